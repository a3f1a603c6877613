//! The reports of an audit: to people, to programs, and to the author of what was audited.

mod html;
mod json;
mod junit;
mod list;
mod text;

pub use self::html::html;
pub use self::json::json;
pub use self::junit::junit;
pub use self::list::list;
pub use self::text::text;

use crate::outcome::{Audit, Outcome};
use crate::rule::Level;

/// The names of the outcomes, in the order in which they are counted.
const OUTCOMES: [&str; 5] = ["pass", "note", "fail", "not offered", "not reached"];

/// Returns the counts of a level in words: `12 pass, 1 fail`.
fn counts(audit: &Audit, level: Level) -> String {
    let counted = OUTCOMES.iter().map(|outcome| (audit.count(level, outcome), outcome));
    let shown: Vec<_> = counted
        .filter(|(count, _)| *count > 0)
        .map(|(count, outcome)| format!("{count} {outcome}"))
        .collect();
    shown.join(", ")
}

/// Returns the pieces of an outcome that are worth a line each, with their labels.
fn details(outcome: &Outcome) -> Vec<(&'static str, &str)> {
    match outcome {
        Outcome::Pass => Vec::new(),
        Outcome::Fail(fault) => {
            let meaning = fault.meaning.as_deref().map(|meaning| ("meaning", meaning));
            let came =
                (!fault.came.is_empty() && fault.came != fault.right).then_some(("came", &*fault.came));
            [Some(("right", &*fault.right)), came, meaning].into_iter().flatten().collect()
        }
        Outcome::Note(reason) | Outcome::NotOffered(reason) | Outcome::NotReached(reason) => {
            vec![("because", reason)]
        }
    }
}
