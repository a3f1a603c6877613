//! The shortcuts of `plain_lines` against the way over each octet.

use super::Reply;
use super::capabilities::Capabilities;
use super::lines::Lines;
use super::plain_lines::PlainTexts;

const TEXTS: &[&str] = &[
    "",
    " ",
    "\t",
    "a",
    "seven77",
    "keyword8",
    "sixteen-octets--",
    "seventeen-octets-",
    "SIZE 10",
    "SIZE\t 10 \t",
    " SIZE 10",
    "keyword8 a longer parameter than one step",
    "AUTH",
    "AUTH=LOGIN PLAIN",
    "aUTH=",
    "AUTH =x",
    "4444=x",
    "AUTHS=x",
    "=",
    "5.1.1 no",
    " \t5.1.1\tno",
    "5.1.1  ",
    "5.10.100 x",
    "2.0.0 a",
    "2.0.0 ",
    "2.0.0 SIZE 10",
];

/// Miri takes a thousand times as long.
const STEP: usize = if cfg!(miri) { 9 } else { 1 };

/// Each text, each two and each three of them, with and without what the decoder has to say about it.
#[test]
fn the_shortcuts_agree_with_the_way_over_each_octet() {
    let mut plain = 0;
    for code in ["250", "550", "354", "259"] {
        for (at, first) in TEXTS.iter().enumerate() {
            plain += agree(&[code, " ", first, "\r\n"]);
            for second in TEXTS.iter().step_by(STEP) {
                plain += agree(&[code, "-", first, "\r\n", code, " ", second, "\r\n"]);
                let third = TEXTS[(at * 7) % TEXTS.len()];
                plain +=
                    agree(&[code, "-", third, "\r\n", code, "-", first, "\r\n", code, " ", second, "\r\n"]);
            }
        }
    }
    assert!(plain as usize > 2_000 / STEP, "{plain}");
}

fn agree(parts: &[&str]) -> u32 {
    let mut raw = [0; 256];
    let mut end = 0;
    for part in parts {
        raw[end..end + part.len()].copy_from_slice(part.as_bytes());
        end += part.len();
    }
    let reply = Reply::parse(&raw[..end]).unwrap();
    assert!(reply.lines().eq(Lines::of_any(&reply)), "{}", reply.raw().escape_ascii());
    assert_eq!(reply.lines().count(), reply.line_count());
    let (capabilities, expected) = (reply.capabilities(), Capabilities::of_any(&reply));
    assert_eq!(capabilities.host(), expected.host());
    assert!(capabilities.eq(expected), "{}", reply.raw().escape_ascii());
    u32::from(PlainTexts::of(&reply).is_some())
}
