//! The small parts of the page.

use std::fmt::{self, Write};

use smtp_codes::Action;

use crate::label::{self, Count, Share};
use crate::report::Counts;

/// Text with the characters of HTML's own written as entities.
#[derive(Clone, Copy, Debug)]
pub(super) struct Escaped<'a>(pub(super) &'a str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for letter in self.0.chars() {
            match letter {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                letter => f.write_char(letter)?,
            }
        }
        Ok(())
    }
}

/// A count, for people and for programs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Number(pub(super) u64);

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<data value=\"{}\">{}</data>", self.0, Count(self.0))
    }
}

/// The class that colours by verdict.
pub(super) const fn tone(action: Action) -> &'static str {
    match action {
        Action::Accepted => "accepted",
        Action::Continue => "go-on",
        Action::RetryLater => "later",
        Action::Rejected => "rejected",
        Action::Unexpected => "unexpected",
    }
}

/// The class that colours a code by its first digit.
pub(super) const fn tone_of_digit(digit: u8) -> &'static str {
    match digit {
        b'2' => "accepted",
        b'3' => "go-on",
        b'4' => "later",
        b'5' => "rejected",
        _ => "unexpected",
    }
}

/// A reply code or a status in the colour of its first digit.
pub(super) fn code(out: &mut String, code: &str) -> fmt::Result {
    let digit = code.bytes().next().unwrap_or_default();
    write!(out, "<code class=\"code {}\">{}</code>", tone_of_digit(digit), Escaped(code))
}

/// A share of a whole as a bar. What it shows is in the table next to it.
pub(super) fn bar(out: &mut String, part: u64, whole: u64, tone: &str) -> fmt::Result {
    write!(
        out,
        "<svg class=\"bar {tone}\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">\
         <rect width=\"{}\" height=\"10\"/></svg>",
        permille(part, whole)
    )
}

/// Counts by verdict as one bar, as long as its share of `whole`.
pub(super) fn stack(out: &mut String, counts: &Counts, whole: u64, class: &str) -> fmt::Result {
    let shares = Action::ALL.iter().filter(|action| counts.of(**action) > 0).map(|action| {
        format!("{} {}", label::verdict(*action).to_lowercase(), Share(counts.of(*action), counts.all()))
    });
    let label = shares.collect::<Vec<_>>().join(", ");
    write!(
        out,
        "<svg class=\"stack {class}\" viewBox=\"0 0 1000 10\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{}\">",
        Escaped(&label)
    )?;
    let mut before = 0;
    for action in Action::ALL.iter().copied() {
        let (from, to) = (permille(before, whole), permille(before + counts.of(action), whole));
        before += counts.of(action);
        // However few there are, they can be seen.
        let width = if counts.of(action) > 0 { (to - from).max(2) } else { 0 };
        if width > 0 {
            write!(
                out,
                "<rect class=\"{}\" x=\"{from}\" width=\"{width}\" height=\"10\"><title>{} {}</title></rect>",
                tone(action),
                label::verdict(action),
                Count(counts.of(action))
            )?;
        }
    }
    out.write_str("</svg>\n")
}

fn permille(part: u64, whole: u64) -> u64 {
    let permille = u128::from(part) * 1_000 / u128::from(whole.max(1));
    permille as u64
}

/// Begins a table that scrolls by itself where it is too wide.
pub(super) fn begin_table(
    out: &mut String,
    class: &str,
    caption: &str,
    columns: &[(&str, &str)],
) -> fmt::Result {
    write!(
        out,
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{0}\">\n<table class=\"{class}\">\n\
         <caption>{0}</caption>\n<thead><tr>",
        Escaped(caption)
    )?;
    for (class, name) in columns {
        write!(out, "<th scope=\"col\" class=\"{class}\">{name}</th>")?;
    }
    out.write_str("</tr></thead>\n<tbody>\n")
}

pub(super) fn end_table(out: &mut String) -> fmt::Result {
    out.write_str("</tbody>\n</table>\n</div>\n")
}
