//! Why octets are not a reply.

use core::fmt;

use super::bounds::clamp;
use crate::reply::DeviationKind;

/// Why octets are not a reply, and at which octet.
///
/// # Examples
///
/// ```
/// use smtp_codes::{DecodeErrorKind, Reply};
///
/// let error = Reply::parse(b"25x no\r\n").unwrap_err();
/// assert_eq!(error.kind(), DecodeErrorKind::NoCode);
/// assert_eq!(error.at(), 2);
/// assert_eq!(error.to_string(), "octet 2 does not belong to a reply code, and every line of a reply begins with one");
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct DecodeError {
    at: u32,
    kind: DecodeErrorKind,
}

/// The kinds of [`DecodeError`].
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// A line begins with something else than three digits (RFC 5321 section 4.2).
    NoCode,
    /// The code of a line is outside 100 to 599.
    CodeOutOfRange,
    /// Octet 0x15 where a code is due: a TLS alert, as a server sends it when the handshake fails.
    TlsAlert,
    /// Something else than a blank, a hyphen or the line end follows the code.
    Separator,
    /// No line end within the bound of a line.
    LineTooLong,
    /// One more line than the bound allows.
    TooManyLines,
    /// No end of the reply within the bound of its octets.
    ReplyTooLong,
    /// A deviation, and the decoder is strict.
    Refused(DeviationKind),
    /// The buffer is shorter than at the call before, whose octets were not used up.
    BufferShrank,
    /// The octets end before the reply does. Only where exactly one reply was asked for.
    Incomplete,
    /// More octets follow the reply. Only where exactly one reply was asked for.
    TrailingOctets,
    /// A line end within a line. Only where the lines were handed over one by one.
    LineEndInLine,
}

impl DecodeError {
    pub(crate) const fn new(kind: DecodeErrorKind, at: u32) -> Self {
        Self { at, kind }
    }

    /// What is wrong.
    #[must_use]
    pub const fn kind(self) -> DecodeErrorKind {
        self.kind
    }

    /// Offset of the octet in the buffer that was handed in.
    #[must_use]
    pub const fn at(self) -> usize {
        self.at as usize
    }

    /// The same error at another offset, for buffers that are a part of something longer.
    ///
    /// ```
    /// use smtp_codes::Reply;
    ///
    /// let (log, reply_at) = ("answer: 25x no\r\n", 8);
    /// let error = Reply::parse(&log.as_bytes()[reply_at..]).unwrap_err();
    /// assert_eq!(error.moved_to(reply_at + error.at()).at(), 10);
    /// ```
    #[must_use]
    pub const fn moved_to(self, at: usize) -> Self {
        Self { at: clamp(at), kind: self.kind }
    }
}

impl DecodeErrorKind {
    /// The name of the kind, as it is written here.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NoCode => "NoCode",
            Self::CodeOutOfRange => "CodeOutOfRange",
            Self::TlsAlert => "TlsAlert",
            Self::Separator => "Separator",
            Self::LineTooLong => "LineTooLong",
            Self::TooManyLines => "TooManyLines",
            Self::ReplyTooLong => "ReplyTooLong",
            Self::Refused(_) => "Refused",
            Self::BufferShrank => "BufferShrank",
            Self::Incomplete => "Incomplete",
            Self::TrailingOctets => "TrailingOctets",
            Self::LineEndInLine => "LineEndInLine",
        }
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let at = self.at;
        match self.kind {
            DecodeErrorKind::NoCode => {
                write!(
                    f,
                    "octet {at} does not belong to a reply code, and every line of a reply begins with one"
                )
            }
            DecodeErrorKind::CodeOutOfRange => {
                write!(f, "the reply code at octet {at} is outside 100 to 599")
            }
            DecodeErrorKind::TlsAlert => {
                write!(f, "octet {at} begins a TLS alert, where a reply code is due")
            }
            DecodeErrorKind::Separator => {
                write!(f, "octet {at} follows a reply code and is neither a blank, a hyphen nor a line end")
            }
            DecodeErrorKind::LineTooLong => {
                write!(f, "the line does not end by octet {at}, where its bound lies")
            }
            DecodeErrorKind::TooManyLines => {
                write!(f, "octet {at} begins one line more than a reply may have here")
            }
            DecodeErrorKind::ReplyTooLong => {
                write!(f, "the reply does not end by octet {at}, where its bound lies")
            }
            DecodeErrorKind::Refused(deviation) => write!(f, "octet {at}: {}", deviation.meaning()),
            DecodeErrorKind::BufferShrank => {
                write!(
                    f,
                    "the buffer ends at octet {at}, before octets that were shown already and not used up"
                )
            }
            DecodeErrorKind::Incomplete => write!(f, "the reply is cut short at octet {at}"),
            DecodeErrorKind::LineEndInLine => {
                write!(f, "a line of the reply contains a line end at octet {at}")
            }
            DecodeErrorKind::TrailingOctets => {
                write!(f, "octet {at} and what follows stand behind the reply")
            }
        }
    }
}

impl core::error::Error for DecodeError {}

const _: () = assert!(size_of::<DecodeError>() == 8);
