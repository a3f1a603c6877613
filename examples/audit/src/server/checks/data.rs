//! DATA and the text of a message.

use smtp_codes::Command;

use super::super::judge::hello::no_enhanced;
use super::super::judge::refusal::{not_for_length, not_for_size};
use super::super::judge::service::size_holds_64k;
use super::super::step::{
    Check, DELIVERS, MAIL, MESSAGE, OPEN, OPEN_TEXT, RCPT, Step, answer, look, make, must, offers, practice,
    say, should, silence, steps, when, write,
};

const ENDS: &[Command] = &[Command::EndOfData];
const FINAL: &str = "2yz 4yz 5yz";
/// The end of a message, where it counts.
const ENDED: Step = answer().wants(FINAL);
const DATA: Step = say("DATA").wants("354 4yz 5yz");
/// Finishes a message that the server let in.
const THEN_MESSAGE: Step = when("354", &[MESSAGE, answer()]);

/// After what is not the end of a message, nothing is taken for a command. A server may refuse such a text at once and
/// hang up.
const SMUGGLED: &[Step] = &[ENDED.or_ends(), silence(500).or_ends()];

macro_rules! smuggling {
    ($id:literal, $sections:literal, $name:literal, $octets:literal) => {
        must($id, $sections, concat!($name, " does not end a message")).by(&[&[
            OPEN_TEXT,
            write(&[concat!("Subject: smtp-audit\r\n\r\na", $octets, "NOOP\r\n.\r\n").as_bytes()], ENDS),
            steps(SMUGGLED),
        ]])
    };
}

pub(super) const CHECKS: &[Check] = &[
    must("data/354", "RFC 5321 4.3.2", "DATA is answered 354, or refused").by(&[&[
        DELIVERS,
        OPEN,
        MAIL,
        RCPT,
        DATA,
        THEN_MESSAGE,
    ]]),
    must("data/354-plain", "RFC 2034 4", "354 carries no enhanced status code").by(&[&[
        DELIVERS,
        OPEN,
        MAIL,
        RCPT,
        say("DATA").wants("354").setup().reads(no_enhanced),
        THEN_MESSAGE,
    ]]),
    should("data/arg", "RFC 5321 4.3.2, 4.1.1", "DATA with an argument is answered 501").by(&[&[
        DELIVERS,
        OPEN,
        MAIL,
        RCPT,
        say("DATA x").wants("501"),
    ]]),
    must("data/one-reply", "RFC 5321 4.2, 4.1.1.4", "a message gets one reply: taken, later, or refused")
        .by(&[&[OPEN_TEXT, MESSAGE, ENDED, silence(300)]]),
    must("data/cleared", "RFC 5321 4.1.1.4", "after a message there is no transaction").by(&[&[
        OPEN_TEXT,
        MESSAGE,
        answer(),
        say("RCPT TO:<{recipient}>").wants("503"),
    ]]),
    must(
        "data/dot-line",
        "RFC 5321 4.5.2",
        "a line that begins with a dot and goes on does not end a message",
    )
    .by(&[&[
        OPEN_TEXT,
        write(&[b"Subject: smtp-audit\r\n\r\n..\r\n.x\r\n. \r\n"], &[]),
        silence(300),
        write(&[b".\r\n"], ENDS),
        ENDED,
    ]]),
    smuggling!("data/lf-dot-lf", "RFC 5321 4.1.1.4", "LF . LF", "\n.\n"),
    smuggling!("data/lf-dot-crlf", "RFC 5321 4.1.1.4, 2.3.8", "LF . CR LF", "\n.\r\n"),
    smuggling!("data/crlf-dot-lf", "RFC 5321 4.1.1.4, 2.3.8", "CR LF . LF", "\r\n.\n"),
    smuggling!("data/cr-dot-crlf", "RFC 5321 4.1.1.4, 2.3.8", "CR . CR LF", "\r.\r\n"),
    smuggling!("data/cr-dot-cr", "RFC 5321 4.1.1.4, 2.3.8", "CR . CR", "\r.\r"),
    smuggling!("data/crlf-dot-cr", "RFC 5321 4.1.1.4, 2.3.8", "CR LF . CR", "\r\n.\r"),
    smuggling!("data/crlf-nul-dot", "RFC 5321 4.1.1.4, 2.3.8", "CR LF NUL . CR LF", "\r\n\0.\r\n"),
    smuggling!("data/crlf-dot-cr-crlf", "RFC 5321 4.1.1.4, 2.3.8", "CR LF . CR CR LF", "\r\n.\r\r\n"),
    must("data/dot-first", "RFC 5321 4.1.1.4; RFC 6152 3", "a message may be empty").by(&[&[
        OPEN_TEXT,
        write(&[b".\r\n"], ENDS),
        ENDED,
        silence(300),
    ]]),
    practice("data/bare-lf-content", "RFC 5321 2.3.8", "a bare LF in a message is taken or refused").by(&[
        &[
            OPEN_TEXT,
            write(&[b"Subject: smtp-audit\r\n\r\na\nb\r\n.\r\n"], ENDS),
            answer().wants("2yz 5yz").or_ends(),
        ],
    ]),
    must("data/line-1000", "RFC 5321 4.5.3.1.6", "a line of 1,000 octets is not too long").by(&[&[
        OPEN_TEXT,
        make("(a line of 1,000 octets) .", Command::EndOfData, |_| Ok(text(&["a".repeat(998)]))),
        answer().reads(not_for_length),
    ]]),
    must("data/64k", "RFC 5321 4.5.3.1.7", "a message of 65,536 octets is not too big").by(&[
        &[OPEN, offers("SIZE"), look(size_holds_64k)],
        &[
            OPEN_TEXT,
            make("(65,536 octets) .", Command::EndOfData, |_| Ok(message_of(65_536))),
            answer().reads(not_for_size),
        ],
    ]),
    practice(
        "data/8bit",
        "RFC 6152 3; RFC 5321 2.4",
        "octets above 127 without BODY=8BITMIME are taken or refused",
    )
    .by(&[&[
        OPEN_TEXT,
        write(&[b"Subject: smtp-audit\r\n\r\ngr\xc3\xbc\xc3\x9fe\r\n.\r\n"], ENDS),
        answer().wants("2yz 5yz"),
    ]]),
];

/// A message of these lines, with its end.
fn text(lines: &[String]) -> Vec<u8> {
    format!("Subject: smtp-audit\r\n\r\n{}\r\n.\r\n", lines.join("\r\n")).into_bytes()
}

/// A message of so many octets, and its end.
pub(super) fn message_of(octets: usize) -> Vec<u8> {
    let mut message = b"Subject: smtp-audit\r\n\r\n".to_vec();
    while message.len() < octets {
        let line = (octets - message.len()).min(72).saturating_sub(2);
        message.extend(core::iter::repeat_n(b'a', line));
        message.extend_from_slice(b"\r\n");
    }
    message.extend_from_slice(b".\r\n");
    message
}

#[test]
fn messages_are_as_long_as_they_are_said_to_be() {
    for octets in [65_536, 100_000, 100_001] {
        let message = message_of(octets);
        assert!((octets..octets + 2).contains(&(message.len() - 3)), "{octets}: {}", message.len());
        assert!(message.ends_with(b"\r\n.\r\n"));
    }
}
