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

/// A line of Exim in the log of syslog: too long, in parts of 870 octets.
fn in_parts(process: u32, line: &str, size: usize) -> Vec<String> {
    let parts: Vec<_> = line.as_bytes().chunks(size).collect();
    let text = |part: &[u8]| String::from_utf8(part.to_vec()).expect("ASCII");
    let header = format!("Nov 24 08:00:00 mx1 exim[{process}]: ");
    if let [whole] = parts[..] {
        return vec![format!("{header}{}\n", text(whole))];
    }
    let mark = |at: usize| format!("[{}/{}] ", at + 1, parts.len());
    parts.iter().enumerate().map(|(at, part)| format!("{header}{}{}\n", mark(at), text(part))).collect()
}

const EXIMS_FAILURE: &str = "2026-11-24 08:00:00 1rAbCd-0005vi-2X ** ann@example.org R=dnslookup T=remote_smtp \
    H=mx.example.org [192.0.2.1]: SMTP error from remote mail server after RCPT TO:<ann@example.org>: \
    550-5.7.26 first\\n550-5.7.26 second\\n550 5.7.26 last";

#[test]
fn a_line_that_exim_gave_to_syslog_in_parts_is_one() {
    let notice = EXIMS_FAILURE.replace("** ann@example.org R=dnslookup T=remote_smtp ", "");
    for stamp in ["", "2026-11-24 08:00:00 "] {
        let outcome = EXIMS_FAILURE.replacen("2026-11-24 08:00:00 ", stamp, 1);
        let code = outcome.find(": 550-").expect("a code") + 2;
        let (recipient, command) = (outcome.find(" R=").expect("it"), outcome.find(" after").expect("it"));
        // What is on two lines is not found: here the command and the codes.
        let is_found = |size: &usize| !(command + 1..code + "550-5.7.26".len()).any(|at| at % size == 0);
        for size in (recipient..outcome.len() + 10).step_by(3).filter(is_found) {
            let log = in_parts(7, &outcome, size).concat();
            let read = report(log.as_bytes());
            let total = &read["total"];
            assert_eq!(json!([total["replies"], total["received"]]), json!([1, 1]), "{size}: {log}");
            assert_eq!(read["commands"][0]["command"], "Rcpt", "{size}: {log}");
            assert_eq!(read["statuses"][0]["status"], "5.7.26", "{size}: {log}");
            assert_eq!(read["destinations"]["rows"][0]["domain"], "example.org", "{size}: {log}");
            assert_eq!(read["period"]["first"], "2026-11-24 08:00", "{size}: {log}");
            assert_eq!(read["flaws"][1]["lines"], 0, "{size}: {log}");
            // Other processes write between the parts.
            let other = in_parts(8, &outcome.replace("0005vi", "0005vj"), size);
            let mixed: String = in_parts(7, &outcome, size)
                .iter()
                .zip(other.iter().chain(std::iter::repeat(&String::new())))
                .map(|(a, b)| format!("{a}{b}"))
                .collect();
            assert_eq!(report(mixed.as_bytes())["total"]["replies"], 2, "{size}: {mixed}");
        }
    }
    // The outcome repeats the notice.
    let long = |line: &str| line.replace("first", &"first ".repeat(200));
    let log = [in_parts(7, &long(&notice), 870), in_parts(7, &long(EXIMS_FAILURE), 870)].concat().concat();
    assert_eq!(report(log.as_bytes())["total"]["replies"], 1, "{log}");
    // What a stranger wrote is not a reply because it is in another part.
    let arrival = format!(
        "1rAbCd-0005vi-2X <= a@b.example H=x [192.0.2.1] T=\"{} said: 550 5.1.1 no\"",
        "x".repeat(870)
    );
    let log = in_parts(7, &arrival, 870);
    assert_eq!(log.len(), 2);
    assert_eq!(report(log.concat().as_bytes())["total"]["replies"], 0);
    // The first part is not here.
    let total = &report(log[1].as_bytes())["total"];
    assert_eq!(json!([total["replies"], total["not_counted"]]), json!([0, 1]));
}

/// A rejection is for the main log and for the log of rejections, and syslog gets both.
#[test]
fn what_exim_rejects_counts_once_in_syslog() {
    let header = "Nov 24 08:00:00 mx1 exim[7]: ";
    let rejected = "H=x [192.0.2.7] F=<a@b.example> rejected after DATA: 550 5.7.1 no";
    let counts = |lines: &[&str]| {
        let log: String = lines.iter().map(|line| format!("{header}{line}\n")).collect();
        let total = &report(log.as_bytes())["total"];
        json!([total["given"], total["not_counted"]])
    };
    let [first, second, third] = [
        format!("[1\\3] {rejected}"),
        "[2\\3] Envelope-from: <a@b.example>".to_owned(),
        "[3/3] F From: said: 550 5.7.1 no".to_owned(),
    ];
    assert_eq!(counts(&[rejected]), json!([1, 0]));
    assert_eq!(counts(&[rejected, rejected]), json!([1, 1]));
    assert_eq!(counts(&[rejected, rejected, rejected, rejected]), json!([2, 2]));
    assert_eq!(counts(&[rejected, &first, &second, &third]), json!([1, 2]));
    assert_eq!(counts(&[rejected, &first, &second, &third, rejected, rejected]), json!([2, 3]));
    // Only the log of rejections is given to syslog.
    assert_eq!(counts(&[&first, &second, &third]), json!([1, 1]));
    let long = format!("{rejected} {}", "x".repeat(900));
    let log = [in_parts(7, &long, 870), in_parts(7, &long, 870)].concat().concat();
    assert_eq!(report(log.as_bytes())["total"]["given"], 1, "{log}");
    // In a log of its own there is nothing twice.
    let own = format!("2026-11-24 08:00:00 {rejected}\n").repeat(2);
    assert_eq!(report(own.as_bytes())["total"]["given"], 2);
}

/// Wherever a block of the reader ends.
#[test]
fn lines_of_one_reply_are_in_one_block() {
    let long = in_parts(7, EXIMS_FAILURE, 200).concat();
    let rejected =
        "Nov 24 08:00:00 mx1 exim[7]: H=x [192.0.2.7] F=<a@b.example> rejected RCPT <c@d.example>: 550 no\n";
    for reply in [
        "x: host mx said: 550-5.1.1 first\n550-5.1.1 second\n550 5.1.1 last\n",
        "Remote host said: 550-5.1.1 first\r\n550 5.1.1 last\r\n",
        "smtp; 550-5.1.1 first\n 550-5.1.1 second\n 550 5.1.1 last\n",
        &long,
        &rejected.repeat(2),
    ] {
        let end = reply.len();
        for shift in (1..end).step_by(3) {
            let filler = "Nov 24 08:00:00 mx1 x: no reply\n";
            let before = smtp_log_report::BLOCK - shift;
            let mut log = filler.repeat(before / filler.len() - 1);
            log.extend(std::iter::repeat_n('x', before - log.len() - 1));
            log += "\n";
            log += reply;
            log += &filler.repeat(10);
            assert_eq!(report(log.as_bytes())["total"]["replies"], 1, "{shift}: {reply}");
        }
    }
}
