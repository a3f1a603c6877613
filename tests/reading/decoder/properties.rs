//! The decoder against a naive one, which the fuzz targets use too: same answers for any octets in any pieces.

#![allow(unreachable_pub, clippy::missing_const_for_fn)] // the naive decoder is a library of the fuzz targets

#[path = "../../fuzz/src/against_naive.rs"]
mod against_naive;
#[path = "../../fuzz/src/naive.rs"]
mod naive;

use naive::Bounds;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// Octets that are almost replies: parts of lines in any order, so that every deviation comes with every other.
fn octets() -> impl Strategy<Value = Vec<u8>> {
    const PARTS: &[&[u8]] = &[
        b"250",
        b"250-",
        b"250 ",
        b"550-",
        b"550 ",
        b"334 ",
        b"354-",
        b"354 ",
        b"571 ",
        b"571-",
        b"150 ",
        b"421",
        b"999 ",
        b"2",
        b"5",
        b" ",
        b"\t",
        b"\r",
        b"\n",
        b"\r\n",
        b"\r\n",
        b"\r\n",
        b"2.1.5 ",
        b"2.1.5",
        b"5.1.1 ",
        b"5.7.26 ",
        b"5.7.509\t",
        b"4.2.2 ",
        b"5.1.1000 ",
        b"5.01.1 ",
        b"ok",
        b"a text of some length",
        b"\0",
        b"\x7f",
        b"\x15",
        b"\xe9",
        "é".as_bytes(),
        b"250 ok\r\n",
        b"250-2.0.0 a\r\n250 2.0.0 b\r\n",
        b"550 5.1.1 no such user\r\n",
    ];
    let part = prop_oneof![
        8 => select(PARTS).prop_map(<[u8]>::to_vec),
        1 => vec(any::<u8>(), 0..4),
        1 => (0..700_usize).prop_map(|length| vec![b'x'; length]),
    ];
    vec(part, 0..14).prop_map(|parts| parts.concat())
}

fn bounds() -> impl Strategy<Value = Bounds> {
    let max_line =
        prop_oneof![3 => Just(None), 1 => (1..20_usize).prop_map(Some), 1 => (500..700_usize).prop_map(Some)];
    let max_lines = prop_oneof![3 => Just(512), 1 => 1..5_usize];
    let max_len = prop_oneof![3 => Just(65_536), 1 => 1..60_usize];
    (any::<bool>(), max_line, max_lines, max_len).prop_map(|(strict, max_line, max_lines, max_len)| Bounds {
        strict,
        max_line,
        max_lines,
        max_len,
    })
}

fn pieces() -> impl Strategy<Value = Vec<usize>> {
    prop_oneof![Just(vec![]), Just(vec![1]), vec(1..8_usize, 1..6), vec(1..40_usize, 1..4)]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_octets_in_any_pieces_give_what_the_naive_decoder_says(
        octets in octets(), bounds in bounds(), pieces in pieces(),
    ) {
        against_naive::compare(&octets, bounds, &pieces);
    }
}

/// Replies whose error once depended on the pieces.
#[test]
fn the_bound_of_a_line_comes_before_what_is_wrong_with_it() {
    let tight = |max_line| Bounds { strict: true, max_line: Some(max_line), ..Bounds::DEFAULT };
    for pieces in [&[][..], &[1]] {
        against_naive::compare(b"250-5.1.1 ok\r\n", tight(1), pieces);
        against_naive::compare(b"250-   \r250", tight(8), pieces);
    }
}

#[test]
fn a_reply_of_many_lines_gives_what_the_naive_decoder_says() {
    for lines in [511, 512, 513] {
        let octets = [b"214-2.0.0 help\r\n".repeat(lines - 1), b"214 2.0.0 end\r\n".to_vec()].concat();
        for pieces in [&[][..], &[1_000], &[7]] {
            against_naive::compare(&octets, Bounds::DEFAULT, pieces);
        }
    }
}

/// A challenge may be as long as RFC 4954 section 4 allows; the naive decoder once took a time quadratic in it.
#[test]
fn a_challenge_octet_by_octet_gives_what_the_naive_decoder_says() {
    for length in [12_294, 12_295, 12_298] {
        let octets = [b"334 ", &b"x".repeat(length - 6)[..], b"\r\n"].concat();
        against_naive::compare(&octets, Bounds::DEFAULT, &[1]);
    }
}
