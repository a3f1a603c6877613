//! Codes found in logs and bounces, beside the pattern that one would write for the regex crate.
//!
//! They do not find the same: the pattern takes a reply code with an enhanced code after it, wherever that is; `scan`
//! takes codes that are alone as well, and judges by what is around them.

use std::hint::black_box;

use regex::bytes::Regex;

use super::{Group, Row};
use crate::inputs::{self, Size};

const PATTERN: &str = r"\b[245][0-5][0-9][ -][245]\.[0-9]{1,3}\.[0-9]{1,3}\b";

const COUNTED: usize = 2 << 20;

pub fn add(rows: &mut Vec<Row>, size: Size) {
    group(rows, "scan of a mail log, each MiB of 200", 200, size, inputs::mail_log);
    group(rows, "scan of a log in JSON, each MiB of 20", 20, size, inputs::json_log);
    group(rows, "scan of results in JSON, each MiB of 20", 20, size, inputs::json_results);
    group(rows, "scan of bounces, each MiB of 20", 20, size, inputs::bounces);
}

fn group(
    rows: &mut Vec<Row>,
    name: &'static str,
    mebioctets: usize,
    size: Size,
    make: impl Fn(usize) -> Vec<u8>,
) {
    let octets = match size {
        Size::Whole => mebioctets << 20,
        Size::Small => COUNTED,
    };
    let input: &'static [u8] = make(octets).leak();
    let unicode = Regex::new(PATTERN).expect("the pattern is well formed");
    let ascii = Regex::new(&format!("(?-u){PATTERN}")).expect("the pattern is well formed");
    let mut group = Group::new(rows, name, octets >> 20, octets);
    group.operations_counted = (COUNTED >> 20) as f64;
    group.is_long = true;
    group
        .row("regex", move || unicode.find_iter(black_box(input)).count())
        .row("regex, without Unicode", move || ascii.find_iter(black_box(input)).count())
        .ours("smtp-codes", move || smtp_codes::scan(black_box(input)).count())
        .row("(memchr of an absent octet)", move || memchr::memchr_iter(0, black_box(input)).count());
}
