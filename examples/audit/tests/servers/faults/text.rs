//! Faults of DATA, of messages, and of how big they may be.

use super::{CODE, Fault, fault, quirk};
use crate::session::Quirk;

/// A part of the usual message.
const USUAL: &[u8] = b"This message was sent";

pub(super) const FAULTS: &[Fault] = &[
    fault("data/354", |turn| {
        if turn.line == "DATA" && !turn.before.recipients.is_empty() && !turn.before.chunks {
            turn.refuses("DATA", "250 2.0.0 go on");
        }
    })
    .also(CODE),
    fault("data/354-plain", |turn| turn.replace("354 go on", "354 2.0.0 go on")).also(&["esc/3yz"]),
    fault("esc/3yz", |turn| turn.replace("354 go on", "354 2.0.0 go on")).also(&["data/354-plain"]),
    fault("data/arg", |turn| {
        if turn.line == "DATA x" {
            turn.goes_on();
        }
    }),
    fault("data/one-reply", |turn| {
        if turn.has_text(USUAL) {
            turn.repeats();
        }
    })
    .also(&["verb/one-reply"]),
    fault("data/cleared", |turn| {
        if turn.has_text(USUAL) {
            turn.state.mail = true;
        }
    }),
    quirk("data/dot-line", Quirk::EndsText(b"\r\n. \r\n")),
    quirk("data/lf-dot-lf", Quirk::EndsText(b"\n.\n")).also(&["data/crlf-dot-lf"]),
    quirk("data/lf-dot-crlf", Quirk::EndsText(b"\n.\r\n")),
    quirk("data/crlf-dot-lf", Quirk::EndsText(b"\r\n.\n")),
    quirk("data/cr-dot-crlf", Quirk::EndsText(b"\r.\r\n")),
    quirk("data/cr-dot-cr", Quirk::EndsText(b"\r.\r")).also(&["data/cr-dot-crlf"]),
    quirk("data/crlf-dot-cr", Quirk::EndsText(b"\r\n.\r")).also(&["data/crlf-dot-cr-crlf"]),
    quirk("data/crlf-nul-dot", Quirk::EndsText(b"\r\n\0.\r\n")),
    quirk("data/crlf-dot-cr-crlf", Quirk::EndsText(b"\r\n.\r\r\n")),
    fault("data/dot-first", |turn| {
        if turn.line == "." && turn.state.text.is_empty() {
            turn.repeats();
        }
    }),
    fault("data/bare-lf-content", |turn| {
        if turn.has_text(b"a\nb") {
            turn.says("354 go on");
        }
    })
    .also(CODE),
    fault("data/line-1000", |turn| {
        if turn.has_text(&[b'a'; 900]) {
            turn.says("554 5.6.0 a line is too long");
        }
    }),
    fault("data/64k", |turn| {
        if turn.line == "." && turn.state.text.len() > 60_000 {
            turn.says("552 5.3.4 too big");
        }
    }),
    fault("data/8bit", |turn| {
        if turn.has_text(b"\xc3\xbc") {
            turn.says("354 go on");
        }
    })
    .also(CODE),
    fault("size/over", |turn| {
        if turn.line.ends_with("SIZE=70001") {
            turn.takes_sender();
        }
    }),
    fault("size/malformed", |turn| {
        if turn.line.ends_with("SIZE=abc") {
            turn.says("354 go on");
        }
    })
    .also(CODE),
    fault("size/huge", |turn| {
        if turn.line.ends_with("SIZE=99999999999999999999") {
            turn.takes_sender();
        }
    }),
    fault("size/actual-over", |turn| {
        if turn.line == "." && turn.state.text.len() > 70_000 {
            turn.says("250 2.0.0 taken");
        }
    }),
];
