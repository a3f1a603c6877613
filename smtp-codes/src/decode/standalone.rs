//! One whole reply.

use super::decode_error::{DecodeError, DecodeErrorKind};
use super::decoder::ReplyDecoder;
use crate::reply::{FromReply, Reply};

impl<'a> Reply<'a> {
    /// Parses octets that are exactly one whole reply, leniently and within the default limits of [`ReplyDecoder`].
    ///
    /// # Errors
    ///
    /// The errors of [`ReplyDecoder::decode`]. [`DecodeErrorKind::Incomplete`] if
    /// the end of the reply is missing, including its last line end, which [`ReplyBuf`](crate::ReplyBuf)'s `FromStr`
    /// adds. [`DecodeErrorKind::TrailingOctets`] if more octets follow the
    /// reply.
    ///
    /// ```
    /// # use smtp_codes::{DecodeErrorKind, Reply};
    /// assert_eq!(Reply::parse(b"250-a\r\n250 b\r\n")?.line_count(), 2);
    /// assert_eq!(Reply::parse(b"250 ok").unwrap_err().kind(), DecodeErrorKind::Incomplete);
    /// assert_eq!(Reply::parse(b"250 ok\r\n250").unwrap_err().kind(), DecodeErrorKind::TrailingOctets);
    /// # Ok::<(), smtp_codes::DecodeError>(())
    /// ```
    pub fn parse(octets: &'a [u8]) -> Result<Self, DecodeError> {
        ReplyDecoder::new().decode_one(octets)
    }
}

/// Reads exactly one whole reply, with or without its last line end.
pub fn parse<T: for<'a> FromReply<'a>>(text: &str) -> Result<T, DecodeError> {
    match Reply::parse(text.as_bytes()) {
        Ok(reply) => Ok(T::from_reply(&reply)),
        Err(error) if error.kind() == DecodeErrorKind::Incomplete && !text.ends_with('\n') => {
            // A CR at the end is half of the line end.
            parse_unended(text.strip_suffix('\r').unwrap_or(text), error)
        }
        Err(error) => Err(error),
    }
}

/// Reads a text after which it puts the line end.
#[cfg(feature = "alloc")]
fn parse_unended<T: for<'a> FromReply<'a>>(text: &str, unended: DecodeError) -> Result<T, DecodeError> {
    let whole = [text.as_bytes(), b"\r\n"].concat();
    parse_ended(&whole, unended)
}

/// Does the same without an allocator, in a copy on the stack, which has room for four lines.
#[cfg(not(feature = "alloc"))]
fn parse_unended<T: for<'a> FromReply<'a>>(text: &str, unended: DecodeError) -> Result<T, DecodeError> {
    let mut copy = [0; 2048];
    let Some(whole) = copy.get_mut(..text.len() + 2) else { return Err(unended) };
    let (start, line_end) = whole.split_at_mut(text.len());
    start.copy_from_slice(text.as_bytes());
    line_end.copy_from_slice(b"\r\n");
    parse_ended(whole, unended)
}

/// Reads a text after which a line end was put. If that line end is wrong, the text ends too early.
fn parse_ended<T: for<'a> FromReply<'a>>(whole: &[u8], unended: DecodeError) -> Result<T, DecodeError> {
    match Reply::parse(whole) {
        Ok(reply) => Ok(T::from_reply(&reply)),
        Err(error) if matches!(error.kind(), DecodeErrorKind::NoCode | DecodeErrorKind::Incomplete) => {
            Err(if error.at() + 2 < whole.len() { error } else { unended })
        }
        Err(error) => Err(error),
    }
}
