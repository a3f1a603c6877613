//! How long lines and replies may be: each limit once.
//!
//! A line is counted as the RFCs count it, with its code and its CRLF, unless the name says otherwise.

/// The octets of a line (RFC 5321 section 4.5.3.1.5).
pub const LINE: u32 = 512;

/// The octets of a 334 line: a challenge of 12,288 (RFC 4954 section 4) with `334 ` and CRLF. Also those of any line
/// that a decoder takes by default.
pub const CHALLENGE_LINE: u32 = 12_294;

/// The lines of a reply that a decoder takes by default.
pub const REPLY_LINES: u32 = 512;

/// The octets of a reply that a decoder takes by default.
pub const REPLY: u32 = 65_536;

/// The octets of a mail address: 64, an `@`, and 255 (RFC 5321 section 4.5.3.1).
pub(crate) const MAILBOX: usize = 64 + 1 + 255;

pub const LINE_WITHOUT_CRLF: usize = LINE as usize - CRLF;
pub const CHALLENGE_LINE_WITHOUT_CRLF: usize = CHALLENGE_LINE as usize - CRLF;

/// The octets of a line between its separator and its CRLF.
pub const LINE_TEXT: usize = LINE_WITHOUT_CRLF - CODE_AND_SEPARATOR;
pub const CHALLENGE_TEXT: usize = CHALLENGE_LINE_WITHOUT_CRLF - CODE_AND_SEPARATOR;

pub const CODE_AND_SEPARATOR: usize = 4;
pub const CRLF: usize = 2;
