//! Faults in the form of lines and of replies.

use super::{CODE, Fault, fault, quirk};
use crate::kind::Kind;
use crate::session::Quirk;

pub(super) const FAULTS: &[Fault] = &[
    fault("line/512", |turn| {
        if (400..1_000).contains(&turn.line.len()) {
            turn.answers("NOOP", "500 5.5.2 the line is too long");
        }
    }),
    fault("line/long", |turn| {
        if turn.line.len() > 2_000 {
            turn.answers("NOOP", "354 go on");
        }
    })
    .also(CODE),
    quirk("line/bare-lf", Quirk::LfEndsLine),
    quirk("line/bare-cr", Quirk::CrEndsLine),
    fault("line/nul", |turn| {
        if turn.line.contains('\0') {
            turn.repeats();
        }
    }),
    fault("line/8bit", |turn| {
        if turn.line == "MAIL FROM:<\u{fc}@audit.example>" {
            turn.takes_sender();
        }
    }),
    fault("line/trailing-blank", |turn| {
        if turn.line == "NOOP " {
            turn.says("501 5.5.4 no argument, please");
        }
    }),
    quirk("line/octets", Quirk::ReadsWholeLines),
    fault("reply/multiline-codes", |turn| turn.answers("HELP", "211-2.0.0 RFC 5321\r\n214 2.0.0 tells")),
    fault("reply/crlf", |turn| {
        if turn.is("HELP") {
            turn.reply = b"214 2.0.0 RFC 5321 tells\n".to_vec();
        }
    }),
    fault("reply/ascii", |turn| turn.answers("HELP", "214 2.0.0 f\u{fc}r dich")),
    fault("reply/512", |turn| {
        if turn.is("HELP") {
            let text = "x".repeat(600);
            turn.says(&format!("214 2.0.0 {text}"));
        }
    }),
    fault("reply/text", |turn| {
        if turn.line == "NOOP" {
            turn.says("250");
        }
    })
    .of(Kind::Few),
    fault("reply/known-code", |turn| turn.answers("EXPN", "259 2.1.5 <user@example.org>")),
    quirk("reply/silence", Quirk::TalksWhenIdle),
    quirk("reply/timeout-5min", Quirk::LeavesWhenIdle).of(Kind::Slow),
    fault("esc/present", |turn| turn.answers("HELP", "214 RFC 5321 tells")),
    fault("esc/every-line", |turn| turn.answers("HELP", "214-2.0.0 RFC 5321\r\n214 tells")),
    fault("esc/class", |turn| turn.answers("EXPN", "250 5.1.1 <user@example.org>")),
    fault("esc/registered", |turn| turn.answers("HELP", "214 2.9.9 RFC 5321 tells")),
    fault("esc/subject", |turn| turn.replace("2.1.0 fine", "2.1.5 fine")),
];
