//! Explanations and findings, for which no other crate has a counterpart.

use std::fmt::Write as _;
use std::hint::black_box;

use smtp_codes::{Command, Reply};

use super::keep::written;
use super::{Group, Row};
use crate::inputs;

pub fn add(rows: &mut Vec<Row>) {
    let reply = Reply::parse(inputs::LONG).expect("the reply is well formed");
    Group::new(rows, "meaning of b (1 long line)", 1, 0)
        .ours("smtp-codes, verdict", move || black_box(&reply).verdict(black_box(Command::Rcpt)))
        .row("smtp-codes, check", move || black_box(&reply).check(black_box(Command::Rcpt)).count())
        .row(
            "smtp-codes, explain as text",
            written(move |out| {
                write!(out, "{}", black_box(&reply).explain(Some(black_box(Command::Rcpt)))).is_ok()
            }),
        );
}
