//! A reply counts once, on however many lines a log has it.

use serde_json::json;

use super::run::report;

/// A reply of several lines, each on a line of the log.
#[test]
fn lines_of_one_reply_are_one() {
    let counts = |log: &str| {
        let total = report(log.as_bytes())["total"].clone();
        json!([total["replies"], total["not_counted"]])
    };
    for head in [
        "x: <<< ",
        "x: <- ",
        "x: S: ",
        "x: smtp<< ",
        "x: <~* ",
        " Out: ",
        "SERVER -> CLIENT: ",
        "RECEIVED: ",
        "",
    ] {
        for stamp in ["", "Nov 24 08:00:00 mx1 mta[1]: "] {
            let lines = ["554-5.7.1 first", "554-5.7.1 second", "554 5.7.1 last"];
            let log = lines.map(|line| format!("{stamp}{head}{line}\n")).concat();
            assert_eq!(counts(&log), json!([1, 2]), "{log}");
            let log = format!("{stamp}{head}554-5.7.1 first 554 5.7.1 last\n");
            assert_eq!(counts(&log), json!([1, 0]), "{log}");
        }
    }
    for (log, expected) in [
        ("Diagnostic-Code: smtp; 550-5.1.1 first\n 550-5.1.1 second\n 550 5.1.1 last\n", [1, 2]),
        ("x: host mx said: 550-5.1.1 first\r\n\ttry 550-5.1.1 second\r\n\tand 550 5.1.1\r\n\tlast\n", [1, 2]),
        ("smtp; 550-5.1.1 first\n 550 5.1.1 last\n 550 5.1.1 another\n", [2, 1]),
        ("smtp; 550-5.1.1 first\n 551 5.1.1 another\n", [2, 0]),
        ("smtp; 550-5.1.1 cut\n\n 550 5.1.1 another\n", [2, 0]),
        ("said: 550-5.1.1 cut\n", [1, 0]),
        ("Remote host said: 550-5.1.1 first\n550 5.1.1 last\n", [1, 1]),
        (" Out: 550-5.1.1 first\n Out: 550 5.1.1 last\n", [1, 1]),
    ] {
        assert_eq!(counts(log), json!(expected), "{log}");
    }
    // A log that has a reply on one line, of which the end may be missing.
    for head in [
        "postfix/smtp[1]: A1: host mx[192.0.2.1] said:",
        "app[1]: x -",
        "app[1]: x =>",
        "app[1]: smtp",
        "app[1]: <a@b.example>:",
    ] {
        let log = format!("Nov 24 08:00:00 mx1 {head} 554-5.7.1 first\n");
        assert_eq!(counts(&log), json!([1, 0]), "{log}");
    }
}

/// Postfix with `-v` or `debug_peer_list` logs whole sessions beside what came of the mail.
#[test]
fn sessions_in_a_log_of_postfix_count_nothing_again() {
    let postfix = "Nov 24 08:00:00 mx1 postfix";
    for (session, outcome) in [
        (
            [
                "smtp[1]: < mx[192.0.2.1]:25: 220 mx ESMTP",
                "smtp[1]: < mx[192.0.2.1]:25: 554-5.7.1 first",
                "smtp[1]: < mx[192.0.2.1]:25: 554 5.7.1 last",
            ],
            "smtp[1]: A1: to=<c@d.example>, relay=mx[192.0.2.1]:25, dsn=5.7.1, status=bounced (host mx[192.0.2.1] said: \
             554-5.7.1 first 554 5.7.1 last (in reply to RCPT TO command))",
        ),
        (
            [
                "smtpd[1]: > x[192.0.2.1]: 220 mx1 ESMTP Postfix",
                "smtpd[1]: > x[192.0.2.1]: 550-5.1.1 <c@d.example>: no",
                "smtpd[1]: > x[192.0.2.1]: 550 5.1.1 such user",
            ],
            "smtpd[1]: NOQUEUE: reject: RCPT from x[192.0.2.1]: 550 5.1.1 <c@d.example>: no such user; from=<a@b.example> \
             to=<c@d.example> proto=ESMTP helo=<x>",
        ),
    ] {
        let outcome = format!("{postfix}/{outcome}\n");
        let session = session.map(|line| format!("{postfix}/{line}\n")).concat();
        let (alone, both) = (report(outcome.as_bytes()), report((session + &outcome).as_bytes()));
        assert_eq!(both["codes"], alone["codes"], "{outcome}");
        assert_eq!(
            json!([both["total"]["replies"], both["total"]["not_counted"]]),
            json!([1, 3]),
            "{outcome}"
        );
    }
}
