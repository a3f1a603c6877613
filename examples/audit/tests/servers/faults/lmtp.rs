//! Faults of LMTP.

use super::{Fault, fault};
use crate::kind::Kind;
use crate::session::Turn;

pub(super) const FAULTS: &[Fault] = &[
    fault("lmtp/lhlo", |turn| {
        if turn.line == "LHLO audit.example" {
            turn.refuses("LHLO", "500 5.5.1 EHLO, please");
        }
    })
    .of(Kind::Lmtp),
    fault("lmtp/no-helo", |turn| turn.answers("EHLO", "250 mx.example.org")).of(Kind::Lmtp),
    fault("lmtp/503-no-rcpt", |turn| {
        if turn.follows("RCPT TO:<nobody") {
            turn.answers("DATA", "554 5.5.1 no recipients");
        }
    })
    .of(Kind::Lmtp),
    fault("lmtp/reply-each", |turn| {
        if turn.line == "." && turn.before.recipients == ["user@example.org", "user@example.org"] {
            first_only(turn);
        }
    })
    .of(Kind::Lmtp),
    fault("lmtp/order", |turn| {
        if turn.line == "." && turn.before.recipients == ["full@example.org", "user@example.org"] {
            turn.says("250 2.0.0 taken\r\n452 4.2.2 full");
        }
    })
    .of(Kind::Lmtp),
    fault("lmtp/bdat-last", |turn| {
        if turn.is("BDAT") && turn.before.recipients.len() == 2 {
            first_only(turn);
        }
    })
    .of(Kind::Lmtp),
    fault("lmtp/must-offer", |turn| turn.replace("250-PIPELINING\r\n", "")).of(Kind::Lmtp),
    fault("lmtp/port", |_| {}).of(Kind::LmtpPublic),
    fault("lmtp/smtp-no-lhlo", |turn| turn.answers("LHLO", "250 mx.example.org")),
];

/// The first reply, and no other.
fn first_only(turn: &mut Turn<'_>) {
    let end = turn.reply.iter().position(|octet| *octet == b'\n').map_or(0, |at| at + 1);
    turn.reply.truncate(end);
}
