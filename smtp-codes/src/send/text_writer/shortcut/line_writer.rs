//! A line that is looked at while it is written.

use core::fmt;

use smtp_codes_data::limits;

use super::content::{Content, Value};
use super::sink::Sink;
use crate::send::text_writer::digits::{Pairs, digits};
use crate::send::text_writer::line_prefix::LinePrefix;
use crate::send::text_writer::target::Target;
use crate::send::text_writer::{Purpose, TextWriter, lookalike};
use crate::send::write_error::WriteError;
use crate::syntax::all_plain;

/// The options with which a reply is to be written.
#[derive(Clone, Copy)]
pub(super) struct WriteOptions {
    pub(super) purpose: Purpose,
    pub(super) allows_utf8: bool,
    pub(super) never_folds: bool,
}

/// The beginning of a line.
#[derive(Clone, Copy)]
pub(super) struct LineBeginning<'l> {
    /// The octets of code and enhanced status code in `first`.
    pub(super) head_len: usize,
    pub(super) first: &'l str,
    pub(super) options: WriteOptions,
}

/// The only line of a reply, as long as all of it is plain.
pub(super) struct LineWriter<'l, 'a, S> {
    /// `None` once the writer has taken over.
    sink: Option<S>,
    /// The octets that the line may still have.
    room: usize,
    beginning: LineBeginning<'l>,
    /// The writer that took over since something was not plain.
    writer: Option<TextWriter<'a>>,
}

impl<'a, S: Sink<'a>> LineWriter<'_, 'a, S> {
    /// Writes a reply, unless not even its first literal fits.
    #[inline]
    pub(super) fn write(
        mut sink: S,
        beginning: LineBeginning<'_>,
        literals: &[&str],
        values: &[Value<'_>],
    ) -> Option<Result<usize, WriteError>> {
        let first = beginning.first;
        let room = limits::LINE_WITHOUT_CRLF.checked_sub(first.len())?;
        if !sink.put(first.as_bytes()) {
            return None;
        }
        let mut line = LineWriter { sink: Some(sink), room, beginning, writer: None };
        let written = line.fill(literals, values);
        Some(line.finish(written))
    }

    #[inline]
    fn fill(&mut self, literals: &[&str], values: &[Value<'_>]) -> fmt::Result {
        values.iter().zip(literals).try_for_each(|((content, value), literal)| {
            match content {
                Content::Text(text) => self.text(text)?,
                Content::Number(number) => self.number(*number)?,
                Content::Opaque => self.value(*value)?,
            }
            self.literal(literal)
        })
    }

    #[inline]
    fn literal(&mut self, text: &str) -> fmt::Result {
        if self.append_plain(text) { Ok(()) } else { self.writer().text(text) }
    }

    #[inline]
    fn text(&mut self, text: &str) -> fmt::Result {
        if all_plain(text.as_bytes()) && self.append_plain(text) { Ok(()) } else { self.writer().text(text) }
    }

    #[inline]
    fn append_plain(&mut self, plain: &str) -> bool {
        let Some(room) = self.room.checked_sub(plain.len()) else { return false };
        let takes = self.sink.as_mut().is_some_and(|sink| sink.put(plain.as_bytes()));
        if takes {
            self.room = room;
        }
        takes
    }

    fn number(&mut self, number: u64) -> fmt::Result {
        let mut room = Pairs::default();
        // Digits are UTF-8.
        self.literal(core::str::from_utf8(digits(number, &mut room)).unwrap_or_default())
    }

    #[inline]
    fn value(&mut self, value: &dyn fmt::Display) -> fmt::Result {
        let written = fmt::write(self, format_args!("{value}"));
        if written.is_err() { self.writer().remember(written) } else { written }
    }

    /// Lets the writer go on, from where the line is.
    #[cold]
    fn writer(&mut self) -> &mut TextWriter<'a> {
        let Self { sink, room, beginning, writer } = self;
        writer.get_or_insert_with(|| {
            let target = sink.take().map_or(Target::Slice { buffer: &mut [], len: 0 }, S::into_target);
            let begun = limits::LINE_WITHOUT_CRLF - *room;
            TextWriter::after(target, begun, *beginning)
        })
    }

    #[inline]
    fn finish(&mut self, written: fmt::Result) -> Result<usize, WriteError> {
        let Some(sink) = self.sink.take() else { return self.writer().finish(written) };
        let LineBeginning { head_len, options, .. } = self.beginning;
        let mut target = sink.into_target();
        let begun = limits::LINE_WITHOUT_CRLF - self.room;
        let text = target.len() - begun + head_len;
        if lookalike::may_begin(head_len, target.filled().get(text)) {
            return TextWriter::after(target, begun, self.beginning).finish(written);
        }
        if options.purpose == Purpose::Display {
            return target.finish_display(begun == head_len);
        }
        target.finish()
    }
}

impl<'a, S: Sink<'a>> fmt::Write for LineWriter<'_, 'a, S> {
    #[inline]
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.text(text)
    }
}

impl<'a> TextWriter<'a> {
    /// Goes on in a line of which so many octets have been written.
    #[cold]
    fn after(
        target: Target<'a>,
        begun: usize,
        LineBeginning { head_len, first, options }: LineBeginning<'_>,
    ) -> Self {
        let prefix = LinePrefix::of(first.as_bytes().get(..head_len).unwrap_or_default());
        let start = target.len() - begun;
        let mut writer = Self::new(target, start, prefix, options.purpose);
        if options.allows_utf8 {
            writer.allow_utf8();
        }
        if options.never_folds {
            writer.never_fold();
        }
        writer
    }
}
