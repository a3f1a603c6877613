//! The example of the README, read as a user reads it.

use smtp_codes::{FromReply, Reply, ReplyBuf, ReplySet, ToReply};

#[derive(Debug, ToReply)]
enum SessionReply {
    #[reply(421, "4.3.2", "shutting down")]
    ShuttingDown,
    #[reply(503, "5.5.1", "bad sequence of commands")]
    BadSequence,
}

/// The server's side: every reply that it gives to RCPT.
#[derive(Debug, ToReply)]
#[reply(to = Rcpt)]
enum RcptReply<'a> {
    #[reply(250, "2.1.5", "recipient <{mailbox}> ok")]
    Accepted { mailbox: &'a str },
    #[reply(550, "5.1.1", "no such user")]
    NoSuchUser,
    #[reply(452, "4.2.2", "mailbox full, try again later")]
    MailboxFull,
    #[reply(transparent)]
    Session(SessionReply),
}

/// The client's side: the outcomes of RCPT. The arms read like a `match`, top to bottom, and must be total.
#[derive(Debug, FromReply)]
#[reply(to = Rcpt)]
enum RcptOutcome {
    #[reply(250 | 251)]
    Accepted,
    #[reply("5.1.1" | "5.1.10")]
    NoSuchUser,
    #[reply(452 | (552, none) | (552, "5.0.0" | "5.5.0" | "5.5.3"))]
    TooManyRecipients,
    #[reply(4yz)]
    Later(ReplyBuf),
    #[reply(5yz)]
    Refused(ReplyBuf),
    #[reply(other)]
    Unexpected(ReplyBuf),
}

#[test]
fn server_side() {
    let accepted = RcptReply::Accepted { mailbox: "ann@example.org" };
    assert_eq!(accepted.code(), 250);
    assert_eq!(accepted.wire().to_string(), "250 2.1.5 recipient <ann@example.org> ok\r\n");
    assert_eq!(accepted.to_string(), "250 2.1.5 recipient <ann@example.org> ok");
    assert_eq!(accepted.as_static(), None);
    assert_eq!(RcptReply::NoSuchUser.as_static(), Some("550 5.1.1 no such user\r\n"));
    assert_eq!(RcptReply::MailboxFull.wire().to_string(), "452 4.2.2 mailbox full, try again later\r\n");
    let session = RcptReply::Session(SessionReply::BadSequence);
    assert_eq!(session.code(), 503);
    assert_eq!(session.wire().to_string(), "503 5.5.1 bad sequence of commands\r\n");
    assert_eq!(RcptReply::Session(SessionReply::ShuttingDown).to_string(), "421 4.3.2 shutting down");
    let replies: Vec<_> = RcptReply::REPLIES.iter().map(|reply| reply.code.get()).collect();
    assert_eq!(replies, [250, 550, 452, 421, 503]);
    assert_eq!(<RcptReply<'_> as ReplySet>::REPLIES, RcptReply::REPLIES);
    assert_eq!(RcptReply::REPLIES[0].text, "recipient <{mailbox}> ok");
}

#[test]
fn client_side() {
    let outcome = |text: &str| RcptOutcome::from_reply(&Reply::parse(text.as_bytes()).unwrap());
    assert!(matches!(outcome("250 2.1.5 ok\r\n"), RcptOutcome::Accepted));
    assert!(matches!(outcome("250 5.1.1 ok\r\n"), RcptOutcome::Accepted));
    assert!(matches!(outcome("550 5.1.1 no\r\n"), RcptOutcome::NoSuchUser));
    assert!(matches!(outcome("556 5.1.10 no\r\n"), RcptOutcome::NoSuchUser));
    assert!(matches!(outcome("552 no\r\n"), RcptOutcome::TooManyRecipients));
    assert!(matches!(outcome("552 5.5.3 no\r\n"), RcptOutcome::TooManyRecipients));
    assert!(matches!(outcome("552 5.2.2 no\r\n"), RcptOutcome::Refused(reply) if reply.code() == 552));
    assert!(matches!(outcome("450 4.2.2 no\r\n"), RcptOutcome::Later(reply) if reply.code() == 450));
    assert!(matches!(outcome("354 go\r\n"), RcptOutcome::Unexpected(reply) if reply.code() == 354));
    assert!(matches!("550 gone".parse(), Ok(RcptOutcome::Refused(_))));
}
