//! The reply codes.

use std::fmt::{self, Write as _};

use smtp_codes::{Command, KnownCode, Standing};

use crate::html::{CommandLink, Joined, Words, tone};
use crate::page::Section;
use crate::rows::{self, Meaning, Row, party, references};

pub(crate) const CODES: Section = Section { id: "reply-codes", heading: "Reply codes", body: codes };

fn codes(out: &mut String) -> fmt::Result {
    let count = KnownCode::ALL.len();
    writeln!(out, "<p>The {count} codes that an RFC defines or that servers are widely seen to send.</p>")?;
    rows::head(out, "rows", "Reply codes", &["Code", "Meaning", "Who acts", "Defined in"])?;
    for &code in KnownCode::ALL {
        let (number, name) = (code.to_string(), code.name());
        Row { id: &number, label: &number, tone: tone(code.severity()), keys: &format!("{number} {name}") }
            .begin(out)?;
        let (summary, explanation) = (code.summary(), code.explanation());
        Row::cell(out, "meaning", Meaning { summary, name, explanation, facts: facts(code) })?;
        Row::cell(out, "party", party(code.party()))?;
        Row::cell(out, "refs", references(code.references()))?;
        Row::end(out)?;
    }
    rows::end(out)
}

fn facts(code: KnownCode) -> Vec<String> {
    let mut facts = Vec::new();
    let commands = |standing| {
        let all = Command::ALL.iter().copied();
        all.filter(move |command| command.standing(code.code()) == standing)
    };
    if commands(Standing::Listed).next().is_some() {
        facts.push(format!("Answers {}", Joined(commands(Standing::Listed).map(CommandLink), ", ")));
    }
    if commands(Standing::Practice).next().is_some() {
        facts.push(format!("Seen after {}", Joined(commands(Standing::Practice).map(CommandLink), ", ")));
    }
    for (standing, label) in
        [(Standing::Any, "May answer every command"), (Standing::InState, "Answers others in some states")]
    {
        if commands(standing).next().is_some() {
            facts.push(format!("<a href=\"#{}\">{label}</a>", standing.name()));
        }
    }
    if code.closes_connection() {
        facts.push("Closes the connection".to_owned());
    }
    facts.extend(rows::search_terms(code.search_terms()));
    let origin = code.origin().name();
    facts.push(format!("<a href=\"#{origin}\">{}</a>", Words(origin)));
    facts
}
