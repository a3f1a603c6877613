//! The folding of a header field whose lines must not be too long ([RFC 5322 section 2.1.1]).
//!
//! A fold at a space is undone by taking the line break away. A word that is too long for a line has no space; there a
//! tab is put in, and taken out again where the line before it is as long as only such a fold leaves one.
//!
//! [RFC 5322 section 2.1.1]: https://www.rfc-editor.org/rfc/rfc5322#section-2.1.1

use core::fmt::{self, Write as _};

/// The octets of a header line without its line end.
const HEADER_LINE_WITHOUT_CRLF: usize = 998;

/// The longest escape of one octet: `\x07`.
const ESCAPE: usize = 4;

/// Writes the lines of one field, from a column on.
pub(crate) struct FieldWriter<'a, 'f> {
    out: &'a mut fmt::Formatter<'f>,
    column: usize,
    /// The line has nothing but white space, from a fold within a word on. Such a line would end the header.
    is_all_space: bool,
}

impl<'a, 'f> FieldWriter<'a, 'f> {
    /// Goes on after `begun`, which is the name of the field and is not written.
    pub(crate) const fn after(begun: &str, out: &'a mut fmt::Formatter<'f>) -> Self {
        Self { out, column: begun.len(), is_all_space: false }
    }

    /// Writes a text that fits the line.
    pub(crate) fn literal(&mut self, text: &str) -> fmt::Result {
        self.column += text.len();
        self.out.write_str(text)
    }

    /// Begins a new line with a space.
    pub(crate) fn fold(&mut self) -> fmt::Result {
        (self.column, self.is_all_space) = (1, false);
        self.out.write_str("\r\n ")
    }

    /// Writes octets, those outside of printable ASCII as escapes, folded where they do not fit.
    pub(crate) fn text(&mut self, text: &[u8]) -> fmt::Result {
        let visible = text.trim_ascii_end().len();
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            // Before a space that a word follows there may be a fold.
            let is_boundary = |pair: &[u8]| matches!(pair, [b' ', word] if !word.is_ascii_whitespace());
            let len = 1 + rest
                .get(1..)
                .unwrap_or_default()
                .windows(2)
                .position(is_boundary)
                .unwrap_or(rest.len() - 1);
            let word = rest.get(..len).unwrap_or_default();
            let width: usize = word.iter().map(|octet| width(*octet)).sum();
            if self.column + width > HEADER_LINE_WITHOUT_CRLF
                && !self.is_all_space
                && is_boundary(rest.get(..2).unwrap_or_default())
            {
                self.column = 0;
                self.out.write_str("\r\n")?;
            }
            for octet in word {
                self.octet(*octet, at >= visible)?;
                at += 1;
            }
        }
        Ok(())
    }

    fn octet(&mut self, octet: u8, is_trailing: bool) -> fmt::Result {
        let width = width(octet);
        let is_cut = self.column + width > HEADER_LINE_WITHOUT_CRLF;
        if is_cut {
            (self.column, self.is_all_space) = (1, true);
            self.out.write_str("\r\n\t")?;
        }
        let would_stay_all_space = self.is_all_space
            && octet.is_ascii_whitespace()
            && (is_cut && is_trailing || self.column + ESCAPE >= HEADER_LINE_WITHOUT_CRLF);
        self.is_all_space &= octet.is_ascii_whitespace() && !would_stay_all_space;
        if width == ESCAPE || would_stay_all_space {
            self.column += ESCAPE;
            write!(self.out, "\\x{octet:02x}")
        } else {
            self.column += 1;
            self.out.write_char(char::from(octet))
        }
    }
}

const fn width(octet: u8) -> usize {
    if matches!(octet, b'\t' | b' '..=b'~') { 1 } else { ESCAPE }
}

/// Returns the lines of a folded value as the parts that it has unfolded. `begin` octets come before it on its line.
pub(crate) fn unfolded(value: &[u8], begin: usize) -> impl Iterator<Item = &[u8]> + Clone {
    let mut before = begin;
    let mut is_within_word = false;
    value.split_inclusive(|octet| *octet == b'\n').map(move |line| {
        let text = line.strip_suffix(b"\n").unwrap_or(line);
        let text = text.strip_suffix(b"\r").unwrap_or(text);
        let part = if is_within_word { text.strip_prefix(b"\t").unwrap_or(text) } else { text };
        is_within_word = before + text.len() + ESCAPE > HEADER_LINE_WITHOUT_CRLF;
        before = 0;
        part
    })
}
