//! Shortcuts past the writer.
//!
//! A line is plain if all of it is printable ASCII that fits into 512 octets: every session may get it, and no layout
//! changes it. A shortcut writes plain lines, and only where the writer would write the same octets; it may always
//! decline:
//!
//! * [`append_line`]: one line, whose values are known to be strings or numbers. Nothing of the reply stays if it is
//!   not plain.
//! * [`one_text`]: the same with one string, and into a buffer too.
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
mod one_text;
mod ready_line;
mod sink;

#[cfg(feature = "alloc")]
use append_line::append_line;
pub use content::Content;
pub(super) use content::Value;
use hello::hello;
use line_writer::{LineBeginning, LineWriter, WriteOptions};
use one_text::one_text;
#[cfg(feature = "alloc")]
pub(crate) use ready_line::plain_text;
pub(crate) use ready_line::ready_line;
use sink::Fixed;

use super::Purpose;
use super::target::Target;
use crate::send::write_error::WriteError;

/// The attempt to write a whole reply by a shortcut.
#[allow(missing_debug_implementations, unnameable_types)]
pub struct Attempt<'a> {
    pub(super) target: Target<'a>,
    options: WriteOptions,
    /// The outcome of the shortcut that was taken.
    pub(super) outcome: Option<Result<usize, WriteError>>,
}

impl<'a> Attempt<'a> {
    pub(super) const fn new(target: Target<'a>, purpose: Purpose) -> Self {
        let options = WriteOptions { purpose, allows_utf8: false, never_folds: false };
        Self { target, options, outcome: None }
    }

    pub(super) const fn allow_utf8(&mut self) {
        self.options.allows_utf8 = true;
    }

    pub(super) const fn never_fold(&mut self) {
        self.options.never_folds = true;
    }

    #[inline]
    pub(super) fn fill(&mut self, head_len: usize, literals: &[&str], values: &[Value<'_>]) {
        #[cfg(feature = "alloc")]
        if let Target::Vec(out) = &mut self.target {
            if append_line(out, head_len, literals, values) {
                self.outcome = Some(Ok(out.len()));
                return;
            }
        }
        self.fill_by_pieces(head_len, literals, values);
    }

    /// Takes one text between two literals, unless the line is not plain or goes to a stream.
    #[inline]
    pub(super) fn fill_text(&mut self, head_len: usize, literals: [&str; 2], text: &str) -> bool {
        let written = match &mut self.target {
            #[cfg(feature = "alloc")]
            Target::Vec(out) => one_text(&mut **out, head_len, literals, text),
            Target::Slice { buffer, len } => one_text(Fixed { buffer, len: *len }, head_len, literals, text),
            Target::Stream { .. } => None,
        };
        self.outcome = written.map(Ok);
        written.is_some()
    }

    /// Writes the 250 to a hello: each line is plain, and is none that an enhanced status code could begin.
    #[inline]
    pub(crate) fn hello<K: AsRef<str>>(&mut self, domain: &str, greeting: &str, keywords: &[K]) {
        self.outcome = match &mut self.target {
            _ if self.options.purpose == Purpose::Display => None,
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
    pub(super) fn fill_by_pieces(&mut self, head_len: usize, literals: &[&str], values: &[Value<'_>]) {
        let Some((first, others)) = literals.split_first() else { return };
        let beginning = LineBeginning { head_len, first, options: self.options };
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
