//! The characters that a text may have.

/// Returns `true` if a character must not be in the text of a reply: controls other than the tab, which the grammar of
/// RFC 5321 section 4.2 has, and the Unicode line separators.
#[inline]
#[must_use]
pub const fn is_harmful(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{a}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}')
}
