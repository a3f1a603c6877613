//! Command lines: how long they may be, and where they end.

use smtp_codes::Command;

use super::super::judge::refusal::not_for_length;
use super::super::step::{
    Check, OPEN, Step, answer, make, must, practice, say, should, silence, until, write,
};

const NOOP: &[Command] = &[Command::Noop];
const TAKEN: Step = say("NOOP").wants("250");

pub(super) const CHECKS: &[Check] = &[
    must("line/512", "RFC 5321 4.5.3.1.4, 4.3.2", "a command line of 512 octets is not too long").by(&[
        &[
            OPEN,
            say("NOOP x").wants("250").setup(),
            make("NOOP (512 octets)", Command::Noop, |_| Ok(long("NOOP", 512))),
            answer().wants("250"),
        ],
        &[
            OPEN,
            say("NOOP x").wants("5yz").setup(),
            say("VRFY x").wants("250 251 252 550 551 553").setup(),
            make("VRFY (512 octets)", Command::Vrfy, |_| Ok(long("VRFY", 512))),
            answer().reads(not_for_length),
        ],
    ]),
    practice(
        "line/long",
        "RFC 5321 4.3.2",
        "a command line of 4,000 octets gets one reply, and the next line another",
    )
    .by(&[&[
        OPEN,
        make("NOOP (4,000 octets)", Command::Noop, |_| Ok(long("NOOP", 4_000))),
        answer().wants("500 250").or_ends(),
        TAKEN.or_ends(),
    ]]),
    // A MUST NOT by the letter, which no known server keeps.
    practice("line/bare-lf", "RFC 5321 2.3.8", "LF alone does not end a command line").by(&[
        &[OPEN, write(&[b"NOOP\n"], &[]), silence(500)],
        &[OPEN, write(&[b"NOOP\nNOOP\r\n"], NOOP), answer().or_ends(), silence(300).or_ends()],
    ]),
    must("line/bare-cr", "RFC 5321 2.3.8", "CR alone does not end a command line").by(&[&[
        OPEN,
        write(&[b"NOOP\rNOOP\r\n"], NOOP),
        answer().or_ends(),
        silence(300).or_ends(),
    ]]),
    practice("line/nul", "RFC 5321 2.4", "a command line with NUL gets one reply").by(&[&[
        OPEN,
        write(&[b"NOOP a\0\r\n"], NOOP),
        answer().or_ends(),
        silence(300).or_ends(),
    ]]),
    should("line/8bit", "RFC 5321 2.4", "an address beyond ASCII is refused without SMTPUTF8").by(&[&[
        OPEN,
        say("MAIL FROM:<\u{fc}@audit.example>").wants("5yz 2yz"),
        until("5yz"),
        say("RCPT TO:<{recipient}>").wants("5yz"),
    ]]),
    should("line/trailing-blank", "RFC 5321 4.1.1", "a space before the end of a command line is ignored")
        .by(&[&[OPEN, say("NOOP ").wants("250"), say("RSET ").wants("250"), say("QUIT ").wants("221")]]),
    must("line/octets", "RFC 5321 2.3.8", "a command line may come in pieces").by(&[&[
        OPEN,
        write(&[b"N", b"OO", b"P\r", b"\n"], NOOP),
        answer().wants("250"),
        silence(300),
    ]]),
];

/// A command line of so many octets.
fn long(verb: &str, octets: usize) -> Vec<u8> {
    let argument = "x".repeat(octets - verb.len() - 3);
    format!("{verb} {argument}\r\n").into_bytes()
}
