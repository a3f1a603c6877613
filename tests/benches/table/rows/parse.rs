//! One reply that is there as a whole.
//!
//! The crates do not do equal work: lettre and smtp-proto own their text, lettre reads no enhanced code, smtp-codec
//! only recognises, and smtp-proto checks neither the range of the code nor the text.

use std::hint::black_box;

use smtp_codes::{Reply, ReplyDecoder};

use super::{Group, Row};
use crate::inputs;

pub fn add(rows: &mut Vec<Row>) {
    one_reply(rows, "parse a (1 short line)", inputs::SHORT);
    one_reply(rows, "parse b (1 long line)", inputs::LONG);
    one_reply(rows, "parse c (EHLO, 12 lines)", inputs::EHLO);
    one_reply(rows, "parse d (100 lines)", inputs::hundred_lines().leak());
    capabilities(rows);
    malformed(rows);
}

fn one_reply(rows: &mut Vec<Row>, name: &'static str, input: &'static [u8]) {
    let mut decoder = ReplyDecoder::new();
    let mut strict = ReplyDecoder::new().strict();
    Group::new(rows, name, 1, input.len())
        .row("lettre", move || lettre(black_box(input)))
        .row("smtp-proto", move || smtp_proto(black_box(input)))
        .row("smtp-message", move || smtp_message(black_box(input)))
        .row("smtp-codec (recognises)", move || smtp_codec(black_box(input)))
        .ours("smtp-codes", move || Reply::parse(black_box(input)))
        .row("smtp-codes, decoder", move || decoder.decode(black_box(input)).map(|reply| reply.is_some()))
        .row("smtp-codes, strict decoder", move || {
            strict.decode(black_box(input)).map(|reply| reply.is_some())
        })
        .row("smtp-codes, text of each line", move || {
            let reply = Reply::parse(black_box(input)).ok();
            reply.iter().flat_map(Reply::lines).map(|line| line.as_bytes().len()).sum::<usize>()
        });
}

fn capabilities(rows: &mut Vec<Row>) {
    let input = inputs::EHLO;
    Group::new(rows, "EHLO capabilities of c", 1, input.len())
        .row("smtp-proto", move || {
            smtp_proto::EhloResponse::parse(&mut black_box(input).iter()).map(|ehlo| ehlo.capabilities).ok()
        })
        .row("smtp-codec", move || smtp_codec::parse::response::ehlo_ok_rsp(black_box(input)).is_ok())
        // As much as smtp-proto makes of each: which extension it is, and its parameter.
        .ours("smtp-codes", move || {
            let reply = Reply::parse(black_box(input)).ok();
            reply.iter().flat_map(Reply::capabilities).fold((0, 0), |(found, octets), capability| {
                let extension = capability.extension().map_or(0, |extension| 1u64 << extension as u8);
                let parameter = capability.parameters().next().map_or(0, str::len);
                (found | extension, octets + parameter)
            })
        })
        .row("smtp-codes, keywords unread", move || {
            let reply = Reply::parse(black_box(input)).ok();
            reply
                .iter()
                .flat_map(Reply::capabilities)
                .map(|capability| capability.keyword().len())
                .sum::<usize>()
        });
}

fn malformed(rows: &mut Vec<Row>) {
    let inputs = &inputs::MALFORMED;
    let octets = inputs.iter().map(|input| input.len()).sum();
    Group::new(rows, "parse f (malformed)", inputs.len(), octets)
        .row("lettre", move || taken(inputs, |input| lettre(input).is_some()))
        .row("smtp-proto", move || taken(inputs, |input| smtp_proto(input).is_some()))
        .row("smtp-message", move || taken(inputs, |input| smtp_message(input).is_some()))
        .row("smtp-codec (recognises)", move || taken(inputs, smtp_codec))
        .ours("smtp-codes", move || taken(inputs, |input| Reply::parse(input).is_ok()))
        .row("smtp-codes, strict decoder", move || {
            taken(inputs, |input| matches!(ReplyDecoder::new().strict().decode(input), Ok(Some(_))))
        });
}

fn taken(inputs: &[&'static [u8]], parse: impl Fn(&'static [u8]) -> bool) -> u32 {
    inputs.iter().map(|input| u32::from(parse(black_box(input)))).sum()
}

pub(super) fn lettre(input: &[u8]) -> Option<lettre::transport::smtp::response::Response> {
    std::str::from_utf8(input).ok()?.parse().ok()
}

pub(super) fn smtp_proto(input: &[u8]) -> Option<smtp_proto::Response<String>> {
    smtp_proto::response::parser::ResponseReceiver::default().parse(&mut input.iter()).ok()
}

pub(super) fn smtp_message(input: &[u8]) -> Option<smtp_message::Reply<&str>> {
    smtp_message::Reply::parse(input).ok().map(|(_, reply)| reply)
}

pub(super) fn smtp_codec(input: &[u8]) -> bool {
    smtp_codec::parse::response::Reply_line(input).is_ok()
}
