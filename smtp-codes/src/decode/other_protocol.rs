//! The protocol that speaks where a reply was expected.

use smtp_codes_data::{by_name, closed_enum};

closed_enum! {
    /// A protocol other than SMTP, told by the beginning of a line: often the port is the wrong one.
    ///
    /// FTP cannot be told from SMTP, as its replies have the same grammar (RFC 959 section 4.2).
    ///
    /// ```
    /// use smtp_codes::{OtherProtocol, Reply};
    ///
    /// let error = Reply::parse(b"HTTP/1.1 400 Bad Request\r\n").unwrap_err();
    /// assert_eq!(error.protocol(), Some(OtherProtocol::Http));
    /// assert_eq!(error.to_string(), "expected a reply code, found `H` at octet 0: this looks like HTTP");
    /// ```
    #[non_exhaustive]
    pub enum OtherProtocol {
        Http, "`HTTP/1.1 400`, the answer to commands that are not requests.";
        Pop3, "`+OK` or `-ERR` (RFC 1939 section 3).";
        Imap, "`* OK` or `* BYE` (RFC 9051 section 7.1).";
        Ssh, "`SSH-2.0-` (RFC 4253 section 4.2).";
        Tls, "An alert or a handshake record (RFC 8446 section 5.1): the server expects TLS from the first octet on.";
    }
}

impl OtherProtocol {
    /// Returns the name that people use, such as `HTTP`.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Http => "HTTP",
            Self::Pop3 => "POP3",
            Self::Imap => "IMAP",
            Self::Ssh => "SSH",
            Self::Tls => "TLS",
        }
    }

    /// Returns the protocol of a line that is not one of a reply.
    #[cold]
    pub(super) const fn of_line(line: &[u8]) -> Option<Self> {
        Some(match line {
            [b'H', b'T', b'T', b'P', b'/', ..] => Self::Http,
            [b'+', b'O', b'K', ..] | [b'-', b'E', b'R', b'R', ..] => Self::Pop3,
            [b'*', b' ', b'O' | b'B' | b'P', b'K' | b'Y' | b'R', ..] => Self::Imap,
            [b'S', b'S', b'H', b'-', ..] => Self::Ssh,
            [0x15, ..] | [0x16, 0x03, ..] => Self::Tls,
            _ => return None,
        })
    }
}

by_name!(OtherProtocol);
