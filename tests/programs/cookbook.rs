//! The programs of the cookbook, each of which talks to a server here.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Output, Stdio};
use std::{fs, thread};

use smtp_codes_tests_programs::narrow::narrow_server;
use smtp_codes_tests_programs::program::{example, run};

use crate::interop::example::ExampleServer;

fn text(octets: &[u8]) -> String {
    String::from_utf8_lossy(octets).into_owned()
}

fn program(name: &'static str, arguments: &[&str], input: &str) -> Output {
    run(Command::new(example(name)).args(arguments), input.as_bytes())
}

/// A server that says the next of these after each line that it gets, and the first before any.
fn scripted(replies: &'static [&'static str]) -> (SocketAddr, thread::JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
        let mut heard = Vec::new();
        for reply in replies {
            stream.write_all(reply.as_bytes()).unwrap();
            match lines.next() {
                Some(line) => heard.push(line),
                None => break,
            }
        }
        heard
    });
    (address, server)
}

#[test]
fn the_blocking_client_delivers_to_those_who_are_taken() {
    let server = ExampleServer::start(&[]);
    let address = server.address.to_string();
    let message = "Subject: dots\n\n.begins with one\rbare CR\n";
    let outcome =
        program("blocking_client", &[&address, "ann@example.org", "user@example.org", "<"], message);
    assert_eq!(outcome.status.code(), Some(1), "one of two has the message: {outcome:?}");
    assert!(text(&outcome.stdout).starts_with("250 2."), "{outcome:?}");
    assert!(text(&outcome.stderr).starts_with("501 5."), "the wrong address is named: {outcome:?}");
    let messages = server.messages();
    assert_eq!(messages.len(), 1);
    assert!(messages[0].contains("\n.begins with one\r\nbare CR\r\n"), "{messages:?}");
}

/// RFC 2920 section 3.1: a client that does not read while it writes sends no more at once than fits on its way.
#[test]
fn the_blocking_client_has_as_many_recipients_as_one_likes() {
    let (address, heard) = narrow_server();
    let to: Vec<String> = (0..10_000).map(|number| format!("user{number}@example.org")).collect();
    let address = address.to_string();
    let arguments = [&address, "ann@example.org"].into_iter().chain(to.iter().map(String::as_str));
    let outcome = program("blocking_client", &arguments.collect::<Vec<_>>(), "Subject: x\n\n");
    assert!(outcome.status.success(), "{outcome:?}");
    assert_eq!(heard.join().unwrap(), 10_000);
}

#[test]
fn the_blocking_client_takes_no_early_reply_for_an_answer() {
    let (address, server) = scripted(&["220 x\r\n", "250-x\r\n250 SIZE\r\n250 ok\r\n", ""]);
    let outcome = program("blocking_client", &[&address.to_string(), "a@example.org", "b@example.org"], "x");
    assert_eq!(outcome.status.code(), Some(1));
    assert!(text(&outcome.stderr).contains("Unsolicited"), "{outcome:?}");
    drop(server.join());
}

/// RFC 2920 section 3.1: after a 354 a lone dot ends the message that nobody gets, and no reply to it is a delivery.
#[test]
fn the_blocking_client_delivers_nothing_where_nobody_is_taken() {
    for hello in ["250 x\r\n", "250-x\r\n250 PIPELINING\r\n"] {
        for end in ["250 kept\r\n", "554 5.5.1 no valid recipients\r\n"] {
            let refused = "550 5.1.1 no such user\r\n";
            let dialogue = ["220 x\r\n", hello, "250 ok\r\n", refused, refused, "354 go\r\n", end];
            let (address, server) = scripted(Box::leak(Box::new(dialogue)));
            let arguments = [&address.to_string(), "a@example.org", "b@example.org", "c@example.org"];
            let outcome = program("blocking_client", &arguments, "Subject: x\n\n");
            assert_eq!(outcome.status.code(), Some(1), "{outcome:?}");
            assert_eq!(text(&outcome.stderr).matches("550 5.1.1").count(), 2, "{outcome:?}");
            assert!(text(&outcome.stderr).contains("not every recipient has the message"), "{outcome:?}");
            assert_eq!(text(&outcome.stdout), "", "{outcome:?}");
            assert_eq!(server.join().unwrap()[5..], [".", "QUIT"], "{outcome:?}");
        }
    }
}

/// RFC 5321 section 4.5.3.2: neither side must wait for ever. Nor can a test wait for the minutes that the section asks
/// for, so it looks for them.
#[test]
fn each_program_says_how_long_it_waits() {
    let programs = concat!(env!("CARGO_MANIFEST_DIR"), "/../../smtp-codes/docs/programs");
    for file in fs::read_dir(programs).unwrap() {
        let path = file.unwrap().path();
        let program = fs::read_to_string(&path).unwrap();
        let connects = program.matches("TcpStream::connect(").count();
        let listens = program.matches("TcpListener::bind(").count();
        let waits = [
            "set_read_timeout(",
            "timeout(PATIENCE, TcpStream",
            "within(async { Ok(TcpStream",
            "timeout(PATIENCE, read_line",
        ];
        let limited: usize = waits.iter().map(|wait| program.matches(wait).count()).sum();
        assert_eq!(limited, connects + listens, "{path:?}");
        assert!(limited == 0 || program.contains("RFC 5321 section 4.5.3.2"), "{path:?}");
    }
}

/// RFC 5321 section 4.1.1.10: whoever closes the connection says QUIT before.
#[test]
fn a_client_that_is_refused_says_quit() {
    let example_server = ExampleServer::start(&[]);
    let certificate = example_server.certificate();
    let certificate = [&*certificate.to_string_lossy()];
    let mailboxes = ["a@example.org", "b@example.org"];
    for (name, arguments, refused) in [
        ("blocking_client", &mailboxes[..], 0..3),
        ("lmtp_client", &mailboxes, 0..3),
        ("errors", &mailboxes[1..], 0..3),
        ("tokio_client", &certificate, 0..3),
        ("smol_client", &[], 0..2),
    ] {
        for before in refused {
            let mut dialogue = ["220 x\r\n", "250 x\r\n", ""];
            dialogue[before] = "554 5.7.1 no\r\n";
            let (address, server) = scripted(&Vec::leak(dialogue.to_vec())[..=before]);
            let address = address.to_string();
            let outcome = program(name, &[&[address.as_str()], arguments].concat(), "Subject: x\n\n");
            assert_eq!(outcome.status.code(), Some(1), "{name}: {outcome:?}");
            assert_eq!(server.join().unwrap()[before..], ["QUIT"], "{name} refused after {before}");
        }
    }
}

/// RFC 5321 section 3.2: a server without extensions refuses EHLO with 500 or 502, and what is in its reply to HELO is
/// no extension.
#[test]
fn the_blocking_client_knows_servers_from_before_ehlo() {
    for refusal in ["500 5.5.1 what?\r\n", "502 no EHLO here\r\n"] {
        let dialogue =
            ["220 x\r\n", refusal, "250-x\r\n250 PIPELINING\r\n", "250 ok\r\n", "250 ok\r\n", "354 go\r\n"];
        let rest = ["", "", "250 kept\r\n", "221 bye\r\n"];
        let (address, server) = scripted(Vec::leak([&dialogue[..], &rest].concat()));
        let arguments = [&address.to_string(), "a@example.org", "b@example.org"];
        let outcome = program("blocking_client", &arguments, "Subject: x\n\n");
        assert!(outcome.status.success(), "{refusal}: {outcome:?}");
        let heard = server.join().unwrap();
        assert_eq!(heard[1..3], ["HELO client.example.org", "MAIL FROM:<a@example.org>"], "{refusal}");
    }
}

/// A program that runs it goes by how it exits.
#[test]
fn the_lmtp_client_fails_where_somebody_has_no_message() {
    for (rcpt, end) in
        [("550 5.1.1 no\r\n", ""), ("250 ok\r\n", "452 4.2.2 full\r\n"), ("250 ok\r\n", "354 go\r\n")]
    {
        let dialogue = ["220 x\r\n", "250 x\r\n", "250 ok\r\n", rcpt, "354 go\r\n", "", "", end];
        let (address, _server) = scripted(Box::leak(Box::new(dialogue)));
        let arguments = [&address.to_string(), "a@example.org", "b@example.org"];
        let outcome = program("lmtp_client", &arguments, "Subject: x\n\n");
        assert_eq!(outcome.status.code(), Some(1), "{outcome:?}");
        assert!(text(&outcome.stdout).starts_with("b@example.org: "), "{outcome:?}");
    }
}

/// The reply to QUIT does not change the fate of a message, and a client that fails then sends it a second time.
#[test]
fn what_is_delivered_is_delivered_whatever_becomes_of_quit() {
    for (name, hello) in [("blocking_client", "EHLO"), ("lmtp_client", "LHLO")] {
        let dialogue =
            ["220 x\r\n", "250 x\r\n", "250 ok\r\n", "250 ok\r\n", "354 go\r\n", "", "", "250 kept\r\n"];
        let (address, server) = scripted(Box::leak(Box::new(dialogue)));
        let arguments = [&address.to_string(), "a@example.org", "b@example.org"];
        let outcome = program(name, &arguments, "Subject: x\n\n");
        assert!(outcome.status.success(), "{name}: {outcome:?}");
        assert!(text(&outcome.stdout).contains("250 kept"), "{name}: {outcome:?}");
        let heard = server.join().unwrap();
        assert!(heard[0].starts_with(hello) && heard[7] == "QUIT", "{name}: {heard:?}");
    }
}

/// RFC 5321 section 4.5.3.1.6, and RFC 6152 section 3: what a server need not take is not sent, and named.
#[test]
fn a_client_sends_nothing_that_a_server_need_not_take() {
    let long = format!("Subject: x\n\n{}\n", "x".repeat(999));
    let wide = "Subject: caf\u{e9}\n\n";
    let outcome = program("errors", &["127.0.0.1:1", "b@example.org>\r\nDATA"], "");
    assert_eq!(outcome.status.code(), Some(2), "{outcome:?}");
    for name in ["blocking_client", "lmtp_client"] {
        for (to, message, reason) in [
            ("b@example.org", long.as_str(), "line 3 of the message has more than 998 octets"),
            ("b@example.org", wide, "8BITMIME"),
            ("b@example.org>\r\nRCPT TO:<c@example.org", "x", "printable ASCII"),
            ("k\u{fc}m@example.org", "x", "printable ASCII"),
        ] {
            let (address, server) = scripted(&["220 x\r\n", "250 x\r\n"]);
            let outcome = program(name, &[&address.to_string(), "a@example.org", to], message);
            assert_eq!(outcome.status.code(), Some(1), "{name}: {outcome:?}");
            assert!(text(&outcome.stderr).contains(reason), "{name}: {outcome:?}");
            // Where nobody has come, somebody is still waited for.
            drop(TcpStream::connect(address));
            assert!(!server.join().unwrap().iter().any(|line| line.starts_with("MAIL")), "{name}");
        }
        let (address, server) = scripted(&["220 x\r\n", "250-x\r\n250 8BITMIME\r\n", "550 5.7.1 no\r\n"]);
        let _ = program(name, &[&address.to_string(), "a@example.org", "b@example.org"], wide);
        assert_eq!(server.join().unwrap()[1], "MAIL FROM:<a@example.org> BODY=8BITMIME", "{name}");
    }
}

#[test]
fn the_client_on_tokio_reads_what_the_server_offers_under_tls() {
    let server = ExampleServer::start(&[]);
    let certificate = server.certificate();
    let outcome = program("tokio_client", &[&server.address.to_string(), &certificate.to_string_lossy()], "");
    assert!(outcome.status.success(), "{outcome:?}");
    let offers = text(&outcome.stdout);
    assert!(offers.lines().any(|line| line.starts_with("AUTH ")), "{offers}");
    assert!(!offers.contains("STARTTLS"), "{offers}");
}

#[test]
fn the_client_on_smol_reads_what_the_server_offers() {
    let server = ExampleServer::start(&[]);
    let outcome = program("smol_client", &[&server.address.to_string()], "");
    assert!(outcome.status.success(), "{outcome:?}");
    assert!(text(&outcome.stdout).lines().any(|line| line == "STARTTLS"), "{outcome:?}");
}

#[test]
fn the_lmtp_client_tells_the_fate_of_each_recipient() {
    let (address, server) = scripted(&[
        "220 agent LMTP\r\n",
        "250 agent\r\n",
        "250 2.1.0 ok\r\n",
        "250 2.1.5 ok\r\n",
        "550 5.1.1 no such user\r\n",
        "250 2.1.5 ok\r\n",
        "354 go\r\n",
        "",
        "",
        "250 2.0.0 saved\r\n452 4.2.2 full\r\n",
        "221 bye\r\n",
    ]);
    let recipients = ["ann@example.org", "bob@example.org", "cas@example.org"];
    let address = address.to_string();
    let arguments = [&[&address, "kim@example.org"], &recipients[..]].concat();
    let outcome = program("lmtp_client", &arguments, "Subject: x\n\n");
    assert_eq!(outcome.status.code(), Some(1), "one of three has the message: {outcome:?}");
    let fates = [
        "bob@example.org: returned: 550 5.1.1 no such user",
        "ann@example.org: delivered: 250 2.0.0 saved",
        "cas@example.org: tried again later: 452 4.2.2 full",
    ];
    assert!(text(&outcome.stdout).lines().eq(fates), "{outcome:?}");
    assert_eq!(server.join().unwrap().last().map(String::as_str), Some("QUIT"));
}

#[test]
fn the_errors_name_each_cause_once() {
    let (address, _server) = scripted(&["220 x\r\n", "250 x\r\n", "250 ok\r\n", "452 4.2.2 full\r\n"]);
    let outcome = program("errors", &[&address.to_string(), "ann@example.org"], "");
    assert_eq!(outcome.status.code(), Some(75));
    assert_eq!(text(&outcome.stderr), "RCPT was refused for now: 452 4.2.2 full\n");

    let (address, _server) = scripted(&["HTTP/1.1 400 Bad Request\r\n"]);
    let outcome = program("errors", &[&address.to_string(), "ann@example.org"], "");
    assert_eq!(outcome.status.code(), Some(1));
    let causes = text(&outcome.stderr);
    let causes: Vec<_> = causes.lines().collect();
    assert_eq!(causes[0], "cannot go on with this connection");
    assert_eq!(causes[1], "  because: the server sent something that is not a reply");
    assert_eq!(causes.len(), 3, "{causes:?}");
}

#[test]
fn the_observed_client_logs_each_reply_in_one_line() {
    let (address, _server) =
        scripted(&["220 2.0.0 x\r\n", "250-x\r\n250 caf\u{e9}\x1b[2J\r\n", "221 2.0.0 bye\r\n"]);
    let outcome = program("observed", &[&address.to_string()], "");
    assert!(outcome.status.success(), "{outcome:?}");
    let log = text(&outcome.stdout);
    assert_eq!(log.lines().filter(|line| line.contains("INFO")).count(), 3, "{log}");
    assert!(log.lines().any(|line| line.contains("WARN")), "{log}");
    assert!(!log.contains('\x1b'), "{log}");
}

/// A running `tokio_server`, which ends with this value.
struct Server(Child);

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Server {
    fn start() -> (Self, SocketAddr) {
        let child = Command::new(example("tokio_server")).stdout(Stdio::piped()).spawn().unwrap();
        let mut server = Self(child);
        let mut line = String::new();
        BufReader::new(server.0.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on ").unwrap().parse().unwrap();
        (server, address)
    }
}

/// All that the server says to these commands, the last of which ends the session.
fn told(stream: &mut TcpStream, commands: &str) -> String {
    stream.write_all(commands.as_bytes()).unwrap();
    let mut replies = String::new();
    stream.read_to_string(&mut replies).unwrap();
    replies
}

/// RFC 5321 sections 3.3 and 4.1.4: a command out of order is answered 503, and EHLO, HELO and RSET begin anew.
#[test]
fn the_server_on_tokio_keeps_the_order_of_commands() {
    let (_server, address) = Server::start();
    let (mail, rcpt) = ("MAIL FROM:<a@example.org>", "RCPT TO:<a@example.org>");
    for (commands, last) in [
        (&[mail][..], "503"),
        (&["EHLO c", rcpt], "503"),
        (&["EHLO c", mail, rcpt], "550"),
        (&["EHLO c", mail, mail], "503"),
        (&["EHLO c", "MAIL x", rcpt], "503"),
        (&["EHLO c", mail, "RSET", rcpt], "503"),
        (&["EHLO c", mail, "RSET", mail], "250"),
        (&["EHLO c", mail, "EHLO c", rcpt], "503"),
        (&["EHLO c", mail, "HELO c", rcpt], "503"),
        (&["RSET", mail], "503"),
    ] {
        let replies =
            told(&mut TcpStream::connect(address).unwrap(), &(commands.join("\r\n") + "\r\nQUIT\r\n"));
        let of_last = replies.lines().rev().nth(1).unwrap_or_default();
        assert!(of_last.starts_with(last), "{commands:?}: {replies}");
    }
}

#[test]
fn the_server_on_tokio_answers_each_command() {
    let (_server, address) = Server::start();
    let mut stream = TcpStream::connect(address).unwrap();
    let long = "x".repeat(3000);
    let commands = format!(
        "EHLO c\r\nMAIL FROM:<k\u{fc}m@example.org>\r\nRSET\r\nMAIL FROM:<k\u{fc}m@example.org> smtputf8\r\n\
         RSET\r\nMAIL x\r\n\
         {long}\r\nNOOP\r\nXYZZY\r\nHELO c\r\nMAIL FORM:<a@example.org>\r\nMAIL FROM:<a@example.org>\r\n\
         RCPT TO:<a@example.org>\r\nDATA\r\nVRFY a\r\nQUIT\r\n"
    );
    let replies = told(&mut stream, &commands);
    assert_eq!(
        replies,
        "220 mx.example.org ESMTP\r\n\
         250-mx.example.org\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 ENHANCEDSTATUSCODES\r\n\
         250 2.1.0 sender <k?m@example.org> ok\r\n\
         250 2.0.0 ok\r\n\
         250 2.1.0 sender <k\u{fc}m@example.org> ok\r\n\
         250 2.0.0 ok\r\n\
         501 5.5.4 MAIL FROM:<address> [SMTPUTF8]\r\n\
         500 5.5.2 line too long, or not UTF-8\r\n\
         250 2.0.0 ok\r\n\
         500 5.5.1 command not recognized\r\n\
         250 mx.example.org\r\n\
         501 5.5.4 MAIL FROM:<address> [SMTPUTF8]\r\n\
         250 2.1.0 sender <a@example.org> ok\r\n\
         550 5.7.1 no mail is kept here\r\n\
         503 5.5.1 no valid recipients\r\n\
         502 5.5.1 command not implemented\r\n\
         221 2.0.0 bye\r\n"
    );
}
