//! Sendmail.
//!
//! ```text
//! 4AOGn6Xk012345: to=<ann@example.org>, delay=00:00:02, relay=mx.example.org. [192.0.2.1], dsn=4.2.0, stat=Deferred: 451 4.7.1 later
//! 4AOGn6Xk012346: ruleset=check_rcpt, arg1=<ann@example.org>, relay=host.example.net [192.0.2.7], reject=550 5.7.1 Relaying denied
//! 4AOGn6Xk012346: --- 550 5.7.1 <ann@example.org>... Relaying denied
//! ```

use smtp_codes::Command;

use super::Message;
use crate::entry::{Count, Frame, Side};
use crate::field::{self, needle};

pub(super) fn read<'a>(message: &Message<'a>) -> Frame<'a> {
    let is_refusal = message.head.ends_with(b"reject=");
    let is_reply = given_reply(message.all).is_some();
    let is_given = is_refusal || is_reply;
    let is_sent = message.head.ends_with(b"stat=Sent (");
    let text = if message.has_reply {
        message.tail
    } else {
        field::after(message.tail, needle!(b"stat=")).unwrap_or(message.tail)
    };
    // `reply=550 5.1.1 no such user, stat=User unknown`
    let is_field = message.head.ends_with(b"reply=");
    let text = if is_field { field::until(text, needle!(b", stat=")) } else { text };
    // A reply that is put off for another one is logged again when it is given, if ever.
    let is_held_back = is_reply && text.ends_with(b" (hold)");
    let text = text.strip_suffix(b" (held)").filter(|_| is_reply).unwrap_or(text);
    let (text, is_cut) = match text.strip_suffix(b")") {
        Some(text) if is_sent => (text, false),
        _ => (text, is_sent && message.after != b")"),
    };
    let command = if is_sent {
        Some(Command::EndOfData)
    } else {
        field::after(message.head, needle!(b"ruleset=check_")).and_then(|rule| {
            match field::before(rule, b',') {
                b"rcpt" => Some(Command::Rcpt),
                b"mail" => Some(Command::Mail),
                b"relay" => Some(Command::Connect),
                b"eoh" | b"eom" => Some(Command::EndOfData),
                verb => Command::from_line(verb),
            }
        })
    };
    let relay = || field::after(message.head, needle!(b"relay=")).and_then(field::host);
    Frame {
        side: if is_given { Side::Given } else { Side::Received },
        count: match queue_id(message.all) {
            _ if is_held_back => Count::Not,
            Some(message) if is_refusal => Count::Outcome { message },
            Some(message) if is_given => Count::Notice { message },
            _ => Count::Once,
        },
        command,
        text,
        is_cut,
        host: if is_given { None } else { relay() },
        domain: if is_given { relay() } else { recipient(message.head).or_else(relay) },
    }
}

/// Returns where the reply begins on a line that a high level logs for each reply of this server.
pub(super) fn given_reply(message: &[u8]) -> Option<usize> {
    let mark = field::word(message).len() + 1;
    let rest = message.get(mark..)?.strip_prefix(b"--- ")?;
    Some(message.len() - rest.len())
}

/// Returns what follows `4AOGn6Xk012345: ` or `NOQUEUE: `, which is not before all messages.
pub(super) fn after_id(message: &[u8]) -> &[u8] {
    let id = field::word(message);
    if id.ends_with(b":") { message.get(id.len() + 1..).unwrap_or_default() } else { message }
}

/// `4AOGn6Xk012345: `
pub(super) fn queue_id(message: &[u8]) -> Option<&[u8]> {
    let id = message.get(..memchr::memchr(b':', message.get(..24).unwrap_or(message))?)?;
    let is_id =
        id.len() >= 8 && id.iter().all(u8::is_ascii_alphanumeric) && id.iter().any(u8::is_ascii_digit);
    is_id.then_some(id)
}

/// `ruleset=check_rcpt, arg1=<ann@example.org>, `
pub(super) fn refused_recipient(head: &[u8]) -> Option<&[u8]> {
    let argument = field::after(head, needle!(b"ruleset=check_rcpt, arg1=<"))?;
    field::domain_of(field::before(argument, b'>'))
}

/// The domain of the first recipient, whose brackets sendmail keeps as the client wrote them.
pub(super) fn recipient(head: &[u8]) -> Option<&[u8]> {
    field::domain_in(head, needle!(b"to=<")).or_else(|| {
        let bare = field::after(head, needle!(b" to="))?;
        field::domain_of(field::before(bare, b','))
    })
}
