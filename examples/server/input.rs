//! The input from a client: command lines, messages and chunks.

use bytes::{Buf as _, BytesMut};
use smtp_codes::{CodecError, Command, ReplyCodec, ToReply};
use smtp_codes_examples::receiver::{Chunk, IncomingMessage};
use tokio_util::codec::{Decoder, Encoder};

/// Something whole that the client sent.
#[derive(Debug)]
pub(crate) enum Input {
    /// A line with its end.
    Line(BytesMut),
    /// A line that is too long, and of which nothing was kept but its command.
    LongLine(Option<Command>),
    Body(Body),
}

/// A message, or a chunk of one.
#[derive(Debug)]
pub(crate) enum Body {
    Message(IncomingMessage),
    Chunk(Chunk),
}

/// The kind of input on its way.
#[derive(Debug, Default)]
enum Incoming {
    #[default]
    Line,
    LongLine(Option<Command>),
    Body(Body),
}

/// Reads what clients send, and writes replies.
#[derive(Debug)]
pub(crate) struct ServerCodec {
    incoming: Incoming,
    max_line: usize,
    replies: ReplyCodec,
}

impl ServerCodec {
    pub(crate) fn new(max_line: usize) -> Self {
        Self { incoming: Incoming::Line, max_line, replies: ReplyCodec::new() }
    }

    pub(crate) const fn set_max_line(&mut self, octets: usize) {
        self.max_line = octets;
    }

    /// Says whether replies may go beyond ASCII.
    pub(crate) fn set_utf8(&mut self, session_has_it: bool) {
        self.replies = core::mem::take(&mut self.replies).utf8(session_has_it);
    }

    /// Says that no line comes next, but this.
    pub(crate) fn read(&mut self, body: Body) {
        self.incoming = Incoming::Body(body);
    }

    /// Returns `true` if a line comes next, and no part of a message.
    pub(crate) const fn reads_lines(&self) -> bool {
        matches!(self.incoming, Incoming::Line | Incoming::LongLine(_))
    }

    fn line(&mut self, received: &mut BytesMut) -> Option<Input> {
        let Some(end) = received.iter().position(|octet| *octet == b'\n') else {
            if matches!(self.incoming, Incoming::Line) && received.len() >= self.max_line {
                self.incoming = Incoming::LongLine(Command::from_line(received));
            }
            if matches!(self.incoming, Incoming::LongLine(_)) {
                received.clear();
            }
            return None;
        };
        let line = received.split_to(end + 1);
        Some(match core::mem::take(&mut self.incoming) {
            Incoming::LongLine(command) => Input::LongLine(command),
            _ if line.len() > self.max_line => Input::LongLine(Command::from_line(&line)),
            _ => Input::Line(line),
        })
    }
}

impl Decoder for ServerCodec {
    type Item = Input;
    type Error = CodecError;

    fn decode(&mut self, received: &mut BytesMut) -> Result<Option<Input>, CodecError> {
        let Incoming::Body(body) = &mut self.incoming else { return Ok(self.line(received)) };
        let (used, is_whole) = match body {
            Body::Message(message) => (message.push(received), message.is_whole()),
            Body::Chunk(chunk) => (chunk.push(received), chunk.is_whole()),
        };
        received.advance(used);
        if !is_whole {
            return Ok(None);
        }
        Ok(match core::mem::take(&mut self.incoming) {
            Incoming::Body(body) => Some(Input::Body(body)),
            Incoming::Line | Incoming::LongLine(_) => None,
        })
    }

    /// Ends the input: what is left when the client closes its side is not a command.
    fn decode_eof(&mut self, received: &mut BytesMut) -> Result<Option<Input>, CodecError> {
        let input = self.decode(received)?;
        if input.is_none() {
            received.clear();
        }
        Ok(input)
    }
}

impl<T: ToReply + ?Sized> Encoder<&T> for ServerCodec {
    type Error = CodecError;

    fn encode(&mut self, reply: &T, out: &mut BytesMut) -> Result<(), CodecError> {
        self.replies.encode(reply, out)
    }
}
