//! The decoder, row by row of what it takes and refuses.

mod bounds;
mod properties;

use smtp_codes::{DecodeErrorKind as Error, Deviation, DeviationKind as Kind, Reply, ReplyDecoder};

/// One input: what a lenient decoder makes of it, and what a strict one does.
struct Row {
    input: &'static [u8],
    code: u16,
    enhanced: Option<&'static str>,
    lines: &'static [&'static [u8]],
    deviations: &'static [(Kind, usize)],
    strict: Strict,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Strict {
    Takes,
    Refuses(Kind, usize),
}
use Strict::{Refuses, Takes};

#[rustfmt::skip]
const ACCEPTED: &[Row] = &[
    row(b"250 ok\r\n",                        250, None,          &[b"ok"],                &[],                                  Takes),
    row(b"250\r\n",                           250, None,          &[b""],                  &[(Kind::BareCode, 3)],               Takes),
    row(b"334\r\n",                           334, None,          &[b""],                  &[(Kind::BareCode, 3)],               Takes),
    row(b"250-a\r\n250\r\n",                  250, None,          &[b"a", b""],            &[(Kind::BareCode, 10)],              Takes),
    row(b"250 \r\n",                          250, None,          &[b""],                  &[],                                  Takes),
    row(b"250-\r\n250 \r\n",                  250, None,          &[b"", b""],             &[],                                  Takes),
    row(b"334 \r\n",                          334, None,          &[b""],                  &[],                                  Takes),
    row(b"250 ok\n",                          250, None,          &[b"ok"],                &[(Kind::BareLf, 6)],                 Refuses(Kind::BareLf, 6)),
    row(b"250\n",                             250, None,          &[b""],                  &[(Kind::BareCode, 3), (Kind::BareLf, 3)], Refuses(Kind::BareLf, 3)),
    row(b"250 a\rb\r\n",                      250, None,          &[b"a\rb"],              &[(Kind::BareCr, 5)],                 Refuses(Kind::BareCr, 5)),
    row(b"250 a\r\r\n",                       250, None,          &[b"a\r"],               &[(Kind::BareCr, 5)],                 Refuses(Kind::BareCr, 5)),
    row(b"250 a\0b\r\n",                      250, None,          &[b"a\0b"],              &[(Kind::ControlCharacter, 5)],       Refuses(Kind::ControlCharacter, 5)),
    row(b"250 a\x7fb\r\n",                    250, None,          &[b"a\x7fb"],            &[(Kind::ControlCharacter, 5)],       Refuses(Kind::ControlCharacter, 5)),
    row(b"250 a\tb\r\n",                      250, None,          &[b"a\tb"],              &[],                                  Takes),
    row(b"250 caf\xc3\xa9\r\n",               250, None,          &[b"caf\xc3\xa9"],       &[(Kind::NonAscii, 7)],               Takes),
    row(b"250 caf\xe9\r\n",                   250, None,          &[b"caf\xe9"],           &[(Kind::NonAscii, 7)],               Refuses(Kind::NonAscii, 7)),
    row(b"354  Go ahead\r\n",                 354, None,          &[b" Go ahead"],         &[],                                  Takes),
    row(b"550  5.1.1 no\r\n",                 550, Some("5.1.1"), &[b"no"],                &[],                                  Takes),
    row(b"550 5.1.1 no\r\n",                  550, Some("5.1.1"), &[b"no"],                &[],                                  Takes),
    row(b"550 5.1.1  no\r\n",                 550, Some("5.1.1"), &[b" no"],               &[],                                  Takes),
    row(b"550 5.1.1\tno\r\n",                 550, Some("5.1.1"), &[b"no"],                &[],                                  Takes),
    row(b"550 5.1.1\r\n",                     550, Some("5.1.1"), &[b""],                  &[(Kind::NoBlankAfterEnhanced, 9)],   Takes),
    row(b"550 5.7.509 no\r\n",                550, Some("5.7.509"), &[b"no"],              &[],                                  Takes),
    row(b"550 5.1.1: no\r\n",                 550, None,          &[b"5.1.1: no"],         &[],                                  Takes),
    row(b"550 #5.1.0 no\r\n",                 550, None,          &[b"#5.1.0 no"],         &[],                                  Takes),
    row(b"550 (#5.7.1) no\r\n",               550, None,          &[b"(#5.7.1) no"],       &[],                                  Takes),
    row(b"250 2..1 ok\r\n",                   250, None,          &[b"2..1 ok"],           &[],                                  Takes),
    row(b"250 02.1.5 ok\r\n",                 250, None,          &[b"02.1.5 ok"],         &[],                                  Takes),
    row(b"250 2.01.5 ok\r\n",                 250, None,          &[b"2.01.5 ok"],         &[],                                  Takes),
    row(b"250 2.1.1000 ok\r\n",               250, None,          &[b"2.1.1000 ok"],       &[],                                  Takes),
    row(b"250 3.1.1 ok\r\n",                  250, None,          &[b"3.1.1 ok"],          &[],                                  Takes),
    row(b"250 5 messages\r\n",                250, None,          &[b"5 messages"],        &[],                                  Takes),
    row(b"550-192.0.2.222 blocked\r\n550 x\r\n", 550, None,       &[b"192.0.2.222 blocked", b"x"], &[],                          Takes),
    row(b"550-5.1.1 a\r\n550 b\r\n",          550, Some("5.1.1"), &[b"a", b"b"],           &[(Kind::EnhancedMissing, 17)],       Refuses(Kind::EnhancedMissing, 17)),
    row(b"550-a\r\n550 5.1.1 b\r\n",          550, Some("5.1.1"), &[b"a", b"b"],           &[(Kind::EnhancedMissing, 11)],       Refuses(Kind::EnhancedMissing, 11)),
    row(b"550-5.1.1 a\r\n550-b\r\n550 5.1.1 c\r\n", 550, Some("5.1.1"), &[b"a", b"b", b"c"], &[(Kind::EnhancedMissing, 17)],     Refuses(Kind::EnhancedMissing, 17)),
    row(b"550-5.1.1 a\r\n550 5.7.1 b\r\n",    550, Some("5.7.1"), &[b"5.1.1 a", b"b"],     &[(Kind::EnhancedDiffers, 17)],       Refuses(Kind::EnhancedDiffers, 17)),
    row(b"450-a\r\n451 b\r\n",                451, None,          &[b"a", b"b"],           &[(Kind::CodeDiffers, 7)],            Refuses(Kind::CodeDiffers, 7)),
    row(b"250-a\r\n550 b\r\n",                550, None,          &[b"a", b"b"],           &[(Kind::CodeDiffers, 7), (Kind::SeverityDiffers, 7)], Refuses(Kind::SeverityDiffers, 7)),
    row(b"503-503 sender not yet given\r\n503 x\r\n", 503, None,  &[b"503 sender not yet given", b"x"], &[],                     Takes),
    row(b"\r\n250 ok\r\n",                    250, None,          &[b"ok"],                &[(Kind::BlankLine, 0)],              Refuses(Kind::BlankLine, 0)),
    row(b"\n250 ok\r\n",                      250, None,          &[b"ok"],                &[(Kind::BareLf, 0), (Kind::BlankLine, 0)], Refuses(Kind::BlankLine, 0)),
    row(b"250-a\r\n\r\n250 b\r\n",            250, None,          &[b"a", b"b"],           &[(Kind::BlankLine, 7)],              Refuses(Kind::BlankLine, 7)),
    row(b"571 no\r\n",                        571, None,          &[b"no"],                &[(Kind::CodeOutOfGrammar, 1)],       Refuses(Kind::CodeOutOfGrammar, 1)),
    row(b"150 hm\r\n",                        150, None,          &[b"hm"],                &[(Kind::PositivePreliminary, 0)],    Refuses(Kind::PositivePreliminary, 0)),
    row(b"354 2.0.0 go\r\n",                  354, None,          &[b"2.0.0 go"],          &[(Kind::EnhancedOn3yz, 4)],          Refuses(Kind::EnhancedOn3yz, 4)),
    row(b"554 4.4.7 expired\r\n",             554, Some("4.4.7"), &[b"expired"],           &[(Kind::EnhancedClassDiffers, 4)],   Refuses(Kind::EnhancedClassDiffers, 4)),
    row(b"250 5.1.1 ok\r\n",                  250, Some("5.1.1"), &[b"ok"],                &[(Kind::EnhancedClassDiffers, 4)],   Refuses(Kind::EnhancedClassDiffers, 4)),
    row(b"250 2.0.0 SIZE\r\n",                250, Some("2.0.0"), &[b"SIZE"],              &[],                                  Takes),
];

#[rustfmt::skip]
const REFUSED: &[(&[u8], Error, usize)] = &[
    (b"hello\r\n",            Error::NoCode,         0),
    (b"HTTP/1.1 200 OK\r\n",  Error::NoCode,         0),
    (b"+25 ok\r\n",           Error::NoCode,         0),
    (b"-25 ok\r\n",           Error::NoCode,         0),
    (b" 25 ok\r\n",           Error::NoCode,         0),
    (b" 250 ok\r\n",          Error::NoCode,         0),
    (b"2_5 ok\r\n",           Error::NoCode,         1),
    (b"25 x\r\n",             Error::NoCode,         2),
    (b"25\r\n",               Error::NoCode,         2),
    (b"2x0 ok\r\n",           Error::NoCode,         1),
    (b"\r250 ok\r\n",         Error::NoCode,         0),
    (b"999 ok\r\n",           Error::CodeOutOfRange, 0),
    (b"000 ok\r\n",           Error::CodeOutOfRange, 0),
    (b"600 ok\r\n",           Error::CodeOutOfRange, 0),
    (b"2500 ok\r\n",          Error::Separator,      3),
    (b"250\tok\r\n",          Error::Separator,      3),
    (b"250_ok\r\n",           Error::Separator,      3),
    (b"250:ok\r\n",           Error::Separator,      3),
    (b"250.ok\r\n",           Error::Separator,      3),
    (b"250\rok\r\n",          Error::Separator,      3),
    (b"250\r\r\n",            Error::Separator,      3),
    (b"\x15\x03\x03\0\x02",   Error::TlsAlert,       0),
    (b"250-a\r\nhello\r\n",   Error::NoCode,         7),
    (b"250-a\r\n25x b\r\n",   Error::NoCode,         9),
    (b"250-a\r\n\x15\x03",    Error::TlsAlert,       7),
];

const fn row(
    input: &'static [u8],
    code: u16,
    enhanced: Option<&'static str>,
    lines: &'static [&'static [u8]],
    deviations: &'static [(Kind, usize)],
    strict: Strict,
) -> Row {
    Row { input, code, enhanced, lines, deviations, strict }
}

fn deviations(reply: &Reply<'_>) -> Vec<(Kind, usize)> {
    reply.deviations().map(|deviation: Deviation| (deviation.kind(), deviation.at())).collect()
}

#[test]
fn each_accepted_input_reads_as_the_table_says() {
    for row in ACCEPTED {
        let shown = row.input.escape_ascii().to_string();
        let reply = Reply::parse(row.input).unwrap_or_else(|error| panic!("{shown}: {error}"));
        assert_eq!(reply.code(), row.code, "{shown}");
        assert_eq!(reply.enhanced().map(|code| code.to_string()).as_deref(), row.enhanced, "{shown}");
        let lines: Vec<_> = reply.lines().map(|line| line.as_bytes()).collect();
        assert_eq!(lines, row.lines, "{shown}");
        assert_eq!(deviations(&reply), row.deviations, "{shown}");
        assert_eq!(reply.line_count(), row.lines.len(), "{shown}");
        assert_eq!(reply.severity(), reply.code().severity(), "{shown}");

        let strict = ReplyDecoder::new().strict().decode(row.input);
        match (row.strict, strict) {
            (Takes, Ok(Some((same, used)))) => {
                assert_eq!(used, row.input.len(), "{shown}");
                assert_eq!(same, reply, "{shown}");
            }
            (Refuses(kind, at), Err(error)) => {
                assert_eq!((error.kind(), error.at()), (Error::Refused(kind), at), "{shown}");
            }
            (expected, other) => panic!("{shown}: strict should be {expected:?}, is {other:?}"),
        }
    }
}

#[test]
fn each_refused_input_says_what_and_where() {
    for &(input, kind, at) in REFUSED {
        for decoder in [ReplyDecoder::new(), ReplyDecoder::new().strict()] {
            let error = decoder.clone().decode(input).unwrap_err();
            assert_eq!((error.kind(), error.at()), (kind, at), "{}", input.escape_ascii());
            let sentence = error.to_string();
            assert!(sentence.contains(&at.to_string()), "{sentence}");
        }
    }
}

/// Feeds an input cut at every pair of places; the outcome never depends on the cuts.
#[test]
fn cuts_change_nothing() {
    let inputs = ACCEPTED.iter().map(|row| row.input).chain(REFUSED.iter().map(|row| row.0));
    for input in inputs {
        for fresh in [
            ReplyDecoder::new(),
            ReplyDecoder::new().strict(),
            ReplyDecoder::new().max_line(9),
            ReplyDecoder::new().max_len(11),
        ] {
            let whole = fresh.clone().decode(input);
            for first in 0..=input.len() {
                for second in first..=input.len() {
                    let mut decoder = fresh.clone();
                    let mut outcome = Ok(None);
                    for end in [first, second, input.len()] {
                        outcome = decoder.decode(&input[..end]);
                        if outcome != Ok(None) {
                            break;
                        }
                    }
                    assert_eq!(outcome, whole, "{} cut at {first} and {second}", input.escape_ascii());
                }
            }
        }
    }
}

/// An octet that cannot belong to a reply is an error as soon as it is there, whatever follows.
#[test]
fn errors_come_with_their_octet() {
    for &(input, kind, at) in REFUSED {
        // A CR where a line may end is judged with the octet after it.
        let may_end_line = input[at] == b'\r' && (at == 0 || kind == Error::Separator);
        let known_at = if may_end_line { at + 2 } else { at + 1 };
        let mut decoder = ReplyDecoder::new();
        for end in 0..=input.len() {
            let outcome = decoder.decode(&input[..end]);
            let shown = input.escape_ascii();
            if end < known_at {
                assert_eq!(outcome, Ok(None), "{shown} up to {end}");
            } else {
                assert_eq!(outcome.map_err(|error| error.kind()), Err(kind), "{shown} up to {end}");
            }
        }
    }
}

#[test]
fn a_failed_decoder_stays_failed_until_reset() {
    let mut decoder = ReplyDecoder::new();
    let error = decoder.decode(b"hello\r\n").unwrap_err();
    assert_eq!(decoder.decode(b"250 ok\r\n"), Err(error));
    decoder.reset();
    assert!(matches!(decoder.decode(b"250 ok\r\n"), Ok(Some((_, 8)))));
}

#[test]
fn the_same_octets_give_the_same_answer() {
    for octets in
        [&b"250-ab"[..], b"250 ok\r\n", b"250-one\r\n250 two\r\n221 bye\r\n", b"hello\r\n", b"250-a\r\n25x"]
    {
        for decoder in [ReplyDecoder::new(), ReplyDecoder::new().strict(), ReplyDecoder::new().max_len(3)] {
            let mut once = decoder.clone();
            let mut twice = decoder;
            for end in 0..=octets.len() {
                let answer = once.decode(&octets[..end]);
                assert_eq!(twice.decode(&octets[..end]), answer);
                assert_eq!(twice.decode(&octets[..end]), answer);
            }
        }
    }
}

#[test]
fn each_kind_of_error_bears_its_name() {
    for kind in [
        Error::NoCode,
        Error::CodeOutOfRange,
        Error::TlsAlert,
        Error::Separator,
        Error::LineTooLong,
        Error::TooManyLines,
        Error::ReplyTooLong,
        Error::Refused(Kind::BareLf),
        Error::BufferShrank,
        Error::Incomplete,
        Error::TrailingOctets,
    ] {
        let written = format!("{kind:?}");
        assert_eq!(written.split('(').next(), Some(kind.name()));
    }
}

#[test]
fn an_error_moves_to_any_offset() {
    let error = Reply::parse(b"25x no\r\n").unwrap_err();
    let last = u32::MAX as usize;
    for (to, at) in [(0, 0), (10, 10), (last - 1, last - 1), (last, last), (last.saturating_add(2), last)] {
        assert_eq!((error.moved_to(to).at(), error.moved_to(to).kind()), (at, Error::NoCode));
    }
}

#[test]
fn a_shrunken_buffer_is_an_error() {
    let mut decoder = ReplyDecoder::new();
    assert_eq!(decoder.decode(b"250-ab"), Ok(None));
    let error = decoder.decode(b"cd\r\n").unwrap_err();
    assert_eq!((error.kind(), error.at()), (Error::BufferShrank, 4));
}

#[test]
fn partial_is_what_has_begun() {
    let mut decoder = ReplyDecoder::new();
    assert!(!decoder.is_partial());
    assert_eq!(decoder.decode(b""), Ok(None));
    assert!(!decoder.is_partial());
    assert_eq!(decoder.decode(b"2"), Ok(None));
    assert!(decoder.is_partial());
    assert!(decoder.decode(b"250 ok\r\n").is_ok_and(|reply| reply.is_some()));
    assert!(!decoder.is_partial());
}

#[test]
fn pipelined_replies_come_one_by_one() {
    let octets = b"250 2.1.0 a\r\n250-2.1.5 b\r\n250 2.1.5 c\r\n\r\n354 go\r\n";
    let mut decoder = ReplyDecoder::new();
    let mut rest = &octets[..];
    let mut seen = Vec::new();
    while let Some((reply, used)) = decoder.decode(rest).unwrap() {
        assert!(rest[..used].ends_with(reply.raw()));
        seen.push((reply.code().get(), reply.line_count()));
        rest = &rest[used..];
    }
    assert_eq!(seen, [(250, 1), (250, 2), (354, 1)]);
    assert!(rest.is_empty());
}

#[test]
fn exactly_one_reply_is_parsed() {
    let error = Reply::parse(b"250 ok\r\n250 more\r\n").unwrap_err();
    assert_eq!((error.kind(), error.at()), (Error::TrailingOctets, 8));
    for cut in [&b""[..], b"2", b"250", b"250 ok", b"250 ok\r", b"250-ok\r\n", b"\r\n"] {
        let error = Reply::parse(cut).unwrap_err();
        assert_eq!((error.kind(), error.at()), (Error::Incomplete, cut.len()), "{}", cut.escape_ascii());
    }
}

#[test]
fn what_is_shown_is_harmless() {
    let reply =
        Reply::parse(b"550-5.1.1 \x1b[2Jgone\0\r\n550 5.1.1 caf\xe9 \xe2\x80\xae\xc2\x85\ttab\r\n").unwrap();
    assert_eq!(reply.text().to_string(), "\\x1b[2Jgone\\x00\ncaf\\xe9 \\u{202e}\\u{85}\ttab");
    assert_eq!(reply.to_log().to_string(), "550 5.1.1 \\x1b[2Jgone\\x00 caf\\xe9 \\u{202e}\\u{85}\ttab");
    assert_eq!(
        reply.diagnostic_code().to_string(),
        "smtp; 550-5.1.1 \\x1b[2Jgone\\x00\r\n 550 5.1.1 caf\\xe9 \\xe2\\x80\\xae\\xc2\\x85\ttab"
    );
}

#[test]
fn a_log_line_is_bounded_and_counts_what_it_hides() {
    let octets = [b"550-".to_vec(), "é".repeat(1_500).into_bytes(), b"\r\n550 end\r\n".to_vec()].concat();
    let log = Reply::parse(&octets).unwrap().to_log().to_string();
    assert!(log.starts_with("550 éé") && log.ends_with("é [955 more octets]"), "{log}");
}

#[test]
fn the_forward_path_is_found() {
    let path = |reply: &'static str| {
        let reply = Reply::parse(reply.as_bytes()).unwrap();
        reply.forward_path().map(|path| String::from_utf8(path.to_vec()).unwrap())
    };
    assert_eq!(path("251 ok, <a@example.net> it is\r\n").as_deref(), Some("a@example.net"));
    assert_eq!(
        path("551-no\r\n551 try <\"a>b\\\"c\"@example.net>\r\n").as_deref(),
        Some("\"a>b\\\"c\"@example.net")
    );
    assert_eq!(path("551 5.1.6 ask the postmaster\r\n"), None);
    assert_eq!(path("551 <never closed\r\n"), None);
    assert_eq!(path("250 <a@example.net> ok\r\n"), None);
}

#[test]
fn capabilities_are_read_from_the_raw_lines() {
    let reply = Reply::parse(b"250-mx.example.org hello\r\n\r\n250-size  1000 \r\n250-2.0.0 PIPELINING\r\n250-\xff\r\n250-\r\n250-Auth=LOGIN PLAIN\r\n250 HELP\r\n").unwrap();
    let found: Vec<_> = reply.capabilities().map(|capability| capability.to_string()).collect();
    assert_eq!(found, ["size 1000", "2.0.0 PIPELINING", "Auth LOGIN PLAIN", "HELP"]);
    assert_eq!(Reply::parse(b"550-a\r\n550 SIZE\r\n").unwrap().capabilities().count(), 0);
    assert_eq!(Reply::parse(b"250 mx.example.org\r\n").unwrap().capabilities().count(), 0);
}

#[test]
fn the_status_of_a_report_agrees_with_the_code() {
    for (reply, status) in [
        ("250 ok", "2.0.0"),
        ("250 2.1.5 ok", "2.1.5"),
        ("450 no", "4.0.0"),
        ("450 5.1.1 no", "4.0.0"),
        ("550 no", "5.0.0"),
        ("550 5.7.509 no", "5.7.509"),
        ("354 go", "4.0.0"),
        ("150 hm", "4.0.0"),
    ] {
        let octets = format!("{reply}\r\n");
        assert_eq!(Reply::parse(octets.as_bytes()).unwrap().status().to_string(), status, "{reply}");
    }
}
