//! What the example program prints, and how it exits.

use std::process::Command;

use serde_json::Value;
use smtp_codes_tests::recording;

use smtp_codes_tests_programs::expected::assert_same;
use smtp_codes_tests_programs::program::{run, tool};

/// What the program answers.
#[derive(Debug)]
struct Answer {
    printed: String,
    complaints: String,
    exit: Option<i32>,
}

fn program() -> Command {
    Command::new(tool("smtp-explain"))
}

fn ask(arguments: &[&str], input: impl AsRef<[u8]>) -> Answer {
    let output = run(program().args(arguments), input.as_ref());
    let text = |octets| String::from_utf8(octets).expect("it prints text");
    Answer { printed: text(output.stdout), complaints: text(output.stderr), exit: output.status.code() }
}

fn explain(arguments: &[&str]) -> Answer {
    ask(arguments, "")
}

/// The first line of each explanation.
fn titles(answer: &Answer) -> Vec<&str> {
    let lines = answer.printed.lines().collect::<Vec<_>>();
    let is_title = |line: &&str| line.starts_with(|letter: char| letter.is_ascii_digit() || letter == 'X');
    lines.into_iter().filter(is_title).collect()
}

fn objects(answer: &Answer) -> Vec<Value> {
    answer.printed.lines().map(|line| serde_json::from_str(line).expect("one object a line")).collect()
}

/// Holds what was printed, without complaint, against a file of `data/explain`.
fn assert_printed(answer: &Answer, file: &str) {
    assert_same(&answer.printed, &format!("explain/{file}"));
    assert_eq!((answer.complaints.as_str(), answer.exit), ("", Some(0)));
}

const TRANSCRIPT: &str = "\
220 mx.example.org ready
EHLO client.example
250-mx.example.org
250 PIPELINING
MAIL FROM:<ann@example.com>
RCPT TO:<nobody@example.org>
RCPT TO:<full@example.org>
DATA
250 2.1.0 ok
550 5.1.1 no such user
452 4.2.2 mailbox full
554 5.5.1 no valid recipients
XCLIENT NAME=spike
500 what
QUIT
221 bye
";

#[test]
fn a_reply_to_a_command() {
    assert_printed(&explain(&["--command", "rcpt", "550 5.1.1 no such user"]), "no_such_user.txt");
}

/// The README shows the first lines.
#[test]
fn the_readme_shows_what_is_printed() {
    let readme = include_str!("../../README.md");
    let (_, shown) = readme.split_once("\n$ smtp-explain '550 5.1.1 no such user'\n").expect("it is called");
    let shown: Vec<_> = shown.lines().take_while(|line| *line != "```").collect();
    let answer = explain(&["550 5.1.1 no such user"]);
    assert_eq!(shown.len(), 12);
    assert_eq!(shown, answer.printed.lines().take(12).collect::<Vec<_>>());
}

#[test]
fn a_family() {
    assert_printed(&explain(&["5.2.X"]), "mailbox_refusals.txt");
}

#[test]
fn a_greylisted_reply_of_several_lines() {
    let answer = explain(&[r"450-4.7.1 greylisted,\r\n450 4.7.1 try again later\r\n", "--command=RCPT"]);
    assert_eq!(titles(&answer), ["450 4.7.1  Not allowed"]);
    for part in [
        "\n\nNo action is needed yet: delivery will be retried. ",
        "\ntext       greylisted,\n           try again later\n",
        "\nwho acts   SendingAdministrator. If it stays: ",
        "\ntry again  Try again after some minutes: ",
        "\nharmless   PairNotRegistered\n",
    ] {
        assert!(answer.printed.contains(part), "{part:?} is missing in\n{}", answer.printed);
    }
}

#[test]
fn codes_and_families_beside_each_other() {
    let topics = ["554", "4.2.2", "4yz", "X.7.26", "MailboxFull", "599", "571"];
    let answer = explain(&topics);
    let titles = titles(&answer);
    assert_eq!(titles[1], "4.2.2  Mailbox full");
    let codes: Vec<_> = titles.iter().filter_map(|title| title.split(' ').next()).collect();
    assert_eq!(codes, ["554", "4.2.2", "4yz", "X.7.26", "X.2.2", "599", "571"]);
    let objects = objects(&explain(&[&["--json"], &topics[..]].concat()));
    assert_eq!(objects.len(), topics.len());
    assert_eq!((&objects[0]["code"], &objects[2]["family"]), (&554.into(), &"4yz".into()));
    assert_eq!(objects[1]["references"][0]["url"], "https://www.rfc-editor.org/rfc/rfc3463#section-3.3");
}

#[test]
fn words_that_people_search_for() {
    let answer = explain(&["DMARC"]);
    assert_eq!(titles(&answer), ["X.7.1  Not allowed", "X.7.26  Failed several sender checks"]);
    assert!(answer.printed.contains("SPF, DKIM and\nDMARC"), "{}", answer.printed);
    assert_eq!((answer.complaints.as_str(), answer.exit), ("", Some(0)));
    for (words, expected) in [
        ("ptr", "X.7.25"),
        ("dane", "X.7.5"),
        ("no such user", "X.1.1"),
        ("quota", "X.2.2"),
        ("rbl", "X.7.1"),
        ("blocklist", "X.7.1"),
        ("rate limit", "X.7.28"),
        ("virus", "X.7.1"),
        ("too large", "X.3.4"),
        ("relay access denied", "X.7.1"),
    ] {
        let one = explain(&[words]).printed;
        assert!(one.contains(expected), "{words}\n{one}");
        let each: Vec<_> = words.split(' ').collect();
        assert_eq!(explain(&each).printed, one, "not quoted");
    }
    let answer = explain(&["--json", "quota"]);
    assert!(objects(&answer).iter().any(|object| object["summary"] == "Mailbox full"));
}

#[test]
fn a_transcript_in_brief() {
    let answer = ask(&["--brief"], TRANSCRIPT);
    let quiet: Vec<_> = answer.printed.lines().take(4).collect();
    assert_eq!(quiet, ["220  Ready  Connect", "250  Done  Ehlo", "250 2.1.0  Done  Mail", ""]);
    assert!(
        answer.printed.ends_with("\n\n221  Goodbye, the connection closes  Quit\n"),
        "{}",
        answer.printed
    );
    assert!(answer.printed.contains("\n554 5.5.1  No recipient left\n"), "{}", answer.printed);
}

#[test]
fn replies_of_a_transcript_answer_their_commands() {
    let answer = ask(&["--json"], TRANSCRIPT);
    let objects = objects(&answer);
    let commands: Vec<_> =
        objects.iter().map(|object| object["command"].as_str().expect("a command")).collect();
    assert_eq!(commands, ["Connect", "Ehlo", "Mail", "Rcpt", "Rcpt", "Data", "Unrecognized", "Quit"]);
    let echoes: Vec<_> = objects.iter().filter(|object| object["is_echo"] == true).collect();
    assert_eq!(echoes.len(), 1);
    assert_eq!((&echoes[0]["code"], &echoes[0]["party"]["name"]), (&554.into(), &"Nobody".into()));
    assert_eq!(answer.exit, Some(0));
}

#[test]
fn the_replies_of_recorded_sessions_answer_their_commands() {
    for session in recording::sessions() {
        // Here the client spoke before the greeting, sent a chunk to a server that took it for commands, or nothing.
        if matches!(session.name.as_str(), "pregreet" | "bdat" | "bdat2") || session.steps.len() == 1 {
            continue;
        }
        let mut transcript = Vec::new();
        for step in &session.steps {
            let (mark, sent) =
                if step.sent.starts_with('(') { ("***", "") } else { ("C:", step.sent.as_str()) };
            for line in sent.strip_suffix("\r\n").unwrap_or(sent).split("\r\n") {
                transcript.extend(format!("{mark} {line}\r\n").bytes());
            }
            for line in step.received.split_inclusive(|octet| *octet == b'\n') {
                transcript.extend([b"S: ", line].concat());
            }
        }
        let answer = ask(&["--json"], &transcript);
        let found: Vec<_> = objects(&answer).iter().map(|object| object["command"].clone()).collect();
        let expected: Vec<_> =
            session.answers().iter().map(|(command, _)| Value::from(command.name())).collect();
        assert_eq!(found, expected, "{} {}", session.server, session.name);
        assert_eq!(answer.complaints, "");
    }
}

#[test]
fn the_marks_of_other_programs_are_understood() {
    let plain = ["EHLO me", "250 hi", "RCPT TO:<x@y>", "550 5.1.1 no"];
    for (client, server) in [
        ("C: ", "S: "),
        (" -> ", "<-  "),
        (" ~> ", "<~  "),
        (">>> ", "<<< "),
        ("> ", "< "),
        (">> ", "<< "),
        ("--> ", "<-- "),
        ("In:  ", "Out: "),
        ("  SMTP>> ", "  SMTP<< "),
        ("CLIENT -> SERVER: ", "SERVER -> CLIENT: "),
        ("2026-11-29 12:00:00 CLIENT -> SERVER: ", "2026-11-29 12:00:00 SERVER -> CLIENT: "),
        ("Net::SMTP=GLOB(0x55d0)>>> ", "Net::SMTP=GLOB(0x55d0)<<< "),
        ("Client: ", "Server: "),
    ] {
        let lines: Vec<_> = plain
            .iter()
            .map(|line| {
                format!(
                    "{}{line}",
                    if line.starts_with(|letter: char| letter.is_ascii_digit()) { server } else { client }
                )
            })
            .collect();
        let input = format!("=== Trying mx.example.org...\n{}\n*** closed\n", lines.join("\n"));
        let commands: Vec<_> =
            objects(&ask(&["--json"], &input)).iter().map(|object| object["command"].clone()).collect();
        assert_eq!(commands, ["Ehlo", "Rcpt"], "{input}");
    }
}

#[test]
fn the_session_that_pythons_smtplib_shows_is_understood() {
    let input = "send: 'ehlo [127.0.0.1]\\r\\n'\nreply: b'250-mx.example.org\\r\\n'\nreply: b'250 HELP\\r\\n'\n\
        reply: retcode (250); Msg: b'mx.example.org\\nHELP'\nsend: 'rcpt TO:<x@y>\\r\\n'\n\
        reply: b'550 5.1.1 no\\r\\n'\nreply: retcode (550); Msg: b'5.1.1 no'\n";
    let answer = ask(&["--json"], input);
    let found: Vec<_> =
        objects(&answer).iter().map(|object| (object["code"].clone(), object["command"].clone())).collect();
    assert_eq!(found, [(250.into(), "Ehlo".into()), (550.into(), "Rcpt".into())]);
    assert_eq!(answer.complaints, "");
}

#[test]
fn messages_and_logins_are_passed_over() {
    let input = "LHLO me\n250 hi\nAUTH LOGIN\n334 VXNlcm5hbWU6\nYW5u\n235 2.7.0 ok\nMAIL FROM:<>\n250 ok\n\
        RCPT TO:<a@b>\n250 ok\nRCPT TO:<c@d>\n250 ok\nDATA\n354 go\n550 this is no reply\n\nRCPT neither\n.\n\
        250 2.0.0 a has it\n552 5.2.2 c is full\nBDAT 14 LAST\n550 no reply\n\n250 ok\n250 ok\n421 4.4.2 bye\n";
    let commands: Vec<_> =
        objects(&ask(&["--json"], input)).iter().map(|object| object["command"].clone()).collect();
    assert_eq!(
        commands,
        [
            "Lhlo",
            "Auth",
            "AuthData",
            "Mail",
            "Rcpt",
            "Rcpt",
            "Data",
            "EndOfData",
            "EndOfData",
            "Bdat",
            "Bdat",
            "Unsolicited"
        ]
    );
}

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
            "smtp-explain: argument 3, octet 3: `5.1` is no reply, no code and no family of codes",
            &format!("smtp-explain: argument 4: {looked_for}"),
            "smtp-explain: argument 5: the reply code at octet 0 is outside 100 to 599",
            "smtp-explain: argument 6, octet 0: `6yz` is no reply, no code and no family of codes",
        ]
    );
    assert_eq!(answer.exit, Some(2));
}

#[test]
fn words_need_no_quotes() {
    let words = |line: &str| explain(&line.split(' ').collect::<Vec<_>>());
    assert_eq!(titles(&words("550 5.1.1 no such user")), ["550 5.1.1  No such mailbox"]);
    assert_eq!(titles(&words("452 4.2.2")), ["452 4.2.2  Mailbox full"]);
    assert_eq!(titles(&words("554 4.2.2")), titles(&explain(&["554", "4.2.2"])));
    assert_eq!(titles(&words("554 4.2.2")).len(), 2);
    assert_eq!(titles(&words("permanent error (550): 5.1.1 no such user")), ["550 5.1.1  No such mailbox"]);
    assert_eq!(titles(&words("--command rcpt 550 5.1.1 no")), ["550 5.1.1  No such mailbox"]);
}

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

#[test]
fn a_bounce_without_a_report_is_read_as_text() {
    let bounce = "Return-Path: <>\nFrom: MAILER-DAEMON@example.com\nSubject: failure notice 550 5.5.5\n\n\
        Hi. This is the qmail-send program.\n\n<kim@example.org>:\n192.0.2.1 does not like recipient.\n\
        Remote host said: 550 5.1.1 no such user\nGiving up on 192.0.2.1.\n";
    assert_eq!(titles(&ask(&[], bounce)), ["550 5.1.1  No such mailbox"]);
}

#[test]
fn the_reply_that_a_pasted_tail_begins_with_answers_nothing_that_is_known() {
    let commands = |input| -> Vec<_> {
        objects(&ask(&["--json"], input)).iter().map(|object| object["command"].clone()).collect()
    };
    assert_eq!(commands("250 2.1.0 ok\nRCPT TO:<a@b>\n550 5.1.1 no\n"), [Value::Null, "Rcpt".into()]);
    assert_eq!(commands("<< 550 no\n>> QUIT\n<< 221 bye\n"), [Value::Null, "Quit".into()]);
    assert_eq!(commands("554 5.7.1 no\nEHLO a\n550 no\n"), ["Connect", "Ehlo"]);
    assert_eq!(commands("220 mx\nQUIT\n221 bye\n"), ["Connect", "Quit"]);
    assert_eq!(
        commands("354 go\n550 in the message\n.\n250 ok\nQUIT\n221 bye\n").last(),
        Some(&"Quit".into())
    );
}

/// What people reported.
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

#[test]
fn colour_is_for_terminals() {
    assert!(!explain(&["550 no"]).printed.contains('\u{1b}'));
    let coloured = program().arg("550 no").env("CLICOLOR_FORCE", "1").output().expect("it runs");
    assert!(coloured.stdout.contains(&0x1b));
    let plain = program().arg("550 no").env("CLICOLOR_FORCE", "0").env("NO_COLOR", "1").output();
    assert!(!plain.expect("it runs").stdout.contains(&0x1b));
}
