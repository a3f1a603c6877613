//! The message, and what it needs of a server.

use core::fmt;

use crate::offers::Offers;

/// A message with its sender.
#[derive(Debug)]
pub(crate) struct Message {
    sender: String,
    octets: Vec<u8>,
    is_eight_bit: bool,
    needs_utf8: bool,
}

/// A line that no server need take.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct LineTooLong {
    /// Its number, from 1.
    line: usize,
    octets: usize,
}

/// Octets of a line without its end (RFC 5321 section 4.5.3.1.6, RFC 5322 section 2.1.1). A dot that is doubled does not
/// count, and no extension makes it more for text.
const LINE: usize = 998;

impl Message {
    /// Takes the octets of a file, whatever ends its lines: CR LF, LF, or CR. None of the latter two may leave the
    /// client alone, or a server that takes it for a line end reads other lines than this client has sent (RFC 5321
    /// section 2.3.8).
    ///
    /// # Errors
    ///
    /// A line is too long: to break it would change what it says.
    pub(crate) fn new(sender: &str, recipients: &[String], file: &[u8]) -> Result<Self, LineTooLong> {
        let mut octets = Vec::with_capacity(file.len() + file.len() / 32 + 2);
        let (mut rest, mut number) = (file, 0);
        while !rest.is_empty() {
            let end = rest.iter().position(|octet| matches!(octet, b'\r' | b'\n')).unwrap_or(rest.len());
            let (line, ending) = rest.split_at(end);
            number += 1;
            if line.len() > LINE {
                return Err(LineTooLong { line: number, octets: line.len() });
            }
            octets.extend_from_slice(line);
            octets.extend_from_slice(b"\r\n");
            rest = ending.strip_prefix(b"\r\n").or(ending.get(1..)).unwrap_or_default();
        }
        Ok(Self {
            sender: sender.to_owned(),
            is_eight_bit: !octets.is_ascii(),
            needs_utf8: !sender.is_ascii() || !recipients.iter().all(|recipient| recipient.is_ascii()),
            octets,
        })
    }

    /// Returns what the server would have to offer for this message, and does not.
    pub(crate) fn lacks(&self, offers: &Offers) -> Option<&'static str> {
        if self.needs_utf8 && !offers.utf8 {
            Some("SMTPUTF8, which the addresses need")
        } else if self.is_eight_bit && !offers.eight_bit {
            Some("8BITMIME, which the message needs")
        } else if offers.max_size.is_some_and(|octets| octets < self.octets.len()) {
            Some("to take a message of this size")
        } else {
            None
        }
    }

    pub(crate) fn mail_line(&self, offers: &Offers) -> String {
        let mut line = format!("MAIL FROM:<{}>", self.sender);
        if offers.takes_size {
            line += &format!(" SIZE={}", self.octets.len());
        }
        if self.is_eight_bit {
            line += " BODY=8BITMIME";
        }
        if self.needs_utf8 {
            line += " SMTPUTF8";
        }
        line
    }

    /// As it follows DATA: a dot before each that begins a line, and a lone one at the end (RFC 5321 section 4.5.2).
    pub(crate) fn with_dots(&self) -> Vec<u8> {
        let mut octets = Vec::with_capacity(self.octets.len() + 64);
        for line in self.octets.split_inclusive(|octet| *octet == b'\n') {
            if line.starts_with(b".") {
                octets.push(b'.');
            }
            octets.extend_from_slice(line);
        }
        octets.extend_from_slice(b".\r\n");
        octets
    }

    /// As one chunk, in which a dot is a dot (RFC 3030 section 2).
    pub(crate) fn as_last_chunk(&self) -> Vec<u8> {
        let mut octets = format!("BDAT {} LAST\r\n", self.octets.len()).into_bytes();
        octets.extend_from_slice(&self.octets);
        octets
    }
}

impl fmt::Display for LineTooLong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { line, octets } = self;
        write!(
            f,
            "line {line} of the message has {octets} octets, and {LINE} are the most that a line may have"
        )
    }
}
