//! Faults of the greeting, of EHLO and of HELO.

use super::{CODE, CUT_OFF, Fault, fault};
use crate::kind::Kind;

pub(super) const FAULTS: &[Fault] = &[
    fault("greeting/code", |turn| turn.answers("(connect)", "250 mx.example.org ESMTP")).also(CODE),
    fault("greeting/host-first", |turn| turn.answers("(connect)", "220 Welcome!")),
    fault("greeting/no-enhanced", |turn| turn.answers("(connect)", "220 2.0.0 mx.example.org")),
    fault("greeting/one", |turn| turn.answers("(connect)", "220 mx.example.org\r\n220 at your service")),
    fault("greeting/554-stays", |turn| {
        if turn.is("NOOP") {
            turn.leaves();
        }
    })
    .of(Kind::Refuses)
    .also(CUT_OFF),
    fault("ehlo/250", |turn| {
        if turn.line == "EHLO audit.example" {
            turn.refuses("EHLO", "500 5.5.1 HELO, please");
        }
    }),
    fault("ehlo/grammar", |turn| turn.replace("250-ETRN", "250-ETRN!")),
    fault("ehlo/host-first", |turn| turn.replace("mx.example.org greets you", "Hello!")),
    fault("ehlo/no-enhanced", |turn| turn.replace("250-mx.example.org", "250-2.0.0 mx.example.org")),
    fault("ehlo/no-arg", |turn| {
        if turn.line == "EHLO" {
            turn.says("354 your name, please");
        }
    })
    .also(CODE),
    fault("ehlo/literal", |turn| turn.refuses("EHLO [", "500 5.5.2 no address, please")),
    fault("ehlo/ip-mismatch", |turn| {
        turn.refuses("EHLO nosuch", "550 5.7.1 this name does not match your address");
    }),
    fault("ehlo/second", |turn| {
        if turn.before.hello {
            turn.refuses("EHLO", "503 5.5.1 you said so");
        }
    }),
    fault("ehlo/second-resets", |turn| {
        if turn.is("EHLO") && turn.before.mail {
            turn.state.mail = true;
        }
    }),
    fault("ehlo/lower-case", |turn| {
        if turn.line.starts_with("mAiL") {
            turn.refuses("MAIL", "500 5.5.2 what?");
        }
    }),
    fault("ehlo/lists-what-502s", |turn| turn.answers("ETRN", "502 5.5.1 not here")),
    fault("helo/250", |turn| turn.refuses("HELO ", "500 5.5.1 EHLO, please")),
    fault("helo/no-list", |turn| turn.answers("HELO ", "250-mx.example.org\r\n250 PIPELINING")),
    fault("helo/host-first", |turn| turn.answers("HELO ", "250 Hello!")),
    fault("helo/no-arg", |turn| {
        if turn.line == "HELO" {
            turn.says("354 your name, please");
        }
    })
    .also(CODE),
];
