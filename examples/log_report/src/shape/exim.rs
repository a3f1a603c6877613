//! Exim.
//!
//! ```text
//! 1rAbCd-0005vi-2X => ann@example.org R=dnslookup T=remote_smtp H=mx.example.org [192.0.2.1] C="250 OK id=1rAbCe-0005vj-3Y"
//! 1rAbCd-0005vi-2X ** ann@example.org R=dnslookup T=remote_smtp H=mx.example.org [192.0.2.1]: SMTP error from remote mail server
//!     after RCPT TO:<ann@example.org>: 550 no such user
//! ```

use memchr::memmem::{self, Finder};
use smtp_codes::Command;

use super::Message;
use crate::entry::{Count, Frame, Side};
use crate::field::{self, needle};

/// Exim's marks of outcomes: delivered, delivered as well, kept, refused, put off.
const DELIVERED: [&[u8]; 3] = [b"=>", b"->", b">>"];
const FAILED: [&[u8]; 2] = [b"**", b"=="];

/// Returns `true` for a line of Exim's own log, which has no host and no program in it.
pub(super) fn is_own_log(line: &[u8]) -> bool {
    const BEGINS: [&[u8]; 5] = [
        b"H=",
        b"SMTP ",
        b"unexpected disconnection ",
        b"no MAIL in SMTP connection ",
        b"TLS error on connection ",
    ];
    let text = after_pid(line);
    message_id(text).is_some()
        || BEGINS.iter().any(|begin| text.starts_with(begin))
        || field::has(text, needle!(b"SMTP error from remote"))
        || field::has(text, needle!(b"rejected "))
        || has_failed_login(text)
}

/// `login authenticator failed for mx.example.org [192.0.2.1]: 535 Incorrect authentication data (set_id=ann)`
fn has_failed_login(text: &[u8]) -> bool {
    field::has(text, needle!(b" authenticator failed for "))
}

pub(super) fn read<'a>(message: &Message<'a>) -> Frame<'a> {
    let text = after_pid(message.all);
    let id = message_id(text);
    let text = id.map_or(text, |id| text.get(id.len() + 1..).unwrap_or_default());
    let mark = field::word(text);
    let (is_delivered, is_failed) = (DELIVERED.contains(&mark), FAILED.contains(&mark));
    let (words, is_cut) = match message.head.ends_with(b"C=\"") {
        true => message.quoted(),
        false => (message.tail, false),
    };
    let is_refusal = field::has(message.head, needle!(b"rejected ")) || has_failed_login(message.head);
    let is_given = !is_delivered && !is_failed && is_refusal;
    Frame {
        side: if is_given { Side::Given } else { Side::Received },
        count: match id {
            Some(message) if is_failed => Count::Outcome { message },
            Some(message) if !is_delivered && !is_given => Count::Notice { message },
            _ => Count::Once,
        },
        command: if is_delivered { Some(Command::EndOfData) } else { answered(message.head, is_given) },
        text: words,
        is_cut,
        host: if is_given { None } else { host(message.head) },
        domain: if is_given {
            field::domain_in(message.all, needle!(b"F=<"))
        } else {
            recipient(message.all, message.head, Side::Received).or_else(|| host(message.head))
        },
    }
}

pub(super) fn queue_id(message: &[u8]) -> Option<&[u8]> {
    message_id(after_pid(message))
}

/// The domain of the recipient: after the mark of an outcome, or else in the command that was answered.
pub(super) fn recipient<'a>(message: &'a [u8], head: &'a [u8], side: Side) -> Option<&'a [u8]> {
    let text = after_id(message);
    let mark = field::word(text);
    let command = match side {
        Side::Received if is_outcome(mark) => {
            let recipient = text.get(mark.len()..).unwrap_or_default().trim_ascii_start();
            return field::domain_of(mailbox(recipient));
        }
        Side::Received => needle!(b"RCPT TO:<"),
        Side::Given => needle!(b"rejected RCPT <"),
    };
    field::domain_of(field::before(field::after_last(head, command)?, b'>'))
}

/// Returns what follows the name of the message.
pub(super) fn after_id(text: &[u8]) -> &[u8] {
    let text = after_pid(text);
    message_id(text).map_or(text, |id| text.get(id.len() + 1..).unwrap_or_default())
}

/// Returns `true` if the line may be about a reply. Others are about what a client did, or about mail that went no
/// further than this host: `** ann@example.org R=aliases: 550 she has left`
pub(super) fn may_tell_of_reply(text: &[u8]) -> bool {
    let of_server = [needle!(b"SMTP error from remote"), needle!(b"LMTP error ")];
    let more = match field::word(text) {
        b"<=" => return false,
        b"SMTP" => return text.starts_with(b"SMTP error from remote"),
        mark if is_outcome(mark) => [needle!(b" H="), needle!(b" C=\"")],
        _ => [needle!(b"rejected "), response()],
    };
    has_failed_login(text) || of_server.into_iter().chain(more).any(|mark| field::has(text, mark))
}

/// Returns `true` for a line of the message that the log of rejections quotes, with the letter that Exim gives to its
/// header.
pub(super) fn is_header(line: &[u8]) -> bool {
    const HEADERS: [&[u8]; 9] = [
        b"B Bcc:",
        b"C Cc:",
        b"F From:",
        b"I Message-Id:",
        b"P Received:",
        b"R Reply-To:",
        b"S Sender:",
        b"T To:",
        b"  Subject:",
    ];
    HEADERS
        .iter()
        .any(|header| line.get(..header.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(header)))
}

/// `sender verify fail for <ann@example.org>: response to "RCPT TO:<ann@example.org>" from mx.example.org was: 550 no`
fn response() -> &'static Finder<'static> {
    needle!(b"response to \"")
}

/// Returns where the part begins of a refusal, from `begin` on, that no client wrote:
/// `F=<ann@example.org> A=login:ann rejected RCPT <bob@example.org>: 550 no`
pub(super) fn refusal(text: &[u8], begin: usize) -> Option<usize> {
    if is_outcome(field::word(text)) || has_failed_login(text) {
        return None;
    }
    let answers = [needle!(b"SMTP error from remote"), needle!(b"LMTP error "), response()];
    let fields = answers.into_iter().fold(text.get(begin..)?, |fields, mark| field::until(fields, mark));
    let refused = begin + needle!(b"rejected ").find(fields)?;
    let (_, argument) = text.split_at(refused + "rejected ".len());
    // What follows these is in no brackets.
    let bare = [&b"EHLO or HELO "[..], b"VRFY ", b"EXPN ", b"ETRN ", b"AUTH "];
    let is_bare = bare.iter().any(|command| argument.starts_with(command));
    let reason = if is_bare { memmem::rfind(argument, b": ") } else { None };
    Some(reason.map_or(refused, |reason| text.len() - argument.len() + reason))
}

/// Returns `true` for a mark that an outcome follows.
pub(super) fn is_outcome(mark: &[u8]) -> bool {
    DELIVERED.contains(&mark) || FAILED.contains(&mark)
}

/// A part of a line that Exim gave to syslog in several, as it was too long or had line ends in it: `[1/3] `, `[1\3] `.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Part {
    pub(crate) number: usize,
    pub(crate) of: usize,
    /// Octets of the mark before the words.
    pub(crate) mark: usize,
}

impl Part {
    pub(super) fn read(message: &[u8]) -> Option<Self> {
        let (number, rest) = digits(message.strip_prefix(b"[")?)?;
        let (of, rest) = digits(rest.strip_prefix(b"/").or(rest.strip_prefix(b"\\"))?)?;
        let rest = rest.strip_prefix(b"]")?;
        let rest = rest.strip_prefix(b" ").unwrap_or(rest);
        (number <= of && of > 1).then_some(Self { number, of, mark: message.len() - rest.len() })
    }
}

/// Returns the number at the front of a text, which begins with no zero, and the rest.
fn digits(text: &[u8]) -> Option<(usize, &[u8])> {
    let length = text.iter().take(4).take_while(|octet| octet.is_ascii_digit()).count();
    let (digits, rest) = text.split_at(length);
    let number = std::str::from_utf8(digits).ok().filter(|digits| !digits.starts_with('0'))?.parse().ok()?;
    Some((number, rest))
}

/// `[1234] `, which the selector `pid` puts before the rest.
fn after_pid(text: &[u8]) -> &[u8] {
    let Some(rest) = text.strip_prefix(b"[") else { return text };
    let digits = rest.iter().take_while(|octet| octet.is_ascii_digit()).count();
    rest.get(digits..).and_then(|rest| rest.strip_prefix(b"] ")).unwrap_or(text)
}

/// `1rAbCd-0005vi-2X`, or longer since Exim 4.97.
fn message_id(text: &[u8]) -> Option<&[u8]> {
    let id = field::word(text);
    let mut parts = id
        .split(|octet| *octet == b'-')
        .map(|part| if part.iter().all(u8::is_ascii_alphanumeric) { part.len() } else { 0 });
    let is_id = parts.next() == Some(6)
        && matches!(parts.next(), Some(6 | 11))
        && matches!(parts.next(), Some(2 | 4))
        && parts.next().is_none();
    is_id.then_some(id)
}

/// The address that was delivered to: the one in brackets where it began as another.
fn mailbox(recipient: &[u8]) -> &[u8] {
    let first = field::word(recipient);
    let rest = recipient.get(first.len() + 1..).unwrap_or_default();
    match rest.strip_prefix(b"<") {
        Some(rest) if !first.contains(&b'@') => field::before(rest, b'>'),
        _ => first,
    }
}

/// Returns what the reply answers: `after RCPT TO:<ann@example.org>: 550`, or `rejected RCPT <ann@example.org>: 550`.
fn answered(head: &[u8], is_given: bool) -> Option<Command> {
    if is_given && has_failed_login(head) {
        return Some(Command::Auth);
    }
    let mark = if is_given { needle!(b"rejected ") } else { needle!(b" after ") };
    let name = field::after_last(head, mark)?;
    let name = name.strip_prefix(b"pipelined ").or(name.strip_prefix(b"after ")).unwrap_or(name);
    if name.starts_with(b"initial connection") || name.starts_with(b"connection ") {
        Some(Command::Connect)
    } else if name.starts_with(b"end of data") || (is_given && name.starts_with(b"DATA")) {
        Some(Command::EndOfData)
    } else {
        let verb = name.iter().take_while(|octet| octet.is_ascii_alphabetic()).count();
        Command::from_line(&name[..verb])
    }
}

fn host(head: &[u8]) -> Option<&[u8]> {
    field::after(head, needle!(b"H="))
        .or_else(|| field::after(head, needle!(b" host ")))
        .and_then(field::host)
}
