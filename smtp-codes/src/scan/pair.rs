//! The octets between a reply code and the enhanced code or the text that belongs to it.

use smtp_codes_data::Class;

use super::token::{self, Octets, Spacing, is_word};
use super::words::{Tail, Words, holds, run, run_back, words};
use crate::codes::EnhancedCode;

/// An enhanced code that belongs to a reply code: its value, its start and its end.
pub(super) type Joined = (EnhancedCode, usize, usize);

/// Returns the enhanced code right after the reply code at `start`: `550 5.1.1`, `550-5.1.1`, `550 (#5.1.1)`,
/// `(550): 5.1.1`.
#[inline]
pub(super) fn adjacent(text: &[u8], start: usize, spacing: Spacing) -> Option<Joined> {
    let end = start + 3;
    // A tuple or a record.
    if text.get(end) == Some(&b',') {
        return None;
    }
    let at = match text.get(end..) {
        // As nearly all are written.
        Some([b' ' | b'-', b'2'..=b'5', b'.', ..]) if spacing == Spacing::Spaces => end + 1,
        _ => skip_opening(text, start, spacing),
    };
    let (enhanced, after) = token::enhanced(text, at, spacing)?;
    Some((enhanced, at, after))
}

/// Skips all that may come between the reply code at `start` and its enhanced code.
#[inline]
fn skip_opening(text: &[u8], start: usize, spacing: Spacing) -> usize {
    let end = start + 3;
    let is_enclosed = match (text.get(..start), text.get(end)) {
        (Some([.., b'(']), Some(b')')) => true,
        // `smtpd[550]` is a program and its process id.
        (Some([head @ .., b'[']), Some(b']')) => !head.last().is_some_and(|octet| is_word(*octet)),
        _ => false,
    };
    let at = end + usize::from(is_enclosed);
    let at = at + usize::from(matches!(text.get(at), Some(b'-' | b':')));
    let mut at = skip_spacing(text, at, spacing);
    for _ in 0..2 {
        if matches!(text.get(at), Some(b'(' | b'[' | b'#' | b'<' | b'"' | b'\'')) {
            at += 1;
        }
    }
    at
}

/// Names of the member after a reply code whose value is the text of the reply or its enhanced code.
const NAMES: Words = words![
    b"dsn",
    b"message",
    b"msg",
    b"text",
    b"content",
    b"reply",
    b"response",
    b"detail",
    b"details",
    b"reason",
    b"description",
    b"error",
    b"enhanced code",
    b"enhanced_code",
    b"enhanced-code",
    b"enhancedcode",
    b"enchcode", // maddy's `smtp_enchcode`
    b"status",
];

/// PHPMailer's `SMTP code: 550 Additional SMTP info: 5.1.1`.
const PHP_MAILER: &[u8] = b" Additional SMTP info: ";

/// The longest name of a member, in octets.
const LONGEST_NAME: usize = 24;

/// The longest name before the bracket of a tuple, in octets.
const LONGEST_OPENER: usize = 64;

/// The member that follows a reply code in a tuple or a record.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Member {
    /// `(550, b'no such user')` of Python's smtplib, `('550', ['no such user'])` of Cisco: sure without other words.
    Bytes { begin: usize },
    /// `(550, 'no such user')`.
    String { begin: usize },
    /// `"code":550,"message":"no such user"`, `Code: 550, Message: no such user`.
    Named { begin: usize, is_quoted: bool },
}

/// The octet that opens a tuple before a reply code.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Opener {
    /// A bracket that nothing touches.
    Alone,
    /// `SMTPDataError(`
    MailException,
    Touched,
}

/// Returns what opens the tuple whose first member is the reply code at `start`.
#[inline]
pub(super) fn opener_of_tuple(text: &[u8], start: usize) -> Opener {
    let before = text.get(..start).unwrap_or_default();
    let before = before.strip_suffix(b"'").or(before.strip_suffix(b"\"")).unwrap_or(before);
    let Some((b'(' | b'[', head)) = before.split_last() else { return Opener::Touched };
    let len =
        run_back(head, LONGEST_OPENER, |octet| octet.is_ascii_alphanumeric() || matches!(octet, b'.' | b'_'));
    let word = head.get(head.len() - len..).unwrap_or_default();
    match head.last() {
        Some(last) if !is_word(*last) => Opener::Alone,
        None => Opener::Alone,
        Some(_) if holds(word, b"smtp") => Opener::MailException,
        Some(_) => Opener::Touched,
    }
}

impl Member {
    /// Returns what follows the reply code at `start`.
    #[inline]
    pub(super) fn after(text: &[u8], start: usize) -> Option<Self> {
        let mut at = start + 3;
        let quote = text.get(at).filter(|octet| matches!(octet, b'"' | b'\''));
        at += usize::from(quote.is_some());
        match text.get(at..)? {
            [b',', ..] => {}
            rest @ [b' ', b'A', ..] if rest.starts_with(PHP_MAILER) => {
                return Some(Self::Named { begin: at + PHP_MAILER.len(), is_quoted: false });
            }
            _ => return None,
        }
        at = skip_space(text, at + 1);
        let before = text.get(..start)?.split_last().map(|(last, head)| match quote {
            Some(quote) if last == quote => head.last(),
            _ => Some(last),
        });
        if matches!(before.flatten(), Some(b'(' | b'[')) {
            if let Some(member) = Self::string(text, at) {
                return Some(member);
            }
        }
        Self::named(text, at)
    }

    #[inline]
    fn string(text: &[u8], at: usize) -> Option<Self> {
        let rest = text.get(at..)?;
        let (begin, is_sure) = match rest {
            [b'[', b'\'' | b'"', ..] | [b'b', b'\'' | b'"', ..] => (at + 2, true),
            [b'\'' | b'"', ..] => (at + 1, false),
            _ => return None,
        };
        Some(if is_sure { Self::Bytes { begin } } else { Self::String { begin } })
    }

    #[inline]
    fn named(text: &[u8], at: usize) -> Option<Self> {
        static OF_NAMES: Octets = Octets::alphanumeric_and(b" _-");
        let at = at + usize::from(is_quote(text, at));
        let rest = text.get(at..)?;
        let len = run(rest.get(..LONGEST_NAME).unwrap_or(rest), |octet| OF_NAMES.contains(*octet));
        let (name, end) = (rest.get(..len)?, at + len);
        // The octets before the name are in the tail, too: no word that is longer than the name is its end.
        if !NAMES.end(name, Tail::of(text.get(..end)?)) {
            return None;
        }
        // As programs write it.
        if let Some([b'"', b':', b'"', ..]) = text.get(end..) {
            return Some(Self::Named { begin: end + 3, is_quoted: true });
        }
        let at = skip_space(text, end + usize::from(is_quote(text, end)));
        if !matches!(text.get(at), Some(b':' | b'=')) {
            return None;
        }
        let begin = skip_space(text, at + 1);
        let is_quoted = is_quote(text, begin);
        Some(Self::Named { begin: begin + usize::from(is_quoted), is_quoted })
    }

    /// Returns where the text of the reply begins.
    #[inline]
    pub(super) const fn begin(self) -> usize {
        let (Self::Bytes { begin } | Self::String { begin } | Self::Named { begin, .. }) = self;
        begin
    }

    /// Returns `true` if quotes enclose the text.
    #[inline]
    pub(super) const fn is_quoted(self) -> bool {
        !matches!(self, Self::Named { is_quoted: false, .. })
    }

    /// Returns the enhanced code at the beginning of the member.
    #[inline]
    pub(super) fn enhanced(self, text: &[u8]) -> Option<Joined> {
        let begin = self.begin();
        if let (Self::Named { is_quoted: false, .. }, Some(b'{')) = (self, text.get(begin)) {
            return object(text, begin);
        }
        let (enhanced, end) = token::enhanced(text, begin, Spacing::Spaces)?;
        Some((enhanced, begin, end))
    }
}

/// Reads KumoMTA's `{"class":5,"subject":1,"detail":1}`: from its first digit to its last.
#[inline]
fn object(text: &[u8], at: usize) -> Option<Joined> {
    let start = value(text, at, br#"{"class":"#)?;
    let class = Class::from_digit(text.get(start)?.wrapping_sub(b'0'))?;
    let (subject, end) = EnhancedCode::number_at(text, value(text, start + 1, br#","subject":"#)?).ok()?;
    let (detail, end) = EnhancedCode::number_at(text, value(text, end, br#","detail":"#)?).ok()?;
    let is_touched = text.get(end).is_some_and(|octet| is_word(*octet));
    EnhancedCode::new(class, subject, detail).filter(|_| !is_touched).map(|enhanced| (enhanced, start, end))
}

/// Returns where the value begins after a bracket or comma, a name and a colon, with white space between them or not.
#[inline]
fn value(text: &[u8], at: usize, key: &[u8]) -> Option<usize> {
    if text.get(at..)?.starts_with(key) {
        return Some(skip_space(text, at + key.len()));
    }
    let (opening, name) = key.split_first()?;
    let (colon, name) = name.split_last()?;
    let parts = [core::slice::from_ref(opening), name, core::slice::from_ref(colon)];
    let end = parts.into_iter().try_fold(at, |at, part| {
        let at = skip_space(text, at);
        text.get(at..)?.starts_with(part).then_some(at + part.len())
    });
    end.map(|end| skip_space(text, end))
}

#[inline]
fn is_quote(text: &[u8], at: usize) -> bool {
    matches!(text.get(at), Some(b'"' | b'\''))
}

/// Skips the space of a record, line breaks included.
#[inline]
fn skip_space(text: &[u8], mut at: usize) -> usize {
    while text.get(at).is_some_and(u8::is_ascii_whitespace) {
        at += 1;
    }
    at
}

/// Skips spaces, and one line break if the line after it is indented: a folded field (RFC 5322 section 2.2.3).
#[inline]
fn skip_spacing(text: &[u8], at: usize, spacing: Spacing) -> usize {
    let skip = |mut at: usize| {
        while text.get(at).is_some_and(|octet| spacing.contains(*octet)) {
            at += 1;
        }
        at
    };
    let end = skip(at);
    let line = match text.get(end..) {
        Some([b'\n', ..]) => end + 1,
        Some([b'\r', b'\n', ..]) => end + 2,
        _ => return end,
    };
    let text_begins = skip(line);
    if text_begins > line { text_begins } else { end }
}
