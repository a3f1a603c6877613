//! `ReplyReader`: every way in which a blocking connection hands over its octets, and every way in which it ends.

use std::collections::VecDeque;
use std::error::Error as _;
use std::io::{self, Read};

use smtp_codes::{Command, MatchError, ReadError, Reply, ReplyDecoder, ReplyReader};

/// A connection that gives one of these a read, and then its end.
struct Scripted(VecDeque<io::Result<Vec<u8>>>);

impl Scripted {
    fn pieces<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> Self {
        Self(pieces.into_iter().map(|piece| Ok(piece.to_vec())).collect())
    }
}

impl Read for Scripted {
    fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> {
        let Some(next) = self.0.pop_front() else { return Ok(0) };
        let piece = next?;
        let len = piece.len().min(buf.len());
        buf[..len].copy_from_slice(&piece[..len]);
        if len < piece.len() {
            self.0.push_front(Ok(piece[len..].to_vec()));
        }
        Ok(len)
    }
}

const SESSION: &[u8] = b"220 hi\r\n250-a\r\n250 SIZE 10\r\n\r\n250 2.1.0 ok\r\n550 5.1.1 no\r\n";

fn texts(mut replies: ReplyReader<Scripted>) -> Vec<String> {
    replies.expect_all([Command::Ehlo, Command::Mail, Command::Rcpt]);
    [Command::Connect, Command::Ehlo, Command::Mail, Command::Rcpt]
        .map(|command| String::from_utf8_lossy(replies.read_reply(command).unwrap().raw()).into_owned())
        .to_vec()
}

#[test]
fn the_pieces_make_no_difference() {
    let whole = texts(ReplyReader::new(Scripted::pieces([SESSION])));
    assert_eq!(whole, ["220 hi\r\n", "250-a\r\n250 SIZE 10\r\n", "250 2.1.0 ok\r\n", "550 5.1.1 no\r\n"]);
    for size in 1..SESSION.len() {
        assert_eq!(texts(ReplyReader::new(Scripted::pieces(SESSION.chunks(size)))), whole, "{size}");
    }
}

#[test]
fn a_reply_is_the_one_that_the_decoder_reads() {
    let octets = b"550-5.1.1 no\n550 5.1.1 such user\r\n";
    let mut replies = ReplyReader::after_tls(Scripted::pieces(octets.chunks(3)));
    assert_eq!(replies.read_reply(Command::Rcpt).unwrap(), Reply::parse(octets).unwrap());
}

#[test]
fn long_replies_grow_the_buffer_up_to_the_limit() {
    let line = format!("250-{}\r\n", "x".repeat(500)).into_bytes();
    let mut long = line.repeat(100);
    long.extend_from_slice(b"250 end\r\n");
    let mut replies = ReplyReader::after_tls(Scripted::pieces([&long[..], b"221 bye\r\n"]));
    replies.expect_all([Command::Help, Command::Quit]);
    assert_eq!(replies.read_reply(Command::Help).unwrap().line_count(), 101);
    assert_eq!(replies.read_reply(Command::Quit).unwrap().code().get(), 221);

    let mut replies =
        ReplyReader::after_tls(Scripted::pieces([&long[..]])).decoder(ReplyDecoder::new().max_len(9000));
    let error = replies.read_reply(Command::Help).unwrap_err();
    assert!(matches!(error, ReadError::Match(MatchError::Decode(_))), "{error}");
}

#[test]
fn a_read_that_failed_can_be_tried_again() {
    let failures = [io::ErrorKind::Interrupted, io::ErrorKind::TimedOut, io::ErrorKind::WouldBlock];
    let mut script: VecDeque<io::Result<Vec<u8>>> = VecDeque::from([Ok(b"250 o".to_vec())]);
    script.extend(failures.map(|kind| Err(kind.into())));
    script.push_back(Ok(b"k\r\n".to_vec()));
    let mut replies = ReplyReader::after_tls(Scripted(script));
    // An interrupted read goes on by itself.
    for kind in &failures[1..] {
        let error = replies.read_reply(Command::Noop).unwrap_err();
        assert!(matches!(&error, ReadError::Io(error) if error.kind() == *kind), "{error}");
        assert_eq!(io::Error::from(error).kind(), *kind);
    }
    assert_eq!(replies.read_reply(Command::Noop).unwrap().raw(), b"250 ok\r\n");
    assert_eq!(replies.unanswered().len(), 0);
}

#[test]
fn an_older_reply_has_to_be_read_first() {
    let mut replies = ReplyReader::new(Scripted::pieces([SESSION]));
    let error = replies.read_reply(Command::Ehlo).unwrap_err();
    assert!(matches!(error, ReadError::OutOfOrder { due: Command::Connect, asked: Command::Ehlo }));
    assert_eq!(error.to_string(), "the reply to EHLO cannot be read before the reply to (connect)");
    assert_eq!(replies.read_reply(Command::Connect).unwrap().code().get(), 220);
}

#[test]
fn a_reply_that_came_before_its_command_is_an_error() {
    let mut replies = ReplyReader::new(Scripted::pieces([&b"220 x\r\n250 early\r\n"[..], b"550 no\r\n"]));
    replies.read_reply(Command::Connect).unwrap();
    let error = replies.read_reply(Command::EndOfData).unwrap_err();
    assert!(matches!(error, ReadError::Match(MatchError::Unsolicited(_))), "{error}");
    assert_eq!(io::Error::from(error).kind(), io::ErrorKind::InvalidData);
}

#[test]
fn the_end_is_told_from_a_cut() {
    let mut replies = ReplyReader::new(Scripted::pieces([&b"220 x\r\n\r\n"[..]]));
    replies.read_reply(Command::Connect).unwrap();
    assert!(matches!(replies.read_reply(Command::Ehlo), Err(ReadError::Closed)));
    assert_eq!(replies.unanswered().collect::<Vec<_>>(), [Command::Ehlo]);

    let mut replies = ReplyReader::new(Scripted::pieces([&b"220-x\r\n"[..]]));
    let error = replies.read_reply(Command::Connect).unwrap_err();
    assert!(matches!(error, ReadError::Match(MatchError::UnexpectedEof { octets: 7 })), "{error}");
    assert_eq!(io::Error::from(error).kind(), io::ErrorKind::UnexpectedEof);
}

#[test]
fn each_cause_is_named_once() {
    let mut replies = ReplyReader::new(Scripted::pieces([&b"HTTP/1.1 400 Bad Request\r\n"[..]]));
    let error = replies.read_reply(Command::Connect).unwrap_err();
    let mut chain = vec![error.to_string()];
    let mut source = error.source();
    while let Some(cause) = source {
        chain.push(cause.to_string());
        source = cause.source();
    }
    for (place, cause) in chain.iter().enumerate() {
        assert!(chain[..place].iter().all(|other| !other.contains(cause)), "{chain:?}");
    }
    assert_eq!(chain.len(), 2, "{chain:?}");
}

#[test]
fn the_connection_is_the_callers() {
    let mut replies = ReplyReader::after_tls(Scripted::pieces([&b"220 go\r\n"[..]]));
    replies.read_reply(Command::StartTls).unwrap();
    replies.get_mut().0.push_back(Ok(b"250 ok\r\n".to_vec()));
    assert_eq!(replies.get_ref().0.len(), 1);
    let mut replies = ReplyReader::after_tls(replies.into_inner());
    assert_eq!(replies.read_reply(Command::Ehlo).unwrap().code().get(), 250);
}
