//! The shapes of log lines: which program wrote one, and what it says around the codes.

mod exim;
mod opensmtpd;
mod postfix;
mod sendmail;

use std::ops::Range;

use memchr::memchr;
use serde::Serialize;

use crate::clock::{Stamp, Time};
use crate::entry::{Count, Frame, Side};
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
}

/// A line behind its timestamp, host and program, and where the codes stand in it.
#[derive(Clone, Copy, Debug)]
struct Message<'a> {
    /// Everything.
    all: &'a [u8],
    /// What stands before the codes.
    head: &'a [u8],
    /// What stands behind the codes.
    after: &'a [u8],
    /// The same without the punctuation that ends the codes.
    tail: &'a [u8],
    /// Whether a reply code is among them.
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

/// Reads the line on which codes stand at `codes`, with the words `tail` behind them.
pub(crate) fn read<'a>(
    line: &'a [u8],
    time: Option<Time>,
    codes: Range<usize>,
    tail: &'a [u8],
    has_reply: bool,
) -> (Shape, Frame<'a>) {
    let begin = time.map_or(0, |time| time.end).min(codes.start);
    let stamp = time.map(|time| time.stamp);
    let rest = line.get(begin..).unwrap_or_default();
    let message = |from: usize| {
        let from = (begin + from).min(codes.start);
        Message {
            all: line.get(from..).unwrap_or_default(),
            head: line.get(from..codes.start).unwrap_or_default(),
            after: line.get(codes.end..).unwrap_or_default(),
            tail: tail.trim_ascii_end(),
            has_reply,
        }
    };
    if stamp == Some(Stamp::Exim) {
        if let Some(frame) = exim::own_log(&message(0)) {
            return (Shape::Exim, frame);
        }
    }
    let host = if stamp.is_some() { field::word(rest).len() + 1 } else { 0 };
    let name = rest.get(host..).unwrap_or_default();
    let length = name.iter().take_while(|octet| !matches!(octet, b'[' | b':' | b' ')).count();
    let (program, behind) = name.split_at(length);
    // `smtp[4711]: `
    let process = behind.iter().take(16).position(|octet| *octet == b':').map_or(0, |colon| colon + 1);
    let blank = usize::from(behind.get(process) == Some(&b' '));
    let message = message(host + length + process + blank);
    let (shape, frame) = if let Some(service) = postfix::service(program) {
        (Shape::Postfix, postfix::read(service, &message))
    } else if program.starts_with(b"exim") {
        (Shape::Exim, exim::read(&message))
    } else if matches!(program, b"smtpd" | b"opensmtpd") {
        (Shape::OpenSmtpd, opensmtpd::read(&message))
    } else if program == b"sendmail" || program.starts_with(b"sm-") {
        (Shape::Sendmail, sendmail::read(&message))
    } else {
        (Shape::Unknown, unknown(&message))
    };
    (shape, frame)
}

/// What can be told without knowing the program.
fn unknown<'a>(message: &Message<'a>) -> Frame<'a> {
    Frame {
        side: Side::Received,
        count: Count::Once,
        command: None,
        text: message.tail,
        is_cut: false,
        domain: field::domain_in(message.all, needle!(b"to=<")),
    }
}
