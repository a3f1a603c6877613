//! Replies in other text: logs, exceptions, bounces.

use base64::Engine as _;
use serde_json::Value;

use super::{ask, assert_answered, explain, objects, replies, titles};

#[test]
fn a_reply_in_other_text_is_explained_with_its_words_and_its_command() {
    for (input, code, command, text) in [
        (
            "Mar  8 10:00:00 mx postfix/smtp[7]: 4F: to=<a@example.com>, dsn=5.1.1, status=bounced (host mx[192.0.2.3] \
             said: 550 5.1.1 no (such) user (in reply to RCPT TO command))",
            "550 5.1.1",
            Some("Rcpt"),
            "no (such) user",
        ),
        (
            "Mar  8 10:00:00 mx postfix/smtpd[7]: NOQUEUE: reject: RCPT from x[192.0.2.3]: 450 4.7.1 Greylisted; from=<>",
            "450 4.7.1",
            Some("Rcpt"),
            "Greylisted; from=<>",
        ),
        (
            "** a@example.com: SMTP error from remote mail server after end of data: 552 too large",
            "552",
            Some("EndOfData"),
            "too large",
        ),
        (
            "smtplib.SMTPDataError: (552, b'5.2.2 Mailbox full\\nsorry')",
            "552 5.2.2",
            None,
            "Mailbox full|sorry",
        ),
        (
            "{\"delivery-status\":{\"code\":550,\"message\":\"5.7.26 first\\r\\n550 5.7.26 second\"},\"size\":550}",
            "550 5.7.26",
            None,
            "first|second",
        ),
        (
            "SMTP server error: Detail: no quota SMTP code: 550 Additional SMTP info: 5.4.5",
            "550 5.4.5",
            None,
            "",
        ),
        ("said:_553_sorry_(#5.7.1)/Giving_up", "553 5.7.1", None, "sorry_(#5.7.1)/Giving_up"),
        (
            "said: 550-5.7.26 a 550-5.7.26 b 550 5.7.26 c (in reply to end of DATA command)",
            "550 5.7.26",
            Some("EndOfData"),
            "a|b|c",
        ),
        ("Diagnostic says smtp; 550-5.1.1 no\n 550 5.1.1 one", "550 5.1.1", None, "no|one"),
    ] {
        let answer = ask(&["--json"], input);
        let [object] = objects(&answer).try_into().unwrap_or_else(|found| panic!("{input}: {found:?}"));
        let codes = format!(
            "{}{}",
            object["code"],
            object["enhanced"].as_str().map(|enhanced| format!(" {enhanced}")).unwrap_or_default()
        );
        let lines: Vec<_> =
            object["text"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        assert_eq!((codes.as_str(), object["command"].as_str()), (code, command), "{input}");
        assert_eq!(lines.join("|").trim_end(), text, "{input}");
    }
}

/// The forms are those of bounces that people have shown; each is one reply, whoever folded it.
#[test]
fn a_reply_of_several_lines_is_one_however_it_was_folded() {
    for (name, input, code, command, text) in [
        (
            "Exim",
            "  kim@example.org\n    host mx.example.org [192.0.2.1]\n    SMTP error from remote mail server after \
             RCPT TO:<kim@example.org>:\n    550-5.1.1 no such user; see also:\n    https://example.org/help\n    \
             550 5.1.1 good bye\n\nThis is a copy of 550 octets\n",
            "550 5.1.1",
            Some("Rcpt"),
            "no such user; see also: https://example.org/help|good bye",
        ),
        (
            "an older Exim",
            "  kim@example.org\n    SMTP error from remote mail server after end of data:\n    host mx.example.org \
             [192.0.2.1]: 550-line one\n    550 line two\n",
            "550",
            Some("EndOfData"),
            "line one|line two",
        ),
        (
            "the log of Exim",
            "1fdHyN-00061Y-LL == kim@example.org R=dnslookup T=remote_smtp defer (-44): SMTP error from remote mail \
             server after RCPT TO:<kim@example.org>: host mx.example.org [192.0.2.1]: 452-4.2.2 over quota\\n\
             452-4.2.2 for now\\n452 4.2.2 later",
            "452 4.2.2",
            Some("Rcpt"),
            "over quota|for now|later",
        ),
        (
            "Postfix",
            "<kim@example.org>: host mx.example.org[192.0.2.1] said: 550-5.1.1 The\n    account does not exist. Try \
             550-5.1.1\n    another one, or read 550 5.1.1\n    https://example.org/help a1si (in reply to\n    \
             RCPT TO command)\n",
            "550 5.1.1",
            Some("Rcpt"),
            "The account does not exist. Try|another one, or read|https://example.org/help a1si",
        ),
        (
            "qmail",
            "<kim@example.org>:\n192.0.2.1 failed after I sent the message.\nRemote host said: 550-5.7.1 no [xbl]\n\
             550 See http://example.org/why\nGiving up on 192.0.2.1.\n",
            "550 5.7.1",
            Some("EndOfData"),
            "no [xbl]|See http://example.org/why",
        ),
        (
            "a reply within the lines of a reply",
            "Remote host said: 550-Verification failed\n550-Response: 550 <postmaster@example.com>: unknown\n\
             550-Several RFCs\n550 Sender verify failed\nGiving up on 192.0.2.1.\n",
            "550",
            None,
            "Verification failed|Response: 550 <postmaster@example.com>: unknown|Several RFCs|Sender verify failed",
        ),
        (
            "a mail that quotes a bounce",
            "> > Remote host said: 550-5.7.1 mail of example.com is not\n> > accepted here\n> > 550-5.7.1 by its \
             policy\n> > 550 5.7.1 initiative\n> >\n> > Bye\n",
            "550 5.7.1",
            None,
            "mail of example.com is not accepted here|by its policy|initiative",
        ),
        (
            "Exchange",
            "Remote server returned '550-5.2.1 The user you don't know 550-5.2.1 gets too much, see 550 5.2.1 \
             https://example.org'\n\nOriginal message headers:\n",
            "550 5.2.1",
            None,
            "The user you don't know|gets too much, see|https://example.org",
        ),
        (
            "a trace of calls",
            "javax.mail.SendFailedException: 550 5.7.1 no relaying\n\tat com.example.Transport.rcptTo(Transport.java:18)\n",
            "550 5.7.1",
            None,
            "no relaying",
        ),
    ] {
        let as_message =
            format!("From: MAILER-DAEMON@example.com\nTo: ann@example.com\nSubject: failure\n\n{input}");
        for input in [input.to_owned(), input.replace('\n', "\r\n"), as_message] {
            let answer = ask(&["--json"], &input);
            let [object] = objects(&answer).try_into().unwrap_or_else(|found| panic!("{name}: {found:?}"));
            let enhanced = object["enhanced"].as_str().map(|enhanced| format!(" {enhanced}"));
            assert_eq!(format!("{}{}", object["code"], enhanced.unwrap_or_default()), code, "{name}");
            assert_eq!(object["command"].as_str(), command, "{name}");
            let lines: Vec<_> =
                object["text"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            assert_eq!(lines.join("|"), text, "{name}");
        }
    }
}

/// Swift Mailer, Symfony, msmtp, Nodemailer: the code has a field of its own.
#[test]
fn a_reply_whose_code_is_there_by_itself_as_well_is_one() {
    for input in [
        "Expected response code 250 but got code \"550\", with message \"550 5.1.1 no\"",
        "Expected response code \"250/251/252\" but got code \"550\", with message \"550 5.1.1 no\".",
        "recipients=y smtpstatus=550 smtpmsg='550 5.1.1 no' exitcode=EX_DATAERR",
        "{\"code\":\"EENVELOPE\",\"response\":\"550 5.1.1 no\",\"responseCode\":550,\"command\":\"RCPT TO\"}",
        "{\"responseCode\":550,\"response\":\"550 5.1.1 no\"}",
    ] {
        let [object] =
            objects(&ask(&["--json"], input)).try_into().unwrap_or_else(|found| panic!("{input}: {found:?}"));
        assert_eq!((&object["code"], &object["enhanced"]), (&550.into(), &"5.1.1".into()), "{input}");
        assert_eq!(object["text"], serde_json::json!(["no"]), "{input}");
    }
    // What comes after the quotation is not of the reply, though the code is there again.
    for input in [
        r"{ code: 'EAUTH', response: '550-5.1.1 a\n550 5.1.1 b', responseCode: 550, command: 'AUTH PLAIN' }",
        r#"{"response":"550-5.1.1 a\n550 5.1.1 b","responseCode":550,"command":"AUTH PLAIN"}"#,
        r#"{"response":"550-5.1.1 a\r\n550 5.1.1 b","code":550}"#,
        r#"smtpmsg="550-5.1.1 a 550 5.1.1 b" status=550 5.1.1 in all"#,
        r#"lines ["550-5.1.1 a", "550 5.1.1 b"] of 550 5.1.1 in all"#,
    ] {
        let [object] =
            objects(&ask(&["--json"], input)).try_into().unwrap_or_else(|found| panic!("{input}: {found:?}"));
        assert_eq!(object["text"], serde_json::json!(["a", "b"]), "{input}");
    }
    // Another reply with the same code has another status.
    assert_answered("a said: 550 5.1.1 no, b said: 550 5.7.1 no", "550 -, 550 -");
}

/// Sendmail appends a transcript, whose marks are not of the reply.
#[test]
fn the_transcript_in_a_bounce_of_sendmail_is_read() {
    let bounce = "From: MAILER-DAEMON@example.com\nTo: ann@example.com\nSubject: Returned mail\n\n\
        ... while talking to mx.example.org.:\n>>> RCPT To:<kim@example.org>\n<<< 550-5.1.1 one\n<<< 550 5.1.1 two\n";
    let answer = ask(&["--json"], bounce);
    let [object] = objects(&answer).try_into().expect("one reply");
    assert_eq!(object["text"], serde_json::json!(["one", "two"]));
}

#[test]
fn replies_on_lines_of_their_own_stay_apart() {
    for input in [
        "Errors:\n    a: said: 550 5.1.1 no\n    b: said: 451 4.3.0 later\n",
        "a: said: 550-5.1.1 no\n\nb: said: 451 4.3.0 later\n",
        "a: said: 550-5.1.1 no\nb: said: 451 4.3.0 later\n",
        "  kim@example.org\n    host mx [192.0.2.1]\n    550 5.1.1 no\n  lee@example.org\n    host mx [192.0.2.1]\n    \
         451 4.3.0 later\n",
    ] {
        let found: Vec<_> = objects(&ask(&["--json"], input))
            .iter()
            .map(|object| (object["code"].clone(), object["text"].clone()))
            .collect();
        let expected = [(550.into(), serde_json::json!(["no"])), (451.into(), serde_json::json!(["later"]))];
        assert_eq!(found, expected, "{input}");
    }
}

#[test]
fn the_host_in_a_log_line_tells_whose_reply_it_is() {
    let line = "to=<a@b>, relay=x.mail.protection.outlook.com[192.0.2.3]:25, status=bounced (host \
                x.mail.protection.outlook.com[192.0.2.3] said: 550 5.7.1 Unable to relay (in reply to RCPT TO command))";
    let unknown = line.replace("outlook.com", "example.com");
    assert!(!explain(&[&unknown]).printed.contains("Microsoft"));
    assert!(explain(&[line]).printed.contains("Microsoft"), "{}", explain(&[line]).printed);
}

#[test]
fn every_line_of_a_log_is_explained_and_what_it_says_twice_once() {
    let log = "a: 250 2.0.0 from MTA(smtp:[127.0.0.1]:10025): 250 2.0.0 Ok\n\
               b: dsn=4.4.1, status=deferred (connect to mx: timed out)\n\
               c: warning: 450 connections\n\
               d: said: 451 4.3.0 later, said: 550 5.1.1 no\n";
    assert_eq!(
        objects(&ask(&["--json"], log)).iter().map(|object| object["code"].as_u64()).collect::<Vec<_>>(),
        [Some(250), None, Some(451), Some(550)]
    );
}

const BOUNCE: &str = "\
From: MAILER-DAEMON@mx.example.com (Mail Delivery System)\r\n\
Subject: 550 5.5.5 is what the subject said\r\n\
MIME-Version: 1.0\r\n\
Content-Type: multipart/report; report-type=delivery-status; boundary=\"=4F\"\r\n\
\r\n\
--=4F\r\n\
Content-Type: text/plain\r\n\
\r\n\
<kim@example.org>: host mx said: 550 5.1.1 no\r\n\
\r\n\
--=4F\r\n\
Content-Type: message/delivery-status\r\n\
Content-Transfer-Encoding: quoted-printable\r\n\
\r\n\
Reporting-MTA: dns; mx.example.com\r\n\
\r\n\
Final-Recipient: rfc822; kim@example.org\r\n\
Action: failed\r\n\
Status: 5.1.1\r\n\
Diagnostic-Code: smtp; 550-5.1.1 no such=\r\n user\r\n\
\r\n\
Final-Recipient: rfc822; lee@example.org\r\n\
Action: delayed\r\n\
Status: 4.2.2\r\n\
Diagnostic-Code: smtp; 452 later\r\n\
\r\n\
Final-Recipient: rfc822; ann@example.org\r\n\
Action: failed\r\n\
Status: 5.4.4\r\n\
Diagnostic-Code: DNS; Host not found\r\n\
\r\n\
--=4F--\r\n";

#[test]
fn a_bounce_is_explained_for_each_recipient() {
    let answer = ask(&[], BOUNCE);
    let titles = titles(&answer);
    let codes: Vec<_> = titles.iter().filter_map(|title| title.split("  ").next()).collect();
    assert_eq!(codes, ["550 5.1.1", "452 4.2.2", "5.4.4"]);
    let recipients: Vec<_> =
        answer.printed.lines().filter_map(|line| line.strip_prefix("recipient  ")).collect();
    assert_eq!(recipients, ["kim@example.org", "lee@example.org", "ann@example.org"]);
    let named: Vec<_> =
        objects(&ask(&["--json"], BOUNCE)).iter().map(|object| object["recipient"].clone()).collect();
    assert_eq!(named, ["kim@example.org", "lee@example.org", "ann@example.org"]);
}

/// RFC 6533 section 4.
#[test]
fn a_report_about_an_address_in_utf_8_is_one() {
    let global = BOUNCE.replace("message/delivery-status", "message/global-delivery-status");
    assert_eq!(ask(&[], &global).printed, ask(&[], BOUNCE).printed);
    let answer = ask(&["--json"], global.replace("rfc822; kim@", "utf-8; k\u{ed}m@"));
    assert_eq!(objects(&answer)[0]["recipient"], "k\u{ed}m@example.org");
}

/// A message with another one attached, whose octets are encoded so.
fn forwarded(kind: &str, encoding: &str, attached: &str) -> String {
    format!(
        "From: ann@example.com\r\nTo: admin@example.com\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; \
         boundary=\"of {}\"\r\n\r\n--of {0}\r\nContent-Type: text/plain\r\n\r\nError: 554 5.7.1 what is this?\r\n\
         --of {0}\r\nContent-Type: {kind}\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{attached}\r\n--of {0}--\r\n",
        attached.len()
    )
}

#[test]
fn a_bounce_that_is_attached_is_explained_as_it_is() {
    let expected = ask(&[], BOUNCE).printed;
    assert!(expected.contains("recipient  kim@example.org"), "{expected}");
    let base64 = base64::engine::general_purpose::STANDARD.encode(BOUNCE);
    let quoted_printable = BOUNCE.replace('=', "=3D");
    let once = forwarded("message/rfc822", "7bit", BOUNCE);
    for message in [
        forwarded("message/rfc822", "base64", &base64),
        forwarded("message/rfc822", "quoted-printable", &quoted_printable),
        forwarded("application/octet-stream; name=bounce.eml", "base64", &base64),
        forwarded("message/rfc822", "7bit", &once),
        forwarded("message/rfc822", "base64", &base64::engine::general_purpose::STANDARD.encode(&once)),
        once,
    ] {
        assert_eq!(ask(&[], &message).printed, expected, "{message}");
    }
    // The mail that was returned is not the report.
    let returned =
        forwarded("message/rfc822", "7bit", "From: a@b\r\nTo: c@d\r\n\r\nhost mx said: 552 5.3.4 no");
    assert_eq!(titles(&ask(&[], returned)).len(), 1);
    // However many are in one another, the program ends well.
    let deep = "Content-Type: message/rfc822\r\nFrom: a@b\r\nTo: c@d\r\n\r\n".repeat(20_000);
    assert_eq!(
        ask(
            &[],
            forwarded("message/rfc822", "base64", &base64::engine::general_purpose::STANDARD.encode(&deep))
        )
        .exit,
        Some(0)
    );
    assert_eq!(ask(&[], deep).exit, Some(2));
}

#[test]
fn a_bounce_without_a_report_is_read_as_text() {
    let bounce = "Return-Path: <>\nFrom: MAILER-DAEMON@example.com\nSubject: failure notice 550 5.5.5\n\n\
        Hi. This is the qmail-send program.\n\n<kim@example.org>:\n192.0.2.1 does not like recipient.\n\
        Remote host said: 550 5.1.1 no such user\nGiving up on 192.0.2.1.\n";
    assert_eq!(titles(&ask(&[], bounce)), ["550 5.1.1  No such mailbox"]);
}

/// Explains the texts that people reported.
#[test]
fn what_people_reported_is_explained() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/reported.tsv");
    let Ok(rows) = std::fs::read_to_string(path) else {
        println!("skipped what_people_reported_is_explained: {path} is absent");
        return;
    };
    for row in rows.lines().map(|row| row.split('\t').collect::<Vec<_>>()).filter(|row| row[1] == "cli") {
        for answer in [explain(&[row[3]]), ask(&[], row[3].replace("\\n", "\n"))] {
            let codes: Vec<_> = titles(&answer).iter().filter_map(|title| title.split("  ").next()).collect();
            assert_eq!(codes, [row[4]], "{}: {}", row[0], answer.complaints);
        }
    }
}

#[test]
fn what_a_reader_of_mail_quotes_is_read_without_its_marks() {
    let codes = |input: &str| -> Vec<_> {
        objects(&ask(&["--json"], input))
            .iter()
            .map(|object| (object["code"].clone(), object["command"].clone()))
            .collect()
    };
    let unknown = |code: i32| (Value::from(code), Value::Null);
    for mark in ["> ", ">", "> > ", ">> ", ">>> "] {
        let quoted = |text: &str| text.lines().map(|line| format!("{mark}{line}\n")).collect::<String>();
        let reply = quoted("The server said:\n550-go away\n550 and stay there\n");
        assert_eq!(codes(&format!("Hello, I got\n\n{reply}\nWhat is that?\n")), [unknown(550)], "{reply}");
        let session = quoted("220 mx\nEHLO me\n250-mx\n250 HELP\nRCPT TO:<x@y>\n550 no\n");
        let expected =
            [(220.into(), "Connect".into()), (250.into(), "Ehlo".into()), (550.into(), "Rcpt".into())];
        assert_eq!(codes(&format!("Hello, I got\n\n{session}\nWhat is that?\n")), expected, "{session}");
        let marked = quoted("S: 220 mx\nC: EHLO me\nS: 250-mx\nS: 250 HELP\nC: RCPT TO:<x@y>\nS: 550 no\n");
        assert_eq!(codes(&format!("Bob wrote:\n{marked}")), expected, "{marked}");
    }
    // The place is that in what was given.
    let answer = ask(&["--json"], "Bob wrote:\n> EHLO me\n> 250-mx\n> RCPT TO:<x@y>\n> 550 no\n");
    assert!(answer.complaints.contains("octet 29: "), "{}", answer.complaints);
}

#[test]
fn a_cr_alone_ends_a_line_where_nothing_else_does() {
    let session = "220 mx\rEHLO me\r250-mx\r250 HELP\rRCPT TO:<x@y>\r550 5.1.1 no\rDATA\r354 go\rSubject: x\r\r250 no\r.\r\
        250 queued\r";
    let expected = "220 Connect, 250 Ehlo, 550 Rcpt, 354 Data, 250 EndOfData";
    assert_answered(session, expected);
    assert_answered(session.trim_end(), expected);
    assert_answered("S: 220 mx\rC: EHLO me\rS: 250-mx\rS: 250 HELP\r", "220 Connect, 250 Ehlo");
    assert_answered("550-5.1.1 no\r550 5.1.1 one\r", "550 -");
    assert_answered("550-5.1.1 no\r550 5.1.1 one\r451 later", "550 -, 451 -");
    // The place is that in what was given.
    let answer = ask(&["--json"], "250 ok\r25x no\r550 no\r");
    assert_eq!(replies(&answer), ["250 -", "550 -"]);
    assert!(answer.complaints.contains("at octet 9"), "{}", answer.complaints);
    // In a line that has another end, the server said it.
    let object = &objects(&ask(&["--json"], "250 a\rb\r\n"))[0];
    assert_eq!(
        (&object["deviations"][0]["name"], &object["text"]),
        (&"BareCr".into(), &serde_json::json!(["a\\x0db"]))
    );
}

#[test]
fn a_cr_is_of_the_words_where_no_line_begins_after_it() {
    for (input, text) in [
        ("250 a\rb", "a\\x0db"),
        ("500 5.5.1 unknown: FOO\rBAR\r", "unknown: FOO\\x0dBAR"),
        ("S: 250 a\rb", "a\\x0db"),
    ] {
        for answer in [explain(&["--json", input]), ask(&["--json"], input)] {
            let [object] = objects(&answer).try_into().unwrap_or_else(|found| panic!("{input:?}: {found:?}"));
            assert_eq!(object["text"], serde_json::json!([text]), "{input:?}");
            assert_eq!(object["deviations"][0]["name"], "BareCr", "{input:?}");
            assert_eq!((answer.complaints.as_str(), answer.exit), ("", Some(0)), "{input:?}");
        }
    }
    for (input, expected) in [
        ("250 a\r250 b", "250 -, 250 -"),
        ("550\r5.1.1\rX.7.26\r", "550 -, null -, null -"),
        ("> 250 a\r> 550 b\r", "250 -, 550 -"),
        ("C: NOOP\rS: 250 a", "250 Noop"),
    ] {
        assert_answered(input, expected);
    }
}

#[test]
fn a_session_that_is_indented_is_read_without_it() {
    let session = "220 mx\nEHLO me\n250-mx\n250 HELP\nRCPT TO:<x@y>\n550-5.1.1 no\n550 5.1.1 one\nDATA\n354 go\n\
        Subject: x\n\n    250 no\n.\n250 queued\n";
    let expected = "220 Connect, 250 Ehlo, 550 Rcpt, 354 Data, 250 EndOfData";
    let mark = |line: &str| {
        let is_reply = line.starts_with(|letter: char| letter.is_ascii_digit());
        format!("{}{line}\n", if is_reply { "S: " } else { "C: " })
    };
    let marked: String = session.lines().map(mark).collect();
    let sendmails = ">>> EHLO me\n250-mx\n250 HELP\n>>> RCPT TO:<x@y>\n550 5.1.1 no\n";
    for margin in ["    ", "\t", "  ", "> \t", ">     ", "\t\t"] {
        let indented = |text: &str| text.lines().map(|line| format!("{margin}{line}\n")).collect::<String>();
        for (before, after) in
            [("", ""), ("This is what I get:\n\n", "\nWhat is that?\n"), ("  1. Look:\n", "  2. And\n")]
        {
            assert_answered(&format!("{before}{}{after}", indented(session)), expected);
            assert_answered(&format!("{before}{}{after}", indented(&marked)), expected);
        }
        if !margin.starts_with('>') {
            assert_answered(&indented(sendmails), "250 Ehlo, 550 Rcpt");
        }
    }
    // Only the client's lines, or all but the first; and some with a tab in place of spaces.
    let only = |is_indented: fn(usize, &str) -> bool, margin: &str| -> String {
        let margin = |(at, line): (usize, &str)| {
            format!("{}{line}\n", if is_indented(at, line) { margin } else { "" })
        };
        session.lines().enumerate().map(margin).collect()
    };
    assert_answered(
        &only(|_, line| line.starts_with(|letter: char| letter.is_ascii_uppercase()), "   "),
        expected,
    );
    assert_answered(&only(|at, _| at > 0, "   "), expected);
    assert_answered(&only(|at, _| at % 2 == 0, "\t").replace("\n2", "\n    2"), expected);
    // The place is that in what was given.
    let answer = ask(&["--json"], "    EHLO me\n    250-mx\n    RCPT TO:<x@y>\n    550 no\n");
    assert_eq!(replies(&answer), ["250 Ehlo", "550 Rcpt"]);
    assert!(answer.complaints.contains("octet 22: "), "{}", answer.complaints);
}
