//! Faults of STARTTLS and AUTH.

use super::{CODE, Fault, fault, quirk};
use crate::commands::Next;
use crate::kind::Kind;
use crate::session::Quirk;

pub(super) const FAULTS: &[Fault] = &[
    fault("tls/arg", |turn| turn.answers("STARTTLS x", "220 2.0.0 go on")),
    quirk("tls/handshake", Quirk::RefusesHandshake),
    quirk("tls/injection", Quirk::KeepsClearOctets),
    fault("tls/forgets-mail", |turn| {
        if turn.line == "(tls)" {
            turn.state.mail = turn.before.mail;
        }
    }),
    fault("tls/forgets-ehlo", |turn| {
        if turn.line == "(tls)" {
            turn.state.hello = turn.before.hello;
        }
    }),
    fault("tls/not-offered-again", |turn| {
        if turn.state.tls {
            turn.replace("250-ETRN", "250-STARTTLS\r\n250-ETRN");
        }
    }),
    fault("tls/twice", |turn| {
        if turn.before.tls {
            turn.refuses("STARTTLS", "220 2.0.0 go on");
        }
    }),
    fault("tls/530", |turn| {
        if turn.follows("NOOP") {
            turn.refuses("EHLO", "530 5.7.0 STARTTLS first");
        }
    })
    .of(Kind::NeedsTls),
    fault("tls/public", |turn| {
        if turn.line == "MAIL FROM:<a@b.example>" && turn.before.hello && !turn.before.tls {
            turn.refuses("MAIL", "354 go on");
        }
    })
    .of(Kind::Public)
    .also(CODE),
    fault("auth/list", |turn| turn.replace("AUTH PLAIN LOGIN CRAM-MD5", "AUTH")),
    fault("auth/plain-before-tls", |turn| turn.replace("AUTH CRAM-MD5", "AUTH PLAIN")).of(Kind::Remote),
    fault("auth/unknown-mech", |turn| turn.answers("AUTH XNOSUCH", "334 ")),
    fault("auth/no-arg", |turn| {
        if turn.line == "AUTH" {
            turn.says("334 ");
        }
    }),
    fault("auth/bad-base64", |turn| turn.answers("!!!", "535 5.7.8 no")),
    fault("auth/cancel", |turn| {
        if turn.line == "*" {
            turn.says("535 5.7.8 no");
        }
    }),
    fault("auth/initial-unwanted", |turn| turn.answers("AUTH CRAM-MD5 abcd", "535 5.7.8 no")),
    fault("auth/334-form", |turn| turn.answers("AUTH LOGIN", "334 Username:")),
    fault("auth/wrong-password", |turn| {
        if turn.reply.starts_with(b"535") {
            turn.says("235 2.7.0 welcome");
        }
    })
    .of(Kind::Account),
    fault("auth/ok", |turn| turn.refuses("AUTH PLAIN AHVzZXIAc2VjcmV0", "535 5.7.8 no")).of(Kind::Account),
    fault("auth/twice", |turn| {
        if turn.before.user {
            turn.answers("AUTH", "235 2.7.0 welcome again");
        }
    })
    .of(Kind::Account),
    fault("auth/in-transaction", |turn| {
        if turn.before.mail {
            turn.answers("AUTH", "334 ");
        }
    }),
    fault("auth/long-line", |turn| {
        if turn.line.len() > 12_288 {
            turn.says("235 2.7.0 welcome");
        }
    }),
    fault("auth/530", |turn| {
        if turn.reply.starts_with(b"530") {
            turn.says("535 5.7.8 authenticate first");
            turn.next = Next::Line;
        }
    })
    .of(Kind::NeedsLogin)
    .also(CODE),
];
