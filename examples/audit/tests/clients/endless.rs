//! Clients that go on and on, and the audit, which ends all the same.

use core::time::Duration;
use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Instant;

use smtp_audit::client::{self, Abilities, Attempt, Fate};
use smtp_audit::{Audit, Outcome};

use crate::SECOND;

/// The most that a client may be listened to, in octets and in time.
const MOST_OCTETS: usize = 32 << 20;
const MOST_TIME: Duration = Duration::from_secs(20);

const VERDICT: &str = "the client sends without end, and is left";

fn connect(address: SocketAddr) -> TcpStream {
    TcpStream::connect(address).unwrap()
}

/// Sends these lines, each of which is answered by one of its own, and EHLO by some.
fn say(mut stream: &TcpStream, lines: &str) {
    let mut octets = [0; 4_096];
    for line in lines.lines() {
        if !stream.read(&mut octets).is_ok_and(|octets| octets > 0) {
            break;
        }
        let _ = stream.write_all(format!("{line}\r\n").as_bytes());
    }
}

/// Audits on a thread of its own, or a client without end would leave the test without one.
fn audited(
    rule: &'static str,
    deliver: impl Fn(&Attempt<'_>) -> Fate + Send + Sync + 'static,
    is_tls: bool,
) -> Audit {
    let (send, receive) = mpsc::channel();
    thread::spawn(move || {
        let abilities = Abilities {
            starttls: is_tls,
            timeout: Duration::from_secs(2),
            second: SECOND,
            ..Abilities::default()
        };
        let _ = send.send(client::audit(&deliver, &abilities, &[rule.into()]).unwrap());
    });
    receive.recv_timeout(MOST_TIME).unwrap()
}

#[test]
fn what_a_client_sends_is_bounded() {
    const DATA: &str = "EHLO client.example.com\nMAIL FROM:<>\nRCPT TO:<user@example.org>\nDATA";
    for (before, piece) in [
        (DATA, "x\r\n".repeat(10_000)),
        (DATA, "x".repeat(30_000)),
        (DATA, ".\r".repeat(15_000)),
        ("EHLO client.example.com", "NOOP\r\n".repeat(1_000)),
        ("EHLO client.example.com", "\n".repeat(1_000)),
        ("EHLO client.example.com", "x".repeat(30_000)),
        ("EHLO client.example.com\nBDAT 99999999999 LAST", "chunk\r\n".repeat(1_000)),
    ] {
        let octets = AtomicUsize::new(0);
        let octets: &'static AtomicUsize = Box::leak(Box::new(octets));
        let shown = format!("{before:?} {:?}", &piece[..6]);
        let deliver = move |attempt: &Attempt<'_>| {
            octets.store(0, Ordering::Relaxed);
            let stream = connect(attempt.address);
            let mut replies = stream.try_clone().unwrap();
            say(&stream, before);
            // Whoever does not read is not read from for long.
            thread::spawn(move || while replies.read(&mut [0; 4_096]).is_ok_and(|octets| octets > 0) {});
            while (&stream).write_all(piece.as_bytes()).is_ok()
                && octets.load(Ordering::Relaxed) < MOST_OCTETS
            {
                octets.fetch_add(piece.len(), Ordering::Relaxed);
            }
            Fate::Later
        };
        let audit = audited("c/eod-250", deliver, false);
        let octets = octets.load(Ordering::Relaxed);
        assert!(octets < MOST_OCTETS, "{shown}: {octets} octets");
        let Outcome::Fail(fault) = &audit.findings[0].outcome else {
            panic!("{shown}: {:?}", audit.findings[0].outcome);
        };
        assert_eq!(fault.came, VERDICT, "{shown}");
        let transcript = audit.findings[0].transcript.to_string();
        assert!(transcript.contains(VERDICT) && transcript.len() < 1 << 20, "{shown}");
    }
}

/// The connections of a client that has ended may live on in a process that it has left behind.
#[test]
fn what_is_left_of_a_client_does_not_keep_the_audit() {
    for (before, octet, is_tls) in [
        ("EHLO client.example.com", "x", false),
        ("EHLO client.example.com", "NOOP\r\n", false),
        // The first octets of a handshake that is long enough for all that follow.
        ("EHLO client.example.com\nSTARTTLS\n\x16\x03\x01\x40\x00\x01\x00\x3f\x7c\x03\x03", "x", true),
    ] {
        let begun = Instant::now();
        let deliver = move |attempt: &Attempt<'_>| {
            let stream = connect(attempt.address);
            thread::spawn(move || {
                say(&stream, before);
                let begun = Instant::now();
                while (&stream).write_all(octet.as_bytes()).is_ok() && begun.elapsed() < MOST_TIME * 2 {
                    thread::sleep(Duration::from_millis(50));
                }
            });
            thread::sleep(Duration::from_millis(500));
            Fate::Later
        };
        audited("c/eod-250", deliver, is_tls);
        assert!(begun.elapsed() < MOST_TIME, "{before:?}: {:?}", begun.elapsed());
    }
}

/// Lines that came in one go are many replies, each of which has its pause.
#[test]
fn a_server_that_takes_its_time_does_not_take_it_for_each_line_of_a_flood() {
    for rule in ["c/no-pipelining", "c/octet-by-octet"] {
        let deliver = |attempt: &Attempt<'_>| {
            let mut stream = connect(attempt.address);
            let _ = stream.write_all(&b"NOOP\r\n".repeat(4_000));
            thread::sleep(Duration::from_millis(500));
            Fate::Later
        };
        let begun = Instant::now();
        audited(rule, deliver, false);
        // The time of the rehearsal and of the play.
        assert!(begun.elapsed() < Duration::from_secs(10), "{rule}: {:?}", begun.elapsed());
    }
}
