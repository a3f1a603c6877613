//! [`lines`]: the lines of a text with a reply on them.

use memchr::{memchr, memrchr};
use smtp_codes::{Found, ReplyCode, Scan, scan};
use smtp_codes_examples::logs::is_transcript;

use crate::clock::{self, Day};
use crate::entry::{Count, Entry};
use crate::joint::{EximsSyslog, further_part};
use crate::shape::{self, Header};

/// A line with a reply on it.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// Octets of the text before the line.
    pub begin: usize,
    /// The line, without its line end.
    pub text: &'a [u8],
    /// The entry about the reply.
    pub entry: Entry<'a>,
}

/// The lines of a text with a reply on them, in their order. See [`lines`].
#[derive(Clone, Debug)]
pub struct Lines<'a> {
    text: &'a [u8],
    newest: Day,
    codes: Scan<'a>,
    /// The first code of the next line.
    next: Option<Found<'a>>,
    /// The codes of this one.
    on_line: Vec<Found<'a>>,
    /// The code of a reply that goes on, and where the next line begins.
    unfinished: Option<(ReplyCode, usize)>,
    exims: EximsSyslog<'a>,
}

/// Returns the lines of a text with a reply on them, of which none was written on a later day than `newest`.
///
/// A line has one reply at most, however many codes are on it. `newest` gives a year to timestamps that have none.
#[must_use]
pub const fn lines(text: &[u8], newest: Day) -> Lines<'_> {
    Lines {
        text,
        newest,
        codes: scan(text),
        next: None,
        on_line: Vec::new(),
        unfinished: None,
        exims: EximsSyslog::new(),
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    fn next(&mut self) -> Option<Line<'a>> {
        loop {
            let first = self.next.take().or_else(|| self.codes.next())?;
            let at = first.range().start;
            let begin = memrchr(b'\n', &self.text[..at]).map_or(0, |end| end + 1);
            let end = memchr(b'\n', &self.text[at..]).map_or(self.text.len(), |end| at + end);
            self.on_line.clear();
            self.on_line.push(first);
            for found in self.codes.by_ref() {
                if found.range().start >= end {
                    self.next = Some(found);
                    break;
                }
                self.on_line.push(found);
            }
            let text = without_cr(&self.text[begin..end]);
            if let Some(entry) = self.read(text, begin, end) {
                return Some(Line { begin, text, entry });
            }
        }
    }
}

impl<'a> Lines<'a> {
    fn read(&mut self, line: &'a [u8], begin: usize, end: usize) -> Option<Entry<'a>> {
        let time = clock::time(line, self.newest);
        let header = Header::read(line, time);
        if header.part.is_some_and(|part| part.number > 1) {
            let (newest, codes) = (self.newest, &self.on_line);
            return further_part(self.text, (begin, end), newest, &header, codes);
        }
        let mut entry = shape::read(line, begin, time, &header, &self.on_line)?;
        self.join(&mut entry, begin, end);
        self.exims.join(&mut entry, self.text, (begin, end), (line, &header));
        Some(entry)
    }

    /// Counts a reply once that is on several lines: `smtp; 550-5.1.1 first` and ` 550 5.1.1 last`.
    fn join(&mut self, entry: &mut Entry<'_>, begin: usize, end: usize) {
        let Some(code) = entry.code else { return };
        let head = self.on_line.first().and_then(|found| self.text.get(begin..found.range().start));
        let is_line_of_reply =
            |head: &[u8]| matches!(head.first(), Some(b' ' | b'\t')) || is_transcript(head);
        let is_rest = self.unfinished == Some((code, begin)) && head.is_some_and(is_line_of_reply);
        let last = self.on_line.iter().rev().find(|found| found.code() == Some(code));
        let end_of_code = last.and_then(Found::code_range).map(|range| range.end);
        let goes_on = end_of_code.is_some_and(|at| self.text.get(at) == Some(&b'-'));
        self.unfinished =
            (goes_on && (is_rest || entry.frame.count != Count::Not)).then_some((code, end + 1));
        if is_rest {
            entry.frame.count = Count::Not;
        }
    }
}

/// Returns a line without the CR of its end.
pub(crate) fn without_cr(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\r").unwrap_or(line)
}
