//! The replies to MAIL and RCPT.

use smtp_codes::Command::{Data, Mail, Rcpt};

use super::super::judge::text::is_sent;
use super::super::scene::{Check, DELIVERED, Group, LATER, NOT_DELIVERED, REFUSED, TEXT, on, play};

const MAIL: Group = Group("mail");
const RCPT: Group = Group("rcpt");

/// The list of a server that has no enhanced status codes.
const PLAIN: &[&str] = &["SIZE 1000000", "8BITMIME"];

pub(super) const CHECKS: &[Check] = &[
    MAIL.must("c/mail-451", "RFC 5321 4.2.1", "after 4yz to MAIL no text is sent, and it is tried again")
        .by(&[
            play(&[on(Mail, "451 4.3.0 not now")]),
            play(&[on(Mail, "452 4.3.1 no room")]),
            play(&[on(Mail, "499 4.3.0 later")]),
        ])
        .never(&[TEXT])
        .ends(LATER),
    MAIL.must("c/mail-550", "RFC 5321 4.2.1", "after 5yz to MAIL no text is sent, and it is refused")
        .by(&[
            play(&[on(Mail, "550 5.7.1 not from you")]),
            play(&[on(Mail, "553 5.1.8 no such sender")]),
            play(&[on(Mail, "599 5.3.0 never")]),
        ])
        .never(&[TEXT])
        .ends(REFUSED),
    MAIL.must("c/mail-421", "RFC 5321 3.8", "after 421 to MAIL there is no RCPT, and it is tried again")
        .by(&[play(&[on(Mail, "421 4.3.2 closing down").hangs_up()])])
        .leaves()
        .ends(LATER),
    MAIL.practice("c/mail-354", "RFC 5321 4.3.2", "354 to MAIL does not permit text")
        .by(&[play(&[on(Mail, "354 go on")])])
        .never(&[TEXT])
        .ends(NOT_DELIVERED),
    RCPT.must("c/rcpt-251", "RFC 5321 4.3.2", "251 to RCPT takes the recipient")
        .by(&[play(&[on(Rcpt, "251 2.1.5 will forward to <user@example.net>")])])
        .ends(DELIVERED),
    RCPT.must(
        "c/rcpt-252",
        "RFC 5321 4.2, 4.3.2",
        "252 to RCPT takes the recipient: its first digit says so",
    )
    .by(&[play(&[on(Rcpt, "252 2.5.0 will try")])])
    .ends(DELIVERED),
    RCPT.must("c/rcpt-450", "RFC 5321 4.2.1", "4yz to the only RCPT: no text, and it is tried again")
        .by(&[play(&[on(Rcpt, "450 4.2.1 not now")])])
        .never(&[TEXT])
        .ends(LATER),
    RCPT.must("c/rcpt-550", "RFC 5321 4.2.1, 3.3", "5yz to the only RCPT: no text, and it is refused")
        .by(&[play(&[on(Rcpt, "550 5.1.1 no such user")])])
        .never(&[TEXT])
        .ends(REFUSED),
    RCPT.must("c/rcpt-556", "RFC 7504 4", "556 to the only RCPT: no text, and it is refused")
        .by(&[play(&[on(Rcpt, "556 5.1.10 this domain takes no mail")])])
        .never(&[TEXT])
        .ends(REFUSED),
    RCPT.should(
        "c/rcpt-552-bare",
        "RFC 5321 4.5.3.1.10",
        "552 to RCPT may say: too many, so it is tried again",
    )
    .by(&[play(&[on(Rcpt, "552 too many recipients").nth(2)]).lists(PLAIN).to(2)])
    .looks(is_sent)
    .ends(LATER),
    RCPT.practice(
        "c/rcpt-552-quota",
        "RFC 5321 4.2.1",
        "552 5.2.2 to RCPT says: a full mailbox, so it is refused",
    )
    .by(&[play(&[on(Rcpt, "552 5.2.2 mailbox full")])])
    .never(&[TEXT])
    .ends(REFUSED)
    .allows(LATER),
    RCPT.should(
        "c/rcpt-452-rest",
        "RFC 5321 4.5.3.1.10",
        "452 to the third RCPT: the others get it, it comes later",
    )
    .by(&[play(&[on(Rcpt, "452 4.5.3 too many recipients").nth(3)]).to(3)])
    .looks(is_sent)
    .ends(LATER),
    RCPT.practice("c/rcpt-some-refused", "RFC 5321 4.2.1, 3.3", "who is refused keeps it from nobody else")
        .by(&[play(&[on(Rcpt, "550 5.1.1 no such user").nth(2)]).to(2)])
        .ends(REFUSED)
        .allows(LATER),
    RCPT.must("c/rcpt-all-mixed", "RFC 5321 3.3", "no text where no recipient is taken, for whatever reason")
        .by(&[play(&[on(Rcpt, "450 4.2.1 not now").nth(1), on(Rcpt, "550 5.1.1 no such user").nth(2)]).to(2)])
        .never(&[TEXT])
        .ends(NOT_DELIVERED),
    RCPT.must(
        "c/pipelining-all-checked",
        "RFC 2920 3.1",
        "354 without a recipient is answered by a dot alone",
    )
    .by(&[play(&[on(Rcpt, "550 5.1.1 no such user"), on(Data, "354 go on")]).lists(&[
        "PIPELINING",
        "8BITMIME",
        "ENHANCEDSTATUSCODES",
    ])])
    .smtp()
    .never(&[TEXT])
    .ends(REFUSED)
    .allows(LATER),
];
