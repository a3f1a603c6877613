//! The greeting.

use super::super::judge::hello::{host_first, no_enhanced};
use super::super::step::{Check, END, GREETING, Step, must, say, should, silence};

/// The greeting, where it counts.
const GREETED: Step = Step { is_setup: false, ..GREETING };

pub(super) const CHECKS: &[Check] = &[
    should(
        "greeting/code",
        "RFC 5321 4.3.2, 3.1; RFC 7504 3",
        "the greeting is 220, or refuses with 554, 521 or 421",
    )
    .by(&[&[GREETED.wants("220 554 521 421").allows("550 4yz")]]),
    should("greeting/host-first", "RFC 5321 4.2, 4.3.1", "the greeting begins with the name of the server")
        .by(&[&[GREETING.reads(host_first)]]),
    should(
        "greeting/no-enhanced",
        "RFC 5321 4.3.1; RFC 2034 4",
        "the greeting 220 carries no enhanced status code",
    )
    .by(&[&[GREETING.reads(no_enhanced)]]),
    must("greeting/one", "RFC 5321 4.2", "the greeting is one reply, and then the server waits")
        .by(&[&[GREETED.wants("any").skips("4yz 5yz"), silence(1000)]]),
    must("greeting/554-stays", "RFC 5321 3.1", "after a greeting 554 the server waits for QUIT").by(&[&[
        GREETING.wants("554"),
        say("NOOP").wants("503").allows("2yz 5yz").stays(),
        say("QUIT").wants("221").stays(),
        END,
    ]]),
];
