//! Every reply that the recorded servers sent, as a variant with its command: a derive that refused one refused too
//! much.

#[rustfmt::skip] // generated
mod replies;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use smtp_codes::{Command, Reply, ToReply, Weight};
use smtp_codes_tests::recording;

/// Replies that are wrong for the command: server, command, code. They are marked `unregistered`.
const UNREGISTERED: &[(&str, Command, u16)] =
    &[("aiosmtpd", Command::Help, 250), ("aiosmtpd", Command::Mail, 553)];

/// Servers whose text is not ASCII, and where: they echo what they got. It is marked `utf8`.
const UTF8: &[(&str, Command)] = &[("postfix", Command::Rcpt), ("postfix", Command::Vrfy)];

/// Server, command, and the octets that were sent.
type Recorded = BTreeSet<(String, Command, Vec<u8>)>;

fn recorded() -> Recorded {
    let mut recorded = Recorded::new();
    for session in recording::sessions() {
        let answers = session.answers();
        recorded.extend(
            answers
                .into_iter()
                .map(|(command, reply)| (session.server.clone(), command, reply.raw().to_owned())),
        );
    }
    recorded
}

/// The source of `replies.rs`.
fn source(recorded: &Recorded) -> String {
    let mut enums: BTreeMap<(&str, Command), Vec<Reply<'_>>> = BTreeMap::new();
    for (server, command, octets) in recorded {
        let reply = Reply::parse(octets).expect("it was a reply when it was recorded");
        enums.entry((server, *command)).or_default().push(reply);
    }
    let mut source = String::from(
        "// Made by this test from `data/transcripts`.\n\nuse smtp_codes::{Command, ToReply};\n",
    );
    let mut all = String::new();
    for ((server, command), replies) in &enums {
        let name: String = server.split('-').map(|word| word[..1].to_uppercase() + &word[1..]).collect();
        let name = format!("{name}{command:?}");
        write!(source, "\n#[derive(ToReply)]\n#[reply(to = {command:?})]\nenum {name} {{\n")
            .expect("a string");
        for (index, reply) in replies.iter().enumerate() {
            let (code, text) = (reply.code().get(), text(reply));
            let enhanced = reply.enhanced().map_or_else(String::new, |enhanced| format!("\"{enhanced}\", "));
            let unregistered = UNREGISTERED.contains(&(*server, *command, code));
            let unregistered = if unregistered { ", unregistered" } else { "" };
            let utf8 = UTF8.contains(&(*server, *command)) && !text.is_ascii();
            let utf8 = if utf8 { ", utf8" } else { "" };
            let attribute = format!("#[reply({code}, {enhanced}{text:?}{unregistered}{utf8})]");
            write!(source, "    {attribute}\n    R{index},\n").expect("a string");
            writeln!(all, "    ({server:?}, Command::{command:?}, &{name}::R{index}),").expect("a string");
        }
        source.push_str("}\n");
    }
    write!(source, "\npub(crate) const REPLIES: &[(&str, Command, &dyn ToReply)] = &[\n{all}];\n")
        .expect("a string");
    source
}

/// As a template.
fn text(reply: &Reply<'_>) -> String {
    let lines: Vec<_> = reply.lines().map(|line| line.to_str().expect("it is UTF-8").to_owned()).collect();
    lines.join("\n").replace('{', "{{").replace('}', "}}")
}

#[test]
fn every_recorded_reply_is_a_variant() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("derive/recorded/replies.rs");
    let source = source(&recorded());
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, &source).expect("the file can be written");
    }
    let expected = std::fs::read_to_string(&path).expect("the file is there");
    assert!(source == expected, "`BLESS=1 cargo test --test derive` writes replies.rs anew");
}

#[test]
fn every_variant_sends_what_was_recorded() {
    let sent: Recorded = replies::REPLIES
        .iter()
        .map(|(server, command, reply)| {
            let wire = reply.wire().utf8(true).to_string();
            (server.to_string(), *command, wire.into_bytes())
        })
        .collect();
    assert_eq!(sent, recorded());
}

#[test]
fn what_is_marked_is_odd() {
    for (server, command, code) in UNREGISTERED {
        let is_marked = |(s, c, reply): &&(&str, Command, &dyn ToReply)| {
            (s, c, reply.code().get()) == (server, command, *code)
        };
        let (.., reply) = replies::REPLIES.iter().find(is_marked).expect("it was recorded");
        let reply = reply.to_reply_buf();
        let mut findings = reply.as_reply().check(*command);
        assert!(findings.any(|finding| finding.weight() != Weight::Weak), "{reply} to {command}");
    }
    for (server, command) in UTF8 {
        let is_marked = |reply: &dyn ToReply| !reply.wire().utf8(true).to_string().is_ascii();
        assert!(
            replies::REPLIES.iter().any(|(s, c, reply)| (s, c) == (server, command) && is_marked(*reply))
        );
    }
}
