//! Why octets are not a reply.

use core::fmt;
use core::hash::{Hash, Hasher};

use super::other_protocol::OtherProtocol;
use super::settings::clamp;
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
/// assert_eq!(error.to_string(), "expected a reply code, found `x` at octet 2");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct DecodeError {
    at: u32,
    kind: DecodeErrorKind,
    /// The octet at `at`, for the kinds that show it.
    octet: u8,
    protocol: Option<OtherProtocol>,
}

/// The kinds of [`DecodeError`].
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// A line does not begin with three digits (RFC 5321 section 4.2).
    NoCode,
    /// The code of a line is outside 100 to 599.
    CodeOutOfRange,
    /// Octet 0x15 instead of a code: a TLS alert, as a server sends it when the handshake fails.
    TlsAlert,
    /// Neither a space, a hyphen nor a line end follows the code.
    Separator,
    /// No line end comes within the limit of a line.
    LineTooLong,
    /// There are more lines than the limit allows.
    TooManyLines,
    /// The reply does not end within the limit of its octets.
    ReplyTooLong,
    /// The reply deviates from RFC 5321, and the decoder is strict.
    Refused(DeviationKind),
    /// The buffer is shorter than at the call before, although its octets are still needed.
    BufferShrank,
    /// The octets end before the reply does. Only for a parser of exactly one reply.
    Incomplete,
    /// More octets follow the reply. Only for a parser of exactly one reply.
    TrailingOctets,
    /// A line end within a line. Only where the lines were handed over one by one.
    LineEndInLine,
}

impl DecodeError {
    pub(crate) const fn new(kind: DecodeErrorKind, at: u32) -> Self {
        Self { at, kind, octet: 0, protocol: None }
    }

    /// Creates an error about the octet at `offset` of a line that begins at `line_start`.
    pub(super) fn at_octet(kind: DecodeErrorKind, line: &[u8], line_start: u32, offset: usize) -> Self {
        let octet = line.get(offset).copied().unwrap_or_default();
        let protocol = if offset == 0 { OtherProtocol::of_line(line) } else { None };
        Self { at: line_start + clamp(offset), kind, octet, protocol }
    }

    /// Returns what is wrong.
    #[must_use]
    pub const fn kind(self) -> DecodeErrorKind {
        self.kind
    }

    /// Returns the offset of the octet in the buffer.
    #[must_use]
    pub const fn at(self) -> usize {
        self.at as usize
    }

    /// Returns the protocol that the octets belong to, if they show one.
    ///
    /// An error comes with the first octet that is wrong, so it depends on how many more have arrived by then.
    #[must_use]
    pub const fn protocol(self) -> Option<OtherProtocol> {
        self.protocol
    }

    /// Returns the error with another offset, for buffers that are part of something longer.
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
        Self { at: clamp(at), ..self }
    }
}

/// By kind, offset and octet. How much of another protocol has arrived makes no difference.
impl PartialEq for DecodeError {
    fn eq(&self, other: &Self) -> bool {
        (self.at, self.kind, self.octet) == (other.at, other.kind, other.octet)
    }
}

impl Eq for DecodeError {}

impl Hash for DecodeError {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.at, self.kind, self.octet).hash(state);
    }
}

impl DecodeErrorKind {
    /// Returns the name of the variant.
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
        let (at, found) = (self.at, Found(*self));
        match self.kind {
            DecodeErrorKind::NoCode => match self.protocol {
                Some(protocol) => {
                    write!(f, "expected a reply code, {found}: this looks like {}", protocol.label())
                }
                None => write!(f, "expected a reply code, {found}"),
            },
            DecodeErrorKind::CodeOutOfRange => {
                write!(f, "the reply code at octet {at} is outside 100 to 599")
            }
            DecodeErrorKind::TlsAlert => write!(f, "expected a reply code, found a TLS alert at octet {at}"),
            DecodeErrorKind::Separator => {
                write!(f, "expected a space, a hyphen or a line end after the reply code, {found}")
            }
            DecodeErrorKind::LineTooLong => write!(f, "line too long: no line ending by octet {at}"),
            DecodeErrorKind::TooManyLines => {
                write!(f, "too many lines: octet {at} starts a line over the limit")
            }
            DecodeErrorKind::ReplyTooLong => write!(f, "reply too long: no end of the reply by octet {at}"),
            DecodeErrorKind::Refused(deviation) => write!(f, "octet {at}: {}", deviation.meaning()),
            DecodeErrorKind::BufferShrank => {
                write!(f, "the buffer shrank to {at} octets although earlier ones are still needed")
            }
            DecodeErrorKind::Incomplete => write!(f, "incomplete reply: the data ends at octet {at}"),
            DecodeErrorKind::LineEndInLine => {
                write!(f, "a line of the reply contains a line end at octet {at}")
            }
            DecodeErrorKind::TrailingOctets => {
                write!(f, "unexpected data after the reply, from octet {at}")
            }
        }
    }
}

/// The octet that an error is about, and its offset.
struct Found(DecodeError);

impl fmt::Display for Found {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "found `{}` at octet {}", self.0.octet.escape_ascii(), self.0.at)
    }
}

impl core::error::Error for DecodeError {}

const _: () = assert!(size_of::<DecodeError>() == 8);
