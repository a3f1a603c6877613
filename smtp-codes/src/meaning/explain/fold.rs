//! Text in lines of limited width.

use core::fmt::{self, Write};

/// Folds text at blanks, so that lines stay within a width as far as the words allow.
pub(super) struct Fold<W> {
    target: W,
    width: usize,
    /// Blanks before every line but the first.
    indent: usize,
    /// Characters on the current line.
    column: usize,
    is_behind_blank: bool,
}

impl<W: Write> Fold<W> {
    /// A writer whose current line holds `column` characters already.
    pub(super) const fn new(target: W, width: usize, indent: usize, column: usize) -> Self {
        Self { target, width, indent, column, is_behind_blank: false }
    }

    fn separate(&mut self, next: usize) -> fmt::Result {
        if self.column + 1 + next > self.width {
            self.column = self.indent;
            write!(self.target, "\n{:1$}", "", self.indent)
        } else {
            self.column += 1;
            self.target.write_char(' ')
        }
    }
}

impl<W: Write> Write for Fold<W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for piece in text.split_inclusive(' ') {
            let word = piece.trim_end_matches(' ');
            if !word.is_empty() {
                let length = word.chars().count();
                if core::mem::take(&mut self.is_behind_blank) {
                    self.separate(length)?;
                }
                self.column += length;
                self.target.write_str(word)?;
            }
            self.is_behind_blank |= piece.ends_with(' ');
        }
        Ok(())
    }
}
