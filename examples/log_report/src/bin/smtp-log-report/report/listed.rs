//! Long tables, of which the first rows are shown.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use serde::Serialize;
use smtp_codes::{Action, EnhancedCode, Escaped, Explanation, ReplyCode};
use smtp_log_report::Side;

use super::Counts;
use crate::row::Row;

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
    /// What the codes mean.
    pub(crate) summary: Option<&'static str>,
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
    /// What it puts mail off or rejects it with most often.
    pub(crate) most: Option<WordsRow>,
}

/// What replies have in common that are one row of words.
type Words<'a> = (Option<ReplyCode>, Option<EnhancedCode>, &'a [u8]);

fn words_row((code, enhanced, words): Words<'_>, replies: u64, given: u64) -> WordsRow {
    WordsRow {
        code: code.map(ReplyCode::get),
        status: enhanced.map(|enhanced| enhanced.to_string()),
        summary: summary(code, enhanced),
        words: String::from_utf8_lossy(words).into_owned(),
        replies,
        given,
    }
}

fn summary(code: Option<ReplyCode>, enhanced: Option<EnhancedCode>) -> Option<&'static str> {
    let explanation = match (code, enhanced) {
        (Some(code), enhanced) => Explanation::of(code, enhanced, None),
        (None, enhanced) => enhanced?.explain(),
    };
    Some(explanation.summary())
}

/// The words of the replies with a verdict.
pub(super) fn words(counts: &[(Row, &[u8], &[u8], u64)], action: Action, top: usize) -> Listed<WordsRow> {
    let mut sums = BTreeMap::<Words<'_>, (u64, u64)>::new();
    for (row, words, _, count) in counts.iter().filter(|(row, ..)| row.action() == action) {
        let (replies, given) = sums.entry((row.code, row.enhanced, *words)).or_default();
        *replies += count;
        *given += if row.side == Side::Given { *count } else { 0 };
    }
    let rows = sums.into_iter().map(|(words, (replies, given))| (replies, (words, given))).collect();
    first(rows, top, |replies, (words, given)| words_row(words, replies, given))
}

/// The domains on one side.
pub(super) fn domains(counts: &[(Row, &[u8], &[u8], u64)], side: Side, top: usize) -> Listed<DomainRow> {
    let mut sums = BTreeMap::<&[u8], Counts>::new();
    for (row, _, domain, count) in counts.iter().filter(|(row, ..)| row.side == side) {
        sums.entry(domain).or_default().add(row.action(), *count);
    }
    let rows =
        sums.into_iter().map(|(domain, by_verdict)| (by_verdict.all(), (domain, by_verdict))).collect();
    let shown = first(rows, top, |replies, (domain, by_verdict)| (replies, domain, by_verdict));
    let mut failures = BTreeMap::<&[u8], BTreeMap<Words<'_>, u64>>::new();
    for (_, domain, _) in &shown.rows {
        failures.insert(domain, BTreeMap::new());
    }
    for (row, words, domain, count) in counts.iter().filter(|(row, ..)| row.side == side) {
        if matches!(row.action(), Action::RetryLater | Action::Rejected) {
            if let Some(sums) = failures.get_mut(domain) {
                *sums.entry((row.code, row.enhanced, words)).or_default() += count;
            }
        }
    }
    let rows = shown.rows.into_iter().map(|(replies, domain, by_verdict)| {
        let most = failures
            .remove(domain)
            .into_iter()
            .flatten()
            .max_by_key(|(words, count)| (*count, Reverse(*words)));
        DomainRow {
            domain: (!domain.is_empty()).then(|| Escaped::new(domain).to_string()),
            replies,
            by_verdict,
            most: most
                .map(|(words, count)| words_row(words, count, if side == Side::Given { count } else { 0 })),
        }
    });
    Listed { rows: rows.collect(), others: shown.others }
}

/// The rows with the most replies. Those with as many stay in their order.
fn first<T, R>(mut rows: Vec<(u64, T)>, top: usize, row: impl Fn(u64, T) -> R) -> Listed<R> {
    rows.sort_by_key(|(replies, _)| Reverse(*replies));
    let others = rows.get(top..).unwrap_or_default();
    let others = Others { rows: others.len(), replies: others.iter().map(|(replies, _)| replies).sum() };
    rows.truncate(top);
    Listed { rows: rows.into_iter().map(|(replies, rest)| row(replies, rest)).collect(), others }
}
