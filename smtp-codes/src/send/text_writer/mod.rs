//! The one writer of replies: lines, folding, and escapes for text that must not be sent.

mod digits;
mod filler;
mod line_in_progress;
mod line_prefix;
mod lookalike;
mod multiline_value;
mod shortcut;
mod target;
mod write;

use core::fmt;

use smtp_codes_data::limits;

pub use filler::Filler;
pub(crate) use line_prefix::LinePrefix;
pub use shortcut::Content;
#[cfg(feature = "alloc")]
pub(crate) use shortcut::plain_text;
pub(crate) use shortcut::ready_line;
pub(crate) use target::{EMPTY_LINE, Target};
pub(crate) use write::write;
#[cfg(feature = "alloc")]
pub(crate) use write::write_here;

use crate::send::to_reply::ToReply;
use crate::send::write_error::WriteError;

/// The writer to which [`ToReply::write_text`](crate::ToReply::write_text) gives the text of a reply.
///
/// It begins each line with the reply code and the enhanced status code, ends it with CRLF, and folds lines that
/// would be longer than 512 octets (RFC 5321 section 4.5.3.1.5): at a space, which the line break replaces, or between
/// two characters if a line has no space. A 334 is never folded (RFC 4954 section 4).
///
/// No text can end the reply or begin another one: only [`next_line`](Self::next_line) and a `\n` given to
/// [`literal`](Self::literal) begin a line, which repeats the code. Every other control character but the tab, and the
/// Unicode line separators, are written as `?`. So is what is not ASCII, unless both the reply
/// ([`allow_utf8`](Self::allow_utf8)) and the session ([`Wire::utf8`](crate::Wire::utf8)) permit it.
/// Where a reply has no enhanced status code, a line that begins like one has its first dot replaced, as the text would
/// otherwise be read back as something else, or refused in a 3yz reply. Not so in a 334: its text is base64, which has no
/// dots, and goes out as it is.
///
/// As a [`fmt::Write`] it takes text as [`value`](Self::value) does. After an error it writes nothing more, and the
/// reply is not sent, whether or not the caller passes the error on.
///
/// ```
/// use core::fmt;
/// use smtp_codes::{EnhancedCode, ReplyCode, TextWriter, ToReply};
///
/// struct Full<'a> {
///     mailbox: &'a str,
/// }
///
/// impl ToReply for Full<'_> {
///     fn code(&self) -> ReplyCode {
///         ReplyCode::INSUFFICIENT_STORAGE
///     }
///     fn enhanced(&self) -> Option<EnhancedCode> {
///         Some(EnhancedCode::literal("4.2.2"))
///     }
///     fn write_text(&self, w: &mut TextWriter<'_>) -> fmt::Result {
///         w.literal("mailbox full\n")?;
///         w.value(format_args!("<{}>", self.mailbox))
///     }
/// }
///
/// let wire = Full { mailbox: "ann\r\n250 ok" }.wire().to_string();
/// assert_eq!(wire, "452-4.2.2 mailbox full\r\n452 4.2.2 <ann??250 ok>\r\n");
/// ```
pub struct TextWriter<'a> {
    target: Target<'a>,
    /// The place in the target where the line in progress begins.
    start: usize,
    /// Octets of the line in progress that have left the target already.
    flushed: usize,
    /// Octets that a line may have, without its CRLF.
    limit: usize,
    prefix: LinePrefix,
    layout: Layout,
    purpose: Purpose,
    allows_utf8: bool,
    failure: Option<Failure>,
}

impl<'a> TextWriter<'a> {
    /// Writes template text, in which each `\n` begins a new line of the reply.
    ///
    /// A `\r\n` is one line break as well. Not for text that somebody else chose: that is what
    /// [`value`](Self::value) is for.
    ///
    /// # Errors
    ///
    /// The target is full or failed, or a line that must not be folded is too long.
    pub fn literal(&mut self, text: &str) -> fmt::Result {
        if self.takes_as_it_is(text) {
            return self.append(text);
        }
        let mut rest = text;
        while let Some((line, after)) = rest.split_once('\n') {
            self.text(line.strip_suffix('\r').unwrap_or(line))?;
            self.next_line()?;
            rest = after;
        }
        self.text(rest)
    }

    /// Writes a value into the text; nothing in it begins a line.
    ///
    /// # Errors
    ///
    /// As [`literal`](Self::literal), or the value's own `Display` failed.
    pub fn value(&mut self, value: fmt::Arguments<'_>) -> fmt::Result {
        match value.as_str() {
            Some(text) => self.text(text),
            None => {
                let written = fmt::write(self, value);
                self.remember(written)
            }
        }
    }

    /// Writes a value whose line breaks begin lines of the reply, each with its code.
    ///
    /// Otherwise nothing in it can, as in [`value`](Self::value). A line break at its end begins none. Not for the 250
    /// to EHLO, where a line is a keyword.
    ///
    /// # Errors
    ///
    /// As [`value`](Self::value).
    ///
    /// ```
    /// use core::fmt;
    /// use smtp_codes::{EnhancedCode, ReplyCode, TextWriter, ToReply};
    ///
    /// /// A refusal with the reason that an administrator typed.
    /// struct Refused(&'static str);
    ///
    /// impl ToReply for Refused {
    ///     fn code(&self) -> ReplyCode {
    ///         ReplyCode::TRANSACTION_FAILED
    ///     }
    ///     fn enhanced(&self) -> Option<EnhancedCode> {
    ///         None
    ///     }
    ///     fn write_text(&self, w: &mut TextWriter<'_>) -> fmt::Result {
    ///         w.literal("refused: ")?;
    ///         w.lines(format_args!("{}", self.0))
    ///     }
    /// }
    ///
    /// let refused = Refused("not today\r\n250 ok\n");
    /// assert_eq!(refused.wire().to_string(), "554-refused: not today\r\n554 250 ok\r\n");
    /// ```
    pub fn lines(&mut self, value: fmt::Arguments<'_>) -> fmt::Result {
        let written = self.write_lines(value);
        self.remember(written)
    }

    /// Writes text that need not be UTF-8, as a received line is; nothing in it begins a line.
    ///
    /// Octets that are not UTF-8 are written as `?`.
    ///
    /// # Errors
    ///
    /// As [`literal`](Self::literal).
    pub fn octets(&mut self, text: &[u8]) -> fmt::Result {
        for chunk in text.utf8_chunks() {
            self.text(chunk.valid())?;
            if !chunk.invalid().is_empty() {
                self.text("?")?;
            }
        }
        Ok(())
    }

    /// Begins a new line of the reply. In a 334, which has only one line, it writes a space.
    ///
    /// # Errors
    ///
    /// The target is full or failed.
    pub fn next_line(&mut self) -> fmt::Result {
        self.check_failure()?;
        match self.layout {
            Layout::OneLine => self.text(" "),
            Layout::Folded | Layout::Cut => {
                self.limit = limits::LINE_WITHOUT_CRLF;
                self.end_line(self.target.len());
                let begun = self.target.next_line(&self.prefix);
                self.begin_line(begun)
            }
        }
    }

    /// Permits text beyond ASCII in this reply, where the session has SMTPUTF8 (RFC 6531 section 3.7.4).
    pub const fn allow_utf8(&mut self) {
        self.allows_utf8 = true;
    }

    /// Forbids folding from here on: a line is cut where it would have more than 512 octets.
    ///
    /// For the 250 to EHLO, HELO and LHLO, where each line is the name of the server or a keyword with its parameters
    /// ([RFC 5321 section 4.1.1.1](https://www.rfc-editor.org/rfc/rfc5321#section-4.1.1.1)): a further line would be a
    /// further keyword.
    pub const fn never_fold(&mut self) {
        if matches!(self.layout, Layout::Folded) {
            self.layout = Layout::Cut;
        }
    }

    /// Writes a reply and says how many octets the target then holds.
    fn write(reply: &dyn ToReply, target: Target<'a>, purpose: Purpose) -> Result<usize, WriteError> {
        let start = target.len();
        let prefix = LinePrefix::new(reply.code(), reply.enhanced());
        let mut writer = Self::new(target, start, prefix, purpose);
        writer.target.append_padded(writer.prefix.padded(), writer.prefix.len())?;
        let written = reply.write_text(&mut writer);
        writer.finish(written)
    }

    /// Goes on in a line that begins at `start` with `prefix`.
    const fn new(target: Target<'a>, start: usize, prefix: LinePrefix, purpose: Purpose) -> Self {
        let is_challenge = prefix.is_challenge();
        let (layout, limit) = match purpose {
            Purpose::Display => (Layout::OneLine, usize::MAX),
            Purpose::Wire { .. } if is_challenge => (Layout::OneLine, limits::CHALLENGE_LINE_WITHOUT_CRLF),
            Purpose::WireUnlimited { .. } | Purpose::Storage if is_challenge => (Layout::OneLine, usize::MAX),
            Purpose::Wire { .. } | Purpose::WireUnlimited { .. } | Purpose::Storage => {
                (Layout::Folded, limits::LINE_WITHOUT_CRLF)
            }
        };
        Self { target, start, flushed: 0, limit, prefix, layout, purpose, allows_utf8: false, failure: None }
    }

    fn finish(&mut self, written: fmt::Result) -> Result<usize, WriteError> {
        if let Some(Failure::Reply(failure)) = self.failure {
            return Err(failure);
        }
        self.mask_lookalike(self.target.len());
        let finished = if self.purpose == Purpose::Display {
            let is_bare = self.flushed == 0 && self.target.len() == self.prefix.len();
            self.target.finish_display(is_bare)
        } else {
            self.target.finish()
        };
        if written.is_err() || self.failure.is_some() { Err(WriteError::Formatting) } else { finished }
    }

    /// Keeps in mind that a value failed, as who writes the reply may pass it over.
    const fn remember(&mut self, written: fmt::Result) -> fmt::Result {
        if written.is_err() && self.failure.is_none() {
            self.failure = Some(Failure::Value);
        }
        written
    }
}

impl fmt::Write for TextWriter<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.text(text)
    }
}

impl fmt::Debug for TextWriter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TextWriter")
            .field("layout", &self.layout)
            .field("failure", &self.failure)
            .finish_non_exhaustive()
    }
}

/// The purpose that a reply is written for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Purpose {
    /// To be sent, in a session with SMTPUTF8 or without.
    Wire { utf8: bool },
    /// To be sent, with a 334 over the limit written all the same.
    WireUnlimited { utf8: bool },
    /// To be kept and sent later: no line is too long, and what a session may take is for later.
    #[cfg_attr(not(feature = "alloc"), allow(dead_code))]
    Storage,
    /// To be read, as one line without line end.
    Display,
}

/// The treatment of a line that grows too long, and of a line break.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Layout {
    /// Lines are folded.
    Folded,
    /// A line that is too long is cut.
    Cut,
    /// There is one line; a line break in the text is written as a space.
    OneLine,
}

/// The part that has failed.
#[derive(Clone, Copy, Debug)]
enum Failure {
    /// The target, or a line that is too long; nothing can be written any more.
    Reply(WriteError),
    /// The `Display` of a value, against its own promise. The text before it is a reply all the same.
    Value,
}
