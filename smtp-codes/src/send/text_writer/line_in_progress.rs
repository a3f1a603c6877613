//! The line in progress: what is appended to it, where it is folded, and how it ends.

use core::fmt;

use smtp_codes_data::is_harmful;

use super::line_prefix::LinePrefix;
use super::{Failure, Layout, Purpose, TextWriter};
use crate::send::write_error::WriteError;
use crate::syntax::{all_plain, controls_display, plain_prefix, whole_characters};

impl TextWriter<'_> {
    pub(super) const fn check_failure(&self) -> fmt::Result {
        match self.failure {
            None => Ok(()),
            Some(_) => Err(fmt::Error),
        }
    }

    pub(super) const fn fail(&mut self, failure: WriteError) -> fmt::Result {
        self.failure = Some(Failure::Reply(failure));
        Err(fmt::Error)
    }

    pub(super) fn room(&self) -> usize {
        self.limit - (self.flushed + self.target.len() - self.start)
    }

    pub(crate) fn text(&mut self, text: &str) -> fmt::Result {
        if self.takes_as_it_is(text) {
            return self.append(text);
        }
        self.text_with_care(text)
    }

    #[inline]
    pub(super) fn takes_as_it_is(&self, text: &str) -> bool {
        self.failure.is_none() && text.len() <= self.room() && all_plain(text.as_bytes())
    }

    /// Writes text that has to be folded, or in which not every character is allowed.
    #[cold]
    fn text_with_care(&mut self, text: &str) -> fmt::Result {
        self.check_failure()?;
        let mut rest = text;
        while !rest.is_empty() {
            let (run, after) = rest.split_at(plain_prefix(rest.as_bytes()));
            self.plain_text(run)?;
            let mut characters = after.chars();
            if let Some(character) = characters.next() {
                self.character(character)?;
            }
            rest = characters.as_str();
        }
        Ok(())
    }

    fn plain_text(&mut self, text: &str) -> fmt::Result {
        let mut rest = text;
        loop {
            let room = self.room();
            let Some((now, later)) = rest.split_at_checked(room).filter(|(_, later)| !later.is_empty())
            else {
                return self.append(rest);
            };
            self.append(now)?;
            if self.layout == Layout::Cut {
                return Ok(());
            }
            rest = match later.strip_prefix(' ') {
                Some(after) if self.layout == Layout::Folded => {
                    self.next_line()?;
                    after
                }
                _ => {
                    self.make_room()?;
                    later
                }
            };
        }
    }

    fn character(&mut self, character: char) -> fmt::Result {
        let is_allowed = match self.purpose {
            Purpose::Wire { utf8 } | Purpose::WireUnlimited { utf8 } => {
                character.is_ascii() || utf8 && self.allows_utf8
            }
            Purpose::Storage => character.is_ascii() || self.allows_utf8,
            Purpose::Display => !controls_display(character),
        };
        let character = if is_allowed && !is_harmful(character) { character } else { '?' };
        // A fold may free less than one character needs.
        while character.len_utf8() > self.room() {
            if self.layout == Layout::Cut {
                return self.close_line();
            }
            self.make_room()?;
        }
        self.append(character.encode_utf8(&mut [0; 4]))
    }

    /// Closes a line in which a character had no room, so that nothing after it is written either.
    fn close_line(&mut self) -> fmt::Result {
        self.limit -= self.room();
        Ok(())
    }

    #[inline]
    pub(super) fn append(&mut self, text: &str) -> fmt::Result {
        if text.len() > self.target.room() {
            return self.flush(text);
        }
        match self.target.append(text.as_bytes()) {
            Ok(()) => Ok(()),
            Err(failure) => self.fail(failure),
        }
    }

    /// Lets a line that is longer than the line buffer, and is not going to be folded, leave in pieces.
    #[cold]
    fn flush(&mut self, text: &str) -> fmt::Result {
        // The first piece takes what it can, as a lookalike that begins in `text` can only be masked before it leaves.
        let (first, rest) = text.split_at(whole_characters(text.as_bytes(), self.target.room()));
        if let Err(failure) = self.target.append(first.as_bytes()) {
            return self.fail(failure);
        }
        self.mask_lookalike(self.target.len());
        match self.target.flush(rest) {
            Ok(octets) => {
                self.flushed += octets;
                Ok(())
            }
            Err(failure) => self.fail(failure),
        }
    }

    /// Breaks the full line at its last space, or at its end if it has none.
    fn make_room(&mut self) -> fmt::Result {
        if self.layout != Layout::Folded {
            return self.fail(WriteError::LineTooLong);
        }
        let text = self.start + self.prefix.len();
        let filled = self.target.filled();
        // A break at a space before the text would leave an empty line.
        match filled[text..].iter().rposition(|&octet| octet == b' ') {
            Some(space) if filled[text..text + space].iter().any(|&octet| octet != b' ') => {
                self.fold(text + space, text + space + 1)
            }
            _ => self.next_line(),
        }
    }

    /// Ends the line at `end`. The octets from `resume` on belong to the next line.
    fn fold(&mut self, end: usize, resume: usize) -> fmt::Result {
        self.end_line(end);
        let begun = self.target.fold(end, resume, &self.prefix);
        self.begin_line(begun)
    }

    #[inline]
    pub(super) fn end_line(&mut self, end: usize) {
        self.mask_lookalike(end);
        self.target.filled()[self.start + LinePrefix::SEPARATOR] = b'-';
    }

    pub(super) const fn begin_line(&mut self, begun: Result<usize, WriteError>) -> fmt::Result {
        match begun {
            Ok(start) => {
                self.start = start;
                Ok(())
            }
            Err(failure) => self.fail(failure),
        }
    }
}
