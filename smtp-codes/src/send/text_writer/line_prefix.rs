//! The beginning of each line of a reply.

use crate::codes::{EnhancedCode, ReplyCode, Written};

/// Reply code and space, then the enhanced status code and a space, if there is one.
///
/// At most `550 5.999.999 `. The space after the reply code becomes `-` on a line that is not the last.
pub(crate) struct LinePrefix {
    /// The prefix, after the CRLF that ends the line before.
    octets: [u8; Self::ROOM + 2],
    len: u8,
    is_challenge: bool,
}

impl LinePrefix {
    /// Room for any prefix; more than is needed, as it is copied as a whole.
    pub(crate) const ROOM: usize = 16;

    /// The place of the space that becomes `-` on a line that is not the last.
    pub(crate) const SEPARATOR: usize = 3;

    /// Creates a prefix. A 3yz reply never gets an enhanced status code (RFC 2034 section 4).
    pub(crate) fn new(code: ReplyCode, enhanced: Option<EnhancedCode>) -> Self {
        let [a, b, c] = code.digits();
        let is_challenge = code == ReplyCode::AUTH_CONTINUE;
        let Some(enhanced) = enhanced.filter(|_| !code.is_intermediate()) else {
            let octets = [b'\r', b'\n', a, b, c, b' ', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
            return Self { octets, len: 4, is_challenge };
        };
        let (subject, detail) = (enhanced.subject(), enhanced.detail());
        if subject < 10 && detail < 10 {
            let class = (enhanced.to_bits() >> 20) as u8;
            let [class, subject, detail] = [class, subject as u8, detail as u8].map(|digit| b'0' + digit);
            let octets =
                [b'\r', b'\n', a, b, c, b' ', class, b'.', subject, b'.', detail, b' ', 0, 0, 0, 0, 0, 0];
            return Self { octets, len: 10, is_challenge };
        }
        let Written { octets: [d, e, f, g, h, i, j, k, l], len } = enhanced.written();
        let mut octets = [b'\r', b'\n', a, b, c, b' ', d, e, f, g, h, i, j, k, l, 0, 0, 0];
        octets[6 + len] = b' ';
        Self { octets, len: 4 + len as u8 + 1, is_challenge }
    }

    /// Returns a prefix that has been written.
    #[cold]
    pub(super) fn of(written: &[u8]) -> Self {
        let mut octets = [0; Self::ROOM + 2];
        let line_end_and_prefix = b"\r\n".iter().chain(written);
        octets.iter_mut().zip(line_end_and_prefix).for_each(|(octet, written)| *octet = *written);
        Self { octets, len: written.len().min(Self::ROOM) as u8, is_challenge: written.starts_with(b"334") }
    }

    pub(super) const fn is_challenge(&self) -> bool {
        self.is_challenge
    }

    pub(crate) const fn len(&self) -> usize {
        self.len as usize
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.octets[2..2 + self.len()]
    }

    #[cfg(feature = "alloc")]
    pub(super) fn as_str(&self) -> &str {
        // It is ASCII.
        core::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }

    /// Returns the prefix and the octets after it, which count as long as no text follows.
    pub(crate) const fn padded(&self) -> &[u8; Self::ROOM] {
        let [_, _, padded @ ..] = &self.octets;
        padded
    }

    /// Does the same with the CRLF before the prefix.
    pub(crate) const fn padded_with_crlf(&self) -> &[u8; Self::ROOM + 2] {
        &self.octets
    }

    /// Returns `true` if a lookalike may follow. The text of a 334 is base64, which has no dots (RFC 4954 section 4).
    pub(super) const fn allows_lookalike(&self) -> bool {
        self.len == 4 && !self.is_challenge
    }
}
