//! A server keeps exactly the octets that the client sends after DATA.

use super::listening::{Listening, Talk};

/// Octets after DATA, the end among them, and what is kept of them.
const MESSAGES: &[(&[u8], &[u8])] = &[
    (b".\r\n", b""),
    (b"\r\n.\r\n", b"\r\n"),
    (b"text\r\n.\r\n", b"text\r\n"),
    (b"..\r\n.\r\n", b".\r\n"),
    (b"..dot\r\n...\r\n.x.\r\n.\r\n", b".dot\r\n..\r\nx.\r\n"),
    (b"a.\r\n b\r\n.\r\n", b"a.\r\n b\r\n"),
    (b"\0\xff caf\xc3\xa9\r\n.\r\n", b"\0\xff caf\xc3\xa9\r\n"),
    // Nothing but CR LF . CR LF is the end: each of these was one at some server.
    (b"a\n.\nb\r\n.\r\n", b"a\n.\nb\r\n"),
    (b"a\n.\r\nb\r\n.\r\n", b"a\n.\r\nb\r\n"),
    (b"a\r\n.\nb\r\n.\r\n", b"a\r\n\nb\r\n"),
    (b"a\r.\r\nb\r\n.\r\n", b"a\r.\r\nb\r\n"),
    (b"a\r\n.\rb\r\n.\r\n", b"a\r\n\rb\r\n"),
    (b"a\r\n.\r\r\nb\r\n.\r\n", b"a\r\n\r\r\nb\r\n"),
    (b"a\r\r\n.\r\n", b"a\r\r\n"),
];

fn begin(talk: &mut Talk) {
    for (command, code) in
        [("MAIL FROM:<ann@example.com>", "250"), ("RCPT TO:<bob@example.org>", "250"), ("DATA", "354")]
    {
        assert!(talk.ask(command).starts_with(code), "{command}");
    }
}

#[test]
fn a_message_is_kept_octet_by_octet() {
    let server = Listening::start("octets");
    let mut talk = server.greeted();
    for (sent, _) in MESSAGES {
        begin(&mut talk);
        talk.send(sent);
        assert!(talk.reply().starts_with("250 2.0.0 kept as "), "{}", sent.escape_ascii());
    }
    let kept: Vec<_> = MESSAGES.iter().map(|(_, kept)| kept.to_vec()).collect();
    assert_eq!(server.messages(), kept);
}

/// Wherever the octets are cut on their way.
#[test]
fn a_message_may_come_in_pieces() {
    let server = Listening::start("pieces");
    let mut talk = server.greeted();
    for (sent, _) in MESSAGES {
        begin(&mut talk);
        for octet in *sent {
            talk.send([*octet]);
        }
        assert!(talk.reply().starts_with("250 2.0.0 kept as "), "{}", sent.escape_ascii());
    }
    let kept: Vec<_> = MESSAGES.iter().map(|(_, kept)| kept.to_vec()).collect();
    assert_eq!(server.messages(), kept);
}

#[test]
fn a_message_that_is_too_long_is_read_and_refused() {
    let server = Listening::start("too_long");
    let mut talk = server.greeted();
    let line = [&[b'x'; 998][..], b"\r\n"].concat();
    let fitting = 10_485_760 / line.len();
    for (lines, reply) in [
        (fitting, "250 2.0.0 kept as "),
        (fitting + 1, "552 5.3.4 the message is longer than 10485760 octets"),
    ] {
        begin(&mut talk);
        talk.send(line.repeat(lines));
        talk.send(".\r\n");
        assert!(talk.reply().starts_with(reply));
    }
    assert_eq!(talk.ask("NOOP"), "250 2.0.0 still here");
    assert_eq!(server.messages(), [line.repeat(fitting)]);
}

/// The client is not to be told that a message is kept which is not.
#[test]
fn a_message_that_cannot_be_kept_is_to_be_tried_again() {
    let server = Listening::start("not_kept");
    let mut talk = server.greeted();
    server.break_maildir();
    begin(&mut talk);
    talk.send("text\r\n.\r\n");
    assert_eq!(talk.reply(), "451 4.3.0 the message cannot be kept now, try again later");
    server.mend_maildir();
    begin(&mut talk);
    talk.send("text\r\n.\r\n");
    assert!(talk.reply().starts_with("250 2.0.0 kept as "));
    assert_eq!(server.messages(), [b"text\r\n"]);
}
