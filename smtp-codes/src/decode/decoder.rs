//! [`ReplyDecoder`]: replies out of octets that arrive in pieces.

use super::bounds::{Bounds, at_least_one, clamp};
use super::error::{DecodeError, DecodeErrorKind};
use super::progress::{Progress, Text};
use super::{fast_path, state_machine};
use crate::reply::Reply;

/// An incremental decoder of replies, which neither reads from a connection nor allocates.
///
/// Hand it the octets received and not yet used up, as often as more arrive:
///
/// * `Ok(Some((reply, used)))` is a whole reply. Drop the first `used` octets before the next call. They are
///   [`Reply::raw`] and the blank lines before it.
/// * `Ok(None)` asks for more. Call again with the same octets and more behind them. The decoder keeps offsets only,
///   so the buffer may move meanwhile; a shorter one is [`DecodeErrorKind::BufferShrank`].
/// * `Err(_)` says what is wrong and at which octet of the buffer. The decoder then answers every call with the same
///   error until [`reset`](Self::reset). Close the connection: whoever skips octets and goes on takes each later
///   reply for the answer to another command, and loses mail.
///
/// The work is linear in the octets received, however they are cut. An octet that cannot belong to a reply is an
/// error at once, also without a line end.
///
/// # Lenient and strict
///
/// [`new`](Self::new) is lenient: it takes what real servers send, and reports each [`Deviation`](crate::Deviation)
/// with the reply. [`strict`](Self::strict) refuses those that RFC 5321 does not allow. A client that hands other
/// people's addresses on should be strict, or close on [`DeviationKind::BareLf`](crate::DeviationKind::BareLf): where
/// a server echoes raw octets, a bare LF in them would split its reply.
///
/// # STARTTLS
///
/// Octets that are left in the buffer behind the 220 to STARTTLS were not sent under TLS. Refuse them (`used <
/// buf.len()`), or an attacker on the path speaks with the server's voice later.
///
/// # Examples
///
/// ```
/// use smtp_codes::{ReplyCode, ReplyDecoder};
///
/// let mut decoder = ReplyDecoder::new();
/// let mut received = b"250-mx.example.org\r\n250 SI".to_vec();
/// assert_eq!(decoder.decode(&received)?, None);
/// assert!(decoder.is_partial());
///
/// received.extend_from_slice(b"ZE 1000\r\n221 bye\r\n");
/// let (reply, used) = decoder.decode(&received)?.expect("a whole reply has arrived");
/// assert_eq!(reply.code(), ReplyCode::OKAY);
/// assert_eq!(reply.lines().count(), 2);
/// assert_eq!(used, 35);
/// # Ok::<(), smtp_codes::DecodeError>(())
/// ```
///
/// RFC 5321 section 4.2 has the grammar of replies, section 4.5.3.1 what it says of their length.
#[derive(Clone, Debug)]
pub struct ReplyDecoder {
    bounds: Bounds,
    progress: Progress,
    failed: Option<DecodeError>,
}

impl ReplyDecoder {
    /// Creates a lenient decoder with the default bounds: 12,294 octets a line, 512 lines, 65,536 octets in all.
    #[must_use]
    pub const fn new() -> Self {
        Self { bounds: Bounds::DEFAULT, progress: Progress::START, failed: None }
    }

    /// Refuses replies that RFC 5321 does not allow, instead of reporting the deviation.
    ///
    /// A bare code (`250` and a line end), a valid UTF-8 text and an enhanced code at the very end of its line are
    /// taken, and reported, all the same. The bound of a line becomes 512 octets, of a 334 line 12,294, unless
    /// [`max_line`](Self::max_line) sets it.
    #[must_use]
    pub const fn strict(mut self) -> Self {
        self.bounds.strict = true;
        self
    }

    /// Bounds the octets of a line, its code and line end among them.
    #[must_use]
    pub const fn max_line(mut self, octets: usize) -> Self {
        self.bounds.max_line = at_least_one(octets);
        self
    }

    /// Bounds the lines of a reply, and the blank lines around them.
    #[must_use]
    pub const fn max_lines(mut self, lines: usize) -> Self {
        self.bounds.max_lines = at_least_one(lines);
        self
    }

    /// Bounds the octets of a reply, blank lines before it among them: what the caller must be able to buffer.
    #[must_use]
    pub const fn max_len(mut self, octets: usize) -> Self {
        self.bounds.max_len = at_least_one(octets);
        self
    }

    /// Decodes the reply at the start of `buf`, if all of it is there.
    ///
    /// Called again with the same octets it gives the same answer, so that a loop may read until the answer is not
    /// `Ok(None)`, and borrow the reply behind the loop.
    ///
    /// # Errors
    ///
    /// The first thing that cannot belong to a reply, or the bound that is passed, with its offset in `buf`. The same
    /// error is returned until [`reset`](Self::reset).
    #[inline]
    pub fn decode<'b>(&mut self, buf: &'b [u8]) -> Result<Option<(Reply<'b>, usize)>, DecodeError> {
        if self.progress.takes_octet(buf) {
            return Ok(None);
        }
        // One that failed has seen the octet that it failed at.
        if self.is_partial() { self.decode_more(buf) } else { self.decode_first(buf) }
    }

    /// Whether a part of a reply has been seen and its end has not.
    ///
    /// Where the connection ends while this holds, a reply was cut short.
    #[must_use]
    pub const fn is_partial(&self) -> bool {
        self.progress.seen > 0
    }

    /// Forgets an unfinished reply and an error. The bounds stay.
    pub const fn reset(&mut self) {
        self.progress = Progress::START;
        self.failed = None;
    }

    /// Decodes exactly one whole reply.
    #[inline]
    pub(crate) fn decode_one(self, octets: &[u8]) -> Result<Reply<'_>, DecodeError> {
        match fast_path::reply(&self.bounds, octets) {
            Some((reply, used)) if used == octets.len() => Ok(reply),
            _ => self.decode_one_with_care(octets),
        }
    }

    #[inline(never)]
    fn decode_one_with_care(mut self, octets: &[u8]) -> Result<Reply<'_>, DecodeError> {
        match self.decode_with_care(octets)? {
            Some((reply, used)) if used == octets.len() => Ok(reply),
            Some((_, used)) => Err(DecodeError::new(DecodeErrorKind::TrailingOctets, clamp(used))),
            None => Err(DecodeError::new(DecodeErrorKind::Incomplete, clamp(octets.len()))),
        }
    }

    #[inline(never)]
    fn decode_first<'b>(&mut self, buf: &'b [u8]) -> Result<Option<(Reply<'b>, usize)>, DecodeError> {
        if let Some(found) = fast_path::reply(&self.bounds, buf) {
            return Ok(Some(found));
        }
        if self.progress.takes_beginning(&self.bounds, buf) {
            return Ok(None);
        }
        self.decode_with_care(buf)
    }

    #[inline(never)]
    fn decode_more<'b>(&mut self, buf: &'b [u8]) -> Result<Option<(Reply<'b>, usize)>, DecodeError> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        match self.progress.text_of(buf) {
            Text::GoesOn => return Ok(None),
            Text::EndsFirstLine => return self.decode_again(buf),
            Text::Other => {}
        }
        if self.progress.takes_digits(&self.bounds, buf) {
            return Ok(None);
        }
        self.decode_with_care(buf)
    }

    /// The reply may be whole now, and a usual one.
    #[inline(never)]
    fn decode_again<'b>(&mut self, buf: &'b [u8]) -> Result<Option<(Reply<'b>, usize)>, DecodeError> {
        let Some(found) = fast_path::reply(&self.bounds, buf) else { return self.decode_with_care(buf) };
        self.progress = Progress::START;
        Ok(Some(found))
    }

    #[inline(never)]
    fn decode_with_care<'b>(&mut self, buf: &'b [u8]) -> Result<Option<(Reply<'b>, usize)>, DecodeError> {
        let outcome = state_machine::advance(&self.bounds, &mut self.progress, buf);
        match outcome {
            Ok(None) => {}
            Ok(Some(_)) => self.progress = Progress::START,
            Err(error) => {
                self.failed = Some(error);
                self.progress.text_until = 0;
            }
        }
        outcome
    }
}

impl Default for ReplyDecoder {
    fn default() -> Self {
        Self::new()
    }
}

const _: () = assert!(size_of::<ReplyDecoder>() <= 64);
const _: () = assert!(size_of::<Result<Option<(Reply<'static>, usize)>, DecodeError>>() <= 40);
