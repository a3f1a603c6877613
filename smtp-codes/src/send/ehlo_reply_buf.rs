//! [`EhloReplyBuf`]: the 250 to EHLO and LHLO, ready to be sent again and again.

use alloc::boxed::Box;
use alloc::string::String;
use core::fmt;

use super::ehlo_reply::EhloReply;
use super::reply_set::{ReplySet, ReplySpec};
use super::text_writer::TextWriter;
use super::to_reply::ToReply;
use super::wire;
use crate::codes::{EnhancedCode, ReplyCode};

/// The 250 to EHLO or LHLO that owns its octets: made once for each state of a session, copied for each reply.
///
/// ```
/// use smtp_codes::{EhloReply, EhloReplyBuf, ToReply};
///
/// struct Hello {
///     in_clear: EhloReplyBuf,
///     encrypted: EhloReplyBuf,
/// }
///
/// let hello = Hello {
///     in_clear: EhloReply::new("mx.example.org", &["PIPELINING", "STARTTLS"])?.into_owned(),
///     encrypted: EhloReply::new("mx.example.org", &["PIPELINING", "AUTH PLAIN"])?.into_owned(),
/// };
/// assert_eq!(hello.encrypted.as_str(), "250-mx.example.org\r\n250-PIPELINING\r\n250 AUTH PLAIN\r\n");
/// assert_eq!(hello.in_clear.to_bytes(), hello.in_clear.as_str().as_bytes());
/// # Ok::<(), smtp_codes::EhloReplyError>(())
/// ```
#[derive(Clone, Eq, Hash, PartialEq)]
pub struct EhloReplyBuf {
    octets: Box<str>,
}

impl EhloReplyBuf {
    /// Returns the whole reply as it goes over the wire.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        &self.octets
    }
}

impl<K: AsRef<str>> From<EhloReply<'_, K>> for EhloReplyBuf {
    fn from(reply: EhloReply<'_, K>) -> Self {
        // All of it is ASCII.
        let octets = String::from_utf8(reply.to_bytes()).unwrap_or_default();
        Self { octets: octets.into_boxed_str() }
    }
}

impl<K: AsRef<str>> EhloReply<'_, K> {
    /// Returns the reply with octets of its own, which are ready to be sent.
    #[must_use]
    pub fn into_owned(self) -> EhloReplyBuf {
        self.into()
    }
}

impl ToReply for EhloReplyBuf {
    fn code(&self) -> ReplyCode {
        ReplyCode::OKAY
    }
    fn enhanced(&self) -> Option<EnhancedCode> {
        None
    }
    fn write_text(&self, writer: &mut TextWriter<'_>) -> fmt::Result {
        writer.never_fold();
        let mut lines = self.octets.lines().filter_map(|line| line.get(4..));
        writer.text(lines.next().unwrap_or_default())?;
        lines.try_for_each(|line| {
            writer.next_line()?;
            writer.text(line)
        })
    }
    fn __ready(&self) -> Option<&[u8]> {
        Some(self.octets.as_bytes())
    }
}

impl ReplySet for EhloReplyBuf {
    const REPLIES: &'static [ReplySpec] = <EhloReply<'_>>::REPLIES;
}

/// One line for people and logs.
impl fmt::Display for EhloReplyBuf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        wire::display(self, f)
    }
}

impl fmt::Debug for EhloReplyBuf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("EhloReplyBuf").field(&self.octets).finish()
    }
}
