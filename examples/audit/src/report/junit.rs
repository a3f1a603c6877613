//! The report for systems that run tests.

use std::io::{self, Write};

use quick_junit::{NonSuccessKind, Report, TestCase, TestCaseStatus, TestSuite};

use super::details;
use crate::outcome::{Audit, Finding, Outcome};
use crate::rule::Level;

/// Writes the audit in the form of JUnit. What does not count, as `--strict` says, is not a failure there: it is skipped,
/// with the reason.
///
/// # Errors
///
/// Returns the error of the writer.
pub fn junit(out: &mut impl Write, audit: &Audit, strict: bool) -> io::Result<()> {
    let mut report = Report::new(format!("smtp-audit {}", audit.subject));
    for findings in audit.findings.chunk_by(|one, next| one.rule.group == next.rule.group) {
        let name = findings.first().map_or("", |finding| finding.rule.group);
        let mut suite = TestSuite::new(name);
        suite.add_test_cases(findings.iter().map(|finding| case(finding, strict)));
        report.add_test_suite(suite);
    }
    report.serialize(&mut *out).map_err(io::Error::other)?;
    writeln!(out)
}

fn case(finding: &Finding, strict: bool) -> TestCase {
    let Finding { rule, outcome, transcript } = finding;
    let counts = rule.level == Level::Must || strict && rule.level == Level::Should;
    let mut status = match outcome {
        Outcome::Pass | Outcome::Note(_) => TestCaseStatus::success(),
        Outcome::Fail(_) if counts => TestCaseStatus::non_success(NonSuccessKind::Failure),
        _ => TestCaseStatus::skipped(),
    };
    if !matches!(outcome, Outcome::Pass | Outcome::Note(_)) {
        status.set_type(format!("{} {}", rule.level, outcome.name()));
        status.set_message(format!("{} ({})", rule.says, rule.sections));
        let details: String =
            details(outcome).iter().map(|(label, text)| format!("{label}: {text}\n")).collect();
        status.set_description(format!("{transcript}{details}"));
    }
    let mut case = TestCase::new(rule.id, status);
    case.set_classname(rule.group);
    case
}
