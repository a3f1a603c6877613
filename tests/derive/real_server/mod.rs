//! All replies of a small server, before and after the derive: the same octets in fewer lines, but for what was wrong.

#[allow(unreachable_pub)] // a module as servers have it
mod after;
#[allow(unreachable_pub)]
mod before;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use smtp_codes::{Command, NegativeReply, Reply, ReplyBuf, ReplyCode, ReplySet, ToReply, Weight};

use after::{
    AuthDataReply, AuthReply, DataReply, EndOfDataReply, GreetingReply, MailReply, RcptReply, SessionReply,
    SizeReply, StartTlsReply,
};
use before::Response;

/// The faults: the reply, the octets that were sent, and the right ones.
const WRONG: &[(&str, &str, &str)] = &[
    // The lines after the first lack their enhanced status code (RFC 2034 section 4).
    (
        "Banned",
        "554-5.7.1 192.0.2.1 is banned: spam\r\n554 see https://example.org\r\n",
        "554-5.7.1 192.0.2.1 is banned: spam\r\n554 5.7.1 see https://example.org\r\n",
    ),
    (
        "Help",
        "214-2.0.0 EHLO MAIL RCPT DATA RSET NOOP QUIT\r\n214 see RFC 5321\r\n",
        "214-2.0.0 EHLO MAIL RCPT DATA RSET NOOP QUIT\r\n214 2.0.0 see RFC 5321\r\n",
    ),
    // The 250 to HELO has no enhanced status code (RFC 2034 section 4).
    ("Helo", "250 2.0.0 mx.example.org\r\n", "250 mx.example.org\r\n"),
    // X.1.2 is the system of a recipient, X.1.8 that of the sender (RFC 3463 section 3.2).
    (
        "SenderDomainUnknown",
        "550 5.1.2 example.net does not exist\r\n",
        "550 5.1.8 example.net does not exist\r\n",
    ),
    // Accepted, with the status of a refusal.
    (
        "CatchAll",
        "250 5.1.1 <kim@example.org> goes to the postmaster\r\n",
        "250 2.1.5 <kim@example.org> goes to the postmaster\r\n",
    ),
    // Every server has RCPT and DATA: out of order they get 503 (RFC 5321 sections 4.5.1 and 4.1.4).
    ("MailFirst", "502 5.5.1 MAIL first\r\n", "503 5.5.1 MAIL first\r\n"),
    ("RcptFirst", "502 5.5.1 RCPT first\r\n", "503 5.5.1 RCPT first\r\n"),
];

/// A 421 after which the server that wrote its replies by hand did not hang up.
const STAYS_OPEN: &str = "TooManyErrors";

struct Moved {
    command: Command,
    before: Response,
    after: Box<dyn ToReply>,
}

impl Moved {
    /// The name of the reply in `before.rs`.
    fn name(&self) -> String {
        let shown = format!("{:?}", self.before);
        shown.split(' ').next().unwrap().to_owned()
    }
}

fn moved(command: Command, before: Response, after: impl ToReply + 'static) -> Moved {
    Moved { command, before, after: Box::new(after) }
}

/// Every reply, with its values.
fn replies() -> Vec<Moved> {
    let host = "mx.example.org";
    let mailbox = "kim@example.org";
    let policy =
        NegativeReply::new(ReplyCode::MAILBOX_UNAVAILABLE, "5.7.1".parse().ok(), "not from there").unwrap();
    let (max_size, limit, seconds) = (1000, 100, 300);
    let reason = "spam\nsee https://example.org";
    let ip = "192.0.2.1".parse().unwrap();
    use Command::*;
    use Response as B;
    vec![
        moved(Connect, B::Greeting { host: host.into() }, GreetingReply::Ready { host }),
        moved(
            Connect,
            B::TooManyConnections { host: host.into() },
            GreetingReply::TooManyConnections { host },
        ),
        moved(Connect, B::Banned { ip, reason: reason.into() }, GreetingReply::Banned { ip, reason }),
        moved(Helo, B::Helo { host: host.into() }, after::helo(host)),
        moved(
            Ehlo,
            B::Ehlo { host: host.into(), max_size, is_encrypted: false },
            after::ehlo(host, max_size, false).unwrap(),
        ),
        moved(
            Ehlo,
            B::Ehlo { host: host.into(), max_size, is_encrypted: true },
            after::ehlo(host, max_size, true).unwrap(),
        ),
        moved(Ehlo, B::NoName, after::NO_NAME),
        moved(Mail, B::SenderOk { sender: mailbox.into() }, MailReply::Accepted { sender: mailbox }),
        moved(
            Mail,
            B::SenderDomainUnknown { domain: "example.net".into() },
            MailReply::DomainUnknown { domain: "example.net" },
        ),
        moved(Mail, B::SecondMail, MailReply::SecondMail),
        moved(Mail, B::BadSender, MailReply::BadSender),
        moved(
            Mail,
            B::UnknownParameter { parameter: "X".into() },
            MailReply::UnknownParameter { parameter: "X" },
        ),
        moved(Mail, B::LoginRequired, MailReply::LoginRequired),
        moved(Mail, B::StorageFull, MailReply::from(SizeReply::StorageFull)),
        moved(
            EndOfData,
            B::MessageTooBig { max_size },
            EndOfDataReply::from(SizeReply::MessageTooBig { max_size }),
        ),
        moved(Rcpt, B::RecipientOk { mailbox: mailbox.into() }, RcptReply::Accepted { mailbox }),
        moved(Rcpt, B::CatchAll { mailbox: mailbox.into() }, RcptReply::CatchAll { mailbox }),
        moved(Rcpt, B::NoSuchUser { mailbox: mailbox.into() }, RcptReply::NoSuchUser { mailbox }),
        moved(Rcpt, B::MailboxFull { mailbox: mailbox.into() }, RcptReply::MailboxFull { mailbox }),
        moved(Rcpt, B::RelayDenied { mailbox: mailbox.into() }, RcptReply::RelayDenied { mailbox }),
        moved(Rcpt, B::TooManyRecipients { limit }, RcptReply::TooManyRecipients { limit }),
        moved(Rcpt, B::Greylisted { seconds }, RcptReply::Greylisted { seconds }),
        moved(Rcpt, B::BadRecipient, RcptReply::BadRecipient),
        moved(Rcpt, B::MailFirst, RcptReply::MailFirst),
        moved(
            Rcpt,
            B::Policy { code: 550, enhanced: "5.7.1".into(), text: "not from there".into() },
            RcptReply::from(policy),
        ),
        moved(Data, B::StartMail, DataReply::StartMail),
        moved(Data, B::RcptFirst, DataReply::RcptFirst),
        moved(EndOfData, B::Queued { id: "4f2a".into() }, EndOfDataReply::Queued { id: "4f2a" }),
        moved(EndOfData, B::NotQueued, EndOfDataReply::NotQueued),
        moved(EndOfData, B::Spam { score: 9.25 }, EndOfDataReply::Spam { score: 9.25 }),
        moved(Rset, B::Reset, after::RESET),
        moved(Noop, B::Noop, after::NOOP),
        moved(Vrfy, B::NotVerified, after::NOT_VERIFIED),
        moved(Help, B::Help, after::HELP),
        moved(StartTls, B::StartTls, StartTlsReply::Ready),
        moved(StartTls, B::TlsActive, StartTlsReply::Active),
        moved(StartTls, B::TlsUnavailable, StartTlsReply::Unavailable),
        moved(
            Auth,
            B::Challenge { challenge: "VXNlcm5hbWU6".into() },
            AuthReply::from(AuthDataReply::Challenge { challenge: "VXNlcm5hbWU6" }),
        ),
        moved(AuthData, B::LoggedIn, AuthDataReply::LoggedIn),
        moved(AuthData, B::WrongPassword, AuthDataReply::WrongPassword),
        moved(AuthData, B::BadBase64, AuthDataReply::BadBase64),
        moved(Auth, B::UnknownMechanism, AuthReply::UnknownMechanism),
        moved(Auth, B::EncryptionRequired, AuthReply::EncryptionRequired),
        moved(Auth, B::LoggedInAlready, AuthReply::LoggedInAlready),
        moved(Quit, B::Goodbye { host: host.into() }, after::goodbye(host)),
        moved(Unrecognized, B::UnknownCommand, after::UNKNOWN_COMMAND),
        moved(Etrn, B::NotImplemented { verb: "ETRN".into() }, after::not_implemented("ETRN")),
        moved(Rcpt, B::LineTooLong { limit }, RcptReply::from(SessionReply::LineTooLong { limit })),
        moved(Mail, B::SyntaxError, MailReply::from(SessionReply::SyntaxError)),
        moved(
            Data,
            B::ShuttingDown { host: host.into() },
            DataReply::from(SessionReply::ShuttingDown { host }),
        ),
        moved(Unsolicited, B::TimedOut { host: host.into() }, SessionReply::TimedOut { host }),
        moved(Noop, B::TooManyErrors { host: host.into() }, SessionReply::TooManyErrors { host }),
    ]
}

#[test]
fn every_reply_of_the_server_has_moved() {
    let source = include_str!("before.rs");
    let (_, rest) = source.split_once("pub enum Response {\n").unwrap();
    let (variants, _) = rest.split_once("\n}").unwrap();
    let there: BTreeSet<String> =
        variants.lines().map(|line| line.trim().split([' ', ',']).next().unwrap().to_owned()).collect();
    assert_eq!(replies().iter().map(Moved::name).collect::<BTreeSet<_>>(), there);
}

#[test]
fn the_octets_are_the_same_but_for_what_was_wrong() {
    let mut wrong = Vec::new();
    for reply in replies() {
        let name = reply.name();
        let (before, after) = (reply.before.to_bytes(), reply.after.to_bytes());
        let [before, after] = [before, after].map(|octets| String::from_utf8(octets).unwrap());
        if before != after {
            wrong.push((name.clone(), before, after));
        }
        assert_eq!(reply.before.closes() != reply.after.closes(), name == STAYS_OPEN, "{name}");
    }
    let mut expected: Vec<_> = WRONG
        .iter()
        .map(|(name, before, after)| ((*name).into(), (*before).into(), (*after).into()))
        .collect();
    wrong.sort();
    expected.sort();
    assert_eq!(wrong, expected);
}

#[test]
fn a_value_ends_no_reply_any_more() {
    let mailbox = "kim@example.org>\r\n250 2.1.5 <root";
    let before = Response::NoSuchUser { mailbox: mailbox.into() }.to_bytes();
    assert_eq!(before, b"550 5.1.1 <kim@example.org>\r\n250 2.1.5 <root> unknown\r\n");
    let after = RcptReply::NoSuchUser { mailbox }.to_bytes();
    assert_eq!(after, b"550 5.1.1 <kim@example.org>??250 2.1.5 <root> unknown\r\n");

    let verb = "ETRN\r\n250 ok";
    let before = Response::NotImplemented { verb: verb.into() }.to_bytes();
    assert_eq!(before, b"502 5.5.1 ETRN\r\n250 ok is not implemented\r\n");
    assert_eq!(after::not_implemented(verb).to_bytes(), b"502 5.5.1 ETRN??250 ok is not implemented\r\n");
}

#[test]
fn the_rule_book_finds_every_wrong_code_and_none_after() {
    let is_faulty = |octets: &[u8], command| {
        let reply = Reply::parse(octets).unwrap();
        reply.check(command).any(|finding| finding.weight() != Weight::Weak)
    };
    for reply in replies() {
        let name = reply.name();
        assert!(!is_faulty(&reply.after.to_bytes(), reply.command), "{name}");
        let has_wrong_code =
            WRONG.iter().any(|(wrong, before, _)| *wrong == name && before.lines().count() == 1);
        assert_eq!(is_faulty(&reply.before.to_bytes(), reply.command), has_wrong_code, "{name}");
    }
}

#[test]
fn every_reply_that_can_be_sent_is_right_for_its_command() {
    fn assert_right<T: ReplySet>(commands: &[Command]) {
        for spec in T::REPLIES {
            let reply = ReplyBuf::new(spec.code, spec.enhanced, "text").unwrap();
            for &command in commands {
                let mut findings = reply.as_reply().check(command);
                assert!(findings.all(|finding| finding.weight() == Weight::Weak), "{command}: {spec:?}");
            }
        }
    }
    assert_right::<GreetingReply<'_>>(&[Command::Connect]);
    assert_right::<MailReply<'_>>(&[Command::Mail]);
    assert_right::<SizeReply>(&[Command::Mail, Command::EndOfData]);
    assert_right::<RcptReply<'_>>(&[Command::Rcpt]);
    assert_right::<DataReply<'_>>(&[Command::Data]);
    assert_right::<EndOfDataReply<'_>>(&[Command::EndOfData]);
    assert_right::<StartTlsReply>(&[Command::StartTls]);
    assert_right::<AuthReply<'_>>(&[Command::Auth]);
    assert_right::<AuthDataReply<'_>>(&[Command::AuthData]);
    assert_right::<SessionReply<'_>>(&[
        Command::Mail,
        Command::Rcpt,
        Command::Data,
        Command::Rset,
        Command::Noop,
    ]);
}

#[test]
fn there_are_fewer_lines_than_before_and_the_notes_say_how_many() {
    let [before, after] =
        [include_str!("before.rs"), include_str!("after.rs")].map(|source| source.lines().count());
    assert!(after < before, "{after} lines after, {before} before");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../smtp-codes/docs/migration.md");
    let notes = fs::read_to_string(path).unwrap();
    assert!(notes.contains(&format!("{before} lines of replies become {after}")), "{before} to {after}");
}
