//! Postfix. What its replies mean stands in its manual, postconf(5), and in its SMTPD_README files.

use smtp_codes::Action::{Accepted, Continue, Rejected, RetryLater};
use smtp_codes::Command::{
    Bdat, Connect, Data, Ehlo, EndOfData, Mail, Noop, Quit, Rcpt, Rset, StartTls, Unrecognized, Unsolicited,
};
use smtp_codes::Scope::{self, Host, Recipient, Session, Transaction};

use crate::server::Server;
use crate::talk::Sent::{Chunk, Line, Message, Nothing};
use crate::talk::{Row, Talk, row};

const COMMAND: Scope = Scope::Command;

#[rustfmt::skip]
const OPENING: [Row; 2] = [
    row(Nothing,                           Connect, "220", Accepted, Host,    "smtpd_banner"),
    row(Line("EHLO client.example.com"),   Ehlo,    "250", Accepted, Session, "RFC 5321 section 4.1.1.1"),
];

#[rustfmt::skip]
const DELIVERY: [Row; 6] = [
    row(Line("MAIL FROM:<sender@example.com>"), Mail, "250 2.1.0", Accepted, Transaction, "x"),
    row(Line("RCPT TO:<user@example.org>"), Rcpt, "250 2.1.5", Accepted, Recipient, "x"),
    row(Line("RCPT TO:<nobody@example.org>"), Rcpt, "550 5.1.1", Rejected, Recipient, "x"),
    row(Line("DATA"), Data, "354", Continue, Transaction, "x"),
    row(Message(0), EndOfData, "250 2.0.0", Accepted, Transaction, "x"),
    row(Line("QUIT"), Quit, "221 2.0.0", Accepted, COMMAND, "x").closes(),
];

#[test]
fn postfix() {
    let Some(server) = Server::start("postfix") else { return };
    let mut talk = Talk::to(&server);
    talk.run(&OPENING);
    talk.run(&DELIVERY);
}
