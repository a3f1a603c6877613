//! smtp-server 3.21 of the Nodemailer family, with hooks of ours (`servers/smtp-server/server.js`). The last column names
//! the option that documents the reply, or the RFC that it follows.

use smtp_codes::{Action::*, Command::*, Scope::*};

use super::row::Sent::{Line, Message, Nothing};
use super::row::{Row, row};
use super::server::Server;
use super::talk::Talk;

#[rustfmt::skip]
const OPENING: &[Row] = &[
    row(Nothing,                                Connect,   "220", Accepted,   Host,        "banner"),
    row(Line("EHLO client.example.com"),        Ehlo,      "250", Accepted,   Session,     "RFC 5321 4.1.1.1"),
];

#[rustfmt::skip]
const DELIVERY: &[Row] = &[
    row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250", Accepted,   Transaction, "RFC 5321 3.3"),
    row(Line("RCPT TO:<user@example.org>"),     Rcpt,      "250", Accepted,   Recipient,   "onRcptTo"),
    row(Line("DATA"),                           Data,      "354", Continue,   Transaction, "RFC 5321 3.3"),
    row(Message(0),                             EndOfData, "250", Accepted,   Transaction, "onData"),
    row(Line("QUIT"),                           Quit,      "221", Accepted,   Command,     "RFC 5321 4.1.1.10").closes(),
];

#[rustfmt::skip]
const REFUSALS: &[Row] = &[
    row(Line("MAIL FROM:<sender@example.com> SIZE=200000"), Mail, "552", Rejected, Transaction, "size"),
    row(Line("MAIL FROM:sender"),               Mail,      "501", Rejected,   Transaction, "RFC 5321 4.3.2"),
    row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250", Accepted,   Transaction, "RFC 5321 3.3"),
    row(Line("RCPT TO:<nobody@example.org>"),   Rcpt,      "550", Rejected,   Recipient,   "onRcptTo, responseCode"),
    row(Line("RCPT TO:<user@example.net>"),     Rcpt,      "550", Rejected,   Recipient,   "onRcptTo, responseCode"),
    row(Line("RCPT TO:<full@example.org>"),     Rcpt,      "452", RetryLater, Recipient,   "onRcptTo, responseCode"),
    row(Line("RCPT TO:user"),                   Rcpt,      "501", Rejected,   Recipient,   "RFC 5321 4.3.2"),
    row(Line("DATA"),                           Data,      "503", Rejected,   Transaction, "RFC 5321 3.3: no valid recipients"),
];

#[rustfmt::skip]
const MISTAKES: &[Row] = &[
    row(Line("MAIL FROM:<sender@example.com>"), Mail,      "503", Rejected,   Transaction, "RFC 5321 4.1.4"),
    row(Line("HELO"),                           Helo,      "501", Rejected,   Session,     "RFC 5321 4.1.1.1"),
    row(Line("EHLO client.example.com"),        Ehlo,      "250", Accepted,   Session,     "RFC 5321 4.1.1.1"),
    row(Line("FROB"),                           Unrecognized, "500", Rejected, Command,    "RFC 5321 4.2.4"),
    row(Line("RCPT TO:<user@example.org>"),     Rcpt,      "503", Rejected,   Recipient,   "RFC 5321 4.1.4"),
    row(Line("DATA"),                           Data,      "503", Rejected,   Transaction, "RFC 5321 3.3"),
    row(Line("VRFY user@example.org"),          Vrfy,      "252", Accepted,   Command,     "RFC 5321 3.5.3"),
    row(Line("HELP"),                           Help,      "214", Accepted,   Command,     "RFC 5321 4.1.1.8"),
    row(Line("AUTH PLAIN AGEAYg=="),            Auth,      "538", Rejected,   Command,     "allowInsecureAuth"),
    row(Line("STARTTLS now"),                   StartTls,  "501", Rejected,   Command,     "RFC 3207 4"),
    row(Line("GET / HTTP/1.1"),                 Unrecognized, "421", RetryLater, Session,  "RFC 5321 3.8").closes(),
];

#[rustfmt::skip]
const TOO_BIG: &[Row] = &[
    row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250", Accepted,   Transaction, "RFC 5321 3.3"),
    row(Line("RCPT TO:<user@example.org>"),     Rcpt,      "250", Accepted,   Recipient,   "onRcptTo"),
    row(Line("DATA"),                           Data,      "354", Continue,   Transaction, "RFC 5321 3.3"),
    row(Message(120_000),                       EndOfData, "552", Rejected,   Transaction, "size, stream.sizeExceeded"),
];

#[rustfmt::skip]
const PIPELINED: &[Row] = &[
    row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250", Accepted,   Transaction, "RFC 5321 3.3"),
    row(Line("RCPT TO:<nobody@example.org>"),   Rcpt,      "550", Rejected,   Recipient,   "onRcptTo, responseCode"),
    row(Line("DATA"),                           Data,      "503", Rejected,   Transaction, "RFC 2920 3.1"),
    row(Line("RSET"),                           Rset,      "250", Accepted,   Command,     "RFC 5321 4.1.1.5"),
    row(Line("NOOP"),                           Noop,      "250", Accepted,   Command,     "RFC 5321 4.1.1.9"),
];

const UNKNOWN: Row = row(Line("FROB"), Unrecognized, "500", Rejected, Command, "RFC 5321 4.2.4");
const TOO_MANY_ERRORS: Row =
    row(Line("FROB"), Unrecognized, "421", RetryLater, Session, "ten bad commands in a row").closes();
const IDLE: Row = row(Nothing, Unsolicited, "421", RetryLater, Session, "socketTimeout").closes();
const TOO_MANY_CONNECTIONS: Row = row(Nothing, Connect, "421", RetryLater, Host, "maxClients").closes();

#[test]
fn smtp_server() {
    let Some(server) = Server::start("smtp-server") else { return };
    let opened = || Talk::after(&server, OPENING);
    let mut idle = opened();

    opened().run(DELIVERY);
    opened().run(REFUSALS);
    opened().run(TOO_BIG);
    opened().pipeline(PIPELINED);
    Talk::after(&server, &OPENING[..1]).run(MISTAKES);

    let mut clumsy = opened();
    clumsy.run(&[UNKNOWN; 9]);
    clumsy.run(&[TOO_MANY_ERRORS]);

    Talk::flood(&server, &TOO_MANY_CONNECTIONS);
    idle.run(&[IDLE]);

    Talk::is_cut_off(server, &OPENING[..1]);
}
