//! aiosmtpd 1.4, with a handler of ours (`servers/aiosmtpd/server.py`). The last column names the page of its
//! documentation that tells of the reply, or the RFC that it follows.

use smtp_codes::FindingKind::UnlistedPositive;
use smtp_codes::{Action::*, Command::*, Scope::*};

use super::mail_server::{Limit, MailServer, examine};
use super::row::Sent::{Line, Message, Nothing};
use super::row::{Row, row};

#[test]
fn aiosmtpd() {
    examine::<Aiosmtpd>();
}

struct Aiosmtpd;

#[rustfmt::skip]
impl MailServer for Aiosmtpd {
    const NAME: &'static str = "aiosmtpd";

    const OPENING: &'static [Row] = &[
        row(Nothing,                                Connect,   "220",       Accepted,   Host,        "smtp, ident"),
        row(Line("EHLO client.example.com"),        Ehlo,      "250",       Accepted,   Session,     "RFC 5321 4.1.1.1"),
    ];

    const DELIVERY: &'static [Row] = &[
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250",       Accepted,   Transaction, "RFC 5321 3.3"),
        row(Line("RCPT TO:<user@example.org>"),     Rcpt,      "250 2.1.5", Accepted,   Recipient,   "handlers, handle_RCPT"),
        row(Line("DATA"),                           Data,      "354",       Continue,   Transaction, "RFC 5321 3.3"),
        row(Message(0),                             EndOfData, "250 2.6.0", Accepted,   Transaction, "handlers, handle_DATA"),
        row(Line("QUIT"),                           Quit,      "221",       Accepted,   Command,     "RFC 5321 4.1.1.10").closes(),
    ];

    const REFUSALS: &'static [Row] = &[
        row(Line("MAIL FROM:<sender@example.com> SIZE=200000"), Mail, "552", Rejected,  Transaction, "smtp, data_size_limit"),
        row(Line("MAIL FROM:<sender@example.com> FOO=1"), Mail, "555",      Rejected,   Transaction, "RFC 5321 4.1.1.11"),
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250",       Accepted,   Transaction, "RFC 5321 3.3"),
        row(Line("RCPT TO:<nobody@example.org>"),   Rcpt,      "550 5.1.1", Rejected,   Recipient,   "handlers, handle_RCPT"),
        row(Line("RCPT TO:<user@example.net>"),     Rcpt,      "550 5.7.1", Rejected,   Recipient,   "handlers, handle_RCPT"),
        row(Line("RCPT TO:<full@example.org>"),     Rcpt,      "452 4.2.2", RetryLater, Recipient,   "handlers, handle_RCPT"),
        row(Line("DATA"),                           Data,      "503",       Rejected,   Transaction, "RFC 5321 3.3: no valid recipients"),
        // The handler's 421 is not followed by the close that it announces: a client closes by itself.
        row(Line("RCPT TO:<down@example.org>"),     Rcpt,      "421 4.3.2", RetryLater, Session,     "handlers, handle_RCPT").only_announces(),
    ];

    const TOO_BIG: &'static [Row] = &[
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250",       Accepted,   Transaction, "RFC 5321 3.3"),
        row(Line("RCPT TO:<user@example.org>"),     Rcpt,      "250 2.1.5", Accepted,   Recipient,   "handlers, handle_RCPT"),
        row(Line("DATA"),                           Data,      "354",       Continue,   Transaction, "RFC 5321 3.3"),
        row(Message(120_000),                       EndOfData, "552",       Rejected,   Transaction, "smtp, data_size_limit"),
    ];

    /// It does not list PIPELINING, and works all the same.
    const PIPELINED: &'static [Row] = &[
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250",       Accepted,   Transaction, "RFC 5321 3.3"),
        row(Line("RCPT TO:<nobody@example.org>"),   Rcpt,      "550 5.1.1", Rejected,   Recipient,   "handlers, handle_RCPT"),
        row(Line("DATA"),                           Data,      "503",       Rejected,   Transaction, "RFC 2920 3.1"),
        row(Line("RSET"),                           Rset,      "250",       Accepted,   Command,     "RFC 5321 4.1.1.5"),
        row(Line("NOOP"),                           Noop,      "250",       Accepted,   Command,     "RFC 5321 4.1.1.9"),
    ];

    const MISTAKES: &'static [Row] = &[
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "503",       Rejected,   Transaction, "RFC 5321 4.1.4"),
        row(Line("HELO"),                           Helo,      "501",       Rejected,   Session,     "RFC 5321 4.1.1.1"),
        row(Line("EHLO client.example.com"),        Ehlo,      "250",       Accepted,   Session,     "RFC 5321 4.1.1.1"),
        row(Line("FROB"),                           Unrecognized, "500",    Rejected,   Command,     "RFC 5321 4.2.4"),
        row(Line("RCPT TO:<user@example.org>"),     Rcpt,      "503",       Rejected,   Recipient,   "RFC 5321 4.1.4"),
        row(Line("DATA"),                           Data,      "503",       Rejected,   Transaction, "RFC 5321 3.3"),
        row(Line("VRFY user@example.org"),          Vrfy,      "252",       Accepted,   Command,     "handlers, handle_VRFY"),
        row(Line("EXPN list"),                      Expn,      "502",       Rejected,   Command,     "RFC 5321 4.2.4"),
        // RFC 5321 4.3.2 lists 211 and 214 for HELP.
        row(Line("HELP"),                           Help,      "250",       Accepted,   Command,     "RFC 5321 4.1.1.8").odd(&[UnlistedPositive]),
        row(Line("AUTH PLAIN AGEAYg=="),            Auth,      "538 5.7.11", Rejected,  Command,     "auth, auth_require_tls"),
        row(Line("STARTTLS now"),                   StartTls,  "501",       Rejected,   Command,     "RFC 3207 4"),
    ];

    const LIMITS: &'static [Limit] = &[
        Limit {
            before: &[],
            row: row(Line("FROB"), Unrecognized, "500", Rejected, Command, "RFC 5321 4.2.4"),
            times: 4,
            over: &[row(Line("FROB"), Unrecognized, "502 5.5.1", Rejected, Command, "smtp, command_call_limit").hangs_up()],
        },
    ];
}
