//! The tables of the page.

use std::fmt::{self, Write};

use smtp_codes::Action;

use super::html::{self, Escaped, Number};
use crate::label::{self, Count, Verb, Words};
use crate::report::{Counts, DomainRow, Listed, ProviderRow, Report, WordsOf, WordsRow};

const UNTOLD: &str = "<i>not told</i>";

pub(super) fn words(out: &mut String, words: &WordsOf) -> fmt::Result {
    let note = match words.verdict {
        Action::RetryLater => "Most of it arrives later by itself. ",
        Action::Rejected => "Somebody has to change something before it can arrive. ",
        Action::Unexpected => "These replies have no business where they came. ",
        Action::Accepted | Action::Continue => "",
    };
    writeln!(out, "<p>{note}An … takes the place of parts that vary.</p>")?;
    let most = words.listed.rows.first().map_or(0, |row| row.replies);
    let columns = [("number", "Replies"), ("", "Codes"), ("", "Words")];
    html::begin_table(
        out,
        "words",
        &format!("{}: codes and words", label::verdict(words.verdict)),
        &columns,
    )?;
    for row in &words.listed.rows {
        write!(out, "<tr><td class=\"number\">{}", Number(row.replies))?;
        html::bar(out, row.replies, most, html::tone(words.verdict))?;
        out.write_str("</td><td class=\"codes\">")?;
        codes_of(out, row)?;
        write!(out, "</td><th scope=\"row\"><span class=\"said\">{}</span>", Escaped(&row.words))?;
        out.write_str("<span class=\"meaning\">")?;
        // A reply that is good needs no explanation.
        if let Some(summary) = row.summary.filter(|_| !note.is_empty()) {
            write!(out, "{}", Escaped(summary))?;
        }
        if let (Some(provider), Some(meaning)) = (row.provider, row.meaning) {
            write!(out, " ({}): {}", Escaped(provider), Escaped(meaning))?;
        }
        match row.given {
            0 => {}
            given if given == row.replies => out.write_str(", said by this server")?,
            given => write!(out, ", said {} times by this server", Count(given))?,
        }
        out.write_str("</span>")?;
        out.write_str("</th></tr>\n")?;
    }
    others(out, &words.listed, 2)?;
    html::end_table(out)
}

fn codes_of(out: &mut String, row: &WordsRow) -> fmt::Result {
    let code = row.code.map(|code| code.to_string());
    for code in [code.as_deref(), row.status.as_deref()].into_iter().flatten() {
        html::code(out, code)?;
        out.push(' ');
    }
    Ok(())
}

/// The row that sums up those which are not shown.
fn others<T>(out: &mut String, listed: &Listed<T>, columns: usize) -> fmt::Result {
    if listed.others.rows == 0 {
        return Ok(());
    }
    let rows = if listed.others.rows == 1 { "row" } else { "rows" };
    writeln!(
        out,
        "<tr class=\"others\"><td class=\"number\">{}</td><td colspan=\"{columns}\">in {} more {rows}</td></tr>",
        Number(listed.others.replies),
        Count(listed.others.rows as u64)
    )
}

pub(super) fn parties(out: &mut String, report: &Report) -> fmt::Result {
    out.write_str("<p>On replies that put mail off or reject it.</p>\n")?;
    let most = report.parties.first().map_or(0, |row| row.replies);
    html::begin_table(out, "parties", "Replies by who has to act", &[("number", "Replies"), ("", "Who")])?;
    for row in &report.parties {
        write!(out, "<tr><td class=\"number\">{}", Number(row.replies))?;
        html::bar(out, row.replies, most, "plain")?;
        write!(out, "</td><th scope=\"row\">{}", Words(row.party))?;
        writeln!(out, "<span class=\"meaning\">{}</span></th></tr>", Escaped(row.meaning))?;
    }
    html::end_table(out)
}

pub(super) fn domains(
    out: &mut String,
    caption: &str,
    listed: &Listed<DomainRow>,
    nothing: &str,
) -> fmt::Result {
    if listed.rows.is_empty() {
        return writeln!(out, "<p class=\"nothing\">{nothing}</p>");
    }
    let rows = listed.rows.iter().map(|row| Group {
        name: row.domain.as_deref(),
        replies: row.replies,
        by_verdict: &row.by_verdict,
        most: row.most.as_ref(),
    });
    groups(out, "domains", caption, "Domain", rows)?;
    others(out, listed, 4)?;
    html::end_table(out)
}

pub(super) fn providers(out: &mut String, listed: &Listed<ProviderRow>) -> fmt::Result {
    out.write_str(
        "<p>Known by the host that answered, or by its words. What their codes mean is theirs to say.</p>\n",
    )?;
    let rows = listed.rows.iter().map(|row| Group {
        name: Some(row.provider),
        replies: row.replies,
        by_verdict: &row.by_verdict,
        most: row.most.as_ref(),
    });
    groups(out, "domains providers", "Replies by provider", "Provider", rows)?;
    others(out, listed, 4)?;
    html::end_table(out)
}

/// A row of a table of those who answered, or were answered.
struct Group<'a> {
    name: Option<&'a str>,
    replies: u64,
    by_verdict: &'a Counts,
    most: Option<&'a WordsRow>,
}

fn groups<'a>(
    out: &mut String,
    class: &str,
    caption: &str,
    column: &str,
    rows: impl Iterator<Item = Group<'a>> + Clone,
) -> fmt::Result {
    let most = rows.clone().next().map_or(0, |row| row.replies);
    let columns = [
        ("number", "Replies"),
        ("", column),
        ("number", "Put off"),
        ("number", "Rejected"),
        ("", "Most often"),
    ];
    html::begin_table(out, class, caption, &columns)?;
    for row in rows {
        write!(out, "<tr><td class=\"number\">{}</td><th scope=\"row\">", Number(row.replies))?;
        match row.name {
            Some(name) => write!(out, "{}", Escaped(name))?,
            None => out.write_str(UNTOLD)?,
        }
        html::stack(out, row.by_verdict, most, "row")?;
        out.write_str("</th>")?;
        for (name, count, tone) in [
            ("put off", row.by_verdict.retry_later, "later"),
            ("rejected", row.by_verdict.rejected, "rejected"),
        ] {
            let tone = if count > 0 { tone } else { "none" };
            write!(out, "<td class=\"number ink {tone}\" data-name=\"{name}\">{}</td>", Number(count))?;
        }
        out.write_str("<td class=\"most\">")?;
        if let Some(reply) = row.most {
            codes_of(out, reply)?;
            write!(out, "<span class=\"said\">{}</span>", Escaped(&reply.words))?;
            if let Some(meaning) = reply.meaning {
                write!(out, "<span class=\"meaning\">{}</span>", Escaped(meaning))?;
            }
        }
        out.write_str("</td></tr>\n")?;
    }
    Ok(())
}

pub(super) fn codes(out: &mut String, report: &Report) -> fmt::Result {
    out.write_str("<div class=\"columns\">\n<div>\n<h3>Enhanced status codes</h3>\n")?;
    let most = report.statuses.iter().map(|row| row.replies).max().unwrap_or(0);
    html::begin_table(
        out,
        "codes",
        "Replies by enhanced status code",
        &[("number", "Replies"), ("", "Status"), ("", "Meaning")],
    )?;
    for row in &report.statuses {
        let party = row.party.filter(|party| *party != "Nobody");
        coded_row(
            out,
            row.replies,
            most,
            row.status.as_deref(),
            row.summary.unwrap_or("No enhanced status code"),
        )?;
        if let Some(party) = party {
            write!(out, "<span class=\"meaning\">{}</span>", Words(party))?;
        }
        out.write_str("</td></tr>\n")?;
    }
    html::end_table(out)?;
    out.write_str("</div>\n<div>\n<h3>Reply codes</h3>\n")?;
    let most = report.codes.iter().map(|row| row.replies).max().unwrap_or(0);
    html::begin_table(
        out,
        "codes",
        "Replies by reply code",
        &[("number", "Replies"), ("", "Code"), ("", "Meaning")],
    )?;
    for row in &report.codes {
        let code = row.code.map(|code| code.to_string());
        let summary = row.summary.unwrap_or("A status is logged, and no reply");
        coded_row(out, row.replies, most, code.as_deref(), summary)?;
        out.write_str("</td></tr>\n")?;
    }
    html::end_table(out)?;
    out.write_str("<h3>Commands that were answered</h3>\n")?;
    let most = report.commands.iter().map(|row| row.replies).max().unwrap_or(0);
    html::begin_table(out, "codes", "Replies by command", &[("number", "Replies"), ("", "Command")])?;
    for row in &report.commands {
        write!(out, "<tr><td class=\"number\">{}", Number(row.replies))?;
        html::bar(out, row.replies, most, "plain")?;
        out.write_str("</td><th scope=\"row\">")?;
        match row.command {
            Some(command) => write!(out, "{}", Verb(command))?,
            None => out.write_str(UNTOLD)?,
        }
        out.write_str("</th></tr>\n")?;
    }
    html::end_table(out)?;
    out.write_str("</div>\n</div>\n")
}

fn coded_row(out: &mut String, replies: u64, most: u64, code: Option<&str>, meaning: &str) -> fmt::Result {
    let digit = code.and_then(|code| code.bytes().next()).unwrap_or_default();
    write!(out, "<tr><td class=\"number\">{}", Number(replies))?;
    html::bar(out, replies, most, html::tone_of_digit(digit))?;
    out.write_str("</td><th scope=\"row\">")?;
    match code {
        Some(code) => html::code(out, code)?,
        None => out.write_str("<i>none</i>")?,
    }
    write!(out, "</th><td>{}", Escaped(meaning))
}

pub(super) fn inputs(out: &mut String, report: &Report) -> fmt::Result {
    let columns = [("", "Log"), ("number", "Lines"), ("number", "Replies"), ("", "How far")];
    html::begin_table(out, "inputs", "Logs that were read", &columns)?;
    for row in &report.inputs {
        write!(out, "<tr><th scope=\"row\">{}</th>", Escaped(&row.name))?;
        write!(out, "<td class=\"number\">{}</td>", Number(row.lines))?;
        write!(out, "<td class=\"number\">{}</td>", Number(row.replies))?;
        let fault = row.fault.as_deref().unwrap_or("read to its end");
        writeln!(out, "<td>{}</td></tr>", Escaped(fault))?;
    }
    html::end_table(out)?;
    if !report.programs.is_empty() {
        out.write_str("<h3>Programs that wrote the replies down</h3>\n")?;
        html::begin_table(out, "programs", "Replies by program", &[("number", "Replies"), ("", "Program")])?;
        for row in &report.programs {
            write!(out, "<tr><td class=\"number\">{}</td>", Number(row.replies))?;
            writeln!(out, "<th scope=\"row\">{}</th></tr>", Escaped(row.program))?;
        }
        html::end_table(out)?;
    }
    out.write_str("<h3>Lines that something is wrong with</h3>\n")?;
    if report.flaws.iter().all(|row| row.lines == 0) {
        return out.write_str("<p>None.</p>\n");
    }
    for row in report.flaws.iter().filter(|row| row.lines > 0) {
        let lines = if row.lines == 1 { "line" } else { "lines" };
        writeln!(
            out,
            "<details class=\"flaw\"><summary>{}: {} {lines}</summary>\n<ul>",
            row.meaning,
            Number(row.lines)
        )?;
        for sample in &row.samples {
            write!(
                out,
                "<li><span class=\"meaning\">{}, octet {}</span>",
                Escaped(&sample.input),
                Count(sample.octet)
            )?;
            writeln!(out, "<code>{}</code></li>", Escaped(&sample.text))?;
        }
        out.write_str("</ul>\n</details>\n")?;
    }
    Ok(())
}
