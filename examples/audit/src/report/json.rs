//! The report for programs.

use std::io::{self, Write};

use serde::Serialize;

use super::OUTCOMES;
use crate::outcome::{Audit, Fault, Finding, Outcome};
use crate::rule::{Level, Rule};
use crate::transcript::Transcript;

#[derive(Serialize)]
struct Report<'a> {
    subject: &'a str,
    counts: Vec<Count>,
    checks: Vec<Checked<'a>>,
}

#[derive(Serialize)]
struct Count {
    level: Level,
    outcome: &'static str,
    count: usize,
}

#[derive(Serialize)]
struct Checked<'a> {
    #[serde(flatten)]
    rule: Rule,
    outcome: &'static str,
    #[serde(flatten)]
    details: Details<'a>,
    dialogue: &'a Transcript,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Details<'a> {
    Nothing {},
    Reason { reason: &'a str },
    Fault(&'a Fault),
}

/// Writes the audit as one JSON object.
///
/// # Errors
///
/// Returns the error of the writer.
pub fn json(out: &mut impl Write, audit: &Audit) -> io::Result<()> {
    let counts = Level::ALL.iter().flat_map(|level| {
        let count = |outcome| Count { level: *level, outcome, count: audit.count(*level, outcome) };
        OUTCOMES.into_iter().map(count).filter(|count| count.count > 0).collect::<Vec<_>>()
    });
    let report = Report {
        subject: &audit.subject,
        counts: counts.collect(),
        checks: audit.findings.iter().map(checked).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &report)?;
    writeln!(out)
}

fn checked(finding: &Finding) -> Checked<'_> {
    let details = match &finding.outcome {
        Outcome::Pass => Details::Nothing {},
        Outcome::Fail(fault) => Details::Fault(fault),
        Outcome::Note(reason) | Outcome::NotOffered(reason) | Outcome::NotReached(reason) => {
            Details::Reason { reason }
        }
    };
    Checked { rule: finding.rule, outcome: finding.outcome.name(), details, dialogue: &finding.transcript }
}
