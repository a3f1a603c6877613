//! The example server and client, built and run as a person would.

use core::fmt::Display;
use std::fs::{self, File};
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use smtp_codes_tests_programs::program::{example, run};

use super::server::kept;

/// A running example server, with a maildir of its own.
pub(crate) struct ExampleServer {
    child: Child,
    folder: PathBuf,
    pub(crate) address: SocketAddr,
}

impl ExampleServer {
    pub(crate) fn start(options: &[&str]) -> Self {
        let folder = scratch_folder();
        let account: &[&str] =
            if options.contains(&"--account") { &[] } else { &["--account", "user:secret"] };
        let mut child = Command::new(example("server"))
            .args(account)
            .arg("--maildir")
            .arg(folder.join("mail"))
            .arg("--write-certificate")
            .arg(folder.join("certificate.pem"))
            .args(options)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(File::create(folder.join("log")).unwrap_or_else(|error| panic!("{error}")))
            .spawn()
            .unwrap_or_else(|error| panic!("the example server: {error}"));
        let mut line = String::new();
        if let Some(output) = child.stdout.take() {
            let _ = BufReader::new(output).read_line(&mut line);
        }
        let address = line.trim().strip_prefix("listening on ").and_then(|address| address.parse().ok());
        let address = address.unwrap_or_else(|| panic!("the example server says {line:?}"));
        Self { child, folder, address }
    }

    pub(crate) fn certificate(&self) -> PathBuf {
        self.folder.join("certificate.pem")
    }

    /// The messages kept so far, in the order of their names.
    pub(crate) fn messages(&self) -> Vec<String> {
        let files = fs::read_dir(self.folder.join("mail/new")).into_iter().flatten();
        let mut paths: Vec<_> = files.flatten().map(|file| file.path()).collect();
        paths.sort();
        let read =
            |path: &PathBuf| fs::read(path).map(|octets| String::from_utf8_lossy(&octets).into_owned());
        paths.iter().map(read).map(Result::unwrap_or_default).collect()
    }

    /// What the server has said on standard error so far.
    pub(crate) fn log(&self) -> String {
        fs::read_to_string(self.folder.join("log")).unwrap_or_default()
    }

    /// Asks the server to end, as Ctrl-C does.
    pub(crate) fn interrupt(&self) {
        let _ = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status();
    }

    /// Memory that the server holds, in KiB, where the system tells it.
    pub(crate) fn resident(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
        line.trim().strip_suffix(" kB")?.parse().ok()
    }

    pub(crate) fn is_running(&mut self) -> bool {
        self.child.try_wait().is_ok_and(|status| status.is_none())
    }
}

impl Drop for ExampleServer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// The report of the example client about a message: its output, a line for each recipient, and its exit code.
pub(crate) struct Report {
    pub(crate) lines: Vec<String>,
    pub(crate) code: Option<i32>,
    /// The dialogue.
    pub(crate) errors: String,
}

/// Runs the example client. It speaks `dialogue` on standard error.
pub(crate) fn deliver(
    hosts: &[impl Display],
    recipients: &[&str],
    message: &str,
    options: &[&str],
) -> Report {
    let mut command = Command::new(example("client"));
    for host in hosts {
        command.args(["--host", &host.to_string()]);
    }
    for recipient in recipients {
        command.args(["--to", recipient]);
    }
    command.args(["--from", "sender@example.com", "--patience", "10", "--verbose"]).args(options);
    let output = run(&mut command, message.as_bytes());
    let text = |octets: &[u8]| String::from_utf8_lossy(octets).into_owned();
    Report {
        lines: text(&output.stdout).lines().map(String::from).collect(),
        code: output.status.code(),
        errors: text(&output.stderr),
    }
}

/// A folder that nobody else uses.
pub(super) fn scratch_folder() -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let number = COUNT.fetch_add(1, Ordering::Relaxed);
    let folder = kept().join("scratch").join(format!("{}-{number}", std::process::id()));
    fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    folder
}
