//! The search for the next octet that is not plain text, eight octets a step.

const ONES: u64 = u64::from_le_bytes([0x01; 8]);
const HIGHS: u64 = u64::from_le_bytes([0x80; 8]);
const BLANKS: u64 = u64::from_le_bytes([b' '; 8]);

/// Offset of the first octet outside 0x20 to 0x7e, or the length where there is none.
pub(crate) fn plain_prefix(text: &[u8]) -> usize {
    let mut at = 0;
    let mut rest = text;
    while let Some((step, behind)) = rest.split_first_chunk::<16>() {
        let (low, high) = halves(step);
        let (low, high) = (special(low), special(high));
        if low | high != 0 {
            return at + if low != 0 { first(low) } else { 8 + first(high) };
        }
        at += 16;
        rest = behind;
    }
    if let Some((step, behind)) = rest.split_first_chunk::<8>() {
        let marks = special(u64::from_le_bytes(*step));
        if marks != 0 {
            return at + first(marks);
        }
        at += 8;
        rest = behind;
    }
    for octet in rest {
        if !matches!(octet, b' '..=b'~') {
            break;
        }
        at += 1;
    }
    at
}

fn halves(step: &[u8; 16]) -> (u64, u64) {
    let word = u128::from_le_bytes(*step);
    (word as u64, (word >> 64) as u64)
}

/// Marks the high bit of octets outside 0x20 to 0x7e. The lowest mark is exact; those above it may be borrowed.
const fn special(word: u64) -> u64 {
    ((word.wrapping_sub(BLANKS) & !word) | word.wrapping_add(ONES) | word) & HIGHS
}

const fn first(marks: u64) -> usize {
    (marks.trailing_zeros() / 8) as usize
}

#[cfg(test)]
mod tests {
    use super::plain_prefix;

    #[test]
    fn each_octet_at_each_place_is_found() {
        for len in 0..40 {
            for place in 0..len {
                for octet in 0..=255u8 {
                    let mut text = [b'a'; 40];
                    text[place] = octet;
                    // A second one behind it must never be taken for the first.
                    if place + 1 < len {
                        text[place + 1] = 0x80;
                    }
                    let plain = (0x20..=0x7e).contains(&octet);
                    let expected = if plain { (place + 1).min(len) } else { place };
                    assert_eq!(plain_prefix(&text[..len]), expected, "{octet:#x} at {place} of {len}");
                }
            }
        }
    }
}
