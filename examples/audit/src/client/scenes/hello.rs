//! EHLO, and what it lists.

use smtp_codes::Command::{Ehlo, Helo, Mail};

use super::super::judge::envelope::{
    asks_for_nothing, asks_for_what_is_listed, declares_no_less, keeps_address, tells_its_name,
    waits_with_each,
};
use super::super::judge::manners::says_helo;
use super::super::judge::text::is_seven_bit;
use super::super::letter::Letter;
use super::super::scene::{
    ANY, Check, DELIVERED, Group, LATER, NOT_DELIVERED, Pace, REFUSED, Takes, on, play,
};

const HELLO: Group = Group("hello");
const NAME_IS_NOT_TAKEN: &str = "550 5.7.1 mx.example.org does not know you";

/// More keywords than anybody has heard of.
const MANY: [&str; 62] = {
    let mut many = ["X-FOO"; 62];
    many[1] = "FOO-BAR a b";
    many
};

pub(super) const CHECKS: &[Check] = &[
    HELLO
        .should("c/ehlo-500", "RFC 5321 3.2", "a server without EHLO is greeted with HELO")
        .by(&[play(&[on(Ehlo, "500 5.5.1 what?")]), play(&[on(Ehlo, "502 5.5.1 not here")])])
        .takes(Takes::Neither)
        .smtp()
        .looks(says_helo)
        .ends(DELIVERED),
    HELLO
        .must("c/ehlo-550", "RFC 5321 3.2, 4.1.4", "no mail where the server refuses to be greeted")
        .by(&[play(&[on(Ehlo, NAME_IS_NOT_TAKEN), on(Helo, NAME_IS_NOT_TAKEN)])])
        .never(&[Mail])
        .ends(NOT_DELIVERED),
    HELLO
        .must("c/ehlo-421", "RFC 5321 3.8", "a server that answers EHLO with 421 is tried again")
        .by(&[play(&[on(Ehlo, "421 4.3.2 closing down").hangs_up()])])
        .leaves()
        .ends(LATER),
    HELLO
        .must("c/ehlo-case", "RFC 5321 4.1.1.1", "keywords in lower case are taken as well")
        .by(&[play(&[]).lists(&["size 1000000", "pipelining", "enhancedstatuscodes"])])
        .ends(DELIVERED),
    HELLO
        .must("c/ehlo-unknown-keywords", "RFC 5321 2.2", "keywords that the client does not know do no harm")
        .by(&[play(&[]).lists(&MANY)])
        .ends(DELIVERED),
    HELLO
        .must(
            "c/ehlo-one-line",
            "RFC 5321 4.1.1.1",
            "a server that lists nothing gets MAIL without parameters",
        )
        .by(&[play(&[]).lists(&[])])
        .takes(Takes::Neither)
        .smtp()
        .looks(asks_for_nothing)
        .ends(DELIVERED),
    HELLO
        .must("c/params-only-offered", "RFC 5321 4.1.1.3", "no parameter is sent that EHLO does not offer")
        .by(&[play(&[]).lists(&["ENHANCEDSTATUSCODES", "HELP"])])
        .looks(asks_for_what_is_listed),
    HELLO
        .must("c/no-pipelining", "RFC 5321 4.3.1", "without PIPELINING there is one command at a time")
        .by(&[play(&[]).at(Pace::Late(200))])
        .smtp()
        .looks(waits_with_each)
        .ends(DELIVERED),
    HELLO
        .should("c/size-too-small", "RFC 1870 6; RFC 5321 4.5.3.1.7", "a message above the limit is refused")
        .by(&[play(&[]).lists(&["SIZE 100", "ENHANCEDSTATUSCODES"])])
        .looks(declares_no_less)
        .ends(REFUSED),
    HELLO
        .must("c/8bit-not-offered", "RFC 5321 2.4; RFC 6152 3", "no octet above 127 without 8BITMIME")
        .by(&[play(&[]).lists(&["SIZE 1000000", "ENHANCEDSTATUSCODES"]).with(Letter::EightBit)])
        .looks(is_seven_bit)
        .ends(ANY),
    HELLO
        .must("c/utf8-not-offered", "RFC 6531 3.4", "no address that is not ASCII without SMTPUTF8")
        .by(&[play(&[]).lists(&["8BITMIME", "ENHANCEDSTATUSCODES"]).with(Letter::ToUtf8)])
        .looks(keeps_address)
        .ends(REFUSED)
        .allows(LATER),
    HELLO
        .must("c/ehlo-argument", "RFC 5321 4.1.4, 4.1.1.1", "EHLO names a domain or an address literal")
        .by(&[play(&[])])
        .looks(tells_its_name),
];
