//! The place of a code that comes alone: three digits or a dotted triple are too common to be taken wherever they are.

use smtp_codes_data::Class;

use super::evidence::Evidence;
use super::rules::{
    BRACKET, Before, COLON, Certainty, Codes, DASH, EQUALS, NUMBERED, QUOTE, SEMICOLON, SPACE,
    TOUCHING_COLON, rules_for,
};
use super::token::is_word;
use super::words::{Tail, Words, holds, run, run_back, words};
use crate::codes::{EnhancedCode, ReplyCode};

/// The longest word that is read backwards: the name of an exception, a mailbox.
const LONGEST_WORD: usize = 128;

/// The text before a code, taken apart.
pub(super) struct Ahead<'a> {
    whole: &'a [u8],
    /// The text before the separator, without the quote that closes it.
    name: &'a [u8],
    tail: Tail,
    /// The separator between the name and the code, as one of the constants of the rules; 0 where anything else touches
    /// the code.
    separator: u8,
}

impl<'a> Ahead<'a> {
    #[inline]
    pub(super) fn read(before: &'a [u8]) -> Self {
        // As programs write JSON.
        if let [name @ .., b'"', b':'] = before {
            return Self { whole: before, name, tail: Tail::of(name), separator: TOUCHING_COLON };
        }
        let (body, is_quoted) = match before.split_last() {
            Some((b'"' | b'\'', body)) => (body, true),
            _ => (before, false),
        };
        let head = unfold(body);
        let is_spaced = head.len() < body.len();
        let (separator, name) = match head.split_last() {
            Some((b':', name)) => (if is_spaced { COLON } else { TOUCHING_COLON }, name),
            Some((b'=', name)) => (EQUALS, name),
            Some((b';', name)) => (SEMICOLON, name),
            Some((b'(', name)) if !is_spaced && name.ends_with(b" ") => (BRACKET, name),
            Some((b'-', name)) if is_spaced && name.ends_with(b" ") => (DASH, name),
            _ if !is_spaced => (0, head),
            _ => (if is_quoted { QUOTE } else { SPACE }, head),
        };
        let name = if separator & (SPACE | QUOTE) == 0 { trim_spaces(name) } else { name };
        let name = name.strip_suffix(b"\"").or(name.strip_suffix(b"'")).unwrap_or(name);
        Self { whole: before, name, tail: Tail::of(name), separator }
    }

    /// Returns `true` if a colon makes the number after it a port, `mx.example.com:587`, and not the value of a field.
    #[inline]
    pub(super) fn ends_like_host(&self) -> bool {
        self.separator == TOUCHING_COLON
            && !rules_for(Codes::Reply, self.separator)
                .any(|rule| matches!(&rule.before, Before::Words(words) if words.end(self.name, self.tail)))
    }

    /// Returns `true` if the number is the value of a field that is called a code or a status.
    #[inline]
    pub(super) fn names_a_code(&self) -> bool {
        const NAMES: Words = words![b"code", b"status", b"smtpstatus"];
        self.separator & (COLON | TOUCHING_COLON | EQUALS) != 0 && NAMES.end(self.name, self.tail)
    }

    /// Returns the word at the end of the name, with the octets that names of exceptions hold.
    #[inline]
    fn exception(&self) -> &'a [u8] {
        let is_of_name =
            |octet: &u8| octet.is_ascii_alphanumeric() || matches!(octet, b'.' | b':' | b'_' | b'$' | b'\\');
        let len = run_back(self.name, LONGEST_WORD, is_of_name);
        self.name.get(self.name.len() - len..).unwrap_or_default()
    }
}

/// Returns `true` if the enhanced code from `at` to `end` is where one is to be expected.
#[inline]
pub(super) fn admits_enhanced(
    text: &[u8],
    at: usize,
    end: usize,
    enhanced: EnhancedCode,
    evidence: &mut Evidence,
) -> bool {
    let Some(before) = text.get(..at) else { return false };
    // The field of most logs, ahead of all rules.
    if before.ends_with(b"dsn=") {
        return !before.iter().nth_back(4).is_some_and(u8::is_ascii_alphanumeric);
    }
    let is_negative = enhanced.class() != Class::Success;
    match before.split_last() {
        Some((b'(' | b'[' | b'#', _)) => {
            is_negative && enhanced.known_subject().is_some() && is_bracketed(before, text.get(end..))
        }
        _ => {
            let ahead = Ahead::read(before);
            rules_for(Codes::Enhanced, ahead.separator).any(|rule| {
                (rule.certainty.admits_any() || is_negative && enhanced.known().is_some())
                    && rule.before.is_met(text, at, &ahead, evidence)
            })
        }
    }
}

/// Returns `true` if the reply code at `at`, which no enhanced code follows, is where one is to be expected.
#[inline]
pub(super) fn admits_code(
    text: &[u8],
    at: usize,
    code: ReplyCode,
    ahead: &Ahead<'_>,
    evidence: &mut Evidence,
) -> bool {
    let Some((before, after)) = text.get(..at).zip(text.get(at + 3..)) else { return false };
    if !ends_code(before, after) {
        return false;
    }
    rules_for(Codes::Reply, ahead.separator).any(|rule| {
        rule.before.is_met(text, at, ahead, evidence)
            && rule.certainty.admits(code, text, at, after, evidence)
    })
}

impl Before {
    #[inline]
    fn is_met(&self, text: &[u8], at: usize, ahead: &Ahead<'_>, evidence: &mut Evidence) -> bool {
        const EXCEPTIONS: Words = words![b"Exception", b"Error", b"Busy", b"Refused"];
        let name = ahead.name;
        match self {
            Self::Words(words) => words.end(name, ahead.tail),
            Self::InRecord(words) => words.end(name, ahead.tail) && evidence.is_record_of_mail(text, at),
            Self::Path => name.ends_with(b">"),
            Self::Address => {
                let is_of_address = |octet: &u8| !octet.is_ascii_whitespace();
                let word = run_back(name, LONGEST_WORD, is_of_address);
                name.iter().rev().take(word).any(|octet| *octet == b'@')
            }
            Self::Host => ends_with_host(name),
            Self::MailException => {
                EXCEPTIONS.end(name, ahead.tail)
                    && [b"smtp", b"mail"].iter().any(|word| holds(ahead.exception(), *word))
            }
            Self::Exception => EXCEPTIONS.end(name, ahead.tail) && !holds(ahead.exception(), b"http"),
            Self::SmtpError => evidence.speaks_of_smtp_error(text, at),
            Self::StatusValue => is_status_value(name),
            Self::RecipientNumber => {
                let digits = run_back(name, 10, u8::is_ascii_digit);
                digits > 0 && name.get(..name.len() - digits).is_some_and(|head| head.ends_with(b"RID "))
            }
            Self::LineMark => matches!(name, [b'<'] | [.., b'\n' | b'\r', b'<']),
            Self::LineStart => matches!(trim_spaces(ahead.whole), [] | [.., b'\n' | b'\r']),
        }
    }
}

impl Certainty {
    #[inline]
    const fn admits_any(self) -> bool {
        matches!(self, Self::Sure | Self::Value)
    }

    #[inline]
    fn admits(self, code: ReplyCode, text: &[u8], at: usize, after: &[u8], evidence: &mut Evidence) -> bool {
        let is_known = code.known().is_some();
        let is_refusal = is_known && code.is_negative();
        let is_complete = match self {
            Self::Sure => return true,
            Self::Value => is_known || matches!(after, [b' ' | b'-' | b'_', ..]),
            Self::Refusal => is_refusal,
            Self::Text => is_known && begins_text(code, after),
            Self::RefusalText => is_refusal && begins_text(code, after),
        };
        is_complete
            && !is_count(after)
            && !(is_http(code) && (is_http_phrase(after) || evidence.speaks_of_http(text, at)))
    }
}

/// Returns `true` if a code ends there: a space, a hyphen, or the end of what quotes it follows.
#[inline]
fn ends_code(before: &[u8], after: &[u8]) -> bool {
    match after.first() {
        None | Some(b' ' | b'\t' | b'\r' | b'\n' | b'-' | b':' | b'"' | b'\'' | b')' | b',' | b'}') => true,
        Some(b'_') => before.ends_with(b"_"),
        Some(_) => false,
    }
}

/// Returns `true` if a text makes the code before it sure: a hyphen or one space, then what is not a number. A server
/// that hands on a reply may have put the same code before it once more.
#[inline]
fn begins_text(code: ReplyCode, after: &[u8]) -> bool {
    let repeated = match after {
        [b' ' | b'-', text @ ..] => text.strip_prefix(&code.digits()),
        _ => None,
    };
    match repeated.unwrap_or(after) {
        [b' ' | b'-', digit, rest @ ..] if digit.is_ascii_digit() => {
            rest.first().is_some_and(u8::is_ascii_alphabetic)
        }
        [b' ' | b'-', first, ..] => {
            !first.is_ascii_whitespace() && !first.is_ascii_control() && *first != b'-'
        }
        _ => false,
    }
}

/// Returns `true` if a number counts what follows: `250 bytes`, `450 connections`.
#[inline]
fn is_count(after: &[u8]) -> bool {
    const COUNTED: &[&[u8]] = &[
        b"attempts",
        b"bytes",
        b"connections",
        b"days",
        b"emails",
        b"entries",
        b"errors",
        b"files",
        b"hosts",
        b"hours",
        b"items",
        b"kb",
        b"lines",
        b"mails",
        b"mb",
        b"messages",
        b"milliseconds",
        b"minutes",
        b"ms",
        b"msgs",
        b"octets",
        b"of",
        b"percent",
        b"pieces",
        b"queries",
        b"recipients",
        b"records",
        b"replies",
        b"requests",
        b"retries",
        b"rows",
        b"s",
        b"sec",
        b"seconds",
        b"secs",
        b"sessions",
        b"times",
        b"users",
    ];
    let Some(word) = after.strip_prefix(b" ") else { return false };
    let len = run(word.get(..16).unwrap_or(word), u8::is_ascii_lowercase);
    let (word, rest) = word.split_at(len);
    !rest.first().is_some_and(|octet| is_word(*octet)) && COUNTED.contains(&word)
}

/// Returns `true` for reply codes that are codes of HTTP as well.
#[inline]
const fn is_http(code: ReplyCode) -> bool {
    matches!(code.get(), 200..=208 | 226 | 300..=308 | 400..=431 | 451 | 500..=511 | 520..=530)
}

/// Returns `true` if the words after a code are those of HTTP (RFC 9110 section 15), in the same letters.
#[inline]
fn is_http_phrase(after: &[u8]) -> bool {
    const PHRASES: &[&[u8]] = &[
        b"Bad Gateway",
        b"Failed Dependency",
        b"Gateway Time", // and `Gateway Timeout`
        b"Internal Server Error",
        b"Misdirected Request",
        b"Not Implemented",
        b"Server Error",
        b"Service Temporarily Unavailable",
        b"Service Unavailable",
        b"Unavailable For Legal Reasons",
        b"Unprocessable",
    ];
    let skipped = run(after.get(..8).unwrap_or(after), |octet| matches!(octet, b' ' | b':' | b')' | b'-'));
    let words = after.get(skipped..).unwrap_or_default();
    PHRASES.iter().any(|phrase| words.starts_with(phrase))
}

/// Returns `true` if brackets or `#`, which no word touches, hold an enhanced code and not the number of a section:
/// `(#5.1.1)`, `[5.7.1]`.
#[inline]
fn is_bracketed(before: &[u8], after: Option<&[u8]>) -> bool {
    let Some((mark, head)) = before.split_last() else { return false };
    let is_numbered = *mark != b'#';
    let head = head.strip_suffix(b"(").or(head.strip_suffix(b"[")).unwrap_or(head);
    // qmail's underscores count as spaces: `sorry_(#5.7.1)`.
    let is_underscored = head.ends_with(b"_") && before.ends_with(b"(#");
    if !is_underscored && head.last().is_some_and(|octet| is_word(*octet)) {
        return false;
    }
    let goes_on = matches!(after, Some([b')' | b']', b' ', next, ..]) if next.is_ascii_lowercase());
    let name = trim_spaces(head);
    !(is_numbered && (goes_on || NUMBERED.end(name, Tail::of(name))))
}

/// Returns `true` after `status=sent` and `stat=Sent`.
#[inline]
fn is_status_value(name: &[u8]) -> bool {
    let letters = run_back(name, 16, u8::is_ascii_alphabetic);
    let field = name.get(..name.len() - letters).unwrap_or_default();
    letters > 0
        && field.strip_suffix(b"=").is_some_and(|name| name.ends_with(b"status") || name.ends_with(b"stat"))
}

/// Returns `true` after a host with its address, `mx[192.0.2.1]` or `mx[192.0.2.1]:25`: not after the process id of a
/// log, `smtpd[550]`.
#[inline]
fn ends_with_host(name: &[u8]) -> bool {
    let port = run_back(name, 5, u8::is_ascii_digit);
    let host = match name.get(..name.len() - port) {
        Some(head) if port > 0 => head.strip_suffix(b":").unwrap_or_default(),
        _ => name,
    };
    let Some(inner) = host.strip_suffix(b"]") else { return false };
    let digits = run_back(inner, 10, u8::is_ascii_digit);
    inner.iter().nth_back(digits) != Some(&b'[')
}

/// Returns the text without the spaces at the end, qmail's underscores included.
#[inline]
fn trim_spaces(mut text: &[u8]) -> &[u8] {
    while let [head @ .., b' ' | b'\t' | b'_'] = text {
        text = head;
    }
    text
}

/// Does the same, and across one line break if the line after it is indented: a folded field (RFC 5322 section 2.2.3).
#[inline]
fn unfold(text: &[u8]) -> &[u8] {
    let head = trim_spaces(text);
    match head.strip_suffix(b"\n") {
        Some(line) if head.len() < text.len() => trim_spaces(line.strip_suffix(b"\r").unwrap_or(line)),
        _ => head,
    }
}
