//! STARTTLS, which the user of the client has demanded.

use smtp_codes::Command::{Auth, Ehlo, Mail, StartTls};

use super::super::judge::tls::{begins_anew, drops_what_came_in_clear};
use super::super::scene::{ANY, Check, DELIVERED, Group, LATER, NOT_DELIVERED, Pace, Takes, held, on, play};

const TLS: Group = Group("tls");

pub(super) const CHECKS: &[Check] = &[
    TLS.must("c/tls-injection", "RFC 3207 4.2", "a reply that came in clear is not taken for one under TLS")
        .by(&[play(&[
            on(StartTls, "220 2.0.0 go on\n250 mx.example.org"),
            held(Ehlo, "", 1000, "250 mx.example.org"),
        ])
        .mechanisms("")])
        .takes(Takes::Tls)
        .looks(drops_what_came_in_clear)
        .ends(ANY),
    TLS.must("c/tls-ehlo-again", "RFC 3207 4.2", "what EHLO listed before TLS is forgotten")
        .by(&[play(&[])
            .lists(&["ENHANCEDSTATUSCODES"])
            .lists_in_clear(&["PIPELINING", "SIZE 1000000", "8BITMIME", "SMTPUTF8", "DSN"])
            .at(Pace::Late(100))])
        .takes(Takes::Tls)
        .looks(begins_anew)
        .ends(DELIVERED),
    TLS.practice("c/tls-454", "RFC 3207 4", "where TLS is not to be had now, nothing is sent in clear")
        .by(&[play(&[on(StartTls, "454 4.7.0 not now")])])
        .takes(Takes::Tls)
        .never(&[Mail, Auth])
        .ends(LATER),
    TLS.practice("c/tls-stripped", "RFC 3207 6", "where TLS is not offered, nothing is sent in clear")
        .by(&[play(&[]).without_tls()])
        .takes(Takes::Tls)
        .never(&[Mail, Auth])
        .ends(NOT_DELIVERED),
];
