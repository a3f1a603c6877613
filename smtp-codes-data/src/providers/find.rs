//! Which row a reply is, if any.
//!
//! A provider is known by a mark in the text, or because the caller knows the host. Then a row of it is the reply's
//! whose numbers fit and whose tag or phrase is in the text, or whose enhanced status code nobody else has registered.
//! Without the provider a row needs both: a number that is not registered, and its tag or a phrase.

use super::row::{Pattern, ProviderRow};
use super::text::Cursor;
use super::{Provider, Table};
use crate::{Triple, status_row};

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
/// `known` is the provider where the caller knows it, from the name of the host that answered. It takes the steps of one
/// reading of the text for all marks, and of one for each row whose numbers fit.
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
    let reply = Text { code, enhanced, cursor: Cursor::new(code, lines) };
    let mut best: Option<(u32, ProviderMatch)> = None;
    for &provider in Provider::ALL {
        let table = provider.table();
        let mark = marks.of(provider);
        let named = known == Some(provider);
        for row in table.rows {
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
        let mut cursor = Cursor::new(code, lines);
        loop {
            let mut next = cursor.clone();
            let Some(octet) = next.next() else { return Self(found) };
            if STARTS[octet as usize] {
                for (&provider, found) in Provider::ALL.iter().zip(&mut found) {
                    if found.is_none() {
                        *found =
                            provider.table().marks.iter().find(|mark| cursor.shows(mark)).map(Pattern::text);
                    }
                }
            }
            cursor = next;
        }
    }

    const fn of(&self, provider: Provider) -> Option<&'static str> {
        self.0[provider as usize]
    }
}

/// The octets with which a mark begins.
static STARTS: [bool; 256] = {
    let mut starts = [false; 256];
    let mut provider = 0;
    while provider < Provider::ALL.len() {
        let marks = Provider::ALL[provider].table().marks;
        let mut index = 0;
        while index < marks.len() {
            starts[marks[index].text().as_bytes()[0] as usize] = true;
            index += 1;
        }
        provider += 1;
    }
    starts
};

struct Text<C> {
    code: u16,
    enhanced: Option<Triple>,
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
            && self.enhanced.is_some_and(|status| status_row(status.subject, status.detail).is_none());
        let is_known = named || mark.is_some();
        if !is_known && !is_own_number {
            return None;
        }
        let fits = has_code && (has_status || row.statuses.is_any());
        let (tag, phrase) = (self.tag(row), self.phrase(row));
        let is_shared = row.tag.is_some_and(|tag| tag.is_shared());
        let decides = match (tag, phrase) {
            // The tag is the row's own, wherever the numbers are.
            (Some(_), _) if !is_shared => true,
            (_, Some(_)) => fits || is_own_number || (has_code && self.enhanced.is_none()),
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
        let tag = row.tag?;
        self.places().any(|place| place.shows(&tag)).then(|| tag.text().len())
    }

    /// The length of the longest phrase that is in the text.
    fn phrase(&self, row: &ProviderRow) -> Option<usize> {
        if row.phrases.is_empty() {
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
