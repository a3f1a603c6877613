//! [`ReplyDecoder`]: replies from octets that arrive in pieces.

use super::decode_error::{DecodeError, DecodeErrorKind};
use super::progress::Progress;
use super::settings::{Settings, at_least_one, clamp};
use super::shortcut::{self, Shortcut};
use super::state_machine;
use crate::reply::Reply;

/// An incremental decoder of replies, which neither reads from a connection nor allocates.
///
/// Pass it the octets that have been received and not yet used, each time more arrive:
///
/// * `Ok(Some((reply, used)))` is a whole reply. Drop the first `used` octets before the next call. They are
///   [`Reply::raw`] and the empty lines before it.
/// * `Ok(None)` means that more octets are needed. Call again with the same octets and more after them. The decoder
///   keeps only offsets, so the buffer may move meanwhile. A shorter buffer is [`DecodeErrorKind::BufferShrank`].
/// * `Err(_)` says what is wrong and at which octet of the buffer. Every later call returns the same error until
///   [`reset`](Self::reset). Close the connection: a client that skips octets and continues takes each later reply for
///   the answer to another command, and loses mail.
///
/// The work is linear in the number of octets, however they arrive. An octet that cannot belong to a reply is an error
/// at once, without waiting for the end of the line.
///
/// # Lenient and strict
///
/// Deviations from the RFC are accepted and reported, or rejected in strict mode. [`new`](Self::new) is lenient: it
/// accepts what real servers send, and reports each [`Deviation`](crate::Deviation) with the reply.
/// [`strict`](Self::strict) rejects what RFC 5321 does not allow. A client that passes on other people's addresses
/// should be strict, or close on [`DeviationKind::BareLf`](crate::DeviationKind::BareLf): if a server echoes raw
/// octets, a bare LF in them splits its reply.
///
/// # STARTTLS
///
/// Octets that are left in the buffer after the 220 to STARTTLS were not sent over TLS. Reject them (`used <
/// buf.len()`), or an attacker on the path can answer in place of the server later.
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
/// A function that returns a reply which borrows from its buffer asks twice, as the borrow checker wants it: what was
/// found is found again. [`ReplyReader`](crate::ReplyReader) and [`ReplyMatcher`](crate::ReplyMatcher) do this and
/// more.
///
/// ```
/// use std::io::{self, Read};
///
/// use smtp_codes::{Reply, ReplyDecoder};
///
/// fn read_reply<'b>(
///     stream: &mut impl Read,
///     decoder: &mut ReplyDecoder,
///     received: &'b mut Vec<u8>,
/// ) -> io::Result<(Reply<'b>, usize)> {
///     while matches!(decoder.decode(received), Ok(None)) {
///         let mut piece = [0; 4096];
///         match stream.read(&mut piece)? {
///             0 => return Err(io::ErrorKind::UnexpectedEof.into()),
///             read => received.extend_from_slice(&piece[..read]),
///         }
///     }
///     match decoder.decode(received) {
///         Ok(Some(found)) => Ok(found),
///         Ok(None) => Err(io::ErrorKind::UnexpectedEof.into()),
///         Err(error) => Err(io::Error::new(io::ErrorKind::InvalidData, error)),
///     }
/// }
///
/// let mut received = Vec::new();
/// let mut stream = &b"220 mx.example.org\r\n"[..];
/// let (reply, used) = read_reply(&mut stream, &mut ReplyDecoder::new(), &mut received)?;
/// assert_eq!((reply.code().get(), used), (220, 20));
/// # Ok::<(), io::Error>(())
/// ```
///
/// RFC 5321 section 4.2 has the grammar of replies, section 4.5.3.1 the limits of their length.
#[derive(Clone, Debug)]
#[doc(alias = "async")]
#[doc(alias = "parser")]
pub struct ReplyDecoder {
    settings: Settings,
    progress: Progress,
    failed: Option<DecodeError>,
}

impl ReplyDecoder {
    /// Creates a lenient decoder with the default limits: 12,294 octets a line, 512 lines, 65,536 octets in all.
    #[must_use]
    pub const fn new() -> Self {
        Self { settings: Settings::DEFAULT, progress: Progress::START, failed: None }
    }

    /// Rejects replies that RFC 5321 does not allow, instead of reporting the deviation.
    ///
    /// A bare code (`250` and a line end), a text in UTF-8 and an enhanced code at the very end of its line are still
    /// accepted and reported. The limit of a line becomes 512 octets, that of a 334 line stays 12,294, unless
    /// [`max_line`](Self::max_line) sets it.
    ///
    /// ```
    /// # use smtp_codes::{DecodeErrorKind, DeviationKind, ReplyDecoder};
    /// let bare_lf = b"250 ok\n";
    /// assert!(ReplyDecoder::new().decode(bare_lf)?.is_some());
    /// let error = ReplyDecoder::new().strict().decode(bare_lf).unwrap_err();
    /// assert_eq!(error.kind(), DecodeErrorKind::Refused(DeviationKind::BareLf));
    /// # Ok::<(), smtp_codes::DecodeError>(())
    /// ```
    #[must_use]
    pub const fn strict(mut self) -> Self {
        self.settings.strict = true;
        self.with_new_limits()
    }

    /// Limits the octets of a line, including its code and line end.
    #[must_use]
    pub const fn max_line(mut self, octets: usize) -> Self {
        self.settings = self.settings.with_max_line(at_least_one(octets));
        self.with_new_limits()
    }

    /// Limits the lines of a reply, including empty lines before and between them.
    ///
    /// ```
    /// # use smtp_codes::{DecodeErrorKind, ReplyDecoder};
    /// let mut decoder = ReplyDecoder::new().max_lines(2);
    /// let error = decoder.decode(b"250-a\r\n250-b\r\n250-c").unwrap_err();
    /// assert_eq!((error.kind(), error.at()), (DecodeErrorKind::TooManyLines, 14));
    /// ```
    #[must_use]
    pub const fn max_lines(mut self, lines: usize) -> Self {
        self.settings.max_lines = at_least_one(lines);
        self
    }

    /// Limits the octets of a reply, including empty lines before it: what the caller must be able to buffer.
    #[must_use]
    pub const fn max_len(mut self, octets: usize) -> Self {
        self.settings.max_len = at_least_one(octets);
        self.with_new_limits()
    }

    /// Has the next octets measured anew, where a reply has begun.
    const fn with_new_limits(mut self) -> Self {
        self.progress.text_until = 0;
        self
    }

    /// Decodes the reply at the start of `buf`, if all of it is there.
    ///
    /// Another call with the same octets returns the same answer. So a loop can read until the answer is not
    /// `Ok(None)`, and borrow the reply after the loop.
    ///
    /// # Errors
    ///
    /// The first octet that cannot belong to a reply, or that is over a limit, with its offset in `buf`. The same error
    /// is returned until [`reset`](Self::reset).
    #[inline]
    pub fn decode<'b>(&mut self, buf: &'b [u8]) -> Result<Option<(Reply<'b>, usize)>, DecodeError> {
        if shortcut::one_octet(&mut self.progress, buf) {
            return Ok(None);
        }
        // A decoder that failed has seen the octet that it failed at.
        if self.is_partial() { self.decode_more(buf) } else { self.decode_first(buf) }
    }

    /// Returns `true` if a reply has begun and its end has not been seen.
    ///
    /// If the connection ends then, the reply was cut short.
    #[must_use]
    pub const fn is_partial(&self) -> bool {
        self.progress.seen > 0
    }

    /// Forgets an unfinished reply and an error. The limits stay.
    ///
    /// ```
    /// # use smtp_codes::ReplyDecoder;
    /// let mut decoder = ReplyDecoder::new();
    /// assert!(decoder.decode(b"HTTP/1.1").is_err());
    /// assert!(decoder.decode(b"250 ok\r\n").is_err());
    /// decoder.reset(); // on a new connection
    /// assert!(decoder.decode(b"250 ok\r\n")?.is_some());
    /// # Ok::<(), smtp_codes::DecodeError>(())
    /// ```
    pub const fn reset(&mut self) {
        self.progress = Progress::START;
        self.failed = None;
    }

    /// Decodes exactly one whole reply.
    #[inline(always)] // a call would add 30 instructions to a reply
    pub(crate) fn decode_one(self, octets: &[u8]) -> Result<Reply<'_>, DecodeError> {
        let Self { settings, mut progress, .. } = self;
        match shortcut::whole_reply(&settings, &mut progress, octets) {
            Some((reply, used)) if used == octets.len() => Ok(reply),
            _ if progress.seen == 0 => Self { settings, ..Self::new() }.decode_one_from_start(octets),
            _ => Self { settings, progress, failed: None }.decode_one_with_care(octets),
        }
    }

    /// Decodes exactly one whole reply of which no shortcut has read anything.
    #[inline(never)]
    fn decode_one_from_start(self, octets: &[u8]) -> Result<Reply<'_>, DecodeError> {
        match shortcut::no_line(&self.settings, octets) {
            Some(error) => Err(error),
            None => self.decode_one_with_care(octets),
        }
    }

    /// Decodes exactly one whole reply from where a shortcut has left it.
    #[inline(never)]
    fn decode_one_with_care(mut self, octets: &[u8]) -> Result<Reply<'_>, DecodeError> {
        if shortcut::beginning(&self.progress, octets) {
            return Err(DecodeError::new(DecodeErrorKind::Incomplete, clamp(octets.len())));
        }
        match self.decode_with_care(octets)? {
            Some((reply, used)) if used == octets.len() => Ok(reply),
            Some((_, used)) => Err(DecodeError::new(DecodeErrorKind::TrailingOctets, clamp(used))),
            None => Err(DecodeError::new(DecodeErrorKind::Incomplete, clamp(octets.len()))),
        }
    }

    #[inline(never)]
    fn decode_first<'b>(&mut self, buf: &'b [u8]) -> Result<Option<(Reply<'b>, usize)>, DecodeError> {
        let shortcut = shortcut::at_start(&self.settings, &mut self.progress, buf);
        self.finish(shortcut, buf)
    }

    #[inline(never)]
    fn decode_more<'b>(&mut self, buf: &'b [u8]) -> Result<Option<(Reply<'b>, usize)>, DecodeError> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        let shortcut = shortcut::within(&self.settings, &mut self.progress, buf);
        self.finish(shortcut, buf)
    }

    #[inline]
    fn finish<'b>(
        &mut self,
        shortcut: Shortcut<'b>,
        buf: &'b [u8],
    ) -> Result<Option<(Reply<'b>, usize)>, DecodeError> {
        match shortcut {
            Shortcut::Reply(reply, used) => Ok(Some((reply, used))),
            Shortcut::NeedsMore => Ok(None),
            Shortcut::NotTaken => self.decode_with_care(buf),
        }
    }

    #[inline(never)]
    fn decode_with_care<'b>(&mut self, buf: &'b [u8]) -> Result<Option<(Reply<'b>, usize)>, DecodeError> {
        let outcome = state_machine::advance(&self.settings, &mut self.progress, buf, &mut ());
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
