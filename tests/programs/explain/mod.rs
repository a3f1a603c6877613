//! The output of `smtp-explain`, and its exit codes.

mod codes;
mod complaints;
mod left_out;
mod linear;
mod pasted;
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
