//! OpenSMTPD.
//!
//! ```text
//! 6e3a51c8b2f04d17 mta delivery evpid=9c1f from=<bob@example.net> to=<ann@example.org> rcpt=<-> source="192.0.2.25"
//!     relay="192.0.2.1 (mx.example.org)" delay=2s result="PermFail" stat="550 5.1.1 no such user"
//! 6e3a51c8b2f04d18 smtp failed-command command="RCPT TO:<ann@example.org>" result="550 5.1.1 Invalid recipient"
//! ```

use smtp_codes::Command;

use super::Message;
use crate::entry::{Count, Frame, Side};
use crate::field::{self, needle};

/// `6e3a51c8b2f04d17 mta delivery evpid=9c1f3b27a60d4e85 from=<`
pub(super) fn queue_id(message: &[u8]) -> Option<&[u8]> {
    let id = message.split(|octet| *octet == b' ').nth(3)?;
    let id = id.strip_prefix(b"evpid=").or_else(|| id.strip_prefix(b"msgid="))?;
    id.iter().all(u8::is_ascii_hexdigit).then_some(id)
}

/// `command="RCPT TO:<ann@example.org>"`
pub(super) fn refused_recipient(head: &[u8]) -> Option<&[u8]> {
    let command = field::after(head, needle!(b"command=\""))?;
    let (verb, mailbox) = command.split_at_checked("RCPT TO:<".len())?;
    let is_recipient = verb.eq_ignore_ascii_case(b"RCPT TO:<");
    if is_recipient { field::domain_of(field::before(mailbox, b'>')) } else { None }
}

/// Returns `true` for what the part says that answers clients, in the words of today and of OpenSMTPD 5.
pub(super) fn is_given(message: &[u8]) -> bool {
    let session = field::word(message).len() + 1;
    message.starts_with(b"smtp-in: ")
        || message.get(session..).is_some_and(|event| event.starts_with(b"smtp "))
}

pub(super) fn read<'a>(message: &Message<'a>) -> Frame<'a> {
    let is_given = is_given(message.all);
    let (text, is_cut) = if message.head.ends_with(b"\"") { message.quoted() } else { (message.tail, false) };
    let command = if is_given {
        field::after(message.head, needle!(b"command=\""))
            .or_else(|| field::after(message.head, needle!(b": \"")))
            .and_then(|line| Command::from_line(field::before(line, b'"')))
    } else {
        field::after(message.head, needle!(b"result=\"Ok\"")).map(|_| Command::EndOfData)
    };
    // `relay="192.0.2.1 (mx.example.org)"`
    let relay = || {
        let relay = field::after(message.head, needle!(b"relay=\""))?;
        field::host(relay.get(field::before(relay, b'(').len() + 1..)?)
    };
    Frame {
        side: if is_given { Side::Given } else { Side::Received },
        count: Count::Once,
        command,
        text,
        is_cut,
        host: if is_given { None } else { relay() },
        domain: if is_given { None } else { field::domain_in(message.head, needle!(b"to=<")).or_else(relay) },
    }
}
