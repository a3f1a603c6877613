//! Faults of PIPELINING, CHUNKING, 8BITMIME and SMTPUTF8.

use super::{CODE, Fault, fault, quirk};
use crate::session::Quirk;

pub(super) const FAULTS: &[Fault] = &[
    quirk("pipe/count-order", Quirk::SwapsReplies).also(&["esc/subject"]),
    fault("pipe/no-param", |turn| turn.replace("250-PIPELINING", "250-PIPELINING yes")),
    quirk("pipe/not-held", Quirk::HoldsReplies),
    quirk("pipe/eod-quit", Quirk::DropsAfterText),
    quirk("chunk/order", Quirk::ForgetsChunkOctets),
    fault("chunk/250-each", |turn| {
        if turn.line == "BDAT 3" {
            turn.says("354 go on");
        }
    })
    .also(CODE),
    fault("chunk/data-after", |turn| {
        if turn.line == "DATA" && turn.before.chunks {
            turn.goes_on();
        }
    }),
    fault("chunk/after-last", |turn| {
        if turn.line == "BDAT 0 LAST" && turn.follows("BDAT") {
            turn.says("250 2.0.0 taken");
        }
    }),
    fault("chunk/syntax", |turn| turn.answers("BDAT x", "250 2.0.0 fine")),
    fault("chunk/binarymime-alone", |turn| turn.replace("250-CHUNKING\r\n", "")),
    fault("8bit/body", |turn| {
        if turn.line.ends_with("BODY=7BIT") {
            turn.refuses("MAIL", "501 5.5.4 not that value");
        }
    }),
    fault("8bit/bad-value", |turn| {
        if turn.line.ends_with("BODY=NOSUCH") {
            turn.takes_sender();
        }
    }),
    fault("utf8/no-param", |turn| turn.replace("250-SMTPUTF8", "250-SMTPUTF8 1")),
    fault("utf8/needs-8bitmime", |turn| turn.replace("250-8BITMIME\r\n", "")),
    fault("utf8/mail", |turn| {
        if turn.line.ends_with(" SMTPUTF8") && !turn.line.is_ascii() {
            turn.refuses("MAIL", "501 5.5.2 not an address");
        }
    }),
    fault("utf8/value", |turn| {
        if turn.line.ends_with("SMTPUTF8=1") {
            turn.takes_sender();
        }
    }),
];
