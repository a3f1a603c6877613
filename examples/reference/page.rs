//! The page around the tables.

use std::fmt::{self, Write as _};

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use smtp_codes::{Command, KnownStatus};

use crate::html::{Called, Escaped};
use crate::{codes, commands, digits, parties, statuses};

/// One part of the page: its anchor, its heading, and what writes the rest.
pub(crate) struct Section {
    pub(crate) id: &'static str,
    pub(crate) heading: &'static str,
    pub(crate) body: fn(&mut String) -> fmt::Result,
}

const SECTIONS: &[Section] = &[
    digits::FIRST,
    digits::SECOND,
    codes::CODES,
    statuses::STATUSES,
    commands::COMMANDS,
    parties::PARTIES,
    parties::WORDS,
];

/// Each shows something else.
const EXAMPLES: &[&str] = &[
    "550 5.1.1 no such user",
    "450 4.7.1 greylisted, try again later",
    "552 5.2.2 mailbox full",
    "571 blocked, ask your postmaster",
];

/// The page, with the library in it where that could be compiled to WebAssembly.
pub(crate) fn page(module: Option<&[u8]>) -> Result<String, fmt::Error> {
    let (mut contents, mut sections) = (String::new(), String::new());
    for Section { id, heading, body } in SECTIONS {
        writeln!(contents, "<li><a href=\"#{id}\">{heading}</a></li>")?;
        writeln!(sections, "<section id=\"{id}\" aria-labelledby=\"{id}-heading\">")?;
        writeln!(sections, "<h2 id=\"{id}-heading\">{heading}</h2>")?;
        body(&mut sections)?;
        writeln!(sections, "</section>")?;
    }
    Ok(format!(
        include_str!("page.html"),
        style = concat!(include_str!("../paper.css"), include_str!("style.css")),
        theme = include_str!("theme.js"),
        contents = contents,
        explain = if module.is_some() { explain()? } else { include_str!("not_explained.html").to_owned() },
        sections = sections,
        snapshot = KnownStatus::SNAPSHOT,
        scripts = scripts(module)?,
    ))
}

fn explain() -> Result<String, fmt::Error> {
    let (mut commands, mut examples) = (String::new(), String::new());
    for (place, &command) in Command::ALL.iter().enumerate() {
        writeln!(commands, "<option value=\"{place}\">{}</option>", Called(command))?;
    }
    for example in EXAMPLES {
        writeln!(
            examples,
            "<button type=\"button\" aria-describedby=\"examples\">{}</button>",
            Escaped(example)
        )?;
    }
    Ok(format!(include_str!("explain.html"), commands = commands, examples = examples))
}

fn scripts(module: Option<&[u8]>) -> Result<String, fmt::Error> {
    let mut scripts = String::new();
    writeln!(scripts, "<script>\n{}</script>", include_str!("search.js"))?;
    if let Some(module) = module {
        let base64 = BASE64_STANDARD.encode(module);
        writeln!(scripts, "<script type=\"application/wasm\" id=\"module\">{base64}</script>")?;
        writeln!(scripts, "<script>\n{}</script>", include_str!("explain.js"))?;
    }
    Ok(scripts)
}
