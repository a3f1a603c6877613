//! The output of `smtp-explain`, and its exit codes.

mod codes;
mod complaints;
mod learned;
mod left_out;
mod linear;
mod pasted;
mod sessions;
mod thrown;
mod tools;
mod transcripts;

use std::process::Command;

use serde_json::Value;
use smtp_codes_tests_programs::program::{run, tool};

/// The answer of the program.
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

/// Each reply with the command that it answers: `250 Mail`.
fn replies(answer: &Answer) -> Vec<String> {
    let word = |object: &Value| format!("{} {}", object["code"], object["command"].as_str().unwrap_or("-"));
    objects(answer).iter().map(word).collect()
}

/// Asserts what is answered without a complaint: `250 Mail, 250 Rcpt`.
fn assert_answered(input: &str, expected: &str) {
    let answer = ask(&["--json"], input);
    assert_eq!(replies(&answer).join(", "), expected, "{input}\n{}", answer.complaints);
    assert_eq!((answer.complaints.as_str(), answer.exit), ("", Some(0)), "{input}");
}
