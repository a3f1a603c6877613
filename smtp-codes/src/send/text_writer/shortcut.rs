//! Shortcuts past the writer, for replies whose text comes as literals and values.
//!
//! A line is plain if all of it is printable ASCII that fits into 512 octets: every session may get it, and no layout changes
//! it. A shortcut writes plain lines, and only where the writer would write the same octets; it may always decline. There are
//! two:
//!
//! * [`known`]: all values are known to be strings or numbers. Nothing of the reply stays if the line is not plain.
//! * [`PlainLine`]: any values, looked at piece by piece while they are written. The first piece that is not plain, and all
//!   after it, goes the writer's way from where the line is then. So no value is asked twice, which might say something else
//!   the second time, or nothing.

use core::fmt;

use super::line_prefix::LinePrefix;
use super::target::Target;
use super::{Purpose, TextWriter, plain};
use crate::send::to_reply::ToReply;
use crate::send::write_error::WriteError;
use crate::syntax::limits;

/// What is known of a value without formatting it.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations, missing_docs)]
pub enum Known<'v> {
    Text(&'v str),
    Number(u64),
    Nothing,
}

type Value<'v> = (Known<'v>, &'v dyn fmt::Display);

/// Takes the text of a reply.
#[allow(missing_debug_implementations)]
pub enum Filler<'f, 'a> {
    /// The line has not begun.
    Whole(&'f mut Whole<'a>),
    /// The line has begun.
    Text(&'f mut TextWriter<'a>),
}

/// A reply that is wanted as a whole, which a shortcut may write.
#[allow(missing_debug_implementations, unnameable_types)]
pub struct Whole<'a> {
    target: Target<'a>,
    how: How,
    /// What a shortcut that was taken has to say.
    outcome: Option<Result<usize, WriteError>>,
}

/// Writes a reply, and says how many octets the target then holds.
#[inline(always)]
pub(crate) fn write(reply: &dyn ToReply, target: Target<'_>, purpose: Purpose) -> Result<usize, WriteError> {
    let how = How { purpose, allows_utf8: false, never_folds: false };
    let mut whole = Whole { target, how, outcome: None };
    let _ = reply.__fill(&mut Filler::Whole(&mut whole));
    match whole.outcome {
        Some(outcome) => outcome,
        None => TextWriter::write(reply, whole.target, purpose),
    }
}

impl Filler<'_, '_> {
    /// Writes literals of printable ASCII and values by turns; there is one more literal than there are values.
    ///
    /// `head` octets of the first literal are the code and the enhanced status code, with which the line begins.
    pub fn fill(&mut self, head: usize, literals: &[&str], values: &[Value<'_>]) -> fmt::Result {
        match self {
            Self::Whole(whole) => {
                whole.fill(head, literals, values);
                Ok(())
            }
            Self::Text(writer) => writer.fill(head, literals, values, &[]),
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
            Self::Whole(whole) => whole.how.allows_utf8 = true,
            Self::Text(writer) => writer.allow_utf8(),
        }
    }

    /// As [`TextWriter::never_fold`].
    pub const fn never_fold(&mut self) {
        match self {
            Self::Whole(whole) => whole.how.never_folds = true,
            Self::Text(writer) => writer.never_fold(),
        }
    }

    /// Writes a text that no shortcut takes.
    #[inline]
    pub(crate) fn text(&mut self, write: impl FnOnce(&mut TextWriter<'_>) -> fmt::Result) -> fmt::Result {
        match self {
            Self::Whole(_) => Ok(()),
            Self::Text(writer) => write(writer),
        }
    }
}

impl TextWriter<'_> {
    #[inline(never)]
    fn fill(&mut self, head: usize, literals: &[&str], values: &[Value<'_>], lines: &[bool]) -> fmt::Result {
        let Some((first, others)) = literals.split_first() else { return Ok(()) };
        self.literal(first.get(head..).unwrap_or_default())?;
        let has_lines = lines.iter().chain(core::iter::repeat(&false));
        values.iter().zip(has_lines).zip(others).try_for_each(|(((known, value), has_lines), literal)| {
            match known {
                _ if *has_lines => self.lines(format_args!("{value}"))?,
                Known::Text(text) => self.text(text)?,
                Known::Number(_) | Known::Nothing => self.value(format_args!("{value}"))?,
            }
            self.literal(literal)
        })
    }
}

impl Whole<'_> {
    #[inline]
    fn fill(&mut self, head: usize, literals: &[&str], values: &[Value<'_>]) {
        let Some((first, others)) = literals.split_first() else { return };
        #[cfg(feature = "alloc")]
        if let Target::Vec(out) = &mut self.target {
            if known(out, head, first, others, values) {
                self.outcome = Some(Ok(out.len()));
                return;
            }
        }
        self.fill_by_pieces(head, first, others, values);
    }

    #[inline(never)]
    fn fill_by_pieces(&mut self, head: usize, first: &str, others: &[&str], values: &[Value<'_>]) {
        let beginning = Beginning { head, first, how: self.how };
        self.outcome = match &mut self.target {
            #[cfg(feature = "alloc")]
            Target::Vec(out) => PlainLine::write(&mut **out, beginning, others, values),
            Target::Slice { buffer, len } => {
                PlainLine::write(Fixed { buffer, len: *len }, beginning, others, values)
            }
            Target::Stream { out, line, len } => {
                PlainLine::write(Target::Stream { out: *out, line, len: *len }, beginning, others, values)
            }
        };
    }
}

/// How a reply is to be written.
#[derive(Clone, Copy)]
struct How {
    purpose: Purpose,
    allows_utf8: bool,
    never_folds: bool,
}

/// How a line begins.
#[derive(Clone, Copy)]
struct Beginning<'l> {
    /// The octets of code and enhanced status code in `first`.
    head: usize,
    first: &'l str,
    how: How,
}

/// A target that is known before the line begins, so that nobody asks for it at each piece.
trait Sink<'a>: Sized {
    /// Appends these octets, if there is room for them.
    fn put(&mut self, octets: &[u8]) -> bool;

    fn into_target(self) -> Target<'a>;
}

impl<'a> Sink<'a> for Target<'a> {
    #[inline]
    fn put(&mut self, octets: &[u8]) -> bool {
        self.append(octets).is_ok()
    }
    fn into_target(self) -> Self {
        self
    }
}

struct Fixed<'a> {
    buffer: &'a mut [u8],
    len: usize,
}

impl<'a> Sink<'a> for Fixed<'a> {
    #[inline]
    fn put(&mut self, octets: &[u8]) -> bool {
        let end = self.len + octets.len();
        let Some(room) = self.buffer.get_mut(self.len..end) else { return false };
        room.copy_from_slice(octets);
        self.len = end;
        true
    }
    #[inline]
    fn into_target(self) -> Target<'a> {
        Target::Slice { buffer: self.buffer, len: self.len }
    }
}

#[cfg(feature = "alloc")]
impl<'a> Sink<'a> for &'a mut alloc::vec::Vec<u8> {
    #[inline]
    fn put(&mut self, octets: &[u8]) -> bool {
        self.extend_from_slice(octets);
        true
    }
    #[inline]
    fn into_target(self) -> Target<'a> {
        Target::Vec(self)
    }
}

/// The only line of a reply, as long as all of it is plain.
struct PlainLine<'l, 'a, S> {
    /// None since the line is the writer's.
    sink: Option<S>,
    /// How many more octets the line may have.
    room: usize,
    beginning: Beginning<'l>,
    /// Who writes the reply since something was not plain.
    writer: Option<TextWriter<'a>>,
}

impl<'a, S: Sink<'a>> PlainLine<'_, 'a, S> {
    /// Writes a reply, unless not even its first literal fits.
    #[inline]
    fn write(
        mut sink: S,
        beginning: Beginning<'_>,
        literals: &[&str],
        values: &[Value<'_>],
    ) -> Option<Result<usize, WriteError>> {
        let first = beginning.first;
        let room = limits::LINE_WITHOUT_CRLF.checked_sub(first.len())?;
        if !sink.put(first.as_bytes()) {
            return None;
        }
        let mut line = PlainLine { sink: Some(sink), room, beginning, writer: None };
        let written = line.fill(literals, values);
        Some(line.finish(written))
    }

    #[inline]
    fn fill(&mut self, literals: &[&str], values: &[Value<'_>]) -> fmt::Result {
        values.iter().zip(literals).try_for_each(|((known, value), literal)| {
            match known {
                Known::Text(text) => self.text(text)?,
                Known::Number(number) => self.number(*number)?,
                Known::Nothing => self.value(*value)?,
            }
            self.literal(literal)
        })
    }

    #[inline]
    fn literal(&mut self, text: &str) -> fmt::Result {
        if self.took(text) { Ok(()) } else { self.writer().text(text) }
    }

    #[inline]
    fn text(&mut self, text: &str) -> fmt::Result {
        if plain::is_plain(text.as_bytes()) && self.took(text) { Ok(()) } else { self.writer().text(text) }
    }

    #[inline(always)]
    fn took(&mut self, plain: &str) -> bool {
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
        let Beginning { head, how, .. } = self.beginning;
        let mut target = sink.into_target();
        let begun = limits::LINE_WITHOUT_CRLF - self.room;
        let text = target.len() - begun + head;
        if may_be_taken_for_more(head, target.filled().get(text)) {
            return TextWriter::after(target, begun, self.beginning).finish(written);
        }
        if how.purpose == Purpose::Display {
            return target.finish_display(begun == head);
        }
        target.finish()
    }
}

impl<'a, S: Sink<'a>> fmt::Write for PlainLine<'_, 'a, S> {
    #[inline]
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.text(text)
    }
}

impl<'a> TextWriter<'a> {
    /// Goes on in a line of which so many octets have been written.
    #[cold]
    fn after(target: Target<'a>, begun: usize, Beginning { head, first, how }: Beginning<'_>) -> Self {
        let prefix = LinePrefix::of(first.as_bytes().get(..head).unwrap_or_default());
        let start = target.len() - begun;
        let mut writer = Self::new(target, start, prefix, how.purpose);
        if how.allows_utf8 {
            writer.allow_utf8();
        }
        if how.never_folds {
            writer.never_fold();
        }
        writer
    }
}

/// Returns `true` if text that begins with this octet may look like an enhanced status code of the reply.
#[inline]
const fn may_be_taken_for_more(head: usize, first: Option<&u8>) -> bool {
    head == limits::CODE_AND_SEPARATOR && plain::may_begin_status(first)
}

/// Appends a whole reply, if all of it is known and plain. Of any other nothing stays.
#[cfg(feature = "alloc")]
#[inline]
fn known(
    out: &mut alloc::vec::Vec<u8>,
    head: usize,
    first: &str,
    others: &[&str],
    values: &[Value<'_>],
) -> bool {
    if let Some((Known::Nothing, _)) = values.first() {
        return false;
    }
    let start = out.len();
    out.extend_from_slice(first.as_bytes());
    for ((known, _), literal) in values.iter().zip(others) {
        match known {
            Known::Text(text) if plain::is_plain(text.as_bytes()) => out.extend_from_slice(text.as_bytes()),
            Known::Number(number) => out.extend_from_slice(digits(*number, &mut Pairs::default())),
            Known::Text(_) | Known::Nothing => {
                out.truncate(start);
                return false;
            }
        }
        out.extend_from_slice(literal.as_bytes());
    }
    if out.len() - start > limits::LINE_WITHOUT_CRLF || may_be_taken_for_more(head, out.get(start + head)) {
        out.truncate(start);
        return false;
    }
    out.extend_from_slice(b"\r\n");
    true
}

/// Every number below 100 in two digits.
const PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[0; 2]; 100];
    let mut number = 0;
    while number < 100 {
        pairs[number as usize] = [b'0' + number / 10, b'0' + number % 10];
        number += 1;
    }
    pairs
};

/// Room for the digits of any number, by pairs.
type Pairs = [[u8; 2]; u64::MAX.ilog10() as usize / 2 + 1];

/// Puts the digits of a number at the end of the room, and returns them.
#[inline(never)]
fn digits(number: u64, room: &mut Pairs) -> &[u8] {
    let mut rest = number;
    let mut unused = room.len();
    for pair in room.iter_mut().rev() {
        *pair = PAIRS[(rest % 100) as usize];
        rest /= 100;
        unused -= 1;
        if rest == 0 {
            break;
        }
    }
    let digits = room.get(unused..).unwrap_or_default().as_flattened();
    digits.strip_prefix(b"0").unwrap_or(digits)
}
