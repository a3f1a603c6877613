//! The runs of three octets that a text has, which tell at once most of what it does not hold.

use crate::providers::row::Pattern;

/// The runs of three octets of a text, in lower case, by a hash.
pub(super) struct Trigrams([u64; WORDS]);

const WORDS: usize = 32;

impl Trigrams {
    pub(super) fn of<'a>(lines: impl Iterator<Item = &'a [u8]>) -> Self {
        let mut bits = [0; WORDS];
        for line in lines {
            for (word, bit) in hashes(line) {
                if let Some(word) = bits.get_mut(word) {
                    *word |= bit;
                }
            }
        }
        Self(bits)
    }

    /// Returns `false` where the text has not all words of `phrase`, in whatever case.
    ///
    /// A word is in the text as it is here: line breaks and the heads that a log repeats are between words.
    #[inline]
    pub(super) fn may_hold(&self, phrase: &str) -> bool {
        let (mut last, mut len) = (0, 0);
        phrase.bytes().all(|octet| {
            (last, len) = (last << 8 | u32::from(octet), if octet == b' ' { 0 } else { len + 1 });
            len < 3 || self.has(last)
        })
    }

    /// Does the same for one of the texts with which a pattern begins.
    #[inline]
    pub(super) fn may_show(&self, pattern: &Pattern) -> bool {
        pattern.texts().iter().any(|text| self.may_hold(text))
    }

    /// Returns `true` if the three octets may be there that are lowest.
    #[inline]
    fn has(&self, octets: u32) -> bool {
        let (word, bit) = hash(octets);
        self.0.get(word).is_some_and(|bits| bits & bit != 0)
    }
}

/// Returns the place and the bit of each run of three octets.
#[inline]
fn hashes(text: &[u8]) -> impl Iterator<Item = (usize, u64)> {
    let (two, rest) =
        text.split_first_chunk().map_or((0, &[][..]), |(two, rest)| (u16::from_be_bytes(*two), rest));
    rest.iter().scan(u32::from(two), |before, octet| {
        *before = *before << 8 | u32::from(*octet);
        Some(hash(*before))
    })
}

/// Returns the place and the bit of the three octets that are lowest; what is older leaves the number at the top.
#[inline]
const fn hash(octets: u32) -> (usize, u64) {
    const SMALL: u32 = u32::from_le_bytes([0x20; 4]);
    let hash = ((octets | SMALL) << 8).wrapping_mul(0x9e37_79b1) >> 21;
    ((hash / u64::BITS) as usize, 1 << (hash % u64::BITS))
}
