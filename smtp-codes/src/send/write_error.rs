//! Why a reply could not be written.

use core::fmt;

/// Why a reply could not be written.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum WriteError {
    /// The buffer is smaller than the reply.
    BufferTooSmall,
    /// A line that must not be folded is longer than 512 octets, or 12,294 in a 334.
    LineTooLong,
    /// A value of the reply failed to format, or the target failed.
    Formatting,
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::BufferTooSmall => "the reply does not fit into the buffer",
            Self::LineTooLong => "a line of the reply is too long and must not be folded",
            Self::Formatting => "a part of the reply could not be formatted",
        })
    }
}

impl core::error::Error for WriteError {}

impl From<WriteError> for fmt::Error {
    fn from(_: WriteError) -> Self {
        Self
    }
}
