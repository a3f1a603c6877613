//! The rule book: plain numbers in, an answer out, all of it `const`.

mod characters;
mod classes;
mod findings;
mod leading;
mod pairs;
mod party;
mod same_situation;
mod standing;
mod telling;
mod verdict;
mod wait;

pub use characters::is_harmful;
pub use classes::{carries_enhanced, class_allowed, closes_connection};
pub use findings::{FindingKind, FindingSet, FindingSetIter, Weight, faults, findings, weight};
pub use leading::{code_leads, status_beside};
pub use pairs::{ADDED_PAIRS, REGISTRY_PAIRS, RegistryPair, pair_registered, transient_twin};
pub use party::{party, party_in_answer, party_of_status};
pub use same_situation::{LOGIN_CODES, RIGHT_REPLIES, RightReplies, SAME_SITUATION};
pub use standing::{replies, standing, standing_row};
pub use telling::telling_status;
pub use verdict::{Action, Scope, Verdict, verdict};
pub use wait::{Wait, wait};

use crate::{Class, Triple};

/// Returns subject and detail of an enhanced status code, as far as they count: only with the class that the first
/// digit asks for.
///
/// The three digits always win (RFC 5321 section 4.2, RFC 2034 section 4): a code of another class says nothing.
const fn agreeing(code: u16, enhanced: Option<Triple>) -> Option<(u16, u16)> {
    match (enhanced, Class::of_code(code)) {
        (Some(Triple { class, subject, detail }), Some(expected)) if class == expected.digit() => {
            Some((subject, detail))
        }
        _ => None,
    }
}
