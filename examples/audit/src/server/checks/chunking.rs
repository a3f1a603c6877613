//! CHUNKING and BINARYMIME.

use smtp_codes::Command;

use super::super::judge::service::binary_has_chunks;
use super::super::step::{
    Check, DELIVERS, MAIL, OPEN, RCPT, Step, answer, look, must, offers, say, should, until, write,
};

const BDAT: &[Command] = &[Command::Bdat];
const OFFERED: Step = offers("CHUNKING");
/// A chunk that is not the last.
const CHUNK: Step = write(&[b"BDAT 3\r\nabc"], BDAT);
/// An empty chunk that is the last.
const LAST: Step = write(&[b"BDAT 0 LAST\r\n"], BDAT);

pub(super) const CHECKS: &[Check] = &[
    must(
        "chunk/order",
        "RFC 3030 2",
        "a chunk without a transaction is refused, and its octets are passed over",
    )
    .by(&[&[
        OPEN,
        OFFERED,
        write(&[b"BDAT 3 LAST\r\nabc"], BDAT),
        answer().wants("5yz"),
        until("521"),
        say("NOOP").wants("250"),
    ]]),
    must("chunk/250-each", "RFC 3030 2", "each chunk is answered, and RSET gives them up").by(&[&[
        OPEN,
        OFFERED,
        MAIL,
        RCPT,
        CHUNK,
        answer().wants("250 4yz 5yz"),
        say("RSET").wants("250"),
    ]]),
    must("chunk/data-after", "RFC 3030 2", "DATA after a chunk is answered 503").by(&[&[
        OPEN,
        OFFERED,
        MAIL,
        RCPT,
        CHUNK,
        answer().wants("250").setup(),
        say("DATA").wants("503"),
    ]]),
    must("chunk/after-last", "RFC 3030 2", "a chunk after the last one is answered 503").by(&[&[
        DELIVERS,
        OPEN,
        OFFERED,
        MAIL,
        RCPT,
        LAST,
        answer(),
        LAST,
        answer().wants("503"),
    ]]),
    should("chunk/syntax", "RFC 3030 2", "BDAT without a size is answered 501").by(&[
        &[OPEN, OFFERED, say("BDAT").wants("501").or_ends()],
        &[OPEN, OFFERED, say("BDAT x").wants("501").or_ends()],
    ]),
    must("chunk/binarymime-alone", "RFC 3030 3", "BINARYMIME is listed with CHUNKING alone").by(&[&[
        OPEN,
        offers("BINARYMIME"),
        look(binary_has_chunks),
    ]]),
];
