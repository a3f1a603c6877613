//! Which row a reply is, if any.
//!
//! A provider is known by a mark in the text, or because the caller knows the host. Then a row of it is the reply's
//! whose numbers fit and whose tag or phrase is in the text, or whose enhanced status code nobody else has registered.
//! Without the provider a row needs both: a number that is not registered, and its tag or a phrase.

use super::row::{Pattern, ProviderRow};
use super::text::Cursor;
use super::trigrams::Trigrams;
use super::{Provider, Table};
use crate::{Triple, status_index};

/// A row, and how it was found.
#[derive(Clone, Copy, Debug)]
pub struct ProviderMatch {
    /// Whose row it is.
    pub provider: Provider,
    /// The row.
    pub row: &'static ProviderRow,
    /// The words of the text that show the provider; `None` where the caller named it, or the reply's own words do.
    pub mark: Option<&'static str>,
}

/// Returns the provider that the text of a reply shows, and the words that show it.
///
/// Where several are shown, a provider comes before a block list that it asked.
pub fn shown<'a>(
    code: u16,
    lines: impl Iterator<Item = &'a [u8]> + Clone,
) -> Option<(Provider, &'static str)> {
    let marks = Marks::read(code, lines);
    let shown = |is_block_list| {
        let mut all =
            Provider::ALL.iter().filter(move |provider| provider.table().is_block_list == is_block_list);
        all.find_map(|&provider| Some((provider, marks.of(provider)?)))
    };
    shown(false).or_else(|| shown(true))
}

/// Returns the row of a reply: its codes, and its lines without them.
///
/// `known` is the provider where the caller knows it, from the name of the host that answered. It takes the steps of
/// one reading of the text for all marks, and of one for each row whose numbers fit.
pub fn find<'a>(
    code: u16,
    enhanced: Option<Triple>,
    lines: impl Iterator<Item = &'a [u8]> + Clone,
    known: Option<Provider>,
) -> Option<ProviderMatch> {
    if !matches!(code, 400..=599) {
        return None;
    }
    let marks = Marks::read(code, lines.clone());
    // Without a mark only a number that nobody has registered can be a provider's.
    let may_be_own = enhanced.is_some_and(|status| status_index(status.subject, status.detail).is_none());
    if known.is_none() && !may_be_own && marks.is_empty() {
        return None;
    }
    let trigrams = Trigrams::of(lines.clone());
    let reply = Text { code, enhanced, trigrams, cursor: Cursor::new(code, lines) };
    let mut best: Option<(u32, ProviderMatch)> = None;
    for &provider in Provider::ALL {
        let table = provider.table();
        let mark = marks.of(provider);
        let named = known == Some(provider);
        if !named && mark.is_none() && !may_be_own {
            continue;
        }
        for row in table.rows() {
            let Some(score) = reply.score(table, row, named, mark) else { continue };
            if best.is_none_or(|(highest, _)| highest < score) {
                best = Some((score, ProviderMatch { provider, row, mark: if named { None } else { mark } }));
            }
        }
    }
    best.map(|(_, found)| found)
}

/// For each provider the mark that was found first.
struct Marks([Option<&'static str>; Provider::ALL.len()]);

impl Marks {
    fn read<'a>(code: u16, lines: impl Iterator<Item = &'a [u8]> + Clone) -> Self {
        let mut found = [None; Provider::ALL.len()];
        // Most texts hold no mark, which can be told without a cursor.
        if !lines.clone().any(may_hold_mark) {
            return Self(found);
        }
        let mut cursor = Cursor::new(code, lines);
        while let Some(front) = cursor.ahead::<FRONT>() {
            for mark in marks_with(front) {
                let found = &mut found[mark.provider as usize];
                if found.is_none() && cursor.shows(&mark.pattern) {
                    *found = Some(mark.pattern.text());
                }
            }
            cursor.next();
        }
        Self(found)
    }

    fn is_empty(&self) -> bool {
        self.0.iter().all(Option::is_none)
    }

    const fn of(&self, provider: Provider) -> Option<&'static str> {
        self.0[provider as usize]
    }
}

/// Returns `false` where the line holds no mark: up to its first space a mark is as the line has it.
fn may_hold_mark(line: &[u8]) -> bool {
    line.windows(FRONT).enumerate().any(|(at, front)| {
        let Some(front) = front.first_chunk::<FRONT>() else { return false };
        marks_with(*front).any(|mark| {
            let word = mark.pattern.text().as_bytes().split(|octet| *octet == b' ').next();
            line.get(at..).zip(word).is_some_and(|(rest, word)| rest.starts_with(word))
        })
    })
}

/// Octets of a mark that are looked at before the rest.
const FRONT: usize = 3;

/// The marks that begin so, those of one provider in its order.
fn marks_with(front: [u8; FRONT]) -> impl Iterator<Item = &'static Mark> {
    let at = |place: u16| MARKS.get(place as usize);
    core::iter::successors(at(FIRSTS[hash(front)]), move |mark| at(mark.next))
        .filter(move |mark| mark.front == front)
}

/// For each hash the first mark with it, or a number beyond all.
static FIRSTS: [u16; HASHES] = TABLES.0;

/// The marks of all providers.
static MARKS: [Mark; MARK_COUNT] = TABLES.1;

/// A mark, its first octets, and whose it is.
#[derive(Clone, Copy)]
struct Mark {
    front: [u8; FRONT],
    /// The next mark with the same hash.
    next: u16,
    provider: Provider,
    pattern: Pattern,
}

const HASHES: usize = 1 << HASH_BITS;
const HASH_BITS: u32 = 10;

const fn hash([first, second, third]: [u8; FRONT]) -> usize {
    (u32::from_le_bytes([first, second, third, 0]).wrapping_mul(0x9e37_79b1) >> (u32::BITS - HASH_BITS))
        as usize
}

const TABLES: ([u16; HASHES], [Mark; MARK_COUNT]) = {
    let none =
        Mark { front: [0; FRONT], next: u16::MAX, provider: Provider::ALL[0], pattern: Pattern::Word("") };
    let (mut firsts, mut all) = ([u16::MAX; HASHES], [none; MARK_COUNT]);
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

struct Text<C> {
    code: u16,
    enhanced: Option<Triple>,
    trigrams: Trigrams,
    cursor: C,
}

impl<'a, L: Iterator<Item = &'a [u8]> + Clone> Text<Cursor<'a, L>> {
    /// How well the row fits; `None` where it does not.
    fn score(&self, table: &Table, row: &ProviderRow, named: bool, mark: Option<&str>) -> Option<u32> {
        let has_code = row.codes.is_empty() || row.codes.contains(&self.code);
        if !has_code && !row.codes.iter().any(|code| code / 100 == self.code / 100) {
            return None;
        }
        let has_status = self.enhanced.is_some_and(|status| row.statuses.contains(status));
        let is_own_number = has_status
            && self.enhanced.is_some_and(|status| status_index(status.subject, status.detail).is_none());
        let is_known = named || mark.is_some();
        if !is_known && !is_own_number {
            return None;
        }
        let fits = has_code && (has_status || row.statuses.is_any());
        let counts = fits || is_own_number || (has_code && self.enhanced.is_none());
        let is_shared = row.tag.is_some_and(|tag| tag.is_shared());
        // A tag or phrase that cannot decide is not searched.
        let tag = if counts || !is_shared { self.tag(row) } else { None };
        let phrase = if counts || tag.is_some() { self.phrase(row) } else { None };
        let decides = match (tag, phrase) {
            // The tag is the row's own, wherever the numbers are.
            (Some(_), _) if !is_shared => true,
            (_, Some(_)) => counts,
            (_, None) => is_known && (is_own_number || (fits && row.tag.is_none() && row.phrases.is_empty())),
        };
        if !decides {
            return None;
        }
        // A phrase that begins with the mark says no more than that the reply is of this provider.
        let repeats_mark = mark.is_some_and(|mark| row.phrases.iter().any(|phrase| phrase.starts_with(mark)));
        let words = match phrase {
            Some(_) if repeats_mark => 1,
            Some(_) => 2,
            None => 0,
        };
        let length = tag.unwrap_or(0).max(phrase.unwrap_or(0)).min(63) as u32;
        Some(
            u32::from(!table.is_block_list) << 15
                | u32::from(named) << 14
                | (words + if tag.is_some() { 3 } else { 0 }) << 10
                | u32::from(has_status) << 9
                | u32::from(has_code) << 8
                | u32::from(tag.is_some() && matches!(row.tag, Some(Pattern::Word(_)))) << 7
                | u32::from(!row.statuses.is_range()) << 6
                | length,
        )
    }

    /// The length of the tag, if it is in the text.
    fn tag(&self, row: &ProviderRow) -> Option<usize> {
        let tag = row.tag.filter(|tag| self.trigrams.may_show(tag))?;
        self.places().any(|place| place.shows(&tag)).then(|| tag.text().len())
    }

    /// The length of the longest phrase that is in the text.
    fn phrase(&self, row: &ProviderRow) -> Option<usize> {
        if !row.phrases.iter().any(|phrase| self.trigrams.may_hold(phrase)) {
            return None;
        }
        self.places().map(|place| place.says(row.phrases)).max().filter(|&length| length > 0)
    }

    /// Every place of the text, from its start to its end.
    fn places(&self) -> impl Iterator<Item = Cursor<'a, L>> {
        core::iter::successors(Some(self.cursor.clone()), |place| {
            let mut next = place.clone();
            next.next().map(|_| next)
        })
    }
}
