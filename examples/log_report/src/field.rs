//! Takes the fields of log lines apart.

use memchr::memmem::Finder;
use memchr::{memchr, memrchr};

/// Words to look for, made ready once: that takes longer than it takes to find them on a line.
macro_rules! needle {
    ($words:literal) => {{
        static NEEDLE: std::sync::LazyLock<memchr::memmem::Finder<'static>> =
            std::sync::LazyLock::new(|| memchr::memmem::Finder::new($words));
        &*NEEDLE
    }};
}
pub(crate) use needle;

/// Returns what follows the first `mark`.
pub(crate) fn after<'a>(text: &'a [u8], mark: &Finder<'_>) -> Option<&'a [u8]> {
    text.get(mark.find(text)? + mark.needle().len()..)
}

/// Returns what follows the last `mark`.
pub(crate) fn after_last<'a>(text: &'a [u8], mark: &Finder<'_>) -> Option<&'a [u8]> {
    let mut rest = after(text, mark)?;
    while let Some(later) = after(rest, mark) {
        rest = later;
    }
    Some(rest)
}

pub(crate) fn has(text: &[u8], mark: &Finder<'_>) -> bool {
    mark.find(text).is_some()
}

/// Returns what is before the first `mark`, or all.
pub(crate) fn until<'a>(text: &'a [u8], mark: &Finder<'_>) -> &'a [u8] {
    mark.find(text).and_then(|end| text.get(..end)).unwrap_or(text)
}

/// Returns what is before the first `stop`, or all.
pub(crate) fn before(text: &[u8], stop: u8) -> &[u8] {
    memchr(stop, text).and_then(|end| text.get(..end)).unwrap_or(text)
}

/// Returns the text up to the first space.
pub(crate) fn word(text: &[u8]) -> &[u8] {
    before(text, b' ')
}

/// Returns where the quotation mark is that closes a string, whose beginning is before the text. After a backslash it
/// does not.
pub(crate) fn closing_quote(text: &[u8]) -> Option<usize> {
    let mut is_escaped = false;
    text.iter().position(|octet| {
        let closes = *octet == b'"' && !is_escaped;
        is_escaped = *octet == b'\\' && !is_escaped;
        closes
    })
}

/// Returns the domain of the mailbox in `mark`, as in `to=<ann@example.org>`, where no word touches the mark.
pub(crate) fn domain_in<'a>(text: &'a [u8], mark: &Finder<'_>) -> Option<&'a [u8]> {
    let mut from = 0;
    while let Some(at) = mark.find(text.get(from..)?) {
        let begin = from + at;
        from = begin + mark.needle().len();
        // `orig_to=<` is not `to=<`.
        if begin.checked_sub(1).is_none_or(|at| matches!(text.get(at), Some(b' ' | b','))) {
            return domain_of(before(text.get(from..)?, b'>'));
        }
    }
    None
}

/// Returns the domain of a mailbox.
pub(crate) fn domain_of(mailbox: &[u8]) -> Option<&[u8]> {
    host(mailbox.get(memrchr(b'@', mailbox)? + 1..)?)
}

/// Returns the name of a host at the front of a text: `mx.example.org[192.0.2.1]:25` or `mx.example.org. [192.0.2.1]`.
pub(crate) fn host(text: &[u8]) -> Option<&[u8]> {
    let is_part = |octet: &u8| octet.is_ascii_alphanumeric() || matches!(octet, b'.' | b'-' | b'_' | 0x80..);
    let length = text.iter().take_while(|octet| is_part(octet)).count();
    let mut name = text.get(..length)?;
    while let Some(rest) = name.strip_suffix(b".") {
        name = rest;
    }
    // Nothing longer is a domain (RFC 1035 section 2.3.4).
    (1..=253).contains(&name.len()).then_some(name)
}
