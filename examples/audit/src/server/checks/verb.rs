//! Commands that are unknown, or not offered, or of long ago.

use smtp_codes::Command;

use super::super::judge::form::one_reply;
use super::super::judge::service::in_clear;
use super::super::step::{
    Check, DELIVERS, MAIL, MESSAGE, OPEN, RCPT, answer, lacks, look, must, perhaps, practice, say, should,
    when, write,
};

/// Where a command is not offered, RFC 5321 section 4.2.4 asks for 500 or 502, and servers have more to say.
const UNKNOWN: &str = "500 502 503 504 530 538 550 554";

pub(super) const CHECKS: &[Check] = &[
    should("verb/unknown", "RFC 5321 4.2.4, 3.8", "a command that the server does not know is answered 500")
        .by(&[&[OPEN, say("XYZZY").wants("500").never("502")]]),
    must(
        "verb/unknown-stays",
        "RFC 5321 3.8",
        "the server does not hang up on a command that it does not know",
    )
    .by(&[&[OPEN, say("XYZZY").stays(), say("NOOP").stays()]]),
    practice("verb/empty-line", "RFC 5321 4.2", "an empty line is answered once, or not at all").by(&[&[
        OPEN,
        write(&[b"\r\n"], &[Command::Unrecognized]),
        perhaps(500).wants("5yz"),
        say("NOOP").wants("250"),
    ]]),
    must("verb/one-reply", "RFC 5321 4.2", "each command gets one reply, and nothing comes unasked but 421")
        .by_turns(one_reply),
    must(
        "verb/502-mandatory",
        "RFC 5321 4.5.1, 4.2.4",
        "MAIL, RCPT, DATA, RSET, NOOP and QUIT are never answered 500 or 502",
    )
    .by(&[
        &[OPEN, say("MAIL FROM:<{sender}>").never("500 502")],
        &[OPEN, MAIL, say("RCPT TO:<{recipient}>").never("500 502")],
        &[DELIVERS, OPEN, MAIL, RCPT, say("DATA").never("500 502"), when("354", &[MESSAGE, answer()])],
        &[OPEN, say("RSET").never("500 502")],
        &[OPEN, say("NOOP").never("500 502")],
        &[OPEN, say("QUIT").never("500 502")],
    ]),
    should("verb/not-offered", "RFC 5321 4.2.4", "a command that EHLO does not list is refused").by(&[
        &[OPEN, lacks("EXPN"), say("EXPN staff").wants(UNKNOWN).allows("252")],
        &[OPEN, look(in_clear), lacks("STARTTLS"), say("STARTTLS").wants(UNKNOWN)],
        &[OPEN, lacks("AUTH"), say("AUTH XNOSUCH").wants(UNKNOWN)],
        &[OPEN, lacks("CHUNKING"), say("BDAT 0 LAST").wants(UNKNOWN)],
    ]),
    practice("verb/obsolete", "RFC 5321 4.2.4, F", "TURN and SEND, which nobody uses any more, are refused")
        .by(&[&[OPEN, say("TURN").wants("500 502")], &[OPEN, say("SEND FROM:<>").wants("500 502")]]),
];
