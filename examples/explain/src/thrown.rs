//! What Nodemailer throws, as Node shows it in several lines: the reply is in a field, the command in another, and both
//! codes and words are in the message as well.
//!
//! ```text
//! Error: Message failed: 554 5.7.1 no
//!     at SMTPConnection._formatError (/app/node_modules/nodemailer/lib/smtp-connection/index.js:798:19) {
//!   code: 'EMESSAGE',
//!   response: '554 5.7.1 no',
//!   responseCode: 554,
//!   command: 'DATA'
//! }
//! ```

use std::ops::Range;

use smtp_codes::Command;

/// An error with a reply.
#[derive(Debug)]
pub(crate) struct Thrown {
    /// Where its lines are.
    pub(crate) place: Range<usize>,
    /// The reply, with real ends of its lines.
    pub(crate) response: Vec<u8>,
    pub(crate) command: Option<Command>,
    pub(crate) recipient: Option<String>,
    /// It is within the one before, and may be the cause of it.
    pub(crate) is_within: bool,
}

/// Lines before the fields that may be of the same error: its message and where it comes from.
const MOST: usize = 64;

/// Fields of an error.
const FIELDS: usize = 16;

/// Lines of its message.
const OF_MESSAGE: usize = 16;

/// Returns the errors of a text, in their order.
pub(crate) fn errors(text: &[u8]) -> Vec<Thrown> {
    let lines: Vec<_> = lines(text).collect();
    let mut errors = Vec::<Thrown>::new();
    let mut outer = None;
    let mut number = 0;
    while number < lines.len() {
        let at = number;
        number += 1;
        let Some(error) = error(text, &lines, at) else {
            let line = &text[lines[at].clone()];
            // The end of an error.
            if outer.is_some_and(|outer| indentation(line) < outer) && line.trim_ascii().starts_with(b"}") {
                outer = None;
            }
            continue;
        };
        let indentation = indentation(&text[lines[at].clone()]);
        let is_within = outer.is_some_and(|outer| outer < indentation);
        outer = if is_within { outer } else { Some(indentation) };
        errors.push(Thrown { is_within, ..error });
    }
    errors
}

/// Reads the error whose field `response` a line is.
fn error(text: &[u8], lines: &[Range<usize>], number: usize) -> Option<Thrown> {
    let line = |number: usize| lines.get(number).map(|range| &text[range.clone()]);
    let (name, _) = field(line(number)?)?;
    let (response, next) = if name == b"response" { string(text, lines, number)? } else { return None };
    let of_error = |line: &&[u8]| {
        field(line).is_some() && indentation(line) == indentation(&text[lines[number].clone()])
    };
    let first = (0..number)
        .rev()
        .take(FIELDS)
        .take_while(|at| line(*at).as_ref().is_some_and(of_error))
        .last()
        .unwrap_or(number);
    let last =
        (next..lines.len()).take(FIELDS).take_while(|at| line(*at).as_ref().is_some_and(of_error)).last();
    let last = last.unwrap_or(next - 1);
    let value = |wanted: &[u8]| {
        (first..=last).find_map(|at| {
            let (name, value) = field(line(at)?)?;
            (name == wanted).then(|| value.trim_ascii())
        })
    };
    value(b"responseCode")?;
    let unquoted = |value: &[u8]| {
        let (quote, rest) = value.split_first()?;
        let end = rest.iter().position(|octet| octet == quote)?;
        Some(rest[..end].to_vec())
    };
    let command = value(b"command").and_then(unquoted).unwrap_or_default();
    // The reply to the end of a message, which Nodemailer calls by the name of its command.
    let is_of_message = value(b"code").and_then(unquoted).is_some_and(|code| code == b"EMESSAGE");
    let command = match command.as_slice() {
        b"CONN" => Some(Command::Connect),
        b"DATA" if is_of_message => Some(Command::EndOfData),
        line => Command::from_line(line),
    };
    let recipient = value(b"recipient").and_then(unquoted);
    let recipient = recipient.and_then(|recipient| String::from_utf8(recipient).ok());
    let begin = begin(text, lines, first);
    Some(Thrown {
        place: lines[begin].start..lines[last].end,
        response,
        command,
        recipient,
        is_within: false,
    })
}

/// Returns the line with which an error begins whose fields begin with another.
fn begin(text: &[u8], lines: &[Range<usize>], fields: usize) -> usize {
    let line = |number: usize| text[lines[number].clone()].trim_ascii();
    let frames = (0..fields).rev().take(MOST).take_while(|at| line(*at).starts_with(b"at ")).last();
    let end = frames.unwrap_or(fields);
    let is_message = |at: &usize| line(*at).windows(b"Error".len()).any(|part| part == b"Error");
    (0..end).rev().take(OF_MESSAGE).find(is_message).unwrap_or(fields)
}

fn lines(text: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let mut begin = 0;
    text.split(|octet| *octet == b'\n').map(move |line| {
        let range = begin..begin + line.len();
        begin = range.end + 1;
        range
    })
}

fn indentation(line: &[u8]) -> usize {
    line.iter().take_while(|octet| matches!(octet, b' ' | b'\t')).count()
}

/// `  responseCode: 554,` and `  "responseCode": 554,`.
fn field(line: &[u8]) -> Option<(&[u8], &[u8])> {
    let line = line.trim_ascii_start();
    let quote = usize::from(matches!(line.first(), Some(b'"' | b'\'')));
    let length = line[quote..].iter().take_while(|octet| octet.is_ascii_alphabetic()).count();
    let rest = line[quote + length..].strip_prefix(&line[..quote])?.strip_prefix(b": ")?;
    (length > 0).then(|| (&line[quote..quote + length], rest))
}

/// Returns the string that a field has, of which some may be in the next lines, and the line after it.
fn string(text: &[u8], lines: &[Range<usize>], number: usize) -> Option<(Vec<u8>, usize)> {
    let mut string = Vec::new();
    let (_, mut rest) = field(&text[lines[number].clone()])?;
    let mut next = number + 1;
    loop {
        rest = rest.trim_ascii();
        let (quote, literal) = rest.split_first().filter(|(quote, _)| b"'\"`".contains(quote))?;
        let mut octets = literal.iter();
        loop {
            match octets.next()? {
                b'\\' => string.push(match octets.next()? {
                    b'n' => b'\n',
                    b'r' => b'\r',
                    other => *other,
                }),
                octet if octet == quote => break,
                octet => string.push(*octet),
            }
        }
        if !octets.as_slice().starts_with(b" +") {
            return Some((string, next));
        }
        rest = &text[lines.get(next)?.clone()];
        next += 1;
    }
}
