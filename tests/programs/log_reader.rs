//! The log reader that is there to be read.

use std::process::Command;

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
