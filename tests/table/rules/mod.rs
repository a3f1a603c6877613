//! The rule book against the decided tables, written out literally: an oracle that shares nothing with the rules.

mod classes;
mod findings;
mod lines;
mod party;
mod standing;
mod texts;
mod verdict;

use smtp_codes_data::Triple;

/// `""`, or class, subject and detail as they are written: `5.1.1`.
fn enhanced(text: &str) -> Option<Triple> {
    let mut parts = text.split('.');
    let class = parts.next().filter(|class| !class.is_empty())?.parse().unwrap();
    let mut number = || parts.next().unwrap().parse().unwrap();
    Some(Triple { class, subject: number(), detail: number() })
}

/// `550 5.1.1` or `550`.
fn reply(text: &str) -> (u16, Option<Triple>) {
    let (code, rest) = text.split_once(' ').unwrap_or((text, ""));
    (code.parse().unwrap(), enhanced(rest))
}

/// `X.1.1 X.1.2` as subject and detail.
fn statuses(list: &str) -> Vec<(u16, u16)> {
    list.split_whitespace()
        .map(|status| {
            let (subject, detail) = status.strip_prefix("X.").and_then(|rest| rest.split_once('.')).unwrap();
            (subject.parse().unwrap(), detail.parse().unwrap())
        })
        .collect()
}

fn codes(list: &str) -> Vec<u16> {
    list.split_whitespace().map(|code| code.parse().unwrap()).collect()
}
