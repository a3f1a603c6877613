//! Postfix.
//!
//! ```text
//! 4F1A22BD: to=<ann@example.org>, relay=mx.example.org[192.0.2.1]:25, dsn=5.1.1, status=bounced (host mx.example.org[192.0.2.1]
//!     said: 550 5.1.1 no such user (in reply to RCPT TO command))
//! NOQUEUE: reject: RCPT from unknown[192.0.2.7]: 554 5.7.1 <bob@example.net>: Relay access denied; from=<ann@example.org> to=...
//! ```

use smtp_codes::Command;

use super::Message;
use crate::entry::{Count, Frame, Side};
use crate::field;

/// Programs of Postfix that answer clients.
const SERVERS: [&[u8]; 5] = [b"smtpd", b"postscreen", b"cleanup", b"tlsproxy", b"proxymap"];

/// The part of Postfix that is behind a name such as `postfix/submission/smtpd`.
pub(super) fn service(program: &[u8]) -> Option<&[u8]> {
    let (_, service) = program.split_at(memchr::memrchr(b'/', program)? + 1);
    (program.starts_with(b"postfix") || matches!(service, b"smtp" | b"smtpd" | b"lmtp")).then_some(service)
}

pub(super) fn read<'a>(service: &[u8], message: &Message<'a>) -> Frame<'a> {
    if SERVERS.contains(&service) { given(message) } else { received(message) }
}

fn received<'a>(message: &Message<'a>) -> Frame<'a> {
    let (text, is_cut) = if !message.has_reply {
        // The words are the program's own: `dsn=4.4.1, status=deferred (connect to mx.example.org[192.0.2.1]:25: timed out)`.
        field::behind(message.tail, b"(").map_or((message.tail, false), |remark| closed(remark, message))
    } else if field::behind(message.head, b", status=").is_some() {
        closed(message.tail, message)
    } else {
        (message.tail, false)
    };
    let (text, answered) = answered(text);
    let command = if message.head.ends_with(b"status=sent (") {
        Some(Command::EndOfData)
    } else if message.head.ends_with(b"refused to talk to me: ") {
        Some(Command::Connect)
    } else {
        answered
    };
    // What the queue has put off without trying again.
    let is_echo = text.starts_with(b"delivery temporarily suspended")
        || field::behind(message.head, b"(delivery temporarily suspended: ").is_some();
    Frame {
        side: Side::Received,
        count: if is_echo { Count::Not } else { Count::Once },
        command,
        text,
        is_cut,
        domain: field::domain_in(message.head, b"to=<").or_else(|| host(message.head)),
    }
}

/// The remark without the bracket that closes it, and whether that is missing.
fn closed<'a>(remark: &'a [u8], message: &Message<'a>) -> (&'a [u8], bool) {
    match remark.strip_suffix(b")") {
        Some(text) => (text, false),
        None => (remark, message.after != b")"),
    }
}

/// The words without what they answer, and that: ` (in reply to end of DATA command)`.
fn answered(text: &[u8]) -> (&[u8], Option<Command>) {
    const WORDS: &[u8] = b"(in reply to ";
    if !text.ends_with(b" command)") {
        return (text, None);
    }
    match memchr::memmem::rfind(text, WORDS).and_then(|at| text.split_at_checked(at)) {
        Some((text, answer)) => {
            let command = match answer.strip_prefix(WORDS).unwrap_or_default() {
                name if name.starts_with(b"end of DATA") => Some(Command::EndOfData),
                name => Command::from_line(field::word(name)),
            };
            (field::trim_end(text), command)
        }
        None => (text, None),
    }
}

/// The host that was talked to.
fn host(head: &[u8]) -> Option<&[u8]> {
    let name = field::behind(head, b"host ").or_else(|| field::behind(head, b"relay="))?;
    if name.starts_with(b"none,") { None } else { field::host(name) }
}

fn given<'a>(message: &Message<'a>) -> Frame<'a> {
    let text = field::until(field::until(message.tail, b"; from=<"), b"; client=");
    let command = field::behind(message.head, b"reject: ").and_then(|rest| match field::word(rest) {
        b"CONNECT" => Some(Command::Connect),
        b"END-OF-MESSAGE" => Some(Command::EndOfData),
        verb => Command::from_line(verb),
    });
    Frame {
        side: Side::Given,
        // With warn_if_reject it only says what it would have said.
        count: if field::behind(message.head, b"reject_warning: ").is_some() {
            Count::Not
        } else {
            Count::Once
        },
        command,
        text,
        is_cut: false,
        domain: field::domain_in(message.tail, b"from=<"),
    }
}
