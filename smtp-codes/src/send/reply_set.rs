//! [`ReplySet`]: all that a type can send.

use super::to_reply::ToReply;
use crate::codes::{EnhancedCode, Family, ReplyCode};

/// A type whose every possible reply is known at compile time.
///
/// `#[derive(ToReply)]` implements it, unless a `transparent` field is not such a set, like a
/// [`ReplyBuf`](crate::ReplyBuf), which can be any reply.
///
/// ```
/// use smtp_codes::{ReplySet, ToReply};
///
/// #[derive(ToReply)]
/// enum DataReply {
///     #[reply(354, "end with a lone dot")]
///     Go,
///     #[reply(503, "5.5.1", "no recipients")]
///     NoRecipients,
/// }
///
/// fn codes<T: ReplySet>() -> impl Iterator<Item = u16> {
///     T::REPLIES.iter().map(|reply| reply.code.get())
/// }
///
/// assert!(codes::<DataReply>().eq([354, 503]));
/// ```
#[diagnostic::on_unimplemented(
    message = "not every reply that `{Self}` can send is known",
    label = "the trait `ReplySet` is not implemented for `{Self}`",
    note = "`#[derive(ToReply)]` implements it if each `transparent` field is a set of replies itself; for a refusal \
            that is only known at run time `NegativeReply` is one"
)]
pub trait ReplySet: ToReply {
    /// Every reply: those of the type itself in the order of its variants, then those of the fields that it forwards
    /// to.
    ///
    /// Two variants with the same reply give two rows; what several fields forward to is in it once.
    const REPLIES: &'static [ReplySpec];

    /// The families of which it may send any other reply, such as 4yz and 5yz where it forwards to a
    /// [`NegativeReply`](crate::NegativeReply).
    const FAMILIES: &'static [Family] = &[];
}

/// One row of [`ReplySet::REPLIES`]: a reply before its placeholders are filled in.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct ReplySpec {
    /// The reply code.
    pub code: ReplyCode,
    /// The enhanced status code, if the reply carries one.
    pub enhanced: Option<EnhancedCode>,
    /// The text as it was written in the attribute: a format string with its placeholders, lines separated by `\n`.
    pub text: &'static str,
}

impl ReplySpec {
    pub(super) const EMPTY: Self = Self { code: ReplyCode::OKAY, enhanced: None, text: "" };
}
