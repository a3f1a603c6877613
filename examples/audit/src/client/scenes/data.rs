//! The replies to DATA.

use smtp_codes::Command::Data;

use super::super::judge::manners::waits;
use super::super::scene::{
    ANY, Check, DELIVERED, Group, LATER, NOT_DELIVERED, REFUSED, TEXT, held, on, play,
};

const DATA: Group = Group("data");

pub(super) const CHECKS: &[Check] = &[
    DATA.must("c/data-250", "RFC 5321 3.3", "no text after 250 to DATA: 354 alone is the permission")
        .by(&[play(&[on(Data, "250 2.0.0 fine")])])
        .never(&[TEXT])
        .ends(NOT_DELIVERED),
    DATA.must("c/data-503", "RFC 5321 3.3", "after 5yz to DATA no text is sent, and it is refused")
        .by(&[
            play(&[on(Data, "503 5.5.1 no valid recipients")]),
            play(&[on(Data, "554 5.5.1 no valid recipients")]),
        ])
        .never(&[TEXT])
        .ends(REFUSED),
    DATA.must("c/data-451", "RFC 5321 4.2.1", "after 4yz to DATA no text is sent, and it is tried again")
        .by(&[play(&[on(Data, "451 4.3.0 not now")])])
        .never(&[TEXT])
        .ends(LATER),
    DATA.practice(
        "c/data-350",
        "RFC 5321 3.3, 4.3.2",
        "350 to DATA: text or none, and what comes of it is told",
    )
    .by(&[play(&[on(Data, "350 go on")])])
    .ends(ANY),
    DATA.must("c/data-multiline-354", "RFC 5321 4.2.1", "text begins after the last line of a 354")
        .by(&[play(&[held(Data, "354-go on,\n", 500, "354 and end with a dot")])])
        .looks(waits)
        .ends(DELIVERED),
];
