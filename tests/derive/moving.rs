//! The module of replies of the migration notes, as servers have them, and the derive that it becomes.

use std::fs;
use std::path::Path;

use smtp_codes::{ToReply, reply};

#[allow(unreachable_pub, clippy::missing_const_for_fn)] // as the notes show it
mod before {
    pub enum Response {
        RcptOk(String),
        NoSuchUser(String),
        MailboxFull,
        TooManyRecipients,
        BadSequence,
        ShuttingDown(String),
    }

    impl Response {
        pub fn code(&self) -> (u16, &'static str) {
            match self {
                Self::RcptOk(_) => (250, "2.1.5"),
                Self::NoSuchUser(_) => (550, "5.1.1"),
                Self::MailboxFull => (452, "4.2.2"),
                Self::TooManyRecipients => (452, "4.5.3"),
                Self::BadSequence => (502, "5.5.1"), // meant: 503
                Self::ShuttingDown(_) => (421, "4.3.2"),
            }
        }
        pub fn text(&self) -> String {
            match self {
                Self::RcptOk(mailbox) => format!("<{mailbox}> ok"),
                Self::NoSuchUser(mailbox) => format!("<{mailbox}> unknown"),
                Self::MailboxFull => "mailbox full".to_owned(),
                Self::TooManyRecipients => "too many recipients".to_owned(),
                Self::BadSequence => "MAIL first".to_owned(),
                Self::ShuttingDown(host) => format!("{host} shuts down"),
            }
        }
        pub fn closes(&self) -> bool {
            matches!(self, Self::ShuttingDown(_))
        }
        pub fn to_bytes(&self) -> Vec<u8> {
            let (code, enhanced) = self.code();
            format!("{code} {enhanced} {}\r\n", self.text()).into_bytes()
        }
    }
}

#[allow(unreachable_pub)]
mod after {
    use smtp_codes::ToReply;

    #[derive(ToReply)]
    #[reply(to = Rcpt)]
    pub enum RcptReply<'a> {
        #[reply(250, "2.1.5", "<{0}> ok")]
        Accepted(&'a str),
        #[reply(550, "5.1.1", "<{0}> unknown")]
        NoSuchUser(&'a str),
        #[reply(452, "4.2.2", "mailbox full")]
        MailboxFull,
        #[reply(452, "4.5.3", "too many recipients")]
        TooManyRecipients,
        #[reply(503, "5.5.1", "MAIL first")]
        BadSequence,
        #[reply(421, "4.3.2", "{0} shuts down")]
        ShuttingDown(&'a str),
    }
}

use after::RcptReply;
use before::Response;

#[test]
fn the_derive_sends_the_same_but_for_what_was_wrong() {
    let (mailbox, host) = ("kim@example.org", "mx.example.org");
    let pairs = [
        (Response::RcptOk(mailbox.to_owned()), RcptReply::Accepted(mailbox)),
        (Response::NoSuchUser(mailbox.to_owned()), RcptReply::NoSuchUser(mailbox)),
        (Response::MailboxFull, RcptReply::MailboxFull),
        (Response::TooManyRecipients, RcptReply::TooManyRecipients),
        (Response::ShuttingDown(host.to_owned()), RcptReply::ShuttingDown(host)),
    ];
    for (before, after) in pairs {
        assert_eq!(after.to_bytes(), before.to_bytes());
        assert_eq!(after.closes(), before.closes());
    }
    assert_eq!(Response::BadSequence.to_bytes(), b"502 5.5.1 MAIL first\r\n");
    assert_eq!(RcptReply::BadSequence.to_bytes(), b"503 5.5.1 MAIL first\r\n");

    let smuggled = "kim\r\n250 ok";
    assert_eq!(
        Response::NoSuchUser(smuggled.to_owned()).to_bytes().split(|&octet| octet == b'\n').count(),
        3
    );
    assert_eq!(RcptReply::NoSuchUser(smuggled).to_bytes(), b"550 5.1.1 <kim??250 ok> unknown\r\n");
}

#[test]
fn a_reply_in_place_is_the_octets_that_were_there() {
    let mut out = Vec::new();
    out.extend_from_slice(reply!(Rcpt, 503, "5.5.1", "MAIL first").as_bytes());
    let rcpt = "kim\r\n250 ok";
    reply!(Rcpt, 550, "5.1.1", "<{rcpt}> unknown").wire().append_to(&mut out).unwrap();
    assert_eq!(out, b"503 5.5.1 MAIL first\r\n550 5.1.1 <kim??250 ok> unknown\r\n");
}

/// The notes show what is tested here, and their count of lines is right.
#[test]
fn the_notes_show_this_code() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../smtp-codes/docs/migration.md");
    let notes = fs::read_to_string(path).unwrap();
    let here = include_str!("moving.rs");
    let shown = |start: &str, end: &str| {
        let from = &notes[notes.find(start).unwrap()..];
        from[..from.find(end).unwrap()].trim_end().to_owned()
    };
    let before = shown("pub enum Response", "```");
    let after = shown("#[derive(ToReply)]\n#[reply(to = Rcpt)]\npub enum RcptReply", "\nlet reply");
    for code in [&before, &after] {
        let indented: String = code
            .lines()
            .map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") })
            .collect();
        assert!(here.contains(&indented), "{code}");
    }
    let (lines_before, lines_after) = (before.lines().count(), after.lines().count());
    assert!(notes.contains(&format!("as servers have it, {lines_before} lines:")), "{lines_before}");
    assert!(notes.contains(&format!("with the derive, {lines_after} lines:")), "{lines_after}");
    assert!(lines_after < lines_before);
}
