//! Exim 4.96, which has no enhanced status codes. The last column names the option, or the chapter of its
//! specification, that documents the reply, or the RFC that it follows.

use smtp_codes::{Action::*, Command::*, Scope::*};

use super::mail_server::{Limit, MailServer, examine};
use super::row::Sent::{Chunk, Line, Message, Nothing};
use super::row::{Row, row};

#[test]
fn exim() {
    examine::<Exim>();
}

struct Exim;

#[rustfmt::skip]
impl MailServer for Exim {
    const NAME: &'static str = "exim";

    const OPENING: &'static [Row] = &[
        row(Nothing,                                Connect,   "220", Accepted,   Host,        "smtp_banner"),
        row(Line("EHLO client.example.com"),        Ehlo,      "250", Accepted,   Session,     "RFC 5321 4.1.1.1"),
    ];

    const DELIVERY: &'static [Row] = &[
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250", Accepted,   Transaction, "RFC 5321 3.3"),
        row(Line("RCPT TO:<user@example.org>"),     Rcpt,      "250", Accepted,   Recipient,   "acl_smtp_rcpt, accept"),
        row(Line("DATA"),                           Data,      "354", Continue,   Transaction, "RFC 5321 3.3"),
        row(Message(0),                             EndOfData, "250", Accepted,   Transaction, "RFC 5321 4.2.5"),
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250", Accepted,   Transaction, "RFC 5321 3.3"),
        row(Line("RCPT TO:<user@example.org>"),     Rcpt,      "250", Accepted,   Recipient,   "acl_smtp_rcpt, accept"),
        row(Chunk(0),                               Bdat,      "250", Accepted,   Transaction, "chunking_advertise_hosts; RFC 3030 2"),
        row(Line("QUIT"),                           Quit,      "221", Accepted,   Command,     "RFC 5321 4.1.1.10").closes(),
    ];

    const REFUSALS: &'static [Row] = &[
        row(Line("MAIL FROM:<sender@example.com> SIZE=200000"), Mail, "552", Rejected, Transaction, "message_size_limit"),
        row(Line("MAIL FROM:<nobody@example.net>"), Mail,      "550", Rejected,   Transaction, "acl_smtp_mail, deny: a 5xx"),
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250", Accepted,   Transaction, "RFC 5321 3.3"),
        row(Line("RCPT TO:<nobody@example.org>"),   Rcpt,      "550", Rejected,   Recipient,   "acl_smtp_rcpt, require verify: a 5xx"),
        row(Line("RCPT TO:<user@example.net>"),     Rcpt,      "550", Rejected,   Recipient,   "acl_smtp_rcpt, require domains: a 5xx"),
        row(Line("RCPT TO:<full@example.org>"),     Rcpt,      "451", RetryLater, Recipient,   "acl_smtp_rcpt, defer: a 4xx"),
        row(Line("RCPT TO:user"),                   Rcpt,      "501", Rejected,   Recipient,   "RFC 5321 4.3.2"),
        row(Line("DATA"),                           Data,      "503", Rejected,   Transaction, "RFC 5321 3.3: no valid recipients"),
    ];

    const TOO_BIG: &'static [Row] = &[
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250", Accepted,   Transaction, "RFC 5321 3.3"),
        row(Line("RCPT TO:<user@example.org>"),     Rcpt,      "250", Accepted,   Recipient,   "acl_smtp_rcpt, accept"),
        row(Line("DATA"),                           Data,      "354", Continue,   Transaction, "RFC 5321 3.3"),
        row(Message(120_000),                       EndOfData, "552", Rejected,   Transaction, "message_size_limit"),
    ];

    const PIPELINED: &'static [Row] = &[
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250", Accepted,   Transaction, "RFC 5321 3.3"),
        row(Line("RCPT TO:<nobody@example.org>"),   Rcpt,      "550", Rejected,   Recipient,   "acl_smtp_rcpt, require verify: a 5xx"),
        row(Line("RCPT TO:<user@example.net>"),     Rcpt,      "550", Rejected,   Recipient,   "acl_smtp_rcpt, require domains: a 5xx"),
        row(Line("DATA"),                           Data,      "503", Rejected,   Transaction, "RFC 2920 3.1"),
        row(Line("RSET"),                           Rset,      "250", Accepted,   Command,     "RFC 5321 4.1.1.5"),
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250", Accepted,   Transaction, "RFC 5321 3.3"),
        row(Line("RCPT TO:<user@example.org>"),     Rcpt,      "250", Accepted,   Recipient,   "acl_smtp_rcpt, accept"),
        row(Line("RCPT TO:<nobody@example.org>"),   Rcpt,      "550", Rejected,   Recipient,   "acl_smtp_rcpt, require verify: a 5xx"),
        row(Line("DATA"),                           Data,      "354", Continue,   Transaction, "RFC 2920 3.1"),
    ];

    const MISTAKES: &'static [Row] = &[
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "503", Rejected,   Transaction, "RFC 5321 4.1.4"),
        row(Line("EHLO client.example.com"),        Ehlo,      "250", Accepted,   Session,     "RFC 5321 4.1.1.1"),
        row(Line("FROB"),                           Unrecognized, "500", Rejected, Command,    "RFC 5321 4.2.4"),
        row(Line("RCPT TO:<user@example.org>"),     Rcpt,      "503", Rejected,   Recipient,   "RFC 5321 4.1.4"),
        // Its second line reads "503-503 sender not yet given": the nested code is text.
        row(Line("DATA"),                           Data,      "503", Rejected,   Transaction, "RFC 5321 3.3"),
        row(Line("EXPN list"),                      Expn,      "550", Rejected,   Command,     "acl_smtp_expn: refused without one"),
        row(Line("HELP"),                           Help,      "214", Accepted,   Command,     "RFC 5321 4.1.1.8"),
        row(Line("STARTTLS now"),                   StartTls,  "501", Rejected,   Command,     "RFC 3207 4"),
        row(Line("AUTH PLAIN AGEAYg=="),            Auth,      "503", Rejected,   Command,     "server_advertise_condition"),
    ];

    const LIMITS: &'static [Limit] = &[
        Limit {
            before: Self::DELIVERY.split_at(1).0,
            row: row(Line("RCPT TO:<user@example.org>"), Rcpt, "250", Accepted, Recipient, "acl_smtp_rcpt, accept"),
            times: 8,
            // The specification says 552 for the surplus recipients, and RFC 5321 4.5.3.1.10 what a client makes of it.
            over: &[row(Line("RCPT TO:<user@example.org>"), Rcpt, "552", RetryLater, Recipient, "recipients_max_reject"); 2],
        },
        Limit {
            before: &[],
            row: row(Line("FROB"), Unrecognized, "500", Rejected, Command, "RFC 5321 4.2.4"),
            times: 6,
            over: &[row(Line("FROB"), Unrecognized, "500", Rejected, Command, "smtp_max_unknown_commands").hangs_up()],
        },
    ];

    const TOO_MANY_CONNECTIONS: Option<Row> = Some(
        row(Nothing, Connect, "421", RetryLater, Host, "smtp_accept_max").closes(),
    );

    const IDLE: Option<Row> = Some(
        row(Nothing, Unsolicited, "421", RetryLater, Session, "smtp_receive_timeout").closes(),
    );
}
