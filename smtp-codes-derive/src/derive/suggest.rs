//! Finds words that are nearly right, and writes lists that read as a sentence.

use std::fmt::Display;

use smtp_codes_data::STATUSES;

/// Returns the candidate that is nearest to `word`, if one is near enough to have been meant.
pub(crate) fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    within(word, candidates, |candidate| 1 + candidate.len() / 4)
}

/// Returns the registered detail of a subject that differs from `detail` in one digit.
pub(crate) fn nearest_detail(subject: u16, detail: u16) -> Option<u16> {
    let registered = STATUSES.iter().filter(|row| row.subject == subject);
    let details: Vec<String> = registered.map(|row| row.detail.to_string()).collect();
    within(&detail.to_string(), details.iter().map(String::as_str), |_| 1)?.parse().ok()
}

fn within<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
    limit: impl Fn(&str) -> usize,
) -> Option<&'a str> {
    let word = word.to_lowercase();
    candidates
        .into_iter()
        .map(|candidate| (distance(&word, &candidate.to_lowercase()), candidate))
        .min_by_key(|&(distance, _)| distance)
        .filter(|&(distance, candidate)| distance <= limit(candidate))
        .map(|(_, candidate)| candidate)
}

/// Lists items as `` `a`, `b` and `c` ``.
pub(crate) fn all_of<T: Display>(items: impl IntoIterator<Item = T>) -> String {
    listed(items.into_iter().map(|item| format!("`{item}`")), "and")
}

/// Lists words as `a, b and c`, or with another conjunction.
pub(crate) fn listed(words: impl IntoIterator<Item = String>, conjunction: &str) -> String {
    let mut words: Vec<String> = words.into_iter().collect();
    match words.pop() {
        None => String::new(),
        Some(last) if words.is_empty() => last,
        Some(last) => format!("{} {conjunction} {last}", words.join(", ")),
    }
}

/// Returns how many letters have to be put in, left out, replaced or swapped with their neighbour.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![vec![0; b.len() + 1]; a.len() + 1];
    for i in 0..=a.len() {
        for j in 0..=b.len() {
            rows[i][j] = if i == 0 || j == 0 {
                i + j
            } else {
                let replaced = rows[i - 1][j - 1] + usize::from(a[i - 1] != b[j - 1]);
                let mut least = replaced.min(rows[i - 1][j] + 1).min(rows[i][j - 1] + 1);
                if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                    least = least.min(rows[i - 2][j - 2] + 1);
                }
                least
            };
        }
    }
    rows[a.len()][b.len()]
}
