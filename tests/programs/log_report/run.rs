//! Runs the program.

use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::Value;
use smtp_codes_tests_programs::program::{run, tool};

/// The answer of the program.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) printed: Vec<u8>,
    pub(crate) complaints: String,
    pub(crate) exit: Option<i32>,
}

impl Answer {
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.printed).expect("it prints text")
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.printed).expect("it prints JSON")
    }
}

/// Asks with arguments, and with octets on the standard input.
pub(crate) fn ask(arguments: &[&str], input: &[u8]) -> Answer {
    let output = run(Command::new(tool("smtp-log-report")).args(arguments), input);
    let complaints = String::from_utf8(output.stderr).expect("it complains in text");
    Answer { printed: output.stdout, complaints, exit: output.status.code() }
}

/// The report on the standard input as JSON, of a log that nothing is wrong with.
pub(crate) fn report(log: &[u8]) -> Value {
    let answer = ask(&["--json", "--until", "2026-11-24"], log);
    assert_eq!((answer.complaints.as_str(), answer.exit), ("", Some(0)));
    answer.json()
}

/// A made-up log.
pub(crate) fn generated(size: &str) -> Vec<u8> {
    ask(&["--generate", size], b"").printed
}

/// A file that is removed when the test ends.
#[derive(Debug)]
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    pub(crate) fn new(octets: &[u8]) -> Self {
        Self::named(octets, "")
    }

    /// A file whose name ends so.
    pub(crate) fn named(octets: &[u8], ending: &str) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("log_report-{}-{number}{ending}", std::process::id()));
        std::fs::write(&path, octets).expect("the file can be written");
        Self(path)
    }

    pub(crate) fn path(&self) -> &str {
        self.0.to_str().expect("the path is text")
    }

    pub(crate) fn content(&self) -> String {
        std::fs::read_to_string(&self.0).expect("the file can be read")
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}
