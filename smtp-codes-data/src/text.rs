/// Octets that a line may have, with its code and CRLF (RFC 5321 section 4.5.3.1.5).
pub const LINE: u32 = 512;

/// Octets that a 334 line may have: a challenge of 12,288 (RFC 4954 section 4) with `334 ` and CRLF.
pub const CHALLENGE_LINE: u32 = 12_294;

/// Lines of a reply that a client takes by default.
pub const LINES: u32 = 512;

/// Returns `true` if a character must not be in the text of a reply: controls other than the tab, which the grammar of
/// RFC 5321 section 4.2 has, and the Unicode line separators.
#[inline]
#[must_use]
pub const fn is_harmful(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{a}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}')
}
