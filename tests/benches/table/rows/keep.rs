//! Replies that are kept: made at run time, shown, stored, and what is asked of them.

use std::fmt::Write as _;
use std::hint::black_box;

use lettre::transport::smtp::response::Response;
use smtp_codes::{EnhancedCode, Reply, ReplyBuf, ReplyCode, ToReply};

use super::{Group, Row, parse};
use crate::inputs;

const TEXT: &str = "<a.rather.long.name@mail.example.com>: Recipient address rejected: User unknown there";

#[derive(Clone, Copy, ToReply)]
#[reply(550, "5.1.1", "no such user")]
struct NoSuchUser;

pub fn add(rows: &mut Vec<Row>) {
    made(rows);
    shown(rows);
    stored(rows);
}

fn made(rows: &mut Vec<Row>) {
    let enhanced: Option<EnhancedCode> = "5.1.1".parse().ok();
    Group::new(rows, "keep b (1 long line)", 1, 0)
        .row("lettre", || parse::lettre(black_box(inputs::LONG)))
        .row("smtp-proto", || smtp_proto::Response::new(550, 5, 1, 1, black_box(TEXT).to_owned()))
        .ours("smtp-codes, ReplyBuf::new", move || {
            ReplyBuf::new(black_box(ReplyCode::MAILBOX_UNAVAILABLE), black_box(enhanced), black_box(TEXT))
        })
        .row("smtp-codes, of what was read", || {
            Reply::parse(black_box(inputs::LONG)).ok().map(ReplyBuf::from)
        })
        .row("smtp-codes, of a derived reply without values", || black_box(NoSuchUser).to_reply_buf());
}

fn shown(rows: &mut Vec<Row>) {
    let reply = Reply::parse(inputs::LONG).expect("the reply is well formed");
    let kept = ReplyBuf::from(reply);
    let lettre = parse::lettre(inputs::LONG).expect("the reply is well formed");
    let proto = parse::smtp_proto(inputs::LONG).expect("the reply is well formed");
    Group::new(rows, "show b (1 long line)", 1, inputs::LONG.len())
        .row(
            "lettre, the lines",
            written(move |out| black_box(&lettre).message().try_for_each(|line| out.write_str(line)).is_ok()),
        )
        .row("smtp-proto, Display", written(move |out| write!(out, "{}", black_box(&proto)).is_ok()))
        .ours("smtp-codes, the text", written(move |out| write!(out, "{}", black_box(&reply).text()).is_ok()))
        .row(
            "smtp-codes, for a log",
            written(move |out| write!(out, "{}", black_box(&reply).to_log()).is_ok()),
        )
        .row("smtp-codes, ReplyBuf", written(move |out| write!(out, "{}", black_box(&kept)).is_ok()));

    let lettre = parse::lettre(inputs::LONG).expect("the reply is well formed");
    Group::new(rows, "lines of b (1 long line)", 1, inputs::LONG.len())
        .row("lettre", move || black_box(&lettre).message().map(str::len).sum::<usize>())
        .ours("smtp-codes", move || {
            black_box(&reply).lines().map(|line| line.as_bytes().len()).sum::<usize>()
        });
}

fn stored(rows: &mut Vec<Row>) {
    const STORED: &str = "a reply can be stored";
    let reply = ReplyBuf::from(Reply::parse(inputs::LONG).expect("the reply is well formed"));
    let lettre = parse::lettre(inputs::LONG).expect("the reply is well formed");
    let stored: &'static str = serde_json::to_string(&reply).expect(STORED).leak();
    let stored_by_lettre: &'static str = serde_json::to_string(&lettre).expect(STORED).leak();
    Group::new(rows, "b to JSON", 1, 0)
        .row("lettre", json(move |out| serde_json::to_writer(out, black_box(&lettre)).is_ok()))
        .ours("smtp-codes", json(move |out| serde_json::to_writer(out, black_box(&reply)).is_ok()));
    Group::new(rows, "b from JSON", 1, 0)
        .row("lettre", || serde_json::from_str::<Response>(black_box(stored_by_lettre)).ok())
        .ours("smtp-codes", || serde_json::from_str::<ReplyBuf>(black_box(stored)).ok());
}

pub(super) fn written(write: impl Fn(&mut String) -> bool) -> impl FnMut() {
    let mut out = String::with_capacity(4096);
    move || {
        out.clear();
        assert!(write(&mut out));
        black_box(&out);
    }
}

fn json(write: impl Fn(&mut Vec<u8>) -> bool) -> impl FnMut() {
    let mut out = Vec::with_capacity(4096);
    move || {
        out.clear();
        assert!(write(&mut out));
        black_box(&out);
    }
}
