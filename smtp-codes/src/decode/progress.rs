//! Where the decoder stands, and the steps on that need no judgement.

use super::bounds::{Bounds, clamp};
use super::fast_path;
use crate::codes::{EnhancedCode, ReplyCode};
use crate::reply::DeviationSet;
use crate::syntax::{is_plain, plain_prefix};

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
        let Some((code, is_last)) = fast_path::head(buf) else { return false };
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

/// Through the decoder it cannot be seen what is left to the machine: it says the same of all of it.
#[cfg(test)]
mod tests {
    use super::*;

    fn within_text() -> Progress {
        let mut progress = Progress::START;
        assert!(progress.takes_beginning(&Bounds { max_line: 20, ..Bounds::DEFAULT }, b"250 ok"));
        progress
    }

    fn position(progress: &Progress) -> (u32, u32) {
        (progress.seen, progress.scanned)
    }

    #[test]
    fn the_beginning_of_a_usual_line_is_taken() {
        let bounds = Bounds { max_line: 20, max_len: 15, ..Bounds::DEFAULT };
        for (begun, is_last) in [(&b"250 "[..], true), (b"250-", false), (b"250 ok and ok~", true)] {
            let mut progress = Progress::START;
            assert!(progress.takes_beginning(&bounds, begun));
            assert_eq!(position(&progress), (clamp(begun.len()), clamp(begun.len())));
            assert_eq!((progress.code, progress.is_last), (Some(ReplyCode::OKAY), is_last));
            assert_eq!(progress.text_until, 15);
        }
        for left in [&b"250"[..], b"250_", b"260 ", b"250 \t", b"250 ok\r", b"250 ok and more"] {
            let mut progress = Progress::START;
            assert!(!progress.takes_beginning(&bounds, left), "{}", left.escape_ascii());
            assert_eq!(position(&progress), (0, 0));
        }
    }

    #[test]
    fn an_octet_of_text_is_taken() {
        let mut progress = within_text();
        for shown in [&b"250 ok "[..], b"250 ok ~"] {
            assert!(progress.takes_octet(shown));
            assert_eq!(position(&progress), (clamp(shown.len()), clamp(shown.len())));
        }
        for left in
            [&b"250 ok "[..], b"250 ok ~", b"250 ok ~!!", b"250 ok ~\t", b"250 ok ~\n", b"250 ok ~\xff"]
        {
            assert!(!progress.takes_octet(left), "{}", left.escape_ascii());
            assert_eq!(position(&progress), (8, 8));
        }
        // A CR is judged with the octet behind it, which no shortcut may take.
        assert!(progress.takes_octet(b"250 ok ~\r"));
        assert_eq!(position(&progress), (9, 8));
        assert!(!progress.takes_octet(b"250 ok ~\rx"));
    }

    #[test]
    fn nothing_is_taken_at_a_bound_or_before_a_code() {
        let shown = b"250 ok and more text";
        let mut progress = within_text();
        assert!(matches!(progress.text_of(&shown[..18]), Text::GoesOn));
        assert!(progress.takes_octet(&shown[..19]));
        assert!(!progress.takes_octet(shown));
        assert!(matches!(progress.text_of(shown), Text::Other));
        assert_eq!(position(&progress), (19, 19));
        let mut start = Progress::START;
        assert!(!start.takes_octet(b"2"));
        assert!(matches!(start.text_of(b"ok\r\n"), Text::Other));
    }

    #[test]
    fn text_goes_on_or_ends() {
        let mut progress = within_text();
        assert!(matches!(progress.text_of(b"250 ok an"), Text::GoesOn));
        assert_eq!(position(&progress), (9, 9));
        for other in [&b"250 ok a"[..], b"250 ok an\td", b"250 ok and\r", b"250 ok and\n", b"250 ok and\rx"] {
            assert!(matches!(progress.text_of(other), Text::Other), "{}", other.escape_ascii());
            assert_eq!(position(&progress), (9, 9));
        }
        assert!(matches!(progress.text_of(b"250 ok and\r\n"), Text::EndsFirstLine));
        let mut second = Progress { line_start: 7, scanned: 11, seen: 11, text_until: 20, ..Progress::START };
        assert!(matches!(second.text_of(b"250-a\r\n250 b\r\n"), Text::Other));
        assert!(matches!(second.text_of(b"250-a\r\n250 bc"), Text::GoesOn));
    }

    #[test]
    fn the_digits_of_a_code_are_taken() {
        for (line_start, lines) in [(0, &b"250 "[..]), (7, b"250-a\r\n250 ")] {
            let start = line_start as usize;
            let begun =
                || Progress { line_start, scanned: line_start, seen: line_start + 1, ..Progress::START };
            let mut progress = begun();
            for end in start + 2..=start + 3 {
                assert!(progress.takes_digits(&Bounds::DEFAULT, &lines[..end]));
                assert_eq!(position(&progress), (clamp(end), line_start));
            }
            assert!(!progress.takes_digits(&Bounds::DEFAULT, &lines[..start + 2]), "a shrunken buffer");
            assert!(!progress.takes_digits(&Bounds::DEFAULT, lines));
            let max_len = line_start + 2;
            assert!(!begun().takes_digits(&Bounds { max_len, ..Bounds::DEFAULT }, &lines[..start + 2]));
            assert!(begun().takes_digits(&Bounds { max_len, ..Bounds::DEFAULT }, &lines[..start + 1]));
            for (max_line, taken) in [(1, false), (3, false), (4, true)] {
                let bounds = Bounds { max_line, ..Bounds::DEFAULT };
                assert_eq!(begun().takes_digits(&bounds, &lines[..start + 2]), taken, "{max_line}");
            }
            let mut unseen = Progress { seen: line_start, ..begun() };
            assert!(!unseen.takes_digits(&Bounds::DEFAULT, &lines[..start + 2]));
            let mut within = Progress { scanned: line_start + 1, ..begun() };
            assert!(!within.takes_digits(&Bounds::DEFAULT, &lines[..start + 2]));
        }
        let mut begun = Progress { seen: 1, ..Progress::START };
        assert!(!begun.takes_digits(&Bounds::DEFAULT, b"2x"));
    }
}
