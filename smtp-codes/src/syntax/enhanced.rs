//! An enhanced status code at the beginning of a text.

use crate::codes::EnhancedCode;

/// Reads the enhanced code at the start of a text, after any spaces and tabs, and returns it with its end.
///
/// Only a space, a tab or the end of the line may follow (RFC 2034 section 4), so `5.1.1:` is text.
#[inline]
pub(crate) fn enhanced_prefix(text: &[u8]) -> Option<(EnhancedCode, usize)> {
    // Most texts have none, which their first octet tells.
    if may_begin_enhanced(text.first()) { prefix_after_spaces(text) } else { None }
}

/// Returns `true` if an enhanced code, or spaces before it, can begin with this octet. Most text cannot.
#[inline]
pub(crate) const fn may_begin_enhanced(first: Option<&u8>) -> bool {
    matches!(first, Some(b' ' | b'\t' | b'2' | b'4' | b'5'))
}

fn prefix_after_spaces(text: &[u8]) -> Option<(EnhancedCode, usize)> {
    let spaces = skip_spaces(text);
    let after_spaces = text.get(spaces..)?;
    let (enhanced, len) = EnhancedCode::from_prefix(after_spaces).ok()?;
    match after_spaces.get(len..)? {
        [] | [b' ' | b'\t', ..] => Some((enhanced, spaces + len)),
        _ => None,
    }
}

/// Returns the number of spaces and tabs that a text begins with.
#[inline]
pub(crate) fn skip_spaces(text: &[u8]) -> usize {
    text.iter().take_while(|octet| matches!(octet, b' ' | b'\t')).count()
}
