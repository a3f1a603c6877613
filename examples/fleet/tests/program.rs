//! Runs the program, its servers, and the report that its rows are held against.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;

use serde_json::Value;
use smtp_codes_tests_programs::program::run;
use tempfile::TempDir;

const FLEET: &str = env!("CARGO_BIN_EXE_smtp-fleet");

/// What the program answers.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) printed: String,
    pub(crate) complaints: String,
    pub(crate) exit: Option<i32>,
}

impl Answer {
    /// What is printed by a program that has nothing to complain of.
    #[track_caller]
    pub(crate) fn text(self) -> String {
        assert_eq!((self.complaints.as_str(), self.exit), ("", Some(0)), "{}", self.printed);
        self.printed
    }

    #[track_caller]
    pub(crate) fn rows(self) -> Vec<Value> {
        self.text().lines().map(|line| serde_json::from_str(line).expect("JSON")).collect()
    }
}

/// Asks the program with arguments, and with octets on the standard input.
pub(crate) fn fleet(arguments: &[&str], input: &[u8]) -> Answer {
    let output = run(Command::new(FLEET).args(arguments), input);
    let text = |octets| String::from_utf8(octets).expect("it prints text");
    Answer { printed: text(output.stdout), complaints: text(output.stderr), exit: output.status.code() }
}

/// What `smtp-log-report` prints, which is built where it is out of date. A made-up log is not all text.
#[track_caller]
pub(crate) fn report(arguments: &[&str]) -> Vec<u8> {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    let program = PROGRAM.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        // As the workspace builds it, so that nothing is built twice.
        let arguments =
            ["build", "--quiet", "--workspace", "--bin", "smtp-log-report", "--target-dir", "target"];
        let built = Command::new(env!("CARGO")).args(arguments).current_dir(&root).status();
        assert!(built.is_ok_and(|status| status.success()), "smtp-log-report does not build");
        root.join("target/debug/smtp-log-report")
    });
    let output = run(Command::new(program).args(arguments), b"");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

/// The last day of all logs here.
pub(crate) const UNTIL: &str = "2026-11-24";

/// The logs of all programs among the data of the workspace, and a made-up one.
pub(crate) struct Logs {
    folder: TempDir,
    pub(crate) files: Vec<String>,
}

impl Logs {
    /// Logs that are read once for all tests, and imported by two threads.
    pub(crate) fn shared() -> &'static Self {
        static LOGS: OnceLock<Logs> = OnceLock::new();
        LOGS.get_or_init(|| {
            let folder = tempfile::tempdir().expect("a folder");
            let generated = folder.path().join("generated.log");
            fs::write(&generated, report(&["--generate", "1M"])).expect("the log can be written");
            let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/programs/data/log_report");
            let mut files: Vec<_> = ["exim", "opensmtpd", "postfix", "sendmail"]
                .iter()
                .map(|name| data.join(format!("{name}.log")))
                .chain([generated])
                .map(|path| path.to_str().expect("the path is text").to_owned())
                .collect();
            files.sort();
            let logs = Self { folder, files };
            let parquet = logs.parquet();
            let options = ["--out", &parquet, "--until", UNTIL, "--threads", "2"];
            let files = logs.files.iter().map(String::as_str);
            fleet(&["import"].into_iter().chain(options).chain(files).collect::<Vec<_>>(), b"").text();
            logs
        })
    }

    /// The folder with what was imported.
    pub(crate) fn parquet(&self) -> String {
        self.folder.path().join("parquet").to_str().expect("the path is text").to_owned()
    }

    pub(crate) fn table(&self) -> String {
        format!("logs={}", self.parquet())
    }

    /// The rows that this machine answers with.
    #[track_caller]
    pub(crate) fn ask(&self, query: &str) -> Vec<Value> {
        fleet(&["sql", query, "--json", "--table", &self.table()], b"").rows()
    }
}

/// A server of a cluster, which ends with the test.
#[derive(Debug)]
pub(crate) struct Server {
    child: Child,
    pub(crate) address: String,
    pub(crate) work: TempDir,
}

impl Server {
    fn start(role: &str, arguments: &[&str]) -> Self {
        let work = tempfile::tempdir().expect("a folder");
        let mut command = Command::new(FLEET);
        command.arg(role).args(arguments);
        if role == "executor" {
            command.arg("--work").arg(work.path());
        }
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let mut line = String::new();
        let printed = child.stdout.take().expect("its output");
        BufReader::new(printed).read_line(&mut line).expect("it says where it is");
        let address = line.trim().rsplit(' ').next().unwrap_or_default().to_owned();
        Self { child, address, work }
    }

    /// As a machine that is switched off.
    pub(crate) fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// Returns `true` once it has something to hand on, which it has after its first task.
    pub(crate) fn has_worked(&self) -> bool {
        holds_file(self.work.path())
    }
}

fn holds_file(folder: &Path) -> bool {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    entries.map(|entry| entry.path()).any(|path| path.is_file() || holds_file(&path))
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A scheduler and its executors, all on the loopback interface, which notice soon when one is gone.
#[derive(Debug)]
pub(crate) struct Cluster {
    pub(crate) scheduler: Server,
    pub(crate) executors: Vec<Server>,
}

impl Cluster {
    /// Starts an executor for each list of further arguments.
    pub(crate) fn start(executors: &[&[&str]]) -> Self {
        let scheduler = Server::start("scheduler", &["--port", "0", "--executor-timeout", "6"]);
        let executors = executors.iter().map(|more| {
            let always =
                ["--scheduler", &scheduler.address, "--cores", "1", "--heartbeat", "1", "--memory", "256"];
            Server::start("executor", &[&always, *more].concat())
        });
        Self { executors: executors.collect(), scheduler }
    }

    pub(crate) fn sql(&self, query: &str, more: &[&str]) -> Answer {
        fleet(&self.arguments(query, more), b"")
    }

    /// Asks, and does not wait for the answer.
    pub(crate) fn begin(&self, query: &str, more: &[&str]) -> Child {
        let mut command = Command::new(FLEET);
        command.args(self.arguments(query, more)).stdin(Stdio::null());
        command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts")
    }

    fn arguments<'a>(&'a self, query: &'a str, more: &[&'a str]) -> Vec<&'a str> {
        [&["sql", query, "--json", "--cluster", &self.scheduler.address], more].concat()
    }
}
