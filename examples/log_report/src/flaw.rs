//! [`Flaw`]: what is wrong with a line.

use serde::Serialize;

/// A flaw of a line.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
pub enum Flaw {
    /// Octets that are not UTF-8, or NUL.
    NotText,
    /// The end of the line or of the quoted reply is missing.
    Cut,
    /// Longer than a block; only its beginning was read.
    Huge,
    /// There are codes on it, and none of the known programs wrote it.
    UnknownProgram,
    /// There are codes on it, and no timestamp.
    NoTimestamp,
}

impl Flaw {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::NotText, Self::Cut, Self::Huge, Self::UnknownProgram, Self::NoTimestamp];

    /// Returns it as a sentence without its full stop.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::NotText => "Octets that are not text",
            Self::Cut => "The end is missing",
            Self::Huge => "Longer than 256 KiB, of which only the beginning was read",
            Self::UnknownProgram => "A reply, logged by a program that is not known",
            Self::NoTimestamp => "A reply without a time",
        }
    }
}
