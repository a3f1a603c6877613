//! smtp-server 3.21 of the Nodemailer family, with hooks of ours (`servers/smtp-server/server.js`). The last column
//! names the option that documents the reply, or the RFC that it follows.

use smtp_codes::{Action::*, Command::*, Scope::*};

use super::mail_server::{Limit, MailServer, examine};
use super::row::Sent::{Line, Message, Nothing};
use super::row::{Row, row};

#[test]
fn smtp_server() {
    examine::<SmtpServer>();
}

struct SmtpServer;

#[rustfmt::skip]
impl MailServer for SmtpServer {
    const NAME: &'static str = "smtp-server";

    const OPENING: &'static [Row] = &[
        row(Nothing,                                Connect,   "220", Accepted,   Host,        "banner"),
        row(Line("EHLO client.example.com"),        Ehlo,      "250", Accepted,   Session,     "RFC 5321 4.1.1.1"),
    ];

    const DELIVERY: &'static [Row] = &[
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250", Accepted,   Transaction, "RFC 5321 3.3"),
        row(Line("RCPT TO:<user@example.org>"),     Rcpt,      "250", Accepted,   Recipient,   "onRcptTo"),
        row(Line("DATA"),                           Data,      "354", Continue,   Transaction, "RFC 5321 3.3"),
        row(Message(0),                             EndOfData, "250", Accepted,   Transaction, "onData"),
        row(Line("QUIT"),                           Quit,      "221", Accepted,   Command,     "RFC 5321 4.1.1.10").closes(),
    ];

    const REFUSALS: &'static [Row] = &[
        row(Line("MAIL FROM:<sender@example.com> SIZE=200000"), Mail, "552", Rejected, Transaction, "size"),
        row(Line("MAIL FROM:sender"),               Mail,      "501", Rejected,   Transaction, "RFC 5321 4.3.2"),
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250", Accepted,   Transaction, "RFC 5321 3.3"),
        row(Line("RCPT TO:<nobody@example.org>"),   Rcpt,      "550", Rejected,   Recipient,   "onRcptTo, responseCode"),
        row(Line("RCPT TO:<user@example.net>"),     Rcpt,      "550", Rejected,   Recipient,   "onRcptTo, responseCode"),
        row(Line("RCPT TO:<full@example.org>"),     Rcpt,      "452", RetryLater, Recipient,   "onRcptTo, responseCode"),
        row(Line("RCPT TO:user"),                   Rcpt,      "501", Rejected,   Recipient,   "RFC 5321 4.3.2"),
        row(Line("DATA"),                           Data,      "503", Rejected,   Transaction, "RFC 5321 3.3: no valid recipients"),
    ];

    const TOO_BIG: &'static [Row] = &[
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250", Accepted,   Transaction, "RFC 5321 3.3"),
        row(Line("RCPT TO:<user@example.org>"),     Rcpt,      "250", Accepted,   Recipient,   "onRcptTo"),
        row(Line("DATA"),                           Data,      "354", Continue,   Transaction, "RFC 5321 3.3"),
        row(Message(120_000),                       EndOfData, "552", Rejected,   Transaction, "size, stream.sizeExceeded"),
    ];

    const PIPELINED: &'static [Row] = &[
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250", Accepted,   Transaction, "RFC 5321 3.3"),
        row(Line("RCPT TO:<nobody@example.org>"),   Rcpt,      "550", Rejected,   Recipient,   "onRcptTo, responseCode"),
        row(Line("DATA"),                           Data,      "503", Rejected,   Transaction, "RFC 2920 3.1"),
        row(Line("RSET"),                           Rset,      "250", Accepted,   Command,     "RFC 5321 4.1.1.5"),
        row(Line("NOOP"),                           Noop,      "250", Accepted,   Command,     "RFC 5321 4.1.1.9"),
    ];

    const MISTAKES: &'static [Row] = &[
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

    const LIMITS: &'static [Limit] = &[
        Limit {
            before: &[],
            row: row(Line("FROB"), Unrecognized, "500", Rejected, Command, "RFC 5321 4.2.4"),
            times: 9,
            over: &[row(Line("FROB"), Unrecognized, "421", RetryLater, Session, "ten bad commands in a row").closes()],
        },
    ];

    const TOO_MANY_CONNECTIONS: Option<Row> = Some(
        row(Nothing, Connect, "421", RetryLater, Host, "maxClients").closes(),
    );

    const IDLE: Option<Row> = Some(
        row(Nothing, Unsolicited, "421", RetryLater, Session, "socketTimeout").closes(),
    );
}
