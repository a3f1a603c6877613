//! A reply read, judged and written, and not explained.

#![no_std]
#![no_main]

use core::fmt::Write as _;

use smtp_codes::{Command, Party, ReplyDecoder, ToReply};

smtp_codes_sizes::program!(|number, output| {
    // The compiler must not know the reply beforehand.
    let received: &[u8] = if number > 1 { b"250 2.0.0 ok\r\n" } else { b"550 5.7.30 no - gsmtp\r\n" };
    if let Ok(Some((reply, _))) = ReplyDecoder::new().decode(received) {
        let findings = reply.check(Command::EndOfData).count();
        let party = Party::of(reply.code(), reply.enhanced());
        let action = reply.verdict(Command::EndOfData).action;
        let _ = write!(output, "{}{}{party}{action:?}{findings}", reply.wire(), reply.to_log());
    }
});
