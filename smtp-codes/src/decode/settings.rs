//! The settings of a decoder: how much it takes, and whether it rejects deviations.

use smtp_codes_data::limits;

use crate::codes::ReplyCode;

/// The settings that the caller has chosen.
#[derive(Clone, Copy, Debug)]
pub(super) struct Settings {
    /// The octets of a line; zero for the default of the mode, which depends on the code. Set by
    /// [`with_max_line`](Self::with_max_line).
    pub(super) max_line: u32,
    /// The lines of a reply, empty ones included.
    pub(super) max_lines: u32,
    /// The octets of a reply, empty lines before it included.
    pub(super) max_len: u32,
    /// Deviations are rejected.
    pub(super) strict: bool,
    /// The first length of a text that is over `max_line`, or that makes a line of more than 512 octets. Kept, as each
    /// reply is measured by it.
    pub(super) text_limit: u16,
}

impl Settings {
    pub(super) const DEFAULT: Self = Self {
        max_line: 0,
        max_lines: limits::REPLY_LINES,
        max_len: limits::REPLY,
        strict: false,
        text_limit: text_limit(0),
    };

    /// Takes every deviation, at any length.
    pub(super) const UNLIMITED: Self =
        Self { max_lines: u32::MAX, max_len: u32::MAX, ..Self::DEFAULT }.with_max_line(u32::MAX);

    pub(super) const fn with_max_line(self, max_line: u32) -> Self {
        Self { max_line, text_limit: text_limit(max_line), ..self }
    }

    /// Returns `true` if a line of 512 octets is over the limit that the caller has set.
    #[inline]
    pub(super) const fn has_short_lines(&self) -> bool {
        self.max_line != 0 && self.max_line < limits::LINE
    }

    /// Returns the octets that a line may have. Its code is not known before its separator has come.
    pub(super) const fn line_limit(&self, code: Option<ReplyCode>) -> u32 {
        match (self.max_line, self.strict, code) {
            (0, true, Some(code)) if code.get() != ReplyCode::AUTH_CONTINUE.get() => limits::LINE,
            (0, _, _) => limits::CHALLENGE_LINE,
            (explicit, _, _) => explicit,
        }
    }
}

const fn text_limit(max_line: u32) -> u16 {
    let line = if max_line == 0 || max_line > limits::LINE { limits::LINE } else { max_line };
    (line + 1).saturating_sub(limits::LINE - limits::LINE_TEXT as u32) as u16
}

pub(super) const fn at_least_one(limit: usize) -> u32 {
    match limit {
        0 => 1,
        _ => clamp(limit),
    }
}

/// Returns an offset as it is stored. No reply reaches `u32::MAX`, because `max_len` is a `u32`.
pub(super) const fn clamp(offset: usize) -> u32 {
    if offset > u32::MAX as usize { u32::MAX } else { offset as u32 }
}

const _: () = assert!(size_of::<Settings>() == 16);
