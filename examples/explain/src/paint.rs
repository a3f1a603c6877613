//! An explanation as text in colour. Whether colour is shown is the stream's to decide.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use smtp_codes::{Explanation, Severity, Weight};

const LABEL: Style = Style::new().dimmed();

/// Writes the explanation, its title in the colour of its severity and its labels dimmed.
pub(crate) fn write(out: &mut impl Write, explanation: &Explanation<'_>) -> io::Result<()> {
    let title = style(explanation.severity()).bold();
    for (number, line) in explanation.to_string().lines().enumerate() {
        match label(line) {
            _ if number == 0 => writeln!(out, "{title}{line}{title:#}")?,
            Some((label, text)) => writeln!(out, "{LABEL}{label}{LABEL:#}{text}")?,
            None => writeln!(out, "{line}")?,
        }
    }
    Ok(())
}

/// Writes whom a delivery report is about.
pub(crate) fn write_recipient(out: &mut impl Write, recipient: &str) -> io::Result<()> {
    writeln!(out, "{LABEL}recipient{LABEL:#}  {recipient}")
}

/// Writes the codes, the summary and the command in one line.
pub(crate) fn write_brief(out: &mut impl Write, explanation: &Explanation<'_>) -> io::Result<()> {
    let style = style(explanation.severity());
    let title = explanation.to_string();
    write!(out, "{style}{}{style:#}", title.lines().next().unwrap_or_default())?;
    match explanation.command() {
        Some(command) => writeln!(out, "  {LABEL}{}{LABEL:#}", command.name()),
        None => writeln!(out),
    }
}

/// Returns `true` if nobody has to act on a reply, the author of its server included.
pub(crate) fn needs_no_attention(explanation: &Explanation<'_>) -> bool {
    let is_positive = explanation.code().is_some_and(|code| code.is_positive());
    let is_fine = explanation.retry() == Some(smtp_codes::Retry::Needless);
    is_positive
        && is_fine
        && explanation.deviations().next().is_none()
        && explanation.findings().all(|finding| finding.weight() == Weight::Weak)
}

/// The colour of a severity.
pub(crate) const fn style(severity: Option<Severity>) -> Style {
    let colour = match severity {
        Some(Severity::PositiveCompletion | Severity::PositiveIntermediate) => AnsiColor::Green,
        Some(Severity::TransientNegative) => AnsiColor::Yellow,
        Some(Severity::PositivePreliminary | Severity::PermanentNegative) => AnsiColor::Red,
        None => AnsiColor::Cyan,
    };
    colour.on_default()
}

/// Splits a row after its label, which at least two spaces follow.
fn label(line: &str) -> Option<(&str, &str)> {
    let end = line.find("  ")?;
    let (label, text) = line.split_at(end);
    let is_label =
        !label.is_empty() && label.bytes().all(|octet| octet.is_ascii_lowercase() || octet == b' ');
    is_label.then_some((label, text))
}
