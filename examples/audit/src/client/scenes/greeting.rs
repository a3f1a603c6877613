//! The greeting.

use smtp_codes::Command::{Connect, Mail};

use super::super::judge::manners::{says_hello_once, waits};
use super::super::scene::{Check, DELIVERED, Group, LATER, NOT_DELIVERED, held, on, play};

const GREETING: Group = Group("greeting");

pub(super) const CHECKS: &[Check] = &[
    GREETING
        .must("c/greet-220", "RFC 5321 3.1, 4.3.1", "nothing is sent before the greeting")
        .by(&[play(&[held(Connect, "", 1000, "220 mx.example.org ESMTP")])])
        .looks(waits)
        .ends(DELIVERED),
    GREETING
        .must("c/greet-multiline", "RFC 5321 4.2.1", "a greeting of several lines is one greeting")
        .by(&[play(&[held(Connect, "220-mx.example.org ESMTP\n", 500, "220 go on")])])
        .looks(says_hello_once)
        .ends(DELIVERED),
    GREETING
        .must("c/greet-554", "RFC 5321 3.1, 5.1", "a server that greets with 554 takes no mail")
        .by(&[play(&[on(Connect, "554 mx.example.org takes no mail")])])
        .never(&[Mail])
        .quits()
        .ends(NOT_DELIVERED),
    GREETING
        .must("c/greet-521", "RFC 7504 3", "a server that greets with 521 takes no mail")
        .by(&[play(&[on(Connect, "521 mx.example.org takes no mail").hangs_up()])])
        .never(&[Mail])
        .ends(NOT_DELIVERED),
    GREETING
        .must("c/greet-421", "RFC 5321 3.8, 4.2.1", "a server that greets with 421 is tried again")
        .by(&[play(&[on(Connect, "421 mx.example.org is closing").hangs_up()])])
        .leaves()
        .ends(LATER),
    GREETING
        .should("c/greet-450", "RFC 5321 4.2.1", "a server that greets with 450 is tried again")
        .by(&[play(&[on(Connect, "450 mx.example.org is busy")])])
        .never(&[Mail])
        .quits()
        .ends(LATER),
    GREETING
        .practice("c/greet-354", "RFC 5321 4.3.2", "a greeting that makes no sense permits nothing")
        .by(&[play(&[on(Connect, "354 go on")])])
        .never(&[Mail])
        .ends(NOT_DELIVERED),
];
