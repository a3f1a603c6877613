//! Documentation for what the generators emit: a row as a paragraph, the rows as a table.
//!
//! rustdoc reports no broken link in text that a macro made, so nothing here may be read as one by accident: text of
//! the table goes through [`escape`], and a link is always written out with its address.

use core::fmt::Write;

use smtp_codes_data::{
    Basic, CODES, Category, Class, CodeRow, Command, Party, Reference, STATUSES, Severity, Standing,
    StatusRow, Subject, standing,
};

/// Documents a reply code: summary, explanation, and what the other columns say.
pub(crate) fn code(row: &CodeRow) -> String {
    let mut doc = headline(&row.code.to_string(), row.summary, row.explanation);
    if let Some(severity) = Severity::of_code(row.code) {
        let category = Category::of_code(row.code);
        let _ = writeln!(doc, "- Digits: {} and {}.", severity.name(), category.name());
    }
    write_party(&mut doc, row.party);
    let _ = writeln!(doc, "- Origin: {}", escape(row.origin.meaning()));
    if row.closes {
        doc.push_str("- The server closes the connection after it.\n");
    }
    for &standing in Standing::ALL {
        let verbs = verbs(row.code, standing);
        if standing != Standing::Unlisted && !verbs.is_empty() {
            let _ = writeln!(doc, "- {} for {verbs}.", heading(standing));
        }
    }
    write_references(&mut doc, row.references);
    doc
}

/// Documents the constant of a reply code: its summary, and the way to the variant.
pub(crate) fn code_constant(row: &CodeRow) -> String {
    let CodeRow { code, name, summary, .. } = row;
    format!("`{code}`: {}. See [`KnownCode::{name}`](enum.KnownCode.html#variant.{name}).", escape(summary))
}

/// Documents a registered status: summary, explanation, and what the other columns say.
pub(crate) fn status(row: &StatusRow) -> String {
    let mut doc = headline(&pattern(row), row.summary, row.explanation);
    write_party(&mut doc, row.party);
    let _ = writeln!(doc, "- Classes: {}.", digits(row.classes));
    let _ = writeln!(doc, "- Registered with reply codes: {}.", basic(row.basic));
    write_references(&mut doc, row.references);
    doc
}

/// Documents a command: its meaning, and its replies by standing.
pub(crate) fn command(command: Command) -> String {
    let mut doc = format!("`{}`: {}\n\n", command.verb(), escape(command.meaning()));
    for &wanted in Standing::ALL {
        let mut codes = CODES.iter().filter(|row| standing(command, row.code) == wanted).peekable();
        if wanted != Standing::Unlisted && codes.peek().is_some() {
            let codes: Vec<_> = codes.map(|row| row.code.to_string()).collect();
            let _ = writeln!(doc, "- {}: {}.", heading(wanted), codes.join(", "));
        }
    }
    doc
}

/// Lists all reply codes.
pub(crate) fn code_table() -> String {
    let mut doc =
        String::from("# All reply codes\n\n| code | name | meaning | who has to act |\n|---|---|---|---|\n");
    for row in CODES {
        let CodeRow { code, name, summary, party, .. } = row;
        let _ = writeln!(doc, "| `{code}` | {} | {} | {} |", link(name), escape(summary), party.name());
    }
    doc
}

/// Lists all registered statuses, subject by subject.
pub(crate) fn status_table() -> String {
    let mut doc = String::from("# All registered codes\n");
    for &subject in Subject::ALL {
        let _ = writeln!(doc, "\n## X.{}.Y: {}\n", subject.number(), escape(subject.meaning()));
        doc.push_str("| code | name | classes | reply codes | meaning |\n|---|---|---|---|---|\n");
        for row in STATUSES.iter().filter(|row| row.subject == subject.number()) {
            let (pattern, name) = (pattern(row), link(row.name));
            let (classes, basic, summary) = (digits(row.classes), basic(row.basic), escape(row.summary));
            let _ = writeln!(doc, "| `{pattern}` | {name} | {classes} | {basic} | {summary} |");
        }
    }
    doc
}

/// Lists all commands.
pub(crate) fn command_table() -> String {
    let mut doc = String::from("# All commands\n\n| name | displayed as | meaning |\n|---|---|---|\n");
    for command in Command::ALL {
        let (name, verb, meaning) = (link(command.name()), command.verb(), escape(command.meaning()));
        let _ = writeln!(doc, "| {name} | `{verb}` | {meaning} |");
    }
    doc
}

/// Puts a backslash before everything that Markdown could take for its own.
fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '#' | '~' | '&') {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

fn headline(number: &str, summary: &str, explanation: &str) -> String {
    format!("`{number}`: {}.\n\n{}\n\n", escape(summary), escape(explanation))
}

fn write_party(doc: &mut String, party: Party) {
    let _ = writeln!(doc, "- Who has to act: {}", escape(party.meaning()));
}

fn write_references(doc: &mut String, references: &[Reference]) {
    let links: Vec<_> =
        references.iter().map(|reference| format!("[{reference}]({})", reference.url())).collect();
    let _ = writeln!(doc, "- Defined in: {}.", links.join(", "));
}

/// Returns the start of a list line; the meanings of the standings are too long for one.
const fn heading(standing: Standing) -> &'static str {
    match standing {
        Standing::Listed => "Listed",
        Standing::Any => "At any time",
        Standing::InState => "In some states",
        Standing::Practice => "In practice",
        Standing::Unlisted => "Unlisted",
    }
}

/// Returns the commands that may get this code with this standing.
fn verbs(code: u16, wanted: Standing) -> String {
    let commands = Command::ALL.iter().filter(|&&command| standing(command, code) == wanted);
    let verbs: Vec<_> = commands.map(|command| format!("`{}`", command.verb())).collect();
    verbs.join(", ")
}

fn pattern(row: &StatusRow) -> String {
    format!("X.{}.{}", row.subject, row.detail)
}

fn digits(classes: &[Class]) -> String {
    let digits: Vec<_> = classes.iter().map(|class| class.digit().to_string()).collect();
    digits.join(", ")
}

fn basic(basic: Basic) -> String {
    match basic {
        Basic::Any => "any".to_owned(),
        Basic::Family(severity) => format!("{}yz", severity.digit()),
        Basic::List([]) => "none".to_owned(),
        Basic::List(codes) => {
            let codes: Vec<_> = codes.iter().map(u16::to_string).collect();
            codes.join(", ")
        }
    }
}

/// Links a variant on the page of its own enum.
fn link(variant: &str) -> String {
    format!("[`{variant}`](#variant.{variant})")
}
