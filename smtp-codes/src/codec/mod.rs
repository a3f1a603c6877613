//! A codec for [`tokio_util::codec::Framed`].

mod codec_error;

use alloc::vec::Vec;
use core::ops::Deref;

use bytes::{Buf as _, BytesMut};
use tokio_util::codec::{Decoder, Encoder};

pub use codec_error::CodecError;

use crate::codes::Command;
use crate::decode::ReplyDecoder;
use crate::meaning::Verdict;
use crate::send::{ReplyBuf, ToReply};
use crate::session::{ReplyMatcher, Unanswered};

/// Reads replies from a connection, and writes them to one.
///
/// **A client** says which command it sends, with [`expect`](Self::expect), and gets an [`Answer`] for each, in order:
/// replies are matched to commands by counting them, never by what they say (RFC 2920 section 3.1). The greeting is
/// expected from the start. A reply that no command asked for is an error, unless it is the 421 with which a server may
/// say goodbye at any time (RFC 5321 section 3.8).
///
/// **A server** sends anything that is [`ToReply`].
///
/// After an error, close the connection. The codec keeps failing, because each later reply would be taken for the
/// answer to another command.
///
/// # STARTTLS
///
/// Octets after the 220 (or another 2yz) to STARTTLS came before the handshake, so an attacker may have put them there.
/// They are [`CodecError::OctetsBeforeTls`], as are replies that other commands still wait for. Go on over TLS with
/// [`ReplyCodec::after_tls`], which expects no greeting.
///
/// # Examples
///
/// A pipelined transaction, each answer with its command:
///
/// ```
/// use bytes::BytesMut;
/// use smtp_codes::{Action, Command, ReplyCodec};
/// use tokio_util::codec::Decoder as _;
///
/// let mut codec = ReplyCodec::new();
/// codec.expect_all([Command::Mail, Command::Rcpt, Command::Data]);
///
/// let mut received = BytesMut::from(
///     &b"220 mx.example.org\r\n250 2.1.0 ok\r\n550 5.1.1 no such user\r\n503 5.5.1 no valid recipients\r\n"[..],
/// );
/// let mut outcomes = Vec::new();
/// while let Some(answer) = codec.decode(&mut received)? {
///     outcomes.push((answer.command, answer.verdict().action));
/// }
/// assert_eq!(outcomes, [
///     (Command::Connect, Action::Accepted),
///     (Command::Mail, Action::Accepted),
///     (Command::Rcpt, Action::Rejected),
///     (Command::Data, Action::Rejected),
/// ]);
/// # Ok::<(), smtp_codes::CodecError>(())
/// ```
#[derive(Clone, Debug)]
#[doc(alias = "async")]
#[doc(alias = "pipelining")]
pub struct ReplyCodec {
    matcher: ReplyMatcher,
    utf8: bool,
    closed: bool,
    /// Holds a reply that is written until it is known to be whole.
    scratch: Vec<u8>,
}

/// A reply, and the command that it answers.
///
/// It dereferences to the [`ReplyBuf`].
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Answer {
    /// The command; [`Command::Unsolicited`] for a 421 that no command asked for.
    pub command: Command,
    /// The reply.
    pub reply: ReplyBuf,
}

impl ReplyCodec {
    /// Creates a codec for a new connection, which expects a greeting.
    #[must_use]
    pub fn new() -> Self {
        Self { matcher: ReplyMatcher::new(), ..Self::after_tls() }
    }

    /// Creates a codec for a connection that has just become TLS, on which the client speaks first.
    #[must_use]
    pub const fn after_tls() -> Self {
        Self { matcher: ReplyMatcher::after_tls(), utf8: false, closed: false, scratch: Vec::new() }
    }

    /// Takes this decoder, for other limits or a strict reading.
    #[must_use]
    pub fn decoder(self, decoder: ReplyDecoder) -> Self {
        Self { matcher: self.matcher.decoder(decoder), ..self }
    }

    /// Says whether the session has SMTPUTF8, so that replies which permit it may be sent as UTF-8 (RFC 6531).
    #[must_use]
    pub fn utf8(self, session_has_it: bool) -> Self {
        Self { utf8: session_has_it, ..self }
    }

    /// Says from now on whether the session has SMTPUTF8, as [`utf8`](Self::utf8) does for a new codec.
    pub const fn set_utf8(&mut self, session_has_it: bool) {
        self.utf8 = session_has_it;
    }

    /// Expects one reply to a command that is about to be sent.
    ///
    /// LMTP gives one for each accepted recipient at the end of data, and each is expected by itself
    /// (RFC 2033 section 4.2).
    pub fn expect(&mut self, command: Command) {
        self.matcher.expect(command);
    }

    /// Expects one reply to each of these commands.
    pub fn expect_all(&mut self, commands: impl IntoIterator<Item = Command>) {
        self.matcher.expect_all(commands);
    }

    /// Returns the commands whose replies have not come yet, the oldest first, as [`ReplyMatcher::unanswered`].
    pub fn unanswered(&self) -> Unanswered<'_> {
        self.matcher.unanswered()
    }
}

impl Default for ReplyCodec {
    fn default() -> Self {
        Self::new()
    }
}

impl Answer {
    /// Returns what the reply means for the client.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.reply.as_reply().verdict(self.command)
    }
}

impl Deref for Answer {
    type Target = ReplyBuf;

    fn deref(&self) -> &ReplyBuf {
        &self.reply
    }
}

/// The client's side.
impl Decoder for ReplyCodec {
    type Item = Answer;
    type Error = CodecError;

    fn decode(&mut self, received: &mut BytesMut) -> Result<Option<Answer>, CodecError> {
        if self.closed {
            return Err(CodecError::Closed);
        }
        match self.matcher.next(received) {
            Ok(None) => Ok(None),
            Ok(Some((matched, used))) => {
                let answer = Answer { command: matched.command, reply: ReplyBuf::from(matched.reply) };
                received.advance(used);
                Ok(Some(answer))
            }
            Err(error) => {
                self.closed = true;
                Err(error.into())
            }
        }
    }

    fn decode_eof(&mut self, received: &mut BytesMut) -> Result<Option<Answer>, CodecError> {
        let answer = self.decode(received)?;
        if answer.is_none() {
            self.matcher.end(received).inspect_err(|_| self.closed = true)?;
        }
        Ok(answer)
    }
}

/// The server's side.
impl<T: ToReply> Encoder<T> for ReplyCodec {
    type Error = CodecError;

    fn encode(&mut self, reply: T, out: &mut BytesMut) -> Result<(), CodecError> {
        self.scratch.clear();
        reply.wire().utf8(self.utf8).append_to(&mut self.scratch)?;
        out.extend_from_slice(&self.scratch);
        Ok(())
    }
}
