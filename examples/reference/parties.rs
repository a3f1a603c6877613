//! Who has to act, and the other words of the tables.

use std::fmt::{self, Write as _};

use smtp_codes::{KnownCode, Origin, Party, Standing};

use crate::html::{CodeLink, Escaped, Joined, Words};
use crate::page::Section;
use crate::rows::{self, Row};

pub(crate) const PARTIES: Section = Section { id: "who-acts", heading: "Who has to act", body: parties };

pub(crate) const WORDS: Section = Section { id: "words", heading: "Words", body: words };

fn parties(out: &mut String) -> fmt::Result {
    out.write_str(
        "<p>Who can help. After a 4yz that is first of all time: it is tried again. An enhanced status code is more \
         exact than the reply code next to it.</p>\n",
    )?;
    rows::head(out, "digits named", "Who has to act", &["Who", "What to do", "Reply codes"])?;
    for &party in Party::ALL {
        let (id, name) = (party.name(), Words(party.name()));
        Row { id, label: &name.to_string(), tone: "", keys: id }.begin(out)?;
        let (meaning, advice) = (Escaped(party.meaning()), Escaped(party.advice()));
        Row::cell(out, "meaning", format_args!("<b class=\"summary\">{meaning}</b><p>{advice}</p>"))?;
        let codes: Vec<_> = KnownCode::ALL.iter().filter(|code| code.party() == party).collect();
        Row::cell(out, "codes", Joined(codes.iter().map(|code| CodeLink(code.code())), " "))?;
        Row::end(out)?;
    }
    rows::end(out)
}

fn words(out: &mut String) -> fmt::Result {
    let standings = Standing::ALL.iter().map(|standing| (standing.name(), standing.meaning()));
    glossary(out, "Standing", "How well a reply code fits a command", standings)?;
    let origins = Origin::ALL.iter().map(|origin| (origin.name(), origin.meaning()));
    glossary(out, "Origin", "Where a reply code comes from", origins)
}

fn glossary(
    out: &mut String,
    heading: &str,
    caption: &str,
    words: impl Iterator<Item = (&'static str, &'static str)>,
) -> fmt::Result {
    writeln!(out, "<div class=\"group\">\n<h3>{heading}</h3>")?;
    rows::head(out, "digits named", caption, &["Word", "Meaning"])?;
    for (id, meaning) in words {
        Row { id, label: &Words(id).to_string(), tone: "", keys: id }.begin(out)?;
        Row::cell(out, "meaning", Escaped(meaning))?;
        Row::end(out)?;
    }
    rows::end(out)?;
    writeln!(out, "</div>")
}
