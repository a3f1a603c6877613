//! Where the decoder stands, and the steps on that need no judgement.

use super::{Bounds, clamp, is_plain, plain_prefix, usual};
use crate::deviation::DeviationSet;
use crate::{EnhancedCode, ReplyCode};

/// Where the decoder stands in an unfinished reply. All positions are offsets into the caller's buffer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Progress {
    /// Octets the caller showed at the last call.
    pub(super) seen: u32,
    /// Octets examined.
    pub(super) scanned: u32,
    /// Where the text that is being read would pass a bound; zero where it is not sure that more text follows.
    pub(super) text_until: u32,
    /// Start of the reply, behind the blank lines before it.
    pub(super) reply_start: u32,
    /// Start of the current line.
    pub(super) line_start: u32,
    /// Finished lines, blank ones among them.
    pub(super) all_lines: u32,
    /// Finished lines with a code.
    pub(super) lines: u32,
    pub(super) enhanced: Option<EnhancedCode>,
    /// Code of the last line whose head was read.
    pub(super) code: Option<ReplyCode>,
    /// Whether that line is the last one of its reply.
    pub(super) is_last: bool,
    pub(super) deviations: DeviationSet,
}

/// What has come of the text of a line.
pub(super) enum Text {
    /// More of it, all of it plain.
    GoesOn,
    /// The end of the first line of the reply.
    EndsFirstLine,
    /// Something to look at with care.
    Other,
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

    /// Whether what has come is one octet of text, or the CR behind it, in a line that has begun. It is then examined.
    ///
    /// Where a connection is read octet by octet, this is nearly all that is done for each.
    #[inline(always)]
    pub(super) fn takes_octet(&mut self, buf: &[u8]) -> bool {
        let Some(&[octet]) = buf.get(self.seen as usize..) else { return false };
        if buf.len() >= self.text_until as usize {
            return false;
        }
        if is_plain(octet) {
            self.scanned += 1;
        } else if octet == b'\r' {
            // It is judged with the octet behind it.
            self.text_until = 0;
        } else {
            return false;
        }
        self.seen += 1;
        true
    }

    /// What has come of the text of a line that has begun. Where it goes on, it is then examined.
    #[inline]
    pub(super) fn text_of(&mut self, buf: &[u8]) -> Text {
        let shown = clamp(buf.len());
        let is_text = self.scanned > self.line_start && shown >= self.seen;
        let Some(rest) = buf.get(self.scanned as usize..).filter(|_| is_text) else { return Text::Other };
        match rest.get(plain_prefix(rest)..) {
            Some([]) if shown < self.text_until => {
                self.seen = shown;
                self.scanned = shown;
                Text::GoesOn
            }
            Some([b'\r', b'\n', ..]) if self.line_start == 0 => Text::EndsFirstLine,
            _ => Text::Other,
        }
    }

    /// Whether what has come is the second or third digit of a code.
    #[inline]
    pub(super) fn takes_digits(&mut self, bounds: &Bounds, buf: &[u8]) -> bool {
        let has_begun = self.scanned == self.line_start && self.seen > self.line_start;
        let Some(code) = buf.get(self.line_start as usize..).filter(|code| has_begun && code.len() < 4)
        else {
            return false;
        };
        let is_bounded = buf.len() >= bounds.max_len as usize || matches!(bounds.max_line, 1..4);
        if is_bounded || buf.len() < self.seen as usize || !code.iter().all(u8::is_ascii_digit) {
            return false;
        }
        self.seen = clamp(buf.len());
        true
    }

    /// Whether what has come is the beginning of a usual line, up to somewhere in its text.
    #[inline]
    pub(super) fn takes_beginning(&mut self, bounds: &Bounds, buf: &[u8]) -> bool {
        let Some((code, is_last)) = usual::head(buf) else { return false };
        let until = bounds.of_line(Some(code)).min(bounds.max_len);
        if buf.len() >= until as usize || plain_prefix(buf) < buf.len() {
            return false;
        }
        let shown = clamp(buf.len());
        *self =
            Self { seen: shown, scanned: shown, text_until: until, code: Some(code), is_last, ..Self::START };
        true
    }
}
