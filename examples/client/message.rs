//! The message, and what it needs of a server.

use crate::offers::Offers;

/// A message with its sender.
#[derive(Debug)]
pub(crate) struct Message {
    sender: String,
    octets: Vec<u8>,
    is_eight_bit: bool,
    needs_utf8: bool,
}

impl Message {
    /// Takes the octets of a file, whatever ends its lines: CR LF, LF, or CR. None of the latter two may leave the
    /// client alone, or a server that takes it for a line end reads other lines than this client has sent (RFC 5321
    /// section 2.3.8).
    pub(crate) fn new(sender: &str, recipients: &[String], file: &[u8]) -> Self {
        let mut octets = Vec::with_capacity(file.len() + file.len() / 32 + 2);
        let mut rest = file;
        while !rest.is_empty() {
            let end = rest.iter().position(|octet| matches!(octet, b'\r' | b'\n')).unwrap_or(rest.len());
            let (line, ending) = rest.split_at(end);
            octets.extend_from_slice(line);
            octets.extend_from_slice(b"\r\n");
            rest = ending.strip_prefix(b"\r\n").or(ending.get(1..)).unwrap_or_default();
        }
        Self {
            sender: sender.to_owned(),
            is_eight_bit: !octets.is_ascii(),
            needs_utf8: !sender.is_ascii() || !recipients.iter().all(|recipient| recipient.is_ascii()),
            octets,
        }
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
