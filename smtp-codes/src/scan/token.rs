//! The shapes of codes: digits, what may touch them, and what may stand between the two codes of a pair.

use smtp_codes_data::Class;

use crate::codes::{EnhancedCode, ReplyCode};

/// What stands for a blank in the text around a code.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Blanks {
    Plain,
    /// qmail logs `said:_550_5.1.1_no_such_user`.
    Underscores,
}

impl Blanks {
    pub(super) const fn contain(self, octet: u8) -> bool {
        match self {
            Self::Plain => matches!(octet, b' ' | b'\t'),
            Self::Underscores => octet == b'_',
        }
    }
}

/// Which blanks the text before `at` uses, or `None` if what stands there touches the code.
pub(super) fn blanks_before(text: &[u8], at: usize) -> Option<Blanks> {
    let Some((&last, head)) = text.get(..at)?.split_last() else { return Some(Blanks::Plain) };
    match last {
        b'_' => (head.last() == Some(&b':')).then_some(Blanks::Underscores),
        _ => (!is_word(last)).then_some(Blanks::Plain),
    }
}

/// The reply code at `at`, if nothing behind it touches it. Whoever asks has looked at the octet before it.
pub(super) fn reply_code(text: &[u8], at: usize) -> Option<ReplyCode> {
    let (digits, behind) = text.get(at..)?.split_first_chunk()?;
    match behind.first() {
        Some(&octet) if is_word(octet) && !matches!(octet, b'-' | b'_') => None,
        _ => ReplyCode::from_digits(*digits),
    }
}

/// The enhanced code at `at`, and its end, if nothing behind it touches it.
pub(super) fn enhanced(text: &[u8], at: usize, blanks: Blanks) -> Option<(EnhancedCode, usize)> {
    let class = match text.get(at)? {
        b'2' => Class::Success,
        b'4' => Class::PersistentTransientFailure,
        b'5' => Class::PermanentFailure,
        _ => return None,
    };
    let (subject, end) = number(text, after_dot(text, at + 1)?)?;
    let (detail, end) = number(text, after_dot(text, end)?)?;
    if touches(text, end, blanks) {
        return None;
    }
    Some((EnhancedCode::new(class, subject, detail)?, end))
}

/// What Python's smtplib puts between a reply code and its text.
pub(super) const TUPLE: usize = b", b'".len();

/// Whether the reply code at `at` is the first of a pair as Python's smtplib shows it: `(550, b'5.1.1 no such user')`.
pub(super) fn begins_tuple(text: &[u8], at: usize) -> bool {
    let Some((before, code)) = text.split_at_checked(at) else { return false };
    let opens =
        before.strip_suffix(b"(").is_some_and(|head| !head.last().is_some_and(|octet| is_word(*octet)));
    opens && code.get(3..).is_some_and(|behind| behind.starts_with(b", b'") || behind.starts_with(b", b\""))
}

/// The enhanced code that belongs to the reply code which ends at `end`: its value, its start, its end.
pub(super) fn joined(text: &[u8], end: usize, blanks: Blanks) -> Option<(EnhancedCode, usize, usize)> {
    let at = end + usize::from(matches!(text.get(end), Some(b'-' | b':')));
    let mut at = skip_blanks(text, at, blanks);
    for _ in 0..2 {
        if matches!(text.get(at), Some(b'(' | b'[' | b'#' | b'<' | b'"' | b'\'')) {
            at += 1;
        }
    }
    let (enhanced, after) = enhanced(text, at, blanks)?;
    Some((enhanced, at, after))
}

/// Over blanks, and over one line break if the line behind it is indented: a folded field (RFC 5322 section 2.2.3).
fn skip_blanks(text: &[u8], at: usize, blanks: Blanks) -> usize {
    let run = |at: usize| {
        at + text.get(at..).map_or(0, |rest| rest.iter().take_while(|octet| blanks.contain(**octet)).count())
    };
    let end = run(at);
    let line = match text.get(end..) {
        Some([b'\n', ..]) => end + 1,
        Some([b'\r', b'\n', ..]) => end + 2,
        _ => return end,
    };
    let text_begins = run(line);
    if text_begins > line { text_begins } else { end }
}

/// Whether an octet next to a code makes it a part of something longer: a version, an address, a date, a name.
pub(super) const fn is_word(octet: u8) -> bool {
    octet.is_ascii_alphanumeric() || matches!(octet, b'.' | b'-' | b'/' | b'_' | b'@' | b'+')
}

/// A full stop or a hyphen may end a code, unless more follows: `5.1.1.` but not `5.1.1.4`.
fn touches(text: &[u8], end: usize, blanks: Blanks) -> bool {
    match text.get(end) {
        None => false,
        Some(b'.' | b'-') => text.get(end + 1).is_some_and(u8::is_ascii_alphanumeric),
        Some(&octet) => is_word(octet) && !blanks.contain(octet),
    }
}

fn after_dot(text: &[u8], at: usize) -> Option<usize> {
    (text.get(at) == Some(&b'.')).then_some(at + 1)
}

/// One to three digits without leading zeros, as [RFC 3463 section 2](https://www.rfc-editor.org/rfc/rfc3463#section-2)
/// writes them, and their end.
fn number(text: &[u8], at: usize) -> Option<(u16, usize)> {
    let digit = |at: usize| text.get(at).map(|octet| octet.wrapping_sub(b'0')).filter(|digit| *digit <= 9);
    let mut value = u16::from(digit(at)?);
    let mut end = at + 1;
    while let Some(next) = digit(end) {
        if value == 0 || end == at + 3 {
            return None;
        }
        value = value * 10 + u16::from(next);
        end += 1;
    }
    Some((value, end))
}
