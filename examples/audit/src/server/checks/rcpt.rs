//! RCPT.

use super::super::judge::refusal::too_many_is_452;
use super::super::step::{Check, MAIL, OPEN, RCPT, must, repeat, say, should, until};

/// Codes that speak of the command, where nothing is wrong with it.
const FOR_THE_COMMAND: &str = "500 501 502 503 555";

pub(super) const CHECKS: &[Check] = &[
    should("rcpt/no-arg", "RFC 5321 4.3.2", "RCPT without a recipient is answered 501").by(&[
        &[OPEN, MAIL, say("RCPT").wants("501")],
        &[OPEN, MAIL, say("RCPT TO:").wants("501")],
        &[OPEN, MAIL, say("RCPT TO:<>").wants("501")],
    ]),
    should("rcpt/unknown-param", "RFC 5321 4.1.1.11", "a parameter that was not offered is answered 555")
        .by(&[&[OPEN, MAIL, say("RCPT TO:<{recipient}> XNOSUCH=1").wants("555")]]),
    must("rcpt/postmaster-bare", "RFC 5321 4.5.1, 2.3.5", "mail for <postmaster> is taken").smtp().by(&[&[
        OPEN,
        MAIL,
        say("RCPT TO:<postmaster>").wants("2yz"),
    ]]),
    must(
        "rcpt/postmaster-domain",
        "RFC 5321 4.5.1",
        "mail for the postmaster of the server's domain is taken",
    )
    .smtp()
    .by(&[&[OPEN, MAIL, say("RCPT TO:<postmaster@{domain}>").wants("2yz")]]),
    must(
        "rcpt/postmaster-case",
        "RFC 5321 4.5.1, 4.1.1.3",
        "mail for <PostMaster> is taken as that for <postmaster>",
    )
    .smtp()
    .by(&[&[
        OPEN,
        MAIL,
        say("RCPT TO:<postmaster>").wants("2yz").setup(),
        say("RCPT TO:<PostMaster>").wants("2yz"),
    ]]),
    should("rcpt/unknown-user", "RFC 5321 3.3", "a recipient that does not exist is answered 550").by(&[&[
        OPEN,
        MAIL,
        say("RCPT TO:<{nobody}>").wants("550").never(FOR_THE_COMMAND).allows("2yz 450 451"),
    ]]),
    should(
        "rcpt/relay",
        "RFC 5321 3.6.2, 7.9",
        "a recipient elsewhere is answered 550 where the server does not relay",
    )
    .smtp()
    .by(&[&[
        OPEN,
        MAIL,
        say("RCPT TO:<a@relay-test.example.com>")
            .wants("550")
            .never(FOR_THE_COMMAND)
            .allows("2yz 450 451 454"),
    ]]),
    must("rcpt/100", "RFC 5321 4.5.3.1.8", "a hundred recipients are taken").heavy().by(&[&[
        OPEN,
        MAIL,
        RCPT,
        repeat(99, &[say("RCPT TO:<{recipient}>").wants("2yz").never("452 5yz")]),
    ]]),
    must("rcpt/too-many", "RFC 5321 4.5.3.1.10", "a recipient too many is answered 452").heavy().by(&[&[
        OPEN,
        MAIL,
        RCPT,
        repeat(
            1000,
            &[
                say("RCPT TO:<{recipient}>").wants("2yz 4yz").allows("5yz").reads(too_many_is_452),
                until("452 5yz"),
            ],
        ),
    ]]),
];
