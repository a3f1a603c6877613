//! 8BITMIME and SMTPUTF8.

use super::super::judge::service::{has_no_parameter, utf8_has_8bit};
use super::super::step::{Check, MAIL, OPEN, Step, look, must, offers, say, should, steps, until};

const OFFERED: Step = offers("SMTPUTF8");
const THEN_RCPT: Step = say("RCPT TO:<{recipient}>");
/// MAIL is taken without parameters, and forgotten.
const AS_WITHOUT: Step = steps(&[MAIL, say("RSET").wants("250").setup()]);

pub(super) const CHECKS: &[Check] = &[
    must("8bit/body", "RFC 6152 3", "BODY=8BITMIME and BODY=7BIT are taken").by(&[
        &[OPEN, offers("8BITMIME"), AS_WITHOUT, say("MAIL FROM:<{sender}> BODY=8BITMIME").wants("250")],
        &[OPEN, offers("8BITMIME"), AS_WITHOUT, say("MAIL FROM:<{sender}> BODY=7BIT").wants("250")],
    ]),
    should("8bit/bad-value", "RFC 5321 4.3.2; RFC 6152 3", "a BODY that is not known is refused").by(&[&[
        OPEN,
        offers("8BITMIME"),
        say("MAIL FROM:<{sender}> BODY=NOSUCH").wants("501 504 555 2yz"),
        until("5yz"),
        THEN_RCPT.wants("501 504 555"),
    ]]),
    must("utf8/no-param", "RFC 6531 3.1 (3)", "SMTPUTF8 has no parameter").by(&[&[
        OPEN,
        OFFERED,
        look(|talk| has_no_parameter(talk, "SMTPUTF8")),
    ]]),
    must("utf8/needs-8bitmime", "RFC 6531 3.1 (8)", "SMTPUTF8 is listed with 8BITMIME alone").by(&[&[
        OPEN,
        OFFERED,
        look(utf8_has_8bit),
    ]]),
    must("utf8/mail", "RFC 6531 3.1 (5), 3.4", "an address beyond ASCII is not a syntax error with SMTPUTF8")
        .by(&[&[OPEN, OFFERED, say("MAIL FROM:<\u{fc}@audit.example> SMTPUTF8").never("500 501 555")]]),
    should("utf8/value", "RFC 6531 3.4", "SMTPUTF8 with a value is answered 501").by(&[&[
        OPEN,
        OFFERED,
        say("MAIL FROM:<{sender}> SMTPUTF8=1").wants("501 2yz"),
        until("5yz"),
        THEN_RCPT.wants("501"),
    ]]),
];
