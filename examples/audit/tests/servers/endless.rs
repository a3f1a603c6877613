//! Servers that go on and on, and the audit, which ends all the same.

use core::time::Duration;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use smtp_audit::server::{self, Patience, Security, Site};

/// The most that the dialogues of these tests may take.
const MOST_TIME: Duration = Duration::from_secs(30);

/// The most that a connection may take, in the buffers of the system above all.
const MOST_OCTETS: usize = 32 << 20;

/// A server without end: it answers lines as these say that begin them, and at the first other one, or after the last
/// answer, it begins with what has no end.
#[derive(Clone, Copy)]
struct Endless {
    answers: &'static [(&'static str, &'static [u8])],
    begins: &'static [u8],
    goes_on: &'static [u8],
    pause: Duration,
}

const ANSWERS: &[(&str, &[u8])] = &[
    ("", b"220 mx.example.org ready\r\n"),
    ("EHLO", b"250-mx.example.org\r\n250 STARTTLS\r\n"),
    ("RSET", b"250 forgotten\r\n"),
    ("QUIT", b"221 bye\r\n"),
];

const STARTTLS: &[(&str, &[u8])] = &[ANSWERS[0], ANSWERS[1], ("STAR", b"220 go ahead\r\n")];

/// A handshake that is long enough for all that follows.
const HANDSHAKE: &[u8] = b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc";

impl Endless {
    fn serve(self, stream: &TcpStream, most: &AtomicUsize) {
        let mut input = BufReader::new(stream);
        let mut output = stream;
        let mut line = String::new();
        loop {
            let word = line.get(..4).unwrap_or_default();
            let Some((command, answer)) = self.answers.iter().find(|(command, _)| *command == word) else {
                break;
            };
            let _ = output.write_all(answer);
            if matches!(*command, "QUIT" | "STAR") {
                break;
            }
            line.clear();
            if !input.read_line(&mut line).is_ok_and(|octets| octets > 0) {
                return;
            }
        }
        thread::sleep(Duration::from_millis(50));
        let _ = output.write_all(self.begins);
        let mut octets = 0;
        while output.write_all(self.goes_on).is_ok() {
            octets += self.goes_on.len();
            most.fetch_max(octets, Ordering::Relaxed);
            thread::sleep(self.pause);
        }
    }
}

/// Audits on a thread of its own, or a server without end would leave the test without one.
fn audited(server: Endless, security: Security) {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let mut site = Site::new(listener.local_addr().unwrap());
    site.security = security;
    site.patience = Patience { reply: Duration::from_millis(300), second: Duration::from_millis(100) };
    let most: &'static AtomicUsize = Box::leak(Box::default());
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || server.serve(&stream, most));
        }
    });
    let (send, receive) = mpsc::channel();
    let only = ["greeting/one", "quit/closes", "rset/250", "tls/handshake", "verb/unknown"].map(String::from);
    thread::spawn(move || {
        let _ = send.send(server::audit(&site, &only).is_ok());
    });
    receive.recv_timeout(MOST_TIME).unwrap();
    let most = most.load(Ordering::Relaxed);
    assert!(most < MOST_OCTETS, "{most} octets of one connection");
}

/// One octet at a time never makes a whole reply, however often one comes, and no whole handshake.
#[test]
fn a_server_that_drips_does_not_keep_the_audit() {
    let pause = Duration::from_millis(100);
    for answers in [&[][..], &ANSWERS[..1], &ANSWERS[..2], ANSWERS] {
        audited(Endless { answers, begins: b"", goes_on: b"2", pause }, Security::Clear);
    }
    for (answers, security) in [(STARTTLS, Security::StartTls), (&[], Security::Tls)] {
        audited(Endless { answers, begins: HANDSHAKE, goes_on: b"x", pause }, security);
    }
}

#[test]
fn a_server_that_floods_does_not_keep_the_audit() {
    for answers in [&[][..], &ANSWERS[..1], &ANSWERS[..2], ANSWERS] {
        for last in [&b"250 ok\r\n".repeat(1_000)[..], &b"250-ok\r\n".repeat(1_000), &b"x".repeat(8_000)] {
            let last = Box::leak(Box::from(last));
            audited(Endless { answers, begins: b"", goes_on: last, pause: Duration::ZERO }, Security::Clear);
        }
    }
}
