//! The example's client before servers that say what some server says.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, TcpListener};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use smtp_codes_tests_programs::frugal::frugal_server;
use smtp_codes_tests_programs::narrow::narrow_server;

use super::start::Program;

/// Serves one client: `script` answers its lines one after the other, the greeting first. What it gives is the lines.
fn serve(script: &'static [&'static str]) -> (String, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
    let address = listener.local_addr().expect("it has an address").to_string();
    let served = thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("somebody comes");
        let mut lines = Vec::new();
        let mut input = BufReader::new(stream.try_clone().expect("it can be shared"));
        for (number, answer) in script.iter().enumerate() {
            let awaited = if number == 0 { 0 } else { 1 };
            for _ in 0..awaited {
                let mut line = String::new();
                let is_there = input.read_line(&mut line).is_ok_and(|octets| octets > 0);
                if is_there {
                    lines.push(line.trim_end().to_owned());
                }
            }
            stream.write_all(answer.as_bytes()).expect("it listens");
        }
        lines.extend(input.lines().map_while(Result::ok));
        lines
    });
    (address, served)
}

/// Returns the client's commands, its output, `true` if it was content, and its standard error.
fn deliver(script: &'static [&'static str], recipients: &[&str]) -> (Vec<String>, Vec<String>, bool, String) {
    let (address, served) = serve(script);
    let mut arguments = vec!["--server", &address, "--from", "ann@example.com", "--patience", "60"];
    for recipient in recipients {
        arguments.extend(["--to", recipient]);
    }
    let (printed, status, complaints) = Program::start(&arguments).finish();
    (served.join().expect("the server ends"), printed, status.success(), complaints)
}

const EHLO: &str = "250-mx.example.org\r\n250 SIZE\r\n";

#[test]
fn without_pipelining_each_command_waits_for_its_reply() {
    let script = &[
        "220 hello\r\n",
        EHLO,
        "250 ok\r\n",
        "550 5.1.1 no such user\r\n",
        "250 ok\r\n",
        "354 go\r\n",
        "",
        "",
        "",
        "",
        "",
        "",
        "250 2.0.0 queued\r\n",
        "221 bye\r\n",
    ];
    let (sent, printed, is_content, _) = deliver(script, &["nobody@example.org", "bob@example.org"]);
    assert!(is_content, "{printed:?}");
    assert_eq!(sent[0], "EHLO localhost");
    assert!(sent[1].starts_with("MAIL FROM:<ann@example.com> SIZE="), "{}", sent[1]);
    assert_eq!(sent[2..5], ["RCPT TO:<nobody@example.org>", "RCPT TO:<bob@example.org>", "DATA"]);
    assert_eq!(sent[sent.len() - 2..], [".", "QUIT"]);
    assert!(printed.contains(&"=> bob@example.org has the message (250 2.0.0 queued)".into()), "{printed:?}");
}

#[test]
fn with_no_recipient_left_no_message_is_sent() {
    let script = &["220 hello\r\n", EHLO, "250 ok\r\n", "550 5.1.1 no\r\n", "250 ok\r\n", "221 bye\r\n"];
    let (sent, printed, is_content, _) = deliver(script, &["nobody@example.org"]);
    assert!(is_content, "{printed:?}");
    assert_eq!(sent[2..], ["RCPT TO:<nobody@example.org>", "RSET", "QUIT"]);
}

/// RFC 5321 section 3.2.
#[test]
fn an_old_server_is_greeted_with_helo() {
    let script = &["220 hello\r\n", "500 what\r\n", "250 hello\r\n", "550 go away\r\n", "221 bye\r\n"];
    let (sent, printed, is_content, _) = deliver(script, &["bob@example.org"]);
    assert!(is_content, "{printed:?}");
    assert_eq!(sent, ["EHLO localhost", "HELO localhost", "MAIL FROM:<ann@example.com>", "QUIT"]);
}

/// A 250 to DATA does not allow the client to send the message.
#[test]
fn a_reply_out_of_place_sends_no_message() {
    let script =
        &["220 hello\r\n", EHLO, "250 ok\r\n", "250 ok\r\n", "250 ok\r\n", "250 ok\r\n", "221 bye\r\n"];
    let (sent, printed, is_content, _) = deliver(script, &["bob@example.org"]);
    assert!(is_content, "{printed:?}");
    assert_eq!(sent[3..], ["DATA", "RSET", "QUIT"]);
    assert!(
        printed.iter().any(|line| line.starts_with("=> bob@example.org gets it when it is tried again")),
        "{printed:?}"
    );
}

/// RFC 2920 section 3.1: a client that does not read while it writes sends no more at once than fits on its way.
#[test]
fn many_recipients_fit_through_small_buffers() {
    let (address, heard) = narrow_server();
    let to: Vec<String> = (0..10_000).map(|number| format!("user{number}@example.org")).collect();
    let address = address.to_string();
    let mut arguments = vec!["--server", &address, "--from", "ann@example.com", "--patience", "5"];
    for recipient in &to {
        arguments.extend(["--to", recipient]);
    }
    let (printed, status, complaints) = Program::start(&arguments).finish();
    assert!(status.success(), "{complaints}");
    assert_eq!(
        printed.iter().filter(|line| line.ends_with(" has the message (250 2.0.0 kept)")).count(),
        10_000
    );
    assert_eq!(heard.join().expect("it ends"), 10_000);
}

#[test]
fn a_server_that_takes_few_recipients_is_not_asked_for_all_of_them_each_time() {
    let (address, asked) = frugal_server();
    let to: Vec<String> = (0..200).map(|number| format!("user{number}@example.org")).collect();
    let address = address.to_string();
    let mut arguments = vec!["--server", &address, "--from", "ann@example.com"];
    for recipient in &to {
        arguments.extend(["--to", recipient]);
    }
    let (printed, status, complaints) = Program::start(&arguments).finish();
    assert!(status.success(), "{complaints}");
    let delivered = printed.iter().filter(|line| line.ends_with(" has the message (250 2.0.0 kept)")).count();
    assert_eq!(delivered, to.len());
    let asked = asked.join().expect("it ends");
    assert!(asked < 4 * to.len(), "{asked}");
}

#[test]
fn what_is_no_reply_ends_the_session() {
    for (script, complaint) in [
        (&["HTTP/1.1 400 Bad Request\r\n"][..], "the reply to (connect) cannot be read"),
        (&["220 hello\r\n", "hello\r\n"][..], "the reply to EHLO cannot be read"),
        (&["220 hello\r\n", EHLO, "25"][..], "no reply to MAIL"),
        (
            &["220 hello\r\n", EHLO, "421 4.3.2 going down\r\n"][..],
            "the session is over after MAIL: 421 4.3.2 going down",
        ),
        (&["220 hello\r\n250 who asked\r\n"][..], "the session is over after (unsolicited): 250 who asked"),
        (&["554 no service\r\n"][..], "the session is over after (connect): 554 no service"),
    ] {
        let (address, served) = serve(script);
        drop(thread::spawn(move || served.join()));
        let arguments = ["--server", &address, "--to", "bob@example.org", "--patience", "1"];
        let (printed, status, complaints) = Program::start(&arguments).finish();
        assert!(!status.success() && complaints.contains(complaint), "{complaints}\n{printed:?}");
        assert_eq!(complaints.lines().count(), 1, "{complaints}");
    }
}

#[test]
fn a_reply_that_comes_octet_by_octet_is_not_waited_for_for_ever() {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
    let address = listener.local_addr().expect("it has an address").to_string();
    drop(thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("somebody comes");
        for octet in b"220 ".iter().chain(core::iter::repeat_n(&b'x', 300)) {
            if stream.write_all(&[*octet]).is_err() {
                break;
            }
            thread::sleep(Duration::from_millis(100));
        }
    }));
    let program = Program::start(&["--server", &address, "--to", "bob@example.org", "--patience", "1"]);
    // The example may have to be built before it starts.
    let begun = Instant::now();
    let (printed, status, complaints) = program.finish();
    assert!(!status.success() && complaints.contains("no reply to (connect)"), "{complaints}\n{printed:?}");
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
}
