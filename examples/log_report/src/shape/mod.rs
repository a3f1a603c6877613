//! The shapes of log lines: which program wrote one, and what it says around the codes.

mod exim;
mod foreign;
mod header;
mod opensmtpd;
mod postfix;
mod sendmail;

use memchr::memchr;
use serde::Serialize;
use smtp_codes::Found;
use smtp_codes_examples::logs::is_transcript;

use self::foreign::Foreign;
pub(crate) use self::header::Header;
use crate::clock::Time;
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
    header: &Header<'a>,
    codes: &[Found<'a>],
) -> Option<Entry<'a>> {
    let &Header { writer, ref data, part, end, .. } = header;
    let begin_of = |found: &Found<'a>| found.range().start.saturating_sub(line_begin);
    let codes = codes.iter().filter(|found| !data.contains(&begin_of(found)));
    let begin = end.min(begin_of(codes.clone().next()?));
    let all = line.get(begin..)?;
    let mut foreign = match part {
        // Nothing before tells where strangers write; it counts not.
        Some(part) if part.number > 1 => Foreign::none_but_addresses(all),
        _ => Foreign::new(writer, all),
    };
    let own = codes.clone().filter(|found| !foreign.holds(begin_of(found) - begin));
    let Codes { found, enhanced } = Codes::of_reply(own)?;
    let (start, end) = (begin_of(&found), found.range().end.saturating_sub(line_begin));
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
    let last_code = codes.rev().find(|last| last.code().is_some() && last.code() == found.code());
    if last_code.is_some_and(|last| goes_on(writer, &message, line, begin_of(last))) {
        frame.count = Count::Not;
    }
    // The rest is on another line.
    frame.is_cut &= part.is_none();
    let codes = message.head.len();
    let time = time.map(|time| time.moment);
    Some(Entry { shape, time, code: found.code(), enhanced, frame, message: all, codes })
}

/// Returns `true` if a reply ends on a later line of a log that has each of its lines apart: `<<< 554-5.7.1 first`.
fn goes_on(writer: Writer<'_>, message: &Message<'_>, line: &[u8], last_code: usize) -> bool {
    let is_apart = is_transcript(message.head)
        || match writer {
            Writer::Sendmail => sendmail::given_reply(message.all).is_some(),
            _ => false,
        };
    is_apart && line.get(last_code + 3) == Some(&b'-')
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
