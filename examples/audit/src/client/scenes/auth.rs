//! AUTH, which the user of the client has asked for.

use smtp_codes::Command::{Auth, AuthData, Mail};

use super::super::judge::auth::{cancels, does_not_insist, is_answered, switches};
use super::super::scene::{ANY, Check, DELIVERED, Group, LATER, NOT_DELIVERED, REFUSED, Takes, on, play};

const AUTH: Group = Group("auth");
const NO_BASE64: &str = "334 !!!";
const REFUSAL: &str = "535 5.7.8 not you";

pub(super) const CHECKS: &[Check] = &[
    AUTH.should("c/auth-535", "RFC 4954 6", "what was refused is not sent again")
        .by(&[play(&[on(AuthData, REFUSAL)])])
        .takes(Takes::Login)
        .never(&[Mail])
        .looks(does_not_insist)
        // Nothing says what becomes of the message, which another password can still deliver.
        .ends(NOT_DELIVERED),
    AUTH.should("c/auth-454", "RFC 4954 6", "a login that fails for now is tried again later")
        .by(&[play(&[on(AuthData, "454 4.7.0 not now")])])
        .takes(Takes::Login)
        .never(&[Mail])
        .ends(LATER),
    AUTH.must("c/auth-334-empty", "RFC 4954 4", "a challenge may be empty")
        .by(&[
            play(&[on(Auth, "334 ").first_word()]).mechanisms("PLAIN"),
            play(&[on(Auth, "334 ").first_word()]).mechanisms("LOGIN"),
            play(&[on(Auth, "334").first_word()]).mechanisms("LOGIN"),
        ])
        .takes(Takes::Login)
        .looks(is_answered)
        .ends(DELIVERED)
        .allows(NOT_DELIVERED),
    AUTH.must("c/auth-334-bad", "RFC 4954 4", "a challenge that is not base64 is answered by * or base64")
        .by(&[
            play(&[on(Auth, NO_BASE64), on(AuthData, REFUSAL)]).mechanisms("CRAM-MD5"),
            play(&[on(Auth, NO_BASE64), on(AuthData, REFUSAL)]).mechanisms("PLAIN"),
            play(&[on(Auth, NO_BASE64), on(AuthData, REFUSAL)]).mechanisms("LOGIN"),
        ])
        .takes(Takes::Login)
        .never(&[Mail])
        .looks(cancels)
        .ends(REFUSED)
        .allows(LATER),
    AUTH.should("c/auth-not-offered", "RFC 4954 3, 4", "no AUTH where EHLO does not offer it")
        .by(&[play(&[]).mechanisms("")])
        .takes(Takes::Login)
        .never(&[Auth])
        .ends(REFUSED)
        .allows(ANY),
    AUTH.practice("c/auth-dont-switch", "RFC 4954 4", "after 504 the next mechanism is tried")
        .by(&[play(&[on(Auth, "504 5.5.4 not that one").nth(1)])])
        .takes(Takes::Login)
        .looks(switches)
        .ends(DELIVERED)
        .allows(NOT_DELIVERED),
];
