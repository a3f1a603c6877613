//! Postfix 3.7. The last column names the parameter of postconf(5) that documents the reply, or the RFC that it
//! follows.

use smtp_codes::DeviationKind::NonAscii;
use smtp_codes::{Action::*, Command::*, Scope::*};

use super::mail_server::{Limit, MailServer, examine};
use super::row::Sent::{Chunk, Line, Message, Nothing};
use super::row::{Row, row};

#[test]
fn postfix() {
    examine::<Postfix>();
}

struct Postfix;

#[rustfmt::skip]
impl MailServer for Postfix {
    const NAME: &'static str = "postfix";

    const OPENING: &'static [Row] = &[
        row(Nothing,                                Connect,   "220",       Accepted,   Host,        "smtpd_banner"),
        row(Line("EHLO client.example.com"),        Ehlo,      "250",       Accepted,   Session,     "RFC 5321 4.1.1.1"),
    ];

    const DELIVERY: &'static [Row] = &[
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250 2.1.0", Accepted,   Transaction, "RFC 5321 3.3"),
        row(Line("RCPT TO:<user@example.org>"),     Rcpt,      "250 2.1.5", Accepted,   Recipient,   "local_recipient_maps"),
        row(Line("DATA"),                           Data,      "354",       Continue,   Transaction, "RFC 5321 3.3"),
        row(Message(0),                             EndOfData, "250 2.0.0", Accepted,   Transaction, "RFC 5321 4.2.5"),
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250 2.1.0", Accepted,   Transaction, "RFC 5321 3.3"),
        row(Line("RCPT TO:<user@example.org>"),     Rcpt,      "250 2.1.5", Accepted,   Recipient,   "local_recipient_maps"),
        row(Chunk(0),                               Bdat,      "250 2.0.0", Accepted,   Transaction, "RFC 3030 2"),
        row(Line("QUIT"),                           Quit,      "221 2.0.0", Accepted,   Command,     "RFC 5321 4.1.1.10").closes(),
    ];

    const REFUSALS: &'static [Row] = &[
        row(Line("MAIL FROM:<sender@example.com> SIZE=200000"), Mail, "552 5.3.4", Rejected, Transaction, "message_size_limit"),
        row(Line("RSET"),                           Rset,      "250 2.0.0", Accepted,   Command,     "RFC 5321 4.1.1.5"),
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250 2.1.0", Accepted,   Transaction, "RFC 5321 3.3"),
        row(Line("RCPT TO:<nobody@example.org>"),   Rcpt,      "550 5.1.1", Rejected,   Recipient,   "unknown_local_recipient_reject_code"),
        row(Line("RCPT TO:<user@example.net>"),     Rcpt,      "554 5.7.1", Rejected,   Recipient,   "relay_domains_reject_code"),
        row(Line("RCPT TO:<full@example.org>"),     Rcpt,      "452 4.2.2", RetryLater, Recipient,   "access(5), 4NN text"),
        row(Line("RCPT TO:<later@example.org>"),    Rcpt,      "450 4.7.1", RetryLater, Recipient,   "access(5), DEFER"),
        row(Line("DATA"),                           Data,      "554 5.5.1", Rejected,   Transaction, "RFC 5321 3.3: no valid recipients"),
        row(Line("RSET"),                           Rset,      "250 2.0.0", Accepted,   Command,     "RFC 5321 4.1.1.5"),
        row(Line("MAIL FROM:<nobody@example.net>"), Mail,      "250 2.1.0", Accepted,   Transaction, "smtpd_delay_reject"),
        row(Line("RCPT TO:<user@example.org>"),     Rcpt,      "554 5.7.1", Rejected,   Recipient,   "access_map_reject_code"),
    ];

    const TOO_BIG: &'static [Row] = &[
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250 2.1.0", Accepted,   Transaction, "RFC 5321 3.3"),
        row(Line("RCPT TO:<user@example.org>"),     Rcpt,      "250 2.1.5", Accepted,   Recipient,   "local_recipient_maps"),
        row(Line("DATA"),                           Data,      "354",       Continue,   Transaction, "RFC 5321 3.3"),
        row(Message(120_000),                       EndOfData, "552 5.3.4", Rejected,   Transaction, "message_size_limit"),
    ];

    /// It says the address back, also to a client that has not said SMTPUTF8.
    const PECULIAR: &'static [Row] = &[
        row(Line("MAIL FROM:<sünder@example.com> SMTPUTF8"), Mail, "250 2.1.0", Accepted, Transaction, "smtputf8_enable"),
        row(Line("RCPT TO:<jörg@example.org>"),     Rcpt,      "550 5.1.1", Rejected,   Recipient,   "unknown_local_recipient_reject_code").deviates(&[NonAscii]),
        row(Line("RSET"),                           Rset,      "250 2.0.0", Accepted,   Command,     "RFC 5321 4.1.1.5"),
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250 2.1.0", Accepted,   Transaction, "RFC 5321 3.3"),
        row(Line("RCPT TO:<jörg@example.org>"),     Rcpt,      "550 5.1.1", Rejected,   Recipient,   "strict_smtputf8 = no").deviates(&[NonAscii]),
    ];

    const PIPELINED: &'static [Row] = &[
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250 2.1.0", Accepted,   Transaction, "RFC 5321 3.3"),
        row(Line("RCPT TO:<nobody@example.org>"),   Rcpt,      "550 5.1.1", Rejected,   Recipient,   "unknown_local_recipient_reject_code"),
        row(Line("RCPT TO:<user@example.net>"),     Rcpt,      "554 5.7.1", Rejected,   Recipient,   "relay_domains_reject_code"),
        row(Line("DATA"),                           Data,      "554 5.5.1", Rejected,   Transaction, "RFC 2920 3.1"),
        row(Line("RSET"),                           Rset,      "250 2.0.0", Accepted,   Command,     "RFC 5321 4.1.1.5"),
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250 2.1.0", Accepted,   Transaction, "RFC 5321 3.3"),
        row(Line("RCPT TO:<user@example.org>"),     Rcpt,      "250 2.1.5", Accepted,   Recipient,   "local_recipient_maps"),
        row(Line("RCPT TO:<nobody@example.org>"),   Rcpt,      "550 5.1.1", Rejected,   Recipient,   "unknown_local_recipient_reject_code"),
        row(Line("DATA"),                           Data,      "354",       Continue,   Transaction, "RFC 2920 3.1"),
    ];

    const MISTAKES: &'static [Row] = &[
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "503 5.5.1", Rejected,   Transaction, "smtpd_helo_required"),
        row(Line("HELO"),                           Helo,      "501",       Rejected,   Session,     "RFC 5321 4.1.1.1"),
        row(Line("EHLO client.example.com"),        Ehlo,      "250",       Accepted,   Session,     "RFC 5321 4.1.1.1"),
        row(Line("FROB"),                           Unrecognized, "500 5.5.2", Rejected, Command,    "RFC 5321 4.2.4"),
        row(Line("RCPT TO:<user@example.org>"),     Rcpt,      "503 5.5.1", Rejected,   Recipient,   "RFC 5321 4.1.4"),
        row(Line("DATA"),                           Data,      "503 5.5.1", Rejected,   Transaction, "RFC 5321 3.3"),
        row(Line("VRFY user@example.org"),          Vrfy,      "252 2.0.0", Accepted,   Command,     "RFC 5321 3.5.3"),
        row(Line("ETRN example.org"),               Etrn,      "459",       RetryLater, Command,     "smtpd_etrn_restrictions; RFC 1985 5.2"),
        row(Line("AUTH PLAIN AGEAYg=="),            Auth,      "503 5.5.1", Rejected,   Command,     "smtpd_sasl_auth_enable"),
        row(Line("STARTTLS now"),                   StartTls,  "501 5.5.4", Rejected,   Command,     "RFC 3207 4"),
        row(Line("GET / HTTP/1.1"),                 Unrecognized, "221 2.7.0", Unexpected, Session,  "smtpd_forbidden_commands").closes(),
    ];

    const LIMITS: &'static [Limit] = &[
        Limit {
            before: Self::DELIVERY.split_at(1).0,
            row: row(Line("RCPT TO:<user@example.org>"), Rcpt, "250 2.1.5", Accepted, Recipient, "local_recipient_maps"),
            times: 8,
            over: &[row(Line("RCPT TO:<user@example.org>"), Rcpt, "452 4.5.3", RetryLater, Recipient, "smtpd_recipient_limit"); 2],
        },
        Limit {
            before: &[],
            row: row(Line("FROB"), Unrecognized, "500 5.5.2", Rejected, Command, "RFC 5321 4.2.4"),
            times: 15,
            over: &[row(Nothing, Unsolicited, "421 4.7.0", RetryLater, Session, "smtpd_hard_error_limit").closes()],
        },
    ];

    const TOO_MANY_CONNECTIONS: Option<Row> = Some(
        row(Nothing, Connect, "421 4.7.0", RetryLater, Host, "smtpd_client_connection_count_limit").closes(),
    );

    const IDLE: Option<Row> = Some(
        row(Nothing, Unsolicited, "421 4.4.2", RetryLater, Session, "smtpd_timeout").closes(),
    );
}
