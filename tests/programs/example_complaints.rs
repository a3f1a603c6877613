//! The complaints of the examples about wrong arguments and files; and that they live where nobody listens.

use std::io::{BufRead as _, BufReader};
use std::process::{Command, Output, Stdio};

use smtp_codes_tests_programs::program::{example, run, tool};

/// A tool is a package of its own, and is called as it is.
fn program(name: &'static str) -> Command {
    Command::new(if name.starts_with("smtp-") { tool(name) } else { example(name) })
}

fn ended(name: &'static str, arguments: &[&str]) -> (Option<i32>, String) {
    let Output { status, stderr, .. } = run(program(name).args(arguments), b"");
    (status.code(), String::from_utf8(stderr).expect("it complains in text"))
}

const CLIENT: [&str; 6] = ["--host", "127.0.0.1:1", "--from", "a@example.com", "--to", "b@example.org"];

const SECONDS: &str = "expected a number of seconds, from 0.001 to 31536000";

#[test]
fn what_is_no_good_is_named() {
    let missing = "No such file or directory";
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let client = |more: &[&'static str]| [&CLIENT, more].concat();
    for (name, arguments, exit, complaint) in [
        ("server", vec!["--listen", "192.0.2.1:25"], 1, "server: cannot listen on 192.0.2.1:25: "),
        ("server", vec!["--maildir", "/proc/none"], 1, "server: /proc/none: "),
        ("server", vec!["--write-certificate", "/proc/none"], 1, "server: /proc/none: "),
        ("server", vec!["--account", "ann"], 2, "error: invalid value 'ann' for '--account <NAME:PASSWORD>'"),
        ("client", client(&["--message", "/none"]), 1, "client: /none: "),
        ("client", client(&["--trust", "/none"]), 1, "client: /none: "),
        ("client", client(&["--trust", manifest]), 1, "Cargo.toml: there is no certificate in it"),
        ("client", client(&["--name", "a\r\nRSET"]), 2, "'\\r' cannot be in it"),
        ("server", vec!["--host", "mx\r\n250"], 2, "'\\r' cannot be in it"),
        ("server", vec!["--host", "a..b"], 1, "server: not a domain or an address literal"),
        ("server", vec!["--session-time", "1e19"], 2, SECONDS),
        ("server", vec!["--command-time", "nan"], 2, SECONDS),
        ("server", vec!["--message-time", "0"], 2, SECONDS),
        ("session", vec!["--patience", "18446744073709551615"], 2, SECONDS),
        ("client", client(&["--patience", "18446744073709551615"]), 2, SECONDS),
        ("client", client(&["--host", "mx"]), 2, "error: invalid value 'mx' for '--host <HOST:PORT>'"),
        (
            "session",
            vec!["--server", "mx", "--to", "a@b"],
            2,
            "error: invalid value 'mx' for '--server <HOST:PORT>'",
        ),
        (
            "session",
            vec!["--server", "127.0.0.1:1", "--to", "a@b", "--from", "a@b>\r\nRSET"],
            2,
            "'>' cannot be in it",
        ),
        ("reference", vec!["--table-only", "/none/page.html"], 1, "reference: /none/page.html: "),
        ("smtp-log-report", vec!["/none"], 2, "smtp-log-report: /none: "),
        ("smtp-log-report", vec!["--threads", "1000000"], 2, "expected a number from 1 to 1024"),
    ] {
        let (status, said) = ended(name, &arguments);
        assert!(said.contains(complaint), "{name} {arguments:?}: {said}");
        assert!(!said.contains("{ "), "{name} {arguments:?} is not for people: {said}");
        assert_eq!(status, Some(exit), "{name} {arguments:?}: {said}");
        if complaint.ends_with("none: ") {
            assert!(said.contains(missing), "{name} {arguments:?}: {said}");
        }
    }
}

#[test]
fn nobody_need_listen() {
    let server = std::net::TcpListener::bind("127.0.0.1:0").expect("there is a port");
    let host = server.local_addr().expect("it has an address").to_string();
    let waiting = std::thread::spawn(move || drop(server.accept()));
    for (name, arguments, exit) in [
        ("smtp-explain", vec!["nonsense", "more of it"], 2),
        // It has seen the pipe break before it is done, which is not a fault.
        ("smtp-log-report", vec!["/none"], 0),
        ("reference", vec!["--table-only"], 0),
        (
            "client",
            vec!["--verbose", "--host", &host, "--from", "a@example.com", "--to", "b@example.org"],
            75,
        ),
    ] {
        let mut child = program(name)
            .args(&arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it starts");
        drop((child.stdout.take(), child.stderr.take()));
        assert_eq!(child.wait().expect("it ends").code(), Some(exit), "{name}");
    }
    waiting.join().expect("it was asked");
}

/// The octets of a stranger move no cursor.
#[test]
fn a_printed_message_is_harmless() {
    let mut server =
        Command::new(example("server")).stdout(Stdio::piped()).spawn().expect("the server starts");
    let mut printed = BufReader::new(server.stdout.take().expect("it has an output")).lines();
    let mut line = || printed.next().expect("it prints a line").expect("it is text");
    let first = line();
    let address = first.strip_prefix("listening on ").expect("it says where").to_owned();
    let arguments = ["--host", &address, "--from", "a@example.com", "--to", "b@example.org"];
    let delivered = run(Command::new(example("client")).args(arguments), b"\n\x1b[31mred\n");
    assert!(delivered.status.success());
    let red = std::iter::repeat_with(line).find(|line| line.ends_with("[31mred"));
    assert_eq!(red.as_deref(), Some("\\x1b[31mred"));
    server.kill().expect("it runs");
    server.wait().expect("it ends");
}
