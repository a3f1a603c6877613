//! `scan`: what is a code in other text and what is none, against a plain reading of the same rules, and on replies
//! that others recorded.

mod oracle;
mod shapes;

use std::ops::Range;

use oracle::Oracle;
use proptest::prelude::*;
use smtp_codes::{EnhancedCode, Found, ReplyCode, scan};

#[test]
fn finds_what_is_marked_and_nothing_else() {
    assert_marked(|text| scan(text).map(|found| found.range()).collect());
}

#[test]
fn the_plain_reading_agrees_on_every_shape() {
    let oracle = Oracle::new();
    assert_marked(|text| oracle.scan(text).into_iter().map(|(range, ..)| range).collect());
}

/// Every shape on which the finds are not what is marked, at once.
fn assert_marked(finds: impl Fn(&[u8]) -> Vec<Range<usize>>) {
    let shapes = shapes::FOUND.iter().chain(shapes::NOT_FOUND);
    let wrong: Vec<_> = shapes
        .filter_map(|shape| {
            let text = shape.replace(['«', '»'], "");
            let marked = mark(text.as_bytes(), finds(text.as_bytes()).into_iter());
            (marked != *shape).then(|| format!("found {marked}\n where {shape}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The scanner looks at blocks of octets: no shape may depend on where in a block it is.
#[test]
fn finds_the_same_wherever_it_is() {
    for shape in shapes::FOUND.iter().chain(shapes::NOT_FOUND) {
        let text = shape.replace(['«', '»'], "");
        let expected: Vec<_> =
            scan(text.as_bytes()).map(|found| (found.range(), found.code(), found.enhanced())).collect();
        for shift in 1..=130 {
            let moved = format!("{}\n{text}", "x".repeat(shift - 1));
            let finds: Vec<_> = scan(moved.as_bytes())
                .map(|found| {
                    (found.range().start - shift..found.range().end - shift, found.code(), found.enhanced())
                })
                .collect();
            assert_eq!(finds, expected, "{text} after {shift} octets");
        }
    }
}

#[test]
fn positions_lead_back_to_the_digits() {
    for shape in shapes::FOUND {
        let text = shape.replace(['«', '»'], "");
        for found in scan(text.as_bytes()) {
            check_positions(text.as_bytes(), &found);
        }
    }
}

#[test]
fn text_is_the_rest_of_the_line() {
    let text_of = |text: &'static str| scan(text.as_bytes()).next().map(|found| found.text());
    assert_eq!(text_of("550 5.1.1 no such user\r\nnext"), Some(&b"no such user"[..]));
    assert_eq!(text_of("550-no such user\nnext"), Some(&b"no such user"[..]));
    assert_eq!(text_of("550 5.1.1"), Some(&b""[..]));
    assert_eq!(text_of("550 (#5.1.1): no such user"), Some(&b"no such user"[..]));
    assert_eq!(text_of("(550, b'no such user')"), Some(&b"no such user')"[..]));
    assert_eq!(text_of("(550, b'5.1.1 no such user')"), Some(&b"no such user')"[..]));
    assert_eq!(text_of("said: 550\r\n    5.1.1 <a@example.com>: no"), Some(&b"<a@example.com>: no"[..]));
}

#[test]
fn an_smtp_error_reaches_256_octets() {
    for gap in 0..600 {
        let text = format!("SMTP error{}: 550 no", "x".repeat(gap));
        assert_eq!(scan(text.as_bytes()).count(), usize::from(text.len() - "550 no".len() <= 256), "{gap}");
    }
}

#[test]
fn an_iterator_that_ended_stays_at_its_end() {
    let mut scan = scan(b"550 5.1.1 no");
    assert!(scan.next().is_some());
    assert!(scan.next().is_none());
    assert!(scan.next().is_none());
    assert!(smtp_codes::scan(b"").next().is_none());
}

/// A log is too long to be debugged, and none of its octets is sure to be harmless.
#[test]
fn what_is_debugged_are_codes_and_places() {
    let mut scan = scan(b"said: 550 5.1.1 no");
    assert_eq!(format!("{scan:?}"), "Scan { len: 18, resume: 0, .. }");
    let found = scan.next().unwrap();
    assert_eq!(format!("{found:?}"), "Found { code: Some(550), enhanced: Some(5.1.1), range: 6..15, .. }");
    assert_eq!(format!("{scan:?}"), "Scan { len: 18, resume: 15, .. }");
}

/// Every octet next to a pair, before and after: a letter, a digit, or what belongs to addresses and versions spoils
/// it, and nothing else does.
#[test]
fn every_octet_beside_a_pair() {
    for octet in 0..=u8::MAX {
        let part_of_more = octet.is_ascii_alphanumeric() || b".-/_@+".contains(&octet);
        let before = [&[octet], &b"550 5.1.1 no"[..]].concat();
        assert_eq!(scan(&before).count(), usize::from(!part_of_more), "{:?} before", char::from(octet));
        let after = [&b"550 5.1.100"[..], &[octet]].concat();
        let found = scan(&after).next().and_then(|found| found.enhanced());
        assert_eq!(found.is_some(), !part_of_more || b".-".contains(&octet), "{:?} after", char::from(octet));
    }
}

/// All that may come between the two codes of a pair, and nothing else, of up to four octets.
#[test]
fn every_joint_of_a_pair() {
    const OCTETS: &[u8] = b"-: ()[]{}<>#\"'";
    let is_joint = |joint: &[u8]| {
        let after_sign = joint.strip_prefix(b"-").or(joint.strip_prefix(b":")).unwrap_or(joint);
        let opening = after_sign.trim_ascii_start();
        opening.len() <= 2 && opening.iter().all(|octet| b"([<#\"'".contains(octet))
    };
    let (mut first, mut end) = (0, 1);
    let mut joints = vec![vec![]];
    for _ in 0..4 {
        for at in first..end {
            let longer = OCTETS.iter().map(|octet| [&joints[at][..], &[*octet]].concat()).collect::<Vec<_>>();
            joints.extend(longer);
        }
        (first, end) = (end, joints.len());
    }
    for joint in &joints[1..] {
        let text = [b"a 550", &joint[..], b"5.1.1 b"].concat();
        let is_pair = scan(&text).any(|found| found.code().is_some() && found.enhanced().is_some());
        assert_eq!(is_pair, is_joint(joint), "{}", text.escape_ascii());
    }
}

#[test]
fn every_pair_of_codes() {
    let details = [0, 1, 7, 10, 99, 100, 509, 999];
    for code in 0..=999_u16 {
        for class in 0..=9 {
            for (subject, detail) in
                details.iter().flat_map(|subject| details.map(|detail| (*subject, detail)))
            {
                let text = format!("x {code:03} {class}.{subject}.{detail} y");
                let expected = (200..=599).contains(&code) && matches!(class, 2 | 4 | 5);
                let found = scan(text.as_bytes()).next();
                assert_eq!(found.is_some(), expected, "{text}");
                if let Some(found) = found {
                    assert_eq!(found.code().map(ReplyCode::get), Some(code));
                    assert_eq!(
                        found.enhanced().map(|code| code.to_string()),
                        Some(format!("{class}.{subject}.{detail}"))
                    );
                }
            }
        }
    }
}

/// Texts on which a scanner that looks back or ahead without a bound would work for hours.
#[test]
fn no_text_makes_it_look_twice() {
    const SIZE: usize = 1 << 20;
    for piece in [
        "550 ",
        ": 550 ",
        "x: 550 ",
        "]: 550 ",
        ">: 550 ",
        "550-",
        "(550 ",
        "5.1.1 ",
        "#5.1.1 ",
        "said: 550 ",
        "5.",
        "5",
        "\n 550",
        "\n",
        " ",
        "_",
        "\t550",
        "<< 550 ",
        "error: 550 ",
        "[1]: 550 ",
        "SMTP error",
        "SMTP error: 550x",
        "550\r\n ",
        "status=a (550",
        "\"550",
        "5.5.5.",
        "550,",
        "(550, '",
        "\"code\":550,",
        "code 550 ",
        "a@b: 550 ",
        "Error: 550 ",
        "failed: 503 ",
    ] {
        let text = piece.repeat(SIZE / piece.len());
        for text in [format!("said:{text}"), format!("{text}said: 550"), format!("SMTP error {text}")] {
            assert!(scan(text.as_bytes()).count() <= text.len() / 3);
            // The text of each reaches to the end of the line, which must not be searched for each of them.
            assert!(scan(text.as_bytes()).all(|found| found.text().len() < text.len()));
        }
    }
    for blank in [" ", "_", "\n ", "\r\n\t"] {
        let text = format!("said:{}550{}5.1.1", blank.repeat(SIZE / 2), blank.repeat(SIZE / 2)).repeat(2);
        assert!(scan(text.as_bytes()).count() <= 4);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn agrees_with_the_plain_reading(text in log_like()) {
        let finds: Vec<_> = scan(&text).map(|found| (found.range(), found.code(), found.enhanced())).collect();
        let expected = ORACLE.with(|oracle| oracle.scan(&text));
        let [marked, expected_marked] =
            [&finds, &expected].map(|finds| mark(&text, finds.iter().map(|find| find.0.clone())));
        prop_assert_eq!(marked, expected_marked);
        prop_assert_eq!(finds, expected);
        for found in scan(&text) {
            check_positions(&text, &found);
        }
    }

    #[test]
    fn takes_any_octets(text in prop::collection::vec(any::<u8>(), 0..400)) {
        for found in scan(&text) {
            check_positions(&text, &found);
        }
    }

    /// Other lines change nothing, unless a line is folded.
    #[test]
    fn lines_are_judged_alone(lines in prop::collection::vec(LINE, 0..12)) {
        let alone: usize = lines.iter().map(|line| scan(line.as_bytes()).count()).sum();
        prop_assert_eq!(scan(lines.join("\n").as_bytes()).count(), alone);
    }
}

/// A line with a code that may be taken or not.
const LINE: &str = "[a-z]{0,3}(said: |dsn=|: |> )?(550|5\\.1\\.1|550 5\\.1\\.1)[ -]?[a-z)]{0,4}";

/// Octets that decide what is a code.
const OCTETS: &[u8] = b" \t\n\r:;=-.,<>()[]{}#\"'_/@+0123456789aZ\0\xff";

thread_local! {
    static ORACLE: Oracle = Oracle::new();
}

fn log_like() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        8 => prop::sample::select(shapes::PIECES).prop_map(|piece| piece.as_bytes().to_vec()),
        4 => prop::sample::select(OCTETS).prop_map(|octet| vec![octet]),
        2 => (1..=6_u32, 0..=9_u32, 0..=99_u32).prop_map(|(a, b, c)| format!("{a}.{b}.{c}").into_bytes()),
        1 => (0..=999_u32).prop_map(|code| code.to_string().into_bytes()),
        1 => "[a-z]{1,300}".prop_map(String::into_bytes),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn check_positions(text: &[u8], found: &Found<'_>) {
    assert!(found.code().is_some() || found.enhanced().is_some());
    assert_eq!(found.as_bytes(), &text[found.range()]);
    assert_eq!(
        found.code_range().map(|range| &text[range]),
        found.code().as_ref().map(|code| code.as_str().as_bytes())
    );
    let digits = found.enhanced().as_ref().map(EnhancedCode::to_string);
    // An object has names and white space between its numbers.
    let numbers = found.enhanced_range().map(|range| {
        let is_digit = |octet: &u8| octet.is_ascii_digit();
        let numbers = text[range].split(|octet| !is_digit(octet)).filter(|number| !number.is_empty());
        numbers.map(String::from_utf8_lossy).collect::<Vec<_>>().join(".")
    });
    assert_eq!(numbers, digits);
    let ranges = [found.code_range(), found.enhanced_range()];
    assert_eq!(ranges.iter().flatten().map(|range| range.start).min(), Some(found.range().start));
    assert_eq!(ranges.iter().flatten().map(|range| range.end).max(), Some(found.range().end));
    let line_end = text[found.range().end..].iter().position(|octet| b"\r\n".contains(octet));
    let line = &text[found.range().end..][..line_end.unwrap_or(text.len() - found.range().end)];
    assert!(line.ends_with(found.text()));
}

/// Replies that others recorded, in the logs and reports that quote them: found with both codes, first of all.
#[test]
fn finds_recorded_replies_in_logs_and_reports() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/corpus/replies.jsonl");
    let Ok(corpus) = std::fs::read_to_string(path) else {
        println!("skipped finds_recorded_replies_in_logs_and_reports: {path} is absent");
        return;
    };
    let mut seen = 0;
    for line in corpus.lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let reply = row["text"].as_str().unwrap();
        let code = row["code"]
            .as_u64()
            .and_then(|code| ReplyCode::new(code as u16))
            .filter(|code| code.get() >= 200);
        let enhanced = row["enhanced"].as_str().map(|enhanced| enhanced.parse::<EnhancedCode>().unwrap());
        if code.is_none() && enhanced.is_none() {
            continue; // 850
        }
        let flat = reply.replace("\r\n", " ");
        let folded = reply.replace("\r\n", "\r\n ");
        let quoted = reply.replace("\r\n", "\n").replace('\n', "\n    ");
        for (text, before) in [
            (
                &flat,
                "to=<a@example.com>, delay=2.5, delays=0.1/2.1/4.2/5.3, status=bounced (host mx[192.0.2.1] said: ",
            ),
            (&flat, "NOQUEUE: reject: RCPT from mx[192.0.2.1]: "),
            (
                &flat,
                "** a@example.com R=r T=t: SMTP error from remote mail server after RCPT TO:<a@example.com>: ",
            ),
            (&flat, "SMTP error from remote mail server after MAIL FROM:<a@example.com> SIZE=2231: "),
            (&quoted, "    SMTP error from remote mail server after RCPT TO:<a@example.com>:\n    "),
            (&flat, "mta delivery result=\"PermFail\" stat=\""),
            (&folded, "Action: failed\r\nDiagnostic-Code: smtp; "),
            (&folded, "Diagnostic-Code: smtp;\r\n "),
            (&quoted, "<<< "),
        ] {
            if code.is_none() && !before.contains("Diagnostic-Code") {
                continue; // an enhanced code alone, which only a report begins with
            }
            let text = format!("{before}{text} (in reply to RCPT TO command))\n");
            let Some(found) = scan(text.as_bytes()).next() else { panic!("nothing found in {text:?}") };
            assert_eq!((found.code(), found.enhanced()), (code, enhanced), "{text:?}");
            assert_eq!(found.range().start, before.len(), "{text:?}");
            scan(text.as_bytes()).for_each(|found| check_positions(text.as_bytes(), &found));
            seen += 1;
        }
    }
    assert!(seen > 6_000, "{seen}");
}

/// Texts that people reported: a code was missed, or found where there is none.
#[test]
fn finds_what_people_reported() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/data/reported.tsv");
    let Ok(rows) = std::fs::read_to_string(path) else {
        println!("skipped finds_what_people_reported: {path} is absent");
        return;
    };
    let rows = rows.lines().map(|row| row.split('\t').collect::<Vec<_>>());
    let wrong: Vec<_> = rows
        .filter(|row| row[1] == "scan")
        .filter_map(|row| {
            let finds: Vec<_> = scan(row[3].as_bytes()).map(|found| shown(&found)).collect();
            let expected: &[&str] = if row[4] == "none" { &[] } else { &row[4..] };
            (finds != expected).then(|| format!("{}: {finds:?} where {expected:?}", row[0]))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// `550 5.1.1`, `550`, or `- 5.1.1`.
fn shown(found: &Found<'_>) -> String {
    let enhanced = found.enhanced().map_or(String::new(), |enhanced| format!(" {enhanced}"));
    found.code().map_or("-".to_owned(), |code| code.to_string()) + &enhanced
}

fn mark(text: &[u8], finds: impl Iterator<Item = Range<usize>>) -> String {
    let mut marked = Vec::new();
    let mut at = 0;
    for range in finds {
        marked.extend_from_slice(&text[at..range.start]);
        marked.extend_from_slice("«".as_bytes());
        marked.extend_from_slice(&text[range.clone()]);
        marked.extend_from_slice("»".as_bytes());
        at = range.end;
    }
    marked.extend_from_slice(&text[at..]);
    String::from_utf8_lossy(&marked).into_owned()
}
