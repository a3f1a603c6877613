//! [`Entry`]: what one line of a log says about one reply.

use std::ops::Range;

use smtp_codes::{Action, Command, EnhancedCode, Found, ReplyCode, Severity, Verdict};

use crate::clock::{Moment, Time};
use crate::shape::{self, Shape};

/// Whose replies they are.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Side {
    /// Other servers gave them, to what was sent from here.
    Received,
    /// This server gave them, to those who sent something.
    Given,
}

/// Whether a line is the one to count.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Count<'a> {
    /// Yes.
    Once,
    /// No: it repeats an earlier reply, or tells what would have been said.
    Not,
    /// It counts, unless an outcome of this message repeats it.
    Notice {
        /// The queue's name for it.
        message: &'a [u8],
    },
    /// It counts, and may repeat a notice about this message.
    Outcome {
        /// The queue's name for it.
        message: &'a [u8],
    },
}

/// What a program logs around the codes.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// Whose reply it is.
    pub side: Side,
    /// Whether this line is the one to count.
    pub count: Count<'a>,
    /// What it answers, where the log tells.
    pub command: Option<Command>,
    /// The words of the reply, or those of the program where it logs a status without a reply.
    pub text: &'a [u8],
    /// Whether what has to follow the words is missing.
    pub is_cut: bool,
    /// Whom the mail was for, or for a reply of this server whom it was from.
    pub domain: Option<&'a [u8]>,
}

/// One reply. A line has one at most, however many codes are on it.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Which program wrote it down.
    pub shape: Shape,
    /// When the line was written.
    pub time: Option<Moment>,
    /// `None` where only a status is logged.
    pub code: Option<ReplyCode>,
    /// The enhanced status code, which may be in the words: `553 sorry (#5.7.1)`.
    pub enhanced: Option<EnhancedCode>,
    /// What is around the codes.
    pub frame: Frame<'a>,
}

/// The codes of one line, merged as they are found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Codes<'a> {
    /// The first with a reply code, or else the first.
    found: Found<'a>,
    /// An enhanced code in the words of a reply without one: `553 sorry (#5.7.1)`.
    in_words: Option<EnhancedCode>,
}

impl<'a> Codes<'a> {
    pub(crate) const fn new(found: Found<'a>) -> Self {
        Self { found, in_words: None }
    }

    pub(crate) fn merge(&mut self, found: Found<'a>) {
        match (self.found.code(), found.code()) {
            (None, Some(_)) => *self = Self::new(found),
            (Some(code), None) if self.found.enhanced().is_none() && self.in_words.is_none() => {
                let agrees = |enhanced: &EnhancedCode| enhanced.class().severity() == code.severity();
                self.in_words = found.enhanced().filter(agrees);
            }
            _ => {}
        }
    }

    /// Reads the rest of the line, which begins at `begin` of the text that was scanned.
    pub(crate) fn read(&self, line: &'a [u8], begin: usize, time: Option<Time>) -> Entry<'a> {
        let code = self.found.code();
        let Range { start, end } = self.found.range();
        let codes = start.saturating_sub(begin)..end.saturating_sub(begin);
        let (shape, frame) = shape::read(line, time, codes, self.found.text(), code.is_some());
        Entry {
            shape,
            time: time.map(|time| time.moment),
            code,
            enhanced: self.found.enhanced().or(self.in_words),
            frame,
        }
    }
}

/// Returns what a client does after these codes: by [`Verdict`] where the command is known, else by the first digit.
#[must_use]
pub const fn action(
    command: Option<Command>,
    code: Option<ReplyCode>,
    enhanced: Option<EnhancedCode>,
) -> Action {
    let severity = match (command, code, enhanced) {
        (Some(command), Some(code), _) => return Verdict::of(command, code, enhanced).action,
        (None, Some(code), _) => code.severity(),
        (_, None, Some(enhanced)) => enhanced.class().severity(),
        (_, None, None) => return Action::Unexpected,
    };
    match severity {
        Severity::PositivePreliminary => Action::Unexpected,
        Severity::PositiveCompletion => Action::Accepted,
        Severity::PositiveIntermediate => Action::Continue,
        Severity::TransientNegative => Action::RetryLater,
        Severity::PermanentNegative => Action::Rejected,
    }
}
