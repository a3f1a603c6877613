//! The form of all replies.

use super::super::judge::form::{
    codes_agree, ends_with_crlf, has_text, is_ascii, is_known, is_short, not_cut_off,
};
use super::super::step::{Check, OPEN, must, should, silence};

pub(super) const CHECKS: &[Check] = &[
    must("3.8/no-close", "RFC 5321 3.8", "the server does not hang up without 421 when a reply is due")
        .by_turns(not_cut_off),
    must("reply/multiline-codes", "RFC 5321 4.2.1", "all lines of a reply have the same code")
        .by_replies(codes_agree),
    must("reply/crlf", "RFC 5321 2.3.8", "each line of a reply ends with CR LF").by_replies(ends_with_crlf),
    must("reply/ascii", "RFC 5321 4.2; RFC 6531 3.7.4.2", "a reply is printable ASCII, spaces and tabs")
        .by_replies(is_ascii),
    should("reply/512", "RFC 5321 4.5.3.1.5", "a line of a reply has 512 octets at most")
        .by_replies(is_short),
    should("reply/text", "RFC 5321 4.2", "a reply has a text, or at least the space before it")
        .by_replies(has_text),
    should("reply/known-code", "RFC 5321 4.2, 4.3.2", "a reply has a code that may answer the command")
        .by_replies(is_known),
    must("reply/silence", "RFC 5321 4.2, 3.8", "the server says nothing unasked")
        .by(&[&[OPEN, silence(3000)]]),
    should("reply/timeout-5min", "RFC 5321 4.5.3.2.7", "the server waits five minutes for a command")
        .slow()
        .by(&[&[OPEN, silence(300_000).stays()]]),
];
