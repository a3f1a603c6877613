//! Enhanced status codes, where EHLO lists ENHANCEDSTATUSCODES.

use super::super::judge::form::{
    class_agrees, enhanced_everywhere, enhanced_present, not_on_3yz, of_the_right_subject, registered,
};
use super::super::step::{Check, must, practice};

pub(super) const CHECKS: &[Check] = &[
    must("esc/present", "RFC 2034 4", "each 2yz, 4yz and 5yz after EHLO has an enhanced status code")
        .by_replies(enhanced_present),
    must("esc/every-line", "RFC 2034 4", "each line of a reply has the same enhanced status code")
        .by_replies(enhanced_everywhere),
    must(
        "esc/class",
        "RFC 2034 4",
        "the class of the enhanced status code is the first digit of the reply code",
    )
    .by_replies(class_agrees),
    must("esc/3yz", "RFC 2034 4; RFC 4954 4", "a 3yz has no enhanced status code").by_replies(not_on_3yz),
    practice("esc/registered", "RFC 5248 2.2", "the enhanced status code is registered")
        .by_replies(registered),
    practice("esc/subject", "RFC 3463 3.2", "the enhanced status code speaks of the address that was named")
        .by_replies(of_the_right_subject),
];
