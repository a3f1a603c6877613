//! Replies in transcripts, each with the command that it answers.

use serde_json::Value;
use smtp_codes_tests::recording;

use super::{ask, objects};

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
        250 2.0.0 a has it\n552 5.2.2 c is full\nMAIL FROM:<>\nRCPT TO:<a@b>\nRCPT TO:<c@d>\n250 ok\n250 ok\n250 ok\n\
        BDAT 14 LAST\n550 no reply\n\n250 ok\n250 ok\n421 4.4.2 bye\n";
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
            "Mail",
            "Rcpt",
            "Rcpt",
            "Bdat",
            "Bdat",
            "Unsolicited"
        ]
    );
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
