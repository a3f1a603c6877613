//! Why a codec cannot continue.

use core::fmt;
use std::io;

use crate::codes::ReplyCode;
use crate::decode::DecodeError;
use crate::send::WriteError;
use crate::session::MatchError;

/// Why a [`ReplyCodec`](crate::ReplyCodec) cannot continue.
#[derive(Debug)]
#[non_exhaustive]
pub enum CodecError {
    /// The connection failed.
    Io(io::Error),
    /// The received octets are not a reply.
    Decode(DecodeError),
    /// A reply came that no command asked for, and it is not the 421 that may come at any time.
    Unsolicited(ReplyCode),
    /// The server accepted STARTTLS and had sent more octets before the handshake, or still owes replies to other
    /// commands.
    OctetsBeforeTls {
        /// Number of octets after the reply to STARTTLS.
        octets: usize,
    },
    /// More runs of equal commands were expected at once than a [`ReplyMatcher`](crate::ReplyMatcher) holds.
    TooManyCommands,
    /// The connection ended within a reply.
    UnexpectedEof {
        /// Number of octets of the unfinished reply.
        octets: usize,
    },
    /// A reply could not be written.
    Write(WriteError),
    /// An error was returned before, after which nothing that comes can be trusted.
    Closed,
}

/// Takes an error of the matcher from one enum to the other: the variants that both have, each written once.
macro_rules! convert {
    ($error:expr, $from:ident => $to:ident $(, $others:pat => $otherwise:expr)?) => {
        match $error {
            $from::Decode(error) => $to::Decode(error),
            $from::Unsolicited(code) => $to::Unsolicited(code),
            $from::OctetsBeforeTls { octets } => $to::OctetsBeforeTls { octets },
            $from::TooManyCommands => $to::TooManyCommands,
            $from::UnexpectedEof { octets } => $to::UnexpectedEof { octets },
            $($others => $otherwise,)?
        }
    };
}

impl CodecError {
    /// Returns the error of the matcher that this is, if it is one.
    const fn as_match_error(&self) -> Option<MatchError> {
        let error =
            convert!(*self, Self => MatchError, Self::Io(_) | Self::Write(_) | Self::Closed => return None);
        Some(error)
    }
}

impl fmt::Display for CodecError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(error) = self.as_match_error() {
            return error.fmt(f);
        }
        f.write_str(match self {
            Self::Io(_) => "the connection to the server failed",
            Self::Write(_) => "the reply cannot be written",
            _ => "an earlier error ended this connection",
        })
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

impl From<MatchError> for CodecError {
    fn from(error: MatchError) -> Self {
        convert!(error, MatchError => Self)
    }
}

impl From<WriteError> for CodecError {
    fn from(error: WriteError) -> Self {
        Self::Write(error)
    }
}
