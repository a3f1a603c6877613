//! Replies written.

use std::fmt::{self, Write as _};
use std::hint::black_box;
use std::io::Write as _;

use smtp_codes::{Class, EnhancedCode, Reply, ReplyCode, TextWriter, ToReply};

use super::{Group, Row};
use crate::inputs;

const TEXT: &str = "<a.rather.long.name@mail.example.com>: Recipient address rejected: User unknown there";

/// As a derived reply with one placeholder.
struct Rejected<'a> {
    text: &'a str,
}

impl ToReply for Rejected<'_> {
    fn code(&self) -> ReplyCode {
        ReplyCode::MAILBOX_UNAVAILABLE
    }
    fn enhanced(&self) -> Option<EnhancedCode> {
        const { EnhancedCode::new(Class::PermanentFailure, 1, 1) }
    }
    fn write_text(&self, writer: &mut TextWriter<'_>) -> fmt::Result {
        writer.value(format_args!("{}", self.text))
    }
}

pub fn add(rows: &mut Vec<Row>) {
    one_line(rows);
    twelve_lines(rows);
}

fn one_line(rows: &mut Vec<Row>) {
    let proto = || smtp_proto::Response::new(550, 5, 1, 1, black_box(TEXT));
    let message = smtp_message::Reply::<&str>::parse(inputs::LONG).expect("the reply is well formed").1;
    let message_again = message.clone();
    let ours = || Rejected { text: black_box(TEXT) };
    Group::new(rows, "write b (1 long line)", 1, inputs::LONG.len())
        .row("smtp-proto, Vec kept", reused(move |out| proto().write(out).is_ok()))
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
            reused(move |out| {
                for slice in black_box(&message).as_io_slices() {
                    out.extend_from_slice(&slice);
                }
                true
            }),
        )
        .row("smtp-message, to_string", move || black_box(&message_again).to_string())
        .row(
            "write!, Vec kept",
            reused(|out| write!(out, "{} {}.{}.{} {}\r\n", black_box(550), 5, 1, 1, black_box(TEXT)).is_ok()),
        )
        .row("format!", || format!("{} {}.{}.{} {}\r\n", black_box(550), 5, 1, 1, black_box(TEXT)))
        .ours("smtp-codes, Vec kept", reused(move |out| ours().wire().append_to(out).is_ok()))
        .row("smtp-codes, [u8; 512]", fixed(move |out| ours().wire().write_into(out).ok()))
        .row("smtp-codes, Display into String kept", move || {
            let mut out = String::with_capacity(256);
            write!(out, "{}", ours().wire()).is_ok()
        })
        .row(
            "(copy of the ready reply)",
            reused(|out| {
                out.extend_from_slice(black_box(inputs::LONG));
                true
            }),
        );
}

fn twelve_lines(rows: &mut Vec<Row>) {
    let message = smtp_message::Reply::<&str>::parse(inputs::EHLO).expect("the reply is well formed").1;
    let proto = smtp_proto::EhloResponse::parse(&mut inputs::EHLO.iter()).expect("the reply is well formed");
    let lines: &'static [String] = Reply::parse(inputs::EHLO)
        .expect("the reply is well formed")
        .lines()
        .map(|line| line.to_string())
        .collect::<Vec<_>>()
        .leak();
    Group::new(rows, "write c (12 lines)", 1, inputs::EHLO.len())
        .row("smtp-proto, Vec kept (constant texts)", reused(move |out| black_box(&proto).write(out).is_ok()))
        .row(
            "smtp-message, Vec kept",
            reused(move |out| {
                for slice in black_box(&message).as_io_slices() {
                    out.extend_from_slice(&slice);
                }
                true
            }),
        )
        .row(
            "write!, Vec kept",
            reused(move |out| {
                let (last, before) = lines.split_last().expect("there are twelve");
                before.iter().all(|line| write!(out, "{}-{line}\r\n", black_box(250)).is_ok())
                    && write!(out, "{} {last}\r\n", black_box(250)).is_ok()
            }),
        )
        .ours(
            "smtp-codes, Vec kept",
            reused(move |out| Lines(black_box(lines)).wire().append_to(out).is_ok()),
        )
        .row("smtp-codes, [u8; 512]", fixed(move |out| Lines(black_box(lines)).wire().write_into(out).ok()))
        .row(
            "(copy of the ready reply)",
            reused(|out| {
                out.extend_from_slice(black_box(inputs::EHLO));
                true
            }),
        );
}

struct Lines<'a>(&'a [String]);

impl ToReply for Lines<'_> {
    fn code(&self) -> ReplyCode {
        ReplyCode::OKAY
    }
    fn enhanced(&self) -> Option<EnhancedCode> {
        None
    }
    fn write_text(&self, writer: &mut TextWriter<'_>) -> fmt::Result {
        writer.never_fold();
        for (at, line) in self.0.iter().enumerate() {
            if at > 0 {
                writer.next_line()?;
            }
            writer.write_str(line)?;
        }
        Ok(())
    }
}

fn reused(write: impl Fn(&mut Vec<u8>) -> bool) -> impl FnMut() {
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
