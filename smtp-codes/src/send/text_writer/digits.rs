//! The digits of a number.

/// Every number below 100 in two digits.
const PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[0; 2]; 100];
    let mut number = 0;
    while number < 100 {
        pairs[number as usize] = [b'0' + number / 10, b'0' + number % 10];
        number += 1;
    }
    pairs
};

/// Room for the digits of any number, by pairs.
pub(super) type Pairs = [[u8; 2]; u64::MAX.ilog10() as usize / 2 + 1];

/// Puts the digits of a number at the end of the room, and returns them.
#[inline(never)]
pub(super) fn digits(number: u64, room: &mut Pairs) -> &[u8] {
    let mut rest = number;
    let mut unused = room.len();
    for pair in room.iter_mut().rev() {
        *pair = PAIRS[(rest % 100) as usize];
        rest /= 100;
        unused -= 1;
        if rest == 0 {
            break;
        }
    }
    let digits = room.get(unused..).unwrap_or_default().as_flattened();
    digits.strip_prefix(b"0").unwrap_or(digits)
}
