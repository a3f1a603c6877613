//! Errors of Nodemailer, as Node shows them in several lines.

use serde_json::Value;

use super::{ask, objects};

/// The codes, the command, the text and the recipient of each reply.
fn told(input: &str) -> Vec<String> {
    let answer = ask(&["--json"], input);
    assert_eq!((answer.complaints.as_str(), answer.exit), ("", Some(0)), "{input}");
    let word = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let of_object = |object: Value| {
        let lines: Vec<_> = object["text"].as_array().into_iter().flatten().map(word).collect();
        let [enhanced, command, recipient] =
            ["enhanced", "command", "recipient"].map(|key| word(&object[key]));
        format!("{} {enhanced} {command} {} {recipient}", object["code"], lines.join("|"))
    };
    objects(&answer).into_iter().map(of_object).collect()
}

/// The codes are in the message, in a field as a whole, and in another one alone.
#[test]
fn an_error_in_several_lines_is_one_reply_to_its_command() {
    for (input, expected) in [
        (
            "{ [Error: Can't send mail - all recipients were rejected: 550 5.7.1 Unable to relay]\n  code: 'EENVELOPE',\n  \
             response: '550 5.7.1 Unable to relay for a@b.example',\n  responseCode: 550,\n  command: 'RCPT TO',\n  \
             rejected: [ 'a@b.example' ] }\n",
            "550 5.7.1 Rcpt Unable to relay for a@b.example -",
        ),
        (
            "Error: Invalid login: 535-5.7.8 Username and Password not accepted, see\n535 5.7.8  https://example.com/help\n    \
             at SMTPConnection._formatError (/app/node_modules/nodemailer/lib/smtp-connection/index.js:790:19)\n    \
             at TLSSocket.emit (node:events:517:28) {\n  code: 'EAUTH',\n  response: '535-5.7.8 Username and Password not \
             accepted, see\\n' +\n    '535 5.7.8  https://example.com/help',\n  responseCode: 535,\n  command: 'AUTH PLAIN'\n}\n",
            "535 5.7.8 Auth Username and Password not accepted, see| https://example.com/help -",
        ),
        // Nodemailer calls the end of a message by its command.
        (
            "{ Error: Message failed: 554 5.7.1 spam\n    at x (y.js:1:1)\n  code: 'EMESSAGE',\n  response: '554 5.7.1 it\\'s \
             spam',\n  responseCode: 554,\n  command: 'DATA' }\n",
            "554 5.7.1 EndOfData it's spam -",
        ),
        (
            "Error: Data command failed: 503 5.5.1 no\n    at x (y.js:1:1) {\n  code: 'EENVELOPE',\n  \
             response: '503 5.5.1 no',\n  responseCode: 503,\n  command: 'DATA'\n}\n",
            "503 5.5.1 Data no -",
        ),
        (
            "{\n  \"code\": \"EPROTOCOL\",\n  \"response\": \"421 4.3.2 later\",\n  \"responseCode\": 421,\n  \
             \"command\": \"CONN\"\n}\n",
            "421 4.3.2 Connect later -",
        ),
    ] {
        for input in [input.to_owned(), format!("sending\n{input}done\n"), input.replace('\n', "\r\n")] {
            assert_eq!(told(&input), [expected], "{input}");
        }
        assert_eq!(told(&input.repeat(2)), [expected, expected], "{input}");
    }
}

#[test]
fn each_recipient_of_an_error_is_told_once() {
    let rejected = |text: &str, recipient: &str| {
        format!(
            "    Error: Recipient command failed: {text}\n        at x (y.js:1:1) {{\n      code: 'EENVELOPE',\n      \
             response: '{text}',\n      responseCode: 550,\n      command: 'RCPT TO',\n      recipient: '{recipient}'\n    }},\n"
        )
    };
    let error = |text: &str, errors: &[String]| {
        format!(
            "Error: Can't send mail - all recipients were rejected: {text}\n    at x (y.js:1:1) {{\n  code: 'EENVELOPE',\n  \
             response: '{text}',\n  responseCode: 550,\n  command: 'RCPT TO',\n  rejected: [ 'a@b', 'c@d' ],\n  \
             rejectedErrors: [\n{}  ]\n}}\n",
            errors.concat()
        )
    };
    let both = error("550 5.1.1 no", &[rejected("550 5.1.1 no", "a@b"), rejected("550 5.1.1 no", "c@d")]);
    let expected = ["550 5.1.1 Rcpt no a@b", "550 5.1.1 Rcpt no c@d"];
    assert_eq!(told(&both), expected);
    assert_eq!(
        told(&format!("{both}x: host mx said: 451 4.3.0 later\n{both}")),
        [&expected[..], &["451 4.3.0 - later -"], &expected].concat()
    );
}
