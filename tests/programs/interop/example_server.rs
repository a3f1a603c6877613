//! Real clients deliver to the example server, and show its replies.

use std::path::PathBuf;
use std::process::{Command, Output};

use smtp_codes_tests_programs::program::run;

use super::example::ExampleServer;
use super::server::{here, kept, skip};

const MESSAGE: &str = "From: sender@example.com\r\nSubject: test\r\n\r\n.a dot\r\nand the end\r\n";

/// A client that `install.sh` has unpacked or that the machine has. Where there is none, this says so.
pub(super) fn client(program: &str) -> Option<Command> {
    let unpacked = kept().join("clients");
    let folders = ["usr/bin", "usr/sbin"].map(|folder| unpacked.join(folder));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let path: Vec<PathBuf> = folders.into_iter().chain(std::env::split_paths(&path)).collect();
    let Some(program) = path.iter().map(|folder| folder.join(program)).find(|program| program.exists())
    else {
        skip(program, "tests/interop/install.sh has not installed it");
        return None;
    };
    let libraries = ["usr/lib/x86_64-linux-gnu", "usr/lib/aarch64-linux-gnu", "usr/lib/postfix"];
    let libraries = libraries.map(|folder| unpacked.join(folder).display().to_string()).join(":");
    let perl =
        ["usr/lib/x86_64-linux-gnu/perl5/5.36", "usr/lib/aarch64-linux-gnu/perl5/5.36", "usr/share/perl5"];
    let perl = perl.map(|folder| unpacked.join(folder).display().to_string()).join(":");
    let mut command = Command::new(program);
    command.env("LD_LIBRARY_PATH", libraries).env("PERL5LIB", perl);
    Some(command)
}

/// The same command once more.
fn again(command: &Command) -> Command {
    let mut copy = Command::new(command.get_program());
    copy.args(command.get_args()).envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    copy
}

fn text(output: &Output) -> String {
    let all = [output.stdout.as_slice(), &output.stderr].concat();
    String::from_utf8_lossy(&all).replace('\r', "")
}

#[test]
fn swaks() {
    let Some(program) = client("swaks") else { return };
    let server = ExampleServer::start(&["--max-size", "10000"]);
    let swaks = |options: &[&str]| {
        let mut command = again(&program);
        command.args(["--server", &server.address.to_string(), "--from", "sender@example.com"]);
        text(&run(command.args(options), b""))
    };
    let good = swaks(&["--to", "user@example.org", "--pipeline"]);
    assert!(good.contains("<-  250 2.0.0 kept as "), "{good}");
    let good =
        swaks(&["--to", "user@example.net", "--tls", "--auth", "LOGIN", "-au", "user", "-ap", "secret"]);
    assert!(good.contains("<~  235 2.7.0 welcome") && good.contains("<~  250 2.0.0 kept as "), "{good}");
    let bad = swaks(&["--to", "user@example.org", "--tls", "--auth", "PLAIN", "-au", "user", "-ap", "guess"]);
    assert!(bad.contains("<~* 535 5.7.8 "), "{bad}");
    let bad = swaks(&["--to", "user@example.org,nobody@example.org,full@example.org,a@example.net"]);
    for shown in ["<** 550 5.1.1 ", "<** 452 4.2.2 ", "<** 550 5.7.1 ", "<-  250 2.0.0 kept as "] {
        assert!(bad.contains(shown), "{shown}: {bad}");
    }
    let big = "x".repeat(900) + "\n";
    let bad = swaks(&["--to", "user@example.org", "--body", &big.repeat(20)]);
    assert!(bad.contains("<** 552 5.3.4 the message is longer than 10000 octets"), "{bad}");
    assert_eq!(server.messages().len(), 3);
}

#[test]
fn curl() {
    let Some(program) = client("curl") else { return };
    let server = ExampleServer::start(&[]);
    let curl = |options: &[&str]| {
        // The library path is for what was unpacked: this machine's curl has its own.
        let mut command = Command::new(program.get_program());
        command.args(["-sv", "--max-time", "20", "--mail-from", "sender@example.com", "-T", "-"]);
        let url = format!("smtp://localhost:{}/client.example.com", server.address.port());
        run(command.args(options).arg(url), MESSAGE.as_bytes())
    };
    let output = curl(&["--mail-rcpt", "user@example.org"]);
    assert!(output.status.success() && text(&output).contains("< 250 2.0.0 kept as "), "{}", text(&output));
    let output = curl(&["--mail-rcpt", "nobody@example.org"]);
    assert_eq!(output.status.code(), Some(55), "{}", text(&output));
    assert!(text(&output).contains("< 550 5.1.1 <nobody@example.org>: no such mailbox"), "{}", text(&output));
    let certificate = server.certificate().display().to_string();
    let secured = ["--ssl-reqd", "--cacert", &certificate, "--mail-rcpt", "user@example.net", "--user"];
    let output = curl(&[&secured[..], &["user:secret"]].concat());
    assert!(output.status.success() && text(&output).contains("< 235 2.7.0 welcome"), "{}", text(&output));
    let output = curl(&[&secured[..], &["user:guess"]].concat());
    assert_eq!(output.status.code(), Some(67), "{}", text(&output));

    let messages = server.messages();
    assert_eq!(messages.len(), 2);
    assert!(messages[0].ends_with(MESSAGE) && messages[0].contains(" with ESMTP;"), "{}", messages[0]);
    assert!(messages[1].ends_with(MESSAGE) && messages[1].contains(" with ESMTPSA;"), "{}", messages[1]);
}

#[test]
fn smtplib() {
    let Some(program) = client("python3") else { return };
    let server = ExampleServer::start(&["--max-size", "10000"]);
    let mut command = Command::new(program.get_program());
    command.arg(here().join("clients/smtplib_client.py"));
    let output = run(command.arg(server.address.port().to_string()).arg(server.certificate()), b"");
    assert!(output.status.success(), "{}", text(&output));
    let messages = server.messages();
    assert_eq!(messages.len(), 4);
    assert!(messages.iter().any(|message| message.contains(" with UTF8SMTP;")), "{messages:?}");
}

#[test]
fn nodemailer() {
    let Some(program) = client("node") else { return };
    let modules = kept().join("node/node_modules");
    if !modules.join("nodemailer").exists() {
        return skip("nodemailer", "tests/interop/install.sh has not installed it");
    }
    let server = ExampleServer::start(&[]);
    let mut command = Command::new(program.get_program());
    command.env("NODE_PATH", modules).arg(here().join("clients/nodemailer_client.js"));
    let output = run(command.arg(server.address.port().to_string()).arg(server.certificate()), b"");
    assert!(output.status.success(), "{}", text(&output));
    assert_eq!(server.messages().len(), 2);
}

#[test]
fn msmtp() {
    let Some(mut program) = client("msmtp") else { return };
    let server = ExampleServer::start(&[]);
    let port = server.address.port().to_string();
    program.args(["--host", "localhost", "--port", &port, "--from", "sender@example.com", "--tls=on"]);
    program.args(["--auth=plain", "--user", "user", "--passwordeval", "echo secret"]);
    program.arg(format!("--tls-trust-file={}", server.certificate().display()));
    let msmtp = |to: &str| {
        let mut command = again(&program);
        run(command.arg(to), MESSAGE.as_bytes())
    };
    let output = msmtp("user@example.org");
    assert!(output.status.success(), "{}", text(&output));
    let output = msmtp("nobody@example.org");
    assert_eq!(output.status.code(), Some(65), "{}", text(&output));
    assert!(text(&output).contains("server message: 550 5.1.1 <nobody@example.org>"), "{}", text(&output));
    assert_eq!(server.messages().len(), 1);
}

#[test]
fn smtp_source() {
    let Some(program) = client("smtp-source") else { return };
    let server = ExampleServer::start(&[]);
    let source = |options: &[&str]| {
        let mut command = again(&program);
        command.args(["-f", "sender@example.com"]).args(options);
        run(command.arg(format!("inet:{}", server.address)), b"")
    };
    // Ten sessions at a time, and two recipients a message.
    let output = source(&["-s", "10", "-m", "50", "-r", "2", "-t", "user@example.org"]);
    assert!(output.status.success(), "{}", text(&output));
    assert_eq!(server.messages().len(), 50);
    let output = source(&["-t", "nobody@example.org"]);
    assert!(text(&output).contains("550 5.1.1 <nobody@example.org>"), "{}", text(&output));
}

/// A thousand messages of 20 kB leave the server as large as the first hundred did.
#[test]
fn memory_stays_flat() {
    let Some(program) = client("smtp-source") else { return };
    let server = ExampleServer::start(&[]);
    let send = |messages: &str| {
        let mut command = again(&program);
        command.args(["-s", "4", "-l", "20000", "-f", "sender@example.com", "-t", "user@example.org"]);
        let output = run(command.args(["-m", messages]).arg(format!("inet:{}", server.address)), b"");
        assert!(output.status.success(), "{}", text(&output));
        server.resident()
    };
    let (Some(warm), Some(after)) = (send("100"), send("1000")) else { return };
    assert!(after < warm + 8_192, "{warm} KiB became {after} KiB");
    assert_eq!(server.messages().len(), 1_100);
}
