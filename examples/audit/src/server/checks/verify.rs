//! VRFY, EXPN and HELP.

use super::super::judge::refusal::has_mailbox;
use super::super::step::{Check, MAIL, OPEN, Step, lacks, must, practice, say, should};

/// A server that takes mail for every name has a user of every name.
const NOBODY: Step = say("RCPT TO:<{nobody}>").wants("5yz").setup();

pub(super) const CHECKS: &[Check] = &[
    should(
        "vrfy/supported",
        "RFC 5321 4.5.1, 3.5.3, 7.3",
        "VRFY is answered, with 252 where it tells nothing",
    )
    .smtp()
    .by(&[&[
        OPEN,
        say("VRFY postmaster")
            .wants("250 251 252 550 551 553")
            .never("500 502 504")
            .allows("450 451 501 530 554"),
    ]]),
    must("vrfy/no-false-250", "RFC 5321 3.5.3", "VRFY does not confirm a user that does not exist")
        .smtp()
        .by(&[
            &[OPEN, MAIL, NOBODY, say("VRFY {nobody}").never("250 251")],
            &[OPEN, MAIL, NOBODY, say("VRFY no-such-user-9f3a").never("250 251")],
        ]),
    must("vrfy/250-has-mailbox", "RFC 5321 3.5.1, 3.5.2", "a 250 to VRFY has the address of the user")
        .smtp()
        .by(&[&[OPEN, say("VRFY {mailbox}").wants("250").setup().reads(has_mailbox)]]),
    practice("vrfy/no-arg", "RFC 5321 4.1.1.6", "VRFY without a name is answered 501")
        .smtp()
        .by(&[&[OPEN, say("VRFY").wants("501").allows("252 5yz")]]),
    must("expn/listed", "RFC 5321 3.5.2", "EXPN expands nothing where EHLO does not list it")
        .smtp()
        .by(&[&[OPEN, lacks("EXPN"), say("EXPN staff").never("250")]]),
    should("help/code", "RFC 5321 4.3.2", "HELP is answered 211 or 214")
        .smtp()
        .by(&[&[OPEN, say("HELP").wants("211 214").allows("5yz")]]),
    // A MUST by the letter, which big servers do not keep.
    practice("help/listed", "RFC 5321 4.1.1.1", "HELP is listed by EHLO where it is answered")
        .smtp()
        .by(&[&[OPEN, lacks("HELP"), say("HELP").never("211 214")]]),
];
