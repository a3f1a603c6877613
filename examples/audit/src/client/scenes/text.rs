//! The text of a message.

use super::super::judge::text::{ends_as_it_should, has_its_dots, has_only_crlf};
use super::super::letter::Letter;
use super::super::scene::{ANY, Check, DELIVERED, Group, NOT_DELIVERED, play};

const TEXT: Group = Group("text");

pub(super) const CHECKS: &[Check] = &[
    TEXT.must("c/text-dots", "RFC 5321 4.5.2", "a line that begins with a dot gets one more")
        .by(&[play(&[]).with(Letter::Dots)])
        .looks(has_its_dots)
        .ends(DELIVERED),
    TEXT.must("c/text-bare-lf", "RFC 5321 2.3.8", "no CR and no LF is sent alone")
        .by(&[play(&[]).with(Letter::BareLineEnds)])
        .looks(has_only_crlf)
        .ends(ANY),
    TEXT.must(
        "c/text-no-final-eol",
        "RFC 5321 4.1.1.4",
        "a last line gets its end, and no empty line follows",
    )
    .by(&[play(&[]).with(Letter::NoFinalLineEnd), play(&[])])
    .looks(ends_as_it_should)
    .ends(DELIVERED)
    .allows(NOT_DELIVERED),
];
