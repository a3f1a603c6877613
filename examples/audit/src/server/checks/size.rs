//! SIZE.

use smtp_codes::Command;

use super::super::step::{
    Check, DELIVERS, MESSAGE, OPEN, OPEN_TEXT, Step, answer, make, offers, practice, say, should, until,
};
use super::super::talk::Talk;

const THEN_RCPT: Step = say("RCPT TO:<{recipient}>");
/// The largest message that is sent to be refused.
const MUCH: usize = 1024 * 1024;
const REFUSES: &str = "452 5yz";

pub(super) const CHECKS: &[Check] = &[
    should("size/over", "RFC 1870 6.1", "a message that is said to be over the limit is answered 552").by(&[
        &[
            OPEN,
            offers("SIZE"),
            make("MAIL FROM:<{sender}> SIZE=(limit + 1)", Command::Mail, |talk| {
                let size = limit(talk)? + 1;
                Ok(format!("MAIL FROM:<{}> SIZE={size}\r\n", talk.site.sender).into_bytes())
            }),
            answer().wants("552 2yz").allows(REFUSES),
            until(REFUSES),
            THEN_RCPT.wants("552 2yz").allows(REFUSES),
            until(REFUSES),
            DELIVERS,
            say("DATA").wants("552 354").allows(REFUSES),
            until(REFUSES),
            MESSAGE,
            answer().wants("552").allows(REFUSES),
        ],
    ]),
    practice("size/malformed", "RFC 1870 3", "a size that is not a number is answered 501").by(&[
        &[OPEN, offers("SIZE"), say("MAIL FROM:<{sender}> SIZE=abc").wants("501").allows("250 5yz")],
        &[OPEN, offers("SIZE"), say("MAIL FROM:<{sender}> SIZE=").wants("501").allows("250 5yz")],
    ]),
    should("size/huge", "RFC 1870 3, 6.1", "a size of twenty digits is too big, and is answered 552").by(&[
        &[
            OPEN,
            offers("SIZE"),
            say("MAIL FROM:<{sender}> SIZE=99999999999999999999").wants("552 501 2yz").allows("4yz 5yz"),
            until("4yz 5yz"),
            THEN_RCPT.wants("552").allows("4yz 5yz"),
        ],
    ]),
    should(
        "size/actual-over",
        "RFC 1870 6.3; RFC 5321 4.5.3.1.9",
        "a message that is over the limit is answered 552",
    )
    .by(&[&[
        OPEN_TEXT,
        offers("SIZE"),
        make("(half as much again as the limit) .", Command::EndOfData, |talk| match limit(talk)? {
            // Servers count line ends as they store them, and so not as RFC 1870 section 5 does.
            limit @ ..=MUCH => Ok(super::data::message_of(limit + limit / 2)),
            _ => Err("the limit is over 1 MiB, which is too much to send"),
        }),
        answer().wants("552").allows(REFUSES).or_ends(),
    ]]),
];

/// The limit that the server names; 0 is none (RFC 1870 section 3).
fn limit(talk: &Talk<'_>) -> Result<usize, &'static str> {
    let limit = talk.offer("SIZE").and_then(|limit| limit.parse().ok());
    limit.filter(|limit| *limit > 0).ok_or("the server names no limit")
}
