//! The shapes of log lines: which program wrote one, and what it says around the codes.

mod exim;
mod foreign;
mod opensmtpd;
mod postfix;
mod sendmail;

use memchr::memchr;
use serde::Serialize;
use smtp_codes::Found;
use smtp_codes_examples::logs::is_transcript;

use self::foreign::Foreign;
use crate::clock::{Stamp, Time};
use crate::codes::Codes;
use crate::entry::{Count, Entry, Frame, Side};
use crate::field::{self, needle};

/// The program that wrote a line.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
pub enum Shape {
    /// Postfix.
    Postfix,
    /// Exim.
    Exim,
    /// OpenSMTPD.
    #[serde(rename = "OpenSMTPD")]
    OpenSmtpd,
    /// Sendmail.
    Sendmail,
    /// None of these.
    Unknown,
}

impl Shape {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Postfix, Self::Exim, Self::OpenSmtpd, Self::Sendmail, Self::Unknown];

    /// Returns its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Postfix => "Postfix",
            Self::Exim => "Exim",
            Self::OpenSmtpd => "OpenSMTPD",
            Self::Sendmail => "Sendmail",
            Self::Unknown => "Unknown",
        }
    }

    /// Returns the queue's name for the mail that a message is about.
    pub(crate) fn queue_id(self, message: &[u8]) -> Option<&[u8]> {
        match self {
            Self::Postfix => postfix::queue_id(message),
            Self::Exim => exim::queue_id(message),
            Self::OpenSmtpd => opensmtpd::queue_id(message),
            Self::Sendmail => sendmail::queue_id(message),
            Self::Unknown => None,
        }
    }

    /// Returns the domain of the recipient that a message names, whose codes are at `codes`.
    pub(crate) fn recipient_domain(self, side: Side, message: &[u8], codes: usize) -> Option<&[u8]> {
        let (head, after) = message.split_at_checked(codes)?;
        match (self, side) {
            (Self::Postfix, Side::Received) => field::domain_in(head, needle!(b"to=<")),
            (Self::Postfix, Side::Given) => postfix::refused_recipient(after),
            (Self::Exim, _) => exim::recipient(message, head, side),
            (Self::OpenSmtpd, Side::Received) => field::domain_in(head, needle!(b"to=<")),
            (Self::OpenSmtpd, Side::Given) => opensmtpd::refused_recipient(head),
            (Self::Sendmail, Side::Received) => sendmail::recipient(head),
            (Self::Sendmail, Side::Given) => sendmail::refused_recipient(head),
            (Self::Unknown, _) => field::domain_in(message, needle!(b"to=<")),
        }
    }
}

/// A line after its timestamp, host and program, and where the codes are in it.
#[derive(Clone, Copy, Debug)]
struct Message<'a> {
    /// Everything.
    all: &'a [u8],
    /// The part before the codes.
    head: &'a [u8],
    /// The part after the codes.
    after: &'a [u8],
    /// The same without the punctuation that ends the codes.
    tail: &'a [u8],
    /// `true` if a reply code is among them.
    has_reply: bool,
}

impl<'a> Message<'a> {
    /// The words up to the quotation mark that closes them, and whether that is missing.
    fn quoted(&self) -> (&'a [u8], bool) {
        match memchr(b'"', self.tail) {
            _ if self.after.starts_with(b"\"") => (b"", false),
            Some(end) => (&self.tail[..end], false),
            None => (self.tail, true),
        }
    }
}

/// Who wrote a line, which tells where in it strangers write.
#[derive(Clone, Copy, Debug)]
enum Writer<'a> {
    /// With the name of the service: `smtp` of `postfix/smtp`.
    Postfix(&'a [u8]),
    /// With a host and a program in front, or in its own log.
    Exim,
    OpenSmtpd,
    Sendmail,
    Unknown,
}

/// Reads a line that begins at `line_begin` of a text, and the codes that were found on it. `None` if none of them is a
/// reply, but what a stranger wrote.
pub(crate) fn read<'a>(
    line: &'a [u8],
    line_begin: usize,
    time: Option<Time>,
    codes: &[Found<'a>],
) -> Option<Entry<'a>> {
    let first = codes.first()?.range().start.saturating_sub(line_begin);
    let (writer, begin) = writer(line, time, first);
    let all = line.get(begin..)?;
    let mut foreign = Foreign::new(writer, all);
    let own =
        codes.iter().filter(|found| !foreign.holds(found.range().start.saturating_sub(line_begin + begin)));
    let Codes { found, enhanced } = Codes::of_reply(own)?;
    let (start, end) =
        (found.range().start.saturating_sub(line_begin), found.range().end.saturating_sub(line_begin));
    let message = Message {
        all,
        head: line.get(begin..start).unwrap_or_default(),
        after: line.get(end..).unwrap_or_default(),
        tail: found.text().trim_ascii_end(),
        has_reply: found.code().is_some(),
    };
    let (shape, mut frame) = match writer {
        Writer::Postfix(service) => (Shape::Postfix, postfix::read(service, &message)),
        Writer::Exim => (Shape::Exim, exim::read(&message)),
        Writer::OpenSmtpd => (Shape::OpenSmtpd, opensmtpd::read(&message)),
        Writer::Sendmail => (Shape::Sendmail, sendmail::read(&message)),
        Writer::Unknown => (Shape::Unknown, unknown(&message)),
    };
    // More lines of the reply may be on this one.
    let last_code = codes.iter().rev().find(|last| last.code().is_some() && last.code() == found.code());
    if last_code
        .is_some_and(|last| goes_on(writer, &message, line, last.range().start.saturating_sub(line_begin)))
    {
        frame.count = Count::Not;
    }
    let codes = message.head.len();
    let time = time.map(|time| time.moment);
    Some(Entry { shape, time, code: found.code(), enhanced, frame, message: all, codes })
}

/// Returns `true` if a reply ends on a later line of a log that has each of its lines apart: `<<< 554-5.7.1 first`.
fn goes_on(writer: Writer<'_>, message: &Message<'_>, line: &[u8], last_code: usize) -> bool {
    let is_apart = is_transcript(message.head)
        || matches!(writer, Writer::Postfix(_)) && postfix::is_verbose(message.all);
    is_apart && line.get(last_code + 3) == Some(&b'-')
}

/// Returns who wrote a line, and where its message begins: after timestamp, host and program, and not after `latest`.
fn writer<'a>(line: &'a [u8], time: Option<Time>, latest: usize) -> (Writer<'a>, usize) {
    let begin = time.map_or(0, |time| time.end).min(latest);
    let stamp = time.map(|time| time.stamp);
    let rest = line.get(begin..).unwrap_or_default();
    if stamp == Some(Stamp::Exim) && exim::is_own_log(rest) {
        return (Writer::Exim, begin);
    }
    let host = if stamp.is_some() { field::word(rest).len() + 1 } else { 0 };
    let name = rest.get(host..).unwrap_or_default();
    let length = name.iter().take_while(|octet| !matches!(octet, b'[' | b':' | b' ')).count();
    let (program, rest) = name.split_at(length);
    let message = (begin + host + length + header_len(rest)).min(latest);
    let writer = if let Some(service) = postfix::service(program) {
        Writer::Postfix(service)
    } else if program.starts_with(b"exim") {
        Writer::Exim
    } else if matches!(program, b"smtpd" | b"opensmtpd") {
        Writer::OpenSmtpd
    } else if program == b"sendmail" || program.starts_with(b"sm-") {
        Writer::Sendmail
    } else {
        Writer::Unknown
    };
    (writer, message)
}

/// Returns the octets between the name of a program and its message: those of `[4711]: `, on Solaris with
/// `[ID 197553 mail.info] ` after it, or of ` 4711 - - ` (RFC 5424 section 6).
fn header_len(rest: &[u8]) -> usize {
    if let Some(message) = after_structured_data(rest) {
        return rest.len() - message.len();
    }
    let process = rest.iter().take(16).position(|octet| *octet == b':').map_or(0, |colon| colon + 1);
    let space = usize::from(rest.get(process) == Some(&b' '));
    let message = rest.get(process + space..).unwrap_or_default();
    let id = message.starts_with(b"[ID ").then(|| needle!(b"] ").find(message)).flatten();
    process + space + id.map_or(0, |end| end + "] ".len())
}

/// ` 4711 - [origin ip="192.0.2.1"] `: the process, the kind of message, and the structured data.
fn after_structured_data(rest: &[u8]) -> Option<&[u8]> {
    let rest = rest.strip_prefix(b" ")?;
    let process = field::word(rest);
    let is_process = process == b"-" || !process.is_empty() && process.iter().all(u8::is_ascii_digit);
    let rest = rest.get(process.len() + 1..).filter(|_| is_process)?;
    let data = rest.get(field::word(rest).len() + 1..)?;
    let message = match data.first()? {
        b'-' => data.strip_prefix(b"- ")?,
        b'[' => field::after(data, needle!(b"] "))?,
        _ => return None,
    };
    Some(message.strip_prefix("\u{feff}".as_bytes()).unwrap_or(message))
}

/// Returns what can be told without knowing the program.
fn unknown<'a>(message: &Message<'a>) -> Frame<'a> {
    Frame {
        side: Side::Received,
        count: Count::Once,
        command: None,
        text: message.tail,
        is_cut: false,
        host: None,
        domain: field::domain_in(message.all, needle!(b"to=<")),
    }
}
