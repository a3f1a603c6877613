//! PIPELINING.

use smtp_codes::Command;

use super::super::judge::service::{has_no_parameter, replies_in_order};
use super::super::step::{
    Check, OPEN, OPEN_TEXT, answer, look, must, offers, say, send, should, silence, when, write,
};

const PIPELINING: &str = "PIPELINING";

pub(super) const CHECKS: &[Check] =
    &[
        must(
            "pipe/count-order",
            "RFC 2920 3.2 (1) (9); RFC 5321 4.2",
            "commands in one group are answered one by one, in order",
        )
        .by(&[&[
            OPEN,
            offers(PIPELINING),
            send(&["MAIL FROM:<{sender}>", "RCPT TO:<{bad}>", "RCPT TO:<{bad}>", "RSET"]),
            answer(),
            answer(),
            answer(),
            answer(),
            silence(300),
            look(replies_in_order),
        ]]),
        must(
            "pipe/data-group",
            "RFC 2920 3.2 (3) (9)",
            "DATA in a group is refused where no recipient was taken, or the message is",
        )
        .by(&[&[
            OPEN,
            offers(PIPELINING),
            send(&["MAIL FROM:<{sender}>", "RCPT TO:<{bad}>", "DATA"]),
            answer().wants("250").setup(),
            answer().wants("5yz").setup(),
            answer().wants("354 5yz"),
            when("354", &[say(".").wants("5yz")]),
        ]]),
        should("pipe/no-param", "RFC 2920 2 (3)", "PIPELINING has no parameter").by(&[&[
            OPEN,
            offers(PIPELINING),
            look(|talk| has_no_parameter(talk, PIPELINING)),
        ]]),
        must("pipe/not-held", "RFC 2920 3.2 (5) (7)", "the replies to a group do not wait for more")
            .by(&[&[OPEN, offers(PIPELINING), send(&["MAIL FROM:<{sender}>", "NOOP"]), answer(), answer()]]),
        must("pipe/eod-quit", "RFC 2920 3.1", "QUIT may follow the end of a message in one group").by(&[&[
            OPEN_TEXT,
            offers(PIPELINING),
            write(
                &[b"Subject: smtp-audit\r\n\r\ntext\r\n.\r\nQUIT\r\n"],
                &[Command::EndOfData, Command::Quit],
            ),
            answer().wants("2yz 4yz 5yz"),
            answer().wants("221").stays(),
        ]]),
    ];
