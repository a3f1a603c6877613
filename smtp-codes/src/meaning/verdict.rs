//! [`Verdict`]: what a client should do after a reply.

use smtp_codes_data as data;
use smtp_codes_data::{Action, Scope};

use crate::codes::{Command, EnhancedCode, ReplyCode};
use crate::reply::Reply;

/// Says what a reply means for the client that gets it: how to go on, what that applies to, and whether the connection
/// ends.
///
/// ```
/// use smtp_codes::{Action, Command, ReplyCode, Scope, Verdict};
///
/// let verdict = Verdict::of(Command::Rcpt, ReplyCode::INSUFFICIENT_STORAGE, None);
/// assert_eq!((verdict.action, verdict.scope), (Action::RetryLater, Scope::Recipient));
/// assert!(!verdict.closes);
///
/// // 2yz to DATA does not deliver anything: only 3yz lets the message begin.
/// let verdict = Verdict::of(Command::Data, ReplyCode::OKAY, None);
/// assert_eq!(verdict.action, Action::Unexpected);
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub struct Verdict {
    /// The way to go on.
    pub action: Action,
    /// The part of the work to which the action applies.
    pub scope: Scope,
    /// `true` if the connection is over.
    pub closes: bool,
}

impl Verdict {
    /// Returns the verdict on a reply to this command.
    ///
    /// The first digit decides, and an enhanced status code whose class differs from it counts as absent
    /// ([RFC 5321 section 4.2](https://www.rfc-editor.org/rfc/rfc5321#section-4.2),
    /// [RFC 2034 section 4](https://www.rfc-editor.org/rfc/rfc2034#section-4)). The one number that is read more
    /// closely is 552 to `RCPT`, which old servers send for too many recipients
    /// ([RFC 5321 section 4.5.3.1.10](https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.10)).
    ///
    /// LMTP is not known here: the reply to `EndOfData` or `Bdat` is about the transaction, and an LMTP client reads it
    /// for the one recipient that it answers.
    ///
    /// ```
    /// # use smtp_codes::{Action, Command, EnhancedCode, ReplyCode, Scope, Verdict};
    /// let code = ReplyCode::EXCEEDED_STORAGE_ALLOCATION; // 552
    /// let too_many = Verdict::of(Command::Rcpt, code, Some(EnhancedCode::literal("5.5.3")));
    /// assert_eq!((too_many.action, too_many.scope), (Action::RetryLater, Scope::Recipient));
    /// let too_large = Verdict::of(Command::Rcpt, code, Some(EnhancedCode::literal("5.3.4")));
    /// assert_eq!(too_large.action, Action::Rejected);
    /// ```
    #[inline]
    #[must_use]
    pub const fn of(command: Command, code: ReplyCode, enhanced: Option<EnhancedCode>) -> Self {
        let enhanced = EnhancedCode::triple_of(enhanced);
        let data::Verdict { action, scope, closes } = data::verdict(command.to_rules(), code.get(), enhanced);
        Self { action, scope, closes }
    }
}

impl Reply<'_> {
    /// Returns the verdict on this reply to `command`: [`Verdict::of`] its code and enhanced status code.
    ///
    /// If its lines differ in their first digit, though, and not each of them refuses, nobody can tell what happened at
    /// the server: it is [`Action::Unexpected`].
    ///
    /// ```
    /// use smtp_codes::{Action, Command, Reply};
    ///
    /// let reply = Reply::parse(b"250-queued\r\n550 no\r\n")?;
    /// assert_eq!(reply.verdict(Command::EndOfData).action, Action::Unexpected);
    /// # Ok::<(), smtp_codes::DecodeError>(())
    /// ```
    ///
    /// [RFC 5321 section 4.2.1](https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1) has every line begin with the
    /// same code.
    #[inline]
    #[must_use]
    pub const fn verdict(&self, command: Command) -> Verdict {
        let verdict = Verdict::of(command, self.code(), self.enhanced());
        if self.contradicts_itself() {
            return Verdict { action: Action::Unexpected, ..verdict };
        }
        verdict
    }
}
