//! Says what is wrong with a reply, why, and what to write instead.

mod code_not_for_command;
mod way_out;

use smtp_codes_data::{Class, FindingKind, REGISTRY_PAIRS, StatusRow, Subject, Triple, status_row};

use super::instead::instead;
use super::judge::{Numbers, Rules};
use crate::derive::pattern::status::no_class;
pub(crate) use code_not_for_command::not_a_reply_to;
pub(super) use way_out::shown;
use way_out::way_out;

/// Returns the message for a fault of the reply code.
pub(super) fn of_code(fault: FindingKind, reply: Numbers, rules: &Rules<'_>) -> String {
    let code = reply.code;
    let what = match fault {
        FindingKind::PositivePreliminary | FindingKind::UnknownCode => format!(
            "`{code}` is not a known reply code: a server sends only codes that an RFC defines (RFC 5321 section 4.2)"
        ),
        FindingKind::DeFactoCode => de_facto(code),
        _ => code_not_for_command::message(code, rules.commands),
    };
    format!("{what}; {}", way_out(reply, &instead(rules, reply, fault), true))
}

/// Returns the message for a fault of the enhanced status code.
pub(super) fn of_status(fault: FindingKind, reply: Numbers, status: Triple, rules: &Rules<'_>) -> String {
    of_status_or(fault, reply, status, &instead(rules, reply, fault))
}

/// Does the same with what to write instead, the best first.
pub(super) fn of_status_or(
    fault: FindingKind,
    reply: Numbers,
    status: Triple,
    candidates: &[Numbers],
) -> String {
    let code = reply.code;
    let written = shown(status);
    let (what, is_lifted) = match fault {
        FindingKind::EnhancedNotPossible if Class::of_code(code).is_none() => {
            (no_class(code, &written), false)
        }
        FindingKind::EnhancedNotPossible => (on_a_hello(code), false),
        FindingKind::EnhancedClassDiffers => (class_differs(code, &written), false),
        FindingKind::UnknownEnhanced => {
            (unregistered(&written, status.subject, !candidates.is_empty()), true)
        }
        FindingKind::RecipientCodeForSender => (
            format!("`{written}` speaks of a recipient, but MAIL names the sender (RFC 3463 section 3.2)"),
            true,
        ),
        _ => (
            status_row(status.subject, status.detail)
                .map_or_else(String::new, |row| wrong_class(code, &written, row)),
            true,
        ),
    };
    match way_out(reply, candidates, is_lifted).as_str() {
        "" => what,
        way_out => format!("{what}; {way_out}"),
    }
}

pub(super) fn class_differs(code: impl std::fmt::Display, status: &str) -> String {
    format!(
        "`{code}` cannot carry `{status}`: the class of an enhanced status code is the first digit of the reply code \
         (RFC 2034 section 4)"
    )
}

/// Says that a status is not registered; `has_better` tells whether a registered one is named after it.
pub(super) fn unregistered(status: &str, subject: u16, has_better: bool) -> String {
    let last = Subject::ALL.len() - 1;
    let subjects = if !has_better && usize::from(subject) > last {
        format!("; the subjects go from 0 to {last}")
    } else {
        String::new()
    };
    format!("`{status}` is not registered (RFC 5248 section 2){subjects}")
}

fn on_a_hello(code: u16) -> String {
    if code == 220 {
        return "a greeting cannot carry an enhanced status code: its text begins with the name of the server \
                (RFC 2034 section 4, RFC 5321 section 4.2)"
            .to_owned();
    }
    format!(
        "`{code}` to a hello cannot carry an enhanced status code: a client would take it for the name of the \
         server or for a keyword (RFC 2034 section 4, RFC 5321 section 4.1.1.1)"
    )
}

fn wrong_class(code: u16, status: &str, row: &StatusRow) -> String {
    let classes = match row.classes {
        [one] => format!("class {} alone", one.digit()),
        [one, other, ..] => format!("classes {} and {}", one.digit(), other.digit()),
        [] => String::new(),
    };
    let place = row.references.first().map_or_else(String::new, |reference| format!(" ({reference})"));
    format!(
        "`{code}` cannot carry `{status}`: X.{}.{}, \"{}\", goes with {classes}{place}",
        row.subject, row.detail, row.summary
    )
}

/// Says what the registry knows of a code that no RFC defines.
fn de_facto(code: u16) -> String {
    let registered = REGISTRY_PAIRS.iter().find(|pair| pair.code == code);
    match registered.and_then(|pair| status_row(pair.subject, pair.detail)) {
        Some(row) => format!(
            "no RFC defines `{code}`; the registry has it with X.{}.{} alone, \"{}\" (RFC 5248 section 2.4)",
            row.subject, row.detail, row.summary
        ),
        None => format!(
            "neither an RFC nor the registry defines `{code}`, and a server sends only codes that an RFC defines (RFC \
             5321 section 4.2)"
        ),
    }
}
