//! AUTH.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use smtp_codes::Command;

use super::super::judge::refusal::{challenge_form, wants_login};
use super::super::judge::service::{has_mechanism, lists_mechanisms, offers_passwords_in_clear};
use super::super::step::{
    ACCOUNT, Check, LOGIN, MAIL, MET, OPEN, Step, answer, look, make, must, offers, say, should, steps, until,
};

/// A server that offers AUTH, before the login.
const OFFERED: Step = steps(&[MET, offers("AUTH")]);
const PLAIN: Step = look(|talk| has_mechanism(talk, "PLAIN"));
/// The server waits for what PLAIN says.
const ASKED: Step = steps(&[OFFERED, PLAIN, say("AUTH PLAIN").wants("334").setup()]);

pub(super) const CHECKS: &[Check] = &[
    must("auth/list", "RFC 4954 3 (3)", "AUTH is listed with one mechanism at least")
        .by(&[&[OFFERED, look(lists_mechanisms)]]),
    should("auth/plain-before-tls", "RFC 4954 4", "passwords are not asked for in clear")
        .by(&[&[OFFERED, look(offers_passwords_in_clear)]]),
    should("auth/unknown-mech", "RFC 4954 4", "a mechanism that is not known is answered 504")
        .by(&[&[OFFERED, say("AUTH XNOSUCH").wants("504")]]),
    should("auth/no-arg", "RFC 4954 8", "AUTH without a mechanism is answered 501")
        .by(&[&[OFFERED, say("AUTH").wants("501")]]),
    must("auth/bad-base64", "RFC 4954 4", "an answer that is not base64 is answered 501")
        .by(&[&[ASKED, say("!!!").wants("501")]]),
    must("auth/cancel", "RFC 4954 4", "`*` ends the exchange, and is answered 501")
        .by(&[&[ASKED, say("*").wants("501")]]),
    must(
        "auth/initial-unwanted",
        "RFC 4954 4",
        "a first answer is answered 501 where the server is to speak first",
    )
    .by(&[&[
        OFFERED,
        look(|talk| has_mechanism(talk, "CRAM-MD5")),
        say("AUTH CRAM-MD5 abcd").wants("501"),
    ]]),
    must("auth/334-form", "RFC 4954 4", "a 334 is one line of base64 alone").by(&[
        &[OFFERED, PLAIN, say("AUTH PLAIN").wants("334").setup().reads(challenge_form)],
        &[
            OFFERED,
            look(|talk| has_mechanism(talk, "LOGIN")),
            say("AUTH LOGIN").wants("334").setup().reads(challenge_form),
        ],
    ]),
    should("auth/wrong-password", "RFC 4954 4, 6", "a wrong password is answered 535").by(&[&[
        ACCOUNT,
        OFFERED,
        PLAIN,
        make("AUTH PLAIN (a wrong password)", Command::Auth, |talk| {
            let account = talk.site.account.as_ref().ok_or("there is no account")?;
            let wrong = format!("\0{}\0{}x", account.name, account.password);
            Ok(format!("AUTH PLAIN {}\r\n", BASE64_STANDARD.encode(wrong)).into_bytes())
        }),
        answer().wants("535").allows("454 5yz"),
    ]]),
    must("auth/ok", "RFC 4954 4, 6", "the right password is answered 235").by(&[&[
        ACCOUNT,
        OFFERED,
        PLAIN,
        Step { is_setup: false, ..LOGIN },
    ]]),
    must("auth/twice", "RFC 4954 4", "AUTH after a login is answered 503").by(&[&[
        ACCOUNT,
        OPEN,
        say("AUTH PLAIN").wants("503"),
    ]]),
    must("auth/in-transaction", "RFC 4954 4", "AUTH in a transaction is answered 503").by(&[&[
        OFFERED,
        MAIL,
        say("AUTH PLAIN").wants("503"),
    ]]),
    should("auth/long-line", "RFC 4954 4, 6", "an answer of 20,000 octets is answered 500").by(&[&[
        ASKED,
        make("(20,000 octets)", Command::AuthData, |_| Ok([&[b'A'; 20_000][..], b"\r\n"].concat())),
        answer().wants("500").or_ends(),
    ]]),
    should("auth/530", "RFC 4954 6", "where a login is needed MAIL is answered 530").by(&[&[
        OFFERED,
        say("MAIL FROM:<{sender}>").reads(wants_login),
        until("4yz 5yz"),
        say("RCPT TO:<{recipient}>").skips("2yz").reads(wants_login),
    ]]),
];
