//! The order of commands.

use super::super::step::{
    CONNECT, Check, DATA, HELLO, LOGIN, MAIL, OPEN, RCPT_REFUSED, must, practice, say, should,
};

pub(super) const CHECKS: &[Check] = &[
    must("order/rcpt-first", "RFC 5321 3.3, 4.1.4", "RCPT before MAIL is answered 503")
        .by(&[&[OPEN, say("RCPT TO:<a@b.example>").wants("503")]]),
    must("order/data-first", "RFC 5321 3.3, 4.1.4", "DATA before MAIL is answered 503 or 554")
        .by(&[&[OPEN, say("DATA").wants("503 554").allows("5yz")]]),
    should("order/data-no-rcpt", "RFC 5321 3.3; RFC 2920 3.2 (3)", "DATA before RCPT is answered 503 or 554")
        .by(&[&[OPEN, MAIL, say("DATA").wants("503 554")]]),
    should(
        "order/data-all-refused",
        "RFC 5321 3.3; RFC 2920 3.2 (3)",
        "DATA is answered 503 or 554 where every recipient was refused",
    )
    .by(&[&[OPEN, MAIL, RCPT_REFUSED, say("DATA").wants("503 554")]]),
    must(
        "order/354-no-rcpt-then-dot",
        "RFC 2920 3.2 (4)",
        "where DATA is answered 354 although no recipient was taken, the message is refused",
    )
    .by(&[&[OPEN, MAIL, RCPT_REFUSED, DATA, say(".").wants("5yz")]]),
    practice("order/mail-first", "RFC 5321 4.1.1.1", "MAIL before EHLO is answered 503")
        .by(&[&[CONNECT, say("MAIL FROM:<{sender}>").wants("503").allows("250")]]),
    practice("order/mail-twice", "RFC 5321 4.1.4, 3.3", "MAIL within a transaction is answered 503")
        .by(&[&[OPEN, MAIL, say("MAIL FROM:<{sender}>").wants("503").allows("250")]]),
    should("order/nonmail-first", "RFC 5321 4.1.4", "NOOP, RSET, VRFY and HELP may come before EHLO").by(&[
        &[CONNECT, say("NOOP").never("503")],
        &[CONNECT, say("RSET").never("503")],
        &[CONNECT, say("VRFY postmaster").never("503")],
        &[CONNECT, say("HELP").never("503")],
    ]),
    must("order/after-bad-mail", "RFC 5321 4.1.4", "after a refused MAIL there is no transaction").by(&[&[
        CONNECT,
        HELLO,
        LOGIN,
        say("MAIL FROM:<a@b.example> XNOSUCH=1").wants("5yz").setup(),
        say("RCPT TO:<a@b.example>").wants("503"),
    ]]),
];
