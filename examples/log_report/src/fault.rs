//! [`Fault`]: why an input was not read, or not to its end.

use std::fmt;
use std::io;

/// Why an input was not read, or not to its end. What was read before counts all the same.
#[derive(Debug)]
pub enum Fault {
    /// The file is missing, or must not be read.
    CannotOpen(io::Error),
    /// It is a folder.
    IsDirectory,
    /// It is not text, and not compressed with gzip.
    NotRead {
        /// The format, such as `gzip`.
        what: &'static str,
        /// The command that makes text of it.
        command: &'static str,
    },
    /// The compressed data ends in the middle.
    Truncated,
    /// The compressed data is damaged, or something else follows it.
    Damaged(io::Error),
    /// The system says no.
    CannotRead(io::Error),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CannotOpen(error) => write!(f, "cannot be opened: {error}"),
            Self::IsDirectory => f.write_str("is a directory; name the files in it"),
            Self::NotRead { what, command } => {
                write!(f, "is {what}, which is not read here; make text of it with `{command}` first")
            }
            Self::Truncated => f.write_str("is cut off: the compressed data ends too early"),
            Self::Damaged(error) => write!(f, "is damaged: {error}"),
            Self::CannotRead(error) => write!(f, "cannot be read further: {error}"),
        }
    }
}

impl std::error::Error for Fault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::CannotOpen(error) | Self::Damaged(error) | Self::CannotRead(error) => Some(error),
            Self::IsDirectory | Self::NotRead { .. } | Self::Truncated => None,
        }
    }
}
