//! Dovecot's LMTP server, which gives one reply for each recipient after the message. The last column names the setting
//! that documents the reply, or the RFC that it follows.

use smtp_codes::{Action::*, Command::*, Scope::*};

use super::mail_server::{Limit, MailServer, examine};
use super::row::Sent::{Chunk, Line, Message, Nothing};
use super::row::{Row, row};
use super::server::Server;
use super::talk::Talk;

#[test]
fn dovecot_lmtp() {
    examine::<Dovecot>();
}

struct Dovecot;

#[rustfmt::skip]
impl MailServer for Dovecot {
    const NAME: &'static str = "dovecot";

    const OPENING: &'static [Row] = &[
        row(Nothing,                                Connect,   "220",       Accepted,   Host,        "login_greeting"),
        row(Line("LHLO client.example.com"),        Lhlo,      "250",       Accepted,   Session,     "RFC 2033 4.1"),
    ];

    /// Verdicts on the replies to the message say `Transaction`, and a client of LMTP reads each for its recipient.
    const DELIVERY: &'static [Row] = &[
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250 2.1.0", Accepted,   Transaction, "RFC 5321 3.3"),
        row(Line("RCPT TO:<user@example.org>"),     Rcpt,      "250 2.1.5", Accepted,   Recipient,   "userdb"),
        row(Line("RCPT TO:<nobody@example.org>"),   Rcpt,      "550 5.1.1", Rejected,   Recipient,   "userdb"),
        row(Line("RCPT TO:<other@example.org>"),    Rcpt,      "250 2.1.5", Accepted,   Recipient,   "userdb"),
        row(Line("RCPT TO:<full@example.org>"),     Rcpt,      "250 2.1.5", Accepted,   Recipient,   "userdb"),
        row(Line("DATA"),                           Data,      "354",       Continue,   Transaction, "RFC 5321 3.3"),
        row(Message(2_000),                         EndOfData, "250 2.0.0", Accepted,   Transaction, "RFC 2033 4.2"),
        row(Nothing,                                EndOfData, "250 2.0.0", Accepted,   Transaction, "RFC 2033 4.2"),
        row(Nothing,                                EndOfData, "552 5.2.2", Rejected,   Transaction, "quota_full_tempfail = no"),
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250 2.1.0", Accepted,   Transaction, "RFC 5321 3.3"),
        row(Line("RCPT TO:<user@example.org>"),     Rcpt,      "250 2.1.5", Accepted,   Recipient,   "userdb"),
        row(Line("RCPT TO:<other@example.org>"),    Rcpt,      "250 2.1.5", Accepted,   Recipient,   "userdb"),
        row(Chunk(0),                               Bdat,      "250 2.0.0", Accepted,   Transaction, "RFC 2033 4.3"),
        row(Nothing,                                Bdat,      "250 2.0.0", Accepted,   Transaction, "RFC 2033 4.3"),
        row(Line("QUIT"),                           Quit,      "221 2.0.0", Accepted,   Command,     "RFC 5321 4.1.1.10").closes(),
    ];

    const PIPELINED: &'static [Row] = &[
        row(Line("MAIL FROM:<sender@example.com>"), Mail,      "250 2.1.0", Accepted,   Transaction, "RFC 5321 3.3"),
        row(Line("RCPT TO:<nobody@example.org>"),   Rcpt,      "550 5.1.1", Rejected,   Recipient,   "userdb"),
        row(Line("DATA"),                           Data,      "503 5.5.0", Rejected,   Transaction, "RFC 2033 4.2: no valid recipients"),
        row(Line("RSET"),                           Rset,      "250 2.0.0", Accepted,   Command,     "RFC 5321 4.1.1.5"),
        row(Line("NOOP"),                           Noop,      "250 2.0.0", Accepted,   Command,     "RFC 5321 4.1.1.9"),
    ];

    const MISTAKES: &'static [Row] = &[
        row(Line("EHLO client.example.com"),        Ehlo,      "500 5.5.1", Rejected,   Session,     "RFC 2033 4.1"),
        row(Line("FROB"),                           Unrecognized, "500 5.5.1", Rejected, Command,    "RFC 5321 4.2.4"),
        row(Line("RCPT TO:<user@example.org>"),     Rcpt,      "503 5.5.0", Rejected,   Recipient,   "RFC 5321 4.1.4"),
        row(Line("DATA"),                           Data,      "503 5.5.0", Rejected,   Transaction, "RFC 5321 3.3"),
        row(Line("MAIL FROM:sender"),               Mail,      "501 5.5.4", Rejected,   Transaction, "RFC 5321 4.3.2"),
        row(Line("MAIL FROM:<sender@example.com> SIZE=200000"), Mail, "555 5.5.4", Rejected, Transaction, "RFC 5321 4.1.1.11"),
        row(Line("VRFY user"),                      Vrfy,      "252 2.3.3", Accepted,   Command,     "RFC 5321 3.5.3"),
        row(Line("AUTH PLAIN AGEAYg=="),            Auth,      "502 5.5.1", Rejected,   Command,     "RFC 5321 4.2.4"),
        row(Line("STARTTLS now"),                   StartTls,  "501 5.5.4", Rejected,   Command,     "RFC 3207 4"),
    ];

    const LIMITS: &'static [Limit] = &[
        Limit {
            before: &[],
            row: row(Line("FROB"), Unrecognized, "500 5.5.1", Rejected, Command, "RFC 5321 4.2.4"),
            times: 10,
            over: &[row(Line("FROB"), Unrecognized, "421 4.7.0", RetryLater, Session, "ten bad commands in a row").closes()],
        },
    ];

    /// It says goodbye.
    fn end(mut server: Server) {
        let mut left = Talk::after(&server, Self::greeting());
        assert!(left.capabilities("LHLO client.example.com").contains(&"STARTTLS".into()));
        server.stop();
        left.run(&[row(Nothing, Unsolicited, "421 4.3.2", RetryLater, Session, "RFC 5321 3.8").closes()]);
    }
}
