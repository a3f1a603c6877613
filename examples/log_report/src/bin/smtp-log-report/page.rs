//! The report as one page of HTML, which needs no network and no script.

mod chart;
mod html;
mod tables;

use std::fmt::{self, Write};

use smtp_codes::Action;

use self::html::{Escaped, Number, tone};
use crate::label::{self, Share, Size, counted};
use crate::report::{Period, Report, WordsOf};

const STYLE: &str = concat!(include_str!("../../../../paper.css"), include_str!("page/style.css"));

/// A section of the page.
#[derive(Clone, Copy)]
enum Section<'a> {
    Time(&'a Period),
    Words(&'a WordsOf),
    Parties,
    Destinations,
    Providers,
    Origins,
    Codes,
    Inputs,
}

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
    overview(&mut out, report)?;
    let sections = sections(report);
    out.push_str("<nav aria-label=\"Contents\">\n<ul>\n");
    for section in &sections {
        writeln!(out, "<li><a href=\"#{}\">{}</a></li>", section.anchor(), section.title())?;
    }
    out.push_str("</ul>\n</nav>\n");
    for section in &sections {
        section.write(&mut out, report)?;
    }
    out.push_str(include_str!("page/foot.html"));
    Ok(out)
}

fn sections(report: &Report) -> Vec<Section<'_>> {
    let mut sections: Vec<_> = report.period.iter().map(Section::Time).collect();
    if report.total.replies > 0 {
        let mut words = label::BY_WEIGHT.iter().filter_map(|action| report.words_of(*action)).peekable();
        let is_trouble = |words: &&WordsOf| !matches!(words.verdict, Action::Accepted | Action::Continue);
        while let Some(words) = words.next_if(is_trouble) {
            sections.push(Section::Words(words));
        }
        if !report.parties.is_empty() {
            sections.push(Section::Parties);
        }
        sections.push(Section::Destinations);
        if !report.providers.rows.is_empty() {
            sections.push(Section::Providers);
        }
        sections.extend([Section::Origins, Section::Codes]);
        sections.extend(words.map(Section::Words));
    }
    sections.push(Section::Inputs);
    sections
}

impl Section<'_> {
    const fn anchor(&self) -> &'static str {
        match self {
            Self::Time(_) => "time",
            Self::Words(words) => tone(words.verdict),
            Self::Parties => "parties",
            Self::Destinations => "destinations",
            Self::Providers => "providers",
            Self::Origins => "origins",
            Self::Codes => "codes",
            Self::Inputs => "inputs",
        }
    }

    const fn title(&self) -> &'static str {
        match self {
            Self::Time(_) => "Over time",
            Self::Words(words) => match words.verdict {
                Action::Accepted => "What was accepted",
                Action::Continue => "What may go on",
                Action::RetryLater => "What was put off",
                Action::Rejected => "What was rejected",
                Action::Unexpected => "What was unexpected",
            },
            Self::Parties => "Who has to act",
            Self::Destinations => "Where mail was sent to",
            Self::Providers => "By provider",
            Self::Origins => "Whom this server answered",
            Self::Codes => "By code and command",
            Self::Inputs => "What was read",
        }
    }

    fn write(&self, out: &mut String, report: &Report) -> fmt::Result {
        let (anchor, title) = (self.anchor(), self.title());
        write!(out, "<section aria-labelledby=\"{anchor}\">\n<h2 id=\"{anchor}\">{title}</h2>\n")?;
        match self {
            Self::Time(period) => chart::over_time(out, period)?,
            Self::Words(words) => tables::words(out, words)?,
            Self::Parties => tables::parties(out, report)?,
            Self::Destinations => {
                tables::domains(
                    out,
                    "Domains that mail was sent to",
                    &report.destinations,
                    "The logs hold no answer of another server.",
                )?;
            }
            Self::Providers => tables::providers(out, &report.providers)?,
            Self::Origins => tables::domains(
                out,
                "Domains that this server answered",
                &report.origins,
                "The logs hold no answer of this server.",
            )?,
            Self::Codes => tables::codes(out, report)?,
            Self::Inputs => tables::inputs(out, report)?,
        }
        out.write_str("</section>\n")
    }
}

fn header(out: &mut String, report: &Report) -> fmt::Result {
    out.write_str("<h1>SMTP replies in the mail logs</h1>\n<p class=\"lede\">")?;
    if let Some(period) = &report.period {
        write!(out, "<time>{}</time> to <time>{}</time>, ", period.first, period.last)?;
    }
    let total = &report.total;
    let logs = match report.inputs.len() {
        1 => Escaped(&report.inputs[0].name).to_string(),
        more => format!("{more} logs"),
    };
    let lines = counted(total.lines, "line", "lines");
    writeln!(out, "{logs} with {lines}, {}</p>", Size(total.octets))?;
    let faults = report.inputs.iter().filter_map(|input| Some((input, input.fault.as_ref()?)));
    let faults: Vec<_> = faults.collect();
    if !faults.is_empty() {
        out.write_str("<div class=\"warning\" role=\"note\">\n<p>Not everything could be read:</p>\n<ul>\n")?;
        for (input, fault) in faults {
            writeln!(out, "<li><b>{}</b> {}</li>", Escaped(&input.name), Escaped(fault))?;
        }
        out.write_str("</ul>\n</div>\n")?;
    }
    out.write_str("</header>\n")
}

fn overview(out: &mut String, report: &Report) -> fmt::Result {
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
        let replies = if row.replies == 1 { "reply" } else { "replies" };
        writeln!(out, "<dd>{} {replies}</dd></div>", Number(row.replies))?;
    }
    out.write_str("</dl>\n")?;
    html::stack(out, &total.by_verdict, total.replies, "whole")?;
    if total.not_counted > 0 {
        let (lines, repeat, tell) =
            if total.not_counted == 1 { ("line", "repeats", "tells") } else { ("lines", "repeat", "tell") };
        writeln!(
            out,
            "<p class=\"aside\">{} more {lines} {repeat} a reply that another line counts, or {tell} of one that nobody got.</p>",
            Number(total.not_counted)
        )?;
    }
    out.write_str("</section>\n")
}
