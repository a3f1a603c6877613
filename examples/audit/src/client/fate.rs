//! The fate of a message, as its client reports it.

use core::fmt;

/// The fate of a message, according to its client.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Fate {
    /// Every recipient has it.
    Delivered,
    /// No recipient is lost, and some will be tried again.
    Later,
    /// Some recipients will never have it, and the sender is told.
    Refused,
    /// Some recipients do not have it: the client leaves it to others what comes next.
    NotDelivered,
}

impl fmt::Display for Fate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Delivered => "delivered",
            Self::Later => "to be tried again",
            Self::Refused => "refused for good",
            Self::NotDelivered => "not delivered",
        })
    }
}

/// The end of a client that was to deliver one message.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Ended {
    /// The fate that the client reports.
    pub fate: Fate,
    /// How it says so, such as `status 75`.
    pub by: String,
    /// It did not end by itself.
    pub is_late: bool,
    /// The last words that it wrote.
    pub words: String,
}

impl From<Fate> for Ended {
    fn from(fate: Fate) -> Self {
        Self { fate, by: String::new(), is_late: false, words: String::new() }
    }
}

impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { fate, by, is_late, .. } = self;
        match is_late {
            true => write!(f, "the client does not end, and is ended"),
            false if by.is_empty() => write!(f, "the client says: {fate}"),
            false => write!(f, "the client ends with {by}: {fate}"),
        }
    }
}
