//! [`lines`]: the lines of a text with a reply on them.

use memchr::{memchr, memrchr};
use smtp_codes::{Found, Scan, scan};

use crate::clock::{self, Day};
use crate::entry::{Codes, Entry};

/// A line with a reply on it.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// Octets of the text before the line.
    pub begin: usize,
    /// The line, without its line end.
    pub text: &'a [u8],
    /// What it says about the reply.
    pub entry: Entry<'a>,
}

/// The lines of a text with a reply on them, in their order. See [`lines`].
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    text: &'a [u8],
    newest: Day,
    codes: Scan<'a>,
    /// The line that may have more codes on it.
    open: Option<Coded<'a>>,
}

/// Where a line with codes on it begins and ends.
#[derive(Clone, Copy, Debug)]
struct Coded<'a> {
    begin: usize,
    end: usize,
    codes: Codes<'a>,
}

/// Returns the lines of a text with a reply on them, of which none was written on a later day than `newest`.
///
/// A line has one reply at most, however many codes are on it. `newest` gives a year to timestamps that have none.
#[must_use]
pub const fn lines(text: &[u8], newest: Day) -> Lines<'_> {
    Lines { text, newest, codes: scan(text), open: None }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        for found in self.codes.by_ref() {
            match &mut self.open {
                Some(line) if found.range().start < line.end => line.codes.merge(found),
                open => {
                    let from = open.as_ref().map_or(0, |line| line.end);
                    if let Some(done) = open.replace(Coded::new(self.text, found, from)) {
                        return Some(self.line(&done));
                    }
                }
            }
        }
        let done = self.open.take()?;
        Some(self.line(&done))
    }
}

impl<'a> Lines<'a> {
    fn line(&self, &Coded { begin, end, codes }: &Coded<'a>) -> Line<'a> {
        let text = &self.text[begin..end];
        Line { begin, text, entry: codes.read(text, begin, clock::time(text, self.newest)) }
    }
}

impl<'a> Coded<'a> {
    /// The line on which a code is, no part of which is before `from`.
    fn new(text: &[u8], found: Found<'a>, from: usize) -> Self {
        let at = found.range().start;
        let begin = memrchr(b'\n', &text[from..at]).map_or(from, |end| from + end + 1);
        let end = memchr(b'\n', &text[at..]).map_or(text.len(), |end| at + end);
        Self { begin, end, codes: Codes::new(found) }
    }
}
