//! The examples and the tools as programs: built as the workspace builds them, and run to their end.

use core::time::Duration;
use std::collections::BTreeMap;
use std::env;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Instant;

const PATIENCE: Duration = Duration::from_secs(300);

/// Returns the path of an example, which is built where it is out of date: once for each test program.
///
/// # Panics
///
/// Where it does not build.
#[must_use]
pub fn example(name: &'static str) -> PathBuf {
    built("--example", name)
}

/// Returns the path of a tool, which is a package of its own: `smtp-explain`. It is built as an example is.
///
/// # Panics
///
/// Where it does not build.
#[must_use]
pub fn tool(name: &'static str) -> PathBuf {
    built("--bin", name)
}

fn built(kind: &'static str, name: &'static str) -> PathBuf {
    static BUILT: Mutex<BTreeMap<(&str, &str), PathBuf>> = Mutex::new(BTreeMap::new());
    let mut built = BUILT.lock().unwrap_or_else(PoisonError::into_inner);
    built.entry((kind, name)).or_insert_with(|| build(kind, name)).clone()
}

fn build(kind: &str, name: &str) -> PathBuf {
    let this = env::current_exe().unwrap_or_else(|error| panic!("this program: {error}"));
    // TARGET/PROFILE/deps/TEST-HASH
    let profile = this.ancestors().nth(2).unwrap_or(Path::new("target/debug"));
    let target = profile.parent().unwrap_or(Path::new("target"));
    let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| env!("CARGO").into()));
    // With the features of the whole workspace, or each test would build the libraries anew.
    cargo.args(["build", "--quiet", "--workspace", kind, name, "--target-dir"]);
    cargo.arg(target).current_dir(env!("CARGO_MANIFEST_DIR"));
    if profile.ends_with("release") {
        cargo.arg("--release");
    }
    let is_built = cargo.stdin(Stdio::null()).status().is_ok_and(|status| status.success());
    assert!(is_built, "{name} does not build");
    if kind == "--example" { profile.join("examples").join(name) } else { profile.join(name) }
}

/// Runs a program to its end with octets on its standard input, which it need not read.
///
/// # Panics
///
/// Where it does not start, or does not end in time.
pub fn run(command: &mut Command, input: &[u8]) -> Output {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let (id, stdin) = (child.id(), child.stdin.take());
    thread::scope(|scope| {
        scope.spawn(|| stdin.map(|mut stdin| stdin.write_all(input)));
        let ending = scope.spawn(|| child.wait_with_output());
        let give_up = Instant::now() + PATIENCE;
        let mut is_late = false;
        while !ending.is_finished() && !is_late {
            thread::sleep(Duration::from_millis(2));
            is_late = Instant::now() > give_up;
        }
        if is_late {
            let _ = Command::new("kill").args(["-KILL", &id.to_string()]).status();
        }
        match ending.join() {
            Ok(Ok(output)) if !is_late => output,
            outcome => panic!("{command:?} does not end: {outcome:?}"),
        }
    })
}
