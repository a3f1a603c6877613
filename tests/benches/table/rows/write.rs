//! Replies written.
//!
//! smtp-proto writes its message as it is, line ends included; smtp-codes looks at each octet of a value, so that no
//! value can begin a reply of its own. A reply without values was looked at when it was compiled.

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::Write as _;

use smtp_codes::{EhloReply, ToReply};

use super::{Group, Row};
use crate::inputs;

const TEXT: &str = "<a.rather.long.name@mail.example.com>: Recipient address rejected: User unknown there";

#[derive(Clone, Copy, ToReply)]
enum Rejected<'a> {
    #[reply(
        550,
        "5.1.1",
        "<a.rather.long.name@mail.example.com>: Recipient address rejected: User unknown there"
    )]
    Fixed,
    #[reply(550, "5.1.1", "{text}")]
    WithValue { text: &'a str },
    #[reply(550, "5.1.1", "no mailbox <{mailbox}> here")]
    NoMailbox { mailbox: &'a str },
    #[reply(552, "5.3.4", "the limit is {0} octets")]
    TooBig(u64),
    #[reply(552, "5.2.2", "<{mailbox}> holds {used} of {limit} octets")]
    Full { mailbox: &'a str, used: u64, limit: u64 },
}

const MAILBOX: &str = "a.rather.long.name@mail.example.com";

/// The texts of `inputs::EHLO`.
const DOMAIN: &str = "mx.example.com";
const KEYWORDS: [&str; 11] = [
    "PIPELINING",
    "SIZE 52428800",
    "VRFY",
    "ETRN",
    "STARTTLS",
    "AUTH PLAIN LOGIN",
    "ENHANCEDSTATUSCODES",
    "8BITMIME",
    "DSN",
    "SMTPUTF8",
    "CHUNKING",
];

pub fn add(rows: &mut Vec<Row>) {
    one_line(rows);
    values(rows);
    twelve_lines(rows);
}

fn one_line(rows: &mut Vec<Row>) {
    let proto = || smtp_proto::Response::new(550, 5, 1, 1, black_box(TEXT));
    let message = smtp_message::Reply::<&str>::parse(inputs::LONG).expect("the reply is well formed").1;
    let message_again = message.clone();
    let fixed_text = || black_box(Rejected::Fixed);
    let with_value = || black_box(Rejected::WithValue { text: TEXT });
    Group::new(rows, "write b (1 long line)", 1, inputs::LONG.len())
        .row("smtp-proto, Vec kept", kept(move |out| proto().write(out).is_ok()))
        .row("smtp-proto, new Vec", fresh(move |out| proto().write(out).is_ok()))
        .row(
            "smtp-proto, [u8; 512]",
            fixed(move |mut out| {
                let room = out.len();
                proto().write(&mut out).map(|()| room - out.len()).ok()
            }),
        )
        .row(
            "smtp-message, Vec kept",
            kept(move |out| {
                for slice in black_box(&message).as_io_slices() {
                    out.extend_from_slice(&slice);
                }
                true
            }),
        )
        .row("smtp-message, to_string", move || black_box(&message_again).to_string())
        .row(
            "write!, Vec kept",
            kept(|out| write!(out, "{} {}.{}.{} {}\r\n", black_box(550), 5, 1, 1, black_box(TEXT)).is_ok()),
        )
        .row("format!", || format!("{} {}.{}.{} {}\r\n", black_box(550), 5, 1, 1, black_box(TEXT)))
        .ours("smtp-codes, Vec kept", kept(move |out| fixed_text().wire().append_to(out).is_ok()))
        .row("smtp-codes, [u8; 512]", fixed(move |out| fixed_text().wire().write_into(out).ok()))
        .row("smtp-codes, a value, Vec kept", kept(move |out| with_value().wire().append_to(out).is_ok()))
        .row("smtp-codes, a value, [u8; 512]", fixed(move |out| with_value().wire().write_into(out).ok()))
        .row("smtp-codes, a value, String kept", {
            let mut out = String::with_capacity(512);
            move || {
                out.clear();
                let written = write!(out, "{}", with_value().wire());
                black_box(&out);
                written.is_ok()
            }
        })
        .row(
            "(copy of the ready reply)",
            kept(|out| {
                out.extend_from_slice(black_box(inputs::LONG));
                true
            }),
        );
}

/// Replies as servers have them: a text with values in it.
fn values(rows: &mut Vec<Row>) {
    Group::new(rows, "write a reply with a str", 1, 0)
        .row(
            "write!, Vec kept",
            kept(|out| write!(out, "550 5.1.1 no mailbox <{}> here\r\n", black_box(MAILBOX)).is_ok()),
        )
        .row(
            "smtp-proto, format! and Vec kept",
            kept(|out| {
                let text = format!("no mailbox <{}> here", black_box(MAILBOX));
                smtp_proto::Response::new(550, 5, 1, 1, text).write(out).is_ok()
            }),
        )
        .ours(
            "smtp-codes, Vec kept",
            kept(|out| black_box(Rejected::NoMailbox { mailbox: MAILBOX }).wire().append_to(out).is_ok()),
        )
        .row(
            "smtp-codes, [u8; 512]",
            fixed(|out| black_box(Rejected::NoMailbox { mailbox: MAILBOX }).wire().write_into(out).ok()),
        );

    Group::new(rows, "write a reply with a number", 1, 0)
        .row(
            "write!, Vec kept",
            kept(|out| {
                write!(out, "552 5.3.4 the limit is {} octets\r\n", black_box(52_428_800_u64)).is_ok()
            }),
        )
        .row(
            "smtp-proto, format! and Vec kept",
            kept(|out| {
                let text = format!("the limit is {} octets", black_box(52_428_800_u64));
                smtp_proto::Response::new(552, 5, 3, 4, text).write(out).is_ok()
            }),
        )
        .ours(
            "smtp-codes, Vec kept",
            kept(|out| black_box(Rejected::TooBig(52_428_800)).wire().append_to(out).is_ok()),
        );

    Group::new(rows, "write a reply with a str and two numbers", 1, 0)
        .row(
            "write!, Vec kept",
            kept(|out| {
                let (mailbox, used, limit) = black_box((MAILBOX, 49_807_360_u64, 52_428_800_u64));
                write!(out, "552 5.2.2 <{mailbox}> holds {used} of {limit} octets\r\n").is_ok()
            }),
        )
        .row(
            "smtp-proto, format! and Vec kept",
            kept(|out| {
                let (mailbox, used, limit) = black_box((MAILBOX, 49_807_360_u64, 52_428_800_u64));
                let text = format!("<{mailbox}> holds {used} of {limit} octets");
                smtp_proto::Response::new(552, 5, 2, 2, text).write(out).is_ok()
            }),
        )
        .ours(
            "smtp-codes, Vec kept",
            kept(|out| {
                let reply = Rejected::Full { mailbox: MAILBOX, used: 49_807_360, limit: 52_428_800 };
                black_box(reply).wire().append_to(out).is_ok()
            }),
        );
}

fn twelve_lines(rows: &mut Vec<Row>) {
    let message = smtp_message::Reply::<&str>::parse(inputs::EHLO).expect("the reply is well formed").1;
    let proto = smtp_proto::EhloResponse::parse(&mut inputs::EHLO.iter()).expect("the reply is well formed");
    let made = EhloReply::new(DOMAIN, &KEYWORDS).expect("the keywords are well formed");
    let ready = made.to_reply_buf();
    Group::new(rows, "write c (EHLO, 12 lines)", 1, inputs::EHLO.len())
        .row("smtp-proto, Vec kept (constant texts)", kept(move |out| black_box(&proto).write(out).is_ok()))
        .row(
            "smtp-message, Vec kept",
            kept(move |out| {
                for slice in black_box(&message).as_io_slices() {
                    out.extend_from_slice(&slice);
                }
                true
            }),
        )
        .row(
            "write!, Vec kept",
            kept(|out| {
                let (last, before) = KEYWORDS.split_last().expect("there are some");
                write!(out, "250-{}\r\n", black_box(DOMAIN)).is_ok()
                    && before
                        .iter()
                        .all(|line| write!(out, "{}-{}\r\n", black_box(250), black_box(line)).is_ok())
                    && write!(out, "{} {}\r\n", black_box(250), black_box(last)).is_ok()
            }),
        )
        .ours("smtp-codes, Vec kept", kept(move |out| black_box(&made).wire().append_to(out).is_ok()))
        .row("smtp-codes, [u8; 512]", fixed(move |out| black_box(&made).wire().write_into(out).ok()))
        .row(
            "smtp-codes, kept ready, Vec kept",
            kept(move |out| black_box(&ready).wire().append_to(out).is_ok()),
        )
        .row(
            "smtp-codes, made and written",
            kept(|out| {
                EhloReply::new(black_box(DOMAIN), black_box(&KEYWORDS))
                    .is_ok_and(|reply| reply.wire().append_to(out).is_ok())
            }),
        )
        .row(
            "(copy of the ready reply)",
            kept(|out| {
                out.extend_from_slice(black_box(inputs::EHLO));
                true
            }),
        );
}

fn kept(write: impl Fn(&mut Vec<u8>) -> bool) -> impl FnMut() {
    let mut out = Vec::with_capacity(512);
    move || {
        out.clear();
        assert!(write(&mut out));
        black_box(&out);
    }
}

fn fresh(write: impl Fn(&mut Vec<u8>) -> bool) -> impl FnMut() {
    move || {
        let mut out = Vec::new();
        assert!(write(&mut out));
        black_box(&out);
    }
}

fn fixed(write: impl Fn(&mut [u8]) -> Option<usize>) -> impl FnMut() {
    let mut buffer = [0; 512];
    move || {
        let used = write(&mut buffer);
        assert!(used.is_some());
        black_box(&buffer[..used.unwrap_or_default()]);
    }
}
