//! The complaints of the program, and their places.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::{ask, explain, objects, titles};

#[test]
fn what_is_no_reply_is_named_with_its_octet_and_the_rest_explained() {
    let answer = explain(&["25x no", "550 5.1.1 no such user", "5.1", "hello", "999", "6yz", "250-a"]);
    assert_eq!(titles(&answer), ["550 5.1.1  No such mailbox", "250  Done"]);
    let complaints: Vec<_> = answer.complaints.lines().collect();
    let looked_for = "found nothing to explain; looked for a reply (`550 5.1.1 no such user`), a code (`550`, `5.1.1`, \
                      `X.7.26`), a family of codes (`4yz`, `5.7.X`), a transcript, a log line, an exception, a \
                      delivery report, and words that people search for (`dmarc`)";
    assert_eq!(
        complaints,
        [
            &format!("smtp-explain: argument 1: {looked_for}"),
            "smtp-explain: argument 3, octet 3: `5.1` is not a reply, a code or a family of codes",
            &format!("smtp-explain: argument 4: {looked_for}"),
            "smtp-explain: argument 5: the reply code at octet 0 is outside 100 to 599",
            "smtp-explain: argument 6, octet 0: `6yz` is not a reply, a code or a family of codes",
        ]
    );
    assert_eq!(answer.exit, Some(2));
}

#[test]
fn octets_are_counted_in_what_was_given() {
    let answer = ask(&[], "250 ok\nS: what\n550 no\n");
    assert_eq!(titles(&answer).len(), 2);
    assert!(
        answer
            .complaints
            .starts_with("smtp-explain: standard input: expected a reply code, found `S` at octet 7"),
        "{}",
        answer.complaints
    );
    let answer = ask(&[], "C: NOOP\nS: 250-a\nS: 2x0 b\nC: QUIT\nS: 221 bye\n");
    assert!(
        answer
            .complaints
            .starts_with("smtp-explain: standard input: expected a reply code, found `x` at octet 21"),
        "{}",
        answer.complaints
    );
    assert_eq!(titles(&answer), ["221  Goodbye, the connection closes"]);
    let answer = explain(&[r"250 ok\r\n25x no"]);
    assert!(
        answer
            .complaints
            .starts_with("smtp-explain: argument 1: expected a reply code, found `x` at octet 12"),
        "{}",
        answer.complaints
    );
}

#[test]
fn strict_refuses_what_deviates() {
    let input = "250-a\n250 b\n571 blocked\n250 ok\n";
    assert_eq!(titles(&ask(&[], input)).len(), 3);
    let answer = ask(&["--strict"], input);
    assert_eq!(titles(&answer).len(), 2);
    assert_eq!(answer.exit, Some(2));
    assert!(
        answer.complaints.starts_with("smtp-explain: standard input: octet 13: the second digit"),
        "{}",
        answer.complaints
    );
    let answer = ask(&["--strict"], "250-a\x07\n250-b\n250 c\n221 bye\n");
    assert_eq!(titles(&answer), ["221  Goodbye, the connection closes"]);
    assert_eq!(answer.complaints.lines().count(), 1);
}

#[test]
fn line_ends_lost_by_pasting_are_nobodys_deviation() {
    let deviations = |input| objects(&ask(&["--json"], input))[0]["deviations"].clone();
    assert_eq!(deviations("250-a\n250 b\n"), serde_json::json!([]));
    assert_eq!(deviations("250-a\r\n250 b\n")[0]["name"], "BareLf");
}

#[test]
fn nothing_to_explain_is_an_error() {
    let answer = ask(&[], "\n\n");
    assert!(
        answer
            .complaints
            .starts_with("smtp-explain: standard input: found nothing to explain; looked for a reply")
    );
    assert_eq!(answer.exit, Some(2));
    assert_eq!(explain(&["--command", "nonsense", "250"]).exit, Some(2));
}

/// What cannot be read is never a text without replies.
#[test]
fn what_is_not_text_is_unpacked_or_refused_by_name() {
    let text = "said: 550 5.1.1 no such user\n".repeat(20);
    let pack = |text: &str| {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
        encoder.write_all(text.as_bytes()).expect("memory takes it");
        encoder.finish().expect("memory takes it")
    };
    let packed = pack(&text);
    let answer = ask(&[], &packed);
    assert_eq!((titles(&answer).len(), answer.complaints.as_str(), answer.exit), (20, "", Some(0)));
    let cut = ask(&[], &packed[..packed.len() - 9]);
    assert_eq!(
        cut.complaints,
        "smtp-explain: standard input: is cut off: the compressed data ends too early\n"
    );
    assert_eq!(cut.exit, Some(2));
    assert!(!titles(&cut).is_empty(), "what came before is explained");

    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (octets, word) in [
        (b"\x1f\x9d\x90some".to_vec(), "`gzip -dc`"),
        (b"\xfd7zXZ\0\0\x04".to_vec(), "`xz -dc`"),
        (b"\x28\xb5\x2f\xfd\x04\0".to_vec(), "`zstd -dc`"),
        (b"BZh91AY&SY".to_vec(), "`bzip2 -dc`"),
        (b"PK\x03\x04\x14\0".to_vec(), "`unzip -p`"),
        ([b"\xff\xfe".to_vec(), utf16.clone()].concat(), "UTF-16"),
        (utf16, "UTF-16"),
    ] {
        let answer = ask(&[], octets);
        assert_eq!((answer.printed.as_str(), answer.exit), ("", Some(2)), "{word}");
        assert!(answer.complaints.contains(word), "{word}: {}", answer.complaints);
        assert_eq!(answer.complaints.lines().count(), 1, "{}", answer.complaints);
    }
    // A few octets that are many when they are unpacked.
    let answer = ask(&[], pack(&format!("550 5.1.1 no\n{}", " ".repeat(33 << 20))));
    assert!(answer.complaints.contains("is longer than 32 MiB"), "{}", answer.complaints);
    assert_eq!((titles(&answer).len(), answer.exit), (1, Some(2)));
}
