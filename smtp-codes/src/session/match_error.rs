//! Why replies cannot be matched to commands any more.

use core::fmt;

use crate::codes::ReplyCode;
use crate::decode::DecodeError;

/// Why replies cannot be matched to commands any more. The connection is to be closed.
///
/// Replies are matched by counting them ([RFC 2920 section 3.1](https://www.rfc-editor.org/rfc/rfc2920#section-3.1)),
/// so after any of these each later reply could be the answer to another command.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum MatchError {
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
    /// More runs of equal commands were expected at once than a [`ReplyMatcher`](crate::ReplyMatcher) holds, which
    /// is 32.
    TooManyCommands,
    /// The connection ended within a reply.
    UnexpectedEof {
        /// Number of octets of the unfinished reply.
        octets: usize,
    },
}

impl fmt::Display for MatchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Decode(_) => f.write_str("the server sent something that is not a reply"),
            Self::Unsolicited(code) => {
                write!(f, "the server sent a {code} that no command asked for (RFC 5321 section 4.2)")
            }
            Self::OctetsBeforeTls { .. } => f.write_str(
                "unencrypted data or pending replies before the TLS handshake cannot be trusted (RFC 3207 section 4.2)",
            ),
            Self::TooManyCommands => f.write_str("too many different commands are waiting for replies at once"),
            Self::UnexpectedEof { octets } => {
                write!(f, "the connection ended after {octets} octets of an unfinished reply")
            }
        }
    }
}

impl core::error::Error for MatchError {
    fn source(&self) -> Option<&(dyn core::error::Error + 'static)> {
        match self {
            Self::Decode(error) => Some(error),
            _ => None,
        }
    }
}

impl From<DecodeError> for MatchError {
    fn from(error: DecodeError) -> Self {
        Self::Decode(error)
    }
}
