//! A program that reads, judges and writes replies, and explains none: it should have no word of an explanation in it.

#![no_std]
#![no_main]

use core::fmt::{self, Write};
use core::panic::PanicInfo;

use smtp_codes::{Command, Party, Reply, ReplyDecoder, ToReply};

#[link(name = "c")]
extern "C" {}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    loop {}
}

/// The compiled `core` refers to it, and nothing calls it: a panic ends in the loop above.
#[no_mangle]
pub extern "C" fn rust_eh_personality() {}

#[no_mangle]
pub extern "C" fn main(arguments: i32) -> i32 {
    // What the compiler cannot work out beforehand.
    let received: &[u8] = if arguments > 1 { b"250 2.0.0 ok\r\n" } else { b"550 5.7.30 no - gsmtp\r\n" };
    match ReplyDecoder::new().decode(received) {
        Ok(Some((reply, _))) => judges(&reply),
        _ => -1,
    }
}

fn judges(reply: &Reply<'_>) -> i32 {
    let verdict = reply.verdict(Command::EndOfData);
    let findings = reply.check(Command::EndOfData).count() as i32;
    let party = Party::of(reply.code(), reply.enhanced());
    let mut sink = Sink(0);
    let is_written = write!(sink, "{}{}{party}{:?}", reply.wire(), reply.to_log(), verdict.action).is_ok();
    if is_written && findings < 9 && sink.0 > 20 {
        0
    } else {
        1
    }
}

struct Sink(usize);

impl Write for Sink {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 += text.len();
        Ok(())
    }
}
