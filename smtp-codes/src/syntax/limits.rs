//! How long lines and replies may be: each limit once.
//!
//! A line is counted as the RFCs count it, with its code and its CRLF, unless the name says otherwise.

/// The octets of a line (RFC 5321 section 4.5.3.1.5).
pub(crate) const LINE: u32 = smtp_codes_data::LINE;

/// The octets of a 334 line (RFC 4954 section 4), and of any line that a decoder takes by default.
pub(crate) const CHALLENGE_LINE: u32 = smtp_codes_data::CHALLENGE_LINE;

/// The lines of a reply that a decoder takes by default.
pub(crate) const REPLY_LINES: u32 = smtp_codes_data::LINES;

/// The octets of a reply that a decoder takes by default.
pub(crate) const REPLY: u32 = 65_536;

/// The octets of a header line without its line end (RFC 5322 section 2.1.1).
pub(crate) const HEADER_LINE_WITHOUT_CRLF: usize = 998;

pub(crate) const LINE_WITHOUT_CRLF: usize = LINE as usize - CRLF;
pub(crate) const CHALLENGE_LINE_WITHOUT_CRLF: usize = CHALLENGE_LINE as usize - CRLF;

/// The octets of a line between its separator and its CRLF.
pub(crate) const LINE_TEXT: usize = LINE_WITHOUT_CRLF - CODE_AND_SEPARATOR;
#[cfg(feature = "alloc")]
pub(crate) const CHALLENGE_TEXT: usize = CHALLENGE_LINE_WITHOUT_CRLF - CODE_AND_SEPARATOR;

pub(crate) const CODE_AND_SEPARATOR: usize = 4;
pub(crate) const CRLF: usize = 2;
