//! One line of plain text, read without judging: what is not quite plain is left to the state machine.

use super::settings::Settings;
use crate::codes::{EnhancedCode, ReplyCode};
use crate::syntax::{enhanced_prefix, may_begin_enhanced, plain_prefix};

/// The plain text of a line, as far as it goes.
pub(super) struct PlainText<'b> {
    /// The octets from its beginning on, of which it takes the first.
    octets: &'b [u8],
    len: usize,
}

impl<'b> PlainText<'b> {
    #[inline(always)] // a call would add 55 instructions to a reply of one line
    pub(super) fn read(octets: &'b [u8]) -> Self {
        Self { octets, len: plain_prefix(octets) }
    }

    #[inline]
    pub(super) const fn len(&self) -> usize {
        self.len
    }

    /// Returns the octets after the line, if it ends here with CRLF, before the limit of the text.
    #[inline(always)] // as above
    pub(super) fn end(&self, settings: &Settings) -> Option<&'b [u8]> {
        let rest = self.octets.get(self.len..)?.strip_prefix(b"\r\n")?;
        (self.len < settings.text_limit as usize).then_some(rest)
    }

    /// Returns the enhanced status code of a line that ends here: `Some(None)` if it has none, `None` if the state
    /// machine has to say more about it.
    #[inline(always)] // as above
    pub(super) fn enhanced(&self, start: CodeAndSeparator) -> Option<Option<EnhancedCode>> {
        match self.octets.first_chunk().and_then(|text| start.usual_enhanced(*text)) {
            Some(enhanced) => Some(Some(enhanced)),
            None => start.other_enhanced(self.octets.get(..self.len)?),
        }
    }

    /// Returns `true` if [`enhanced`](Self::enhanced) is `Some(None)`, which the first octet of most texts tells.
    #[inline]
    pub(super) fn has_no_enhanced(&self, start: CodeAndSeparator) -> bool {
        !may_begin_enhanced(self.octets.first()) || self.enhanced(start) == Some(None)
    }

    /// Returns the octets after the line and its enhanced status code, if both are known.
    #[inline(always)] // as above
    pub(super) fn end_with_enhanced(
        &self,
        start: CodeAndSeparator,
        settings: &Settings,
    ) -> Option<(&'b [u8], Option<EnhancedCode>)> {
        let rest = self.end(settings)?;
        Some((rest, self.enhanced(start)?))
    }
}

/// The first four octets of a line as one number, the first octet lowest.
///
/// Each octet is compared within its own eight bits, all of them at once. A comparison that fails may carry into the
/// octets above it, or borrow from them. That cannot mislead: the lowest octet that fails is judged rightly, and one
/// that fails is enough.
#[derive(Clone, Copy)]
pub(super) struct CodeAndSeparator(u32);

impl CodeAndSeparator {
    const HIGH_BITS: u32 = u32::from_le_bytes([0x80, 0x80, 0x80, 0]);
    /// The lowest digits of a code: an octet below its own borrows.
    const LOWEST: u32 = u32::from_le_bytes([b'2', b'0', b'0', 0]);
    /// Lifts an octet above 5, 5 and 9 over the high bit.
    const LIFT: u32 = u32::from_le_bytes([0x7f - b'5', 0x7f - b'5', 0x7f - b'9', 0]);

    #[inline]
    const fn new(octets: [u8; 4]) -> Self {
        Self(u32::from_le_bytes(octets))
    }

    /// Splits a line that begins with them.
    #[inline]
    pub(super) fn split(line: &[u8]) -> Option<(Self, &[u8])> {
        let (start, after) = line.split_first_chunk()?;
        Some((Self::new(*start), after))
    }

    /// Returns whether this is of the last line of a reply, if it has the code of the first, which is not the last.
    #[inline]
    pub(super) const fn is_last_after(self, first: Self) -> Option<bool> {
        const HYPHEN_TO_SPACE: u32 = u32::from_le_bytes([0, 0, 0, b'-' ^ b' ']);
        match self.0 ^ first.0 {
            0 => Some(false),
            HYPHEN_TO_SPACE => Some(true),
            _ => None,
        }
    }

    #[inline]
    pub(super) const fn is_of_last_line(self) -> Option<bool> {
        // The fourth octet. As an element of `to_le_bytes` it costs four instructions more.
        match (self.0 >> 24) as u8 {
            b' ' => Some(true),
            b'-' => Some(false),
            _ => None,
        }
    }

    #[inline]
    pub(super) const fn has_code(self) -> bool {
        let below = self.0.wrapping_sub(Self::LOWEST);
        let above = self.0.wrapping_add(Self::LIFT);
        (below | above) & Self::HIGH_BITS == 0
    }

    /// Returns the code, if [`has_code`](Self::has_code) is `true`; otherwise another one, or none.
    #[inline]
    pub(super) const fn code(self) -> Option<ReplyCode> {
        // Cut to the bits that they need, the digits are seen to make a number in range, which is not checked again.
        let hundreds = 2 + (self.0.wrapping_sub(Self::LOWEST) & 0b11);
        let (tens, ones) = (self.0 >> 8 & 0b111, self.0 >> 16 & 0b1111);
        ReplyCode::new((hundreds * 100 + tens * 10 + ones) as u16)
    }

    /// Returns the enhanced status code at the start of a text, if its class is the first digit of this code, subject
    /// and detail have one digit each, and a space follows. Most of them look like this.
    #[inline(always)] // a call would add 8 to 16 instructions to a reply of one line
    const fn usual_enhanced(self, text: [u8; 8]) -> Option<EnhancedCode> {
        /// Lifts a digit above 9 out of its four bits.
        const LIFT: u64 = u64::from_le_bytes([0, 0, 6, 0, 6, 0, 0, 0]);
        /// Everything but the values of the two digits and the octets after the space.
        const FORM: u64 = u64::from_le_bytes([0xff, 0xff, 0xf0, 0xff, 0xf0, 0xff, 0, 0]);

        let [first_digit, ..] = self.0.to_le_bytes();
        let form = u64::from_le_bytes([first_digit, b'.', b'0', b'.', b'0', b' ', 0, 0]);
        // Only the values of its digits are left of a text in this form.
        let values = u64::from_le_bytes(text) ^ form;
        if (values | values.wrapping_add(LIFT)) & FORM != 0 {
            return None;
        }
        // The subject is the third octet, the detail the fifth.
        let (subject, detail) = ((values >> 16) as u8 & 0xf, (values >> 32) as u8 & 0xf);
        EnhancedCode::from_octets(first_digit & 0xf, subject, detail)
    }

    /// Returns the enhanced status code of any other text: `Some(None)` if it has none, `None` if the state machine has
    /// to say more about it.
    #[inline]
    fn other_enhanced(self, text: &[u8]) -> Option<Option<EnhancedCode>> {
        if may_begin_enhanced(text.first()) { self.rare_enhanced(text) } else { Some(None) }
    }

    #[cold]
    fn rare_enhanced(self, text: &[u8]) -> Option<Option<EnhancedCode>> {
        match enhanced_prefix(text) {
            None => Some(None),
            Some((enhanced, end)) if enhanced.agrees_with(self.code()?) && end < text.len() => {
                Some(Some(enhanced))
            }
            Some(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The digits are looked at all at once, and none may carry into the next.
    #[test]
    fn the_digits_of_a_code_are_found_one_by_one() {
        const OCTETS: &[u8] = b"\0\x0f /0123456789:;@Pp\x7f\x80\xb0\xb5\xff";
        for &a in OCTETS {
            for &b in OCTETS {
                for &c in OCTETS {
                    let is_in_grammar = matches!((a, b, c), (b'2'..=b'5', b'0'..=b'5', b'0'..=b'9'));
                    for (separator, is_last) in [(b' ', Some(true)), (b'-', Some(false)), (b'_', None)] {
                        let start = CodeAndSeparator::new([a, b, c, separator]);
                        assert_eq!((start.has_code(), start.is_of_last_line()), (is_in_grammar, is_last));
                        if is_in_grammar {
                            assert_eq!(start.code(), ReplyCode::from_digits([a, b, c]));
                        }
                    }
                }
            }
        }
    }

    #[test]
    fn a_line_follows_one_with_the_same_code() {
        let first = CodeAndSeparator::new(*b"250-");
        for place in 0..4 {
            for octet in 0..=255 {
                let mut start = *b"250-";
                start[place] = octet;
                let expected = match &start {
                    b"250-" => Some(false),
                    b"250 " => Some(true),
                    _ => None,
                };
                assert_eq!(CodeAndSeparator::new(start).is_last_after(first), expected, "{start:?}");
            }
        }
    }

    #[test]
    fn each_octet_of_an_enhanced_code_is_looked_at() {
        let enhanced = |digit, text| CodeAndSeparator::new([digit, b'5', b'0', b' ']).usual_enhanced(text);
        for digit in [b'2', b'4', b'5'] {
            for place in 0..8 {
                for octet in 0..=255 {
                    let mut text = [digit, b'.', b'7', b'.', b'0', b' ', b'n', b'o'];
                    text[place] = octet;
                    let is_read = match place {
                        0 => octet == digit,
                        1 | 3 => octet == b'.',
                        2 | 4 => octet.is_ascii_digit(),
                        5 => octet == b' ',
                        _ => true,
                    };
                    let code = EnhancedCode::from_prefix(&text).ok().map(|(code, _)| code);
                    assert_eq!(enhanced(digit, text), code.filter(|_| is_read), "{}", text.escape_ascii());
                }
            }
        }
        assert_eq!(enhanced(b'3', *b"3.0.0 no"), None);
        assert_eq!(enhanced(b'4', *b"5.0.0 no"), None);
    }
}
