//! The message itself, from DATA to the lone dot.

use super::Envelope;
use crate::replies::EndOfDataReply;

/// A message that the client is sending.
#[derive(Debug)]
pub struct IncomingMessage {
    message: Message,
    limit: usize,
    /// Octets that may still come; none where too many have.
    room: Option<usize>,
    place: Place,
}

/// A message that has come whole.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Message {
    /// Its sender and its recipients.
    pub envelope: Envelope,
    /// Its octets as the client meant them, CRLF included, after the fields that this server adds.
    pub octets: Vec<u8>,
}

/// The place after the last octets.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Place {
    LineStart,
    InLine,
    AfterCr,
    AfterDot,
    AfterDotCr,
    End,
}

impl IncomingMessage {
    pub(super) fn new(envelope: Envelope, trace: String, limit: usize) -> Self {
        let message = Message { envelope, octets: trace.into_bytes() };
        Self { message, limit, room: Some(limit), place: Place::LineStart }
    }

    /// Takes octets up to the end of the message, and says how many they were.
    ///
    /// A lone dot ends it, between CR LF and CR LF and nothing less: where two servers see the end in different places,
    /// a sender smuggles a second message past the first. The dot that the client put before any other line with one is
    /// taken away (RFC 5321 sections 4.1.1.4 and 4.5.2).
    pub fn push(&mut self, octets: &[u8]) -> usize {
        for (at, octet) in octets.iter().enumerate() {
            if self.is_whole() {
                return at;
            }
            match (self.place, octet) {
                (Place::LineStart, b'.') | (Place::AfterDot, b'\r') | (Place::AfterDotCr, b'\n') => {}
                (Place::AfterDotCr, _) => self.keep(&[b'\r', *octet]),
                _ => self.keep(&[*octet]),
            }
            self.place = match (self.place, octet) {
                (Place::AfterDotCr, b'\n') => Place::End,
                (Place::AfterDot, b'\r') => Place::AfterDotCr,
                (Place::LineStart, b'.') => Place::AfterDot,
                (Place::AfterCr, b'\n') => Place::LineStart,
                (_, b'\r') => Place::AfterCr,
                _ => Place::InLine,
            };
        }
        octets.len()
    }

    /// Takes octets in which a dot means nothing, those of a chunk.
    pub(super) fn push_raw(&mut self, octets: &[u8]) {
        self.keep(octets);
    }

    pub(super) const fn is_too_big(&self) -> bool {
        self.room.is_none()
    }

    /// Returns `true` if the lone dot has come.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.place == Place::End
    }

    /// The message, to be kept.
    ///
    /// # Errors
    ///
    /// The reply to one that is too big. Its octets were counted, and no longer kept.
    pub fn finish(self) -> Result<Message, EndOfDataReply> {
        match self.room {
            Some(_) => Ok(self.message),
            None => Err(EndOfDataReply::TooBig { limit: self.limit }),
        }
    }

    fn keep(&mut self, octets: &[u8]) {
        self.room = self.room.and_then(|room| room.checked_sub(octets.len()));
        match self.room {
            Some(_) => self.message.octets.extend_from_slice(octets),
            None => self.message.octets = Vec::new(),
        }
    }
}
