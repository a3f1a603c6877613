//! One explanation as a card. The words are the library's; here is only where they go.

use core::fmt::{self, Write};

use smtp_codes::{EnhancedCode, Explanation, Finding, KnownStatus, Party, Retry, Severity, Weight};

use crate::html::{CodeLink, CommandLink, Escaped, Joined, ReferenceLink, Words, tone};

/// Writes the explanation, as a card and once more as plain text.
///
/// # Errors
///
/// Only those of `out`.
pub(crate) fn write_card(out: &mut dyn Write, explanation: &Explanation<'_>) -> fmt::Result {
    let tone = explanation.severity().map_or("", tone);
    write!(out, r#"<article class="card {tone}"><h3>"#)?;
    title(out, explanation)?;
    write!(out, r#" <span class="summary">{}</span></h3>"#, Escaped(explanation.summary()))?;
    write!(out, r#"<p class="meaning">{}</p>"#, Escaped(explanation.explanation()))?;
    said(out, explanation)?;
    out.write_str("<dl>")?;
    advice(out, explanation)?;
    numbers(out, explanation)?;
    oddities(out, explanation)?;
    let references = explanation.references().map(ReferenceLink);
    row(out, "Read more", format_args!("{}", Joined(references, ", ")))?;
    out.write_str("</dl>")?;
    write!(
        out,
        "<details class=\"plain\"><summary>As plain text</summary><pre tabindex=\"0\">\n{}</pre></details></article>",
        Escaped(explanation)
    )
}

fn title(out: &mut dyn Write, explanation: &Explanation<'_>) -> fmt::Result {
    out.write_str(r#"<span class="codes">"#)?;
    match (explanation.code(), explanation.enhanced(), explanation.family()) {
        (Some(code), Some(enhanced), _) => write!(out, "{} {}", CodeLink(code), EnhancedLink(enhanced))?,
        (Some(code), None, _) => write!(out, "{}", CodeLink(code))?,
        (None, Some(enhanced), _) => write!(out, "{}", EnhancedLink(enhanced))?,
        (None, None, Some(family)) => write!(out, r#"<span class="code">{family}</span>"#)?,
        (None, None, None) => {}
    }
    out.write_str("</span>")
}

/// Writes what the server wrote.
fn said(out: &mut dyn Write, explanation: &Explanation<'_>) -> fmt::Result {
    let lines = explanation.reply().into_iter().flat_map(|reply| reply.lines());
    let lines = lines.filter(|line| !line.as_bytes().is_empty());
    if lines.clone().next().is_none() {
        return Ok(());
    }
    write!(out, r#"<blockquote class="said">{}</blockquote>"#, Joined(lines.map(Escaped), "<br>"))
}

/// Writes what to do, and who is to do it. After a 4yz that is first of all to wait.
fn advice(out: &mut dyn Write, explanation: &Explanation<'_>) -> fmt::Result {
    let is_transient = explanation.severity() == Some(Severity::TransientNegative);
    if is_transient {
        retry(out, explanation)?;
    }
    if let Some(party) = explanation.party() {
        let term = if is_transient && party != Party::Nobody { "If it stays" } else { "Who acts" };
        let (id, name, advice) = (party.name(), Words(party.name()), Escaped(party.advice()));
        row(out, term, format_args!(r##"<a href="#{id}">{name}</a><br>{advice}"##))?;
    }
    if !is_transient {
        retry(out, explanation)?;
    }
    if let Some(verdict) = explanation.verdict() {
        let (action, scope) = (verdict.action, verdict.scope);
        let closes = if verdict.closes { " The connection is over." } else { "" };
        let (name, meaning) = (Words(action.name()), Escaped(action.meaning()));
        row(out, "Verdict", format_args!("<b>{name}</b><br>{meaning}"))?;
        row(
            out,
            "How far",
            format_args!("<b>{}</b><br>{}{closes}", Words(scope.name()), Escaped(scope.meaning())),
        )?;
    }
    if let (Some(command), Some(standing)) = (explanation.command(), explanation.standing()) {
        let reason = explanation.reason().unwrap_or(standing.meaning());
        row(
            out,
            "In answer to",
            format_args!("{}<br>{}: {}", CommandLink(command), Words(standing.name()), Escaped(reason)),
        )?;
    }
    let commands = explanation.commands();
    if commands.clone().next().is_some() {
        row(out, "Answers", format_args!("{}", Joined(commands.map(CommandLink), ", ")))?;
    }
    Ok(())
}

fn retry(out: &mut dyn Write, explanation: &Explanation<'_>) -> fmt::Result {
    match explanation.retry() {
        Some(retry @ (Retry::Later(_) | Retry::Useless)) => {
            row(out, "Try again", format_args!("{}", Escaped(retry)))
        }
        Some(Retry::Needless) | None => Ok(()),
    }
}

/// The digits and numbers, one by one.
fn numbers(out: &mut dyn Write, explanation: &Explanation<'_>) -> fmt::Result {
    if let Some(code) = explanation.code() {
        match explanation.known() {
            Some(known) => row(
                out,
                "Reply code",
                format_args!(
                    "{} <code class=\"name\">{}</code><br>{}",
                    CodeLink(code),
                    known.name(),
                    Escaped(known.summary())
                ),
            )?,
            None => row(out, "Reply code", format_args!("{} is not in the table.", CodeLink(code)))?,
        }
    }
    if let Some(severity) = explanation.severity() {
        let (name, meaning) = (Words(severity.name()), Escaped(severity.meaning()));
        row(out, "First digit", format_args!("<b>{}</b> {name}<br>{meaning}", severity.digit()))?;
    }
    if let Some(category) = explanation.category() {
        let digit = explanation.code().map(|code| code.get() / 10 % 10).or(category.digit().map(u16::from));
        let (name, meaning) = (Words(category.name()), Escaped(category.meaning()));
        match digit {
            Some(digit) => row(out, "Second digit", format_args!("<b>{digit}</b> {name}<br>{meaning}"))?,
            None => row(out, "Second digit", format_args!("{name}<br>{meaning}"))?,
        }
    }
    match (explanation.enhanced(), explanation.known_status()) {
        (Some(enhanced), Some(status)) => row(
            out,
            "Enhanced status",
            format_args!(
                "{} <code class=\"name\">{}</code><br>{}",
                EnhancedLink(enhanced),
                status.name(),
                Escaped(status.summary())
            ),
        )?,
        (Some(enhanced), None) => {
            row(out, "Enhanced status", format_args!("{} is not registered.", EnhancedLink(enhanced)))?
        }
        (None, Some(status)) => row(
            out,
            "Enhanced status",
            format_args!("{} <code class=\"name\">{}</code>", StatusLink(status), status.name()),
        )?,
        (None, None) => {}
    }
    if let Some(subject) = explanation.subject() {
        let (name, meaning) = (Words(subject.name()), Escaped(subject.meaning()));
        row(out, "Subject", format_args!("<b>{}</b> {name}<br>{meaning}", subject.number()))?;
    }
    members(out, explanation)
}

/// Writes what belongs to a family.
fn members(out: &mut dyn Write, explanation: &Explanation<'_>) -> fmt::Result {
    let Some(family) = explanation.family() else { return Ok(()) };
    let codes = family.codes().map(|code| CodeLink(code.code()));
    if codes.clone().next().is_some() {
        row(out, "Reply codes", format_args!("{}", Joined(codes, " ")))?;
    }
    let statuses = family.statuses().map(StatusLink);
    if family.known().is_none() && statuses.clone().next().is_some() {
        row(out, "Statuses", format_args!("{}", Joined(statuses, " ")))?;
    }
    Ok(())
}

/// Writes what is odd about the reply itself, and about it as an answer.
fn oddities(out: &mut dyn Write, explanation: &Explanation<'_>) -> fmt::Result {
    for deviation in explanation.deviations() {
        let (name, at) = (Words(deviation.name()), deviation.at());
        let sentence = Escaped(deviation.kind().meaning());
        row(out, "Deviation", format_args!("<b>{name}</b> at octet {at}: {sentence}."))?;
    }
    let is_weak = |finding: &Finding| finding.weight() == Weight::Weak;
    for finding in explanation.findings().filter(|finding| !is_weak(finding)) {
        let (name, sentence) = (Words(finding.name()), Escaped(finding));
        row(
            out,
            "Finding",
            format_args!("<b>{name}</b>: {sentence} {}", Escaped(finding.weight().meaning())),
        )?;
    }
    // Many good replies have one of these; they are not to alarm anybody.
    let weak = explanation.findings().filter(is_weak);
    if weak.clone().next().is_some() {
        row(out, "Harmless", format_args!("{}", Joined(weak.map(|finding| Words(finding.name())), ", ")))?;
    }
    Ok(())
}

fn row(out: &mut dyn Write, term: &str, text: fmt::Arguments<'_>) -> fmt::Result {
    write!(out, "<div><dt>{term}</dt><dd>{text}</dd></div>")
}

/// An enhanced status code that leads to its row, where it is registered.
#[derive(Clone, Copy, Debug)]
struct EnhancedLink(EnhancedCode);

impl fmt::Display for EnhancedLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (code, tone) = (self.0, tone(self.0.class().severity()));
        match code.known() {
            Some(status) => write!(f, r##"<a class="code {tone}" href="#{status}">{code}</a>"##),
            None => write!(f, r#"<span class="code {tone}">{code}</span>"#),
        }
    }
}

/// A registered status that leads to its row.
#[derive(Clone, Copy, Debug)]
struct StatusLink(KnownStatus);

impl fmt::Display for StatusLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let status = self.0;
        write!(f, r##"<a class="code" href="#{status}">{status}</a>"##)
    }
}
