//! [`ReplyBuf`]: a reply that owns its octets.

mod as_reply;
mod reply_buf_error;

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::str::FromStr;

use smtp_codes_data::limits;

pub use reply_buf_error::ReplyBufError;

use crate::codes::{EnhancedCode, ReplyCode};
use crate::decode::{self, DecodeError, DecodeErrorKind, ReplyDecoder};
use crate::reply::{DeviationSet, FromReply, Parts, Reply};
use crate::send::text_writer::{self, Filler, LinePrefix, Purpose, Target, TextWriter};
use crate::send::to_reply::ToReply;
use crate::send::wire;
use crate::syntax::{all_plain, enhanced_prefix};

/// A reply that owns its octets: one that was received and is kept, or one that is only known at run time.
///
/// It is what a [`Reply`] borrows, octet for octet: [`as_reply`](Self::as_reply) leads to everything that a `Reply` can
/// say, and `From<Reply>` loses nothing. As a [`ToReply`] it can always be sent: the
/// [`TextWriter`] replaces what must not be sent. `Display` is one line for people and logs.
///
/// ```
/// use smtp_codes::{EnhancedCode, Reply, ReplyBuf, ReplyCode, ToReply};
///
/// const FULL: Option<EnhancedCode> = Some(EnhancedCode::literal("4.2.2"));
/// let full = ReplyBuf::new(ReplyCode::INSUFFICIENT_STORAGE, FULL, "mailbox full\ntry again later")?;
/// assert_eq!(full.to_string(), "452 4.2.2 mailbox full try again later");
/// assert_eq!(full.wire().to_string(), "452-4.2.2 mailbox full\r\n452 4.2.2 try again later\r\n");
///
/// let received = ReplyBuf::from(Reply::parse(b"571 blocked\r\n")?);
/// assert_eq!(received, "571 blocked".parse()?);
/// # Ok::<(), Box<dyn core::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct ReplyBuf {
    raw: Box<[u8]>,
    enhanced: Option<EnhancedCode>,
    deviations: DeviationSet,
    lines: u32,
    code: ReplyCode,
}

impl ReplyBuf {
    /// Creates a reply from its parts, and refuses what no server may send.
    ///
    /// Each `\n` in `text` begins a new line; lines over 512 octets are folded, as [`TextWriter`] says. Text beyond
    /// ASCII is kept, and is sent only in sessions with SMTPUTF8. [`Reply::check`](crate::Reply::check) tells whether
    /// the code is known, and whether it goes with the enhanced status code.
    ///
    /// # Errors
    ///
    /// See [`ReplyBufError`]. Faults are looked for in its order.
    ///
    /// ```
    /// use smtp_codes::{EnhancedCode, ReplyBuf, ReplyBufError, ReplyCode};
    ///
    /// let refused = ReplyBuf::new(ReplyCode::OKAY, Some(EnhancedCode::literal("5.1.1")), "ok");
    /// assert_eq!(refused, Err(ReplyBufError::EnhancedClassDiffers));
    /// let smuggled = ReplyBuf::new(ReplyCode::MAILBOX_UNAVAILABLE, None, "no\r\n250 yes");
    /// assert_eq!(smuggled, Err(ReplyBufError::ControlCharacter { at: 2 }));
    /// ```
    pub fn new(code: ReplyCode, enhanced: Option<EnhancedCode>, text: &str) -> Result<Self, ReplyBufError> {
        let has_plain_text = all_plain(text.as_bytes());
        ReplyBufError::check(code, enhanced, text, has_plain_text)?;
        let reply = Self::of(&Typed { code, enhanced, text, has_plain_text });
        ReplyBufError::check_limits(&reply.as_reply())?;
        Ok(reply)
    }

    /// Creates a reply from what an administrator typed, and repairs what [`new`](Self::new) would refuse.
    ///
    /// The code stays as it is. The class of the enhanced status code is made to agree with it; a 3yz reply has none.
    /// If none is given and the text begins with one, it is taken from there, and from each line that repeats it. Each
    /// `\r\n`, `\n` and lone `\r` begins a line. Other control characters but the tab become `?`, and so do the Unicode
    /// line separators. Nothing is cut, so a text that is too long makes a reply that is, and the text of a 334 goes
    /// out as [`TextWriter`] says. To learn what would be repaired, call `new` first.
    ///
    /// ```
    /// use smtp_codes::{ReplyBuf, ReplyCode};
    ///
    /// let reply = ReplyBuf::lenient(ReplyCode::MAILBOX_UNAVAILABLE, None, "2.0.0 go away\r\nplease");
    /// assert_eq!(reply.to_string(), "550 5.0.0 go away please");
    /// ```
    #[must_use]
    pub fn lenient(code: ReplyCode, enhanced: Option<EnhancedCode>, text: &str) -> Self {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let first = text.split('\n').next().unwrap_or_default();
        let typed = match enhanced_prefix(first.as_bytes()) {
            // A 1yz or 3yz reply has none to take.
            Some((typed, _)) if enhanced.is_none() && code.severity().class().is_some() => Some(typed),
            _ => None,
        };
        let (enhanced, text) = match typed {
            Some(typed) => (Some(typed), without_enhanced(&text, typed)),
            None => (enhanced, text),
        };
        let agreeing =
            enhanced.zip(code.severity().class()).map(|(enhanced, class)| enhanced.with_class(class));
        let has_plain_text = all_plain(text.as_bytes());
        Self::of(&Typed { code, enhanced: agreeing, text: &text, has_plain_text })
    }

    /// Creates a reply from its code and its lines, as another library provides them.
    ///
    /// A line is the text after the code and the separator, including enhanced status codes. Without any line the reply
    /// is a bare code.
    ///
    /// # Errors
    ///
    /// The errors of [`Reply::parse`] with its limits, and a line that contains a line end.
    ///
    /// ```
    /// use smtp_codes::{ReplyBuf, ReplyCode};
    ///
    /// let reply = ReplyBuf::from_lines(ReplyCode::MAILBOX_UNAVAILABLE, ["5.1.1 no such user", "5.1.1 here"])?;
    /// assert_eq!(reply, "550-5.1.1 no such user\r\n550 5.1.1 here".parse()?);
    /// # Ok::<(), smtp_codes::DecodeError>(())
    /// ```
    pub fn from_lines<I>(code: ReplyCode, lines: I) -> Result<Self, DecodeError>
    where
        I: IntoIterator<Item: AsRef<[u8]>>,
    {
        let mut line_start = 0;
        let mut line_end = None;
        let lines = lines.into_iter().inspect(|line: &I::Item| {
            let line = line.as_ref();
            let text_start = line_start + limits::CODE_AND_SEPARATOR;
            let within = line.iter().position(|&octet| octet == b'\n');
            line_end = line_end.or(within.map(|offset| text_start + offset));
            line_start = text_start + line.len() + limits::CRLF;
        });
        let mut raw = octets_of(code, None, lines);
        if let Some(at) = line_end {
            return Err(DecodeError::new(DecodeErrorKind::LineEndInLine, 0).moved_to(at));
        }
        if raw.is_empty() {
            raw.extend_from_slice(&code.digits());
            raw.extend_from_slice(b"\r\n");
        }
        Reply::parse(&raw).map(Self::from)
    }

    /// Returns the reply as a borrowed one.
    #[must_use]
    pub fn as_reply(&self) -> Reply<'_> {
        Reply::from_parts(Parts {
            raw: &self.raw,
            code: self.code,
            enhanced: self.enhanced,
            lines: self.lines,
            deviations: self.deviations,
        })
    }

    /// Returns the reply code, as [`Reply::code`].
    #[must_use]
    pub const fn code(&self) -> ReplyCode {
        self.code
    }

    /// Returns the enhanced status code, as [`Reply::enhanced`].
    #[must_use]
    pub const fn enhanced(&self) -> Option<EnhancedCode> {
        self.enhanced
    }

    pub(crate) fn of(reply: &dyn ToReply) -> Self {
        let (code, enhanced) = (reply.code(), reply.enhanced());
        if let Some(ready) = reply.__ready().filter(|ready| is_plain_line(ready, code, enhanced)) {
            return Self::from_plain_line(ready.into(), code, enhanced);
        }
        let mut raw = Vec::new();
        // To a `Vec`, and without limits, it cannot fail.
        let _ = text_writer::write(reply, Target::Vec(&mut raw), Purpose::Storage);
        if is_plain_line(&raw, code, enhanced) {
            return Self::from_plain_line(raw.into_boxed_slice(), code, enhanced);
        }
        Self::decode(raw).unwrap_or_else(|raw| Self {
            raw: raw.into_boxed_slice(),
            enhanced,
            deviations: DeviationSet::EMPTY,
            lines: 1,
            code,
        })
    }

    /// Returns the reply of these parts, which has this text as its only line, if there is nothing to say about it.
    #[cfg(feature = "serde")]
    pub(crate) fn of_line(code: ReplyCode, enhanced: Option<EnhancedCode>, text: &[u8]) -> Option<Self> {
        let raw = octets_of(code, enhanced, [text]);
        is_plain_line(&raw, code, enhanced)
            .then(|| Self::from_plain_line(raw.into_boxed_slice(), code, enhanced))
    }

    /// A shortcut: returns the enhanced status code and the text as they are written, if the reply is one plain line.
    #[cfg(feature = "serde")]
    pub(crate) fn plain_line(&self) -> Option<(Option<&str>, &str)> {
        let text = text_writer::plain_text(&self.raw, self.code, self.enhanced)?.len();
        let line = core::str::from_utf8(&self.raw).ok()?.strip_suffix("\r\n")?;
        let (head, text) = line.split_at_checked(line.len() - text)?;
        Some((head.get(limits::CODE_AND_SEPARATOR..head.len() - 1), text))
    }

    const fn from_plain_line(raw: Box<[u8]>, code: ReplyCode, enhanced: Option<EnhancedCode>) -> Self {
        Self { raw, enhanced, deviations: DeviationSet::EMPTY, lines: 1, code }
    }

    /// Returns the reply that these octets are, of any length. If they are not a reply, returns the octets.
    pub(crate) fn decode(raw: Vec<u8>) -> Result<Self, Vec<u8>> {
        let unlimited = ReplyDecoder::new().max_line(usize::MAX).max_lines(usize::MAX).max_len(usize::MAX);
        let parts = match unlimited.decode_one(&raw) {
            // Empty lines before a reply are not a part of it.
            Ok(reply) if reply.raw().len() == raw.len() => Self::with_raw(Box::default(), &reply),
            _ => return Err(raw),
        };
        Ok(Self { raw: raw.into_boxed_slice(), ..parts })
    }

    fn with_raw(raw: Box<[u8]>, reply: &Reply<'_>) -> Self {
        Self {
            raw,
            enhanced: reply.enhanced(),
            deviations: reply.deviation_set(),
            lines: u32::try_from(reply.line_count()).unwrap_or(u32::MAX),
            code: reply.code(),
        }
    }
}

/// A shortcut: returns `true` if these octets are a plain line in which a decoder finds these codes, and nothing to
/// say.
fn is_plain_line(raw: &[u8], code: ReplyCode, enhanced: Option<EnhancedCode>) -> bool {
    let is_in_grammar = matches!(code.digits(), [b'2'..=b'5', b'0'..=b'5', _]);
    let agrees = enhanced.is_none_or(|enhanced| enhanced.agrees_with(code));
    is_in_grammar && agrees && text_writer::plain_text(raw, code, enhanced).is_some()
}

/// Returns the octets of a reply with these lines, which are taken as they are.
pub(crate) fn octets_of(
    code: ReplyCode,
    enhanced: Option<EnhancedCode>,
    lines: impl IntoIterator<Item: AsRef<[u8]>>,
) -> Vec<u8> {
    let prefix = LinePrefix::new(code, enhanced);
    let mut raw = Vec::new();
    let mut before = None;
    for line in lines {
        if let Some(separator) = before.and_then(|start: usize| raw.get_mut(start + LinePrefix::SEPARATOR)) {
            *separator = b'-';
        }
        before = Some(raw.len());
        let line = line.as_ref();
        raw.reserve(prefix.len() + line.len() + limits::CRLF);
        raw.extend_from_slice(prefix.as_bytes());
        raw.extend_from_slice(line);
        raw.extend_from_slice(b"\r\n");
    }
    raw
}

/// Returns `true` if [`octets_of`] makes these octets of the lines.
#[cfg(feature = "serde")]
pub(crate) fn are_octets_of<'l>(
    raw: &[u8],
    code: ReplyCode,
    enhanced: Option<EnhancedCode>,
    mut lines: impl Iterator<Item = &'l [u8]>,
) -> bool {
    let prefix = LinePrefix::new(code, enhanced);
    let (before, after) = prefix.as_bytes().split_at(LinePrefix::SEPARATOR);
    let after = after.get(1..).unwrap_or_default();
    let mut rest = raw;
    let mut is_last = false;
    let begins_with_line = |line: &[u8]| {
        let after_code = rest.strip_prefix(before).filter(|_| !is_last)?;
        let (separator, text) = after_code.split_first()?;
        is_last = *separator == b' ';
        let text = text.strip_prefix(after).filter(|_| is_last || *separator == b'-')?;
        rest = text.strip_prefix(line)?.strip_prefix(b"\r\n")?;
        Some(())
    };
    lines.try_for_each(begins_with_line).is_some() && rest.is_empty() && (is_last || raw.is_empty())
}

/// Returns the lines of a text, and removes this code from those that begin with it.
fn without_enhanced(text: &str, typed: EnhancedCode) -> String {
    let strip = |line| match enhanced_prefix(str::as_bytes(line)) {
        Some((enhanced, end)) if enhanced == typed => {
            line.get(end..).unwrap_or_default().trim_start_matches([' ', '\t'])
        }
        _ => line,
    };
    text.split('\n').map(strip).collect::<Vec<_>>().join("\n")
}

/// A reply of its parts.
struct Typed<'a> {
    code: ReplyCode,
    enhanced: Option<EnhancedCode>,
    text: &'a str,
    has_plain_text: bool,
}

impl ToReply for Typed<'_> {
    fn code(&self) -> ReplyCode {
        self.code
    }
    fn enhanced(&self) -> Option<EnhancedCode> {
        self.enhanced
    }
    fn write_text(&self, writer: &mut TextWriter<'_>) -> fmt::Result {
        self.__fill(&mut Filler::Writer(writer))
    }
    fn __fill(&self, filler: &mut Filler<'_, '_>) -> fmt::Result {
        filler.allow_utf8();
        if self.has_plain_text {
            filler.fill_text(self.code, self.enhanced, self.text)
        } else {
            filler.text(|writer| writer.literal(self.text))
        }
    }
}

/// Octet by octet. All else follows from them, but for empty lines before the reply, which are not kept.
impl PartialEq for ReplyBuf {
    fn eq(&self, other: &Self) -> bool {
        self.raw == other.raw
    }
}

impl Eq for ReplyBuf {}

impl Hash for ReplyBuf {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.raw.hash(state);
    }
}

impl From<Reply<'_>> for ReplyBuf {
    fn from(reply: Reply<'_>) -> Self {
        Self::with_raw(reply.raw().into(), &reply)
    }
}

impl FromReply<'_> for ReplyBuf {
    #[inline]
    fn from_reply(reply: &Reply<'_>) -> Self {
        Self::from(*reply)
    }
}

/// Reads one whole reply as [`Reply::parse`] does, with or without the line end after its last line.
impl FromStr for ReplyBuf {
    type Err = DecodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        decode::parse(text)
    }
}

impl ToReply for ReplyBuf {
    fn code(&self) -> ReplyCode {
        self.code
    }
    fn enhanced(&self) -> Option<EnhancedCode> {
        self.enhanced
    }
    fn write_text(&self, writer: &mut TextWriter<'_>) -> fmt::Result {
        self.as_reply().write_text(writer)
    }
    fn to_reply_buf(&self) -> ReplyBuf {
        self.clone()
    }
    fn __ready(&self) -> Option<&[u8]> {
        self.as_reply().__ready().map(|_| &*self.raw)
    }
}

impl fmt::Display for ReplyBuf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        wire::display(self, f)
    }
}

impl fmt::Debug for ReplyBuf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_reply().fmt(f)
    }
}
