//! The decoder's place in an unfinished reply.

use crate::codes::{EnhancedCode, ReplyCode};
use crate::reply::DeviationSet;

/// The decoder's place in an unfinished reply. All positions are offsets into the caller's buffer.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct Progress {
    /// Octets the caller showed at the last call.
    pub(super) seen: u32,
    /// Octets examined.
    pub(super) scanned: u32,
    /// The offset at which the text that is being read would pass a limit; zero if more text need not follow.
    pub(super) text_until: u32,
    /// Start of the reply, after the empty lines before it.
    pub(super) reply_start: u32,
    /// Start of the current line.
    pub(super) line_start: u32,
    /// Finished lines, empty ones included.
    pub(super) all_lines: u32,
    /// Finished lines with a code.
    pub(super) lines: u32,
    pub(super) enhanced: Option<EnhancedCode>,
    /// Code of the last line whose start was read.
    pub(super) code: Option<ReplyCode>,
    /// That line is the last one of its reply.
    pub(super) is_last: bool,
    pub(super) deviations: DeviationSet,
}

impl Progress {
    pub(super) const START: Self = Self {
        seen: 0,
        scanned: 0,
        text_until: 0,
        reply_start: 0,
        line_start: 0,
        all_lines: 0,
        lines: 0,
        enhanced: None,
        code: None,
        is_last: false,
        deviations: DeviationSet::EMPTY,
    };
}
