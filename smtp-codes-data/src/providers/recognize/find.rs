//! Finds the row that a reply is, if any.
//!
//! A provider is known by a mark in the text, or because the caller knows the host. Then a row of it is the reply's
//! whose numbers fit and whose tag or phrase is in the text, or whose enhanced status code nobody else has registered.
//! Without the provider a row needs both: a number that is not registered, and its tag or a phrase.

use super::cursor::Cursor;
use super::marks::{Held, Marks};
use super::search::{Places, Search};
use super::trigrams::Trigrams;
use super::wanted::Wanted;
use crate::macros::for_each;
use crate::providers::Provider;
use crate::providers::row::{Pattern, ProviderRow};
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
pub fn shown_provider<'a>(
    code: u16,
    lines: impl Iterator<Item = &'a [u8]> + Clone,
) -> Option<(Provider, &'static str)> {
    let held = Held::by(lines.clone());
    let marks = Marks::shown(&held, &Cursor::new(code, lines));
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
/// one reading of the text for all marks, and of one for the words of all rows whose numbers fit.
pub fn find_provider_row<'a>(
    code: u16,
    enhanced: Option<Triple>,
    lines: impl Iterator<Item = &'a [u8]> + Clone,
    known: Option<Provider>,
) -> Option<ProviderMatch> {
    if !matches!(code, 400..=599) {
        return None;
    }
    let held = Held::by(lines.clone());
    let numbers = Numbers::new(code, enhanced);
    // Without a mark only a number that nobody has registered can be a provider's.
    if known.is_none() && !numbers.are_own && held.is_none() {
        return None;
    }
    let trigrams = Trigrams::of(lines.clone());
    let mut rows = Rows::new(numbers, Cursor::new(code, lines), held);
    for &provider in Provider::ALL {
        let is_named = known == Some(provider);
        let is_known = is_named || rows.may_be_shown(provider);
        let may_be_known_by_number = numbers.are_own && HAS_OWN_NUMBERS[provider as usize];
        if !is_known && !may_be_known_by_number {
            continue;
        }
        for row in provider.table().rows() {
            if let Some(fit) = numbers.fit(row, is_known) {
                rows.add(Open { provider, is_named, row, tag: None, phrases: (0, 0) }, fit, &trigrams);
            }
        }
    }
    rows.search();
    rows.best.map(|(_, found)| found)
}

/// The codes of a reply.
#[derive(Clone, Copy)]
struct Numbers {
    code: u16,
    enhanced: Option<Triple>,
    /// The lowest code with the same first digit.
    hundred: u16,
    /// Nobody has registered the enhanced status code.
    are_own: bool,
}

/// How the codes of a reply fit a row.
#[derive(Clone, Copy)]
struct Fit {
    has_code: bool,
    has_status: bool,
    /// A phrase of the row decides.
    counts: bool,
    /// They decide by themselves.
    suffices: bool,
}

impl Numbers {
    #[inline]
    fn new(code: u16, enhanced: Option<Triple>) -> Self {
        let are_own = enhanced.is_some_and(|status| status_index(status.subject, status.detail).is_none());
        Self { code, enhanced, hundred: code / 100 * 100, are_own }
    }

    /// Returns `None` where they speak against the row, or no words of it can decide.
    #[inline]
    fn fit(self, row: &ProviderRow, is_known: bool) -> Option<Fit> {
        let has_status = self.enhanced.is_some_and(|status| row.statuses.contains(status));
        let is_own_number = has_status && self.are_own;
        if !is_known && !is_own_number {
            return None;
        }
        let (mut has_code, mut has_first_digit) = (row.codes.is_empty(), row.codes.is_empty());
        for code in row.codes {
            has_code |= *code == self.code;
            has_first_digit |= code.wrapping_sub(self.hundred) < 100;
        }
        if !has_first_digit {
            return None;
        }
        let fits = has_code && (has_status || row.statuses.is_any());
        let counts = fits || is_own_number || (has_code && self.enhanced.is_none());
        let has_no_words = row.tag.is_none() && row.phrases.is_empty();
        let suffices = is_known && (is_own_number || (fits && has_no_words));
        let may_decide = counts || suffices || row.tag.is_some_and(|tag| !tag.is_shared());
        may_decide.then_some(Fit { has_code, has_status, counts, suffices })
    }
}

impl Fit {
    /// Returns `true` if the words that were found make the reply the row's.
    #[inline]
    fn decides(self, row: &ProviderRow, has_tag: bool, has_phrase: bool) -> bool {
        // The tag is the row's own, wherever the numbers are, or others share it.
        let is_told = has_tag && !row.tag.is_some_and(|tag| tag.is_shared());
        is_told || (has_phrase && self.counts) || self.suffices
    }
}

/// The rows that a reply may be, in the order of all, and the best of those whose words were searched.
struct Rows<C> {
    numbers: Numbers,
    start: C,
    held: Held,
    /// `None` until they are searched: before the words of the first rows.
    marks: Option<Marks>,
    open: [Option<Open>; MOST_OPEN],
    len: usize,
    words: Search,
    best: Option<(u32, ProviderMatch)>,
}

const MOST_OPEN: usize = 32;

/// A row whose words are to be searched.
#[derive(Clone, Copy)]
struct Open {
    provider: Provider,
    is_named: bool,
    row: &'static ProviderRow,
    /// The number of its tag among the words.
    tag: Option<u8>,
    /// The numbers of its phrases.
    phrases: (u8, u8),
}

impl<'a, L: Iterator<Item = &'a [u8]> + Clone> Rows<Cursor<'a, L>> {
    fn new(numbers: Numbers, start: Cursor<'a, L>, held: Held) -> Self {
        let mut words = Search::new();
        // Most texts hold few marks, which are searched with the words of the rows.
        let marks = if held.count() + MOST_WORDS > Search::MOST {
            Some(Marks::shown(&held, &start))
        } else {
            held.patterns().for_each(|pattern| {
                words.add(Wanted::Pattern(pattern));
            });
            None
        };
        Self { numbers, start, held, marks, open: [None; MOST_OPEN], len: 0, words, best: None }
    }

    fn may_be_shown(&self, provider: Provider) -> bool {
        match &self.marks {
            Some(marks) => marks.of(provider).is_some(),
            None => self.held.is_of(provider),
        }
    }

    /// Adds the row, if words that the text may have can decide for it.
    fn add(&mut self, open: Open, fit: Fit, trigrams: &Trigrams) {
        let row = open.row;
        let tag = row.tag.as_ref().filter(|tag| fit.counts || !tag.is_shared());
        let tag = tag.filter(|tag| trigrams.may_show(tag));
        let is_asked = fit.counts || tag.is_some();
        let may_hold = |phrase: &&&'static str| is_asked && trigrams.may_hold(phrase);
        if !fit.decides(row, tag.is_some(), row.phrases.iter().any(|phrase| may_hold(&phrase))) {
            return;
        }
        if self.len == MOST_OPEN || self.words.room() < MOST_WORDS {
            self.search();
        }
        let Some(place) = self.open.get_mut(self.len) else { return };
        let tag = tag.map(|tag| self.words.add(Wanted::Pattern(tag)));
        let begin = self.words.len();
        for phrase in row.phrases.iter().filter(&may_hold) {
            self.words.add(Wanted::Phrase(phrase));
        }
        *place = Some(Open { tag, phrases: (begin, self.words.len()), ..open });
        self.len += 1;
    }

    /// Searches the words of the open rows, and leaves room for others.
    fn search(&mut self) {
        if self.len == 0 {
            return;
        }
        let places = self.words.places(&self.start);
        let marks = self.marks.take().unwrap_or_else(|| Marks::found(&self.held, &places));
        for open in self.open.iter().take(self.len).flatten() {
            let mark = marks.of(open.provider);
            let Some(score) = self.score(open, mark, &places) else { continue };
            if self.best.is_none_or(|(highest, _)| highest < score) {
                let mark = if open.is_named { None } else { mark };
                self.best = Some((score, ProviderMatch { provider: open.provider, row: open.row, mark }));
            }
        }
        (self.marks, self.len, self.words) = (Some(marks), 0, Search::new());
    }

    /// Returns how well the row fits; `None` where it does not.
    fn score(&self, open: &Open, mark: Option<&str>, places: &Places) -> Option<u32> {
        let row = open.row;
        let fit = self.numbers.fit(row, open.is_named || mark.is_some())?;
        let tag = row.tag.filter(|_| open.tag.is_some_and(|number| places.of(number).is_some()));
        let phrases = (open.phrases.0..open.phrases.1).filter(|number| places.of(*number).is_some());
        let phrases = phrases.filter(|_| fit.counts || tag.is_some());
        let phrase = phrases.map(|number| self.words.len_of(number)).max();
        if !fit.decides(row, tag.is_some(), phrase.is_some()) {
            return None;
        }
        // A phrase that begins with the mark says no more than that the reply is of this provider.
        let begins = |mark: &str| row.phrases.iter().any(|phrase| phrase.starts_with(mark));
        let words = match phrase {
            Some(_) if mark.is_some_and(begins) => 1,
            Some(_) => 2,
            None => 0,
        };
        let length = tag.map_or(0, |tag| tag.text().len()).max(phrase.unwrap_or(0)).min(63) as u32;
        Some(
            u32::from(!open.provider.table().is_block_list) << 15
                | u32::from(open.is_named) << 14
                | (words + if tag.is_some() { 3 } else { 0 }) << 10
                | u32::from(fit.has_status) << 9
                | u32::from(fit.has_code) << 8
                | u32::from(matches!(tag, Some(Pattern::Word(_)))) << 7
                | u32::from(!row.statuses.is_range()) << 6
                | length,
        )
    }
}

/// For each provider whether it has a row with a number that nobody has registered.
static HAS_OWN_NUMBERS: [bool; Provider::ALL.len()] = {
    let mut has = [false; Provider::ALL.len()];
    for_each!(&provider in Provider::ALL, {
        for_each!(rows in provider.table().parts, {
            for_each!(row in rows, {
                let is_known = has[provider as usize];
                has[provider as usize] = is_known || row.statuses.hold_unregistered();
            });
        });
    });
    has
};

/// The most words that a row has.
const MOST_WORDS: usize = {
    let mut most = 0;
    for_each!(provider in Provider::ALL, {
        for_each!(rows in provider.table().parts, {
            for_each!(row in rows, {
                let words = row.phrases.len() + row.tag.is_some() as usize;
                if words > most {
                    most = words;
                }
            });
        });
    });
    assert!(most <= Search::MOST, "the words of a row are searched at once");
    most
};
