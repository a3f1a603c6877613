//! Sets of reply codes as the tables of checks write them: `250`, `503 554`, `4yz 5yz`, `any`.

use smtp_codes::{Family, ReplyCode};

/// Returns `true` if the code is in the set.
pub(crate) fn matches(set: &str, code: ReplyCode) -> bool {
    set.split(' ').any(|one| match one.parse::<Family>() {
        Ok(family) => family.contains(code),
        Err(_) => one == "any" || one == code.as_str(),
    })
}

/// Returns `true` if the set is written as a set is.
#[cfg(test)]
pub(crate) fn is_set(set: &str) -> bool {
    let is_one =
        |one: &str| one == "any" || one.parse::<Family>().is_ok() || one.parse::<ReplyCode>().is_ok();
    set.is_empty() || set.split(' ').all(is_one)
}

/// Returns the set in words: `503 or 554`.
pub(crate) fn in_words(set: &str) -> String {
    match set.rsplit_once(' ') {
        Some((rest, last)) => format!("{} or {last}", rest.replace(' ', ", ")),
        None => set.replace("any", "any reply"),
    }
}
