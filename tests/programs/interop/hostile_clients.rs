//! Attacks of a client on the example server, which must answer, or hang up, and serve the next one.

use core::time::Duration;
use std::io::{Read as _, Write as _};
use std::net::{Shutdown, TcpStream};
use std::thread;
use std::time::Instant;

use super::example::ExampleServer;

struct Client(TcpStream);

impl Client {
    fn connect(server: &ExampleServer) -> Self {
        let stream = TcpStream::connect(server.address).unwrap_or_else(|error| panic!("connect: {error}"));
        let bounded = stream.set_read_timeout(Some(Duration::from_secs(15)));
        bounded
            .and(stream.set_write_timeout(Some(Duration::from_secs(15))))
            .unwrap_or_else(|error| panic!("{error}"));
        Self(stream)
    }

    /// A client that has been greeted.
    fn greeted(server: &ExampleServer) -> Self {
        let mut client = Self::connect(server);
        assert!(client.line().starts_with("220 "));
        client
    }

    fn send(&mut self, octets: &[u8]) {
        // A server that has hung up has said something before.
        let _ = self.0.write_all(octets);
    }

    /// One line of the server, or less where it hangs up.
    fn line(&mut self) -> String {
        let mut line = Vec::new();
        let mut octet = [0];
        while !line.ends_with(b"\n") && self.0.read(&mut octet).is_ok_and(|octets| octets == 1) {
            line.push(octet[0]);
        }
        String::from_utf8_lossy(&line).into_owned()
    }

    /// All that comes until the server hangs up, which it must.
    fn rest(&mut self) -> String {
        let mut rest = Vec::new();
        let ended = self.0.read_to_end(&mut rest);
        assert!(ended.is_ok(), "{ended:?} after {:?}", String::from_utf8_lossy(&rest));
        String::from_utf8_lossy(&rest).into_owned()
    }

    fn codes(&mut self) -> Vec<String> {
        self.rest()
            .lines()
            .filter(|line| line.as_bytes().get(3) == Some(&b' '))
            .map(|line| line[..3].into())
            .collect()
    }
}

#[test]
fn a_slow_one_is_told_to_hurry_and_then_left() {
    let server = ExampleServer::start(&["--command-time", "1"]);
    let begun = Instant::now();
    let mut slow = Client::greeted(&server);
    let mut writer = slow.0.try_clone().unwrap_or_else(|error| panic!("{error}"));
    // Each octet comes in time, and the command does not.
    let trickle = thread::spawn(move || {
        for octet in b"EHLO client.example.com".iter().cycle().take(500) {
            if writer.write_all(&[*octet]).is_err() {
                break;
            }
            thread::sleep(Duration::from_millis(20));
        }
    });
    assert!(slow.line().starts_with("421 4.4.2 "));
    assert!(begun.elapsed() < Duration::from_secs(7), "{:?}", begun.elapsed());
    let _ = trickle.join();

    let server = ExampleServer::start(&["--message-time", "1"]);
    let mut slow = Client::greeted(&server);
    slow.send(b"EHLO a\r\nMAIL FROM:<a@example.com>\r\nRCPT TO:<user@example.org>\r\nDATA\r\nthe beginning");
    assert!(slow.rest().ends_with("has waited long enough\r\n"));
    assert!(server.messages().is_empty());
}

#[test]
fn one_that_does_not_read_is_left() {
    let mut server = ExampleServer::start(&["--command-time", "1"]);
    let mut deaf = Client::greeted(&server);
    let begun = Instant::now();
    // Each line asks for more than it costs, until no more replies fit on their way.
    while begun.elapsed() < Duration::from_secs(10) && deaf.0.write_all(&b"HELP\r\n".repeat(1000)).is_ok() {}
    assert!(begun.elapsed() < Duration::from_secs(10));
    assert!(server.is_running());
    Client::greeted(&server);
}

#[test]
fn a_flood_leaves_those_alone_who_are_connected() {
    let mut server = ExampleServer::start(&["--max-connections", "20"]);
    let mut clients: Vec<_> = (0..100).map(|_| Client::connect(&server)).collect();
    let greetings: Vec<_> = clients.iter_mut().map(Client::line).collect();
    assert_eq!(greetings.iter().filter(|line| line.starts_with("220 ")).count(), 20);
    assert_eq!(greetings.iter().filter(|line| line.starts_with("421 4.3.2 ")).count(), 80);
    clients[0].send(b"NOOP\r\n");
    assert!(clients[0].line().starts_with("250 "));
    drop(clients);
    let give_up = Instant::now() + Duration::from_secs(5);
    while !Client::connect(&server).line().starts_with("220 ") {
        assert!(Instant::now() < give_up);
    }
    assert!(server.is_running());
}

#[test]
fn garbage_is_answered_ten_times() {
    let mut server = ExampleServer::start(&[]);
    let mut noise = 1_u32;
    for _ in 0..20 {
        let mut client = Client::greeted(&server);
        let octets: Vec<u8> = (0..20_000)
            .map(|_| {
                noise = noise.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                (noise >> 24) as u8
            })
            .collect();
        client.send(&octets);
        let codes = client.codes();
        assert_eq!(codes.last().map(String::as_str), Some("421"), "{codes:?}");
        assert_eq!(codes.len(), 10, "{codes:?}");
    }
    // A line of a megabyte is one mistake.
    let mut client = Client::greeted(&server);
    client.send(&b"x".repeat(1 << 20));
    client.send(b"\r\nNOOP\r\nQUIT\r\n");
    assert_eq!(client.codes(), ["500", "250", "221"]);
    // A handshake where a command is due, as from a client that takes the port for another one.
    let mut client = Client::greeted(&server);
    client.send(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\nQUIT\r\n");
    assert_eq!(client.codes(), ["500", "221"]);
    assert!(server.is_running());
}

#[test]
fn a_half_closed_one_gets_all_its_replies() {
    let server = ExampleServer::start(&[]);
    let mut client = Client::greeted(&server);
    client.send(
        b"EHLO client.example.com\r\nMAIL FROM:<a@example.com>\r\nRCPT TO:<user@example.org>\r\n\
          BDAT 7\r\nhello\r\nBDAT 4 LAST\r\n.\r\n\nMAIL FROM:<>\r\nRCPT TO:<nobody@example.org>\r\nDATA\r\nRSET\r\nQUI",
    );
    let closed = client.0.shutdown(Shutdown::Write);
    assert!(closed.is_ok());
    assert_eq!(client.codes(), ["250", "250", "250", "250", "250", "250", "550", "554", "250"]);
    let messages = server.messages();
    assert_eq!(messages.len(), 1);
    assert!(
        messages[0].ends_with("\r\n\thello\r\n.\r\n\n") || messages[0].ends_with("hello\r\n.\r\n\n"),
        "{messages:?}"
    );
}

/// Where two servers read another size from one line, the octets of a message are commands to one of them. How much
/// follows is not known then, so the server hangs up.
#[test]
fn a_chunk_is_announced_in_one_way_alone() {
    let server = ExampleServer::start(&[]);
    for line in [
        "BDAT 5 LAST\n",
        "BDAT +5 LAST\r\n",
        "BDAT -5 LAST\r\n",
        "BDAT 5\rLAST\r\n",
        "BDAT 5 LAST\r\r\n",
        "BDAT 5\tLAST\r\n",
        "BDAT 5\u{b}LAST\r\n",
        "BDAT 5 LAST more\r\n",
        "BDAT 5 FIRST\r\n",
        "BDAT 0x5 LAST\r\n",
        "BDAT 5, LAST\r\n",
        "BDAT \u{665} LAST\r\n",
        "BDAT 18446744073709551616 LAST\r\n",
        "BDAT LAST\r\n",
        "BDAT\r\n",
        &format!("BDAT {}5 LAST\r\n", " ".repeat(3_000)),
        &format!("bdat {}5 LAST\r\n", "0".repeat(30_000)),
    ] {
        let mut client = Client::greeted(&server);
        client.send(b"EHLO a\r\nMAIL FROM:<a@example.com>\r\nRCPT TO:<user@example.org>\r\n");
        client.send(line.as_bytes());
        client.send(b"text\nQUIT\r\n");
        let codes = client.codes();
        assert_eq!(codes, ["250", "250", "250", "501"], "{line:?}");
    }
    let mut client = Client::greeted(&server);
    client.send(
        b"EHLO a\r\nMAIL FROM:<a@example.com>\r\nRCPT TO:<user@example.org>\r\nBDAT\r5 LAST\r\nQUIT\r\n",
    );
    assert_eq!(client.codes(), ["250", "250", "250", "500", "221"]);
    assert!(server.messages().is_empty());
    for line in ["BDAT 6 LAST\r\n", "bdat 06 last \r\n"] {
        let mut client = Client::greeted(&server);
        client.send(b"EHLO a\r\nMAIL FROM:<a@example.com>\r\nRCPT TO:<user@example.org>\r\n");
        client.send(line.as_bytes());
        client.send(b"text\r\nQUIT\r\n");
        assert_eq!(client.codes(), ["250", "250", "250", "250", "221"], "{line:?}");
    }
    assert_eq!(server.messages().len(), 2);
}

/// RFC 5321 section 4.4: the client cannot write to the place that says who it is.
#[test]
fn a_client_forges_no_trace() {
    let server = ExampleServer::start(&[]);
    for (name, shown) in [
        ("client.example.com", "from client.example.com ([127.0.0.1])"),
        ("[192.0.2.1]", "from [192.0.2.1] ([127.0.0.1])"),
        ("mx with ESMTPSA", "from [127.0.0.1] ([127.0.0.1])"),
        ("a (b [192.0.2.1])", "from [127.0.0.1] ([127.0.0.1])"),
        ("a;b", "from [127.0.0.1] ([127.0.0.1])"),
        ("a\u{2028}Received: from b", "from [127.0.0.1] ([127.0.0.1])"),
        ("a\tby mx.example.org with LMTP", "from [127.0.0.1] ([127.0.0.1])"),
        ("\"a\"", "from [127.0.0.1] ([127.0.0.1])"),
        ("[192.0.2.1] ([192.0.2.1", "from [127.0.0.1] ([127.0.0.1])"),
        ("a.\u{202e}b", "from [127.0.0.1] ([127.0.0.1])"),
    ] {
        let before = server.messages().len();
        let mut client = Client::greeted(&server);
        client.send(format!("EHLO {name}\r\n").as_bytes());
        client.send(b"MAIL FROM:<a@example.com>\r\nRCPT TO:<user@example.org>\r\nDATA\r\n.\r\nQUIT\r\n");
        assert_eq!(client.codes(), ["250", "250", "250", "354", "250", "221"], "{name:?}");
        let kept = &server.messages()[before];
        let lines: Vec<_> = kept.lines().collect();
        assert_eq!(lines[..2], ["Return-Path: <a@example.com>", &format!("Received: {shown}")], "{name:?}");
        assert_eq!(lines[2], "\tby mx.example.org with ESMTP;", "{name:?}");
    }
    // An address has no line separator in it either.
    let mut client = Client::greeted(&server);
    client.send("EHLO a\r\nMAIL FROM:<a\u{2029}b@example.com> SMTPUTF8\r\nQUIT\r\n".as_bytes());
    assert_eq!(client.codes(), ["250", "501", "221"]);
}

#[test]
fn commands_after_starttls_stay_outside() {
    let server = ExampleServer::start(&[]);
    let mut client = Client::greeted(&server);
    client.send(b"EHLO client.example.com\r\nSTARTTLS\r\nMAIL FROM:<a@example.com>\r\nQUIT\r\n");
    // No handshake begins, and what came in clear text is answered in clear text.
    assert_eq!(client.codes(), ["250", "503", "250", "221"]);

    // Sent after the check, they are taken for the handshake, and end it.
    let mut client = Client::greeted(&server);
    client.send(b"STARTTLS\r\n");
    assert!(client.line().starts_with("220 "));
    client.send(b"MAIL FROM:<a@example.com>\r\nRCPT TO:<user@example.org>\r\n");
    let mut rest = Vec::new();
    let _ = client.0.read_to_end(&mut rest);
    assert!(!rest.starts_with(b"2") && !rest.starts_with(b"5"), "{rest:?}");
}

#[test]
fn half_an_end_ends_no_message() {
    let server = ExampleServer::start(&[]);
    for ending in ["\n.\n", "\n.\r\n", "\r\n.\n", "\r.\r", "\r\n.\r"] {
        let mut client = Client::greeted(&server);
        client.send(b"EHLO a\r\nMAIL FROM:<a@example.com>\r\nRCPT TO:<user@example.org>\r\nDATA\r\n");
        let smuggled =
            format!("first{ending}MAIL FROM:<b@example.com>\r\nRCPT TO:<user@example.org>\r\nDATA\r\n");
        client.send(smuggled.as_bytes());
        client.send(b"second\r\n.\r\nQUIT\r\n");
        assert_eq!(client.codes(), ["250", "250", "250", "354", "250", "221"], "{ending:?}");
    }
    assert_eq!(server.messages().len(), 5);
}

#[test]
fn a_server_that_ends_says_so() {
    let server = ExampleServer::start(&[]);
    let mut client = Client::greeted(&server);
    client.send(b"NOOP\r\n");
    assert!(client.line().starts_with("250 "));
    server.interrupt();
    assert!(client.rest().starts_with("421 4.3.2 mx.example.org "));
}

#[test]
fn without_tls_no_password_and_no_mail_where_it_is_required() {
    let server = ExampleServer::start(&["--require-tls"]);
    let mut client = Client::greeted(&server);
    client.send(b"EHLO a\r\nAUTH PLAIN AHVzZXIAc2VjcmV0\r\nMAIL FROM:<a@example.com>\r\nQUIT\r\n");
    assert_eq!(client.codes(), ["250", "538", "530", "221"]);
}

#[test]
fn the_log_says_whose_connection_failed_and_why() {
    let server = ExampleServer::start(&["--command-time", "1"]);
    let own = |client: &Client| client.0.local_addr().unwrap();
    let mut garbled = Client::greeted(&server);
    garbled.send(b"STARTTLS\r\n");
    assert!(garbled.line().starts_with("220 "));
    garbled.send(b"EHLO client.example.org\r\n");
    let _ = garbled.0.read_to_end(&mut Vec::new());
    let mut silent = Client::greeted(&server);
    silent.send(b"STARTTLS\r\n");
    assert!(silent.line().starts_with("220 "));
    let _ = silent.0.read_to_end(&mut Vec::new());
    let give_up = Instant::now() + Duration::from_secs(10);
    while server.log().lines().count() < 2 && Instant::now() < give_up {
        thread::sleep(Duration::from_millis(20));
    }
    let log = server.log();
    let told: Vec<_> = log.lines().collect();
    assert_eq!(told.len(), 2, "{log}");
    for (line, client, cause) in
        [(told[0], own(&garbled), "received corrupt message"), (told[1], own(&silent), "timed out")]
    {
        assert!(line.starts_with(&format!("the connection from {client} failed: {cause}")), "{log}");
    }
}
