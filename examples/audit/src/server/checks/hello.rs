//! EHLO and HELO.

use super::super::judge::hello::{
    hello_grammar, helo_text, host_first, keywords_not_listed, no_enhanced, not_for_mismatch,
};
use super::super::step::{
    CONNECT, Check, HELLO, LOGIN, MAIL, MET, OPEN, Step, answer, make, must, offers, practice, say, should,
};
use smtp_codes::Command;

/// EHLO, where its reply counts.
const SAID: Step = say("{hello}").wants("250").skips("4yz 5yz");
/// Codes by which a name is refused, and not the command.
const FOR_THE_NAME: &str = "501 504 550 553 554";

pub(super) const CHECKS: &[Check] = &[
    must("ehlo/250", "RFC 5321 3.2, 4.5.1", "EHLO is answered 250")
        .smtp()
        .by(&[&[CONNECT, say("{hello}").wants("250").skips(FOR_THE_NAME)]]),
    must(
        "ehlo/grammar",
        "RFC 5321 4.1.1.1",
        "each line after the first is a keyword and its parameters, one space apart",
    )
    .smtp()
    .by(&[&[CONNECT, SAID.reads(hello_grammar)]]),
    must("ehlo/host-first", "RFC 5321 4.1.1.1", "the first line begins with the name of the server")
        .by(&[&[CONNECT, SAID.reads(host_first)]]),
    must("ehlo/no-enhanced", "RFC 5321 4.1.1.1; RFC 2034 4", "no line has an enhanced status code")
        .by(&[&[CONNECT, SAID.reads(no_enhanced)]]),
    practice("ehlo/no-arg", "RFC 5321 4.1.1.1", "EHLO without a name is answered 501")
        .by(&[&[CONNECT, say("{verb}").wants("501").allows("2yz 5yz")]]),
    should("ehlo/literal", "RFC 5321 4.1.1.1, 4.1.3", "an address literal is taken for a name")
        .by(&[&[CONNECT, say("{verb} [127.0.0.1]").wants("250").allows("501 504 550 553 554")]]),
    // RFC 5321 has a MUST NOT for it, but a refusal for the name's sake cannot be told from one for other reasons.
    practice("ehlo/ip-mismatch", "RFC 5321 4.1.4", "nobody is refused for a name that is not of his address")
        .by(&[&[
            CONNECT,
            say("{verb} nosuch.example").reads(not_for_mismatch),
            LOGIN,
            say("MAIL FROM:<{sender}>").reads(not_for_mismatch),
            say("RCPT TO:<{recipient}>").reads(not_for_mismatch),
        ]]),
    should("ehlo/second", "RFC 5321 4.1.4", "EHLO may be said again, and is answered 250")
        .by(&[&[OPEN, say("{hello}").wants("250").allows("500 501 502 504 550")]]),
    must(
        "ehlo/second-resets",
        "RFC 5321 4.1.4",
        "EHLO ends a transaction if it succeeds, and changes nothing if not",
    )
    .by(&[
        &[OPEN, MAIL, HELLO, say("RCPT TO:<{recipient}>").wants("503")],
        &[OPEN, MAIL, say("{hello}").wants("5yz").setup(), say("RCPT TO:<{recipient}>").never("503")],
    ]),
    must("ehlo/lower-case", "RFC 5321 2.4", "commands are known in lower case, too").by(&[
        &[
            CONNECT,
            HELLO,
            make("{hello} in lower case", Command::Ehlo, |talk| {
                let line = format!("{} {}\r\n", talk.site.hello(), talk.site.ehlo);
                Ok(line.to_ascii_lowercase().into_bytes())
            }),
            answer().wants("250").skips("501 503 504 550 553 554"),
        ],
        &[OPEN, MAIL, say("RSET").wants("250").setup(), say("mAiL fRoM:<{sender}>").wants("250")],
    ]),
    must("ehlo/lists-what-502s", "RFC 5321 4.2.4", "a command that EHLO lists is not answered 500 or 502")
        .by(&[
            &[OPEN, offers("VRFY"), say("VRFY postmaster").never("500 502")],
            &[OPEN, offers("EXPN"), say("EXPN staff").never("500 502")],
            &[OPEN, offers("HELP"), say("HELP").never("500 502")],
            &[OPEN, offers("ETRN"), say("ETRN {ehlo}").never("500 502")],
        ]),
    must("helo/250", "RFC 5321 4.1.1.1, 4.5.1", "HELO is answered 250")
        .smtp()
        .by(&[&[CONNECT, say("HELO {ehlo}").wants("250").skips(FOR_THE_NAME)]]),
    must("helo/no-list", "RFC 5321 3.2", "the reply to HELO lists no keywords")
        .smtp()
        .by(&[&[MET, say("HELO {ehlo}").wants("250").setup().reads(keywords_not_listed)]]),
    should("helo/host-first", "RFC 5321 4.3.1", "the reply to HELO begins with the name of the server")
        .smtp()
        .by(&[&[CONNECT, say("HELO {ehlo}").wants("250").setup().reads(helo_text)]]),
    practice("helo/no-arg", "RFC 5321 4.1.1.1", "HELO without a name is answered 501")
        .smtp()
        .by(&[&[CONNECT, say("HELO").wants("501").allows("250 5yz")]]),
];
