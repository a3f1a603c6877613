//! A codec for [`tokio_util::codec::Framed`].

mod error;

use alloc::collections::VecDeque;
use alloc::vec::Vec;
use core::ops::Deref;

use bytes::{Buf as _, BytesMut};
use smtp_codes_data::Action;
use tokio_util::codec::{Decoder, Encoder};

pub use error::CodecError;

use crate::codes::{Command, ReplyCode};
use crate::decode::ReplyDecoder;
use crate::meaning::Verdict;
use crate::send::{ReplyBuf, ToReply};

/// Reads replies from a connection, and writes them to one.
///
/// **A client** says which command it sends, with [`expect`](Self::expect), and gets an [`Answer`] for each, in order:
/// replies are matched to commands by counting them, never by what they say (RFC 2920 section 3.1). The greeting is
/// expected from the start. A reply that no command asked for is an error, unless it is the 421 with which a server may
/// say goodbye at any time (RFC 5321 section 3.8).
///
/// **A server** sends anything that is [`ToReply`].
///
/// After an error the connection is to be closed: the codec then fails for ever, because whatever follows would be
/// taken for the answer to another command.
///
/// # STARTTLS
///
/// Octets behind the 220 (or another 2yz) to STARTTLS came before the handshake, so an attacker may have put them there.
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
pub struct ReplyCodec {
    decoder: ReplyDecoder,
    expected: VecDeque<Command>,
    utf8: bool,
    closed: bool,
    /// Where a reply is written before it is known to be whole.
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
        Self { expected: VecDeque::from([Command::Connect]), ..Self::after_tls() }
    }

    /// Creates a codec for a connection that has just become TLS, on which the client speaks first.
    #[must_use]
    pub const fn after_tls() -> Self {
        Self {
            decoder: ReplyDecoder::new(),
            expected: VecDeque::new(),
            utf8: false,
            closed: false,
            scratch: Vec::new(),
        }
    }

    /// Takes this decoder, for other bounds or a strict reading.
    #[must_use]
    pub fn decoder(self, decoder: ReplyDecoder) -> Self {
        Self { decoder, ..self }
    }

    /// Says whether the session has SMTPUTF8, so that replies which permit it may be sent as UTF-8 (RFC 6531).
    #[must_use]
    pub fn utf8(self, session_has_it: bool) -> Self {
        Self { utf8: session_has_it, ..self }
    }

    /// Expects one reply to a command that is about to be sent.
    ///
    /// LMTP gives one for each accepted recipient at the end of data, and each is expected by itself
    /// (RFC 2033 section 4.2).
    pub fn expect(&mut self, command: Command) {
        self.expected.push_back(command);
    }

    /// Expects one reply to each of these commands.
    pub fn expect_all(&mut self, commands: impl IntoIterator<Item = Command>) {
        self.expected.extend(commands);
    }

    /// The commands whose replies have not come yet, the oldest first.
    ///
    /// Where the connection is lost, they went unanswered, which counts as 451 (RFC 5321 section 3.8).
    #[must_use]
    pub fn unanswered(&self) -> impl ExactSizeIterator<Item = Command> + '_ {
        self.expected.iter().copied()
    }

    /// Finds the command that a reply answers, and judges what is left behind it.
    fn admit(&mut self, reply: ReplyBuf, left: usize) -> Result<Answer, CodecError> {
        let code = reply.as_reply().code();
        let command = match self.expected.pop_front() {
            Some(command) => command,
            None if code == ReplyCode::SERVICE_NOT_AVAILABLE => Command::Unsolicited,
            None => return Err(CodecError::Unsolicited(code)),
        };
        let answer = Answer { command, reply };
        // RFC 3207 section 4 has 220 alone, but a client that goes by the verdict begins TLS after any 2yz.
        let begins_tls = command == Command::StartTls && answer.verdict().action == Action::Accepted;
        if begins_tls && (left > 0 || !self.expected.is_empty()) {
            return Err(CodecError::OctetsBeforeTls { octets: left });
        }
        Ok(answer)
    }
}

impl Default for ReplyCodec {
    fn default() -> Self {
        Self::new()
    }
}

impl Answer {
    /// What the reply means for the client.
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
        let outcome = match self.decoder.decode(received) {
            Ok(None) => return Ok(None),
            Ok(Some((reply, used))) => Ok((ReplyBuf::from(reply), used)),
            Err(error) => Err(CodecError::Decode(error)),
        };
        let outcome = outcome.and_then(|(reply, used)| {
            received.advance(used);
            self.admit(reply, received.len())
        });
        self.closed = outcome.is_err();
        outcome.map(Some)
    }

    fn decode_eof(&mut self, received: &mut BytesMut) -> Result<Option<Answer>, CodecError> {
        match self.decode(received)? {
            None if !received.is_empty() => {
                self.closed = true;
                Err(CodecError::UnexpectedEof { octets: received.len() })
            }
            answer => Ok(answer),
        }
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
