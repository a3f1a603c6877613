//! [`Refusal`]: a reply that is an error.

use core::fmt;

use smtp_codes_data::Action;

use crate::codes::Command;
use crate::meaning::Verdict;
use crate::reply::Reply;
use crate::send::ReplyBuf;

/// A reply that does not let the client go on, as an error: what [`Reply::accepted`] returns.
///
/// ```
/// use smtp_codes::{Action, Command, Reply};
///
/// let reply = Reply::parse(b"452 4.2.2 mailbox full\r\n")?;
/// let refusal = reply.accepted(Command::Rcpt).unwrap_err();
/// assert_eq!(refusal.verdict().action, Action::RetryLater);
/// assert_eq!(refusal.to_string(), "RCPT was refused for now: 452 4.2.2 mailbox full");
/// # Ok::<(), smtp_codes::DecodeError>(())
/// ```
#[derive(Clone, Debug, Eq, Hash, PartialEq)]
pub struct Refusal {
    reply: ReplyBuf,
    command: Command,
}

impl Refusal {
    /// Returns the command that was refused.
    #[must_use]
    pub const fn command(&self) -> Command {
        self.command
    }

    /// Returns the reply.
    #[must_use]
    pub const fn reply(&self) -> &ReplyBuf {
        &self.reply
    }

    /// Returns what the reply means for the client: never [`Action::Accepted`] or [`Action::Continue`].
    ///
    /// ```
    /// # use smtp_codes::{Command, Reply, Scope};
    /// let reply = Reply::parse(b"421 4.3.2 shutting down\r\n")?;
    /// let verdict = reply.accepted(Command::Rcpt).unwrap_err().verdict();
    /// assert!(verdict.closes);
    /// # Ok::<(), smtp_codes::DecodeError>(())
    /// ```
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        self.reply.as_reply().verdict(self.command)
    }

    /// Returns the reply and drops the rest.
    #[must_use]
    pub fn into_reply(self) -> ReplyBuf {
        self.reply
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { command, reply } = self;
        match self.verdict().action {
            Action::RetryLater => write!(f, "{command} was refused for now: {reply}"),
            Action::Unexpected => write!(f, "{command} got an unexpected reply: {reply}"),
            Action::Rejected | Action::Accepted | Action::Continue => {
                write!(f, "{command} was refused: {reply}")
            }
        }
    }
}

impl core::error::Error for Refusal {}

impl<'a> Reply<'a> {
    /// Returns the reply if it lets the client go on after `command`, and else a [`Refusal`].
    ///
    /// # Errors
    ///
    /// A reply whose [`verdict`](Self::verdict) is neither [`Action::Accepted`] nor [`Action::Continue`].
    ///
    /// ```
    /// use smtp_codes::{Command, Reply};
    ///
    /// let reply = Reply::parse(b"354 go ahead\r\n")?.accepted(Command::Data)?;
    /// assert!(reply.code().is_intermediate());
    /// // Only 3yz lets the message begin.
    /// assert!(Reply::parse(b"250 ok\r\n")?.accepted(Command::Data).is_err());
    /// # Ok::<(), Box<dyn core::error::Error>>(())
    /// ```
    pub fn accepted(self, command: Command) -> Result<Self, Refusal> {
        match self.verdict(command).action {
            Action::Accepted | Action::Continue => Ok(self),
            Action::RetryLater | Action::Rejected | Action::Unexpected => {
                Err(Refusal { reply: ReplyBuf::from(self), command })
            }
        }
    }
}

impl ReplyBuf {
    /// Returns the reply if it lets the client go on after `command`, and else a [`Refusal`], as [`Reply::accepted`].
    ///
    /// # Errors
    ///
    /// A reply whose verdict is neither [`Action::Accepted`] nor [`Action::Continue`].
    pub fn accepted(&self, command: Command) -> Result<Reply<'_>, Refusal> {
        self.as_reply().accepted(command)
    }
}
