//! Which characters may stand in the text of a reply.

use crate::decoder::{enhanced_prefix, skip_blanks};

/// Whether all octets are printable ASCII or blanks; in steps that a compiler turns into vector instructions.
pub(super) fn is_plain(text: &[u8]) -> bool {
    const STEP: usize = 16;
    let Some(last) = text.last_chunk::<STEP>() else {
        return text.iter().copied().all(is_plain_octet);
    };
    let mut highest = [0; STEP];
    // The last step may overlap the one before, so that no octets are left over for a slower loop.
    for step in text.chunks_exact(STEP).chain([&last[..]]) {
        for (highest, &octet) in highest.iter_mut().zip(step) {
            *highest = octet.wrapping_sub(b' ').max(*highest);
        }
    }
    highest.iter().all(|&octet| octet <= b'~' - b' ')
}

const fn is_plain_octet(octet: u8) -> bool {
    matches!(octet, b' '..=b'~')
}

/// Controls other than the tab, which the grammar of RFC 5321 section 4.2 has, and the Unicode line separators.
pub(crate) const fn is_harmful(character: char) -> bool {
    matches!(character, '\0'..='\u{8}' | '\u{a}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{2028}' | '\u{2029}')
}

/// Where the first dot stands, if a decoder would read an enhanced status code at the beginning of `text`.
pub(super) fn dot_of_status(text: &[u8]) -> Option<usize> {
    enhanced_prefix(text).map(|_| skip_blanks(text) + 1)
}
