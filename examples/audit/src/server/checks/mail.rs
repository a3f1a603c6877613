//! MAIL.

use smtp_codes::Command;

use super::super::judge::refusal::{not_for_length, not_for_sender};
use super::super::judge::service::takes_all_senders;
use super::super::step::{
    CONNECT, Check, MAIL, OPEN, Step, answer, look, make, must, practice, say, should, until,
};

/// RCPT, where MAIL may have been taken only to be refused now (RFC 5321 section 3.3).
const THEN_RCPT: Step = say("RCPT TO:<{recipient}>");

pub(super) const CHECKS: &[Check] = &[
    must("mail/empty-sender", "RFC 1123 5.2.9; RFC 5321 4.1.2", "the empty sender of notifications is taken")
        .by(&[&[
            look(takes_all_senders),
            OPEN,
            say("MAIL FROM:<>").wants("250"),
            THEN_RCPT.reads(not_for_sender),
        ]]),
    should("mail/no-arg", "RFC 5321 4.1.4, 4.3.2", "MAIL without a sender is answered 501").by(&[
        &[OPEN, say("MAIL").wants("501").never("500")],
        &[OPEN, say("MAIL FROM:").wants("501").never("500")],
    ]),
    practice("mail/syntax", "RFC 5321 4.1.4, 3.3", "a sender that is not an address is answered 501 or 553")
        .by(&[
            &[OPEN, say("MAIL FROM:<@@@>").wants("501 553").allows("250 5yz")],
            &[OPEN, say("MAIL FROM:<a b>").wants("501 553").allows("250 5yz")],
        ]),
    practice("mail/space-after-colon", "RFC 5321 3.3", "a space after the colon is answered 501")
        .by(&[&[OPEN, say("MAIL FROM: <{sender}>").wants("501").allows("250 5yz")]]),
    practice("mail/no-brackets", "RFC 5321 4.1.2", "a sender without angle brackets is answered 501")
        .by(&[&[OPEN, say("MAIL FROM:a@b.example").wants("501").allows("250 5yz")]]),
    should("mail/unknown-param", "RFC 5321 4.1.1.11", "a parameter that was not offered is answered 555").by(
        &[&[
            OPEN,
            say("MAIL FROM:<{sender}> XNOSUCH=1").wants("555 2yz"),
            until("5yz"),
            THEN_RCPT.wants("555"),
        ]],
    ),
    practice("mail/param-after-helo", "RFC 5321 4.1.1.2", "a parameter after HELO is taken or refused")
        .smtp()
        .by(&[&[
            CONNECT,
            say("HELO {ehlo}").wants("250").setup(),
            say("MAIL FROM:<{sender}> SIZE=10").wants("250 5yz"),
        ]]),
    must("mail/path-256", "RFC 5321 4.5.3.1.3", "a path of 256 octets is not too long").by(&[&[
        OPEN,
        make("MAIL FROM:(a path of 256 octets)", Command::Mail, |talk| Ok(long_path(&talk.site.sender))),
        answer().reads(not_for_length),
    ]]),
    should("mail/quoted-local", "RFC 5321 4.1.2", "a quoted local part is not a syntax error")
        .by(&[&[OPEN, say("MAIL FROM:<\"a b\"@audit.example>").never("500 501")]]),
    must("mail/source-route", "RFC 5321 4.1.1.3, C", "a source route is not a syntax error").by(&[&[
        OPEN,
        MAIL,
        say("RCPT TO:<@a.example,@b.example:{mailbox}>").never("500 501 555"),
    ]]),
];

/// A sender of 254 octets in its brackets, in a domain that the user may have named.
fn long_path(sender: &str) -> Vec<u8> {
    let domain = sender.rsplit_once('@').map_or("audit.example", |(_, domain)| domain);
    let local = "a".repeat(64);
    let mut name = domain.to_owned();
    // Labels of 63 octets at most (RFC 1035 section 2.3.4).
    let mut left = (254 - 1 - local.len()).saturating_sub(name.len());
    while left > 1 {
        let label = "b".repeat((left - 1).min(63));
        left -= label.len() + 1;
        // A single octet cannot be a label and its dot.
        let label = if left == 1 { format!("{label}b") } else { label };
        left -= usize::from(left == 1);
        name = format!("{label}.{name}");
    }
    format!("MAIL FROM:<{local}@{name}>\r\n").into_bytes()
}

#[test]
fn the_long_path_has_256_octets() {
    for sender in ["", "a@example.org", "a@some.longer.domain.example.org", "a@x.de"] {
        let line = String::from_utf8(long_path(sender)).unwrap();
        let path = line.trim_end().strip_prefix("MAIL FROM:").unwrap();
        assert_eq!(path.len(), 256, "{path}");
        assert!(
            path.trim_end_matches('>').split(['@', '.']).skip(1).all(|label| (1..=63).contains(&label.len())),
            "{path}"
        );
    }
}
