//! Postfix.
//!
//! ```text
//! 4F1A22BD: to=<ann@example.org>, relay=mx.example.org[192.0.2.1]:25, dsn=5.1.1, status=bounced (host mx.example.org[192.0.2.1]
//!     said: 550 5.1.1 no such user (in reply to RCPT TO command))
//! NOQUEUE: reject: RCPT from unknown[192.0.2.7]: 554 5.7.1 <bob@example.net>: Relay access denied; from=<ann@example.org> to=...
//! ```

use memchr::memmem::Finder;
use smtp_codes::Command;

use super::Message;
use crate::entry::{Count, Frame, Side};
use crate::field::{self, needle};

/// Programs of Postfix that answer clients.
const SERVERS: [&[u8]; 5] = [b"smtpd", b"postscreen", b"cleanup", b"tlsproxy", b"proxymap"];

/// Returns the part of Postfix that has a name such as `postfix/submission/smtpd`.
pub(super) fn service(program: &[u8]) -> Option<&[u8]> {
    let (_, service) = program.split_at(memchr::memrchr(b'/', program)? + 1);
    (program.starts_with(b"postfix") || matches!(service, b"smtp" | b"smtpd" | b"lmtp")).then_some(service)
}

/// Returns what was done about a mail, and where it is told to what: `reject` of `4F1A22BD: reject: RCPT from ...`.
pub(super) fn action(message: &[u8]) -> Option<(&[u8], usize)> {
    let action = after_id(message)?;
    let length = action.iter().take_while(|octet| is_of_action(octet)).count();
    // `said: ` comes before what another server replied.
    let is_action = length > 0 && action.get(length..)?.starts_with(b": ") && !action.starts_with(b"said: ");
    is_action.then(|| (&action[..length], message.len() - action.len() + length + ": ".len()))
}

/// Returns `true` if the line may be about a reply: a server logs much else, in the words of its clients.
pub(super) fn may_tell_of_reply(service: &[u8], message: &[u8]) -> bool {
    // The last are the reply of a filter, a line that was sent, and a refusal in the logs of old releases.
    const BEGINS: [&[u8]; 4] = [b"to=<", b"warning: proxy ", b"> ", b"reject: "];
    let text = after_id(message).unwrap_or(message);
    !SERVERS.contains(&service) || BEGINS.iter().any(|begin| text.starts_with(begin))
}

/// Returns the marks of what follows the reply on the line of a refusal: there may be no sender yet.
pub(super) fn fields() -> [&'static Finder<'static>; 4] {
    [needle!(b"; from=<"), needle!(b"; to=<"), needle!(b"; client="), needle!(b"; proto=")]
}

/// Returns `true` for `4F1A22BD: to=<ann@example.org>, `, which a server logs as well where it refuses on its own behalf.
fn is_outcome(message: &[u8]) -> bool {
    after_id(message).is_some_and(|text| text.starts_with(b"to=<"))
}

/// Returns `true` for a line of a session in a log that has them: `< mx.example.org[192.0.2.1]:25: 250 Ok`. Other lines
/// tell what came of the mail, as in a log without sessions.
fn is_of_session(message: &[u8]) -> bool {
    message.starts_with(b"< ") || message.starts_with(b"> ")
}

/// Returns what follows `4F1A22BD: ` or `NOQUEUE: `, which is not a word of the program as in `warning: `.
fn after_id(message: &[u8]) -> Option<&[u8]> {
    let id = message.iter().take(24).take_while(|octet| octet.is_ascii_alphanumeric()).count();
    let is_id = !message[..id].iter().all(u8::is_ascii_lowercase);
    if is_id { message.get(id..)?.strip_prefix(b": ") } else { None }
}

const fn is_of_action(octet: &u8) -> bool {
    octet.is_ascii_lowercase() || matches!(octet, b'-' | b'_')
}

pub(super) fn read<'a>(service: &[u8], message: &Message<'a>) -> Frame<'a> {
    let is_given = SERVERS.contains(&service) && !is_outcome(message.all);
    let mut frame = if is_given { given(message) } else { received(message) };
    if is_of_session(message.all) {
        frame.count = Count::Not;
    }
    frame
}

fn received<'a>(message: &Message<'a>) -> Frame<'a> {
    let frame = |text, is_cut, command, count| Frame {
        side: Side::Received,
        count,
        command,
        text,
        is_cut,
        host: host(message.head),
        domain: field::domain_in(message.head, needle!(b"to=<")).or_else(|| host(message.head)),
    };
    if message.head.ends_with(b"status=sent (") {
        let (text, is_cut) = closed(message.tail, message);
        return frame(text, is_cut, Some(Command::EndOfData), Count::Once);
    }

    let (text, is_cut) = if !message.has_reply {
        // The words are the program's own:
        // `dsn=4.4.1, status=deferred (connect to mx.example.org[192.0.2.1]:25: timed out)`.
        match memchr::memchr(b'(', message.tail) {
            Some(begin) => closed(&message.tail[begin + 1..], message),
            None => (message.tail, false),
        }
    } else if field::has(message.head, needle!(b", status=")) {
        closed(message.tail, message)
    } else {
        (message.tail, false)
    };
    let (text, answered) = answered(text);
    let is_greeting = message.head.ends_with(b"refused to talk to me: ");
    // The queue puts the message off without another attempt.
    let is_echo = text.starts_with(b"delivery temporarily suspended")
        || field::has(message.head, needle!(b"(delivery temporarily suspended: "));
    frame(
        text,
        is_cut,
        if is_greeting { Some(Command::Connect) } else { answered },
        if is_echo { Count::Not } else { Count::Once },
    )
}

/// `4F1A22BD: `, or `4Wk2Xz3Qr0z9pT: ` where long names are on. A word such as `warning` has vowels, which those have
/// not.
pub(super) fn queue_id(message: &[u8]) -> Option<&[u8]> {
    let id = message.get(..memchr::memchr(b':', message.get(..24).unwrap_or(message))?)?;
    let is_short = |octet: &u8| matches!(octet, b'0'..=b'9' | b'A'..=b'F');
    let is_long = |octet: &u8| octet.is_ascii_alphanumeric() && !b"AEIOUaeiou".contains(octet);
    (id.len() >= 6 && (id.iter().all(is_short) || id.iter().all(is_long))).then_some(id)
}

/// `550 5.1.1 <ann@example.org>: unknown; from=<bob@example.net> to=<ann@example.org> proto=ESMTP`
pub(super) fn refused_recipient(after: &[u8]) -> Option<&[u8]> {
    field::domain_in(field::after(after, needle!(b"; from=<"))?, needle!(b"to=<"))
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
    if !text.ends_with(b" command)") {
        return (text, None);
    }
    // Even the longest name is short, so the end of a long text will do.
    let (words, end) = text.split_at(text.len().saturating_sub(64));
    let mark = needle!(b"(in reply to ");
    let Some(name) = field::after_last(end, mark) else { return (text, None) };
    let words = &text[..words.len() + end.len() - name.len() - mark.needle().len()];
    let command = if name.starts_with(b"end of DATA") {
        Some(Command::EndOfData)
    } else {
        Command::from_line(field::word(name))
    };
    (words.trim_ascii_end(), command)
}

/// The host that was talked to.
fn host(head: &[u8]) -> Option<&[u8]> {
    let name = field::after(head, needle!(b"host ")).or_else(|| field::after(head, needle!(b"relay=")))?;
    if name.starts_with(b"none,") { None } else { field::host(name) }
}

fn given<'a>(message: &Message<'a>) -> Frame<'a> {
    let text = match message.after.trim_ascii_start() {
        // `4.7.1  ; from=<ann@example.org>`: a milter gave a status, and no words.
        [b';', ..] => b"",
        _ => fields().into_iter().fold(message.tail, |text, mark| field::until(text, mark)),
    };
    let command = field::after(message.head, needle!(b"reject: ")).and_then(|rest| match field::word(rest) {
        b"CONNECT" => Some(Command::Connect),
        b"END-OF-MESSAGE" => Some(Command::EndOfData),
        verb => Command::from_line(verb),
    });
    Frame {
        side: Side::Given,
        // With warn_if_reject it only says what it would have said.
        count: if field::has(message.head, needle!(b"reject_warning: ")) { Count::Not } else { Count::Once },
        command,
        text,
        is_cut: false,
        host: None,
        domain: field::domain_in(message.after, needle!(b"from=<"))
            .or_else(|| field::domain_in(message.head, needle!(b"from=<"))),
    }
}
