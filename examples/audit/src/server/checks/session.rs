//! RSET, NOOP and QUIT.

use super::super::step::{
    CONNECT, Check, END, INBOX, INBOX_UNCHANGED, MAIL, OPEN, RCPT, Step, must, say, should,
};

const RSET: Step = say("RSET").wants("250");
const QUIT: Step = say("QUIT").wants("221");

/// Before EHLO, the order is the matter of another check: there it is not a MUST (RFC 5321 section 4.1.4).
const FIRST: &str = "503";

pub(super) const CHECKS: &[Check] = &[
    must("rset/250", "RFC 5321 4.1.1.5", "RSET is answered 250 at any time").by(&[
        &[CONNECT, RSET.skips(FIRST)],
        &[OPEN, RSET],
        &[OPEN, MAIL, RSET],
        &[OPEN, MAIL, RCPT, RSET],
    ]),
    must("rset/clears", "RFC 5321 4.1.1.5", "RSET ends the transaction").by(&[
        &[OPEN, MAIL, RCPT, RSET.setup(), say("DATA").wants("503 554")],
        &[OPEN, MAIL, RSET.setup(), say("RCPT TO:<{recipient}>").wants("503")],
    ]),
    should("rset/arg", "RFC 5321 4.3.2, 4.1.1", "RSET with an argument is answered 501")
        .by(&[&[OPEN, say("RSET x").wants("501")]]),
    must("rset/no-close", "RFC 5321 4.1.1.5", "RSET does not end the connection").by(&[&[
        OPEN,
        say("RSET").stays(),
        say("NOOP").stays(),
    ]]),
    must("noop/250", "RFC 5321 4.1.1.9", "NOOP is answered 250 at any time").by(&[
        &[CONNECT, say("NOOP").wants("250").skips(FIRST)],
        &[OPEN, say("NOOP").wants("250")],
        &[OPEN, MAIL, say("NOOP").wants("250")],
    ]),
    should("noop/arg", "RFC 5321 4.1.1.9", "NOOP may have an argument, which is ignored")
        .by(&[&[OPEN, say("NOOP hello").wants("250")]]),
    must(
        "noop/no-effect",
        "RFC 5321 4.1.1.9, 4.1.1.6, 4.1.1.8",
        "NOOP, VRFY, EXPN and HELP change nothing in a transaction",
    )
    .by(&[
        &[OPEN, MAIL, say("NOOP"), say("RCPT TO:<{recipient}>").never("503")],
        &[OPEN, MAIL, say("VRFY postmaster"), say("RCPT TO:<{recipient}>").never("503")],
        &[OPEN, MAIL, say("EXPN staff"), say("RCPT TO:<{recipient}>").never("503")],
        &[OPEN, MAIL, say("HELP"), say("RCPT TO:<{recipient}>").never("503")],
    ]),
    must("quit/221", "RFC 5321 4.1.1.10", "QUIT is answered 221 at any time").by(&[
        &[CONNECT, QUIT],
        &[OPEN, QUIT],
        &[OPEN, MAIL, QUIT],
        &[OPEN, MAIL, RCPT, QUIT],
    ]),
    must("quit/closes", "RFC 5321 4.1.1.10", "the server ends the connection after QUIT").by(&[&[
        OPEN,
        QUIT.setup(),
        END,
    ]]),
    should(
        "quit/arg",
        "RFC 5321 4.3.2, 4.1.1",
        "QUIT with an argument is answered 501, and does not end the session",
    )
    .by(&[&[OPEN, say("QUIT x").wants("501").stays(), say("NOOP").stays()]]),
    must("quit/aborts", "RFC 5321 4.1.1.10", "QUIT ends a transaction, and nothing is delivered")
        .alone()
        .by(&[&[INBOX, OPEN, MAIL, RCPT, QUIT.setup(), INBOX_UNCHANGED]]),
];
