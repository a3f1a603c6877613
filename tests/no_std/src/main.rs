//! A program without `std` and without an allocator. It exits with 0, or with the number of the first step that fails.

#![no_std]
#![no_main]

use core::fmt::{self, Write};
use core::panic::PanicInfo;

use smtp_codes::{
    Action, Command, DeviationKind, EnhancedCode, KnownCode, KnownStatus, Reply, ReplyCode, ReplyDecoder,
    Verdict,
};

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
pub extern "C" fn main() -> i32 {
    let steps = [decodes, refuses, knows, explains];
    steps.iter().position(|step| step().is_none()).map_or(0, |at| at as i32 + 1)
}

fn decodes() -> Option<()> {
    let received = b"250-mx.example.org\r\n250 SIZE 1000\r\n550 5.1.1 no\n";
    let mut decoder = ReplyDecoder::new();
    let (hello, used) = decoder.decode(received).ok()??;
    let size = hello.capabilities().find(|capability| capability.is("size"))?;
    let (refusal, _) = decoder.decode(&received[used..]).ok()??;
    let deviation = refusal.deviations().next()?;
    let is_right = size.parameters().next() == Some("1000")
        && refusal.code() == ReplyCode::MAILBOX_UNAVAILABLE
        && deviation.kind() == DeviationKind::BareLf;
    is_right.then_some(())
}

fn refuses() -> Option<()> {
    let mut decoder = ReplyDecoder::new().strict().max_line(16);
    let error = decoder.decode(b"250 a line of more than 16 octets\r\n").err()?;
    (error.at() == 15).then_some(())
}

fn knows() -> Option<()> {
    let status: EnhancedCode = "5.2.2".parse().ok()?;
    let code = ReplyCode::EXCEEDED_STORAGE_ALLOCATION;
    let is_right = code.known() == Some(KnownCode::ExceededStorageAllocation)
        && status.known() == Some(KnownStatus::MailboxFull)
        && Verdict::of(Command::Rcpt, code, Some(status)).action == Action::Rejected;
    is_right.then_some(())
}

fn explains() -> Option<()> {
    let reply = Reply::parse(b"451 4.3.0 try again later\r\n").ok()?;
    let mut text = Text { octets: [0; 2_048], length: 0 };
    write!(text, "{}", reply.explain(Some(Command::Data))).ok()?;
    text.octets.starts_with(b"451 4.3.0").then_some(())
}

struct Text {
    octets: [u8; 2_048],
    length: usize,
}

impl Write for Text {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.length + text.len();
        self.octets.get_mut(self.length..end).ok_or(fmt::Error)?.copy_from_slice(text.as_bytes());
        self.length = end;
        Ok(())
    }
}
