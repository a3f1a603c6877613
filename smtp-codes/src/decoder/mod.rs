//! The incremental decoder.

mod error;
mod head;
mod machine;
mod octets;
mod usual;

pub use error::{DecodeError, DecodeErrorKind};

pub(crate) use head::{enhanced_prefix, skip_blanks};
use octets::is_plain;
pub(crate) use octets::plain_prefix;

use crate::deviation::DeviationSet;
use crate::{EnhancedCode, Reply, ReplyCode};

/// The longest line that is taken by default, in octets, with its code and line end.
///
/// A 334 line may hold a challenge of 12,288 octets (RFC 4954 section 4), besides four octets before it and two behind.
pub(crate) const MAX_LINE: u32 = 12_294;

/// The longest line within RFC 5321 section 4.5.3.1.5, in octets, with its code and line end.
pub(crate) const RFC_LINE: u32 = 512;

pub(crate) const MAX_LINES: u32 = 512;
pub(crate) const MAX_LEN: u32 = 65_536;

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

/// What the caller allows. A `max_line` of zero stands for the default of the mode.
#[derive(Clone, Copy, Debug)]
struct Bounds {
    max_line: u32,
    max_lines: u32,
    max_len: u32,
    strict: bool,
}

/// Where the decoder stands in an unfinished reply. All positions are offsets into the caller's buffer.
#[derive(Clone, Copy, Debug)]
struct Progress {
    /// Octets the caller showed at the last call.
    seen: u32,
    /// Octets examined.
    scanned: u32,
    /// Where the text that is being read would pass a bound; zero where it is not sure that more text follows.
    text_until: u32,
    /// Start of the reply, behind the blank lines before it.
    reply_start: u32,
    /// Start of the current line.
    line_start: u32,
    /// Finished lines, blank ones among them.
    all_lines: u32,
    /// Finished lines with a code.
    lines: u32,
    enhanced: Option<EnhancedCode>,
    /// Code of the last line whose head was read.
    code: Option<ReplyCode>,
    /// Whether that line is the last one of its reply.
    is_last: bool,
    deviations: DeviationSet,
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
    /// # Errors
    ///
    /// The first thing that cannot belong to a reply, or the bound that is passed, with its offset in `buf`. The same
    /// error is returned until [`reset`](Self::reset).
    #[inline]
    pub fn decode<'b>(&mut self, buf: &'b [u8]) -> Result<Option<(Reply<'b>, usize)>, DecodeError> {
        if self.progress.takes_octet(buf) {
            return Ok(None);
        }
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
        match usual::reply(&self.bounds, octets) {
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
        match usual::reply(&self.bounds, buf) {
            Some(found) => Ok(Some(found)),
            None => self.decode_with_care(buf),
        }
    }

    #[inline(never)]
    fn decode_more<'b>(&mut self, buf: &'b [u8]) -> Result<Option<(Reply<'b>, usize)>, DecodeError> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        if self.progress.takes_as_text(buf) || self.progress.takes_as_code(self.bounds, buf) {
            return Ok(None);
        }
        self.decode_with_care(buf)
    }

    #[inline(never)]
    fn decode_with_care<'b>(&mut self, buf: &'b [u8]) -> Result<Option<(Reply<'b>, usize)>, DecodeError> {
        let outcome = machine::advance(&self.bounds, &mut self.progress, buf);
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

impl Bounds {
    const DEFAULT: Self = Self { max_line: 0, max_lines: MAX_LINES, max_len: MAX_LEN, strict: false };
}

impl Progress {
    const START: Self = Self {
        seen: 0,
        scanned: 0,
        text_until: 0,
        reply_start: 0,
        line_start: 0,
        all_lines: 0,
        lines: 0,
        enhanced: None,
        code: None,
        is_last: false,
        deviations: DeviationSet::EMPTY,
    };

    /// Whether what has come is one octet of text, or the CR behind it, in a line that has begun. It is then examined.
    ///
    /// Where a connection is read octet by octet, this is nearly all that is done for each.
    #[inline(always)]
    fn takes_octet(&mut self, buf: &[u8]) -> bool {
        let Some(&[octet]) = buf.get(self.seen as usize..) else { return false };
        if buf.len() >= self.text_until as usize {
            return false;
        }
        if is_plain(octet) {
            self.scanned += 1;
        } else if octet == b'\r' {
            // It is judged with the octet behind it.
            self.text_until = 0;
        } else {
            return false;
        }
        self.seen += 1;
        true
    }

    /// Whether what has come is plain text of a line that has begun. It is then examined.
    #[inline]
    fn takes_as_text(&mut self, buf: &[u8]) -> bool {
        let Some(new) = buf.get(self.seen as usize..) else { return false };
        if buf.len() >= self.text_until as usize || plain_prefix(new) < new.len() {
            return false;
        }
        self.seen += clamp(new.len());
        self.scanned = self.seen;
        true
    }

    /// Whether what has come is the second or third digit of a code.
    #[inline]
    fn takes_as_code(&mut self, bounds: Bounds, buf: &[u8]) -> bool {
        let has_begun = self.scanned == self.line_start && self.seen > self.line_start;
        let Some(code) = buf.get(self.line_start as usize..).filter(|code| has_begun && code.len() < 4)
        else {
            return false;
        };
        let is_bounded = buf.len() >= bounds.max_len as usize || matches!(bounds.max_line, 1..4);
        if is_bounded || buf.len() < self.seen as usize || !code.iter().all(u8::is_ascii_digit) {
            return false;
        }
        self.seen = clamp(buf.len());
        true
    }
}

const fn at_least_one(bound: usize) -> u32 {
    match bound {
        0 => 1,
        _ => clamp(bound),
    }
}

/// An offset as it is stored. No reply reaches `u32::MAX`, because `max_len` is a `u32`.
const fn clamp(offset: usize) -> u32 {
    if offset > u32::MAX as usize { u32::MAX } else { offset as u32 }
}

const _: () = assert!(size_of::<ReplyDecoder>() <= 64);
const _: () = assert!(size_of::<Result<Option<(Reply<'static>, usize)>, DecodeError>>() <= 40);
