//! Codes alone: from octets, text and numbers, and what is asked of them.

use std::fmt::{self, Write as _};
use std::hint::black_box;

use http::StatusCode;
use smtp_codes::{EnhancedCode, ReplyCode};
use strum::{Display, EnumString, FromRepr};

use super::{Group, LOOP, Row};
use crate::inputs;

/// The usual codes, as one would write them with strum.
#[derive(Clone, Copy, Display, EnumString, FromRepr)]
#[repr(u16)]
#[rustfmt::skip]
enum Strum {
    #[strum(serialize = "211")] C211 = 211, #[strum(serialize = "214")] C214 = 214,
    #[strum(serialize = "220")] C220 = 220, #[strum(serialize = "221")] C221 = 221,
    #[strum(serialize = "235")] C235 = 235, #[strum(serialize = "250")] C250 = 250,
    #[strum(serialize = "251")] C251 = 251, #[strum(serialize = "252")] C252 = 252,
    #[strum(serialize = "334")] C334 = 334, #[strum(serialize = "354")] C354 = 354,
    #[strum(serialize = "421")] C421 = 421, #[strum(serialize = "432")] C432 = 432,
    #[strum(serialize = "450")] C450 = 450, #[strum(serialize = "451")] C451 = 451,
    #[strum(serialize = "452")] C452 = 452, #[strum(serialize = "454")] C454 = 454,
    #[strum(serialize = "455")] C455 = 455, #[strum(serialize = "500")] C500 = 500,
    #[strum(serialize = "501")] C501 = 501, #[strum(serialize = "502")] C502 = 502,
    #[strum(serialize = "503")] C503 = 503, #[strum(serialize = "504")] C504 = 504,
    #[strum(serialize = "530")] C530 = 530, #[strum(serialize = "535")] C535 = 535,
    #[strum(serialize = "550")] C550 = 550, #[strum(serialize = "551")] C551 = 551,
    #[strum(serialize = "552")] C552 = 552, #[strum(serialize = "553")] C553 = 553,
    #[strum(serialize = "554")] C554 = 554, #[strum(serialize = "555")] C555 = 555,
    #[strum(serialize = "556")] C556 = 556, #[strum(serialize = "521")] C521 = 521,
}

pub fn add(rows: &mut Vec<Row>) {
    let numbers: &'static [u16] = inputs::codes().leak();
    let texts: &'static [String] = all(numbers, |number| number.to_string());
    let texts: &'static [&'static str] = all(texts, |text| text.as_str());

    Group::new(rows, "code from octets", texts.len(), 0)
        .row(LOOP, each(texts, |text| text.as_bytes()))
        .row("http", each(texts, |text| StatusCode::from_bytes(text.as_bytes()).ok()))
        .row("smtp-message", each(texts, |text| smtp_message::ReplyCode::parse(text.as_bytes()).ok()))
        .row("smtp-codec", each(texts, |text| smtp_codec::parse::response::Reply_code(text.as_bytes()).ok()))
        .row(
            "from_utf8 and parse::<u16>",
            each(texts, |text| {
                std::str::from_utf8(text.as_bytes()).ok().and_then(|text| text.parse::<u16>().ok())
            }),
        )
        .ours(
            "smtp-codes",
            each(texts, |text| <[u8; 3]>::try_from(text.as_bytes()).ok().and_then(ReplyCode::from_digits)),
        );

    Group::new(rows, "code from str", texts.len(), 0)
        .row(LOOP, each(texts, |text| text))
        .row("http", each(texts, |text| text.parse::<StatusCode>().ok()))
        .row("strum, 32 names", each(texts, |text| text.parse::<Strum>().ok()))
        .row("u16", each(texts, |text| text.parse::<u16>().ok()))
        .ours("smtp-codes", each(texts, |text| text.parse::<ReplyCode>().ok()))
        .row("smtp-codes, KnownCode", each(texts, |text| text.parse::<smtp_codes::KnownCode>().ok()));

    Group::new(rows, "code from u16", numbers.len(), 0)
        .row(LOOP, each(numbers, |number| number))
        .row("http", each(numbers, |number| StatusCode::from_u16(number).ok()))
        .row("strum, 32 names", each(numbers, Strum::from_repr))
        .ours("smtp-codes", each(numbers, ReplyCode::new))
        .row("smtp-codes, KnownCode", each(numbers, |number| smtp_codes::KnownCode::try_from(number).ok()));

    let ours = all(numbers, |number| ReplyCode::new(*number).expect("the list holds codes"));
    let https = all(numbers, |number| StatusCode::from_u16(*number).expect("the list holds codes"));
    let protos = all(numbers, |number| smtp_proto::Response::new(*number, 0, 0, 0, ""));
    let messages =
        all(texts, |text| smtp_message::ReplyCode::parse(text.as_bytes()).expect("the list holds codes").1);
    let lettres = all(texts, |text| {
        super::parse::lettre(format!("{text} Ok\r\n").as_bytes()).expect("the list holds codes").code()
    });
    let strums = all(texts, |text| text.parse::<Strum>().expect("the list holds codes"));

    Group::new(rows, "severity", numbers.len(), 0)
        .row(LOOP, each(numbers, |number| number))
        .row("http, is_client_error", each(https, |code| code.is_client_error()))
        .row("smtp-proto", each_by_reference(protos, smtp_proto::Response::severity))
        .row("smtp-message", each_by_reference(messages, smtp_message::ReplyCode::kind))
        .row("lettre (a field)", each(lettres, |code| code.severity))
        .ours("smtp-codes", each(ours, ReplyCode::severity))
        .row("smtp-codes, is_permanent", each(ours, ReplyCode::is_permanent));

    Group::new(rows, "reason", numbers.len(), 0)
        .row(LOOP, each(numbers, |number| number))
        .row("http", each(https, |code| code.canonical_reason()))
        .ours("smtp-codes", each(ours, |code| code.known().map(smtp_codes::KnownCode::summary)));

    Group::new(rows, "code to text", numbers.len(), 0)
        .row(LOOP, written(numbers, |_, _| Ok(())))
        .row("http (reason too)", written(https, |code, out| write!(out, "{code}")))
        .row("strum", written(strums, |code, out| write!(out, "{code}")))
        .row("u16", written(numbers, |code, out| write!(out, "{code}")))
        .row("lettre", written(lettres, |code, out| write!(out, "{code}")))
        .ours("smtp-codes", written(ours, |code, out| write!(out, "{code}")))
        .row("smtp-codes, as_str", written(ours, |code, out| out.write_str(code.as_str())));

    const ENHANCED: [&str; 8] = ["2.1.5", "5.1.1", "2.0.0", "4.2.2", "5.7.26", "4.7.1", "5.7.509", "5.5.1"];
    let texts: &'static [&'static str] = all(numbers, |number| ENHANCED[usize::from(*number) % 8]);
    let enhanced = all(texts, |text| text.parse::<EnhancedCode>().expect("the list holds codes"));
    Group::new(rows, "enhanced code from str", texts.len(), 0)
        .row(LOOP, each(texts, |text| text))
        .row(
            "smtp-message",
            each(texts, |text| smtp_message::EnhancedReplyCode::<&str>::parse(text.as_bytes()).ok()),
        )
        .ours("smtp-codes", each(texts, |text| text.parse::<EnhancedCode>().ok()));
    Group::new(rows, "enhanced code to text", texts.len(), 0)
        .row(LOOP, written(texts, |_, _| Ok(())))
        .ours("smtp-codes", written(enhanced, |code, out| write!(out, "{code}")));
}

fn all<T, U>(inputs: &'static [T], make: impl FnMut(&'static T) -> U) -> &'static [U] {
    inputs.iter().map(make).collect::<Vec<U>>().leak()
}

fn each<T: Copy, U>(inputs: &'static [T], of: impl Fn(T) -> U) -> impl FnMut() {
    move || {
        for input in inputs {
            black_box(of(black_box(*input)));
        }
    }
}

fn each_by_reference<T, U>(inputs: &'static [T], of: impl Fn(&T) -> U) -> impl FnMut() {
    move || {
        for input in inputs {
            black_box(of(black_box(input)));
        }
    }
}

fn written<T: Copy>(inputs: &'static [T], write: impl Fn(T, &mut String) -> fmt::Result) -> impl FnMut() {
    let mut out = String::with_capacity(64);
    move || {
        for input in inputs {
            out.clear();
            let written = write(black_box(*input), &mut out);
            black_box(written.is_ok());
            black_box(&out);
        }
    }
}
