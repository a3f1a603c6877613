//! The fate of the recipients.

use core::fmt;

use smtp_codes::{Action, Answer, CodecError, Scope};
use smtp_codes_examples::with_causes;

use crate::message::LineTooLong;

/// A recipient, and what is known of it so far.
#[derive(Debug)]
pub(crate) struct Recipient {
    pub(crate) address: String,
    pub(crate) fate: Fate,
}

/// The fate of the message for one recipient.
#[derive(Debug)]
pub(crate) enum Fate {
    /// No server has decided, and perhaps one said why not.
    Open(Option<Reason>),
    Delivered(Reason),
    /// To be tried again in half an hour, or longer (RFC 5321 section 4.5.4.1).
    Later(Reason),
    /// To be told to the sender.
    Never(Reason),
}

/// Why it is so.
#[derive(Clone, Debug)]
pub(crate) enum Reason {
    Answer(Answer),
    Lost(String),
    /// The server does not offer what the message needs.
    Unfit(&'static str),
    /// No server need take the message.
    Unsendable(LineTooLong),
}

impl Fate {
    /// Returns what an answer decides for a recipient that it is about.
    pub(crate) fn decided_by(answer: Answer) -> Self {
        match answer.verdict().action {
            Action::Accepted | Action::Continue => Self::Delivered(Reason::Answer(answer)),
            Action::Rejected => Self::Never(Reason::Answer(answer)),
            // An unexpected reply counts as 451 (RFC 5321 section 3.8).
            Action::RetryLater | Action::Unexpected => Self::Later(Reason::Answer(answer)),
        }
    }

    pub(crate) const fn is_open(&self) -> bool {
        matches!(self, Self::Open(_))
    }
}

impl Reason {
    /// Returns `true` if a host that is of no use for this reason wants no mail at all.
    pub(crate) fn is_refusal(&self) -> bool {
        match self {
            // Of TLS it may come from somebody between, who wants the message in clear text (RFC 3207 section 6), and of
            // a login it is about the account (RFC 4954 section 6).
            Self::Answer(answer) if answer.verdict().scope == Scope::Command => false,
            Self::Answer(answer) => answer.verdict().action == Action::Rejected,
            Self::Lost(_) | Self::Unfit(_) | Self::Unsendable(_) => false,
        }
    }
}

impl From<&CodecError> for Reason {
    fn from(error: &CodecError) -> Self {
        Self::Lost(with_causes(error))
    }
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (word, reason) = match &self.fate {
            Fate::Delivered(reason) => ("delivered", reason),
            Fate::Later(reason) | Fate::Open(Some(reason)) => ("later", reason),
            Fate::Never(reason) => ("never", reason),
            Fate::Open(None) => return write!(f, "{}: later", self.address),
        };
        write!(f, "{}: {word}: {reason}", self.address)
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer(answer) => {
                write!(f, "{} (in reply to {})", answer.as_reply().to_log(), answer.command)
            }
            Self::Lost(why) => f.write_str(why),
            Self::Unfit(what) => write!(f, "the server does not offer {what}"),
            Self::Unsendable(fault) => fault.fmt(f),
        }
    }
}
