//! Why a codec cannot go on.

use core::fmt;
use std::io;

use crate::codes::ReplyCode;
use crate::decode::DecodeError;
use crate::send::WriteError;

/// Why a [`ReplyCodec`](crate::ReplyCodec) cannot go on.
#[derive(Debug)]
#[non_exhaustive]
pub enum CodecError {
    /// The connection failed.
    Io(io::Error),
    /// What was received is no reply.
    Decode(DecodeError),
    /// A reply came that no command asked for, and it is not the 421 that may come at any time.
    Unsolicited(ReplyCode),
    /// The server accepted STARTTLS, and had sent this many octets more, or owes replies to other commands.
    OctetsBeforeTls {
        /// Octets behind the reply to STARTTLS.
        octets: usize,
    },
    /// The connection ended within a reply, of which this many octets had come.
    UnexpectedEof {
        /// Octets of the unfinished reply.
        octets: usize,
    },
    /// A reply could not be written.
    Write(WriteError),
    /// An error was returned before, after which nothing that comes can be trusted.
    Closed,
}

impl fmt::Display for CodecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(error) => error.fmt(f),
            Self::Decode(error) => write!(f, "not a reply: {error}"),
            Self::Unsolicited(code) => {
                write!(f, "a {code} came that no command asked for (RFC 5321 section 4.2)")
            }
            Self::OctetsBeforeTls { octets } => {
                write!(
                    f,
                    "{octets} octets came before TLS, or other commands wait for replies, which could not be \
                     trusted in it (RFC 3207 section 4.2)"
                )
            }
            Self::UnexpectedEof { octets } => {
                write!(f, "the connection ended after {octets} octets of a reply")
            }
            Self::Write(error) => write!(f, "the reply cannot be written: {error}"),
            Self::Closed => write!(f, "an earlier error ended this connection"),
        }
    }
}

impl core::error::Error for CodecError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            Self::Decode(error) => Some(error),
            Self::Write(error) => Some(error),
            _ => None,
        }
    }
}

impl From<io::Error> for CodecError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<DecodeError> for CodecError {
    fn from(error: DecodeError) -> Self {
        Self::Decode(error)
    }
}

impl From<WriteError> for CodecError {
    fn from(error: WriteError) -> Self {
        Self::Write(error)
    }
}
