//! Shortcuts past the writer.
//!
//! A line is plain if all of it is printable ASCII that fits into 512 octets: every session may get it, and no layout
//! changes it. A shortcut writes plain lines, and only where the writer would write the same octets; it may always
//! decline:
//!
//! * [`append_line`]: one line, whose values are known to be strings or numbers. Nothing of the reply stays if it is
//!   not plain.
//! * [`LineWriter`]: one line of any values, looked at piece by piece while they are written. The first piece that is
//!   not plain, and all after it, goes the writer's way from where the line is then. So no value is asked twice, which
//!   might say something else the second time, or nothing.
//! * [`hello`]: lines that begin like no enhanced status code. They are looked at although they were when the reply was
//!   made, as what lends them may lend something else by now.
//! * [`ready_line`]: the line of a reply that is ready, for those who want it in another form than it goes over the
//!   wire.
//!
//! A line without an enhanced status code whose text might be taken for one is left to the writer, which masks it.

#[cfg(feature = "alloc")]
mod append_line;
mod content;
mod hello;
mod line_writer;
mod ready_line;
mod sink;

use core::fmt;

#[cfg(feature = "alloc")]
use append_line::append_line;
pub use content::Content;
use content::Value;
use hello::hello;
use line_writer::{Beginning, How, LineWriter};
#[cfg(feature = "alloc")]
pub(crate) use ready_line::plain_text;
pub(crate) use ready_line::ready_line;
use sink::Fixed;

#[cfg(feature = "alloc")]
use super::line_prefix::LinePrefix;
use super::target::Target;
use super::{Purpose, TextWriter};
#[cfg(feature = "alloc")]
use crate::codes::{EnhancedCode, ReplyCode};
use crate::send::to_reply::ToReply;
use crate::send::write_error::WriteError;

/// Takes the text of a reply.
#[allow(missing_debug_implementations)]
pub enum Filler<'f, 'a> {
    /// The line has not begun, and a shortcut may write all of it.
    Shortcut(&'f mut Attempt<'a>),
    /// The line has begun.
    Writer(&'f mut TextWriter<'a>),
}

/// The attempt to write a whole reply by a shortcut.
#[allow(missing_debug_implementations, unnameable_types)]
pub struct Attempt<'a> {
    target: Target<'a>,
    how: How,
    /// The outcome of the shortcut that was taken.
    outcome: Option<Result<usize, WriteError>>,
}

/// Writes a reply, and says how many octets the target then holds.
pub(crate) fn write(reply: &dyn ToReply, target: Target<'_>, purpose: Purpose) -> Result<usize, WriteError> {
    write_here(reply, target, purpose)
}

/// Does the same, compiled into the place where most replies are written.
#[inline]
pub(crate) fn write_here(
    reply: &dyn ToReply,
    target: Target<'_>,
    purpose: Purpose,
) -> Result<usize, WriteError> {
    let how = How { purpose, allows_utf8: false, never_folds: false };
    let mut attempt = Attempt { target, how, outcome: None };
    let _ = reply.__fill(&mut Filler::Shortcut(&mut attempt));
    match attempt.outcome {
        Some(outcome) => outcome,
        None => TextWriter::write(reply, attempt.target, purpose),
    }
}

impl Filler<'_, '_> {
    /// Writes literals of printable ASCII and values by turns; there is one more literal than there are values.
    ///
    /// `head` octets of the first literal are the code and the enhanced status code, with which the line begins.
    pub fn fill(&mut self, head: usize, literals: &[&str], values: &[Value<'_>]) -> fmt::Result {
        match self {
            Self::Shortcut(attempt) => {
                attempt.fill(head, literals, values);
                Ok(())
            }
            Self::Writer(writer) => writer.fill(head, literals, values, &[]),
        }
    }

    /// Does the same with any literals, and where the line breaks of some values begin lines. No shortcut takes it.
    pub fn fill_lines(
        &mut self,
        head: usize,
        literals: &[&str],
        values: &[Value<'_>],
        lines: &[bool],
    ) -> fmt::Result {
        self.text(|writer| writer.fill(head, literals, values, lines))
    }

    /// As [`TextWriter::allow_utf8`].
    pub const fn allow_utf8(&mut self) {
        match self {
            Self::Shortcut(attempt) => attempt.how.allows_utf8 = true,
            Self::Writer(writer) => writer.allow_utf8(),
        }
    }

    /// As [`TextWriter::never_fold`].
    pub const fn never_fold(&mut self) {
        match self {
            Self::Shortcut(attempt) => attempt.how.never_folds = true,
            Self::Writer(writer) => writer.never_fold(),
        }
    }

    /// Writes a text of printable ASCII.
    #[cfg(feature = "alloc")]
    pub(crate) fn fill_text(
        &mut self,
        code: ReplyCode,
        enhanced: Option<EnhancedCode>,
        text: &str,
    ) -> fmt::Result {
        if let Self::Writer(writer) = self {
            return writer.literal(text);
        }
        let prefix = LinePrefix::new(code, enhanced);
        self.fill(prefix.len(), &[prefix.as_str(), ""], &[(Content::Text(text), &"")])
    }

    /// Writes a text that no shortcut takes.
    #[inline]
    pub(crate) fn text(&mut self, write: impl FnOnce(&mut TextWriter<'_>) -> fmt::Result) -> fmt::Result {
        match self {
            Self::Shortcut(_) => Ok(()),
            Self::Writer(writer) => write(writer),
        }
    }
}

impl TextWriter<'_> {
    #[inline(never)]
    fn fill(&mut self, head: usize, literals: &[&str], values: &[Value<'_>], lines: &[bool]) -> fmt::Result {
        let Some((first, others)) = literals.split_first() else { return Ok(()) };
        self.literal(first.get(head..).unwrap_or_default())?;
        let has_lines = lines.iter().chain(core::iter::repeat(&false));
        values.iter().zip(has_lines).zip(others).try_for_each(|(((content, value), has_lines), literal)| {
            match content {
                _ if *has_lines => self.lines(format_args!("{value}"))?,
                Content::Text(text) => self.text(text)?,
                Content::Number(_) | Content::Opaque => self.value(format_args!("{value}"))?,
            }
            self.literal(literal)
        })
    }
}

impl Attempt<'_> {
    #[inline]
    fn fill(&mut self, head: usize, literals: &[&str], values: &[Value<'_>]) {
        #[cfg(feature = "alloc")]
        if let Target::Vec(out) = &mut self.target {
            if append_line(out, head, literals, values) {
                self.outcome = Some(Ok(out.len()));
                return;
            }
        }
        self.fill_by_pieces(head, literals, values);
    }

    /// Writes the 250 to a hello: each line is plain, and is none that an enhanced status code could begin.
    #[inline]
    pub(crate) fn hello<K: AsRef<str>>(&mut self, domain: &str, greeting: &str, keywords: &[K]) {
        self.outcome = match &mut self.target {
            _ if self.how.purpose == Purpose::Display => None,
            #[cfg(feature = "alloc")]
            Target::Vec(out) => {
                let start = out.len();
                let written = hello(&mut **out, domain, greeting, keywords);
                if written.is_none() {
                    out.truncate(start);
                }
                written
            }
            Target::Slice { buffer, len } => hello(Fixed { buffer, len: *len }, domain, greeting, keywords),
            Target::Stream { .. } => None,
        };
    }

    #[inline(never)]
    fn fill_by_pieces(&mut self, head: usize, literals: &[&str], values: &[Value<'_>]) {
        let Some((first, others)) = literals.split_first() else { return };
        let beginning = Beginning { head, first, how: self.how };
        self.outcome = match &mut self.target {
            #[cfg(feature = "alloc")]
            Target::Vec(out) => LineWriter::write(&mut **out, beginning, others, values),
            Target::Slice { buffer, len } => {
                LineWriter::write(Fixed { buffer, len: *len }, beginning, others, values)
            }
            Target::Stream { out, line, len } => {
                LineWriter::write(Target::Stream { out: *out, line, len: *len }, beginning, others, values)
            }
        };
    }
}
