//! Attacks of a server, or of somebody between, on the example client, which must not lose mail, and not send what it
//! should keep.

use std::fs;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::thread::{self, JoinHandle};

use rcgen::{CertifiedKey, KeyPair};
use rustls::pki_types::PrivateKeyDer;
use rustls::{ServerConfig, ServerConnection, Stream};
use smtp_codes_tests_programs::frugal::frugal_server;
use smtp_codes_tests_programs::narrow::narrow_server;

use super::example::{ExampleServer, deliver, scratch_folder};
use super::server::kept;

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

fn own_certificate() -> CertifiedKey<KeyPair> {
    rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap()
}

/// Serves one client under TLS. The answer to `last` is the last record that is whole, and one that nobody can decrypt
/// comes in the same write. Returns the address, and the certificate in PEM.
fn break_tls(answers: &'static [Answer], last: &'static str, answer: &'static str) -> (SocketAddr, String) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = listener.local_addr().unwrap();
    let own = own_certificate();
    let key = PrivateKeyDer::try_from(own.signing_key.serialize_der()).unwrap();
    let config = ServerConfig::builder().with_no_client_auth();
    let config = config.with_single_cert(vec![own.cert.der().clone()], key).unwrap();
    let mut tls = ServerConnection::new(Arc::new(config)).unwrap();
    thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        stream.write_all(b"220 ready\r\n").unwrap();
        for answer in ["250-mx.example.org\r\n250 STARTTLS\r\n", "220 go ahead\r\n"] {
            BufReader::new(&stream).read_line(&mut String::new()).unwrap();
            stream.write_all(answer.as_bytes()).unwrap();
        }
        let mut lines = BufReader::new(Stream::new(&mut tls, &mut stream));
        let mut line = String::new();
        while !line.starts_with(last) {
            line.clear();
            assert!(lines.read_line(&mut line).unwrap() > 0);
            if let Some((_, answer)) = answers.iter().find(|(command, _)| line.starts_with(command)) {
                lines.get_mut().write_all(answer.as_bytes()).unwrap();
            }
        }
        tls.writer().write_all(answer.as_bytes()).unwrap();
        let mut octets = Vec::new();
        while tls.wants_write() {
            tls.write_tls(&mut octets).unwrap();
        }
        octets.extend_from_slice(b"\x17\x03\x03\x00\x20");
        octets.extend_from_slice(&[0; 32]);
        stream.write_all(&octets).unwrap();
        // A socket that is closed over unread octets would take back what it has sent.
        let _ = io::copy(&mut stream, &mut io::sink());
    });
    (address, own.cert.pem())
}

const HELLO: Answer = ("EHLO", "250-mx.example.org\r\n250 PIPELINING\r\n");
const MAIL: Answer = ("MAIL", "250 2.1.0 ok\r\n");
const RCPT: Answer = ("RCPT", "250 2.1.5 ok\r\n");
const DATA: Answer = ("DATA", "354 go on\r\n");
const KEPT: Answer = (".\r\n", "250 2.0.0 kept\r\n");
const QUIT: Answer = ("QUIT", "");

#[test]
fn replies_behind_starttls_are_an_attack() {
    let offers = ("EHLO", "250-mx.example.org\r\n250 STARTTLS\r\n");
    let certificate = kept().join("tls/cert.pem").display().to_string();
    if !kept().join("tls/cert.pem").exists() {
        return super::server::skip("certificate", "tests/interop/install.sh has not made it");
    }
    let tls = ["--trust", certificate.as_str(), "--require-tls"];
    let injected = ("STARTTLS", "220 go ahead\r\n250-mx.example.org\r\n250 AUTH PLAIN\r\n");
    let server = Server::start("220 ready\r\n", &[offers, injected, QUIT]);
    let report = deliver(&[server.address], &["user@example.org"], MESSAGE, &tls);
    assert!(
        report.lines[0].contains(": later: ") && report.lines[0].contains("before the TLS handshake"),
        "{:?}",
        report.lines
    );
    assert_eq!(server.heard(), "EHLO localhost\r\nSTARTTLS\r\n");

    // Without the offer, or with it refused, nothing goes out in clear text.
    let server = Server::start("220 ready\r\n", &[HELLO, MAIL, QUIT]);
    let report = deliver(&[server.address], &["user@example.org"], MESSAGE, &tls);
    assert_eq!(report.code, Some(75), "{:?}", report.lines);
    assert_eq!(server.heard(), "EHLO localhost\r\nQUIT\r\n");
    let server = Server::start("220 ready\r\n", &[offers, ("STARTTLS", "454 4.7.0 not now\r\n"), MAIL, QUIT]);
    let report = deliver(&[server.address], &["user@example.org"], MESSAGE, &["--trust", &certificate]);
    assert!(report.lines[0].contains(": later: 454 4.7.0 "), "{:?}", report.lines);
    assert_eq!(server.heard(), "EHLO localhost\r\nSTARTTLS\r\nQUIT\r\n");
}

/// RFC 3207 section 6: it may come from somebody between, and says nothing about the message.
#[test]
fn starttls_that_is_refused_for_good_does_not_refuse_the_message() {
    let folder = scratch_folder();
    let certificate = folder.join("certificate.pem");
    fs::write(&certificate, own_certificate().cert.pem()).unwrap();
    let certificate = certificate.display().to_string();
    let offers = ("EHLO", "250-mx.example.org\r\n250 STARTTLS\r\n");
    let refused = ("STARTTLS", "554 5.7.3 no TLS for you\r\n");
    let start = || Server::start("220 ready\r\n", &[offers, refused, MAIL, QUIT]);
    let refusing = || Server::start("554 5.7.1 not you\r\n", &[QUIT]);
    for hosts in [vec![start()], vec![start(), start()], vec![refusing(), start()]] {
        let addresses: Vec<_> = hosts.iter().map(|host| host.address).collect();
        let report = deliver(&addresses, &["user@example.org"], MESSAGE, &["--trust", &certificate]);
        let fate = "user@example.org: later: 554 5.7.3 no TLS for you (in reply to STARTTLS)";
        assert_eq!(report.lines, [fate]);
        assert_eq!(report.code, Some(75));
        hosts.into_iter().for_each(|host| assert!(!host.heard().contains("MAIL")));
    }
    fs::remove_dir_all(folder).unwrap();
}

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

#[test]
fn replies_before_a_broken_record_stand() {
    const NOBODY: &str = "550 5.1.1 no such user\r\n";
    let nobody = ("RCPT TO:<nobody", NOBODY);
    let answers: &[Answer] = Box::leak(Box::new([HELLO, MAIL, nobody, RCPT, DATA]));
    let to = ["nobody@example.org", "user@example.org"];
    for (last, answer, fate) in [
        (".\r\n", "250 2.0.0 kept\r\n", "delivered: 250 2.0.0 kept (in reply to .)"),
        (".\r\n", "250 2.0.0", "later: no answer to the message, which may have arrived"),
        ("DATA", "452 4.3.1 no room\r\n", "later: 452 4.3.1 no room (in reply to DATA)"),
        ("DATA", "", "later: the connection to the server failed: "),
    ] {
        let answers = if last == "DATA" { &answers[..4] } else { answers };
        let (address, certificate) = break_tls(answers, last, answer);
        let file = scratch_folder().join("certificate.pem");
        fs::write(&file, certificate).unwrap();
        let host = format!("localhost:{}", address.port());
        let report = deliver(&[host], &to, MESSAGE, &["--trust", &file.display().to_string()]);
        let case = format!("{last:?} {answer:?}: {:#?}", report.lines);
        assert_eq!(
            report.lines[0],
            format!("{}: never: {} (in reply to RCPT)", to[0], NOBODY.trim()),
            "{case}"
        );
        assert!(report.lines[1].starts_with(&format!("{}: {fate}", to[1])), "{case}");
        fs::remove_dir_all(file.parent().unwrap()).unwrap();
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

/// A transaction without a message has not ended, and a second sender in it is refused (RFC 5321 section 4.1.4).
#[test]
fn recipients_that_are_too_many_are_not_lost_with_those_that_are_refused() {
    let nobody = ("RCPT TO:<nobody", "550 5.1.1 no such user\r\n");
    let many = ("RCPT TO:<many", "452 4.5.3 too many\r\n");
    let refused = ("DATA", "554 5.5.1 no valid recipients\r\n");
    let reset = ("RSET", "250 2.0.0 forgotten\r\n");
    for hello in
        [HELLO, ("EHLO", "250-mx.example.org\r\n250 CHUNKING\r\n"), ("EHLO", "250 mx.example.org\r\n")]
    {
        let server = Server::start("220 ready\r\n", &[hello, MAIL, nobody, many, refused, reset, QUIT]);
        let report = deliver(&[server.address], &["nobody@example.org", "many@example.org"], MESSAGE, &[]);
        assert!(report.lines[1].starts_with("many@example.org: later: 452 4.5.3 "), "{:?}", report.lines);
        let heard = server.heard();
        let second = heard.rfind("MAIL").unwrap_or_default();
        assert!(heard[..second].ends_with("RSET\r\n"), "{heard}");
    }

    let refused_reset = ("RSET", "500 5.5.1 what\r\n");
    let server = Server::start("220 ready\r\n", &[HELLO, MAIL, nobody, many, refused, refused_reset, QUIT]);
    let report = deliver(&[server.address], &["nobody@example.org", "many@example.org"], MESSAGE, &[]);
    assert!(report.lines[1].starts_with("many@example.org: later: "), "{:?}", report.lines);
    server.heard();

    let server = ExampleServer::start(&["--max-recipients", "0"]);
    let report = deliver(&[server.address], &["nobody@example.org", "user@example.org"], MESSAGE, &[]);
    assert!(report.lines[1].starts_with("user@example.org: later: 452 4.5.3 "), "{:?}", report.lines);
}

/// RFC 2920 section 3.1: a client that pipelines more than the two sides can hold on its way reads while it writes, or
/// neither of them does.
#[test]
fn many_recipients_fit_through_small_buffers() {
    let (address, heard) = narrow_server();
    let to: Vec<String> = (0..10_000).map(|number| format!("user{number}@example.org")).collect();
    let to: Vec<&str> = to.iter().map(String::as_str).collect();
    let report = deliver(&[address], &to, MESSAGE, &[]);
    assert_eq!(report.code, Some(0), "{:?}", report.lines.first());
    assert_eq!(report.lines.len(), 10_000);
    assert!(report.lines.iter().all(|line| line.ends_with(": delivered: 250 2.0.0 kept (in reply to .)")));
    assert_eq!(heard.join().expect("it ends"), 10_000);
}

#[test]
fn a_server_that_takes_few_recipients_is_not_asked_for_all_of_them_each_time() {
    let (address, asked) = frugal_server();
    let to: Vec<String> = (0..200).map(|number| format!("user{number}@example.org")).collect();
    let to: Vec<&str> = to.iter().map(String::as_str).collect();
    let report = deliver(&[address], &to, MESSAGE, &[]);
    assert_eq!(report.code, Some(0), "{:?}", report.lines);
    let asked = asked.join().unwrap();
    assert!(asked < 4 * to.len(), "{asked}");
}

/// RFC 4954 section 4: AUTH with the response must be as short as any command.
#[test]
fn a_long_password_comes_after_the_command() {
    for (octets, lines) in [(10, 1), (366, 1), (367, 2), (800, 2)] {
        let account = format!("user:{}", "x".repeat(octets));
        let server = ExampleServer::start(&["--account", &account]);
        let certificate = server.certificate().display().to_string();
        let options = ["--trust", &certificate, "--account", &account];
        // The certificate is for names.
        let host = format!("localhost:{}", server.address.port());
        let report = deliver(&[host], &["user@example.net"], MESSAGE, &options);
        assert_eq!(report.code, Some(0), "{octets}: {:?}", report.lines);
        assert_eq!(report.errors.matches("> AUTH ...").count(), lines, "{octets}: {}", report.errors);
        assert!(!report.errors.contains("AHVzZXIA"), "{octets}: {}", report.errors);
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
