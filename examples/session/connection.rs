//! One client's connection: octets in, lines and messages to the session, replies out.

use core::time::Duration;
use std::io::{self, BufRead as _, BufReader, ErrorKind, Read, Write as _};
use std::net::{Shutdown, TcpStream};
use std::time::Instant;

use smtp_codes::{Command, Reply, ToReply as _};
use smtp_codes_examples::receiver::Session;
use smtp_codes_examples::replies::{ClosingReply, DataReply, EndOfDataReply, ServerReply};

use crate::server::{Guests, Service};
use crate::transcript::Transcript;

/// Octets of a line without an end, after which the server hangs up.
const ENDLESS: usize = 1 << 20;

/// How many times as long as a command a message may take.
const MESSAGE_TIMES: u32 = 6;

/// Octets of replies that go out together.
const TOGETHER: usize = 4_096;

/// How long a client is listened to that has heard the last words, and how much of it.
const FAREWELL: Duration = Duration::from_secs(1);
const FAREWELL_OCTETS: usize = 1 << 20;

#[derive(Debug)]
pub(crate) struct Connection<'s> {
    input: BufReader<Channel<'s>>,
    session: Session<'s>,
    service: Service<'s>,
    transcript: Transcript,
}

/// A stream on which nothing is waited for while a reply waits to be sent (RFC 2920 section 3.2).
#[derive(Debug)]
struct Channel<'s> {
    stream: &'s TcpStream,
    outgoing: Vec<u8>,
    deadline: Instant,
}

/// The client's octets up to a line end.
enum Line {
    Whole(Vec<u8>),
    TooLong,
    Endless,
}

impl<'s> Connection<'s> {
    pub(crate) fn new(
        stream: &'s TcpStream,
        session: Session<'s>,
        service: Service<'s>,
        transcript: Transcript,
    ) -> Self {
        let channel = Channel { stream, outgoing: Vec::new(), deadline: Instant::now() };
        Self { input: BufReader::new(channel), session, service, transcript }
    }

    /// Serves the client until one of the two hangs up. Where it is the server, it says why (RFC 5321 section 3.8).
    pub(crate) fn run(mut self, guests: &Guests) {
        let host = &self.service.site.host;
        let last_words = match self.converse() {
            Ok(()) => None,
            Err(_) if guests.is_closing() => Some(ClosingReply::ShuttingDown { host }),
            Err(error) if matches!(error.kind(), ErrorKind::TimedOut | ErrorKind::WouldBlock) => {
                Some(ClosingReply::TimedOut { host })
            }
            // Nobody is there to hear any.
            Err(_) => None,
        };
        if let Some(reply) = last_words {
            let _ = self.say(Command::Unsolicited, &ServerReply::Closing(reply));
        }
        hang_up(self.input.get_ref().stream);
    }

    /// Returns when the session has ended as it should.
    fn converse(&mut self) -> io::Result<()> {
        self.input.get_ref().stream.set_write_timeout(Some(self.service.patience))?;
        let greeting = self.session.greeting();
        self.say(Command::Connect, &greeting)?;
        loop {
            let line = self.read_line()?;
            let (command, reply) = match &line {
                Line::Whole(line) => {
                    self.transcript.client(line);
                    (Command::from_line(line).unwrap_or(Command::Unrecognized), self.session.line(line))
                }
                Line::TooLong => (Command::Unrecognized, self.session.long_line(None)),
                Line::Endless => {
                    let reply = ClosingReply::TooManyErrors { host: &self.service.site.host };
                    (Command::Unrecognized, ServerReply::Closing(reply))
                }
            };
            self.say(command, &reply)?;
            if reply.closes() {
                return self.input.get_mut().send();
            }
            if let ServerReply::Data(DataReply::GoOn) = reply {
                self.take_message()?;
            }
        }
    }

    fn read_line(&mut self) -> io::Result<Line> {
        // For the whole line, or it could come octet by octet for ever.
        self.input.get_mut().deadline = Instant::now() + self.service.patience;
        let limit = self.service.site.limits.line;
        let mut line = Vec::new();
        self.input.by_ref().take(limit as u64).read_until(b'\n', &mut line)?;
        match line.last() {
            Some(b'\n') => Ok(Line::Whole(line)),
            _ if line.len() < limit => Err(ErrorKind::UnexpectedEof.into()),
            _ => self.skip_line(),
        }
    }

    fn skip_line(&mut self) -> io::Result<Line> {
        let mut skipped = 0;
        while skipped < ENDLESS {
            let octets = self.input.fill_buf()?;
            let end = octets.iter().position(|octet| *octet == b'\n');
            let used = end.map_or(octets.len(), |end| end + 1);
            self.input.consume(used);
            match (end, used) {
                (Some(_), _) => return Ok(Line::TooLong),
                (None, 0) => return Err(ErrorKind::UnexpectedEof.into()),
                (None, _) => skipped += used,
            }
        }
        Ok(Line::Endless)
    }

    fn take_message(&mut self) -> io::Result<()> {
        let Some(mut message) = self.session.incoming() else { return Ok(()) };
        self.input.get_mut().deadline = Instant::now() + self.service.patience * MESSAGE_TIMES;
        while !message.is_whole() {
            let octets = self.input.fill_buf()?;
            if octets.is_empty() {
                return Err(ErrorKind::UnexpectedEof.into());
            }
            let used = message.push(octets);
            self.input.consume(used);
        }
        let reply = match message.finish() {
            Ok(message) => match self.service.store.keep(&message) {
                Ok(id) => EndOfDataReply::Kept { id },
                Err(error) => {
                    self.transcript.remark(&format!("the message cannot be kept: {error}"));
                    EndOfDataReply::NotKept
                }
            },
            Err(reply) => reply,
        };
        self.say(Command::EndOfData, &ServerReply::EndOfData(reply))
    }

    fn say(&mut self, command: Command, reply: &ServerReply<'_>) -> io::Result<()> {
        let channel = self.input.get_mut();
        let begin = channel.outgoing.len();
        let wire = reply.wire().utf8(self.session.is_utf8());
        wire.append_to(&mut channel.outgoing).map_err(io::Error::other)?;
        if let Ok(reply) = Reply::parse(&channel.outgoing[begin..]) {
            self.transcript.reply(&reply.explain(Some(command)));
        }
        match command {
            // Of a pipeline these may be answered together, and no others (RFC 2920 section 3.2).
            Command::Mail | Command::Rcpt | Command::Rset if channel.outgoing.len() < TOGETHER => Ok(()),
            _ => channel.send(),
        }
    }
}

impl Channel<'_> {
    fn send(&mut self) -> io::Result<()> {
        let outgoing = core::mem::take(&mut self.outgoing);
        // Who does not read will not read the last words either.
        self.stream.write_all(&outgoing).map_err(|error| io::Error::new(ErrorKind::BrokenPipe, error))
    }
}

impl Read for Channel<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.send()?;
        loop {
            let left = self.deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(ErrorKind::TimedOut.into());
            }
            self.stream.set_read_timeout(Some(left))?;
            match self.stream.read(buffer) {
                Err(error) if error.kind() == ErrorKind::Interrupted => {}
                outcome => return outcome,
            }
        }
    }
}

/// Ends the connection so that the client can still read what was said: a socket that is closed with octets unread
/// takes back what is on its way.
fn hang_up(mut stream: &TcpStream) {
    let _ = stream.shutdown(Shutdown::Write);
    let deadline = Instant::now() + FAREWELL;
    let mut unread = [0; 4_096];
    for _ in 0..FAREWELL_OCTETS / unread.len() {
        let left = deadline.saturating_duration_since(Instant::now());
        let may_read = !left.is_zero() && stream.set_read_timeout(Some(left)).is_ok();
        if !may_read || !matches!(stream.read(&mut unread), Ok(1..)) {
            break;
        }
    }
}
