//! What to write instead of a reply with a fault.

use smtp_codes_data::Triple;

use crate::derive::suggest;
use crate::derive::valid::judge::Numbers;

/// Names what to write instead, and the key that lifts a rule of the table.
pub(super) fn way_out(reply: Numbers, candidates: &[Numbers], is_lifted: bool) -> String {
    let is_left_out =
        |one: &Numbers| one.code == reply.code && one.status.is_none() && reply.status.is_some();
    let better = match candidates {
        [] => String::new(),
        [one] if is_left_out(one) => "leave it out".to_owned(),
        _ => format!("did you mean {}?", alternatives(reply, candidates)),
    };
    match (better.as_str(), is_lifted) {
        (_, false) => better,
        ("", true) => "the key `unregistered` permits it anyway".to_owned(),
        (_, true) => format!("{better} the key `unregistered` permits it otherwise"),
    }
}

fn alternatives(reply: Numbers, candidates: &[Numbers]) -> String {
    suggest::listed(candidates.iter().map(|&one| difference(reply, one)), "or")
}

/// Writes what has to change.
fn difference(reply: Numbers, other: Numbers) -> String {
    let code = other.code;
    match other.status.map(shown) {
        _ if other.status == reply.status => format!("`{code}`"),
        None => format!("`{code}` without an enhanced status code"),
        Some(status) if code == reply.code && reply.status.is_some() => format!("`{status}`"),
        Some(status) => format!("`{code}, \"{status}\"`"),
    }
}

pub(in crate::derive::valid) fn shown(Triple { class, subject, detail }: Triple) -> String {
    format!("{class}.{subject}.{detail}")
}
