//! The documentation that the generators write, read by rustdoc's own Markdown parser.
//!
//! rustdoc does not report broken links in text that a macro made, so they are looked for here.

#[path = "../../smtp-codes-derive/src/table/doc.rs"]
mod doc;

use pulldown_cmark::{Event, LinkType, Options, Parser, Tag, TagEnd};
use smtp_codes_data::{CODES, Command, STATUSES};

/// The text as readers see it, and how often the parts that matter occur.
#[derive(Default)]
struct Seen {
    plain: String,
    links: Vec<String>,
    faults: Vec<String>,
    rows: usize,
    headings: usize,
}

/// The extensions that rustdoc switches on and that text could run into by accident.
fn read(doc: &str) -> Seen {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION;
    let mut unresolved = Vec::new();
    let mut seen = Seen::default();
    let callback = |link: pulldown_cmark::BrokenLink<'_>| {
        unresolved.push(format!("unresolved link: {}", link.reference));
        None
    };
    for event in Parser::new_with_broken_link_callback(doc, options, Some(callback)) {
        match event {
            Event::Start(Tag::Link { link_type: LinkType::Inline, dest_url, .. }) => {
                seen.links.push(dest_url.into_string());
            }
            Event::Start(
                Tag::Link { .. } | Tag::Image { .. } | Tag::Emphasis | Tag::Strong | Tag::Strikethrough,
            )
            | Event::Start(
                Tag::FootnoteDefinition(_) | Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::BlockQuote(_),
            )
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => seen.faults.push(format!("{event:?}")),
            Event::End(TagEnd::TableRow) => seen.rows += 1,
            Event::Start(Tag::Heading { .. }) => seen.headings += 1,
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableCell) => seen.plain.push('\n'),
            Event::Text(text) | Event::Code(text) => seen.plain.push_str(&text),
            _ => {}
        }
    }
    seen.faults.append(&mut unresolved);
    seen
}

#[track_caller]
fn assert_harmless(doc: &str) -> Seen {
    let seen = read(doc);
    assert!(seen.faults.is_empty(), "{:?} in:\n{doc}", seen.faults);
    for link in &seen.links {
        assert!(link.starts_with("https://") || link.contains("#variant."), "{link} in:\n{doc}");
    }
    seen
}

/// Straight quotes and dashes as rustdoc sets them.
fn plain(text: &str) -> String {
    text.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

#[test]
fn the_parser_finds_what_it_is_here_for() {
    for doc in [
        "see [this]",
        "to <user@example.org>",
        "a <b> tag",
        "[x]: is not [y][z]",
        "*loud*",
        "a [^1]\n\n[^1]: b",
    ] {
        assert!(!read(doc).faults.is_empty(), "{doc}");
    }
}

#[test]
fn every_reply_code_is_documented_in_full() {
    for row in CODES {
        let seen = assert_harmless(&doc::code(row));
        let first = seen.plain.lines().next().unwrap();
        assert_eq!(first.split(':').next(), Some(&*row.code.to_string()));
        assert!(plain(first).ends_with(&plain(row.summary)), "{first}");
        assert!(plain(&seen.plain).contains(&plain(row.explanation)), "{}", seen.plain);
        assert!(plain(&seen.plain).contains(&plain(row.party.meaning())), "{}", seen.plain);
        assert!(row.references.iter().all(|reference| seen.links.iter().any(|link| link == reference.url())));

        let constant = assert_harmless(&doc::code_constant(row));
        assert!(plain(&constant.plain).contains(&plain(row.summary)));
    }
}

#[test]
fn every_status_is_documented_in_full() {
    for row in STATUSES {
        let seen = assert_harmless(&doc::status(row));
        let first = seen.plain.lines().next().unwrap();
        assert!(first.starts_with(&format!("X.{}.{}: ", row.subject, row.detail)), "{first}");
        assert!(plain(&seen.plain).contains(&plain(row.explanation)), "{}", seen.plain);
        assert!(row.references.iter().all(|reference| seen.links.iter().any(|link| link == reference.url())));
    }
}

#[test]
fn every_command_is_documented_in_full() {
    for &command in Command::ALL {
        let seen = assert_harmless(&doc::command(command));
        assert!(seen.plain.starts_with(&format!("{}: ", command.verb())), "{}", seen.plain);
        assert!(plain(&seen.plain).contains(&plain(command.meaning())), "{}", seen.plain);
        let codes = smtp_codes_data::replies(command);
        assert!(codes.iter().all(|code| seen.plain.contains(&code.to_string())), "{}", seen.plain);
    }
}

#[test]
fn the_tables_hold_every_row() {
    let codes = assert_harmless(&doc::code_table());
    assert_eq!((codes.rows, codes.links.len()), (CODES.len(), CODES.len()));
    let statuses = assert_harmless(&doc::status_table());
    assert_eq!((statuses.rows, statuses.links.len()), (STATUSES.len(), STATUSES.len()));
    assert_eq!(statuses.headings, 1 + smtp_codes_data::Subject::ALL.len());
    let commands = assert_harmless(&doc::command_table());
    assert_eq!((commands.rows, commands.links.len()), (Command::ALL.len(), Command::ALL.len()));
}

#[test]
fn the_closed_enums_of_the_table_have_harmless_meanings() {
    use smtp_codes_data::{
        Action, Category, Class, FindingKind, Origin, Party, Scope, Severity, Standing, Subject, Weight,
    };

    macro_rules! meanings {
        ($($name:ident),+) => { [$($name::ALL.iter().map(|variant| variant.meaning()).collect::<Vec<_>>()),+] };
    }
    let all = meanings!(
        Action,
        Category,
        Class,
        Command,
        FindingKind,
        Origin,
        Party,
        Scope,
        Severity,
        Standing,
        Subject,
        Weight
    );
    for meaning in all.iter().flatten() {
        assert_harmless(meaning);
    }
}
