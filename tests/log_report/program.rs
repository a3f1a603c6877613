//! Runs the program.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use serde_json::Value;

/// The program, as the workspace builds it.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let output = Command::new(env!("CARGO"))
            .args(["build", "--quiet", "--workspace", "--example", "log_report", "--message-format", "json"])
            .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))
            .stderr(Stdio::inherit())
            .output()
            .expect("cargo runs");
        let messages = String::from_utf8(output.stdout).expect("cargo prints text");
        let messages = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
        let mut executables =
            messages.filter_map(|message| message["executable"].as_str().map(PathBuf::from));
        executables.next_back().expect("cargo builds the example")
    })
}

/// What the program answers.
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
    let mut child = Command::new(program())
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().expect("it has an input");
    let output = std::thread::scope(|scope| {
        scope.spawn(move || {
            // A program that has its arguments need not read its input.
            let _ = stdin.write_all(input);
        });
        child.wait_with_output().expect("the program ends")
    });
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

/// A file of the tests.
pub(crate) fn data(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/log_report").join(file)
}

/// Holds a text against a file, which `LOG_REPORT=overwrite` writes anew.
pub(crate) fn assert_same(text: &str, file: &str) {
    let path = data(file);
    if std::env::var("LOG_REPORT").as_deref() == Ok("overwrite") {
        std::fs::write(&path, text).expect("the file can be written");
    }
    let expected = std::fs::read_to_string(&path).expect("the file is there");
    assert_eq!(text, expected, "{file}");
}

/// A file that is removed when the test ends.
#[derive(Debug)]
pub(crate) struct Scratch(PathBuf);

impl Scratch {
    pub(crate) fn new(octets: &[u8]) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("log_report-{}-{number}", std::process::id()));
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
