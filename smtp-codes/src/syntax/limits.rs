//! How long a line and a reply may be.

/// The longest line that is taken by default, in octets, with its code and line end: any may be a 334.
pub(crate) const MAX_LINE: u32 = smtp_codes_data::CHALLENGE_LINE;

/// The longest line within RFC 5321 section 4.5.3.1.5, in octets, with its code and line end.
pub(crate) const RFC_LINE: u32 = smtp_codes_data::LINE;

pub(crate) const MAX_LINES: u32 = 512;
pub(crate) const MAX_LEN: u32 = 65_536;

/// The longest line of a header, in octets, without its line end (RFC 5322 section 2.1.1).
pub(crate) const MAX_HEADER_LINE: usize = 998;
