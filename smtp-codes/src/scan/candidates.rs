//! The places where a code may begin: a test of 64 octets at once that the compiler turns into vector instructions.
//!
//! A mail log is mostly text without codes, so nearly all of the time goes here. The test may let through what is no
//! code, never the reverse.

/// The octets that one call looks at: one bit of the answer each.
pub(super) const BLOCK: usize = 64;

/// The octet before the first place, and those after the last one that can decide about it.
const BEFORE: usize = 1;
const AFTER: usize = 3;
const WINDOW: usize = BEFORE + BLOCK + AFTER;

/// Returns the places in `text[block..block + BLOCK]` where a code may begin, the first in the lowest bit.
#[inline]
pub(super) fn starts_in_block(text: &[u8], block: usize) -> u64 {
    let inside = block.checked_sub(BEFORE).and_then(|from| text.get(from..)).and_then(<[u8]>::first_chunk);
    let edge;
    starts(match inside {
        Some(window) => window,
        None => {
            edge = edge_window(text, block);
            &edge
        }
    })
}

/// Returns the window at either end of the text, with NUL for what is not there.
#[cold]
fn edge_window(text: &[u8], block: usize) -> [u8; WINDOW] {
    let mut window = [0; WINDOW];
    let (from, skip) = (block.saturating_sub(BEFORE), BEFORE.saturating_sub(block));
    for (octet, source) in window.iter_mut().skip(skip).zip(text.iter().skip(from)) {
        *octet = *source;
    }
    window
}

/// Returns one bit for each place where a code may begin. `&`, not `&&`: a branch in here would cost the vector
/// instructions.
#[inline]
fn starts(window: &[u8; WINDOW]) -> u64 {
    let mut flags = [0_u8; BLOCK];
    for (place, flag) in flags.iter_mut().enumerate() {
        let [before, first, second, third, fourth] =
            [window[place], window[place + 1], window[place + 2], window[place + 3], window[place + 4]];
        let code = !within(before, b'-', b'9') & within(first, b'2', b'5') & within(third, b'0', b'9');
        // `5.1.1` or `5.10.1`, but `550 ` and not `5501`.
        let dotted = second == b'.';
        *flag = u8::from(code & (dotted == within(fourth, b'.', b'9')));
    }
    pack(&flags)
}

/// Takes two instructions instead of the three that comparing unsigned octets takes.
#[inline]
const fn within(octet: u8, low: u8, high: u8) -> bool {
    (octet.wrapping_sub(low) ^ 0x80) as i8 <= ((high - low) ^ 0x80) as i8
}

/// Returns one bit for each octet that is 0 or 1.
#[inline]
fn pack(flags: &[u8; BLOCK]) -> u64 {
    let mut words = [0; BLOCK / 8];
    for (word, eight) in words.iter_mut().zip(flags.chunks_exact(8)) {
        *word = eight.first_chunk().map_or(0, |eight| u64::from_le_bytes(*eight));
    }
    // In most blocks of most texts no code begins.
    if words.iter().fold(0, |any, word| any | word) == 0 {
        return 0;
    }
    words.iter().enumerate().fold(0, |bits, (index, word)| {
        // Each flag times the one power of two that carries it into its own bit of the highest octet.
        bits | (word.wrapping_mul(0x0102_0408_1020_4080) >> 56) << (8 * index)
    })
}
