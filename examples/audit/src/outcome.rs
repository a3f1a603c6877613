//! The outcome of a check.

use serde::Serialize;

use crate::rule::{Level, Rule};
use crate::transcript::{Transcript, Turn, harmless};

/// The outcome of one check.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// All was as the rule says.
    Pass,
    /// It was as the RFC allows, and not as it recommends.
    Note(String),
    /// The program does not offer what the check is about.
    NotOffered(String),
    /// The dialogue did not come to the point: neither pass nor fail.
    NotReached(String),
    /// The rule is broken.
    Fail(Fault),
}

/// The way in which a rule is broken.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize)]
pub struct Fault {
    /// The reply that would be right.
    pub right: String,
    /// The reply that came.
    pub came: String,
    /// The meaning of the reply that came, if it is one.
    pub meaning: Option<String>,
}

impl Outcome {
    /// Returns the word for it: `pass`, `note`, `not offered`, `not reached`, `fail`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Note(_) => "note",
            Self::NotOffered(_) => "not offered",
            Self::NotReached(_) => "not reached",
            Self::Fail(_) => "fail",
        }
    }

    /// Returns the reason, where there is one to give.
    #[must_use]
    pub fn reason(&self) -> Option<&str> {
        match self {
            Self::Pass => None,
            Self::Note(reason) | Self::NotOffered(reason) | Self::NotReached(reason) => Some(reason),
            Self::Fail(fault) => Some(&fault.came),
        }
    }

    /// Returns `true` if the rule is broken.
    #[must_use]
    pub const fn is_fail(&self) -> bool {
        matches!(self, Self::Fail(_))
    }

    /// Returns the weight of an outcome: the outcome of a check is the one of its dialogues that says most.
    const fn rank(&self) -> u8 {
        match self {
            Self::NotOffered(_) => 0,
            Self::NotReached(_) => 1,
            Self::Pass => 2,
            Self::Note(_) => 3,
            Self::Fail(_) => 4,
        }
    }

    /// Returns `true` if this says more about the rule than the other does.
    #[must_use]
    pub const fn outweighs(&self, other: &Self) -> bool {
        self.rank() > other.rank()
    }
}

/// A fault that was found in one place.
#[derive(Clone, Debug)]
pub(crate) enum Wrong {
    /// The rule is broken.
    Broken(String),
    /// It is allowed, and unusual.
    Unusual(String),
    /// It does not tell.
    Unclear(String),
}

/// The judgement on one place.
pub(crate) type Judged = Result<(), Wrong>;

// The sentences may quote what the other side said.

pub(crate) fn broken(right: impl AsRef<str>) -> Judged {
    Err(Wrong::Broken(harmless(right.as_ref())))
}

pub(crate) fn unusual(what: impl AsRef<str>) -> Judged {
    Err(Wrong::Unusual(harmless(what.as_ref())))
}

pub(crate) fn unclear(what: impl AsRef<str>) -> Judged {
    Err(Wrong::Unclear(harmless(what.as_ref())))
}

/// One check with its outcome.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule that was checked.
    pub rule: Rule,
    /// The outcome.
    pub outcome: Outcome,
    /// The dialogue that shows it.
    pub transcript: Transcript,
}

impl Finding {
    /// Returns the finding of a check before its first dialogue.
    pub(crate) fn nothing_about(rule: Rule) -> Self {
        Self { rule, outcome: Outcome::NotOffered(String::new()), transcript: Transcript::default() }
    }

    /// Adds one more dialogue: the outcome of a check is the one that says most, and its dialogue is the one to show.
    pub(crate) fn add(&mut self, outcome: &Outcome, turns: &[Turn]) {
        if self.transcript.turns.is_empty() || outcome.outweighs(&self.outcome) {
            self.outcome = outcome.clone();
            self.transcript.turns = turns.to_vec();
        }
    }
}

/// All that was found about one program.
#[derive(Clone, Debug)]
pub struct Audit {
    /// The program that was audited, as the user named it.
    pub subject: String,
    /// One finding for each check, in the order of the table.
    pub findings: Vec<Finding>,
}

impl Audit {
    /// Returns `true` if nothing is broken at a level that counts: MUST, and SHOULD where `strict`.
    #[must_use]
    pub fn passes(&self, strict: bool) -> bool {
        let counts = |level| level == Level::Must || strict && level == Level::Should;
        !self.findings.iter().any(|finding| finding.outcome.is_fail() && counts(finding.rule.level))
    }

    /// Returns how many checks of this level had the outcome of this name.
    #[must_use]
    pub fn count(&self, level: Level, outcome: &str) -> usize {
        let is_one = |finding: &&Finding| finding.rule.level == level && finding.outcome.name() == outcome;
        self.findings.iter().filter(is_one).count()
    }
}

#[cfg(test)]
mod tests {
    use super::{Judged, Wrong, broken, unclear, unusual};

    #[test]
    fn a_sentence_that_quotes_a_line_controls_no_display() {
        let quoted = |judged: Judged| match judged {
            Err(Wrong::Broken(text) | Wrong::Unusual(text) | Wrong::Unclear(text)) => text,
            Ok(()) => String::new(),
        };
        for judged in [broken, unusual, unclear] as [fn(&'static str) -> Judged; 3] {
            assert_eq!(quoted(judged("one space: \u{1b}[31m \u{202e}x")), r"one space: \x1b[31m \u{202e}x");
        }
    }
}
