//! [`NegativeReply`]: a refusal that is only known at run time.

use core::fmt;

use super::reply_buf::{ReplyBuf, ReplyBufError};
use super::reply_set::{ReplySet, ReplySpec};
use super::text_writer::TextWriter;
use super::to_reply::ToReply;
use super::wire;
use crate::codes::{EnhancedCode, Family, ReplyCode};

/// A [`ReplyBuf`] that is a refusal, 4yz or 5yz: what a policy, a filter or another server says no with.
///
/// It cannot be a 250 or a 354. So a type that forwards to it is still a [`ReplySet`]: all that it can send is its
/// [`REPLIES`](ReplySet::REPLIES), and refusals.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use smtp_codes::{NegativeReply, ReplyCode, ToReply};
///
/// #[derive(ToReply)]
/// #[reply(to = Rcpt)]
/// enum RcptReply {
///     #[reply(250, "2.1.5", "ok")]
///     Accepted,
///     #[reply(transparent, from)]
///     Refused(NegativeReply),
/// }
///
/// let refused = NegativeReply::new(ReplyCode::MAILBOX_UNAVAILABLE, "5.7.1".parse().ok(), "not from there").unwrap();
/// assert_eq!(RcptReply::from(refused).to_string(), "550 5.7.1 not from there");
/// assert_eq!(RcptReply::REPLIES.len(), 1);
/// assert!(NegativeReply::new(ReplyCode::OKAY, None, "come in").is_err());
/// # }
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct NegativeReply(ReplyBuf);

impl NegativeReply {
    /// Makes a refusal of its parts, as [`ReplyBuf::new`] does.
    ///
    /// # Errors
    ///
    /// [`ReplyBufError::NotNegative`] if the code is not 4yz or 5yz, and else as for [`ReplyBuf::new`].
    pub fn new(code: ReplyCode, enhanced: Option<EnhancedCode>, text: &str) -> Result<Self, ReplyBufError> {
        if !code.is_negative() {
            return Err(ReplyBufError::NotNegative);
        }
        ReplyBuf::new(code, enhanced, text).map(Self)
    }

    /// Returns the reply itself.
    #[must_use]
    pub const fn as_reply_buf(&self) -> &ReplyBuf {
        &self.0
    }

    /// Returns the reply itself.
    #[must_use]
    pub fn into_reply_buf(self) -> ReplyBuf {
        self.0
    }
}

/// A refusal as it was received, to be passed on.
impl TryFrom<ReplyBuf> for NegativeReply {
    type Error = NotNegative;

    fn try_from(reply: ReplyBuf) -> Result<Self, NotNegative> {
        if reply.code().is_negative() { Ok(Self(reply)) } else { Err(NotNegative(reply)) }
    }
}

impl From<NegativeReply> for ReplyBuf {
    fn from(reply: NegativeReply) -> Self {
        reply.0
    }
}

impl ToReply for NegativeReply {
    fn code(&self) -> ReplyCode {
        self.0.code()
    }
    fn enhanced(&self) -> Option<EnhancedCode> {
        self.0.enhanced()
    }
    fn write_text(&self, writer: &mut TextWriter<'_>) -> fmt::Result {
        self.0.write_text(writer)
    }
    fn to_reply_buf(&self) -> ReplyBuf {
        self.0.clone()
    }
    fn __ready(&self) -> Option<&[u8]> {
        self.0.__ready()
    }
}

/// No reply in particular, and any refusal.
impl ReplySet for NegativeReply {
    const REPLIES: &'static [ReplySpec] = &[];
    const FAMILIES: &'static [Family] = Family::NEGATIVE;
}

impl fmt::Display for NegativeReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        wire::display(self, f)
    }
}

/// A reply that is not a refusal, from `TryFrom`; it is given back.
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct NotNegative(pub ReplyBuf);

impl fmt::Display for NotNegative {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a refusal, which is 4yz or 5yz", self.0.code())
    }
}

impl core::error::Error for NotNegative {}
