//! Text in lines of limited width.

use core::fmt::{self, Write};

/// Columns of a line.
const WIDTH: usize = 80;

/// A line break and the columns of a label.
const BREAK: &str = "\n           ";

/// Folds text at spaces, so that lines stay within [`WIDTH`] as far as the words allow.
///
/// Text comes in pieces that are written as they are, as many words at a time as fit the line.
pub(super) struct Fold<'f, W> {
    target: &'f mut W,
    indent: usize,
    /// Octets on the current line.
    column: usize,
}

impl<'f, W: Write> Fold<'f, W> {
    /// A writer whose current line holds `column` octets already, and whose others begin after `indent` spaces.
    pub(super) const fn new(target: &'f mut W, indent: usize, column: usize) -> Self {
        Self { target, indent, column }
    }

    /// Writes pieces that follow each other without a space. A word may go over the end of a piece, but not of a call.
    pub(super) fn write(&mut self, pieces: &[&str]) -> fmt::Result {
        let mut rest = pieces;
        while let [piece, following @ ..] = rest {
            self.write_piece(piece, following)?;
            rest = following;
        }
        Ok(())
    }

    fn write_piece(&mut self, piece: &str, following: &[&str]) -> fmt::Result {
        let octets = piece.as_bytes();
        let (mut written, mut at) = (0, word_length(octets));
        self.column += at;
        while at < octets.len() {
            let word = word_length(octets.get(at + 1..).unwrap_or_default());
            let end = at + 1 + word;
            let ahead = if end == octets.len() { word_ahead(following) } else { 0 };
            if self.column + 1 + word + ahead > WIDTH {
                self.target.write_str(piece.get(written..at).unwrap_or_default())?;
                self.target.write_str(BREAK.get(..=self.indent).unwrap_or_default())?;
                written = at + 1;
                self.column = self.indent + word;
            } else {
                self.column += 1 + word;
            }
            at = end;
        }
        self.target.write_str(piece.get(written..).unwrap_or_default())
    }
}

/// For what has no text ready: words are then kept together within a call alone.
impl<W: Write> Write for Fold<'_, W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.write(&[text])
    }
}

/// Octets up to the first space.
fn word_length(octets: &[u8]) -> usize {
    octets.iter().position(|octet| *octet == b' ').unwrap_or(octets.len())
}

/// Octets up to the first space of the pieces that follow.
fn word_ahead(pieces: &[&str]) -> usize {
    let mut length = 0;
    for piece in pieces {
        let word = word_length(piece.as_bytes());
        length += word;
        if word < piece.len() {
            break;
        }
    }
    length
}
