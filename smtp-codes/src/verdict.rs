//! [`Verdict`]: what a client should do after a reply.

use smtp_codes_data as data;

use crate::{Action, Command, EnhancedCode, ReplyCode, Scope};

/// What a reply means for the client that gets it: how to go on, what that applies to, and whether the connection ends.
///
/// ```
/// use smtp_codes::{Action, Command, ReplyCode, Scope, Verdict};
///
/// let verdict = Verdict::of(Command::Rcpt, ReplyCode::INSUFFICIENT_STORAGE, None);
/// assert_eq!(verdict, Verdict { action: Action::RetryLater, scope: Scope::Recipient, closes: false });
///
/// // 2yz to DATA is no delivery: only 3yz lets the message begin.
/// let verdict = Verdict::of(Command::Data, ReplyCode::OKAY, None);
/// assert_eq!(verdict.action, Action::Unexpected);
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Verdict {
    /// How to go on.
    pub action: Action,
    /// What the action applies to.
    pub scope: Scope,
    /// Whether the connection is over.
    pub closes: bool,
}

impl Verdict {
    /// The verdict on a reply to this command.
    ///
    /// The first digit decides, and an enhanced status code whose class differs from it counts as absent
    /// ([RFC 5321 section 4.2](https://www.rfc-editor.org/rfc/rfc5321#section-4.2),
    /// [RFC 2034 section 4](https://www.rfc-editor.org/rfc/rfc2034#section-4)). The one number that is read more closely is
    /// 552 to `RCPT`, which old servers send for too many recipients
    /// ([RFC 5321 section 4.5.3.1.10](https://www.rfc-editor.org/rfc/rfc5321#section-4.5.3.1.10)).
    ///
    /// LMTP is not known here: the reply to `EndOfData` or `Bdat` is about the transaction, and an LMTP client reads it for
    /// the one recipient that it answers.
    #[must_use]
    pub const fn of(command: Command, code: ReplyCode, enhanced: Option<EnhancedCode>) -> Self {
        let enhanced = match enhanced {
            Some(enhanced) => Some(enhanced.numbers()),
            None => None,
        };
        let data::Verdict { action, scope, closes } = data::verdict(command.to_rules(), code.get(), enhanced);
        Self { action, scope, closes }
    }
}
