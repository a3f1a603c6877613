//! The search for the next octet that is not plain text, or that ends a line or a word.

const ONES: u64 = u64::from_le_bytes([0x01; 8]);
const HIGHS: u64 = u64::from_le_bytes([0x80; 8]);
const SPACES: u64 = u64::from_le_bytes([b' '; 8]);

/// Returns the offset of the first octet outside 0x20 to 0x7e, or the length if there is none.
#[inline(always)] // a call would add 10 to 20 instructions to a line
pub(crate) fn plain_prefix(text: &[u8]) -> usize {
    // Most lines are short, and their end is found sooner by halves of a step.
    let Some(first) = text.first_chunk() else { return short_plain_prefix(text) };
    let marks = special(*first);
    if marks != 0 {
        return lowest(marks);
    }
    let Some((second, rest)) = text.get(8..).and_then(|rest| rest.split_first_chunk()) else {
        return last_plain_prefix(text);
    };
    let marks = special(*second);
    if marks != 0 {
        return 8 + lowest(marks);
    }
    16 + long_plain_prefix(text, rest)
}

/// Returns `true` if all octets are 0x20 to 0x7e. It takes less than to find the first one that is not.
#[inline(always)] // a call would add 13 to 29 instructions to a text
pub(crate) fn all_plain(text: &[u8]) -> bool {
    let Some(last) = text.last_chunk::<16>() else { return short_plain(text) };
    let mut rest = text;
    while let Some((step, after)) = rest.split_first_chunk::<32>() {
        if !step_plain(step) {
            return false;
        }
        rest = after;
    }
    step_plain(last) && rest.first_chunk::<16>().is_none_or(step_plain)
}

/// Does the same for less than sixteen octets. Eights that overlap take less than a loop.
#[inline]
fn short_plain(text: &[u8]) -> bool {
    match (text.first_chunk(), text.last_chunk()) {
        (Some(first), Some(last)) => special(*first) | special(*last) == 0,
        _ => match (text.first_chunk(), text.last_chunk()) {
            (Some([a, b, c, d]), Some([e, f, g, h])) => special([*a, *b, *c, *d, *e, *f, *g, *h]) == 0,
            _ => text.iter().all(|octet| is_plain_octet(*octet)),
        },
    }
}

/// Does the same for a text whose octets are plain up to the last eight.
#[inline]
fn last_plain_prefix(text: &[u8]) -> usize {
    match text.last_chunk().map(|last| special(*last)) {
        None | Some(0) => text.len(),
        Some(marks) => text.len() - 8 + lowest(marks),
    }
}

/// Does the same for less than eight octets. Fours that overlap take less than a loop.
#[inline]
fn short_plain_prefix(text: &[u8]) -> usize {
    let (Some([a, b, c, d]), Some([e, f, g, h])) = (text.first_chunk(), text.last_chunk()) else {
        return text.iter().position(|octet| !is_plain_octet(*octet)).unwrap_or(text.len());
    };
    match lowest(special([*a, *b, *c, *d, *e, *f, *g, *h])) {
        place @ 0..4 => place,
        place => text.len() + place - 8,
    }
}

/// Does the same for the rest of a text whose first sixteen octets are plain, counted from there.
#[inline(always)] // a call would add 20 instructions to a line
fn long_plain_prefix(text: &[u8], rest: &[u8]) -> usize {
    let start = rest.len();
    let mut rest = rest;
    while let Some((sixteen, after)) = rest.split_first_chunk() {
        if !step_plain::<16>(sixteen) {
            break;
        }
        rest = after;
    }
    while let Some((eight, after)) = rest.split_first_chunk() {
        let marks = special(*eight);
        if marks != 0 {
            return start - rest.len() + lowest(marks);
        }
        rest = after;
    }
    last_plain_prefix(text) - 16
}

/// Returns the offset of the first LF, or the length if there is none. The text is ASCII.
#[inline]
pub(crate) fn ascii_line_feed(text: &[u8]) -> usize {
    const LINE_FEEDS: u64 = u64::from_le_bytes([b'\n'; 8]);
    first_mark(
        text,
        |octet| octet == b'\n',
        |eight| (u64::from_le_bytes(eight) ^ LINE_FEEDS).wrapping_sub(ONES),
    )
}

/// Returns the offset of the first octet up to 0x20, or the length if there is none. The text is ASCII.
#[inline]
pub(crate) fn word_prefix(text: &[u8]) -> usize {
    first_mark(text, |octet| octet <= b' ', |eight| u64::from_le_bytes(eight).wrapping_sub(SPACES + ONES))
}

/// Returns the offset of the first octet whose highest bit is marked, or the length if there is none. The lowest mark
/// is exact, as that of [`special`] is.
#[inline(always)] // a call would add 3 instructions to a line of a reply to EHLO
fn first_mark(octets: &[u8], is_marked: impl Fn(u8) -> bool, marks: impl Fn([u8; 8]) -> u64) -> usize {
    let mut rest = octets;
    while let Some((eight, after)) = rest.split_first_chunk() {
        let marks = marks(*eight) & HIGHS;
        if marks != 0 {
            return octets.len() - rest.len() + lowest(marks);
        }
        rest = after;
    }
    octets.len() - rest.len() + rest.iter().position(|octet| is_marked(*octet)).unwrap_or(rest.len())
}

pub(crate) const fn is_plain_octet(octet: u8) -> bool {
    matches!(octet, b' '..=b'~')
}

/// Returns `true` if all octets are 0x20 to 0x7e. Compilers make a few vector instructions of it.
#[inline]
fn step_plain<const N: usize>(step: &[u8; N]) -> bool {
    step.iter().fold(true, |all, octet| all & is_plain_octet(*octet))
}

/// Marks the highest bit of octets outside 0x20 to 0x7e. The lowest mark is exact; those above it may be borrowed.
#[inline]
const fn special(eight: [u8; 8]) -> u64 {
    let word = u64::from_le_bytes(eight);
    (word.wrapping_sub(SPACES) | word.wrapping_add(ONES)) & HIGHS
}

#[inline]
const fn lowest(marks: u64) -> usize {
    (marks.trailing_zeros() / 8) as usize
}

#[cfg(test)]
mod tests {
    use super::{all_plain, plain_prefix};

    #[test]
    fn each_octet_at_each_place_is_found() {
        // Miri takes a thousand times as long.
        const LONGEST: usize = if cfg!(miri) { 18 } else { 60 };
        for len in 0..LONGEST {
            for place in 0..len {
                for octet in 0..=255u8 {
                    let mut text = [b'a'; LONGEST];
                    text[place] = octet;
                    // A second one after it must never be taken for the first.
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

    #[test]
    fn one_octet_at_any_place_makes_a_text_not_plain() {
        const LONGEST: usize = if cfg!(miri) { 18 } else { 40 };
        for len in 0..LONGEST {
            let mut text = [b'~'; LONGEST];
            assert!(all_plain(&text[..len]));
            for place in 0..len {
                for octet in 0..=255 {
                    text[place] = octet;
                    assert_eq!(
                        all_plain(&text[..len]),
                        matches!(octet, 0x20..=0x7e),
                        "{octet:#x} at {place} of {len}"
                    );
                }
                text[place] = b' ';
            }
        }
    }
}
