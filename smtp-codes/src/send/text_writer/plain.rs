//! Plain text, and text that would be read as an enhanced status code.

use crate::syntax::{all_plain, enhanced_prefix, limits, skip_spaces};

/// Returns `true` if all octets are printable ASCII or spaces.
#[inline]
pub(super) fn is_plain(text: &[u8]) -> bool {
    all_plain(text)
}

/// Returns `true` if an enhanced status code, or spaces before it, can begin with this octet. Most text cannot.
#[inline]
pub(super) const fn may_begin_status(first: Option<&u8>) -> bool {
    matches!(first, Some(b' ' | b'\t' | b'2' | b'4' | b'5'))
}

/// Returns `true` if text that begins with this octet may look like an enhanced status code of the reply.
#[inline]
pub(super) const fn may_be_taken_for_more(head: usize, first: Option<&u8>) -> bool {
    head == limits::CODE_AND_SEPARATOR && may_begin_status(first)
}

/// Returns the place of the first dot, if a decoder would read an enhanced status code at the beginning of `text`.
pub(super) fn dot_of_status(text: &[u8]) -> Option<usize> {
    enhanced_prefix(text).map(|_| skip_spaces(text) + 1)
}

#[cfg(test)]
mod tests {
    use super::is_plain;

    #[test]
    fn each_octet_at_each_place_is_seen() {
        // Miri takes a thousand times as long.
        const LONGEST: usize = if cfg!(miri) { 18 } else { 40 };
        for len in 0..LONGEST {
            let mut text = [b'~'; LONGEST];
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
