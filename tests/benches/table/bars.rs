//! The bars that the project has set itself, with what was measured.

use crate::rows::Row;
use crate::{Figures, of};

enum Bar {
    /// So many times fewer instructions than that row of the group.
    Fewer(&'static str, f64),
    /// At most so many times the instructions of that row.
    Within(&'static str, f64),
    /// At most so many instructions.
    AtMost(f64),
    /// So many times less time than that row.
    Faster(&'static str, f64),
}

use Bar::{AtMost, Faster, Fewer, Within};

#[rustfmt::skip]
const BARS: [(&str, Bar); 20] = [
    ("parse a (1 short line)",       Fewer("smtp-proto", 2.5)),
    ("parse a (1 short line)",       Fewer("lettre", 5.0)),
    ("parse b (1 long line)",        Fewer("smtp-proto", 2.5)),
    ("parse b (1 long line)",        Fewer("lettre", 5.0)),
    ("parse c (EHLO, 12 lines)",     Fewer("smtp-proto", 3.5)),
    ("parse c (EHLO, 12 lines)",     Fewer("lettre", 6.5)),
    ("parse d (100 lines)",          Fewer("smtp-proto", 2.2)),
    ("parse d (100 lines)",          Fewer("lettre", 5.0)),
    ("parse f (malformed)",          Fewer("smtp-proto", 3.3)),
    ("stream e, 64 KiB pieces",      Fewer("smtp-proto", 3.3)),
    ("stream e, 64 KiB pieces",      Fewer("lettre, framed", 6.5)),
    ("stream e, 1,460-octet pieces", Fewer("smtp-proto", 3.2)),
    ("stream e, 16-octet pieces",    Fewer("smtp-proto", 2.1)),
    ("stream e, 1-octet pieces",     AtMost(4100.0)),
    ("code from octets",             Within("http", 1.1)),
    ("code from str",                Within("http", 1.05)),
    ("severity",                     AtMost(3.0)),
    ("write b (1 long line)",        Fewer("smtp-proto, Vec kept", 2.5)),
    ("write c (EHLO, 12 lines)",     AtMost(700.0)),
    ("scan of a mail log, each MiB of 200", Faster("regex, without Unicode", 4.0)),
];

pub fn print(rows: &[Row], figures: &[Figures]) {
    println!("\n| group | bar | measured | |\n|---|---|---:|---|");
    for (group, bar) in &BARS {
        let instructions = |row| of(rows, figures, group, row)?.instructions;
        let Some(ours) = instructions(None) else { continue };
        let ratio_to = |row| instructions(Some(row)).map_or(f64::NAN, |peer| peer / ours);
        let (text, measured, reached) = match *bar {
            Fewer(row, times) => {
                let ratio = ratio_to(row);
                (format!("{times} times fewer instructions than {row}"), ratio, ratio >= times)
            }
            Within(row, times) => {
                let ratio = 1.0 / ratio_to(row);
                (format!("at most {times} times the instructions of {row}"), ratio, ratio <= times)
            }
            Faster(row, times) => {
                let nanoseconds =
                    |row| of(rows, figures, group, row).map_or(f64::NAN, |figures| figures.nanoseconds);
                let ratio = nanoseconds(Some(row)) / nanoseconds(None);
                (format!("{times} times less time than {row}"), ratio, ratio >= times)
            }
            AtMost(count) => (format!("at most {count} instructions"), ours, ours <= count),
        };
        println!("| {group} | {text} | {measured:.2} | {} |", if reached { "reached" } else { "missed" });
    }
}
