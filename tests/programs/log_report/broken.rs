//! Damaged and unusual inputs: counted and shown, never fatal.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::Value;

use super::run::{Scratch, ask, generated, report};

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
    assert_eq!(samples[0]["text"], "caf\\xe9");
    assert_eq!(samples[0]["octet"], LINE.len() * 3);
    assert_eq!(samples[1]["text"], "NUL\\x00 twice \\x00\\xff");
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
        assert_eq!(flawed(&super::run::report(whole.as_bytes()), "Cut"), 0, "{whole}");
    }
}

/// A report without what counts octets.
fn without_octets(report: Value) -> Value {
    match report {
        Value::Object(fields) => {
            let fields = fields.into_iter().filter(|(name, _)| !matches!(name.as_str(), "octet" | "octets"));
            Value::Object(fields.map(|(name, value)| (name, without_octets(value))).collect())
        }
        Value::Array(values) => values.into_iter().map(without_octets).collect(),
        value => value,
    }
}

/// The CR of a line end is not of the line: every count and every text is the same with it.
#[test]
fn a_line_may_end_with_cr_lf() {
    let cut = "Nov 24 08:00:00 mx1 postfix/smtp[1]: A1: to=<a@b.example>, dsn=2.0.0, status=sent (250 2.0.0 Ok: que";
    let mut log = generated("200K");
    log.extend_from_slice(
        b"caf\xe9\nNUL\0\nsaid: 550 5.1.1 no\nNov 24 08:00:00 mx1 gateway: said: 550 5.1.1 no\n",
    );
    for line in [
        cut,
        "Nov 24 08:00:00 mx1 postfix/smtp[1]: A1: to=<a@b.example>, dsn=2.0.0, status=sent (250)",
        "Nov 24 08:00:00 mx1 sm-mta[1]: x: to=<a@b.example>, dsn=2.0.0, stat=Sent (250)",
        "Nov 24 08:00:00",
        "2026-11-24T08:00:00Z",
        "",
        LINE.trim_end(),
    ] {
        log.extend_from_slice(format!("{line}\n").as_bytes());
    }
    for end in ["", cut, LINE.trim_end()] {
        let log = [log.as_slice(), end.as_bytes()].concat();
        let crlf: Vec<u8> = log
            .split_inclusive(|octet| *octet == b'\n')
            .flat_map(|line| match line.strip_suffix(b"\n") {
                Some(line) => [line, b"\r\n"].concat(),
                None => line.to_vec(),
            })
            .collect();
        assert_eq!(without_octets(report(&crlf)), without_octets(report(&log)), "{end}");
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

/// Tapes and disks fill the last block with zeros, and `gzip -dc` reads over them.
#[test]
fn zeros_after_a_gzip_are_nothing() {
    for zeros in [1, 7, 512, 100_000] {
        let zeros = vec![0; zeros];
        for packed in [
            [gzip(LINE.as_bytes()), zeros.clone()].concat(),
            [gzip(LINE.as_bytes()), gzip(LINE.as_bytes()), zeros].concat(),
        ] {
            let answer = ask(&["--json"], &packed);
            assert_eq!((answer.complaints.as_str(), answer.exit), ("", Some(0)));
        }
    }
    let answer = ask(&["--json"], &[gzip(LINE.as_bytes()), vec![0; 3], gzip(LINE.as_bytes())].concat());
    assert_eq!(answer.exit, Some(2), "{}", answer.complaints);
}

/// An input that cannot be read is never a log without replies.
#[test]
fn what_is_not_read_is_refused_by_name() {
    let utf16 = |unit: fn(u16) -> [u8; 2]| LINE.encode_utf16().flat_map(unit).collect::<Vec<_>>();
    let (little, big) = (utf16(u16::to_le_bytes), utf16(u16::to_be_bytes));
    let utf32: Vec<_> = LINE.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    for (octets, word) in [
        (b"\x1f\x9d\x90some".to_vec(), "`gzip -dc`"),
        (b"\xfd7zXZ\0\0\x04".to_vec(), "`xz -dc`"),
        (b"\x28\xb5\x2f\xfd\x04\0".to_vec(), "`zstd -dc`"),
        (b"BZh91AY&SY".to_vec(), "`bzip2 -dc`"),
        (b"\x04\x22\x4d\x18d@".to_vec(), "`lz4 -dc`"),
        (b"LZIP\x01\x0c".to_vec(), "`lzip -dc`"),
        (b"PK\x03\x04\x14\0".to_vec(), "`unzip -p`"),
        (b"LPKSHHRH\0\0".to_vec(), "`journalctl --file`"),
        (b"7z\xbc\xaf\x27\x1c\0\x04".to_vec(), "`7z x -so`"),
        (b"Rar!\x1a\x07\x01\0".to_vec(), "`unrar p -inul`"),
        ([b"\xff\xfe".to_vec(), little.clone()].concat(), "UTF-16"),
        ([b"\xfe\xff".to_vec(), big.clone()].concat(), "UTF-16"),
        (little, "UTF-16"),
        (big, "UTF-16"),
        ([b"\xff\xfe\0\0".to_vec(), utf32].concat(), "UTF-32"),
    ] {
        for packed in [octets.clone(), gzip(&octets)] {
            let answer = ask(&["--json"], &packed);
            assert_eq!(answer.exit, Some(2), "{word}");
            assert!(answer.complaints.contains(word), "{word}: {}", answer.complaints);
            assert_eq!(answer.json()["total"]["lines"], 0, "{word}");
        }
    }
    let answer = ask(&["--json"], &gzip(&gzip(LINE.as_bytes())));
    assert_eq!(answer.exit, Some(2));
    assert!(answer.complaints.contains("compressed with gzip twice"), "{}", answer.complaints);
    // A mark that says UTF-8 is not in the way.
    assert_eq!(report(&[b"\xef\xbb\xbf", LINE.as_bytes()].concat())["period"]["first"], "2026-11-24 08:00");
}

/// A reader of the page finds the last good one or a new one, and nothing between.
#[test]
fn a_good_page_is_not_replaced_by_none() {
    let page = Scratch::new(b"the good one");
    for input in ["/no/such/file", env!("CARGO_MANIFEST_DIR")] {
        let answer = ask(&["--html", page.path(), input], b"");
        assert_eq!(answer.exit, Some(2));
        assert!(
            answer.complaints.contains(&format!("{}: is left as it is", page.path())),
            "{}",
            answer.complaints
        );
        assert_eq!(page.content(), "the good one");
    }
    let answer = ask(&["--html", page.path()], b"\xfd7zXZ\0");
    assert_eq!((answer.exit, page.content().as_str()), (Some(2), "the good one"));
    // One of two could be read.
    let answer = ask(&["--html", page.path(), "/no/such/file", "-"], LINE.as_bytes());
    assert_eq!(answer.exit, Some(2));
    assert!(page.content().starts_with("<!DOCTYPE html>"));
    // A log that is empty was read.
    let page = Scratch::new(b"the good one");
    assert_eq!(ask(&["--html", page.path()], b"").exit, Some(0));
    assert!(page.content().starts_with("<!DOCTYPE html>"));
}

#[cfg(unix)]
#[test]
fn a_page_may_be_a_link_or_a_pipe() {
    use std::os::unix::fs::PermissionsExt as _;

    let page = Scratch::new(b"the good one");
    let link = format!("{}.link", page.path());
    std::os::unix::fs::symlink(page.path(), &link).expect("a link can be made");
    std::fs::set_permissions(page.path(), std::fs::Permissions::from_mode(0o640)).expect("it is ours");
    assert_eq!(ask(&["--html", &link], b"").exit, Some(0));
    assert!(std::fs::symlink_metadata(&link).expect("it is there").is_symlink());
    std::fs::remove_file(&link).expect("it is ours");
    assert!(page.content().starts_with("<!DOCTYPE html>"));
    let mode = std::fs::metadata(page.path()).expect("it is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    let answer = ask(&["--json", "--html", "/dev/stdout"], b"");
    assert!(answer.text().starts_with("<!DOCTYPE html>"), "{}", answer.text());
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
    for arguments in [
        &["--top", "0"][..],
        &["--until", "2026-02-30"],
        &["--until", "26-11-24"],
        &["--until", "yesterday"],
        &["--nonsense"],
    ] {
        assert_eq!(ask(arguments, b"").exit, Some(2), "{arguments:?}");
    }
}
