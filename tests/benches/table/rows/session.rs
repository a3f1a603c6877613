//! The replies of a session, read one after the other as the answers to commands.
//!
//! lettre's loop is private: this is what it does, a line more with each try, by means of its `FromStr`.

use std::hint::black_box;
use std::io::{self, BufRead as _, BufReader, Read};

use lettre::transport::smtp::response::Response;
use smtp_codes::{Command, ReplyMatcher, ReplyReader};

use super::{Group, Row, parse};

const SESSION: [(Command, &[u8]); 8] = [
    (Command::Connect, b"220 mx.example.com ESMTP\r\n"),
    (
        Command::Ehlo,
        b"250-mx.example.com\r\n250-PIPELINING\r\n250-SIZE 52428800\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n",
    ),
    (Command::Mail, b"250 2.1.0 Ok\r\n"),
    (Command::Rcpt, b"250 2.1.5 Ok\r\n"),
    (Command::Rcpt, b"550 5.1.1 <ann@example.com>: Recipient address rejected: User unknown\r\n"),
    (Command::Data, b"354 End data with <CR><LF>.<CR><LF>\r\n"),
    (Command::EndOfData, b"250 2.0.0 Ok: queued as 4Zk1B2C3D4\r\n"),
    (Command::Quit, b"221 2.0.0 Bye\r\n"),
];

/// The octets of the session, of which each read gets those of one reply.
struct Connection(usize);

impl Read for Connection {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let Some((_, reply)) = SESSION.get(self.0) else { return Ok(0) };
        self.0 += 1;
        black_box(*reply).read(buffer)
    }
}

pub fn add(rows: &mut Vec<Row>) {
    let all: &'static [u8] = SESSION.map(|(_, reply)| reply).concat().leak();
    Group::new(rows, "a session, each of 8 replies", SESSION.len(), all.len())
        .row("lettre's loop", lettre)
        .row("lettre, framed and all there", move || {
            black_box(all).split_inclusive(|octet| *octet == b'\n').fold(Vec::new(), |mut reply, line| {
                reply.extend_from_slice(line);
                if line[3] == b' ' {
                    assert!(black_box(parse::lettre(&reply)).is_some());
                    reply.clear();
                }
                reply
            })
        })
        .ours("smtp-codes, ReplyReader", || {
            let mut replies = ReplyReader::new(Connection(0));
            for (command, _) in SESSION {
                assert!(black_box(replies.read_reply(command)).is_ok());
            }
        })
        .row("smtp-codes, ReplyMatcher, all there", move || {
            let mut matcher = ReplyMatcher::new();
            matcher.expect_all(SESSION[1..].iter().map(|(command, _)| *command));
            let (mut octets, mut replies) = (black_box(all), 0);
            while let Ok(Some((matched, used))) = matcher.next(octets) {
                black_box(&matched);
                octets = &octets[used..];
                replies += 1;
            }
            assert_eq!(replies, SESSION.len());
        });
}

fn lettre() {
    let mut stream = BufReader::new(Connection(0));
    for _ in SESSION {
        let mut buffer = String::with_capacity(100);
        let mut response = None;
        while response.is_none() && stream.read_line(&mut buffer).is_ok_and(|count| count > 0) {
            response = buffer.parse::<Response>().ok();
        }
        assert!(black_box(response).is_some());
    }
}
