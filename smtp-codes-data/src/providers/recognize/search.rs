//! Finds which of a few words a text has, and where first, in one walk over it.

use super::cursor::Cursor;
use super::wanted::Wanted;

/// Up to [`Search::MOST`] words.
pub(super) struct Search {
    wanted: [Wanted; Search::MOST],
    len: u8,
    /// One bit for each word: which have an octet of this class as the first, the second or the third.
    fronts: [[u64; CLASSES]; 3],
}

/// By the classes of three octets nearly all places are known where no word can be.
const CLASSES: usize = 32;

/// Returns the same for a small letter and its capital.
#[inline]
const fn class(octet: u8) -> usize {
    octet as usize % CLASSES
}

/// For each word the first place where it is. Places are counted octet by octet.
pub(super) struct Places([usize; Search::MOST]);

impl Search {
    pub(super) const MOST: usize = u64::BITS as usize;

    #[inline]
    pub(super) const fn new() -> Self {
        Self { wanted: [Wanted::Phrase(""); Self::MOST], len: 0, fronts: [[0; CLASSES]; 3] }
    }

    #[inline]
    pub(super) const fn len(&self) -> u8 {
        self.len
    }

    /// Returns how many more words there is room for.
    #[inline]
    pub(super) const fn room(&self) -> usize {
        Self::MOST - self.len as usize
    }

    /// Returns the length of a phrase.
    #[inline]
    pub(super) fn len_of(&self, number: u8) -> usize {
        match self.wanted.get(usize::from(number)) {
            Some(Wanted::Phrase(phrase)) => phrase.len(),
            _ => 0,
        }
    }

    /// Returns the number of the word. Words beyond the room are left out.
    #[inline]
    pub(super) fn add(&mut self, wanted: Wanted) -> u8 {
        let number = self.len;
        let Some(place) = self.wanted.get_mut(usize::from(number)) else { return number };
        *place = wanted;
        self.len += 1;
        for text in wanted.texts() {
            for (at, classes) in self.fronts.iter_mut().enumerate() {
                match text.as_bytes().get(at) {
                    Some(octet) => classes[class(*octet)] |= 1 << number,
                    // A short word goes on with anything.
                    None => classes.iter_mut().for_each(|words| *words |= 1 << number),
                }
            }
        }
        number
    }

    /// Walks over the text once.
    pub(super) fn places<'a, L>(&self, start: &Cursor<'a, L>) -> Places
    where
        L: Iterator<Item = &'a [u8]> + Clone,
    {
        let mut places = [usize::MAX; Self::MOST];
        let mut cursor = start.clone();
        // Those that were not found.
        let mut left = u64::MAX.checked_shr(self.room() as u32).unwrap_or(0);
        let beginnings = self.beginnings();
        let mut at = 0;
        while left != 0 {
            let (skipped, words) = cursor.skip_places(
                |octet| beginnings >> class(octet) & 1 == 0,
                |octet, after| left & self.beginning_with(octet, after),
            );
            at += skipped;
            let mut here = words.unwrap_or(left);
            while let Some((wanted, place)) = Option::zip(
                self.wanted.get(here.trailing_zeros() as usize),
                places.get_mut(here.trailing_zeros() as usize),
            ) {
                let lowest = here & here.wrapping_neg();
                if cursor.has(wanted) {
                    *place = at;
                    left &= !lowest;
                }
                here &= !lowest;
            }
            if cursor.next().is_none() {
                break;
            }
            at += 1;
        }
        Places(places)
    }

    /// Returns the classes of the octets with which words begin, one bit each.
    #[inline]
    fn beginnings(&self) -> u32 {
        let bits = self.fronts[0].iter().enumerate().map(|(class, words)| u32::from(*words != 0) << class);
        bits.fold(0, |all, bit| all | bit)
    }

    /// Returns the words that may begin with this octet of a line and those after it, one bit each.
    #[inline(always)]
    fn beginning_with(&self, octet: u8, after: &[u8]) -> u64 {
        let words = self.fronts[0][class(octet)];
        match *after {
            // What comes after a space, or after the line, need not be the next octet.
            [second, third, ..] if words != 0 && !second.is_ascii_whitespace() => {
                let third = if third.is_ascii_whitespace() { b' ' } else { third };
                words & self.fronts[1][class(second)] & self.fronts[2][class(third)]
            }
            _ => words,
        }
    }
}

impl Places {
    /// Returns the first place of a word.
    #[inline]
    pub(super) fn of(&self, number: u8) -> Option<usize> {
        self.0.get(usize::from(number)).copied().filter(|place| *place != usize::MAX)
    }
}
