//! A received reply can be sent again.

use core::fmt;

use smtp_codes_data::limits;

#[cfg(feature = "alloc")]
use super::reply_buf::ReplyBuf;
use super::text_writer::TextWriter;
use super::to_reply::ToReply;
use super::wire;
use crate::codes::{EnhancedCode, ReplyCode};
use crate::reply::Reply;

/// Sends a received reply again, each line as one line. The [`TextWriter`] replaces what must not be sent.
///
/// If the lines differ in code or enhanced status code, all of them are sent with that of the reply.
impl ToReply for Reply<'_> {
    fn code(&self) -> ReplyCode {
        Reply::code(self)
    }
    fn enhanced(&self) -> Option<EnhancedCode> {
        Reply::enhanced(self)
    }
    fn write_text(&self, writer: &mut TextWriter<'_>) -> fmt::Result {
        // The session decides whether text beyond ASCII goes out.
        writer.allow_utf8();
        let mut lines = self.lines();
        if let Some(first) = lines.next() {
            writer.octets(first.as_bytes())?;
        }
        lines.try_for_each(|line| {
            writer.next_line()?;
            writer.octets(line.as_bytes())
        })
    }
    #[cfg(feature = "alloc")]
    fn to_reply_buf(&self) -> ReplyBuf {
        ReplyBuf::from(*self)
    }
    fn __ready(&self) -> Option<&[u8]> {
        // A reply without deviations can be sent as it is. The length of a 334 is not among them.
        let is_challenge = Reply::code(self) == ReplyCode::AUTH_CONTINUE;
        let is_one_challenge = self.line_count() == 1 && self.raw().len() <= limits::CHALLENGE_LINE as usize;
        (self.deviation_set().is_empty() && (!is_challenge || is_one_challenge)).then_some(self.raw())
    }
}

/// One line for people and logs: the lines joined by one space, control characters as `?`.
///
/// ```
/// use smtp_codes::Reply;
///
/// let reply = Reply::parse(b"452-4.2.2 mailbox full,\r\n452 4.2.2 try \x1b[2Jlater\r\n")?;
/// assert_eq!(reply.to_string(), "452 4.2.2 mailbox full, try ?[2Jlater");
/// # Ok::<(), smtp_codes::DecodeError>(())
/// ```
impl fmt::Display for Reply<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        wire::display(self, f)
    }
}
