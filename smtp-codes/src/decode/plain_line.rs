//! One line of plain text, read without judging: what is not quite plain is left to the state machine.

use smtp_codes_data::limits;

use crate::codes::{EnhancedCode, ReplyCode};
use crate::syntax::{enhanced_prefix, may_begin_enhanced, plain_prefix};

/// A line of plain text within 512 octets, with a separator, a CRLF and an enhanced status code that agrees, if any.
pub(super) struct PlainLine<'b> {
    pub(super) start: CodeAndSeparator,
    pub(super) is_last: bool,
    pub(super) enhanced: Option<EnhancedCode>,
    /// The octets after the line.
    pub(super) rest: &'b [u8],
}

impl<'b> PlainLine<'b> {
    #[inline(always)] // a call would add 55 instructions to a reply of one line
    pub(super) fn read(octets: &'b [u8]) -> Option<Self> {
        let (start, after) = octets.split_first_chunk()?;
        let start = CodeAndSeparator::new(*start);
        let (text, end) = after.split_at_checked(plain_prefix(after))?;
        let rest = end.strip_prefix(b"\r\n")?;
        if text.len() > limits::LINE_TEXT {
            return None;
        }
        let enhanced = match after.first_chunk().and_then(|text| start.usual_enhanced(*text)) {
            Some(enhanced) => Some(enhanced),
            None => start.other_enhanced(text)?,
        };
        Some(Self { start, is_last: start.is_of_last_line()?, enhanced, rest })
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
    const DIGITS: u32 = u32::from_le_bytes([0xff, 0xff, 0xff, 0]);
    const HIGH_BITS: u32 = u32::from_le_bytes([0x80, 0x80, 0x80, 0]);
    /// The lowest digits of a code: an octet below its own borrows.
    const LOWEST: u32 = u32::from_le_bytes([b'2', b'0', b'0', 0]);
    /// Lifts an octet above 5, 5 and 9 over the high bit.
    const LIFT: u32 = u32::from_le_bytes([0x7f - b'5', 0x7f - b'5', 0x7f - b'9', 0]);
    const VALUES: u32 = u32::from_le_bytes([0x0f, 0x0f, 0x0f, 0]);

    #[inline]
    pub(super) const fn new(octets: [u8; 4]) -> Self {
        Self(u32::from_le_bytes(octets))
    }

    #[inline]
    pub(super) const fn has_code_of(self, other: Self) -> bool {
        (self.0 ^ other.0) & Self::DIGITS == 0
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

    /// Returns the code, if the grammar of RFC 5321 section 4.2 has it: 2 to 5, 0 to 5, 0 to 9.
    #[inline]
    pub(super) const fn code(self) -> Option<ReplyCode> {
        let below = self.0.wrapping_sub(Self::LOWEST);
        let above = self.0.wrapping_add(Self::LIFT);
        if (below | above) & Self::HIGH_BITS != 0 {
            return None;
        }
        let [a, b, c, _] = (self.0 & Self::VALUES).to_le_bytes();
        ReplyCode::new(a as u16 * 100 + b as u16 * 10 + c as u16)
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
                    let code = ReplyCode::from_digits([a, b, c]).filter(|_| is_in_grammar);
                    for (separator, is_last) in [(b' ', Some(true)), (b'-', Some(false)), (b'_', None)] {
                        let start = CodeAndSeparator::new([a, b, c, separator]);
                        assert_eq!((start.code(), start.is_of_last_line()), (code, is_last));
                    }
                }
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
