//! Long tables, of which the first rows are shown.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;
use smtp_codes::{Action, EnhancedCode, Escaped, ReplyCode};
use smtp_log_report::{Row, Side};

use super::Counts;

/// The first rows of a long table, and what the others come to.
#[derive(Debug, Serialize)]
pub(crate) struct Listed<T> {
    pub(crate) rows: Vec<T>,
    pub(crate) others: Others,
}

/// Rows that are not shown.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub(crate) struct Others {
    pub(crate) rows: usize,
    pub(crate) replies: u64,
}

/// Replies with the same codes and words, save for what varies.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct WordsRow {
    pub(crate) code: Option<u16>,
    pub(crate) status: Option<String>,
    /// The meaning of the codes.
    pub(crate) summary: Option<&'static str>,
    /// The provider's meaning, where it is known.
    pub(crate) meaning: Option<&'static str>,
    pub(crate) provider: Option<&'static str>,
    pub(crate) words: String,
    pub(crate) replies: u64,
    /// Of these, what this server answered.
    pub(crate) given: u64,
}

/// The replies of one domain.
#[derive(Debug, Serialize)]
pub(crate) struct DomainRow {
    /// `None` where the log does not tell.
    pub(crate) domain: Option<String>,
    pub(crate) replies: u64,
    pub(crate) by_verdict: Counts,
    /// The most frequent words with which it puts mail off or rejects it.
    pub(crate) most: Option<WordsRow>,
}

/// The replies of one provider.
#[derive(Debug, Serialize)]
pub(crate) struct ProviderRow {
    /// The short name that stays the same.
    pub(crate) id: &'static str,
    /// The name for people.
    pub(crate) provider: &'static str,
    pub(crate) replies: u64,
    pub(crate) by_verdict: Counts,
    /// The most frequent words with which it puts mail off or rejects it.
    pub(crate) most: Option<WordsRow>,
}

/// The common properties of the replies that are one row of words.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
struct Words<'a> {
    code: Option<ReplyCode>,
    enhanced: Option<EnhancedCode>,
    words: &'a [u8],
    summary: Option<&'static str>,
    meaning: Option<&'static str>,
    provider: Option<&'static str>,
}

impl<'a> Words<'a> {
    fn new(row: &Row, words: &'a [u8]) -> Self {
        Self {
            code: row.code,
            enhanced: row.enhanced,
            words,
            summary: row.meaning.summary,
            meaning: row.meaning.row.map(smtp_codes::ProviderRow::meaning),
            provider: row.meaning.row.map(|row| row.provider().name()),
        }
    }
}

fn words_row(words: Words<'_>, replies: u64, given: u64) -> WordsRow {
    WordsRow {
        code: words.code.map(ReplyCode::get),
        status: words.enhanced.map(|enhanced| enhanced.to_string()),
        summary: words.summary,
        meaning: words.meaning,
        provider: words.provider,
        words: String::from_utf8_lossy(words.words).into_owned(),
        replies,
        given,
    }
}

/// The words of the replies with a verdict.
pub(super) fn words(counts: &[(Row, &[u8], &[u8], u64)], action: Action, top: usize) -> Listed<WordsRow> {
    let mut sums = BTreeMap::<Words<'_>, (u64, u64)>::new();
    for (row, words, _, count) in counts.iter().filter(|(row, ..)| row.action() == action) {
        let (replies, given) = sums.entry(Words::new(row, words)).or_default();
        *replies += count;
        *given += if row.side == Side::Given { *count } else { 0 };
    }
    let rows = sums.into_iter().map(|(words, (replies, given))| (replies, (words, given))).collect();
    first(rows, top, |replies, (words, given)| words_row(words, replies, given))
}

/// The domains on one side.
pub(super) fn domains(counts: &[(Row, &[u8], &[u8], u64)], side: Side, top: usize) -> Listed<DomainRow> {
    let rows = groups(counts, top, |row, domain| (row.side == side).then_some(domain));
    rows.map(|Group { of: domain, replies, by_verdict, most }| DomainRow {
        domain: (!domain.is_empty()).then(|| Escaped::new(domain).to_string()),
        replies,
        by_verdict,
        most: most.map(|(words, count)| words_row(words, count, if side == Side::Given { count } else { 0 })),
    })
}

/// The providers that answered.
pub(super) fn providers(counts: &[(Row, &[u8], &[u8], u64)], top: usize) -> Listed<ProviderRow> {
    let rows = groups(counts, top, |row, _| row.meaning.provider.filter(|_| row.side == Side::Received));
    rows.map(|Group { of: provider, replies, by_verdict, most }| ProviderRow {
        id: provider.id(),
        provider: provider.name(),
        replies,
        by_verdict,
        most: most.map(|(words, count)| words_row(words, count, 0)),
    })
}

/// Replies that are counted together, and the words that most of those have that put mail off or reject it.
struct Group<'a, K> {
    of: K,
    replies: u64,
    by_verdict: Counts,
    most: Option<(Words<'a>, u64)>,
}

/// The largest groups by a key; what has none is in no group.
fn groups<'a, K: Copy + Ord>(
    counts: &[(Row, &'a [u8], &'a [u8], u64)],
    top: usize,
    key: impl Fn(&Row, &'a [u8]) -> Option<K>,
) -> Listed<Group<'a, K>> {
    let mut sums = BTreeMap::<K, Counts>::new();
    for (row, _, domain, count) in counts {
        if let Some(key) = key(row, domain) {
            sums.entry(key).or_default().add(row.action(), *count);
        }
    }
    let rows = sums.into_iter().map(|(key, by_verdict)| (by_verdict.all(), (key, by_verdict)));
    let shown = first(rows.collect(), top, |replies, (key, by_verdict)| (replies, key, by_verdict));
    let mut failures: BTreeMap<_, _> =
        shown.rows.iter().map(|(_, key, _)| (*key, BTreeMap::<Words<'_>, u64>::new())).collect();
    for (row, words, domain, count) in counts {
        if matches!(row.action(), Action::RetryLater | Action::Rejected) {
            if let Some(sums) = key(row, domain).and_then(|key| failures.get_mut(&key)) {
                *sums.entry(Words::new(row, words)).or_default() += count;
            }
        }
    }
    shown.map(|(replies, of, by_verdict)| {
        let all = failures.remove(&of).into_iter().flatten();
        let most = all.max_by_key(|(words, count)| (*count, Reverse(*words)));
        Group { of, replies, by_verdict, most }
    })
}

impl<T> Listed<T> {
    fn map<R>(self, row: impl FnMut(T) -> R) -> Listed<R> {
        Listed { rows: self.rows.into_iter().map(row).collect(), others: self.others }
    }
}

/// The rows with the most replies. Those with as many stay in their order.
fn first<T, R>(mut rows: Vec<(u64, T)>, top: usize, row: impl Fn(u64, T) -> R) -> Listed<R> {
    rows.sort_by_key(|(replies, _)| Reverse(*replies));
    let others = rows.get(top..).unwrap_or_default();
    let others = Others { rows: others.len(), replies: others.iter().map(|(replies, _)| replies).sum() };
    rows.truncate(top);
    Listed { rows: rows.into_iter().map(|(replies, rest)| row(replies, rest)).collect(), others }
}
