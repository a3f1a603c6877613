/// Octets that a line may have, with its code and CRLF (RFC 5321 section 4.5.3.1.5).
pub const LINE: u32 = 512;

/// Octets that a 334 line may have: a challenge of 12,288 (RFC 4954 section 4) with `334 ` and CRLF.
pub const CHALLENGE_LINE: u32 = 12_294;

/// Lines of a reply that a client takes by default.
pub const LINES: u32 = 512;

/// Octets of a mail address: 64, an `@`, and 255 (RFC 5321 section 4.5.3.1).
pub(crate) const MAILBOX: usize = 64 + 1 + 255;
