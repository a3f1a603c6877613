//! [`FromReply`]: the outcomes that a client distinguishes.

use smtp_codes_data::Severity;

use super::Reply;
use crate::codes::{EnhancedCode, KnownCode, KnownStatus, ReplyCode};

/// A type that is read from a reply.
///
/// `#[derive(FromReply)]` writes the impl from patterns that read like the arms of a `match`, and proves that every
/// reply has an arm. So reading a reply cannot fail. Each field of a variant is read by its own `FromReply`.
///
/// ```
/// use smtp_codes::{EnhancedCode, FromReply, Reply, ReplyCode};
///
/// #[derive(Debug, FromReply, PartialEq)]
/// enum Outcome {
///     #[reply(2yz)]
///     Fine,
///     #[reply(other)]
///     Other(ReplyCode, Option<EnhancedCode>),
/// }
///
/// let reply = Reply::parse(b"450 4.7.1 greylisted\r\n")?;
/// assert_eq!(Outcome::from_reply(&reply), Outcome::Other(reply.code(), reply.enhanced()));
/// # Ok::<(), smtp_codes::DecodeError>(())
/// ```
///
/// A client goes by the first digit where it does not know more
/// ([RFC 5321 section 4.2](https://www.rfc-editor.org/rfc/rfc5321#section-4.2)).
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read from a reply",
    label = "the trait `FromReply` is not implemented for `{Self}`",
    note = "a type of your own derives it, `#[derive(FromReply)]`; a field may also be a `ReplyBuf` or `Reply`, which \
            keep the text, or a `ReplyCode`, `Severity`, `Option<EnhancedCode>`, `Option<KnownCode>`, \
            `Option<KnownStatus>` or `()`"
)]
pub trait FromReply<'a>: Sized {
    /// Reads the reply.
    fn from_reply(reply: &Reply<'a>) -> Self;
}

impl<'a> FromReply<'a> for Reply<'a> {
    #[inline]
    fn from_reply(reply: &Reply<'a>) -> Self {
        *reply
    }
}

impl FromReply<'_> for ReplyCode {
    #[inline]
    fn from_reply(reply: &Reply<'_>) -> Self {
        reply.code()
    }
}

/// The code, if it is in the table.
impl FromReply<'_> for Option<KnownCode> {
    #[inline]
    fn from_reply(reply: &Reply<'_>) -> Self {
        reply.code().known()
    }
}

/// The enhanced status code as the reply has it, even if its class differs from the first digit of the code.
impl FromReply<'_> for Option<EnhancedCode> {
    #[inline]
    fn from_reply(reply: &Reply<'_>) -> Self {
        reply.enhanced()
    }
}

/// The enhanced status code, if it is registered.
impl FromReply<'_> for Option<KnownStatus> {
    #[inline]
    fn from_reply(reply: &Reply<'_>) -> Self {
        reply.enhanced().and_then(EnhancedCode::known)
    }
}

impl FromReply<'_> for Severity {
    #[inline]
    fn from_reply(reply: &Reply<'_>) -> Self {
        reply.severity()
    }
}

impl FromReply<'_> for () {
    #[inline]
    fn from_reply(_: &Reply<'_>) -> Self {}
}

#[cfg(feature = "alloc")]
impl<'a, T: FromReply<'a>> FromReply<'a> for alloc::boxed::Box<T> {
    #[inline]
    fn from_reply(reply: &Reply<'a>) -> Self {
        Self::new(T::from_reply(reply))
    }
}

/// Returns a reply as the patterns of a `FromReply` without `other` see it: code, class, subject, detail.
///
/// The last three are 0 without an enhanced status code, and where its class is not the first digit: the code decides.
/// A reply that contradicts itself is its gravest code.
#[inline]
#[must_use]
pub fn numbers(reply: &Reply<'_>) -> (u16, u8, u16, u16) {
    if reply.contradicts_itself() {
        return (reply.gravest_code().get(), 0, 0, 0);
    }
    agreed_numbers(reply)
}

/// Does the same for patterns with `other`: a reply that contradicts itself has no code, so that `other` alone matches
/// it.
#[inline]
#[must_use]
pub const fn numbers_or_other(reply: &Reply<'_>) -> (u16, u8, u16, u16) {
    if reply.contradicts_itself() {
        return (0, 0, 0, 0);
    }
    agreed_numbers(reply)
}

#[inline]
const fn agreed_numbers(reply: &Reply<'_>) -> (u16, u8, u16, u16) {
    let code = reply.code().get();
    match reply.agreeing() {
        Some(enhanced) => (code, enhanced.class().digit(), enhanced.subject(), enhanced.detail()),
        None => (code, 0, 0, 0),
    }
}
