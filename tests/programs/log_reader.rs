//! The log reader that is there to be read.

use std::process::Command;

use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;
use smtp_codes_tests_programs::program::{example, run};

const LOG: &str = "\
Nov 24 08:00:00 mx1 postfix/smtp[1]: A1: to=<a@b.example>, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as A2)
Nov 24 08:00:01 mx1 postfix/smtp[1]: A3: to=<c@b.example>, dsn=5.0.0, status=bounced (host mx[192.0.2.1] said: 552 too many (in reply to RCPT TO command))
Nov 24 08:00:02 mx1 postfix/smtp[1]: A4: to=<d@b.example>, dsn=5.1.1, status=bounced (host mx[192.0.2.1] said: 550 5.1.1 no such user (in reply to RCPT TO command))
Nov 24 08:00:03 mx1 postfix/smtp[1]: A5: to=<e@b.example>, dsn=5.1.1, status=bounced (host mx[192.0.2.1] said: 550 5.1.1 nobody here \u{1b}[31m (in reply to RCPT TO command))
Nov 24 08:00:04 mx1 postfix/smtp[1]: A5: 2001:db8::550 is no reply
smtp;451 4.3.2 not now
";

#[test]
fn refusals_are_listed_and_explained() {
    let output = run(&mut Command::new(example("log_reader")), LOG.as_bytes());
    assert!(output.status.success(), "{output:?}");
    let printed = String::from_utf8(output.stdout).expect("it prints text");
    let rows: Vec<_> = printed.lines().filter(|line| !line.starts_with("        ")).collect();
    let [first, second, third] = rows[..] else { panic!("{printed}") };
    assert!(first.starts_with("     2  No such mailbox"), "{printed}");
    assert!(second.starts_with("     1  ") && third.starts_with("     1  "), "{printed}");
    let replies: Vec<_> = printed
        .lines()
        .filter(|line| line.starts_with("        4") || line.starts_with("        5"))
        .collect();
    assert_eq!(
        replies,
        ["        550 5.1.1 no such user", "        451 4.3.2 not now", "        552 too many"]
    );
    assert!(printed.contains("        who acts: Sender. "), "{printed}");
}

#[test]
fn a_log_that_is_not_there_is_named() {
    let output = run(Command::new(example("log_reader")).arg("/none"), b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("log_reader: /none: "), "{output:?}");
}

/// An input that is not text is never a log without refusals.
#[test]
fn what_is_not_text_is_refused_by_name() {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(LOG.as_bytes()).expect("memory takes it");
    let utf16: Vec<_> = LOG.encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (input, command) in [
        (gzip.finish().expect("memory takes it"), "`gzip -dc`"),
        (b"\x28\xb5\x2f\xfd\x04\0".to_vec(), "`zstd -dc`"),
        (b"\xfd7zXZ\0\0\x04".to_vec(), "`xz -dc`"),
        (utf16, "`iconv -f UTF-16 -t UTF-8`"),
    ] {
        let output = run(&mut Command::new(example("log_reader")), &input);
        assert_eq!((output.status.code(), output.stdout.as_slice()), (Some(1), &b""[..]), "{command}");
        let complaint = String::from_utf8_lossy(&output.stderr);
        assert!(complaint.starts_with("log_reader: standard input: is "), "{complaint}");
        assert!(complaint.contains(command), "{complaint}");
    }
    let folder = env!("CARGO_MANIFEST_DIR");
    let output = run(Command::new(example("log_reader")).arg(folder), b"");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).starts_with(&format!("log_reader: {folder}: ")));
}

#[test]
fn lines_of_one_reply_are_one() {
    for (log, expected) in [
        ("<<< 550-5.1.1 first\n<<< 550-5.1.1 second\n<<< 550 5.1.1 last\n", 1),
        ("x: <<< 550-5.1.1 first\r\nx: <<< 550 5.1.1 last\r\nx: <<< 550 5.1.1 another\r\n", 2),
        ("550-5.1.1 first\n550 5.1.1 last\n550-5.1.1 another\n550 5.1.1 last\n", 2),
        ("  Out: 550-5.1.1 first\n  Out: 550 5.1.1 last\n In: RSET\n  Out: 550 5.1.1 another\n", 2),
        ("Diagnostic-Code: smtp; 550-5.1.1 first\n 550-5.1.1 second\n 550 5.1.1 last\n", 1),
        (
            "<c@d.example>: host mx[192.0.2.1] said: 550-5.1.1 first\n    try 550-5.1.1 second\n    and 550 5.1.1\n    last\n",
            1,
        ),
        ("Remote host said: 550-5.1.1 first\n550 5.1.1 last\n", 1),
        ("A1: host mx said: 550-5.1.1 one\nA2: host mx said: 550 5.1.1 two\n", 2),
        ("A1: host mx said: 550-5.1.1 one 550 5.1.1 line\n 550 5.1.1 two\n", 2),
        ("<<< 550-5.1.1 one 550 5.1.1 line\n<<< 550 5.1.1 two\n", 2),
        ("\tsaid: 550-5.1.1 first\n\tand 550 5.1.1 last\n", 1),
        ("A1: host mx said: 550-5.1.1 one\nA2: connect\n<<< 550 5.1.1 two\n", 2),
        ("A1: host mx said: 550-one 421 2 550-two\n 550 last\n", 1),
    ] {
        let output = run(&mut Command::new(example("log_reader")), log.as_bytes());
        let printed = String::from_utf8(output.stdout).expect("it prints text");
        let replies = printed.split_whitespace().next().and_then(|replies| replies.parse().ok());
        assert_eq!(replies, Some(expected), "{log}");
    }
}

/// Servers write the enhanced code on the first line of a reply, or on the last one.
#[test]
fn codes_of_all_lines_of_a_reply_are_its_own() {
    let log = "A1: host mx said: 550-no 550 5.1.1 user (in reply to RCPT TO command)\n\
               A2: host mx said: 550 5.1.1 no 550 user (in reply to RCPT TO command)\n";
    let output = run(&mut Command::new(example("log_reader")), log.as_bytes());
    let printed = String::from_utf8(output.stdout).expect("it prints text");
    assert!(printed.starts_with("     2  No such mailbox"), "{printed}");
}
