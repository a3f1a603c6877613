//! The report as text.

use std::io::{self, Write};

use anstyle::{AnsiColor, Style};
use smtp_codes::Action;

use crate::label::{self, Count, Share, Size, Verb, Words, counted};
use crate::report::{Counts, DomainRow, Listed, Period, ProviderRow, Report, WordsRow};

const UNTOLD: &str = "(the log does not tell)";

const HEADING: Style = Style::new().bold();

/// Columns of the widest bar.
const WIDE: u64 = 40;

/// Writes the whole report, tables without rows left out.
pub(crate) fn write(out: &mut impl Write, report: &Report) -> io::Result<()> {
    let total = &report.total;
    writeln!(
        out,
        "{} on {}, {}",
        counted(total.replies, "reply", "replies"),
        counted(total.lines, "line", "lines"),
        Size(total.octets)
    )?;
    if let Some(Period { first, last, .. }) = &report.period {
        writeln!(out, "{first} to {last}")?;
    }
    match total.not_counted {
        0 => {}
        1 => writeln!(out, "1 more line repeats a reply, and is not counted")?,
        more => writeln!(out, "{} more lines repeat a reply, and are not counted", Count(more))?,
    }
    if total.replies > 0 {
        verdicts(out, report)?;
        parties(out, report)?;
        codes(out, report)?;
        for words in label::BY_WEIGHT.iter().filter_map(|action| report.words_of(*action)) {
            heading(out, &format!("{}: what they say", label::verdict(words.verdict)))?;
            rows_of_words(out, &words.listed)?;
        }
        domains(out, "Domains that mail was sent to", &report.destinations)?;
        providers(out, &report.providers)?;
        domains(out, "Domains that mail came from, answered by this server", &report.origins)?;
    }
    if let Some(period) = &report.period {
        over_time(out, period)?;
    }
    inputs(out, report)
}

fn heading(out: &mut impl Write, text: &str) -> io::Result<()> {
    writeln!(out, "\n{HEADING}{text}{HEADING:#}")
}

const fn colour(action: Action) -> Style {
    Style::new().fg_color(Some(anstyle::Color::Ansi(match action {
        Action::Accepted => AnsiColor::Green,
        Action::Continue => AnsiColor::Blue,
        Action::RetryLater => AnsiColor::Yellow,
        Action::Rejected => AnsiColor::Red,
        Action::Unexpected => AnsiColor::Magenta,
    })))
}

fn bar(part: u64, whole: u64) -> String {
    let length = (u128::from(part) * u128::from(WIDE)).div_ceil(u128::from(whole.max(1)));
    "█".repeat(length as usize)
}

fn verdicts(out: &mut impl Write, report: &Report) -> io::Result<()> {
    heading(out, "What came of it")?;
    let all = report.total.replies;
    let is_shown = |action, replies| replies > 0 || !matches!(action, Action::Continue | Action::Unexpected);
    for row in report.verdicts.iter().filter(|row| is_shown(row.verdict, row.replies)) {
        let style = colour(row.verdict);
        write!(out, "{:>13}  {:>8}  ", Count(row.replies), Share(row.replies, all))?;
        writeln!(out, "{:<16} {style}{}{style:#}", label::verdict(row.verdict), bar(row.replies, all))?;
    }
    writeln!(
        out,
        "{:>13}  of them given by other servers, {} by this one",
        Count(report.total.received),
        Count(report.total.given)
    )
}

fn parties(out: &mut impl Write, report: &Report) -> io::Result<()> {
    if report.parties.is_empty() {
        return Ok(());
    }
    heading(out, "Who has to act on what was put off or rejected")?;
    for row in &report.parties {
        writeln!(out, "{:>13}  {:<22} {}", Count(row.replies), Words(row.party), row.meaning)?;
    }
    Ok(())
}

fn codes(out: &mut impl Write, report: &Report) -> io::Result<()> {
    heading(out, "Enhanced status codes")?;
    for row in &report.statuses {
        let status = row.status.as_deref().unwrap_or("none");
        writeln!(out, "{:>13}  {status:<9} {}", Count(row.replies), row.summary.unwrap_or_default())?;
    }
    heading(out, "Reply codes")?;
    for row in &report.codes {
        let code = row.code.map_or_else(|| "none".to_owned(), |code| code.to_string());
        let summary = row.summary.unwrap_or("A status is logged, and no reply");
        writeln!(out, "{:>13}  {code:<9} {summary}", Count(row.replies))?;
    }
    heading(out, "Commands that were answered")?;
    for row in &report.commands {
        writeln!(
            out,
            "{:>13}  {}",
            Count(row.replies),
            row.command.map_or_else(|| UNTOLD.to_owned(), |command| Verb(command).to_string())
        )?;
    }
    Ok(())
}

fn rows_of_words(out: &mut impl Write, listed: &Listed<WordsRow>) -> io::Result<()> {
    for row in &listed.rows {
        writeln!(out, "{:>13}  {}", Count(row.replies), reply(row))?;
    }
    others(out, listed)
}

/// The reply of a row in one line.
fn reply(row: &WordsRow) -> String {
    let code = row.code.map(|code| code.to_string());
    let parts = [code.as_deref(), row.status.as_deref(), Some(row.words.as_str())];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn others<T>(out: &mut impl Write, listed: &Listed<T>) -> io::Result<()> {
    match listed.others.rows {
        0 => Ok(()),
        1 => writeln!(out, "{:>13}  in 1 more row", Count(listed.others.replies)),
        rows => writeln!(out, "{:>13}  in {} more rows", Count(listed.others.replies), Count(rows as u64)),
    }
}

fn domains(out: &mut impl Write, title: &str, listed: &Listed<DomainRow>) -> io::Result<()> {
    if listed.rows.is_empty() {
        return Ok(());
    }
    heading(out, title)?;
    writeln!(out, "{:>13}  {:>10} {:>10}  {:<28} most often", "replies", "put off", "rejected", "domain")?;
    for row in &listed.rows {
        let domain = row.domain.as_deref().unwrap_or(UNTOLD);
        counts(out, &row.by_verdict)?;
        writeln!(out, "{domain:<28} {}", row.most.as_ref().map(reply).unwrap_or_default())?;
    }
    others(out, listed)
}

fn providers(out: &mut impl Write, listed: &Listed<ProviderRow>) -> io::Result<()> {
    if listed.rows.is_empty() {
        return Ok(());
    }
    heading(out, "Providers that mail was sent to")?;
    writeln!(out, "{:>13}  {:>10} {:>10}  {:<28} most often", "replies", "put off", "rejected", "provider")?;
    for row in &listed.rows {
        counts(out, &row.by_verdict)?;
        writeln!(out, "{:<28} {}", row.provider, row.most.as_ref().map(reply).unwrap_or_default())?;
        if let Some(meaning) = row.most.as_ref().and_then(|most| most.meaning) {
            writeln!(out, "{:>39}{meaning}", "")?;
        }
    }
    others(out, listed)
}

fn over_time(out: &mut impl Write, period: &Period) -> io::Result<()> {
    heading(out, &format!("Over time, {} a row", label::step(period.hours)))?;
    let most = period.bars.iter().map(|bar| bar.replies).max().unwrap_or(0);
    writeln!(out, "{:>13}  {:>10} {:>10}  since", "replies", "put off", "rejected")?;
    for row in &period.bars {
        counts(out, &row.by_verdict)?;
        writeln!(out, "{} {}", row.begin, bar(row.replies, most))?;
    }
    Ok(())
}

/// The first columns of a table by verdict.
fn counts(out: &mut impl Write, counts: &Counts) -> io::Result<()> {
    let [replies, put_off, rejected] = [counts.all(), counts.retry_later, counts.rejected].map(Count);
    write!(out, "{replies:>13}  {put_off:>10} {rejected:>10}  ")
}

fn inputs(out: &mut impl Write, report: &Report) -> io::Result<()> {
    heading(out, "What was read")?;
    for row in &report.inputs {
        let replies = if row.replies == 1 { "reply" } else { "replies" };
        let lines = counted(row.lines, "line", "lines");
        write!(out, "{:>13}  {replies} on {lines}, {}", Count(row.replies), row.name)?;
        match &row.fault {
            Some(fault) => writeln!(out, ", which {fault}")?,
            None => writeln!(out)?,
        }
    }
    for row in &report.programs {
        writeln!(out, "{:>13}  logged by {}", Count(row.replies), row.program)?;
    }
    if report.flaws.iter().all(|row| row.lines == 0) {
        return Ok(());
    }
    heading(out, "Lines that something is wrong with")?;
    for row in report.flaws.iter().filter(|row| row.lines > 0) {
        writeln!(out, "{:>13}  {}", Count(row.lines), row.meaning)?;
        for sample in &row.samples {
            writeln!(out, "{:>15}{}, octet {}: {}", "", sample.input, sample.octet, sample.text)?;
        }
    }
    Ok(())
}
