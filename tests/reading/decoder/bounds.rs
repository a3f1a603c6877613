//! The limits of a line, of the lines and of the octets of a reply.

use smtp_codes::{DecodeErrorKind as Error, DeviationKind as Kind, Reply, ReplyDecoder};

use super::deviations;

fn line(code: &str, octets: usize) -> Vec<u8> {
    let mut line = format!("{code} ").into_bytes();
    line.resize(octets - 2, b'x');
    line.extend_from_slice(b"\r\n");
    line
}

fn decode_whole(decoder: &ReplyDecoder, octets: &[u8]) -> Result<usize, (Error, usize)> {
    match decoder.clone().decode(octets) {
        Ok(Some((_, used))) => Ok(used),
        Ok(None) => panic!("{} octets are not a whole reply", octets.len()),
        Err(error) => Err((error.kind(), error.at())),
    }
}

#[test]
fn a_line_has_a_bound() {
    let lenient = ReplyDecoder::new();
    let strict = ReplyDecoder::new().strict();
    assert_eq!(decode_whole(&lenient, &line("550", 12_294)), Ok(12_294));
    assert_eq!(decode_whole(&lenient, &line("550", 12_295)), Err((Error::LineTooLong, 12_293)));
    assert_eq!(decode_whole(&strict, &line("550", 512)), Ok(512));
    assert_eq!(decode_whole(&strict, &line("550", 513)), Err((Error::LineTooLong, 511)));
    assert_eq!(decode_whole(&strict, &line("334", 12_294)), Ok(12_294));
    assert_eq!(decode_whole(&strict, &line("334", 12_295)), Err((Error::LineTooLong, 12_293)));
    // An explicit bound wins over strict(), in whatever order.
    for both in [ReplyDecoder::new().max_line(600).strict(), ReplyDecoder::new().strict().max_line(600)] {
        assert_eq!(decode_whole(&both, &line("550", 600)), Ok(600));
        assert_eq!(decode_whole(&both, &line("550", 601)), Err((Error::LineTooLong, 599)));
        assert_eq!(decode_whole(&both, &line("334", 601)), Err((Error::LineTooLong, 599)));
    }
    // The tab keeps the line from the shortcut for plain ones.
    let longest = [b"550 \t".to_vec(), vec![b'x'; 505], b"\r\n".to_vec()].concat();
    assert_eq!((longest.len(), deviations(&Reply::parse(&longest).unwrap())), (512, vec![]));
    let long = line("550", 513);
    assert_eq!(deviations(&Reply::parse(&long).unwrap()), [(Kind::LongLine, 512)]);
    assert_eq!(deviations(&Reply::parse(&line("334", 513)).unwrap()), []);
}

#[test]
fn lines_have_a_bound() {
    let continued = |lines: usize| [b"250-x\r\n".repeat(lines - 1), b"250 y\r\n".to_vec()].concat();
    const FRESH: ReplyDecoder = ReplyDecoder::new();
    assert_eq!(decode_whole(&FRESH, &continued(512)), Ok(512 * 7));
    assert_eq!(decode_whole(&FRESH, &continued(513)), Err((Error::TooManyLines, 512 * 7)));
    assert_eq!(decode_whole(&FRESH.max_lines(2), &continued(3)), Err((Error::TooManyLines, 14)));
    // Empty lines count too, or a server could send them for ever.
    let blank = b"\r\n".repeat(513);
    assert_eq!(decode_whole(&FRESH, &blank), Err((Error::TooManyLines, 1_024)));
}

#[test]
fn a_reply_has_a_bound() {
    let long = [b"250-".to_vec(), vec![b'x'; 194], b"\r\n".to_vec()].concat();
    let octets = long.repeat(400);
    assert_eq!(decode_whole(&ReplyDecoder::new(), &octets), Err((Error::ReplyTooLong, 65_535)));
    let short = ReplyDecoder::new().max_len(10);
    assert_eq!(decode_whole(&short, b"250 abcd\r\n"), Ok(10));
    assert_eq!(decode_whole(&short, b"250 abcde\r\n"), Err((Error::ReplyTooLong, 9)));
}

/// A limit of nothing would refuse everything, or mean the default.
#[test]
fn a_bound_is_one_at_least() {
    const FRESH: ReplyDecoder = ReplyDecoder::new();
    for none in [0, 1] {
        assert_eq!(decode_whole(&FRESH.max_line(none), b"250 ok\r\n"), Err((Error::LineTooLong, 0)));
        assert_eq!(decode_whole(&FRESH.max_len(none), b"250 ok\r\n"), Err((Error::ReplyTooLong, 0)));
        assert_eq!(decode_whole(&FRESH.max_lines(none), b"250 ok\r\n"), Ok(8));
        assert_eq!(
            decode_whole(&FRESH.max_lines(none), b"250-a\r\n250 b\r\n"),
            Err((Error::TooManyLines, 7))
        );
    }
}

/// Offsets are kept as `u32`; a greater bound is the greatest there is, and never its remainder.
#[test]
fn a_bound_beyond_all_offsets_is_taken() {
    let beyond = (u32::MAX as usize).saturating_add(1);
    let long = [b"250-x\r\n".repeat(20_000), line("250", 20_000)].concat();
    let decoder = ReplyDecoder::new().max_line(beyond).max_lines(beyond).max_len(beyond);
    assert_eq!(decode_whole(&decoder, &long), Ok(long.len()));
}

/// A million empty lines (smtp-proto took them all) and a line of 10 MB stop at their bounds, in a buffer that never
/// grows beyond what was promised.
#[test]
fn floods_stop_at_the_bounds() {
    for (flood, kind) in [(&b"250-\r\n"[..], Error::TooManyLines), (&b"250 xxxx"[..8], Error::LineTooLong)] {
        let mut decoder = ReplyDecoder::new();
        let mut buf = Vec::new();
        let mut chunks = if kind == Error::LineTooLong {
            Box::new(std::iter::once(flood).chain(std::iter::repeat_n(&b"xxxxxxxxxx"[..], 1_000_000)))
                as Box<dyn Iterator<Item = &[u8]>>
        } else {
            Box::new(std::iter::repeat_n(flood, 1_000_000))
        };
        let error = chunks.find_map(|chunk| {
            buf.extend_from_slice(chunk);
            decoder.decode(&buf).err()
        });
        assert_eq!(error.map(|error| error.kind()), Some(kind));
        assert!(buf.len() <= 65_536, "{} octets were asked for", buf.len());
    }
}
