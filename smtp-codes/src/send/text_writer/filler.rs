//! [`Filler`]: the taker of a reply's text, before its line has begun or after.

use core::fmt;

use super::TextWriter;
#[cfg(feature = "alloc")]
use super::line_prefix::LinePrefix;
use super::shortcut::{Attempt, Content, Value};
#[cfg(feature = "alloc")]
use crate::codes::{EnhancedCode, ReplyCode};

/// Takes the text of a reply.
#[allow(missing_debug_implementations)]
pub enum Filler<'f, 'a> {
    /// The line has not begun, and a shortcut may write all of it.
    Shortcut(&'f mut Attempt<'a>),
    /// The line has begun.
    Writer(&'f mut TextWriter<'a>),
}

impl Filler<'_, '_> {
    /// Writes literals of printable ASCII and values by turns; there is one more literal than there are values.
    ///
    /// `head_len` octets of the first literal are the code and the enhanced status code, with which the line begins.
    pub fn fill(&mut self, head_len: usize, literals: &[&str], values: &[Value<'_>]) -> fmt::Result {
        match self {
            Self::Shortcut(attempt) => {
                attempt.fill(head_len, literals, values);
                Ok(())
            }
            Self::Writer(writer) => writer.fill(head_len, literals, values, &[]),
        }
    }

    /// Does the same with one value, as most replies have that have any.
    #[inline]
    pub fn fill_one(
        &mut self,
        head_len: usize,
        before: &str,
        content: Content<'_>,
        value: &dyn fmt::Display,
        after: &str,
    ) -> fmt::Result {
        match content {
            Content::Text(text) => self.fill_one_text(head_len, before, text, value, after),
            Content::Number(_) | Content::Opaque => {
                self.fill(head_len, &[before, after], &[(content, value)])
            }
        }
    }

    /// Does the same with any literals, and where the line breaks of some values begin lines. No shortcut takes it.
    pub fn fill_lines(
        &mut self,
        head_len: usize,
        literals: &[&str],
        values: &[Value<'_>],
        lines: &[bool],
    ) -> fmt::Result {
        self.text(|writer| writer.fill(head_len, literals, values, lines))
    }

    fn fill_one_text(
        &mut self,
        head_len: usize,
        before: &str,
        text: &str,
        value: &dyn fmt::Display,
        after: &str,
    ) -> fmt::Result {
        match self {
            Self::Shortcut(attempt) => {
                if !attempt.fill_text(head_len, [before, after], text) {
                    attempt.fill_by_pieces(head_len, &[before, after], &[(Content::Text(text), value)]);
                }
                Ok(())
            }
            Self::Writer(writer) => {
                writer.fill(head_len, &[before, after], &[(Content::Text(text), value)], &[])
            }
        }
    }

    /// As [`TextWriter::allow_utf8`].
    pub const fn allow_utf8(&mut self) {
        match self {
            Self::Shortcut(attempt) => attempt.allow_utf8(),
            Self::Writer(writer) => writer.allow_utf8(),
        }
    }

    /// As [`TextWriter::never_fold`].
    pub const fn never_fold(&mut self) {
        match self {
            Self::Shortcut(attempt) => attempt.never_fold(),
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
    fn fill(
        &mut self,
        head_len: usize,
        literals: &[&str],
        values: &[Value<'_>],
        lines: &[bool],
    ) -> fmt::Result {
        let Some((first, others)) = literals.split_first() else { return Ok(()) };
        self.literal(first.get(head_len..).unwrap_or_default())?;
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
