//! Replies that come in pieces.
//!
//! The octets lie where a `read` would put them, and each piece makes more of them known: nothing is copied but in the
//! row that says so. lettre, smtp-message and smtp-codec cannot stop within a reply; a framer, whose own cost is a row,
//! finds the ends for them.

use std::hint::black_box;

use memchr::memchr;
use smtp_codes::ReplyDecoder;

use super::{Group, Row, parse};
use crate::inputs;

const PIECES: [(usize, &str); 4] = [
    (65_536, "stream e, 64 KiB pieces"),
    (1460, "stream e, 1,460-octet pieces"),
    (16, "stream e, 16-octet pieces"),
    (1, "stream e, 1-octet pieces"),
];

/// The room for the octets that have arrived: enough for the largest piece and a part of a reply before it.
const ROOM: usize = 2 * 65_536;

pub fn add(rows: &mut Vec<Row>) {
    let stream: &'static [u8] = inputs::stream().leak();
    for (piece, name) in PIECES {
        Group::new(rows, name, inputs::REPLIES_IN_STREAM as usize, stream.len())
            .row("lettre, framed", move || framed(stream, piece, |reply| parse::lettre(reply).is_some()))
            .row("smtp-proto", move || smtp_proto(stream, piece))
            .row("smtp-message, framed", move || {
                framed(stream, piece, |reply| parse::smtp_message(reply).is_some())
            })
            .row("smtp-codec (recognises), framed", move || framed(stream, piece, parse::smtp_codec))
            .row("(framer)", move || framed(stream, piece, |reply| !reply.is_empty()))
            .ours("smtp-codes", move || smtp_codes(stream, piece, ReplyDecoder::new()))
            .row("smtp-codes, strict", move || smtp_codes(stream, piece, ReplyDecoder::new().strict()))
            .row("smtp-codes, through a Vec", move || smtp_codes_through_vec(stream, piece));
    }
}

fn smtp_codes(stream: &[u8], piece: usize, mut decoder: ReplyDecoder) -> u32 {
    let stream = black_box(stream);
    let (mut done, mut arrived, mut replies) = (0, 0, 0);
    while arrived < stream.len() {
        arrived = stream.len().min(arrived + piece);
        while let Ok(Some((reply, used))) = decoder.decode(&stream[done..arrived]) {
            black_box(&reply);
            replies += 1;
            done += used;
        }
    }
    assert_eq!(replies, inputs::REPLIES_IN_STREAM);
    replies
}

fn smtp_codes_through_vec(stream: &[u8], piece: usize) -> u32 {
    let mut decoder = ReplyDecoder::new();
    let mut buffer = Vec::with_capacity(ROOM);
    let mut replies = 0;
    for piece in black_box(stream).chunks(piece) {
        buffer.extend_from_slice(piece);
        let mut done = 0;
        while let Ok(Some((reply, used))) = decoder.decode(&buffer[done..]) {
            black_box(&reply);
            replies += 1;
            done += used;
        }
        if done > 0 {
            buffer.drain(..done);
        }
    }
    assert_eq!(replies, inputs::REPLIES_IN_STREAM);
    replies
}

fn smtp_proto(stream: &[u8], piece: usize) -> u32 {
    let mut receiver = smtp_proto::response::parser::ResponseReceiver::default();
    let mut replies = 0;
    for piece in black_box(stream).chunks(piece) {
        let mut octets = piece.iter();
        while let Ok(reply) = receiver.parse(&mut octets) {
            black_box(&reply);
            receiver.reset();
            replies += 1;
        }
    }
    assert_eq!(replies, inputs::REPLIES_IN_STREAM);
    replies
}

fn framed(stream: &[u8], piece: usize, parse: impl Fn(&[u8]) -> bool) -> u32 {
    let stream = black_box(stream);
    let (mut done, mut line, mut arrived, mut replies) = (0, 0, 0, 0);
    while arrived < stream.len() {
        let mut searched = arrived;
        arrived = stream.len().min(arrived + piece);
        while let Some(offset) = memchr(b'\n', &stream[searched..arrived]) {
            let is_last = stream[line..arrived].get(3) != Some(&b'-');
            searched += offset + 1;
            line = searched;
            if is_last {
                assert!(black_box(parse(&stream[done..line])));
                replies += 1;
                done = line;
            }
        }
    }
    assert_eq!(replies, inputs::REPLIES_IN_STREAM);
    replies
}
