//! OpenSMTPD 6.8. The last column names the keyword of smtpd.conf(5) that documents the reply, or the RFC that it
//! follows.
//!
//! The program as Debian 12 ships it answers `STARTTLS` and then fails the handshake with every kind of key: nothing is
//! said to it under TLS.

use smtp_codes::FindingKind::DeFactoCode;
use smtp_codes::{Action::*, Command::*, Scope::*};

use super::mail_server::{MailServer, examine};
use super::row::Sent::{Line, Message, Nothing};
use super::row::{Row, row};

#[test]
fn opensmtpd() {
    examine::<OpenSmtpd>();
}

struct OpenSmtpd;

#[rustfmt::skip]
impl MailServer for OpenSmtpd {
    const NAME: &'static str = "opensmtpd";

    const OPENING: &'static [Row] = &[
        row(Nothing,                                Connect,   "220",       Accepted,   Host,        "listen on, hostname"),
        row(Line("EHLO client.example.com"),        Ehlo,      "250",       Accepted,   Session,     "RFC 5321 4.1.1.1"),
    ];

    const DELIVERY: &'static [Row] = &[
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250 2.0.0", Accepted,   Transaction, "RFC 5321 3.3"),
        row(Line("RCPT TO:<user@example.org>"),     Rcpt,      "250 2.1.5", Accepted,   Recipient,   "match for domain"),
        row(Line("DATA"),                           Data,      "354",       Continue,   Transaction, "RFC 5321 3.3"),
        row(Message(0),                             EndOfData, "250 2.0.0", Accepted,   Transaction, "RFC 5321 4.2.5"),
        row(Line("QUIT"),                           Quit,      "221 2.0.0", Accepted,   Command,     "RFC 5321 4.1.1.10").closes(),
    ];

    const REFUSALS: &'static [Row] = &[
        row(Line("MAIL FROM:sender"),               Mail,      "553 5.1.0", Rejected,   Transaction, "RFC 5321 4.3.2"),
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250 2.0.0", Accepted,   Transaction, "RFC 5321 3.3"),
        row(Line("RCPT TO:<nobody@example.org>"),   Rcpt,      "524 5.2.4", Rejected,   Recipient,   "action, virtual").odd(&[DeFactoCode]),
        row(Line("RCPT TO:<user@example.net>"),     Rcpt,      "550",       Rejected,   Recipient,   "match: rejected where none matches"),
        row(Line("RCPT TO:user"),                   Rcpt,      "501 5.1.3", Rejected,   Recipient,   "RFC 5321 4.3.2"),
        row(Line("DATA"),                           Data,      "503 5.5.4", Rejected,   Transaction, "RFC 5321 3.3: no valid recipients"),
        row(Line("RCPT TO:<user@example.org>"),     Rcpt,      "250 2.1.5", Accepted,   Recipient,   "match for domain"),
        row(Line("RCPT TO:<user@example.org>"),     Rcpt,      "250 2.1.5", Accepted,   Recipient,   "match for domain"),
        row(Line("RCPT TO:<user@example.org>"),     Rcpt,      "250 2.1.5", Accepted,   Recipient,   "match for domain"),
        row(Line("RCPT TO:<user@example.org>"),     Rcpt,      "451 4.5.3", RetryLater, Recipient,   "smtp limit max-rcpt"),
    ];

    const TOO_BIG: &'static [Row] = &[
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250 2.0.0", Accepted,   Transaction, "RFC 5321 3.3"),
        row(Line("RCPT TO:<user@example.org>"),     Rcpt,      "250 2.1.5", Accepted,   Recipient,   "match for domain"),
        row(Line("DATA"),                           Data,      "354",       Continue,   Transaction, "RFC 5321 3.3"),
        row(Message(120_000),                       EndOfData, "554 5.3.4", Rejected,   Transaction, "smtp max-message-size"),
    ];

    const PECULIAR: &'static [Row] = &[
        row(Line("MAIL FROM:<busy@example.com>"),   Mail,      "421 4.7.0", RetryLater, Session,     "filter, disconnect").closes(),
    ];

    /// It lists no PIPELINING, and means it.
    const PIPELINED: &'static [Row] = &[
        row(Line("MAIL FROM:<sender@example.com>\r\nRCPT TO:<user@example.org>"), Mail, "500 5.5.1", Rejected, Transaction, "RFC 2920 3").hangs_up(),
    ];

    const MISTAKES: &'static [Row] = &[
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "503 5.5.1", Rejected,   Transaction, "RFC 5321 4.1.4"),
        row(Line("EHLO client.example.com"),        Ehlo,      "250",       Accepted,   Session,     "RFC 5321 4.1.1.1"),
        row(Line("FROB"),                           Unrecognized, "500 5.5.1", Rejected, Command,    "RFC 5321 4.2.4"),
        row(Line("RCPT TO:<user@example.org>"),     Rcpt,      "503 5.5.1", Rejected,   Recipient,   "RFC 5321 4.1.4"),
        row(Line("DATA"),                           Data,      "503 5.5.1", Rejected,   Transaction, "RFC 5321 3.3"),
        row(Line("VRFY user@example.org"),          Vrfy,      "500 5.5.1", Rejected,   Command,     "RFC 5321 4.2.4"),
        row(Line("HELP"),                           Help,      "214 2.0.0", Accepted,   Command,     "RFC 5321 4.1.1.8"),
        row(Line("NOOP"),                           Noop,      "250 2.0.0", Accepted,   Command,     "RFC 5321 4.1.1.9"),
        row(Line("AUTH PLAIN AGEAYg=="),            Auth,      "503 5.5.1", Rejected,   Command,     "listen on, auth-optional: under TLS alone"),
        row(Line("HELO client.example.com"),        Helo,      "503 5.5.1", Rejected,   Session,     "RFC 5321 4.1.4"),
        row(Line("STARTTLS now"),                   StartTls,  "501 5.5.4", Rejected,   Command,     "RFC 3207 4"),
    ];
}
