//! How much a decoder takes.

use crate::codes::ReplyCode;
use crate::syntax::{MAX_LEN, MAX_LINE, MAX_LINES, RFC_LINE};

/// What the caller allows. A `max_line` of zero stands for the default of the mode.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bounds {
    pub(super) max_line: u32,
    pub(super) max_lines: u32,
    pub(super) max_len: u32,
    pub(super) strict: bool,
}

impl Bounds {
    pub(super) const DEFAULT: Self =
        Self { max_line: 0, max_lines: MAX_LINES, max_len: MAX_LEN, strict: false };

    /// The octets that a line may have; its code is not known where no separator has come.
    pub(super) const fn of_line(&self, code: Option<ReplyCode>) -> u32 {
        match (self.max_line, self.strict, code) {
            (0, true, Some(code)) if code.get() != ReplyCode::AUTH_CONTINUE.get() => RFC_LINE,
            (0, _, _) => MAX_LINE,
            (explicit, _, _) => explicit,
        }
    }
}

pub(super) const fn at_least_one(bound: usize) -> u32 {
    match bound {
        0 => 1,
        _ => clamp(bound),
    }
}

/// An offset as it is stored. No reply reaches `u32::MAX`, because `max_len` is a `u32`.
pub(super) const fn clamp(offset: usize) -> u32 {
    if offset > u32::MAX as usize { u32::MAX } else { offset as u32 }
}
