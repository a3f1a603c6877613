//! A server that takes commands and gives replies, on tokio: what it says is derived, how long a line is limited, and text
//! beyond ASCII goes out in sessions that asked for SMTPUTF8 (RFC 6531 section 3.7.4). It keeps no mail.
//!
//! ```text
//! tokio_server
//! ```

use std::error::Error;
use std::time::Duration;
use std::{io, str};

use futures_util::SinkExt as _;
use smtp_codes::{Command, EhloReply, EhloReplyBuf, ReplyCodec, ToReply};
use tokio::io::{AsyncBufRead, AsyncBufReadExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;
use tokio_util::codec::FramedWrite;

/// Octets of a command line (RFC 5321 section 4.5.3.1.4); SMTPUTF8 addresses have room in it.
const LINE: usize = 2048;
/// For the whole of a command, and for a reply to go out (RFC 5321 section 4.5.3.2.7).
const PATIENCE: Duration = Duration::from_secs(300);

#[derive(ToReply)]
#[reply(to = Connect)]
#[reply(220, "mx.example.org ESMTP")]
struct Greeting;

/// Each reply that a command can get here.
#[derive(ToReply)]
enum SessionReply<'a> {
    #[reply(transparent)]
    Hello(&'a EhloReplyBuf),
    #[reply(250, "mx.example.org")]
    Welcome,
    #[reply(transparent)]
    Mail(MailReply<'a>),
    #[reply(250, "2.0.0", "ok")]
    Okay,
    #[reply(550, "5.7.1", "no mail is kept here")]
    NoMail,
    #[reply(503, "5.5.1", "no valid recipients")]
    NoRecipients,
    #[reply(221, "2.0.0", "bye")]
    Bye,
    #[reply(421, "4.4.2", "no command came in time")]
    TooSlow,
    #[reply(503, "5.5.1", "send {first} first")]
    BadSequence { first: &'static str },
    #[reply(500, "5.5.2", "line too long, or not UTF-8")]
    Unreadable,
    #[reply(500, "5.5.1", "command not recognized")]
    Unrecognized,
    #[reply(502, "5.5.1", "command not implemented")]
    NotImplemented,
}

#[derive(ToReply)]
#[reply(to = Mail)]
enum MailReply<'a> {
    #[reply(250, "2.1.0", "sender {sender} ok", utf8)]
    Accepted { sender: &'a str },
    #[reply(501, "5.5.4", "MAIL FROM:<address> [SMTPUTF8]")]
    Syntax,
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let hello =
        EhloReply::new("mx.example.org", &["8BITMIME", "SMTPUTF8", "ENHANCEDSTATUSCODES"])?.into_owned();
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    println!("listening on {}", listener.local_addr()?);
    loop {
        let (stream, _) = listener.accept().await?;
        let hello = hello.clone();
        tokio::spawn(async move { serve(stream, &hello).await });
    }
}

async fn serve(mut stream: TcpStream, hello: &EhloReplyBuf) -> Result<(), smtp_codes::CodecError> {
    let (reader, writer) = stream.split();
    let mut commands = BufReader::new(reader);
    let mut replies = FramedWrite::new(writer, ReplyCodec::new());
    replies.send(Greeting).await?;
    let mut session = Session { hello, is_greeted: false, has_sender: false, is_utf8: false };
    let mut line = Vec::new();
    loop {
        let reply = match timeout(PATIENCE, read_line(&mut commands, &mut line)).await.ok().transpose()? {
            Some(true) => session.answer(&line),
            Some(false) => return Ok(()),
            None => SessionReply::TooSlow,
        };
        replies.encoder_mut().set_utf8(session.is_utf8);
        let is_over = reply.closes();
        timeout(PATIENCE, replies.send(reply)).await.map_err(io::Error::from)??;
        if is_over {
            return Ok(());
        }
    }
}

/// What a client has said so far. No recipient is taken here, so none is kept.
struct Session<'s> {
    hello: &'s EhloReplyBuf,
    is_greeted: bool,
    has_sender: bool,
    is_utf8: bool,
}

impl<'s> Session<'s> {
    fn answer<'l>(&mut self, line: &'l [u8]) -> SessionReply<'l>
    where
        's: 'l,
    {
        let text = str::from_utf8(line).ok().filter(|text| text.len() <= LINE).map(str::trim_ascii_end);
        let Some(text) = text else { return SessionReply::Unreadable };
        match Command::from_line(line) {
            Some(Command::Ehlo) => {
                self.begin(true);
                SessionReply::Hello(self.hello)
            }
            Some(Command::Helo) => {
                self.begin(true);
                SessionReply::Welcome
            }
            Some(Command::Mail) => self.mail(text),
            Some(Command::Rcpt) if !self.has_sender => SessionReply::BadSequence { first: "MAIL" },
            Some(Command::Rcpt) => SessionReply::NoMail,
            Some(Command::Data) => SessionReply::NoRecipients,
            Some(Command::Rset) => {
                self.begin(self.is_greeted);
                SessionReply::Okay
            }
            Some(Command::Noop) => SessionReply::Okay,
            Some(Command::Quit) => SessionReply::Bye,
            // 502 is for what the server knows and does not do (RFC 5321 section 4.2.4).
            Some(_) => SessionReply::NotImplemented,
            None => SessionReply::Unrecognized,
        }
    }

    /// Ends a transaction.
    const fn begin(&mut self, is_greeted: bool) {
        (self.is_greeted, self.has_sender, self.is_utf8) = (is_greeted, false, false);
    }

    fn mail<'l>(&mut self, text: &'l str) -> SessionReply<'l> {
        match (self.is_greeted, self.has_sender) {
            (false, _) => return SessionReply::BadSequence { first: "EHLO" },
            (true, true) => return SessionReply::BadSequence { first: "RSET" },
            (true, false) => {}
        }
        let mail = mail(text);
        if let MailReply::Accepted { .. } = mail {
            self.has_sender = true;
            self.is_utf8 = text.split(' ').skip(2).any(|word| word.eq_ignore_ascii_case("SMTPUTF8"));
        }
        SessionReply::Mail(mail)
    }
}

/// Reads a line with its line end. `false` at the end of the connection. Of a line over the limit the rest is dropped.
async fn read_line<R: AsyncBufRead + Unpin>(reader: &mut R, line: &mut Vec<u8>) -> io::Result<bool> {
    line.clear();
    loop {
        let received = reader.fill_buf().await?;
        if received.is_empty() {
            return Ok(false);
        }
        let end = received.iter().position(|&octet| octet == b'\n');
        let used = end.map_or(received.len(), |end| end + 1);
        let room = (LINE + 1).saturating_sub(line.len());
        line.extend_from_slice(&received[..used.min(room)]);
        reader.consume(used);
        if end.is_some() {
            return Ok(true);
        }
    }
}

fn mail(line: &str) -> MailReply<'_> {
    let argument = line.split(' ').nth(1).and_then(|word| word.split_at_checked(5));
    let path = argument.filter(|(from, _)| from.eq_ignore_ascii_case("FROM:")).map(|(_, path)| path);
    match path.filter(|path| path.starts_with('<') && path.ends_with('>')) {
        Some(sender) => MailReply::Accepted { sender },
        None => MailReply::Syntax,
    }
}
