//! STARTTLS. These dialogues begin in clear, also where the others begin with TLS.

use smtp_codes::Command;

use super::super::judge::refusal::wants_tls;
use super::super::judge::service::{is_public, tls_not_offered};
use super::super::step::{
    Check, GREETING, HANDSHAKE, HELLO, MAIL, RECONNECT, STARTTLS, STOP, Step, answer, look, must, offers,
    perhaps, practice, say, should, silence, steps, when, write,
};

/// A server that offers TLS.
const OFFERED: Step = steps(&[GREETING, HELLO, offers("STARTTLS")]);
const MAIL_LINE: &str = "MAIL FROM:<{sender}>";

pub(super) const CHECKS: &[Check] = &[
    should("tls/arg", "RFC 3207 4", "STARTTLS with an argument is answered 501")
        .by(&[&[OFFERED, say("STARTTLS x").wants("501")]]),
    must("tls/handshake", "RFC 3207 4", "TLS begins after STARTTLS").by(&[&[
        OFFERED,
        say("STARTTLS").wants("220"),
        HANDSHAKE,
        HELLO,
    ]]),
    must("tls/injection", "RFC 3207 4.2", "a command sent in clear is not carried out under TLS").by(&[&[
        OFFERED,
        write(&[b"STARTTLS\r\nNOOP\r\n"], &[Command::StartTls, Command::Noop]),
        answer().wants("220 5yz").or_ends(),
        when("5yz", &[perhaps(500).or_ends(), STOP]),
        HANDSHAKE.or_ends(),
        silence(500).or_ends(),
        say("RSET").or_ends(),
        silence(500),
    ]]),
    must("tls/forgets-mail", "RFC 3207 4.2", "a transaction is forgotten when TLS begins").by(&[&[
        OFFERED,
        MAIL,
        STARTTLS,
        say("RCPT TO:<{recipient}>").wants("503"),
    ]]),
    must("tls/forgets-ehlo", "RFC 3207 4.2", "EHLO is forgotten when TLS begins").by(&[&[
        GREETING,
        say(MAIL_LINE).wants("503").setup(),
        RECONNECT,
        OFFERED,
        STARTTLS,
        say(MAIL_LINE).wants("5yz"),
    ]]),
    must("tls/not-offered-again", "RFC 3207 4.2", "STARTTLS is not listed under TLS").by(&[&[
        OFFERED,
        STARTTLS,
        HELLO,
        look(tls_not_offered),
    ]]),
    should("tls/twice", "RFC 3207 4.2", "STARTTLS under TLS is refused").by(&[&[
        OFFERED,
        STARTTLS,
        HELLO,
        say("STARTTLS").wants("503 554 502 500 501").allows("454"),
    ]]),
    should(
        "tls/530",
        "RFC 3207 4",
        "where TLS is needed MAIL is answered 530, and QUIT, NOOP and EHLO are not",
    )
    .by(&[&[
        OFFERED,
        say(MAIL_LINE).skips("2yz").reads(wants_tls),
        say("NOOP").wants("250"),
        say("{hello}").wants("250"),
        say("QUIT").wants("221"),
    ]]),
    practice(
        "tls/public",
        "RFC 3207 4",
        "a server that takes mail from everywhere takes it without TLS, too",
    )
    .by(&[&[OFFERED, look(is_public), say(MAIL_LINE).wants("250").allows("530")]]),
];
