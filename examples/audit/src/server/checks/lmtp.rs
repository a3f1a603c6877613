//! LMTP.

use smtp_codes::Command;

use super::super::judge::hello::hello_grammar;
use super::super::judge::service::{
    first_is_refused, is_not_public, last_is_refused, offers_what_lmtp_needs,
};
use super::super::step::{
    CONNECT, Check, DATA, DELIVERS, MAIL, OPEN, RCPT, RCPT_REFUSED, Step, answer, look, must, offers,
    practice, say, silence, write,
};

const TWO_ENDS: &[Command] = &[Command::EndOfData, Command::EndOfData];
const MESSAGE_FOR_TWO: Step = write(&[b"Subject: smtp-audit\r\n\r\ntext\r\n.\r\n"], TWO_ENDS);
/// A message that fits in no mailbox that is over quota.
const LONG_FOR_TWO: Step = write(&[b"Subject: smtp-audit\r\n\r\n", &LINES, b".\r\n"], TWO_ENDS);
const LINES: [u8; 8_000] = lines();
const FINAL: Step = answer().wants("2yz 4yz 5yz");
const RCPT_FULL: Step = say("RCPT TO:<{full}>").wants("2yz").setup();

pub(super) const CHECKS: &[Check] = &[
    must("lmtp/lhlo", "RFC 2033 4.1", "LHLO is answered 250, as EHLO is")
        .lmtp()
        .by(&[&[CONNECT, say("{hello}").wants("250").skips("501 504 550 553 554").reads(hello_grammar)]]),
    must("lmtp/no-helo", "RFC 2033 4.1", "EHLO and HELO are refused, with 500 for choice").lmtp().by(&[
        &[CONNECT, say("EHLO {ehlo}").wants("500").allows("5yz")],
        &[CONNECT, say("HELO {ehlo}").wants("500").allows("5yz")],
    ]),
    must("lmtp/503-no-rcpt", "RFC 2033 4.2", "DATA is answered 503 where no recipient was taken")
        .lmtp()
        .by(&[&[OPEN, MAIL, RCPT_REFUSED, say("DATA").wants("503")]]),
    must("lmtp/reply-each", "RFC 2033 4.2", "a message gets one reply for each recipient that was taken")
        .lmtp()
        .by(&[&[
            DELIVERS,
            OPEN,
            MAIL,
            RCPT,
            RCPT_REFUSED,
            RCPT,
            DATA,
            MESSAGE_FOR_TWO,
            FINAL,
            FINAL,
            silence(300),
        ]]),
    must("lmtp/order", "RFC 2033 4.2", "the replies to a message come in the order of the recipients")
        .lmtp()
        .by(&[
            &[
                DELIVERS,
                OPEN,
                MAIL,
                RCPT,
                RCPT_FULL,
                DATA,
                LONG_FOR_TWO,
                answer(),
                answer(),
                look(last_is_refused),
            ],
            &[
                DELIVERS,
                OPEN,
                MAIL,
                RCPT_FULL,
                RCPT,
                DATA,
                LONG_FOR_TWO,
                answer(),
                answer(),
                look(first_is_refused),
            ],
        ]),
    must("lmtp/bdat-last", "RFC 2033 4.3", "the last chunk gets one reply for each recipient that was taken")
        .lmtp()
        .by(&[&[
            DELIVERS,
            OPEN,
            offers("CHUNKING"),
            MAIL,
            RCPT,
            RCPT,
            write(
                &[b"BDAT 32 LAST\r\nSubject: smtp-audit\r\n\r\ntext.\r\n\r\n"],
                &[Command::Bdat, Command::Bdat],
            ),
            FINAL,
            FINAL,
            silence(300),
        ]]),
    must("lmtp/must-offer", "RFC 2033 5", "LHLO lists PIPELINING and ENHANCEDSTATUSCODES")
        .lmtp()
        .by(&[&[OPEN, look(offers_what_lmtp_needs)]]),
    must("lmtp/port", "RFC 2033 5", "LMTP is not spoken on port 25")
        .lmtp()
        .by(&[&[OPEN, look(is_not_public)]]),
    practice("lmtp/smtp-no-lhlo", "RFC 5321 4.2.4", "a server of SMTP does not know LHLO")
        .smtp()
        .by(&[&[OPEN, say("LHLO {ehlo}").wants("500 502").allows("5yz")]]),
];

/// Lines of 78 octets and their ends.
const fn lines() -> [u8; 8_000] {
    let mut octets = [b'a'; 8_000];
    let mut at = 80;
    while at <= octets.len() {
        octets[at - 2] = b'\r';
        octets[at - 1] = b'\n';
        at += 80;
    }
    octets
}
