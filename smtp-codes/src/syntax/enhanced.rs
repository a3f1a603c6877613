//! An enhanced status code at the beginning of a text.

use crate::codes::EnhancedCode;

/// The enhanced code at the start of a text, behind any blanks, and the offset of what follows it.
///
/// Only a blank or the end of the line may follow (RFC 2034 section 4), so `5.1.1:` is text.
pub(crate) fn enhanced_prefix(text: &[u8]) -> Option<(EnhancedCode, usize)> {
    let blanks = skip_blanks(text);
    let behind_blanks = text.get(blanks..)?;
    let (enhanced, len) = EnhancedCode::from_prefix(behind_blanks).ok()?;
    match behind_blanks.get(len..)? {
        [] | [b' ' | b'\t', ..] => Some((enhanced, blanks + len)),
        _ => None,
    }
}

/// How many blanks a text begins with.
pub(crate) fn skip_blanks(text: &[u8]) -> usize {
    text.iter().take_while(|octet| matches!(octet, b' ' | b'\t')).count()
}
