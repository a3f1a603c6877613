//! The common part of the rows of codes and of statuses.

use std::fmt::{self, Write as _};

use smtp_codes::{Party, Reference};

use crate::html::{Escaped, Joined, ReferenceLink, Words};

/// The head of a table, up to its first row.
pub(crate) fn head(
    out: &mut String,
    class: &str,
    caption: impl fmt::Display,
    columns: &[&str],
) -> fmt::Result {
    write!(
        out,
        "<table class=\"{class}\" role=\"table\">\n<caption>{caption}</caption>\n\
         <thead role=\"rowgroup\"><tr role=\"row\">"
    )?;
    for column in columns {
        write!(out, "<th scope=\"col\" role=\"columnheader\">{column}</th>")?;
    }
    out.write_str("</tr></thead>\n<tbody role=\"rowgroup\">\n")
}

pub(crate) fn end(out: &mut String) -> fmt::Result {
    out.write_str("</tbody>\n</table>\n")
}

/// One row that can be searched for and linked to. Narrow screens lay it out as a block, which takes the roles of a
/// table from it in some browsers unless they are said.
pub(crate) struct Row<'a> {
    pub(crate) id: &'a str,
    pub(crate) label: &'a str,
    pub(crate) tone: &'a str,
    /// The words by which one finds just this row.
    pub(crate) keys: &'a str,
}

impl Row<'_> {
    pub(crate) fn begin(&self, out: &mut String) -> fmt::Result {
        let Self { id, label, tone, keys } = self;
        write!(
            out,
            "<tr class=\"entry {tone}\" id=\"{id}\" data-keys=\"{keys}\" role=\"row\"><th scope=\"row\" \
             role=\"rowheader\"><a class=\"key\" href=\"#{id}\">{label}</a></th>"
        )
    }

    pub(crate) fn cell(out: &mut String, class: &str, text: impl fmt::Display) -> fmt::Result {
        write!(out, "<td class=\"{class}\" role=\"cell\">{text}</td>")
    }

    pub(crate) fn end(out: &mut String) -> fmt::Result {
        out.write_str("</tr>\n")
    }
}

/// A phrase, the name in the library, a sentence or two, and then facts.
pub(crate) struct Meaning<'a> {
    pub(crate) summary: &'a str,
    pub(crate) name: &'a str,
    pub(crate) explanation: &'a str,
    pub(crate) facts: Vec<String>,
}

impl fmt::Display for Meaning<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (summary, explanation) = (Escaped(self.summary), Escaped(self.explanation));
        write!(
            f,
            "<b class=\"summary\">{summary}</b> <code class=\"name\">{}</code><p>{explanation}</p>",
            self.name
        )?;
        let facts = self.facts.iter().map(|fact| format!("<li>{fact}</li>"));
        write!(f, "<ul class=\"facts\">{}</ul>", facts.collect::<String>())
    }
}

/// The fact by which a search finds the row.
pub(crate) fn search_terms(terms: &[&str]) -> Option<String> {
    (!terms.is_empty()).then(|| format!("Searched for as: {}", Escaped(&terms.join(", "))))
}

pub(crate) fn party(party: Party) -> impl fmt::Display {
    format!("<a href=\"#{}\">{}</a>", party.name(), Words(party.name()))
}

pub(crate) fn references(references: &'static [Reference]) -> impl fmt::Display {
    Joined(references.iter().copied().map(ReferenceLink), " ")
}
