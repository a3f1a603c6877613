//! The report as one page of HTML, which needs no network and no script.

mod chart;
mod html;
mod tables;

use std::fmt::{self, Write};

use smtp_codes::Action;

use self::html::{Escaped, Number, tone};
use crate::label::{self, Count, Share, Size};
use crate::report::{Report, WordsOf};

const STYLE: &str = include_str!("page/style.css");

/// Verdicts that a reader looks for first.
const TROUBLE: [Action; 3] = [Action::Rejected, Action::RetryLater, Action::Unexpected];

/// The whole page.
pub(crate) fn page(report: &Report) -> Result<String, fmt::Error> {
    let mut out = String::new();
    let title = match &report.period {
        Some(period) => format!("SMTP replies, {} to {}", period.first, period.last),
        None => "SMTP replies".to_owned(),
    };
    write!(out, include_str!("page/head.html"), title = Escaped(&title), style = STYLE)?;
    header(&mut out, report)?;
    out.push_str("<main id=\"content\">\n");
    verdicts(&mut out, report)?;
    if let Some(period) = &report.period {
        section(&mut out, "time", "Over time", |out| chart::over_time(out, period))?;
    }
    if report.total.replies > 0 {
        for words in TROUBLE.iter().filter_map(|action| words_of(report, *action)) {
            let (id, title, note) = about(words.verdict);
            section(&mut out, id, title, |out| tables::words(out, words, note))?;
        }
        if !report.parties.is_empty() {
            section(&mut out, "parties", "Who has to act", |out| tables::parties(out, report))?;
        }
        section(&mut out, "destinations", "Where mail was sent to", |out| {
            tables::domains(out, &report.destinations, "No other server answered.")
        })?;
        section(&mut out, "origins", "Whom this server answered", |out| {
            tables::domains(out, &report.origins, "The logs hold no answer of this server.")
        })?;
        section(&mut out, "codes", "By code and command", |out| tables::codes(out, report))?;
        for words in
            [Action::Accepted, Action::Continue].iter().filter_map(|action| words_of(report, *action))
        {
            let (id, title, note) = about(words.verdict);
            section(&mut out, id, title, |out| tables::words(out, words, note))?;
        }
    }
    section(&mut out, "inputs", "What was read", |out| tables::inputs(out, report))?;
    out.push_str(include_str!("page/foot.html"));
    Ok(out)
}

fn section(
    out: &mut String,
    id: &str,
    title: &str,
    content: impl FnOnce(&mut String) -> fmt::Result,
) -> fmt::Result {
    write!(out, "<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{title}</h2>\n")?;
    content(out)?;
    out.write_str("</section>\n")
}

fn words_of(report: &Report, action: Action) -> Option<&WordsOf> {
    report.words.iter().find(|words| words.verdict == action && !words.listed.rows.is_empty())
}

/// The anchor, the title and the introduction of the words with a verdict.
const fn about(action: Action) -> (&'static str, &'static str, &'static str) {
    match action {
        Action::Accepted => ("accepted", "What was accepted", "Parts that vary are folded into …"),
        Action::Continue => ("continue", "What may go on", "Parts that vary are folded into …"),
        Action::RetryLater => (
            "retry-later",
            "What was put off",
            "Most of it arrives later by itself. Parts that vary are folded into …",
        ),
        Action::Rejected => (
            "rejected",
            "What was rejected",
            "Somebody has to change something before it can arrive. Parts that vary are folded into …",
        ),
        Action::Unexpected => (
            "unexpected",
            "What was unexpected",
            "Replies that have no business where they came. Parts that vary are folded into …",
        ),
    }
}

fn header(out: &mut String, report: &Report) -> fmt::Result {
    out.write_str("<header>\n<h1>SMTP replies in the mail logs</h1>\n<p class=\"lede\">")?;
    if let Some(period) = &report.period {
        write!(out, "<time>{}</time> to <time>{}</time>, ", period.first, period.last)?;
    }
    let total = &report.total;
    let logs = match report.inputs.len() {
        1 => Escaped(&report.inputs[0].name).to_string(),
        more => format!("{more} logs"),
    };
    writeln!(out, "{logs} with {} lines, {}</p>\n</header>", Count(total.lines), Size(total.octets))?;
    let faults = report.inputs.iter().filter_map(|input| Some((input, input.fault.as_ref()?)));
    let faults: Vec<_> = faults.collect();
    if !faults.is_empty() {
        out.write_str("<div class=\"warning\" role=\"note\">\n<p>Not everything could be read:</p>\n<ul>\n")?;
        for (input, fault) in faults {
            writeln!(out, "<li><b>{}</b> {}</li>", Escaped(&input.name), Escaped(fault))?;
        }
        out.write_str("</ul>\n</div>\n")?;
    }
    Ok(())
}

fn verdicts(out: &mut String, report: &Report) -> fmt::Result {
    let total = &report.total;
    if total.replies == 0 {
        return out.write_str("<p class=\"nothing\">There is no reply in what was read.</p>\n");
    }
    let is_shown = |action, replies| replies > 0 || !matches!(action, Action::Continue | Action::Unexpected);
    let rows = || report.verdicts.iter().filter(|row| is_shown(row.verdict, row.replies));
    out.write_str("<section class=\"overview\" aria-label=\"Overview\">\n<dl class=\"tiles\">\n")?;
    write!(out, "<div><dt>Replies</dt><dd class=\"big\">{}</dd>", Number(total.replies))?;
    writeln!(
        out,
        "<dd>{} from other servers, {} from this one</dd></div>",
        Number(total.received),
        Number(total.given)
    )?;
    for row in rows() {
        write!(out, "<div class=\"{}\"><dt>{}</dt>", tone(row.verdict), label::verdict(row.verdict))?;
        write!(out, "<dd class=\"big\">{}</dd>", Escaped(&Share(row.replies, total.replies).to_string()))?;
        writeln!(out, "<dd>{} replies</dd></div>", Number(row.replies))?;
    }
    out.write_str("</dl>\n")?;
    html::stack(out, &total.by_verdict, total.replies, "whole")?;
    if total.not_counted > 0 {
        writeln!(
            out,
            "<p class=\"aside\">{} more lines repeat a reply that another line counts, or tell of one that nobody got.</p>",
            Number(total.not_counted)
        )?;
    }
    out.write_str("</section>\n")
}
