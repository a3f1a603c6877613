//! The shapes of log lines, each program on its own and all together.

use serde_json::{Value, json};
use smtp_codes_tests_programs::expected::{assert_same, file};
use smtp_log_report::{Day, lines};

use super::run::{ask, report};

/// The printed report of a log among the data, whose path is left out.
fn printed(program: &str) -> String {
    let path = file(&format!("log_report/{program}.log"));
    let path = path.to_str().expect("the path is text");
    let answer = ask(&["--until", "2026-11-24", path], b"");
    assert_eq!((answer.complaints.as_str(), answer.exit), ("", Some(0)));
    answer.text().replace(path, &format!("{program}.log"))
}

#[test]
fn postfix() {
    assert_same(&printed("postfix"), "log_report/postfix.txt");
}

#[test]
fn exim() {
    assert_same(&printed("exim"), "log_report/exim.txt");
}

#[test]
fn opensmtpd() {
    assert_same(&printed("opensmtpd"), "log_report/opensmtpd.txt");
}

#[test]
fn sendmail() {
    assert_same(&printed("sendmail"), "log_report/sendmail.txt");
}

/// The readers of the JSON rely on its names, its order and its kinds.
#[test]
fn json_stays_as_it_is() {
    let logs = ["exim", "opensmtpd", "postfix", "sendmail"]
        .map(|program| file(&format!("log_report/{program}.log")));
    let logs = logs.each_ref().map(|path| path.to_str().expect("the path is text"));
    let arguments = [&["--json", "--top", "3", "--until", "2026-11-24"], &logs[..]].concat();
    let answer = ask(&arguments, b"");
    assert_eq!((answer.complaints.as_str(), answer.exit), ("", Some(0)));
    let mut printed = answer.text().to_owned();
    for path in logs {
        let name = path.rsplit(['/', '\\']).next().expect("a name");
        printed = printed.replace(path, name);
    }
    assert_same(&printed, "log_report/all.json");
}

/// One line, and the verdict, code, status, command and domain that it is counted with.
fn read(line: &str) -> Value {
    let report = report(format!("{line}\n").as_bytes());
    let verdicts = report["verdicts"].as_array().expect("a list");
    let verdict = verdicts.iter().find(|row| row["replies"] == 1).map(|row| row["verdict"].clone());
    let of = |list: &str, name: &str| report[list][0][name].clone();
    let domain = ["destinations", "origins"].map(|side| report[side]["rows"][0]["domain"].clone());
    let domain = domain.into_iter().find(|domain| !domain.is_null());
    json!([verdict, of("codes", "code"), of("statuses", "status"), of("commands", "command"), domain])
}

#[test]
fn commands_are_told_and_judge() {
    let postfix = "Nov 24 08:00:00 mx1 postfix/smtp[1]: A1: to=<a@b.example>, relay=mx[192.0.2.1]:25, \
        dsn=5.0.0, status=bounced (host mx[192.0.2.1] said: ";
    let said =
        |reply: &str, command: &str| read(&format!("{postfix}{reply} (in reply to {command} command))"));
    // Old servers mean too many recipients with 552 to RCPT, and with nothing else.
    assert_eq!(said("552 no", "RCPT TO"), json!(["RetryLater", 552, null, "Rcpt", "b.example"]));
    assert_eq!(said("552 no", "MAIL FROM"), json!(["Rejected", 552, null, "Mail", "b.example"]));
    assert_eq!(said("552 5.2.2 no", "RCPT TO"), json!(["Rejected", 552, "5.2.2", "Rcpt", "b.example"]));
    assert_eq!(said("250 what", "DATA"), json!(["Unexpected", 250, null, "Data", "b.example"]));
    assert_eq!(said("550 no", "end of DATA"), json!(["Rejected", 550, null, "EndOfData", "b.example"]));
    assert_eq!(said("503 no", "STARTTLS"), json!(["Rejected", 503, null, "StartTls", "b.example"]));
    assert_eq!(said("450 no", "XCLIENT"), json!(["RetryLater", 450, null, null, "b.example"]));

    let exim = "2026-11-24 08:00:00 1rAbCd-0005vi-2X ** a@b.example R=r T=t H=mx [192.0.2.1]: \
        SMTP error from remote mail server after ";
    assert_eq!(
        read(&format!("{exim}end of data: 550 no")),
        json!(["Rejected", 550, null, "EndOfData", "b.example"])
    );
    assert_eq!(read(&format!("{exim}EHLO me: 550 no")), json!(["Rejected", 550, null, "Ehlo", "b.example"]));
    let arrives =
        "2026-11-24 08:00:00 H=x [192.0.2.1] F=<a@b.example> temporarily rejected after DATA: 451 4.7.1 no";
    assert_eq!(read(arrives), json!(["RetryLater", 451, "4.7.1", "EndOfData", "b.example"]));
}

#[test]
fn one_line_is_one_reply() {
    for (line, expected) in [
        (
            "Nov 24 08:00:00 mx1 postfix/smtp[1]: A1: to=<a@b.example>, dsn=2.0.0, status=sent \
             (250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok: queued as A2)",
            json!(["Accepted", 250, "2.0.0", "EndOfData", "b.example"]),
        ),
        (
            "Nov 24 08:00:00 mx1 postfix/smtp[1]: A1: to=<a@b.example>, dsn=5.0.0, status=bounced \
             (host mx[192.0.2.1] said: 553 not in my list (#5.7.1) (in reply to RCPT TO command))",
            json!(["Rejected", 553, "5.7.1", "Rcpt", "b.example"]),
        ),
        (
            "Nov 24 08:00:00 mx1 postfix/smtp[1]: A1: to=<a@b.example>, dsn=4.0.0, status=deferred \
             (host mx[192.0.2.1] said: 450 later (#5.7.1) (in reply to RCPT TO command))",
            json!(["RetryLater", 450, null, "Rcpt", "b.example"]),
        ),
        (
            "Nov 24 08:00:00 mx1 postfix/smtp[1]: A1: to=<a@b.example>, dsn=5.0.0, status=bounced \
             (host mx[192.0.2.1] said: 553-not 553-in 553 5.7.1 my list (in reply to RCPT TO command))",
            json!(["Rejected", 553, "5.7.1", "Rcpt", "b.example"]),
        ),
        (
            "Nov 24 08:00:00 mx1 postfix/smtp[1]: A1: to=<a@b.example>, dsn=5.0.0, status=bounced \
             (host mx[192.0.2.1] said: 553-not here, said: 550 5.1.1 no (in reply to RCPT TO command))",
            json!(["Rejected", 553, null, "Rcpt", "b.example"]),
        ),
    ] {
        assert_eq!(read(line), expected, "{line}");
    }
}

/// The message is the same whatever a syslog daemon writes before it.
#[test]
fn headers_of_all_kinds() {
    let sent = "A1: to=<a@b.example>, relay=mx[192.0.2.1]:25, dsn=5.1.1, status=bounced (host mx[192.0.2.1] said: \
        550 5.1.1 no (in reply to RCPT TO command))";
    let refused = "NOQUEUE: reject: RCPT from x[192.0.2.1]: 550 5.1.1 <c@d.example>: no; from=<a@b.example> \
        to=<c@d.example> proto=ESMTP helo=<x>";
    let filtered = "A1: filter: RCPT from x[192.0.2.1]: <c@d.example>: Sender address triggers FILTER \
        smtp:[550 5.1.1]; from=<a@b.example>";
    for header in [
        "Nov 24 08:00:00 mx1 postfix/PROGRAM[123]: ",
        "Nov 24 08:00:00 mx1 postfix/PROGRAM: ",
        "Nov 24 08:00:00 mx1 postfix/PROGRAM[123]: [ID 197553 mail.info] ",
        "<22>Nov 24 08:00:00 mx1 postfix/PROGRAM[123]: ",
        "<22>1 2026-11-24T08:00:00.123456+01:00 mx1 postfix/PROGRAM 123 - - ",
        "<22>1 2026-11-24T08:00:00Z mx1 postfix/PROGRAM - ID47 [x@1 a=\"b\"][y@1 c=\"d\"] \u{feff}",
        "2026-11-24T08:00:00Z mx1 postfix/PROGRAM 123 - - ",
        "postfix/PROGRAM[123]: ",
    ] {
        let line = |program: &str, message: &str| format!("{}{message}", header.replace("PROGRAM", program));
        let expected = json!(["Rejected", 550, "5.1.1", "Rcpt", "b.example"]);
        assert_eq!(read(&line("smtp", sent)), expected, "{header}");
        assert_eq!(read(&line("smtpd", refused)), expected, "{header}");
        let filtered = report(format!("{}\n", line("smtpd", filtered)).as_bytes());
        assert_eq!(filtered["total"]["replies"], 0, "{header}");
    }
}

/// Fields before, after and inside the reply, which they are not a part of.
#[test]
fn a_reply_among_fields() {
    let words = |line: &str| {
        let report = report(format!("{line}\n").as_bytes());
        let rows =
            report["words"].as_array().expect("a list").iter().flat_map(|list| list["rows"].as_array());
        let row = rows.flatten().next().expect("a row").clone();
        json!([row["code"], row["words"], report["commands"][0]["command"], report["total"]["given"]])
    };
    let exim = "2026-11-24 08:00:00";
    for (line, expected) in [
        (
            format!(
                "{exim} 1rAbCd-0005vi-2X == a@b.example R=r T=t defer (-44): SMTP error from remote mail server after RCPT TO:<a@b.example>: host mx [192.0.2.1]: 451 H=x [y] no"
            ),
            json!([451, "H=x [y] no", "Rcpt", 0]),
        ),
        (
            format!("{exim} 1rAbCd-0005vi-2X => a <a@b.example> R=r T=lmtp C=\"250 H=x [y] ok\""),
            json!([250, "H=x [y] ok", "EndOfData", 0]),
        ),
        (
            "Nov 24 08:00:00 mx1 smtpd[1]: smtp-in: Failed command on session 6e: \"RCPT TO:<a@b.example>\" => 550 Invalid recipient"
                .to_owned(),
            json!([550, "Invalid recipient", "Rcpt", 1]),
        ),
        (
            format!("{exim} login authenticator failed for H=(x) [192.0.2.1]: 535 Incorrect authentication data"),
            json!([535, "Incorrect authentication data", "Auth", 1]),
        ),
        (
            "Nov 24 08:00:00 mx1 sm-mta[1]: x: to=<a@b.example>, delay=1, relay=mx. [192.0.2.1], dsn=5.1.1, reply=550 5.1.1 no such user, stat=User unknown"
                .to_owned(),
            json!([550, "no such user", null, 0]),
        ),
    ] {
        assert_eq!(words(&line), expected, "{line}");
    }
}

/// At a high level Sendmail logs each reply that it gives, and so a second time what a rule refuses.
#[test]
fn sendmail_gives_replies() {
    let counts = |lines: &[&str]| {
        let log: String =
            lines.iter().map(|line| format!("Nov 24 08:00:00 mx1 sm-mta[1]: {line}\n")).collect();
        let total = &report(log.as_bytes())["total"];
        json!([total["given"], total["received"], total["not_counted"]])
    };
    let reply = "--- 550 5.7.1 <a@b.example>... Relaying denied";
    let rule = "ruleset=check_rcpt, arg1=<a@b.example>, relay=x [192.0.2.7], reject=550 5.7.1 <a@b.example>... \
        Relaying denied";
    let line = |id: &str, text: &str| format!("{id}: {text}");
    assert_eq!(counts(&[&line("4AOG0005", reply)]), json!([1, 0, 0]));
    assert_eq!(counts(&[&line("NOQUEUE", reply)]), json!([1, 0, 0]));
    assert_eq!(counts(&[&line("4AOG0005", rule), &line("4AOG0005", reply)]), json!([1, 0, 1]));
    assert_eq!(counts(&[&line("4AOG0005", reply), &line("4AOG0006", rule)]), json!([2, 0, 0]));
    assert_eq!(counts(&[&line("NOQUEUE", reply), &line("NOQUEUE", rule)]), json!([2, 0, 0]));
    assert_eq!(counts(&["4AOG0005: --- 550-5.7.1 no", "4AOG0005: --- 550 5.7.1 more"]), json!([1, 0, 1]));
    assert_eq!(counts(&["4AOG0005: --- 250 2.1.0 <said: 550 5.1.1 no>... Sender ok"]), json!([1, 0, 0]));
    assert_eq!(counts(&["4AOG0005: --- 214-2.0.0 mx said: 550 5.1.1 no"]), json!([0, 0, 1]));
    assert_eq!(counts(&["4AOG0005: --- 354 said: 550 5.1.1 no"]), json!([1, 0, 0]));
    // Without an enhanced code; and while it holds a reply back, it may say it twice.
    assert_eq!(counts(&["4AOG0005: --- 550 <a@b.example>... User unknown"]), json!([1, 0, 0]));
    assert_eq!(
        counts(&["NOQUEUE: --- 250-mx Hello x, pleased to meet you", "NOQUEUE: --- 250 HELP"]),
        json!([1, 0, 1])
    );
    assert_eq!(counts(&["4AOG0005: --- 050 <a@b.example>... aliased to c"]), json!([0, 0, 0]));
    assert_eq!(counts(&[&line("4AOG0005", &format!("{reply} (hold)"))]), json!([0, 0, 1]));
    let held = line("4AOG0005", &format!("{reply} (held)"));
    assert_eq!(counts(&[&line("4AOG0005", &format!("{reply} (hold)")), &held]), json!([1, 0, 1]));
    assert_eq!(counts(&[&line("4AOG0005", rule), &held]), json!([1, 0, 1]));
}

/// The outcome repeats the notice about its host, and not that about another.
#[test]
fn exim_tells_hosts_apart() {
    let failed = |mark: &str, host: &str| {
        format!(
            "2026-11-24 08:00:00 1rAbCd-0005vi-2X {mark}H={host} [192.0.2.1]: SMTP error from remote mail server after \
             RCPT TO:<a@b.example>: 451 4.7.1 later\n"
        )
    };
    let outcome = failed("== a@b.example R=r T=t defer (-44): ", "mx2.b.example");
    let log = [failed("", "mx1.b.example"), failed("", "mx2.b.example"), outcome].concat();
    // Exim gives syslog its own timestamp unless it is told not to.
    let syslog = log.replace("2026", "Nov 24 08:00:00 mx1 exim[1]: 2026");
    for log in [log, syslog] {
        let total = &report(log.as_bytes())["total"];
        assert_eq!(json!([total["replies"], total["not_counted"]]), json!([2, 1]), "{log}");
    }
}

#[test]
fn timestamps_of_all_kinds() {
    let hour = |stamp: &str| {
        let report = report(format!("{stamp} mx1 postfix/smtp[1]: said: 550 5.1.1 no\n").as_bytes());
        report["period"]["first"].as_str().map(str::to_owned)
    };
    for stamp in [
        "Nov 24 17:49:06",
        "<22>Nov 24 17:49:06",
        "2026-11-24T17:49:06",
        "2026-11-24T17:49:06.123456+01:00",
        "2026-11-24T17:49:06Z",
        "<22>1 2026-11-24T17:49:06Z",
    ] {
        assert_eq!(hour(stamp).as_deref(), Some("2026-11-24 17:00"), "{stamp}");
    }
    assert_eq!(hour("Nov  5 07:49:06").as_deref(), Some("2026-11-05 07:00"));
    // The logs are of no later day than the 24th of November 2026.
    assert_eq!(hour("Nov 25 07:49:06").as_deref(), Some("2025-11-25 07:00"));
    assert_eq!(hour("Dec 31 23:49:06").as_deref(), Some("2025-12-31 23:00"));
    for stamp in ["Nov 24 25:00:00", "Now 24 17:49:06", "24 Nov 17:49:06", "1732470546"] {
        assert_eq!(hour(stamp), None, "{stamp}");
    }
}

/// A day, a time or a zone that does not exist is not taken for another one.
#[test]
fn timestamps_that_cannot_be() {
    let time = |stamp: &str| {
        let newest = Day::new(2026, 11, 24).expect("there is such a day");
        let line = format!("{stamp} mx1 postfix/smtp[1]: said: 550 5.1.1 no\n");
        let entry = lines(line.as_bytes(), newest).next().expect("a reply").entry;
        entry.time.map(|time| time.to_string())
    };
    // In each way to write a date: those that exist, and those that do not.
    let days = |date: fn(&str, &str) -> String| {
        for (month, day, is_good) in [
            ("02", "28", true),
            ("02", "30", false),
            ("02", "31", false),
            ("04", "31", false),
            ("09", "31", false),
            ("11", "00", false),
            ("11", "31", false),
            ("11", "32", false),
            ("11", "99", false),
        ] {
            let stamp = date(month, day);
            assert_eq!(time(&stamp).is_some(), is_good, "{stamp}");
        }
    };
    days(|month, day| format!("{} {day} 17:49:06", name(month, ["Feb", "Apr", "Sep", "Nov"])));
    days(|month, day| format!("{} {day} 17:49:06", name(month, ["févr.", "avril", "sept.", "nov."])));
    days(|month, day| format!("2026-{month}-{day}T17:49:06+01:00"));
    days(|month, day| format!("2026-{month}-{day} 17:49:06"));
    days(|month, day| format!("Di 2026-{month}-{day} 17:49:06 CET"));
    days(|month, day| format!("<22>1 2026-{month}-{day}T17:49:06Z"));

    // A leap day without a year is of the last year that had one.
    assert_eq!(time("Feb 29 17:49:06").as_deref(), Some("2024-02-29 17:49:06"));
    assert_eq!(time("2026-02-29T17:49:06"), None);
    assert_eq!(time("2024-02-29T17:49:06").as_deref(), Some("2024-02-29 17:49:06"));
    // Of October and November only one has 31 days.
    assert_eq!(time("lis 31 17:49:06").as_deref(), Some("2026-10-31 17:49:06"));
    for stamp in ["2026-00-24T17:49:06", "2026-13-24T17:49:06", "lis 32 17:49:06"] {
        assert_eq!(time(stamp), None, "{stamp}");
    }

    for (day, is_good) in
        [("0000-11-24", false), ("0001-01-01", false), ("1970-01-01", true), ("9999-12-31", true)]
    {
        assert_eq!(time(&format!("{day}T00:00:00Z")).is_some(), is_good, "{day}");
    }

    for (clock, is_good) in [
        ("23:59:59", true),
        // A leap second.
        ("23:59:60", true),
        ("23:59:61", false),
        ("23:60:00", false),
        ("24:00:00", false),
        ("17:49:066", false),
        ("17:49:06.123456", true),
    ] {
        for stamp in ["Nov 24 ", "nov. 24 ", "2026-11-24T", "2026-11-24 "].map(|day| format!("{day}{clock}"))
        {
            assert_eq!(time(&stamp).is_some(), is_good, "{stamp}");
        }
    }
    for (zone, is_good) in [
        ("Z", true),
        ("CET", true),
        ("+01", true),
        ("+0100", true),
        ("-12:00", true),
        (".123+14:00", true),
        (",123", true),
        ("+24:00", false),
        ("+2400", false),
        ("+01:60", false),
        ("+0160", false),
        ("+1", false),
        ("+01:0", false),
        ("+010", false),
        ("+01:000", false),
        ("+01:00+01:00", false),
        ("Z1", false),
    ] {
        for stamp in ["2026-11-24T17:49:06", "2026-11-24 17:49:06"].map(|stamp| format!("{stamp}{zone}")) {
            assert_eq!(time(&stamp).is_some(), is_good, "{stamp}");
        }
    }
    assert_eq!(time("2026-11-24 17:49:06 +0100").as_deref(), Some("2026-11-24 17:49:06"));
    assert_eq!(time("2026-11-24 17:49:06 +2400"), None);
}

/// One of a few names of months.
fn name(month: &str, names: [&'static str; 4]) -> &'static str {
    let at = ["02", "04", "09", "11"].iter().position(|known| *known == month);
    names[at.expect("one of the four")]
}

/// `journalctl` writes the months of the language that it is run in.
#[test]
fn timestamps_of_all_languages() {
    let hour = |stamp: &[u8]| {
        let log = [stamp, b" mx1 postfix/smtp[1]: said: 550 5.1.1 no\n"].concat();
        let report = report(&log);
        assert_eq!(report["programs"][0]["program"], "Postfix", "{}", stamp.escape_ascii());
        report["period"]["first"].as_str().map(str::to_owned)
    };
    for (stamp, expected) in [
        ("Mär 08 17:49:06", "2026-03-08 17:00"),
        ("Okt 24 17:49:06", "2026-10-24 17:00"),
        ("févr. 01 17:49:06", "2026-02-01 17:00"),
        ("févr. 1 17:49:06", "2026-02-01 17:00"),
        ("août  2 17:49:06", "2026-08-02 17:00"),
        ("déc. 24 17:49:06", "2025-12-24 17:00"),
        ("dic 24 17:49:06", "2025-12-24 17:00"),
        ("mrt 08 17:49:06", "2026-03-08 17:00"),
        ("paź 08 17:49:06", "2026-10-08 17:00"),
        ("мая 08 17:49:06", "2026-05-08 17:00"),
        (" 3月 08 17:49:06", "2026-03-08 17:00"),
        ("11월 08 17:49:06", "2026-11-08 17:00"),
        ("Thg 3 08 17:49:06", "2026-03-08 17:00"),
        ("de març 08 17:49:06", "2026-03-08 17:00"),
        // October in Croatian, November in Polish and in Czech: the later of the two that has been.
        ("lis 08 17:49:06", "2026-11-08 17:00"),
        ("lis 28 17:49:06", "2026-10-28 17:00"),
        ("Di 2026-03-08 17:49:06 CET", "2026-03-08 17:00"),
        ("Sun 2026-03-08 17:49:06 UTC", "2026-03-08 17:00"),
    ] {
        assert_eq!(hour(stamp.as_bytes()).as_deref(), Some(expected), "{stamp}");
    }
    assert_eq!(hour(b"M\xe4r 08 17:49:06").as_deref(), Some("2026-03-08 17:00"));
    assert_eq!(hour(b"ao\xfbt 08 17:49:06").as_deref(), Some("2026-08-08 17:00"));
}

#[test]
fn what_varies_is_folded() {
    let words = |text: &str| {
        let line =
            format!("Nov 24 08:00:00 mx1 postfix/smtp[1]: host mx[192.0.2.1] said: 550 5.1.1 {text}\n");
        report(line.as_bytes())["words"][3]["rows"][0]["words"].as_str().expect("words").to_owned()
    };
    for (text, folded) in [
        ("no such user", "no such user"),
        ("<ann@example.org>: no such user", "<…>: no such user"),
        ("ann@example.org is unknown", "… is unknown"),
        ("blocked [192.0.2.1] [2001:db8::1] using list.example", "blocked […] […] using list.example"),
        ("queued as 4F1A22BD01", "queued as …"),
        ("see https://example.org/help/1234 or ?id=1234 now", "see https://example.org/… or ?id=… now"),
        ("see https://example.org now", "see https://example.org now"),
        ("[TSS04] and S3140 (#5.7.1) in 25 seconds", "[TSS04] and S3140 (#5.7.1) in … seconds"),
        ("12 34 56 times", "… times"),
        ("one 550-5.1.1 two 550 5.1.1 three", "one two three"),
        ("one 550-two 550 three", "one two three"),
        ("one\\n550 5.1.1 two", "one two"),
        ("55050 5500 550", "…"),
        ("wait; id=A1B2C3, or 77.", "wait; id=…, or …."),
        ("Häuser über 10 Öfen", "Häuser über … Öfen"),
        ("a\u{1b}[31mb", "a\\x1b[…"),
        ("<unclosed text", "<unclosed text"),
    ] {
        assert_eq!(words(text), folded, "{text}");
    }
    let long = words(&"word ".repeat(100));
    assert!(long.len() < 210 && long.ends_with(" …"), "{long}");
    let long = words(&"ä ".repeat(300));
    assert!(long.len() < 210 && long.ends_with("ä …"), "{long}");
}
