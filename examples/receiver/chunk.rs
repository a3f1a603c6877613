//! BDAT (RFC 3030 section 2).

use std::str;

use smtp_codes::Command;

use super::{IncomingMessage, Message, Session, without_end};
use crate::replies::{BdatReply, ServerReply, SessionReply};

/// A chunk that the client is sending. It comes whatever will be said of it.
#[derive(Debug)]
pub struct Chunk {
    octets: u64,
    left: u64,
    is_last: bool,
    /// Where it goes, or why it goes nowhere.
    goes_to: Result<IncomingMessage, BdatReply>,
}

impl Chunk {
    /// Takes octets up to the end of the chunk, and says how many they were.
    pub fn push(&mut self, octets: &[u8]) -> usize {
        let taken = usize::try_from(self.left).map_or(octets.len(), |left| left.min(octets.len()));
        if let Ok(message) = &mut self.goes_to {
            message.push_raw(&octets[..taken]);
        }
        self.left -= taken as u64;
        taken
    }

    /// Returns `true` if all of it has come.
    #[must_use]
    pub const fn is_whole(&self) -> bool {
        self.left == 0
    }
}

impl Session<'_> {
    /// The chunk that this line begins, if it is a BDAT.
    ///
    /// # Errors
    ///
    /// The line does not say how much follows. Close the connection after this reply.
    pub fn chunk(&mut self, line: &[u8]) -> Option<Result<Chunk, ServerReply<'static>>> {
        if self.guard.is_none() || self.exchange.is_some() || Command::from_line(line) != Some(Command::Bdat)
        {
            return None;
        }
        let Some((octets, is_last)) = without_end(line).and_then(announced) else {
            return Some(Err(ServerReply::Bdat(BdatReply::Malformed)));
        };
        Some(Ok(Chunk { octets, left: octets, is_last, goes_to: self.chunked_message() }))
    }

    /// Returns what becomes of a chunk that has come: a message to be kept, if it was the last one.
    ///
    /// # Errors
    ///
    /// There is no message yet, or none at all, and this is the reply.
    pub fn end_chunk(&mut self, chunk: Chunk) -> Result<Message, ServerReply<'static>> {
        let reply = match chunk.goes_to {
            Err(reply) => reply,
            Ok(message) if chunk.is_last || message.is_too_big() => match message.finish() {
                Ok(message) => return Ok(message),
                Err(reply) => BdatReply::Message(reply),
            },
            Ok(message) => {
                if let Some(client) = &mut self.client {
                    client.chunks = Some(message);
                }
                BdatReply::Chunk { octets: chunk.octets }
            }
        };
        Err(ServerReply::Bdat(reply))
    }

    fn chunked_message(&mut self) -> Result<IncomingMessage, BdatReply> {
        let begun = self.client.as_mut().and_then(|client| client.chunks.take());
        let envelope = self.client.as_ref().and_then(|client| client.transaction.as_ref());
        if envelope.is_some_and(|envelope| envelope.recipients.is_empty()) {
            return Err(BdatReply::NoRecipients);
        }
        let no_sender = BdatReply::Session(SessionReply::BadSequence { first: Command::Mail });
        begun.or_else(|| self.incoming()).ok_or(no_sender)
    }
}

/// Reads `BDAT 1000` and `BDAT 1000 LAST`: how many octets follow, and whether the message ends with them.
fn announced(line: &[u8]) -> Option<(u64, bool)> {
    let arguments = str::from_utf8(line.get(Command::Bdat.verb().len()..)?).ok()?;
    let mut words = arguments.split(' ').filter(|word| !word.is_empty());
    // `parse` alone would take a sign.
    let size = words.next().filter(|size| size.bytes().all(|octet| octet.is_ascii_digit()))?;
    let is_last = match words.next() {
        None => false,
        Some(last) if last.eq_ignore_ascii_case("LAST") && words.next().is_none() => true,
        Some(_) => return None,
    };
    Some((size.parse().ok()?, is_last))
}

#[cfg(test)]
mod tests {
    use smtp_codes::{EhloReply, ToReply as _};

    use crate::receiver::{Guard, Limits, Session, Site};

    /// RFC 3030 section 2: the recipients are known by then, and DATA is another way to send the same message.
    #[test]
    fn between_chunks_nothing_else_belongs_to_the_message() {
        let site = Site { host: "mx.example.org".to_owned(), limits: Limits::default() };
        let guard = Guard { domain: "example.org".to_owned(), account: None, requires_tls: false };
        let keywords = guard.keywords(&site, false);
        let hello = EhloReply::new(&site.host, &keywords).unwrap();
        let mut session = Session::new(&site, hello).guarded(&guard, false);
        for line in ["EHLO client.example.org", "MAIL FROM:<>", "RCPT TO:<bob@example.org>"] {
            assert_eq!(session.line(format!("{line}\r\n").as_bytes()).code(), 250, "{line}");
        }
        let chunk = session.chunk(b"BDAT 0\r\n").unwrap().unwrap();
        assert_eq!(session.end_chunk(chunk).unwrap_err().code(), 250);
        for (line, told) in [
            ("DATA", "503 5.5.1 the message comes in chunks: end it with BDAT 0 LAST\r\n"),
            (
                "RCPT TO:<ann@example.org>",
                "503 5.5.1 the message has begun, and recipients come before it\r\n",
            ),
            ("MAIL FROM:<>", "503 5.5.1 there is a sender already; RSET begins anew\r\n"),
        ] {
            assert_eq!(session.line(format!("{line}\r\n").as_bytes()).wire().to_string(), told);
        }
        let chunk = session.chunk(b"BDAT 0 LAST\r\n").unwrap().unwrap();
        assert_eq!(session.end_chunk(chunk).unwrap().envelope.recipients, ["bob@example.org"]);
    }
}
