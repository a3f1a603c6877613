//! Text in lines of limited width.

use core::fmt::{self, Write};

/// Columns of a line.
const WIDTH: usize = 80;

/// A line break and the columns of a label.
const BREAK: &str = "\n           ";

/// Folds text at spaces, so that lines stay within [`WIDTH`] as far as the words allow.
///
/// Text comes in pieces that are written as they are, as many words at a time as fit the line.
pub(super) struct WrappedText<'f, W> {
    target: &'f mut W,
    indent: usize,
    /// Octets on the current line.
    column: usize,
}

impl<'f, W: Write> WrappedText<'f, W> {
    /// Creates a writer whose current line holds `column` octets already, and whose others begin after `indent` spaces.
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
        let ahead = word_ahead(following);
        let mut rest = piece;
        while self.column + rest.len() + ahead > WIDTH {
            let room = (WIDTH + 1).saturating_sub(self.column).min(rest.len());
            let fitting = rest.as_bytes().get(..room).unwrap_or_default();
            let space = fitting.iter().rposition(|octet| *octet == b' ').or_else(|| rest.find(' '));
            let Some((line, tail)) = space.and_then(|at| rest.split_at_checked(at)) else { break };
            self.target.write_str(line)?;
            self.target.write_str(BREAK.get(..=self.indent).unwrap_or_default())?;
            rest = tail.strip_prefix(' ').unwrap_or(tail);
            self.column = self.indent;
        }
        self.column += rest.len();
        self.target.write_str(rest)
    }
}

/// For what has no text ready: words are then kept together within a call alone.
impl<W: Write> Write for WrappedText<'_, W> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.write(&[text])
    }
}

/// Returns the octets up to the first space of the pieces that follow.
#[inline]
fn word_ahead(pieces: &[&str]) -> usize {
    let mut length = 0;
    for piece in pieces {
        match piece.bytes().position(|octet| octet == b' ') {
            Some(space) => return length + space,
            None => length += piece.len(),
        }
    }
    length
}
