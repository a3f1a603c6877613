//! The reply to a message, and the farewell.

use smtp_codes::Command::{EndOfData, Quit};

use super::super::judge::manners::{says_goodbye, waits};
use super::super::judge::text::is_sent_once;
use super::super::scene::{Check, DELIVERED, Group, LATER, NOT_DELIVERED, REFUSED, held, lost, on, play};

const END: Group = Group("end of message");
const QUIT: Group = Group("quit");

pub(super) const CHECKS: &[Check] = &[
    END.must("c/eod-250", "RFC 5321 4.2.5", "250 to a message delivers it")
        .by(&[play(&[on(EndOfData, "250 2.6.0 kept")])])
        .ends(DELIVERED),
    END.must("c/eod-2yz", "RFC 5321 4.2, 4.3.2", "any 2yz to a message delivers it: the first digit says so")
        .by(&[play(&[on(EndOfData, "299 2.0.0 taken")])])
        .ends(DELIVERED),
    END.must("c/eod-451", "RFC 5321 4.2.5", "a message that gets 4yz is tried again")
        .by(&[
            play(&[on(EndOfData, "451 4.3.0 not now")]),
            play(&[on(EndOfData, "432 4.3.2 no more today")]),
            play(&[on(EndOfData, "499 4.3.0 later")]),
        ])
        .ends(LATER),
    END.must("c/eod-554", "RFC 5321 4.2.5", "a message that gets 5yz is refused")
        .by(&[
            play(&[on(EndOfData, "554 5.7.1 no such mail here")]),
            play(&[on(EndOfData, "599 5.3.0 never")]),
        ])
        .ends(REFUSED),
    END.must("c/eod-421", "RFC 5321 3.8", "a message that gets 421 is tried again")
        .by(&[play(&[on(EndOfData, "421 4.3.2 closing down").hangs_up()])])
        .leaves()
        .ends(LATER),
    END.should("c/eod-lost", "RFC 5321 3.8, 4.5.3.2.6", "a message without a reply is tried again")
        .by(&[play(&[lost(EndOfData)])])
        .ends(LATER),
    END.should("c/eod-late", "RFC 5321 4.5.3.2.6", "the reply to a message may take its time")
        .by(&[play(&[held(EndOfData, "", 5000, "250 2.0.0 taken")])])
        .looks(is_sent_once)
        .ends(DELIVERED),
    END.must("c/after-421", "RFC 5321 3.8", "what comes after 421 is not taken for a reply")
        .by(&[play(&[on(EndOfData, "421 4.3.2 bye\n250 2.0.0 taken").hangs_up()])])
        .ends(LATER),
    END.practice("c/eod-354", "RFC 5321 4.3.2", "354 to a message delivers nothing")
        .by(&[play(&[on(EndOfData, "354 go on")])])
        .ends(NOT_DELIVERED),
    END.must(
        "c/class-differs",
        "RFC 2034 4; RFC 5321 4.2",
        "the reply code counts, where the enhanced one differs",
    )
    .by(&[
        play(&[on(EndOfData, "250 5.1.1 taken")]).ends(DELIVERED),
        play(&[on(EndOfData, "450 5.1.1 not now")]).ends(LATER),
    ]),
    END.practice("c/mixed-codes", "RFC 5321 4.2.1", "a reply with several codes delivers nothing")
        .by(&[play(&[on(EndOfData, "554-5.7.1 no such mail here\n250 2.0.0 taken")])])
        .ends(NOT_DELIVERED),
    END.must(
        "c/multiline-held",
        "RFC 5321 4.2.1; RFC 2920 3.1",
        "nothing is sent before the last line of a reply",
    )
    .by(&[play(&[held(EndOfData, "250-2.0.0 taken,\n", 1000, "250 2.0.0 and kept")])])
    .smtp()
    .looks(waits)
    .ends(DELIVERED),
    QUIT.should("c/quit-any", "RFC 5321 4.1.1.10", "the reply to QUIT changes nothing")
        .by(&[play(&[on(Quit, "500 5.5.1 what?")]), play(&[lost(Quit)])])
        .ends(DELIVERED),
    QUIT.must("c/sends-quit", "RFC 5321 4.1.1.10", "QUIT is sent before the connection is closed")
        .by(&[play(&[on(EndOfData, "250 2.0.0 taken"), held(Quit, "", 200, "221 2.0.0 bye")])])
        .looks(says_goodbye),
];
