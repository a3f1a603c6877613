//! The words by which a text shows a provider.

use super::cursor::Cursor;
use super::search::{Places, Search};
use super::wanted::Wanted;
use crate::providers::Provider;
use crate::providers::row::Pattern;

/// The marks that a text may show. Most texts have none.
#[derive(Clone, Copy)]
pub(super) struct Held {
    /// One bit for each of [`MARKS`].
    marks: [u64; WORDS],
    /// One bit for each provider.
    providers: u64,
}

const WORDS: usize = MARK_COUNT.div_ceil(u64::BITS as usize);

const _: () = assert!(Provider::ALL.len() <= u64::BITS as usize);

impl Held {
    /// Reads each line by itself.
    pub(super) fn by<'a>(lines: impl Iterator<Item = &'a [u8]>) -> Self {
        let mut held = Self { marks: [0; WORDS], providers: 0 };
        for line in lines {
            let mut rest = line;
            while let [_, after @ ..] = rest {
                let Some(front) = rest.first_chunk() else { break };
                let mut number = FIRSTS[hash(*front)];
                while let Some(mark) = MARKS.get(usize::from(number)) {
                    if mark.front == *front {
                        held.take(number, mark, rest);
                    }
                    number = mark.next;
                }
                rest = after;
            }
        }
        held
    }

    /// Takes a mark that begins as the text does, unless what follows differs.
    #[inline]
    fn take(&mut self, number: u16, mark: &Mark, text: &[u8]) {
        let bits = self.marks.get_mut(usize::from(number) / 64);
        if let Some(bits) = bits.filter(|_| may_be(text, mark.pattern.text().as_bytes())) {
            *bits |= 1 << (number % 64);
            self.providers |= 1 << mark.provider as u8;
        }
    }

    #[inline]
    pub(super) const fn is_none(&self) -> bool {
        self.providers == 0
    }

    /// Returns `true` if one of them is a mark of this provider.
    #[inline]
    pub(super) const fn is_of(&self, provider: Provider) -> bool {
        self.providers >> provider as u8 & 1 == 1
    }

    #[inline]
    pub(super) fn count(&self) -> usize {
        self.marks.iter().map(|bits| bits.count_ones() as usize).sum()
    }

    /// Returns their patterns, those of one provider in its order.
    #[inline]
    pub(super) fn patterns(&self) -> impl Iterator<Item = &'static Pattern> {
        self.marks().map(|mark| &mark.pattern)
    }

    #[inline]
    fn marks(&self) -> impl Iterator<Item = &'static Mark> {
        self.marks.into_iter().zip(MARKS.chunks(u64::BITS as usize)).flat_map(|(mut bits, marks)| {
            core::iter::from_fn(move || {
                let mark = marks.get(bits.trailing_zeros() as usize);
                bits &= bits.wrapping_sub(1);
                mark
            })
        })
    }
}

/// Returns `false` where the text does not begin with the mark. A line tells that up to its end, and up to a space
/// after which something may be left out.
#[inline]
fn may_be(text: &[u8], mark: &[u8]) -> bool {
    let mut before = mark.first().copied().unwrap_or_default();
    for (octet, wanted) in text.iter().zip(mark) {
        if before == b' ' && (octet.is_ascii_whitespace() || octet.is_ascii_digit()) {
            return true;
        }
        before = if octet.is_ascii_whitespace() { b' ' } else { *octet };
        if before != *wanted {
            return false;
        }
    }
    true
}

/// For each provider the mark that comes first, and where.
pub(super) struct Marks([Option<(usize, &'static str)>; Provider::ALL.len()]);

impl Marks {
    const NONE: Self = Self([None; Provider::ALL.len()]);

    /// Searches the marks that are held.
    pub(super) fn shown<'a, L>(held: &Held, start: &Cursor<'a, L>) -> Self
    where
        L: Iterator<Item = &'a [u8]> + Clone,
    {
        let mut marks = Self::NONE;
        let mut from = 0;
        while from < held.count() {
            let mut search = Search::new();
            for pattern in held.patterns().skip(from).take(Search::MOST) {
                search.add(Wanted::Pattern(pattern));
            }
            marks.take(held.marks().skip(from), &search.places(start));
            from += Search::MOST;
        }
        marks
    }

    /// Takes the marks that are held, which were searched before all else.
    #[inline]
    pub(super) fn found(held: &Held, places: &Places) -> Self {
        let mut marks = Self::NONE;
        marks.take(held.marks(), places);
        marks
    }

    fn take(&mut self, searched: impl Iterator<Item = &'static Mark>, places: &Places) {
        for (number, mark) in (0..Search::MOST as u8).zip(searched) {
            let first = &mut self.0[mark.provider as usize];
            match places.of(number) {
                Some(place) if first.is_none_or(|(earliest, _)| place < earliest) => {
                    *first = Some((place, mark.pattern.text()));
                }
                _ => {}
            }
        }
    }

    #[inline]
    pub(super) fn of(&self, provider: Provider) -> Option<&'static str> {
        self.0[provider as usize].map(|(_, mark)| mark)
    }
}

/// Octets of a mark that are looked at before the rest.
const FRONT: usize = 3;

/// For each hash the first mark with it, or [`NONE`].
static FIRSTS: [u16; HASHES] = TABLES.0;

/// The marks of all providers.
static MARKS: [Mark; MARK_COUNT] = TABLES.1;

/// A mark, its first octets, and whose it is.
#[derive(Clone, Copy)]
struct Mark {
    front: [u8; FRONT],
    /// The next mark with the same hash, or [`NONE`].
    next: u16,
    provider: Provider,
    pattern: Pattern,
}

/// A number beyond all marks.
const NONE: u16 = u16::MAX;

const HASHES: usize = 1 << HASH_BITS;
const HASH_BITS: u32 = 11;

#[inline]
const fn hash([first, second, third]: [u8; FRONT]) -> usize {
    (u32::from_le_bytes([first, second, third, 0]).wrapping_mul(0x9e37_79b1) >> (u32::BITS - HASH_BITS))
        as usize
}

const TABLES: ([u16; HASHES], [Mark; MARK_COUNT]) = {
    let none = Mark { front: [0; FRONT], next: NONE, provider: Provider::ALL[0], pattern: Pattern::Word("") };
    let (mut firsts, mut all) = ([NONE; HASHES], [none; MARK_COUNT]);
    // From the last to the first, as each goes before those with its hash.
    let (mut at, mut provider) = (MARK_COUNT, Provider::ALL.len());
    while provider > 0 {
        provider -= 1;
        let marks = Provider::ALL[provider].table().marks;
        let mut index = marks.len();
        while index > 0 {
            index -= 1;
            at -= 1;
            let pattern = marks[index];
            assert!(matches!(pattern, Pattern::Word(_) | Pattern::Start(_) | Pattern::Digit(_)), "one text");
            let &[first, second, third, ..] = pattern.text().as_bytes() else {
                panic!("a mark has three octets or more")
            };
            assert!(first != b' ' && second != b' ' && third != b' ', "a mark begins without a space");
            let front = [first, second, third];
            let next = firsts[hash(front)];
            all[at] = Mark { front, next, provider: Provider::ALL[provider], pattern };
            firsts[hash(front)] = at as u16;
        }
    }
    (firsts, all)
};

const MARK_COUNT: usize = {
    let (mut count, mut provider) = (0, 0);
    while provider < Provider::ALL.len() {
        count += Provider::ALL[provider].table().marks.len();
        provider += 1;
    }
    count
};
