//! The shapes of codes: digits, and what may touch them.

use crate::codes::{EnhancedCode, ReplyCode};

/// The octets that separate words in the text around a code.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Spacing {
    Spaces,
    /// qmail logs `said:_550_5.1.1_no_such_user`.
    Underscores,
}

impl Spacing {
    #[inline]
    pub(super) const fn contains(self, octet: u8) -> bool {
        match self {
            Self::Spaces => matches!(octet, b' ' | b'\t'),
            Self::Underscores => octet == b'_',
        }
    }
}

/// Returns the kind of space that the text before `at` uses, or `None` if the octet before `at` touches the code.
#[inline]
pub(super) fn spacing_before(text: &[u8], at: usize) -> Option<Spacing> {
    let Some((&last, head)) = text.get(..at)?.split_last() else { return Some(Spacing::Spaces) };
    match last {
        b'_' => (head.last() == Some(&b':')).then_some(Spacing::Underscores),
        _ => (!is_word(last)).then_some(Spacing::Spaces),
    }
}

/// Returns the reply code at `at`, if nothing after it touches it. The caller has looked at the octet before it.
#[inline]
pub(super) fn reply_code(text: &[u8], at: usize) -> Option<ReplyCode> {
    let (digits, after) = text.get(at..)?.split_first_chunk()?;
    match after.first() {
        Some(&octet) if is_word(octet) && !matches!(octet, b'-' | b'_') => None,
        _ => ReplyCode::from_digits(*digits),
    }
}

/// Returns the enhanced code at `at`, and its end, if nothing after it touches it.
#[inline]
pub(super) fn enhanced(text: &[u8], at: usize, spacing: Spacing) -> Option<(EnhancedCode, usize)> {
    match *text.get(at..)? {
        // Most have one digit each.
        [class, b'.', subject @ b'0'..=b'9', b'.', detail @ b'0'..=b'9', after, ..] if !is_word(after) => {
            let code = EnhancedCode::from_octets(class.wrapping_sub(b'0'), subject - b'0', detail - b'0');
            code.map(|enhanced| (enhanced, at + 5))
        }
        [b'2' | b'4' | b'5', ..] => any_enhanced(text, at, spacing),
        _ => None,
    }
}

#[inline]
fn any_enhanced(text: &[u8], at: usize, spacing: Spacing) -> Option<(EnhancedCode, usize)> {
    let (enhanced, len) = EnhancedCode::from_prefix(text.get(at..)?).ok()?;
    (!touches(text, at + len, spacing)).then_some((enhanced, at + len))
}

/// Returns `true` if an octet next to a code makes it a part of something longer: a version, an address, a date, a
/// name.
#[inline]
pub(super) fn is_word(octet: u8) -> bool {
    static OF_WORDS: Octets = Octets::alphanumeric_and(b".-/_@+");
    OF_WORDS.contains(octet)
}

/// Octets of a kind, one bit each. Every place where a code may begin asks for some.
pub(super) struct Octets([u32; 8]);

impl Octets {
    #[inline]
    pub(super) const fn alphanumeric_and(others: &[u8]) -> Self {
        let (mut bits, mut octet, mut at) = ([0; 8], 0, 0);
        while octet < 128_u8 {
            bits[octet as usize / 32] |= (octet.is_ascii_alphanumeric() as u32) << (octet % 32);
            octet += 1;
        }
        while at < others.len() {
            bits[others[at] as usize / 32] |= 1 << (others[at] % 32);
            at += 1;
        }
        Self(bits)
    }

    #[inline]
    pub(super) const fn contains(&self, octet: u8) -> bool {
        self.0[octet as usize / 32] >> (octet % 32) & 1 == 1
    }
}

/// Returns `true` if what follows a code touches it. A full stop or a hyphen may end one, unless more follows: `5.1.1.`
/// but not `5.1.1.4`.
#[inline]
fn touches(text: &[u8], end: usize, spacing: Spacing) -> bool {
    match text.get(end) {
        None => false,
        Some(b'.' | b'-') => text.get(end + 1).is_some_and(u8::is_ascii_alphanumeric),
        Some(&octet) => is_word(octet) && !spacing.contains(octet),
    }
}
