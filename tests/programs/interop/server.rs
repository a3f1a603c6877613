//! Starting and ending the servers of `servers/`.

use core::time::Duration;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::iter;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::thread;
use std::time::Instant;

const START: Duration = Duration::from_secs(30);

/// A running server. It ends with this value, and also where the test is killed: then its standard input ends.
pub(crate) struct Server {
    name: &'static str,
    child: Child,
    log: PathBuf,
    pub(crate) address: SocketAddr,
}

impl Server {
    /// Starts `servers/NAME`, unless it is not installed: then this says so, and there is nothing to test.
    pub(crate) fn start(name: &'static str) -> Option<Self> {
        if let Err(reason) = is_installed(name) {
            skip(name, &reason);
            return None;
        }
        let address = free_address();
        let log = kept().join(format!("{name}-{}.log", address.port()));
        let output = File::create(&log).unwrap_or_else(|error| panic!("{}: {error}", log.display()));
        let errors = output.try_clone().unwrap_or_else(|error| panic!("{}: {error}", log.display()));
        let child = Command::new("bash")
            .arg(here().join("box.sh"))
            .args(["run", name, &address.port().to_string()])
            .stdin(Stdio::piped())
            .stdout(output)
            .stderr(errors)
            .spawn()
            .unwrap_or_else(|error| panic!("bash: {error}"));
        let mut server = Self { name, child, log, address };
        server.wait_until_it_answers();
        Some(server)
    }

    fn wait_until_it_answers(&mut self) {
        let give_up = Instant::now() + START;
        while TcpStream::connect(self.address).is_err() {
            let ended = self.child.try_wait().is_ok_and(|status| status.is_some());
            assert!(!ended && Instant::now() < give_up, "{} does not answer:\n{}", self.name, self.log());
            thread::sleep(Duration::from_millis(20));
        }
    }

    pub(crate) fn log(&self) -> String {
        fs::read(&self.log).map(|log| String::from_utf8_lossy(&log).into_owned()).unwrap_or_default()
    }

    /// Asks the server to stop. It may say goodbye to whoever is connected.
    pub(crate) fn stop(&mut self) {
        if let Some(mut input) = self.child.stdin.take() {
            let _ = input.write_all(b"stop\n");
        }
    }

    /// Ends the server in the middle of whatever it does.
    pub(crate) fn kill(&mut self) {
        drop(self.child.stdin.take());
        if has_box(self.name) {
            // `box.sh` has replaced itself by the parent of all that runs in the box.
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
        // A program in the box ends a moment after the box.
        let give_up = Instant::now() + START;
        while TcpStream::connect(self.address).is_ok() && Instant::now() < give_up {
            thread::sleep(Duration::from_millis(5));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.stdin.take());
        let _ = self.child.wait();
        if !thread::panicking() {
            let _ = fs::remove_file(&self.log);
        }
    }
}

/// Says on standard error, past the capture of a test's output, that a program is not tested. In CI only those may be
/// missing whose box cannot be opened.
pub(crate) fn skip(name: &str, reason: &str) {
    let may_be_missing = std::env::var_os("CI").is_none() || has_box(name) && !can_open_boxes();
    assert!(may_be_missing, "{name} must be installed in CI: {reason}");
    let _ = writeln!(io::stderr(), "skipped: {name} ({reason})");
}

/// An address on which nothing listens, below the ports that the system gives out by itself: one of those may be taken
/// by another test between the choice and the start of the server, and a connection to it may find itself.
pub(crate) fn free_address() -> SocketAddr {
    static TRIED: AtomicU16 = AtomicU16::new(0);
    let first = 20_000 + u16::try_from(std::process::id() % 1_000).unwrap_or_default() * 10;
    let candidate =
        || SocketAddr::from((Ipv4Addr::LOCALHOST, first + TRIED.fetch_add(1, Ordering::Relaxed) % 2_000));
    iter::repeat_with(candidate)
        .take(2_000)
        .find(|address| TcpListener::bind(address).is_ok())
        .unwrap_or_else(|| panic!("no port from {first} on is free"))
}

pub(crate) fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("interop")
}

/// Where `install.sh` puts what it installs.
pub(crate) fn kept() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/interop")
}

fn has_box(name: &str) -> bool {
    matches!(name, "dovecot" | "exim" | "opensmtpd" | "postfix")
}

fn is_installed(name: &str) -> Result<(), String> {
    let place = match name {
        "aiosmtpd" => "python/aiosmtpd".to_owned(),
        "smtp-server" | "smtp-server-lmtp" => "node/node_modules/smtp-server".to_owned(),
        _ => format!("boxes/{name}/up"),
    };
    let runs_without_box = name == "postfix" && Path::new("/usr/sbin/postfix").exists() && is_root();
    if has_box(name) && !can_open_boxes() {
        return if runs_without_box { Ok(()) } else { Err("it needs root and overlay mounts".into()) };
    }
    let is_there = kept().join(place).exists();
    if is_there { Ok(()) } else { Err("tests/programs/interop/install.sh has not installed it".into()) }
}

fn can_open_boxes() -> bool {
    let can = Command::new("bash").arg(here().join("box.sh")).arg("can").output();
    can.is_ok_and(|output| output.status.success())
}

fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
