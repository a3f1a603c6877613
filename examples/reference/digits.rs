//! The meaning of the first and the second digit.

use std::fmt::{self, Write as _};

use smtp_codes::{Category, KnownCode, Severity};

use crate::html::{CodeLink, Escaped, Joined, Words, tone};
use crate::page::Section;
use crate::rows::{self, Row};

pub(crate) const FIRST: Section = Section { id: "first-digit", heading: "First digit", body: first };

pub(crate) const SECOND: Section = Section { id: "second-digit", heading: "Second digit", body: second };

fn first(out: &mut String) -> fmt::Result {
    out.write_str(
        "<p>Did it work, and is trying again worth while? A client acts by the first digit, also where it does not \
         know the code.</p>\n",
    )?;
    rows::head(out, "digits", "The first digit of a reply code", &["Digit", "Meaning", "Reply codes"])?;
    for &severity in Severity::ALL {
        let notation = format!("{}yz", severity.digit());
        let keys = format!("{notation} {}", severity.name());
        Row { id: &notation, label: &notation, tone: tone(severity), keys: &keys }.begin(out)?;
        meaning(out, severity.name(), severity.meaning())?;
        codes(out, |code| code.severity() == severity)?;
    }
    rows::end(out)
}

fn second(out: &mut String) -> fmt::Result {
    out.write_str("<p>What the reply is about.</p>\n")?;
    rows::head(out, "digits", "The second digit of a reply code", &["Digit", "Meaning", "Reply codes"])?;
    for &category in Category::ALL {
        // The last category has several digits.
        let digits = (0..10).filter(|digit| Category::from_digit(*digit) == Some(category));
        let notations: Vec<_> = digits.map(|digit| format!("x{digit}z")).collect();
        let notation = match notations.as_slice() {
            [first, .., last] => format!("{first}–{last}"),
            _ => notations.concat(),
        };
        let keys = format!("{} {}", notations.join(" "), category.name());
        Row { id: &notations[0], label: &notation, tone: "", keys: &keys }.begin(out)?;
        meaning(out, category.name(), category.meaning())?;
        codes(out, |code| code.category() == category)?;
    }
    rows::end(out)
}

fn meaning(out: &mut String, name: &'static str, meaning: &str) -> fmt::Result {
    let (name, meaning) = (Words(name), Escaped(meaning));
    Row::cell(out, "meaning", format_args!("<b class=\"summary\">{name}</b><p>{meaning}</p>"))
}

fn codes(out: &mut String, belongs: impl Fn(&&KnownCode) -> bool) -> fmt::Result {
    let codes: Vec<_> = KnownCode::ALL.iter().filter(belongs).map(|code| CodeLink(code.code())).collect();
    match codes.as_slice() {
        [] => Row::cell(out, "codes", "none")?,
        codes => Row::cell(out, "codes", Joined(codes.iter(), " "))?,
    }
    Row::end(out)
}
