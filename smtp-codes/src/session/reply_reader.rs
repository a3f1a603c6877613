//! [`ReplyReader`]: replies from a blocking connection.

use alloc::vec::Vec;
use core::fmt;
use std::io::{self, Read};

use super::expected::Unanswered;
use super::match_error::MatchError;
use super::reply_matcher::ReplyMatcher;
use crate::codes::Command;
use crate::decode::ReplyDecoder;
use crate::reply::{Parts, Reply};

/// The octets by which a full buffer grows. Most sessions never need a second piece.
const PIECE: usize = 4096;

/// Reads replies from a blocking connection, each as the answer to its command.
///
/// It is a [`ReplyMatcher`] with a buffer over [`std::io::Read`]: what that says about pipelining, about replies that
/// nobody asked for and about STARTTLS holds here. The buffer grows to the longest reply that the decoder takes, 65,536
/// octets by default. Write the commands through [`get_mut`](Self::get_mut).
///
/// # Examples
///
/// ```
/// use std::io::Write as _;
///
/// use smtp_codes::{Command, ReplyReader};
/// # use std::io;
/// # struct Connection(std::vec::IntoIter<&'static [u8]>);
/// # impl io::Read for Connection {
/// #     fn read(&mut self, buf: &mut [u8]) -> io::Result<usize> { self.0.next().unwrap_or_default().read(buf) }
/// # }
/// # impl io::Write for Connection {
/// #     fn write(&mut self, buf: &[u8]) -> io::Result<usize> { Ok(buf.len()) }
/// #     fn flush(&mut self) -> io::Result<()> { Ok(()) }
/// # }
/// # let replies: [&[u8]; 3] =
/// #     [b"220 mx.example.org\r\n", b"250 mx.example.org\r\n", b"250 2.1.0 ok\r\n550 5.1.1 no\r\n"];
/// # let connection = Connection(replies.to_vec().into_iter());
///
/// let mut replies = ReplyReader::new(connection);
/// replies.read_reply(Command::Connect)?.accepted(Command::Connect)?;
/// replies.get_mut().write_all(b"EHLO client.example.org\r\n")?;
/// replies.read_reply(Command::Ehlo)?.accepted(Command::Ehlo)?;
///
/// // Two commands at once: say so before they are sent.
/// replies.expect_all([Command::Mail, Command::Rcpt]);
/// replies.get_mut().write_all(b"MAIL FROM:<kim@example.org>\r\nRCPT TO:<ann@example.org>\r\n")?;
/// replies.read_reply(Command::Mail)?.accepted(Command::Mail)?;
/// let refusal = replies.read_reply(Command::Rcpt)?.accepted(Command::Rcpt).unwrap_err();
/// assert_eq!(refusal.to_string(), "RCPT was refused: 550 5.1.1 no");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug)]
pub struct ReplyReader<R> {
    inner: R,
    matcher: ReplyMatcher,
    /// Initialized as a whole; what was received and not used up is `start..end`.
    buffer: Vec<u8>,
    start: usize,
    end: usize,
}

impl<R> ReplyReader<R> {
    /// Creates a reader for a new connection, which expects the greeting.
    #[must_use]
    pub fn new(inner: R) -> Self {
        Self { matcher: ReplyMatcher::new(), ..Self::after_tls(inner) }
    }

    /// Creates a reader for a connection that has just become TLS, on which the client speaks first.
    #[must_use]
    pub const fn after_tls(inner: R) -> Self {
        Self { inner, matcher: ReplyMatcher::after_tls(), buffer: Vec::new(), start: 0, end: 0 }
    }

    /// Takes this decoder, for other limits or a strict reading.
    #[must_use]
    pub fn decoder(self, decoder: ReplyDecoder) -> Self {
        Self { matcher: self.matcher.decoder(decoder), ..self }
    }

    /// Expects one reply to a command that is about to be sent together with others.
    ///
    /// A command whose reply is read before the next one is sent needs none: [`read_reply`](Self::read_reply) expects
    /// it.
    pub fn expect(&mut self, command: Command) {
        self.matcher.expect(command);
    }

    /// Expects one reply to each of these commands, which are about to be sent together.
    pub fn expect_all(&mut self, commands: impl IntoIterator<Item = Command>) {
        self.matcher.expect_all(commands);
    }

    /// Returns the commands whose replies have not been read yet, the oldest first, as [`ReplyMatcher::unanswered`].
    pub fn unanswered(&self) -> Unanswered<'_> {
        self.matcher.unanswered()
    }

    /// Returns the connection.
    #[must_use]
    pub const fn get_ref(&self) -> &R {
        &self.inner
    }

    /// Returns the connection, to write to it. A caller that reads from it takes octets away from the reader.
    #[must_use]
    pub const fn get_mut(&mut self) -> &mut R {
        &mut self.inner
    }

    /// Returns the connection, for the TLS handshake for example. Octets that were read ahead are dropped.
    ///
    /// After an accepted STARTTLS there are none: [`read_reply`](Self::read_reply) would have failed.
    #[must_use]
    pub fn into_inner(self) -> R {
        self.inner
    }
}

impl<R: Read> ReplyReader<R> {
    /// Reads the reply to `command`, which is expected from now on if nothing is outstanding.
    ///
    /// The reply may be a 421 that no command asked for; a client that acts on it as on the answer closes the
    /// connection, which is right. After [`ReadError::Io`], for example a timeout, it can be called again.
    ///
    /// # Errors
    ///
    /// Returns [`ReadError::OutOfOrder`] if the reply to an older command has not been read, and else what went wrong
    /// with the connection or with what came over it.
    pub fn read_reply(&mut self, command: Command) -> Result<Reply<'_>, ReadError> {
        match self.matcher.oldest_unanswered() {
            None => self.matcher.expect(command),
            Some(due) if due == command => {}
            Some(due) => return Err(ReadError::OutOfOrder { due, asked: command }),
        }
        let (parts, len, used) = loop {
            let received = self.buffer.get(self.start..self.end).unwrap_or_default();
            if let Some((matched, used)) = self.matcher.next(received)? {
                break (Parts::without_raw(&matched.reply), matched.reply.raw().len(), used);
            }
            if self.fill()? == 0 {
                self.matcher.end(self.buffer.get(self.start..self.end).unwrap_or_default())?;
                return Err(ReadError::Closed);
            }
        };
        self.start += used;
        let raw = self.buffer.get(self.start - len..self.start).unwrap_or_default();
        Ok(Reply::from_parts(Parts { raw, ..parts }))
    }

    /// Reads more octets to the end of the buffer and returns how many.
    fn fill(&mut self) -> Result<usize, ReadError> {
        if self.start > 0 {
            self.buffer.copy_within(self.start..self.end, 0);
            self.end -= self.start;
            self.start = 0;
        }
        if self.end == self.buffer.len() {
            self.buffer.resize(self.end * 2 + PIECE, 0);
        }
        loop {
            let room = self.buffer.get_mut(self.end..).unwrap_or_default();
            match self.inner.read(room) {
                Ok(read) => {
                    let read = read.min(room.len());
                    self.end += read;
                    return Ok(read);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(ReadError::Io(error)),
            }
        }
    }
}

/// Why a [`ReplyReader`] has no reply.
#[derive(Debug)]
#[non_exhaustive]
pub enum ReadError {
    /// Reading from the connection failed.
    Io(io::Error),
    /// A reply that came over the connection cannot be matched to the commands.
    Match(MatchError),
    /// The reply to an older command has to be read first.
    OutOfOrder {
        /// The oldest command whose reply has not been read.
        due: Command,
        /// The command whose reply was asked for.
        asked: Command,
    },
    /// The server closed the connection before it answered.
    Closed,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(_) => f.write_str("reading from the server failed"),
            Self::Match(error) => error.fmt(f),
            Self::OutOfOrder { due, asked } => {
                write!(f, "the reply to {asked} cannot be read before the reply to {due}")
            }
            Self::Closed => f.write_str("the server closed the connection before it answered"),
        }
    }
}

impl core::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            // It speaks for this error, and what it wraps comes next.
            Self::Match(error) => core::error::Error::source(error),
            Self::OutOfOrder { .. } | Self::Closed => None,
        }
    }
}

impl From<MatchError> for ReadError {
    fn from(error: MatchError) -> Self {
        Self::Match(error)
    }
}

impl From<ReadError> for io::Error {
    fn from(error: ReadError) -> Self {
        let kind = match error {
            ReadError::Io(error) => return error,
            ReadError::Match(MatchError::UnexpectedEof { .. }) | ReadError::Closed => {
                io::ErrorKind::UnexpectedEof
            }
            ReadError::Match(_) => io::ErrorKind::InvalidData,
            ReadError::OutOfOrder { .. } => io::ErrorKind::InvalidInput,
        };
        Self::new(kind, error)
    }
}
