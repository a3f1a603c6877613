//! What a syslog daemon writes before the message: a host, a program with its process, and structured data.

use std::ops::Range;

use super::{Writer, exim, postfix};
use crate::clock::{self, Stamp, Time};
use crate::field::{self, needle};

/// The part of a line before its message.
#[derive(Clone, Debug)]
pub(crate) struct Header<'a> {
    pub(super) writer: Writer<'a>,
    /// What is before the message, but for the time.
    pub(super) origin: &'a [u8],
    /// Where the structured data is, in which there is no reply.
    pub(super) data: Range<usize>,
    /// The part that the line is of a longer one.
    pub(crate) part: Option<exim::Part>,
    /// Where the message begins.
    pub(super) end: usize,
}

impl<'a> Header<'a> {
    pub(crate) fn read(line: &'a [u8], time: Option<Time>) -> Self {
        let begin = time.map_or(0, |time| time.end);
        let stamp = time.map(|time| time.stamp);
        let rest = line.get(begin..).unwrap_or_default();
        if stamp == Some(Stamp::Exim) && exim::is_own_log(rest) {
            let data = begin..begin;
            return Self { writer: Writer::Exim, origin: b"", data, part: None, end: begin };
        }
        let host = if stamp.is_some() { field::word(rest).len() + 1 } else { 0 };
        let name = rest.get(host..).unwrap_or_default();
        let length = name.iter().take_while(|octet| !matches!(octet, b'[' | b':' | b' ')).count();
        let (program, rest) = name.split_at(length);
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
        let begin = line.len() - rest.len();
        let (data, mut end) = match structured_data(rest) {
            Some(data) => {
                let message = rest.get(data.end + 1..).unwrap_or_default();
                let mark = if message.starts_with("\u{feff}".as_bytes()) { 3 } else { 0 };
                (begin + data.start..begin + data.end, begin + data.end + 1 + mark)
            }
            // Words without a timestamp are not the name of a program.
            None if time.is_none() && matches!(writer, Writer::Unknown) => (0..0, 0),
            None => (begin..begin, begin + process_len(rest)),
        };
        let origin = line.get(time.map_or(0, |time| time.end)..end).unwrap_or_default();
        let mut part = None;
        if let Writer::Exim = writer {
            part = exim::Part::read(line.get(end..).unwrap_or_default());
            end += part.map_or(0, |part| part.mark);
            end += clock::exim_len(line.get(end..).unwrap_or_default());
        }
        Self { writer, origin, data, part, end }
    }

    /// Returns `true` if Exim wrote the line, and not to a log of its own.
    pub(crate) const fn is_exims_syslog(&self) -> bool {
        matches!(self.writer, Writer::Exim) && !self.origin.is_empty()
    }

    /// Returns `true` if the line of another header may be a part of the same line.
    pub(crate) fn is_of_same_line(&self, other: &Header<'_>) -> bool {
        let parts = self.part.zip(other.part);
        self.origin == other.origin && parts.is_some_and(|(part, other)| part.of == other.of)
    }

    /// Returns the message of the line that it is the header of.
    pub(crate) fn message<'l>(&self, line: &'l [u8]) -> &'l [u8] {
        line.get(self.end..).unwrap_or_default()
    }
}

/// Returns the octets of `[4711]: `, on Solaris with `[ID 197553 mail.info] ` after it.
fn process_len(rest: &[u8]) -> usize {
    let process = rest.iter().take(16).position(|octet| *octet == b':').map_or(0, |colon| colon + 1);
    let space = usize::from(rest.get(process) == Some(&b' '));
    let message = rest.get(process + space..).unwrap_or_default();
    let id = message.starts_with(b"[ID ").then(|| needle!(b"] ").find(message)).flatten();
    process + space + id.map_or(0, |end| end + "] ".len())
}

/// Returns where the structured data is after the process and the kind of message (RFC 5424 section 6):
/// ` 4711 - [origin ip="192.0.2.1"] `, or ` 4711 - - `.
fn structured_data(rest: &[u8]) -> Option<Range<usize>> {
    let process = field::word(rest.strip_prefix(b" ")?);
    let is_process = process == b"-" || !process.is_empty() && process.iter().all(u8::is_ascii_digit);
    let kind = rest.get(1 + process.len() + 1..).filter(|_| is_process)?;
    let data = kind.get(field::word(kind).len() + 1..)?;
    let begin = rest.len() - data.len();
    let length = if data.starts_with(b"-") { 1 } else { elements_len(data)? };
    matches!(data.get(length), None | Some(b' ')).then(|| begin..begin + length)
}

/// Returns the octets of `[origin@1 ip="192.0.2.1"][x@1 said="550 \"no\""]`.
fn elements_len(data: &[u8]) -> Option<usize> {
    let mut rest = data;
    while let Some(element) = rest.strip_prefix(b"[") {
        rest = after_name(element)?;
        while let Some(parameter) = rest.strip_prefix(b" ") {
            let value = after_name(parameter)?.strip_prefix(b"=\"")?;
            rest = value.get(field::closing_quote(value)? + 1..)?;
        }
        rest = rest.strip_prefix(b"]")?;
    }
    (rest.len() < data.len()).then(|| data.len() - rest.len())
}

fn after_name(text: &[u8]) -> Option<&[u8]> {
    let is_of_name = |octet: &&u8| octet.is_ascii_graphic() && !matches!(octet, b'=' | b']' | b'"');
    let length = text.iter().take_while(is_of_name).count();
    if length > 0 { text.get(length..) } else { None }
}
