//! The commands whose replies are due, in order.

use crate::codes::Command;

/// The runs of equal commands that can be outstanding.
///
/// RFC 2920 section 3.1 lets a client send one transaction after another without waiting: MAIL, any number of RCPT and
/// the end of data, or a chunk, are a few runs each.
const RUNS: usize = 32;

/// A queue of the commands whose replies are due. Equal commands in a row share an entry.
#[derive(Clone, Debug)]
pub(super) struct Expected {
    runs: [Run; RUNS],
    /// Index of the oldest run.
    first: usize,
    len: usize,
    overflowed: bool,
}

#[derive(Clone, Copy, Debug)]
struct Run {
    command: Command,
    count: usize,
    /// The place in the stream where a reply to this command can begin at the earliest.
    not_before: u64,
}

impl Expected {
    pub(super) const EMPTY: Self = Self {
        runs: [Run { command: Command::Unsolicited, count: 0, not_before: 0 }; RUNS],
        first: 0,
        len: 0,
        overflowed: false,
    };

    /// Adds a command. After one that does not fit, none is added any more.
    ///
    /// What the stream has before `settled` holds the beginning of no reply but that to the oldest command.
    pub(super) fn push(&mut self, command: Command, not_before: u64, settled: u64) {
        if self.overflowed {
            return;
        }
        if self.len == RUNS {
            self.join_runs(settled);
        }
        if let Some(last) = self.last_mut() {
            // Its reply comes after theirs in any case.
            if last.command == command && not_before <= last.not_before && last.count < usize::MAX {
                last.count += 1;
                return;
            }
        }
        if self.len == RUNS {
            self.overflowed = true;
            return;
        }
        let end = self.index(self.len);
        if let Some(run) = self.runs.get_mut(end) {
            *run = Run { command, count: 1, not_before };
            self.len += 1;
        }
    }

    /// Joins neighbouring runs of one command whose places are before `settled`, where none of the later replies can
    /// begin. A client that sends one more command after each reply makes many of them.
    #[cold]
    #[inline(never)] // within `push` it would add 20 instructions to a reply
    fn join_runs(&mut self, settled: u64) {
        let runs = core::array::from_fn::<Run, RUNS, _>(|place| self.runs[self.index(place)]);
        let before = core::mem::replace(self, Self::EMPTY);
        for run in runs.into_iter().take(before.len) {
            match self.last_mut() {
                Some(last)
                    if last.command == run.command && run.not_before <= settled.max(last.not_before) =>
                {
                    last.count = last.count.saturating_add(run.count);
                }
                _ => {
                    self.runs[self.len] = run;
                    self.len += 1;
                }
            }
        }
    }

    /// Removes and returns the oldest command, if a reply that begins at this place in the stream can answer it.
    pub(super) fn pop(&mut self, begins_at: u64) -> Option<Command> {
        if self.len == 0 {
            return None;
        }
        let run = self.runs.get_mut(self.first).filter(|run| run.not_before <= begins_at)?;
        let command = run.command;
        run.count = run.count.saturating_sub(1);
        if run.count == 0 {
            self.first = self.index(1);
            self.len -= 1;
        }
        Some(command)
    }

    #[cfg(feature = "std")]
    pub(super) fn oldest(&self) -> Option<Command> {
        self.runs().next().map(|run| run.command)
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Returns `true` if more commands were added than fit.
    pub(super) const fn has_overflowed(&self) -> bool {
        self.overflowed
    }

    pub(super) fn iter(&self) -> Unanswered<'_> {
        let left = self.runs().map(|run| run.count).fold(0, usize::saturating_add);
        Unanswered { expected: self, run: 0, given: 0, left }
    }

    fn runs(&self) -> impl Iterator<Item = &Run> {
        (0..self.len).filter_map(|place| self.runs.get(self.index(place)))
    }

    fn last_mut(&mut self) -> Option<&mut Run> {
        let last = self.index(self.len.checked_sub(1)?);
        self.runs.get_mut(last)
    }

    const fn index(&self, place: usize) -> usize {
        (self.first + place) % RUNS
    }
}

/// The commands whose replies have not come yet, the oldest first: see [`ReplyMatcher::unanswered`].
///
/// [`ReplyMatcher::unanswered`]: crate::ReplyMatcher::unanswered
#[derive(Clone, Debug)]
#[must_use = "an iterator does nothing unless it is asked for its items"]
pub struct Unanswered<'a> {
    expected: &'a Expected,
    run: usize,
    /// The number of that run that were given.
    given: usize,
    left: usize,
}

impl Iterator for Unanswered<'_> {
    type Item = Command;

    fn next(&mut self) -> Option<Command> {
        if self.run >= self.expected.len {
            return None;
        }
        let run = self.expected.runs.get(self.expected.index(self.run))?;
        self.given += 1;
        self.left = self.left.saturating_sub(1);
        if self.given >= run.count {
            self.run += 1;
            self.given = 0;
        }
        Some(run.command)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

impl ExactSizeIterator for Unanswered<'_> {}
impl core::iter::FusedIterator for Unanswered<'_> {}
