//! A value whose line breaks begin lines.

use core::fmt;

use super::TextWriter;

impl TextWriter<'_> {
    pub(super) fn write_lines(&mut self, value: fmt::Arguments<'_>) -> fmt::Result {
        fmt::write(&mut LinesOf { writer: self, end: End::None }, value)
    }
}

/// A value whose line breaks begin lines. One at the end of what has come so far waits for what comes after it.
struct LinesOf<'w, 'a> {
    writer: &'w mut TextWriter<'a>,
    end: End,
}

/// The end of the text so far.
#[derive(Clone, Copy, Eq, PartialEq)]
enum End {
    None,
    /// With a CR, of which an LF is the second half.
    Cr,
    Lf,
}

impl fmt::Write for LinesOf<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            if first == '\n' && self.end == End::Cr {
                self.end = End::Lf;
                rest = &rest[1..];
                continue;
            }
            if self.end != End::None {
                self.writer.next_line()?;
                self.end = End::None;
            }
            let length = rest.find(['\r', '\n']).unwrap_or(rest.len());
            let (line, after) = rest.split_at(length);
            self.writer.text(line)?;
            self.end = match after.as_bytes().first() {
                Some(b'\r') => End::Cr,
                Some(_) => End::Lf,
                None => End::None,
            };
            rest = after.get(1..).unwrap_or_default();
        }
        Ok(())
    }
}
