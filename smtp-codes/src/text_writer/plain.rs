//! Which characters may stand in the text of a reply.

use crate::decoder::{enhanced_prefix, skip_blanks};

/// Whether all octets are printable ASCII or blanks, sixteen octets a step.
#[inline]
pub(super) fn is_plain(text: &[u8]) -> bool {
    let Some(last) = text.last_chunk() else {
        return text.iter().all(|octet| matches!(octet, b' '..=b'~'));
    };
    // This step may overlap the ones before, so that no octets are left over for a slower loop.
    let mut marks = marks(u64::from_ne_bytes(*last));
    let mut rest = text;
    while let Some((step, behind)) = rest.split_first_chunk() {
        let word = u128::from_ne_bytes(*step);
        marks |= self::marks(word as u64) | self::marks((word >> 64) as u64);
        rest = behind;
    }
    if let Some(step) = rest.first_chunk() {
        marks |= self::marks(u64::from_ne_bytes(*step));
    }
    marks & u64::from_ne_bytes([0x80; 8]) == 0
}

/// Has a high bit somewhere where an octet is outside 0x20 to 0x7e, as 0x20 cannot be taken off it, or 1 added to it,
/// without reaching one. What is borrowed or carried comes from such an octet only.
const fn marks(word: u64) -> u64 {
    word | word.wrapping_sub(u64::from_ne_bytes([b' '; 8])) | word.wrapping_add(u64::from_ne_bytes([1; 8]))
}

/// Controls other than the tab, which the grammar of RFC 5321 section 4.2 has, and the Unicode line separators.
pub(crate) const fn is_harmful(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{a}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}')
}

/// Where the first dot stands, if a decoder would read an enhanced status code at the beginning of `text`.
#[inline]
pub(super) fn dot_of_status(text: &[u8]) -> Option<usize> {
    // Most text is told from one by its first octet.
    if !matches!(text, [b' ' | b'\t' | b'2' | b'4' | b'5', ..]) {
        return None;
    }
    enhanced_prefix(text).map(|_| skip_blanks(text) + 1)
}

#[cfg(test)]
mod tests {
    use super::is_plain;

    #[test]
    fn each_octet_at_each_place_is_seen() {
        for len in 0..40 {
            let mut text = [b'~'; 40];
            assert!(is_plain(&text[..len]));
            for place in 0..len {
                for octet in 0..=255 {
                    text[place] = octet;
                    assert_eq!(
                        is_plain(&text[..len]),
                        matches!(octet, 0x20..=0x7e),
                        "{octet:#x} at {place} of {len}"
                    );
                }
                text[place] = b' ';
            }
        }
    }
}
