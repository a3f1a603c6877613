//! [`Retry`]: whether trying again helps, and when.
//!
//! The sentences of [`Retry::Later`] stand in the data crate, at `Wait` in `rules/wait.rs`, as rows of providers name
//! them.

use core::fmt;

use smtp_codes_data as data;
use smtp_codes_data::{Action, Scope, Severity, Wait};

use crate::codes::{EnhancedCode, ReplyCode};
use crate::meaning::verdict::Verdict;

/// Says whether sending the same again makes sense.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Retry {
    /// The command succeeded, or goes on.
    Needless,
    /// It may work later, with nothing changed.
    Later(Wait),
    /// It will be refused again until something is changed.
    Useless,
}

impl Retry {
    /// Returns one or two sentences that say when, or why not.
    #[inline]
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Needless => "There is nothing to try again.",
            Self::Later(wait) => wait.meaning(),
            Self::Useless => "The same attempt will be refused again until something is changed.",
        }
    }

    /// Returns the advice for a reply with this verdict: only one to a recipient, on a connection that goes on, leaves
    /// recipients that were accepted.
    #[inline]
    pub(super) const fn after(self, verdict: Option<Verdict>) -> Self {
        match (self, verdict) {
            (_, None | Some(Verdict { scope: Scope::Recipient, closes: false, .. })) => self,
            (Self::Later(Wait::NextTransaction), _) => Self::Later(Wait::HalfHour),
            _ => self,
        }
    }

    /// Asks the verdict, which knows best; without a command the first digit has to do.
    #[inline]
    pub(super) const fn new(
        severity: Severity,
        code: Option<ReplyCode>,
        enhanced: Option<EnhancedCode>,
        verdict: Option<Verdict>,
    ) -> Self {
        let action = match verdict {
            Some(verdict) => verdict.action,
            None => match severity {
                Severity::PositivePreliminary => Action::Unexpected,
                Severity::PositiveCompletion => Action::Accepted,
                Severity::PositiveIntermediate => Action::Continue,
                Severity::TransientNegative => Action::RetryLater,
                Severity::PermanentNegative => Action::Rejected,
            },
        };
        match action {
            Action::Accepted | Action::Continue => Self::Needless,
            Action::Rejected => Self::Useless,
            // As after a lost connection (RFC 5321 section 3.8).
            Action::Unexpected => Self::Later(Wait::HalfHour),
            Action::RetryLater => Self::Later(wait(code, enhanced)).after(verdict),
        }
    }
}

/// The sentences of [`meaning`](Retry::meaning).
impl fmt::Display for Retry {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.meaning())
    }
}

#[inline]
const fn wait(code: Option<ReplyCode>, enhanced: Option<EnhancedCode>) -> Wait {
    let code = match code {
        Some(code) => code.get(),
        // An enhanced code alone: any 4yz without a rule of its own.
        None => 400,
    };
    // The only 5yz that a verdict puts off is 552. Without X.5.3 it may mean a full mailbox as well as too many
    // recipients (RFC 5321 section 4.5.3.1.10), so the others cannot be sent at once.
    match data::wait(code, EnhancedCode::triple_of(enhanced)) {
        Some(wait) => wait,
        None => Wait::HalfHour,
    }
}
