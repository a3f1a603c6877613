//! Clients that are broken, slow, gone, or no mail programs at all.

use core::time::Duration;
use std::thread;

use super::listening::{Listening, Talk};

#[test]
fn lines_that_are_too_long_are_refused_and_forgotten() {
    let server = Listening::start("long_lines");
    let mut talk = server.greeted();
    let longest = format!("NOOP {}", "x".repeat(2_048 - 7));
    assert_eq!(talk.ask(&longest), "250 2.0.0 still here");
    for length in [2_049, 2_050, 4_096, 100_000] {
        let line = format!("NOOP {}", "x".repeat(length - 7));
        assert_eq!(talk.ask(&line), "500 5.5.2 a line takes 2048 octets at most", "{length}");
    }
    assert_eq!(talk.ask("NOOP"), "250 2.0.0 still here");
}

#[test]
fn a_line_without_end_ends_the_session() {
    let server = Listening::start("endless");
    let mut talk = server.greeted();
    let mut sent = 0;
    while sent < 100 << 20 && talk.try_send(&[b'x'; 65_536]) {
        sent += 65_536;
    }
    assert!(sent < 100 << 20, "the server reads on and on");
    assert_eq!(server.greeted().ask("NOOP"), "250 2.0.0 still here");
}

#[test]
fn lines_end_with_cr_and_lf_alone() {
    let server = Listening::start("bare_lf");
    let mut talk = server.greeted();
    talk.send("NOOP\n");
    assert_eq!(talk.reply(), "500 5.5.2 end each line with CR and LF");
    // A bare CR is not an end, and not a part of a command either.
    for line in ["NOOP\rQUIT\r\n", "NOOP a\rQUIT\r\n", "NOOP\r\r\n", "\rNOOP\r\n"] {
        talk.send(line);
        assert_eq!(talk.reply(), "500 5.5.2 end each line with CR and LF");
    }
    assert_eq!(talk.ask("NOOP"), "250 2.0.0 still here");
}

#[test]
fn octets_that_are_no_text_are_refused() {
    let server = Listening::start("octets_beyond_text");
    let mut talk = server.greeted();
    talk.send(b"MAIL FROM:<\xff@example.com>\r\n");
    assert_eq!(talk.reply(), "501 5.5.2 a command is text, in ASCII or in UTF-8");
    talk.send(b"\0\x01\x02\xfe\xff\r\n");
    assert!(talk.reply().starts_with("500 5.5.1"));
    talk.send(b"MAIL FROM:<a\0b@example.com>\r\n");
    assert!(talk.reply().starts_with("501 5.1.7"));
}

/// The server repeats words of the client, and they must not make a reply of their own.
#[test]
fn nothing_of_a_client_begins_a_line() {
    let server = Listening::start("echo");
    let mut talk = server.greeted();
    assert_eq!(talk.ask("MAIL FROM:<> SMTPUTF8"), "250 2.1.0 sender ok");
    for mailbox in
        ["nobody\u{85}250@example.org", "nobody\u{2028}250@example.org", "\"nobody\r250 yes\"@example.org"]
    {
        let reply = talk.ask(&format!("RCPT TO:<{mailbox}>"));
        assert!(
            reply.starts_with("5") || reply.starts_with("250 2.1.5 <nobody?250@example.org> ok"),
            "{reply}"
        );
        assert_eq!(talk.ask("NOOP"), "250 2.0.0 still here");
    }
}

#[test]
fn a_client_that_is_broken_is_told_so_ten_times() {
    let server = Listening::start("errors");
    let mut talk = server.talk();
    for _ in 0..9 {
        assert!(talk.ask("GET / HTTP/1.1").starts_with("500 5.5.1"));
    }
    talk.send("Host: mx.example.org\r\nNOOP\r\n");
    assert_eq!(talk.last_reply(), "421 4.7.0 mx.example.org has seen too many errors");

    // Refusals are not errors of the client: a mailing list has many of them.
    let mut talk = server.greeted();
    assert!(talk.ask("MAIL FROM:<>").starts_with("250"));
    for _ in 0..50 {
        assert!(talk.ask("RCPT TO:<nobody@example.org>").starts_with("550"));
    }
}

/// Octets as they come, from a generator that is seeded with nothing.
#[test]
fn garbage_is_answered_or_hung_up_on() {
    let server = Listening::start("garbage");
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut octet = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    let words: [&[u8]; 10] = [
        b"\r\n",
        b"\n",
        b"\r",
        b".",
        b"DATA",
        b"MAIL FROM:<",
        b"RCPT TO:<",
        b">",
        b"EHLO x\r\n",
        b"RSET\r\n",
    ];
    for _ in 0..40 {
        let mut talk = server.talk();
        let mut sent = Vec::new();
        for _ in 0..200 {
            match octet() {
                choice @ 0..160 => sent.extend_from_slice(words[usize::from(choice) % words.len()]),
                _ => sent.push(octet()),
            }
        }
        if talk.try_send(&sent) {
            talk.close_half();
        }
        while let Some(reply) = talk.next() {
            assert!(matches!(reply.code().get(), 250 | 354 | 421 | 500..=503 | 550..=555), "{reply}");
        }
    }
    assert_eq!(server.greeted().ask("NOOP"), "250 2.0.0 still here");
}

#[test]
fn a_socket_that_is_half_closed_still_gets_its_replies() {
    let server = Listening::start("half_closed");
    let mut talk = server.talk();
    talk.send("EHLO client.example.com\r\nNOOP\r\nNOO");
    talk.close_half();
    let codes: Vec<_> = std::iter::from_fn(|| talk.next()).map(|reply| reply.code().get()).collect();
    assert_eq!(codes, [250, 250]);

    // Half a message is none.
    let mut talk = server.greeted();
    talk.send("MAIL FROM:<>\r\nRCPT TO:<bob@example.org>\r\nDATA\r\nhalf of it\r\n.");
    talk.close_half();
    let codes: Vec<_> = std::iter::from_fn(|| talk.next()).map(|reply| reply.code().get()).collect();
    assert_eq!(codes, [250, 250, 354]);
    assert!(server.messages().is_empty());
}

#[test]
fn a_silent_client_is_told_that_nobody_waits() {
    let server = Listening::with("silence", &["--patience", "1"]);
    let mut silent = server.greeted();
    let mut in_message = server.greeted();
    in_message.send("MAIL FROM:<>\r\nRCPT TO:<bob@example.org>\r\nDATA\r\n");
    let mut trickling = server.greeted();
    let trickle = thread::spawn(move || {
        // One octet at a time never makes a whole command, however often one comes.
        while trickling.try_send(b"x") {
            thread::sleep(Duration::from_millis(50));
        }
        trickling.last_reply()
    });
    let farewell = "421 4.4.2 mx.example.org has waited long enough";
    assert_eq!(silent.last_reply(), farewell);
    assert_eq!(trickle.join().expect("it ends"), farewell);
    assert!(in_message.reply().starts_with("250") && in_message.reply().starts_with("250"));
    assert!(in_message.reply().starts_with("354"));
    assert_eq!(in_message.last_reply(), farewell);
}

#[test]
fn a_flood_of_connections_is_bounded() {
    let server = Listening::start("flood");
    let mut talks: Vec<_> = (0..64).map(|_| server.talk()).collect();
    let mut refused = Talk::to(server.address);
    assert_eq!(refused.last_reply(), "421 4.3.2 mx.example.org has too many connections, come back later");
    assert_eq!(talks[63].ask("QUIT"), "221 2.0.0 mx.example.org says goodbye");
    assert_eq!(talks[63].next(), None);
    drop(talks);
    // A place is free as soon as the server has seen that somebody left.
    let free = (0..100).any(|_| {
        thread::sleep(Duration::from_millis(20));
        Talk::to(server.address).next().is_some_and(|reply| reply.code() == 220)
    });
    assert!(free);
}

#[test]
#[cfg(unix)]
fn whoever_is_connected_is_told_of_the_end() {
    let server = Listening::start("shutdown");
    let (mut idle, mut in_line, mut in_message) = (server.greeted(), server.greeted(), server.greeted());
    in_line.send("NOO");
    in_message.send("MAIL FROM:<>\r\nRCPT TO:<bob@example.org>\r\nDATA\r\nhalf of it\r\n");
    assert!(in_message.reply().starts_with("250") && in_message.reply().starts_with("250"));
    assert!(in_message.reply().starts_with("354"));
    server.interrupt();
    for talk in [&mut idle, &mut in_line, &mut in_message] {
        assert_eq!(talk.last_reply(), "421 4.3.2 mx.example.org is shutting down, come back later");
    }
    let lines = server.stop();
    assert!(
        lines
            .iter()
            .any(|line| line.ends_with("S: 421 4.3.2 mx.example.org is shutting down, come back later"))
    );
}
