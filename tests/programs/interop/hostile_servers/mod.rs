//! Attacks of a server, or of somebody between, on the example client, which must not lose mail, and not send what it
//! should keep.

mod recipients;
mod tls;

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::thread::{self, JoinHandle};

use super::example::deliver;

const MESSAGE: &str = "Subject: secret\n\nnothing for everybody\n";

/// How a line begins, and the answer to it; one that does not end its line hangs up after it.
type Answer = (&'static str, &'static str);

/// A server that says what it was told to.
struct Server {
    address: SocketAddr,
    thread: JoinHandle<String>,
}

impl Server {
    /// Serves one client.
    fn start(greeting: &'static str, answers: &[Answer]) -> Self {
        let answers = answers.to_vec();
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap_or_else(|error| panic!("{error}"));
        let address = listener.local_addr().unwrap_or_else(|error| panic!("{error}"));
        let thread = thread::spawn(move || match listener.accept() {
            Ok((stream, _)) => serve(&stream, greeting, &answers),
            Err(error) => error.to_string(),
        });
        Self { address, thread }
    }

    /// All that the client sent.
    fn heard(self) -> String {
        self.thread.join().unwrap_or_default()
    }
}

fn serve(mut stream: &TcpStream, greeting: &str, answers: &[Answer]) -> String {
    let mut heard = String::new();
    let mut lines = BufReader::new(stream);
    let _ = stream.write_all(greeting.as_bytes());
    loop {
        let before = heard.len();
        if !lines.read_line(&mut heard).is_ok_and(|octets| octets > 0) {
            return heard;
        }
        let line = &heard[before..];
        if let Some((_, answer)) = answers.iter().find(|(command, _)| line.starts_with(command)) {
            let _ = stream.write_all(answer.as_bytes());
            if !answer.ends_with('\n') {
                return heard;
            }
        }
    }
}

const HELLO: Answer = ("EHLO", "250-mx.example.org\r\n250 PIPELINING\r\n");
const MAIL: Answer = ("MAIL", "250 2.1.0 ok\r\n");
const RCPT: Answer = ("RCPT", "250 2.1.5 ok\r\n");
const DATA: Answer = ("DATA", "354 go on\r\n");
const KEPT: Answer = (".\r\n", "250 2.0.0 kept\r\n");
const QUIT: Answer = ("QUIT", "");

#[test]
fn what_is_no_reply_ends_everything() {
    for greeting in ["hello\r\n", "22 ready\r\n", "\x15\x03\x03\x00\x02", "+220 ready\r\n", "220_ready\r\n"] {
        let server = Server::start(greeting, &[HELLO, QUIT]);
        let report = deliver(&[server.address], &["user@example.org"], MESSAGE, &[]);
        assert!(
            report.lines[0].contains(": later: the server sent something that is not a reply: "),
            "{:?}",
            report.lines
        );
        assert_eq!(server.heard(), "", "{greeting:?}");
    }
    let server =
        Server::start("220 ready\r\n", &[HELLO, ("MAIL", "hello\r\n250 ok\r\n"), RCPT, DATA, KEPT, QUIT]);
    let report = deliver(&[server.address], &["user@example.org"], MESSAGE, &[]);
    assert!(
        report.lines[0].contains(": later: the server sent something that is not a reply: "),
        "{:?}",
        report.lines
    );
    let heard = server.heard();
    assert!(!heard.contains("secret") && !heard.contains("QUIT"), "{heard}");
}

#[test]
fn a_250_to_data_is_no_permission() {
    let server = Server::start("220 ready\r\n", &[HELLO, MAIL, RCPT, ("DATA", "250 2.0.0 ok\r\n"), QUIT]);
    let report = deliver(&[server.address], &["user@example.org"], MESSAGE, &[]);
    assert_eq!(report.lines, ["user@example.org: later: 250 2.0.0 ok (in reply to DATA)"]);
    assert!(!server.heard().contains("secret"));
}

/// RFC 5321 section 2.3.8: a server that takes a CR for the end of a line would read a second message from the first.
#[test]
fn a_cr_alone_never_leaves_the_client() {
    for message in ["a: b\r\r.\r\rMAIL FROM:<x@example.com>\r", "\r", "a\r\r\n.\rb\n\rc\r\n", ".\r.\n.\r\n."]
    {
        let answers = [
            HELLO,
            MAIL,
            ("RCPT", "250 2.1.5 ok\r\n"),
            ("DATA", "354 go\r\n"),
            (".\r\n", "250 2.0.0 kept\r\n"),
            ("QUIT", "221 2.0.0 bye\r\n"),
        ];
        let server = Server::start("220 mx.example.org ready\r\n", &answers);
        let report = deliver(&[server.address], &["user@example.org"], message, &[]);
        assert_eq!(report.code, Some(0), "{message:?}: {}", report.errors);
        let heard = server.heard();
        assert!(!heard.replace("\r\n", "").contains(['\r', '\n']), "{message:?}: {heard:?}");
        assert_eq!(heard.matches("\r\n.\r\n").count(), 1, "{message:?}: {heard:?}");
    }
}

/// RFC 5321 section 4.5.3.1.6: a server may break or refuse it, so it is refused here, and by its number.
#[test]
fn a_line_that_is_too_long_never_leaves_the_client() {
    let chunking = ("EHLO", "250-mx.example.org\r\n250-CHUNKING\r\n250-BINARYMIME\r\n250 8BITMIME\r\n");
    let chunk = ("BDAT", "250 2.0.0 kept\r\n");
    let (most, more) = ("x".repeat(998), "x".repeat(999));
    for (message, hello) in [
        (format!("a: b\n\n{most}\n"), HELLO),
        (format!("a: b\n\n.{}", "x".repeat(997)), HELLO),
        (format!("a: b\r\n\r\n{most}\r\n"), chunking),
    ] {
        let server = Server::start("220 ready\r\n", &[hello, MAIL, RCPT, DATA, KEPT, chunk, QUIT]);
        let report = deliver(&[server.address], &["user@example.org"], &message, &[]);
        assert_eq!(report.code, Some(0), "{}", report.errors);
        server.heard();
    }
    let wide = "\u{e9}".repeat(500);
    for (message, line, octets) in [
        (format!("a: b\n\n{more}\nc\n"), 3, 999),
        (format!("a: b\r\n\r\n{most}\r{wide}"), 4, 1_000),
        (format!("{}\r", "x".repeat(100_000)), 1, 100_000),
    ] {
        let server = Server::start("220 ready\r\n", &[chunking, MAIL, RCPT, DATA, KEPT, chunk, QUIT]);
        let to = ["user@example.org", "other@example.org"];
        let report = deliver(&[server.address], &to, &message, &[]);
        // Where nobody has come, somebody is still waited for.
        drop(TcpStream::connect(server.address));
        assert_eq!(server.heard(), "");
        let fault = format!(
            "line {line} of the message has {octets} octets, and 998 are the most that a line may have"
        );
        assert_eq!(report.lines, to.map(|to| format!("{to}: never: {fault}")));
        assert_eq!(report.code, Some(69));
    }
}

#[test]
fn a_message_for_nobody_is_a_lone_dot() {
    let nobody = ("RCPT", "550 5.1.1 no such user\r\n");
    let server = Server::start("220 ready\r\n", &[HELLO, MAIL, nobody, DATA, KEPT, QUIT]);
    let report = deliver(&[server.address], &["nobody@example.org"], MESSAGE, &[]);
    assert_eq!(report.lines, ["nobody@example.org: never: 550 5.1.1 no such user (in reply to RCPT)"]);
    assert!(server.heard().ends_with("DATA\r\n.\r\nQUIT\r\n"));

    let echo = ("DATA", "554 5.5.1 no valid recipients\r\n");
    let server = Server::start("220 ready\r\n", &[HELLO, MAIL, nobody, echo, QUIT]);
    let report = deliver(&[server.address], &["nobody@example.org"], MESSAGE, &[]);
    assert_eq!(report.lines, ["nobody@example.org: never: 550 5.1.1 no such user (in reply to RCPT)"]);
    server.heard();
}

#[test]
fn a_busy_host_is_passed_over() {
    let down = Server::start("421 4.3.2 closing down\r\n", &[("", "")]);
    let refusing = Server::start("554 5.7.1 not you\r\n", &[QUIT]);
    let up = Server::start("220 ready\r\n", &[HELLO, MAIL, RCPT, DATA, KEPT, QUIT]);
    let hosts = [down.address, refusing.address, up.address];
    let report = deliver(&hosts, &["user@example.org"], MESSAGE, &[]);
    assert_eq!(report.lines, ["user@example.org: delivered: 250 2.0.0 kept (in reply to .)"]);
    assert_eq!((down.heard().as_str(), refusing.heard().as_str()), ("", "QUIT\r\n"));
    assert!(up.heard().contains("secret"));

    // Only where every host refuses it, mail is refused.
    let refusing = [0; 2].map(|_| Server::start("554 5.7.1 not you\r\n", &[QUIT]));
    let report = deliver(&[refusing[0].address, refusing[1].address], &["user@example.org"], MESSAGE, &[]);
    assert_eq!(report.lines, ["user@example.org: never: 554 5.7.1 not you (in reply to (connect))"]);
}

#[test]
fn a_message_that_may_have_arrived_goes_nowhere_else() {
    let lost = Server::start("220 ready\r\n", &[HELLO, MAIL, RCPT, DATA, (".\r\n", "")]);
    let up = Server::start("220 ready\r\n", &[HELLO, MAIL, RCPT, DATA, KEPT, QUIT]);
    let report = deliver(&[lost.address, up.address], &["user@example.org"], MESSAGE, &[]);
    assert_eq!(report.lines, ["user@example.org: later: no answer to the message, which may have arrived"]);
    assert!(lost.heard().contains("secret"));
    // The other one is still waiting for somebody.
    drop(TcpStream::connect(up.address));
    assert_eq!(up.heard(), "");

    // Lost before, it is offered to the next host.
    let lost = Server::start("220 ready\r\n", &[HELLO, ("MAIL", "")]);
    let up = Server::start("220 ready\r\n", &[HELLO, MAIL, RCPT, DATA, KEPT, QUIT]);
    let report = deliver(&[lost.address, up.address], &["user@example.org"], MESSAGE, &[]);
    assert_eq!(report.lines, ["user@example.org: delivered: 250 2.0.0 kept (in reply to .)"]);
}

/// RFC 5321 section 3.8: what a session that ends leaves open is tried later, and what its replies have decided is not
/// open.
#[test]
fn what_is_known_of_a_recipient_stands_when_the_session_ends() {
    let to = ["nobody@example.org", "full@example.org", "user@example.org", "last@example.org"];
    let nobody = ("RCPT TO:<nobody", "550 5.1.1 no such user\r\n");
    let full = ("RCPT TO:<full", "452 4.2.2 full\r\n");
    let hello = ("EHLO", "250 mx.example.org\r\n");
    for (ending, reason) in [
        ("421 4.3.2 closing\r\n", "421 4.3.2 closing"),
        ("", "the connection to the server failed: "),
        ("hello\r\n", "the server sent something that is not a reply: "),
        ("250 2.1", "the connection ended after 7 octets of an unfinished reply"),
    ] {
        for (hello, at) in
            [(HELLO, "RCPT TO:<last"), (HELLO, "DATA"), (hello, "RCPT TO:<last"), (hello, "DATA")]
        {
            let answers = [hello, MAIL, nobody, full, (at, ending), RCPT, DATA, KEPT, QUIT];
            let server = Server::start("220 ready\r\n", &answers);
            let report = deliver(&[server.address], &to, MESSAGE, &[]);
            let case = format!("{at} {ending:?} {hello:?}: {:#?}", report.lines);
            assert_eq!(
                report.lines[..2],
                [
                    "nobody@example.org: never: 550 5.1.1 no such user (in reply to RCPT)",
                    "full@example.org: later: 452 4.2.2 full (in reply to RCPT)"
                ],
                "{case}"
            );
            assert!(report.lines[2].starts_with(&format!("user@example.org: later: {reason}")), "{case}");
            assert!(report.lines[3].starts_with(&format!("last@example.org: later: {reason}")), "{case}");
            assert_eq!(report.code, Some(69), "{case}");
            assert!(!server.heard().contains("secret"), "{case}");
        }
    }

    // Nor is another host asked about them.
    let closing = Server::start("220 ready\r\n", &[HELLO, MAIL, nobody, ("RCPT", "421 4.3.2 closing\r\n")]);
    let up = Server::start("220 ready\r\n", &[HELLO, MAIL, RCPT, DATA, KEPT, QUIT]);
    let report = deliver(&[closing.address, up.address], &[to[0], to[2]], MESSAGE, &[]);
    assert_eq!(
        report.lines,
        [
            "nobody@example.org: never: 550 5.1.1 no such user (in reply to RCPT)",
            "user@example.org: delivered: 250 2.0.0 kept (in reply to .)"
        ]
    );
    assert!(!up.heard().contains("nobody"));

    // A sender who is refused is refused for each recipient.
    let refused = ("MAIL", "550 5.7.1 not you\r\n");
    let answers = [HELLO, refused, ("RCPT", "421 4.3.2 closing\r\n")];
    let report = deliver(&[Server::start("220 ready\r\n", &answers).address], &to, MESSAGE, &[]);
    for (line, to) in report.lines.iter().zip(to) {
        assert_eq!(*line, format!("{to}: never: 550 5.7.1 not you (in reply to MAIL)"));
    }
}

/// RFC 2033 section 4.2: after the message each recipient has a reply of its own.
#[test]
fn of_lmtp_the_replies_that_came_stand_when_the_session_ends() {
    let hello = ("LHLO", "250-mx.example.org\r\n250 PIPELINING\r\n");
    let unknown = "no answer to the message, which may have arrived";
    for (ending, reasons) in [
        ("421 4.3.2 closing\r\n", ["421 4.3.2 closing (in reply to .)", unknown]),
        ("25", [unknown; 2]),
        ("hello\r\n", [unknown; 2]),
        ("354 go on\r\n", ["354 go on (in reply to .)", unknown]),
    ] {
        let replies: &str = Box::leak(format!("250 2.0.0 kept\r\n552 5.2.2 full\r\n{ending}").into());
        let server = Server::start("220 ready\r\n", &[hello, MAIL, RCPT, DATA, (".\r\n", replies), QUIT]);
        let to = ["a@example.org", "b@example.org", "c@example.org", "d@example.org"];
        let report = deliver(&[server.address], &to, MESSAGE, &["--lmtp"]);
        assert_eq!(
            report.lines,
            [
                "a@example.org: delivered: 250 2.0.0 kept (in reply to .)",
                "b@example.org: never: 552 5.2.2 full (in reply to .)",
                &format!("c@example.org: later: {}", reasons[0]),
                &format!("d@example.org: later: {}", reasons[1]),
            ],
            "{ending:?}"
        );
        assert_eq!(report.code, Some(69), "{ending:?}");
        server.heard();
    }
}

#[test]
fn one_reply_too_many_is_nobodys() {
    let server =
        Server::start("220 ready\r\n", &[("EHLO", "250 mx.example.org\r\n250 ok\r\n"), MAIL, RCPT, QUIT]);
    let report = deliver(&[server.address], &["user@example.org"], MESSAGE, &[]);
    assert!(report.lines[0].contains(": later: "), "{:?}", report.lines);
    assert!(!server.heard().contains("secret"));
}

#[test]
fn what_a_server_says_cannot_reach_the_terminal() {
    let evil = ("RCPT", "550 5.1.1 \x1b]0;owned\x07\x1b[2J no\rfaked: delivered\r\n");
    let server = Server::start("220 ready\r\n", &[HELLO, MAIL, evil, DATA, KEPT, QUIT]);
    let report = deliver(&[server.address], &["user@example.org"], MESSAGE, &[]);
    let printed = report.lines.join("\n") + &report.errors;
    assert!(!printed.contains(['\x1b', '\x07', '\r']), "{printed:?}");
    assert_eq!(report.lines.len(), 1);
    server.heard();
}
