//! Damaged and unusual inputs: counted and shown, never fatal.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;

use super::program::{Scratch, ask, generated, report};

const LINE: &str =
    "Nov 24 08:00:00 mx1 postfix/smtp[1]: A1: to=<a@b.example>, dsn=2.0.0, status=sent (250 2.0.0 Ok)\n";

fn gzip(octets: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(octets).expect("memory takes it");
    encoder.finish().expect("memory takes it")
}

/// Lines with a flaw.
fn flawed(report: &Value, flaw: &str) -> Value {
    let flaws = report["flaws"].as_array().expect("a list");
    let row = flaws.iter().find(|row| row["flaw"] == flaw).expect("the flaw is listed");
    row["lines"].clone()
}

/// A report without what is said of the inputs.
fn numbers(mut report: Value) -> Value {
    let report = report.as_object_mut().expect("an object");
    report.remove("inputs");
    report.remove("flaws");
    Value::Object(std::mem::take(report))
}

#[test]
fn lines_that_something_is_wrong_with() {
    let mut log = LINE.repeat(3).into_bytes();
    log.extend_from_slice(b"caf\xe9\nNUL\0 twice \0\xff\n");
    log.extend_from_slice(&[b"x".repeat(600 << 10).as_slice(), b" 550 5.1.1 lost\n"].concat());
    log.extend_from_slice(LINE.as_bytes());
    log.extend_from_slice(b"Nov 24 08:00:00 mx1 gateway: said: 550 5.1.1 no\n");
    log.extend_from_slice(b"said: 550 5.1.1 no\r\n\n\n");
    log.extend_from_slice(&LINE.as_bytes()[..LINE.len() - 4]);
    let report = report(&log);
    assert_eq!(report["total"]["lines"], 12);
    assert_eq!(report["total"]["replies"], 7);
    assert_eq!(report["total"]["octets"], log.len());
    assert_eq!(flawed(&report, "NotText"), 2);
    assert_eq!(flawed(&report, "Huge"), 1);
    assert_eq!(flawed(&report, "UnknownProgram"), 2);
    assert_eq!(flawed(&report, "NoTimestamp"), 1);
    assert_eq!(flawed(&report, "Cut"), 1);
    let samples = report["flaws"][0]["samples"].as_array().expect("a list");
    assert_eq!(samples[0]["text"], "caf\u{fffd}");
    assert_eq!(samples[0]["octet"], LINE.len() * 3);
    assert_eq!(samples[1]["text"], "NUL\u{fffd} twice \u{fffd}\u{fffd}");
    let text = ask(&["--until", "2026-11-24"], &log).text().to_owned();
    assert!(text.contains("Longer than 256 KiB"), "{text}");
}

#[test]
fn a_reply_without_its_end_is_cut() {
    for line in [
        "Nov 24 08:00:00 mx1 postfix/smtp[1]: A1: to=<a@b.example>, dsn=2.0.0, status=sent (250 2.0.0 Ok: que",
        "2026-11-24 08:00:00 1rAbCd-0005vi-2X => a@b.example R=r T=t H=mx [192.0.2.1] C=\"250 O",
        "2026-11-24T08:00:00Z mx1 smtpd[1]: 6e mta delivery to=<a@b.example> result=\"Ok\" stat=\"250 2.0.0 O",
        "Nov 24 08:00:00 mx1 sm-mta[1]: x: to=<a@b.example>, dsn=2.0.0, stat=Sent (250 o",
    ] {
        let report = report(format!("{line}\n{LINE}").as_bytes());
        assert_eq!(flawed(&report, "Cut"), 1, "{line}");
        assert_eq!(report["total"]["by_verdict"]["accepted"], 2, "{line}");
        let whole = format!("{line}ued)\n").replace("250 O", "250\"").replace("2.0.0 O", "2.0.0\"");
        assert_eq!(flawed(&super::program::report(whole.as_bytes()), "Cut"), 0, "{whole}");
    }
}

#[test]
fn every_beginning_of_a_log_can_be_read() {
    let log = generated("4K");
    for end in (0..log.len()).step_by(131) {
        let report = report(&log[..end]);
        let lines = log[..end].split_inclusive(|octet| *octet == b'\n').count();
        assert_eq!(report["total"]["lines"], lines, "{end} octets");
    }
}

/// However long a line is, and wherever the blocks of the reader are cut, each line and octet counts once.
#[test]
fn huge_lines_are_passed_over() {
    for length in [(256 << 10) - 2, (256 << 10) - 1, 256 << 10, (256 << 10) + 1, 512 << 10, 1_000_003] {
        let huge = [vec![b'x'; length], b"\n".to_vec()].concat();
        let log = [LINE.as_bytes(), &huge, LINE.as_bytes(), &huge, &huge, LINE.as_bytes(), &huge[..length]]
            .concat();
        let report = report(&log);
        let total = &report["total"];
        assert_eq!(
            [&total["replies"], &total["lines"], &total["octets"]],
            [3, 7, log.len()],
            "{length} octets"
        );
        let expected = if length < 256 << 10 { 0 } else { 4 };
        assert_eq!(flawed(&report, "Huge"), expected, "{length} octets");
    }
}

#[test]
fn nothing_at_all() {
    for log in [&b""[..], b"\n", b"\0", b"no reply in here\n"] {
        let report = report(log);
        assert_eq!(report["total"]["replies"], 0);
        assert!(report["period"].is_null());
        let text = ask(&[], log).text().to_owned();
        assert!(text.starts_with("0 replies"), "{text}");
    }
}

#[test]
fn gzip_is_read_with_all_its_members() {
    let log = generated("600K");
    let (first, second) = log.split_at(log.len() / 2);
    let packed = [gzip(first), gzip(second)].concat();
    assert_eq!(report(&packed), report(&log));
    let file = Scratch::new(&packed);
    let answer = ask(&["--json", "--until", "2026-11-24", file.path()], b"");
    assert_eq!(numbers(answer.json()), numbers(report(&log)));
}

#[test]
fn a_truncated_gzip_counts_as_far_as_it_goes() {
    let log = LINE.repeat(50_000);
    let packed = gzip(log.as_bytes());
    let file = Scratch::new(&packed[..packed.len() / 2]);
    let answer = ask(&["--json", file.path()], b"");
    assert_eq!(answer.exit, Some(2));
    assert_eq!(
        answer.complaints,
        format!("smtp-log-report: {}: is cut off: the compressed data ends too early\n", file.path())
    );
    let report = answer.json();
    let replies = report["total"]["replies"].as_u64().expect("a number");
    assert!((20_000..30_000).contains(&replies), "{replies}");
    assert_eq!(report["inputs"][0]["fault"], "is cut off: the compressed data ends too early");
    let text = ask(&[file.path()], b"").text().to_owned();
    assert!(text.contains("which is cut off"), "{text}");
}

#[test]
fn damage_in_a_gzip_is_told() {
    let mut packed = gzip(generated("200K").as_slice());
    let middle = packed.len() / 2;
    packed[middle..middle + 64].fill(0xff);
    let answer = ask(&["--json"], &packed);
    assert_eq!(answer.exit, Some(2), "{}", answer.complaints);
    assert!(
        answer.complaints.starts_with("smtp-log-report: standard input: is damaged: "),
        "{}",
        answer.complaints
    );
    let answer = ask(&["--json"], &[gzip(LINE.as_bytes()), b"something else".to_vec()].concat());
    assert_eq!(answer.exit, Some(2), "{}", answer.complaints);
    assert_eq!(answer.json()["total"]["replies"], 1);
}

#[test]
fn what_cannot_be_read_is_told_and_the_rest_reported() {
    let good = Scratch::new(LINE.as_bytes());
    let xz = Scratch::new(b"\xfd7zXZ\0 and so on");
    let answer = ask(
        &["--json", "/no/such/file", good.path(), env!("CARGO_MANIFEST_DIR"), xz.path(), "-"],
        LINE.as_bytes(),
    );
    assert_eq!(answer.exit, Some(2));
    let report = answer.json();
    assert_eq!(report["total"]["replies"], 2);
    let faults: Vec<_> =
        report["inputs"].as_array().expect("a list").iter().map(|row| row["fault"].as_str()).collect();
    assert!(faults[0].is_some_and(|fault| fault.starts_with("cannot be opened: ")), "{faults:?}");
    assert_eq!(faults[1], None);
    assert_eq!(faults[2], Some("is a directory; name the files in it"));
    assert!(faults[3].is_some_and(|fault| fault.contains("`xz -dc`")), "{faults:?}");
    assert_eq!(faults[4], None);
    assert_eq!(answer.complaints.lines().count(), 3);
}

#[test]
fn what_cannot_be_written_is_an_error() {
    let answer = ask(&["--html", "/no/such/folder/report.html"], b"");
    assert_eq!(answer.exit, Some(1));
    assert!(
        answer.complaints.starts_with("smtp-log-report: /no/such/folder/report.html: "),
        "{}",
        answer.complaints
    );
    for arguments in
        [&["--top", "0"][..], &["--until", "2026-02-30"], &["--until", "yesterday"], &["--nonsense"]]
    {
        assert_eq!(ask(arguments, b"").exit, Some(2), "{arguments:?}");
    }
}
