//! The form of replies, and replies that nobody asked for.

use smtp_codes::Command::{Connect, Data, EndOfData, Mail, Rcpt};

use super::super::scene::{Check, DELIVERED, Group, LATER, NOT_DELIVERED, Pace, on, play, repeated};

const REPLY: Group = Group("reply");
const LINE: &str = "250-2.1.0 a line that says nothing, and is not the last of them\r\n";

pub(super) const CHECKS: &[Check] = &[
    REPLY
        .must("c/bare-code", "RFC 5321 4.2", "a reply may be a code without text")
        .by(&[play(&[on(Mail, "250"), on(Rcpt, "250"), on(Data, "354"), on(EndOfData, "250")])])
        .ends(DELIVERED),
    REPLY
        .must("c/octet-by-octet", "RFC 5321 2.3.8", "a reply ends with its line, and not with a packet")
        .by(&[play(&[]).at(Pace::Octets)])
        .ends(DELIVERED),
    REPLY
        .must("c/line-512", "RFC 5321 4.5.3.1.5", "a reply line of 512 octets is not too long")
        .by(&[play(&[repeated(Mail, "250 2.1.0 ", "a", 500, "")])])
        .ends(DELIVERED),
    REPLY
        .practice("c/line-endless", "RFC 5321 4.5.3.1.5", "a reply line of a mebibyte is not taken")
        .by(&[play(&[repeated(Mail, "250 2.1.0 ", "a", 1 << 20, "")])])
        .smtp()
        .never(&[Rcpt])
        .ends(NOT_DELIVERED),
    REPLY
        .practice("c/lines-endless", "RFC 5321 4.5.3.1.5", "a reply of two thousand lines is not taken")
        .by(&[play(&[repeated(Mail, "", LINE, 2_000, "250 2.1.0 fine")])])
        .smtp()
        .never(&[Rcpt])
        .ends(NOT_DELIVERED),
    REPLY
        .practice("c/no-code", "RFC 5321 4.2", "a line without a code is not a reply")
        .by(&[play(&[on(Mail, "hello")]), play(&[on(EndOfData, "hello")])])
        .smtp()
        .never(&[Rcpt])
        .ends(NOT_DELIVERED),
    REPLY
        .practice("c/two-replies", "RFC 5321 4.2; RFC 2920 3.1", "a second reply to MAIL is not one to RCPT")
        .by(&[play(&[on(Mail, "250 2.1.0 fine\n250 2.1.0 fine"), on(Rcpt, "550 5.1.1 no such user")])])
        .smtp()
        .never(&[Data])
        .ends(NOT_DELIVERED),
    REPLY
        .practice("c/early-reply", "RFC 5321 4.2", "replies that come before their commands deliver nothing")
        .by(&[
            play(&[on(Connect, "220 mx.example.org ESMTP\n250 early"), on(Mail, "550 5.7.1 not from you")]),
            play(&[
                on(Connect, "220 mx.example.org ESMTP\n250 a\n250 b\n250 c\n354 d\n250 e"),
                on(Mail, "550 5.7.1 not from you"),
            ]),
        ])
        .ends(NOT_DELIVERED),
    REPLY
        .must("c/421-unasked", "RFC 5321 3.8", "a server may close at any time, and it is tried again")
        .by(&[play(&[on(Rcpt, "250 2.1.5 fine\n421 4.3.2 closing down").hangs_up()])])
        .ends(LATER),
];
