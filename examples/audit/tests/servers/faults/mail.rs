//! Faults of MAIL, RCPT and VRFY.

use super::{CODE, Fault, fault};
use crate::kind::Kind;

pub(super) const FAULTS: &[Fault] = &[
    fault("mail/empty-sender", |turn| turn.refuses("MAIL FROM:<>", "550 5.7.1 and who are you?")),
    fault("mail/no-arg", |turn| {
        if turn.line == "MAIL" {
            turn.says("500 5.5.2 what?");
        }
    }),
    fault("mail/syntax", |turn| turn.answers("MAIL FROM:<@@@>", "354 go on")).also(CODE),
    fault("mail/space-after-colon", |turn| turn.answers("MAIL FROM: ", "354 go on")).also(CODE),
    fault("mail/no-brackets", |turn| turn.answers("MAIL FROM:a@b", "354 go on")).also(CODE),
    fault("mail/unknown-param", |turn| {
        if turn.line == "MAIL FROM:<a@b.example> XNOSUCH=1" {
            turn.takes_sender();
        }
    }),
    fault("mail/param-after-helo", |turn| {
        if turn.follows("HELO") {
            turn.answers("MAIL", "354 go on");
        }
    })
    .also(CODE),
    fault("mail/path-256", |turn| {
        if turn.line.len() > 200 {
            turn.refuses("MAIL", "501 5.5.2 the path is too long");
        }
    }),
    fault("mail/quoted-local", |turn| turn.refuses("MAIL FROM:<\"", "501 5.5.2 no quotes, please")),
    fault("mail/source-route", |turn| turn.refuses("RCPT TO:<@", "501 5.5.2 no routes, please")),
    fault("rcpt/no-arg", |turn| turn.answers("RCPT TO:<>", "250 2.1.5 fine")),
    fault("rcpt/unknown-param", |turn| {
        if turn.line.ends_with("XNOSUCH=1") {
            turn.answers("RCPT", "250 2.1.5 fine");
        }
    }),
    fault("rcpt/postmaster-bare", |turn| {
        turn.refuses("RCPT TO:<postmaster>", "550 5.1.1 nobody of that name")
    }),
    fault("rcpt/postmaster-domain", |turn| {
        turn.refuses("RCPT TO:<postmaster@", "550 5.1.1 nobody of that name");
    }),
    fault("rcpt/postmaster-case", |turn| {
        if turn.line == "RCPT TO:<PostMaster>" {
            turn.refuses("RCPT", "550 5.1.1 nobody of that name");
        }
    }),
    fault("rcpt/unknown-user", |turn| turn.answers("RCPT TO:<nobody", "501 5.1.3 nobody of that name")),
    fault("rcpt/relay", |turn| {
        if turn.line.contains("relay-test") {
            turn.answers("RCPT", "501 5.7.1 not here");
        }
    }),
    fault("rcpt/100", |turn| {
        if turn.before.recipients.len() >= 50 {
            turn.refuses("RCPT", "452 4.5.3 one too many");
        }
    })
    .of(Kind::Heavy),
    fault("rcpt/too-many", |turn| {
        if turn.before.recipients.len() >= 110 {
            turn.refuses("RCPT", "450 4.5.3 too many recipients");
        }
    })
    .of(Kind::Heavy),
    fault("vrfy/supported", |turn| turn.answers("VRFY postmaster", "504 5.5.1 not here")),
    fault("vrfy/no-false-250", |turn| turn.answers("VRFY no-such-user", "250 2.1.5 <user@example.org>")),
    fault("vrfy/250-has-mailbox", |turn| turn.answers("VRFY user@", "250 2.1.5 I know him")),
    fault("vrfy/no-arg", |turn| {
        if turn.line == "VRFY" {
            turn.says("250 2.1.5 <user@example.org>");
        }
    }),
    fault("expn/listed", |turn| turn.answers("EXPN", "250 <user@example.org>"))
        .of(Kind::Few)
        .also(&["verb/not-offered"]),
    fault("help/code", |turn| turn.answers("HELP", "250 2.0.0 RFC 5321 tells")).also(CODE),
    fault("help/listed", |turn| turn.answers("HELP", "214 RFC 5321 tells")).of(Kind::Few),
];
