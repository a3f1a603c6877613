//! LMTP: one reply for each recipient.

use smtp_codes::Command::EndOfData;

use super::super::scene::{Check, Group, LATER, lost, on, play};

const LMTP: Group = Group("lmtp");

pub(super) const CHECKS: &[Check] = &[
    LMTP.must("c/lmtp-each", "RFC 2033 4.2, 5", "each recipient has a reply of its own, and each counts")
        .by(&[play(&[on(EndOfData, "452 4.2.2 no room").nth(2)]).to(2)])
        .lmtp()
        .ends(LATER),
    LMTP.must("c/lmtp-cut", "RFC 2033 5", "who has no reply is tried again, whatever the others got")
        .by(&[play(&[lost(EndOfData).nth(2)]).to(2)])
        .lmtp()
        .ends(LATER),
];
