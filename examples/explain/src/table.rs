//! The reference table: every digit, number and code that has a meaning.

use std::fmt::Display;
use std::io::{self, Write};

use anstyle::Style;
use smtp_codes::{Category, Class, Explanation, Family, KnownCode, KnownStatus, Severity, Subject};

use crate::paint;

const HEADING: Style = Style::new().bold();

/// All of it, the general before the particular.
pub(crate) fn write(out: &mut impl Write) -> io::Result<()> {
    heading(out, "First digit of a reply code")?;
    for severity in Severity::ALL {
        row(out, &format!("{}yz", severity.digit()), severity, severity.meaning())?;
    }
    heading(out, "Second digit of a reply code")?;
    for category in Category::ALL {
        let digit = category.digit().map_or("6 to 9".to_owned(), |digit| format!("x{digit}z"));
        row(out, &digit, category, category.meaning())?;
    }
    heading(out, "Class of an enhanced status code")?;
    for class in Class::ALL {
        row(out, &class.digit().to_string(), class, class.meaning())?;
    }
    heading(out, "Subject of an enhanced status code")?;
    for subject in Subject::ALL {
        row(out, &subject.number().to_string(), subject, subject.meaning())?;
    }
    heading(out, "Reply codes, and who has to act")?;
    for explanation in codes() {
        explained_row(out, &explanation)?;
    }
    heading(out, "Enhanced status codes, and who has to act")?;
    statuses().try_for_each(|explanation| explained_row(out, &explanation))
}

/// Returns everything that can be explained one by one.
pub(crate) fn explanations() -> impl Iterator<Item = Explanation<'static>> {
    let digits = Severity::ALL.iter().map(|severity| Family::from(*severity).explain());
    digits.chain(codes()).chain(statuses())
}

/// Returns the codes that people mean who search for these words, such as `dmarc` or `no such user`.
pub(crate) fn searched(words: &str) -> Vec<Explanation<'static>> {
    let words = words.to_lowercase();
    let has = |terms: &[&str]| terms.contains(&words.as_str());
    let codes = KnownCode::ALL.iter().filter(|code| has(code.search_terms()));
    let statuses = KnownStatus::ALL.iter().filter(|status| has(status.search_terms()));
    let statuses = statuses.map(|status| Family::from(*status).explain());
    statuses.chain(codes.map(|code| code.code().explain(None))).collect()
}

/// The rows that were searched for, one line each.
pub(crate) fn write_searched(out: &mut impl Write, found: &[Explanation<'_>]) -> io::Result<()> {
    found.iter().try_for_each(|explanation| explained_row(out, explanation))
}

fn codes() -> impl Iterator<Item = Explanation<'static>> {
    KnownCode::ALL.iter().map(|code| code.code().explain(None))
}

fn statuses() -> impl Iterator<Item = Explanation<'static>> {
    KnownStatus::ALL.iter().map(|status| Family::from(*status).explain())
}

fn heading(out: &mut impl Write, text: &str) -> io::Result<()> {
    writeln!(out, "{HEADING}{text}{HEADING:#}")
}

fn row(out: &mut impl Write, code: &str, name: &impl Display, meaning: &str) -> io::Result<()> {
    writeln!(out, "  {code:<7} {name:<26} {meaning}")
}

fn explained_row(out: &mut impl Write, explanation: &Explanation<'_>) -> io::Result<()> {
    let style = paint::style(explanation.severity());
    let code = explanation.code().map(|code| code.to_string());
    let code = code.or(explanation.family().map(|family| family.to_string())).unwrap_or_default();
    let party = explanation.party().map_or("", |party| party.name());
    writeln!(out, "  {style}{code:<7}{style:#} {:<52} {party}", explanation.summary())
}
