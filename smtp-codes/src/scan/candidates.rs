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

/// Returns the bits of all places of a block but the first `count`.
#[inline]
pub(super) const fn places_from(count: usize) -> u64 {
    if count < BLOCK { u64::MAX << count } else { 0 }
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
    // Octet after octet has the first, the second, ... of each eight places, one bit for each eight.
    let mut rows = [0_u8; LANES];
    for at in 0..BLOCK / LANES {
        for (lane, row) in rows.iter_mut().enumerate() {
            let place = at * LANES + lane;
            let [before, first, second, third, fourth] =
                [window[place], window[place + 1], window[place + 2], window[place + 3], window[place + 4]];
            let code = is_outside(before, b'-', b'9') & within(first, b'2', b'5') & within(third, b'0', b'9');
            // `5.1.1` or `5.10.1`, but `550 ` and not `5501`.
            let dotted = second == b'.';
            *row |= if code & (dotted != is_outside(fourth, b'.', b'9')) { 1 << (place / 8) } else { 0 };
        }
    }
    let rows = u128::from_le_bytes(rows);
    transposed((rows | rows >> 64) as u64)
}

/// The octets of one vector.
const LANES: usize = 16;

/// Compares signed octets with the range moved to the top of all, which takes two instructions instead of three.
#[inline]
const fn within(octet: u8, low: u8, high: u8) -> bool {
    octet.wrapping_add(0x7f - high) as i8 > 0x7e - (high - low) as i8
}

/// Does the opposite, with the range moved to the bottom.
#[inline]
const fn is_outside(octet: u8, low: u8, high: u8) -> bool {
    octet.wrapping_sub(low).wrapping_add(0x80) as i8 > ((high - low) ^ 0x80) as i8
}

/// Returns the table of eight by eight bits with its rows, one octet each, as columns.
#[inline]
const fn transposed(bits: u64) -> u64 {
    // In most blocks of most texts no code begins.
    if bits == 0 {
        return 0;
    }
    let swapped = (bits ^ bits >> 7) & 0x00aa_00aa_00aa_00aa;
    let bits = bits ^ swapped ^ swapped << 7;
    let swapped = (bits ^ bits >> 14) & 0x0000_cccc_0000_cccc;
    let bits = bits ^ swapped ^ swapped << 14;
    let swapped = (bits ^ bits >> 28) & 0x0000_0000_f0f0_f0f0;
    bits ^ swapped ^ swapped << 28
}
