//! The library's entry for each line, which the report does not print.

use smtp_codes_tests_programs::expected::file;
use smtp_log_report::{Day, lines};

type Said = (Option<String>, Option<String>);

/// The queue's name and the domain of the recipient of every reply of a log among the data.
fn entries(program: &str) -> Vec<Said> {
    let log = std::fs::read(file(&format!("log_report/{program}.log"))).expect("the log can be read");
    let newest = Day::new(2026, 11, 24).expect("there is such a day");
    let text = |field: Option<&[u8]>| field.map(|field| String::from_utf8_lossy(field).into_owned());
    lines(&log, newest)
        .map(|line| (text(line.entry.queue_id()), text(line.entry.recipient_domain())))
        .collect()
}

fn expected(rows: &[(&str, &str)]) -> Vec<Said> {
    let text = |field: &str| (!field.is_empty()).then(|| field.to_owned());
    rows.iter().map(|(queue_id, domain)| (text(queue_id), text(domain))).collect()
}

#[test]
fn postfix_names_queue_and_recipient() {
    let rows = [
        ("4F1A22BD01", "example.org"),
        ("4F1A22BD02", "Example.ORG"),
        ("4F1A22BD03", "example.com"),
        // A notice without a recipient, whose host is not taken for one.
        ("4F1A22BD04", ""),
        ("4F1A22BD04", "example.com"),
        ("4F1A22BD05", "example.com"),
        ("4F1A22BD06", "down.example"),
        ("4F1A22BD07", "full.example"),
        ("4F1A22BD08", "example.net"),
        ("4F1A22BD09", "many.example"),
        ("4F1A22BD0A", "mx1"),
        ("", "example.org"),
        ("", "example.org"),
        ("", ""),
        ("4F1A22BD0B", "here.example"),
    ];
    assert_eq!(entries("postfix"), expected(&rows));
}

#[test]
fn exim_names_queue_and_recipient() {
    let rows = [
        ("1rAbCd-0005vi-2X", "example.org"),
        ("1rAbCd-0005vi-2X", "example.org"),
        ("1rAbCf-0005vk-4A", "example.com"),
        ("1rAbCg-0005vl-5B", "slow.example"),
        ("1rAbCg-0005vl-5B", "slow.example"),
        ("1rAbCh-000000005vm-6CdE", ""),
        ("1rAbCh-000000005vm-6CdE", "two.example"),
        ("", "here.example"),
        ("1rAbCi-0005vn-7D", "big.example"),
    ];
    assert_eq!(entries("exim"), expected(&rows));
}

#[test]
fn opensmtpd_names_queue_and_recipient() {
    let rows = [
        ("9c1f2a3b4c5d6e7f", "example.org"),
        ("9c1f2a3b4c5d6e80", "example.com"),
        ("9c1f2a3b4c5d6e81", "example.com"),
        ("", "here.example"),
    ];
    assert_eq!(entries("opensmtpd"), expected(&rows));
}

#[test]
fn sendmail_names_queue_and_recipient() {
    let rows = [
        ("4AOG0001", "example.org"),
        ("4AOG0002", "example.org"),
        ("4AOG0003", "example.com"),
        ("4AOG0004", "slow.example"),
        ("4AOG0005", "else.example"),
    ];
    assert_eq!(entries("sendmail"), expected(&rows));
}

/// A word of the program is not a queue, and an address in the words of the reply is not a recipient.
#[test]
fn what_looks_like_a_queue_or_a_recipient() {
    let newest = Day::new(2026, 11, 24).expect("there is such a day");
    for (line, queue_id, domain) in [
        ("postfix/smtp[1]: warning: host mx.example[192.0.2.1] said: 550 5.1.1 no", None, None),
        (
            "postfix/smtp[1]: 4Wk2Xz3Qr0z9pT: host mx.example[192.0.2.1] said: 550 no",
            Some("4Wk2Xz3Qr0z9pT"),
            None,
        ),
        (
            "postfix/smtp[1]: timeout: host mx.example[192.0.2.1] said: 550 5.1.1 no to=<a@b.example>",
            None,
            None,
        ),
        (
            "postfix/smtp[1]: 4F1A22BD01: to=<c@d.example>, orig_to=<a@b.example>, relay=none, dsn=5.1.1, \
             status=bounced (host mx.example[192.0.2.1] said: 550 5.1.1 no, to=<e@f.example>)",
            Some("4F1A22BD01"),
            Some("d.example"),
        ),
    ] {
        let line = format!("Nov 24 08:00:00 mx1 {line}\n");
        let entry = lines(line.as_bytes(), newest).next().expect("a reply").entry;
        assert_eq!(entry.queue_id(), queue_id.map(str::as_bytes), "{line}");
        assert_eq!(entry.recipient_domain(), domain.map(str::as_bytes), "{line}");
    }
}
