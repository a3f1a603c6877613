//! The report for people.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};

use super::{counts, details};
use crate::outcome::{Audit, Finding, Outcome};
use crate::rule::Level;

const LABEL: Style = Style::new().dimmed();
const TITLE: Style = Style::new().bold();

/// Writes the findings, group by group. The dialogue is shown where a rule is broken, or everywhere if `shows_all`.
///
/// # Errors
///
/// Returns the error of the writer.
pub fn text(out: &mut impl Write, audit: &Audit, shows_all: bool) -> io::Result<()> {
    writeln!(out, "{TITLE}{}{TITLE:#}", audit.subject)?;
    let mut group = "";
    for finding in &audit.findings {
        if finding.rule.group != group {
            group = finding.rule.group;
            writeln!(out, "\n{TITLE}{group}{TITLE:#}")?;
        }
        one(out, finding, shows_all)?;
    }
    writeln!(out)?;
    for level in Level::ALL {
        let counts = counts(audit, *level);
        if !counts.is_empty() {
            writeln!(out, "{level:9} {counts}")?;
        }
    }
    Ok(())
}

fn one(out: &mut impl Write, finding: &Finding, shows_all: bool) -> io::Result<()> {
    let Finding { rule, outcome, transcript } = finding;
    let style = style(outcome, rule.level);
    let name = outcome.name();
    writeln!(out, "  {style}{name:11}{style:#} {:8} {:26} {}", rule.level, rule.id, rule.says)?;
    if outcome.is_fail() || shows_all {
        for (who, line) in transcript.lines() {
            writeln!(out, "      {LABEL}{who}:{LABEL:#} {line}")?;
        }
    }
    if *outcome == Outcome::Pass {
        return Ok(());
    }
    for (label, text) in details(outcome) {
        writeln!(out, "      {LABEL}{label}:{LABEL:#} {text}")?;
    }
    if outcome.is_fail() {
        writeln!(out, "      {LABEL}source:{LABEL:#} {}", rule.sections)?;
    }
    Ok(())
}

const fn style(outcome: &Outcome, level: Level) -> Style {
    let colour = match outcome {
        Outcome::Pass => AnsiColor::Green,
        Outcome::Fail(_) if matches!(level, Level::Must) => AnsiColor::Red,
        Outcome::Fail(_) | Outcome::Note(_) => AnsiColor::Yellow,
        Outcome::NotOffered(_) | Outcome::NotReached(_) => return LABEL,
    };
    Style::new().fg_color(Some(anstyle::Color::Ansi(colour)))
}
