//! Replies about which there is nothing to say, read without keeping anything between two calls.

use super::{Bounds, RFC_LINE, head, octets};
use crate::deviation::DeviationSet;
use crate::reply::Parts;
use crate::{EnhancedCode, Reply, ReplyCode};

/// Octets of a line besides its text: code, separator and line end.
const AROUND_TEXT: usize = 6;

/// The reply at the start of `buf`, if all of it is there and no line of it deviates from RFC 5321.
///
/// `None` says no more than that the machine has to look at it.
#[inline(always)]
pub(super) fn reply<'b>(bounds: &Bounds, buf: &'b [u8]) -> Option<(Reply<'b>, usize)> {
    if bounds.max_line != 0 && bounds.max_line < RFC_LINE {
        return None;
    }
    let window = buf.get(..bounds.max_len as usize).unwrap_or(buf);
    // Most replies have one line, which is read without anything that a loop has to carry along.
    let first = Line::read(window)?;
    let (lines, rest) = if first.is_last { (1, first.rest) } else { other_lines(bounds, &first)? };
    let code = first.head.usual_code()?;
    let used = window.len() - rest.len();
    let raw = window.get(..used)?;
    let deviations = DeviationSet::EMPTY;
    Some((Reply::from_parts(Parts { raw, code, enhanced: first.enhanced, lines, deviations }), used))
}

/// The code of the line that begins with `buf`, and whether it is the last one of its reply.
#[inline]
pub(super) fn head(buf: &[u8]) -> Option<(ReplyCode, bool)> {
    let head = Head(u32::from_le_bytes(*buf.first_chunk()?));
    Some((head.usual_code()?, head.is_of_last_line()?))
}

/// The number of lines, if all are like the first, and what is behind them.
fn other_lines<'b>(bounds: &Bounds, first: &Line<'b>) -> Option<(u32, &'b [u8])> {
    let mut rest = first.rest;
    let mut lines = 1;
    loop {
        let line = Line::read(rest)?;
        if !line.head.has_code_of(first.head) || line.enhanced != first.enhanced || lines == bounds.max_lines
        {
            return None;
        }
        lines += 1;
        rest = line.rest;
        if line.is_last {
            return Some((lines, rest));
        }
    }
}

/// A line of plain text.
struct Line<'b> {
    head: Head,
    is_last: bool,
    enhanced: Option<EnhancedCode>,
    /// What is behind the line.
    rest: &'b [u8],
}

impl<'b> Line<'b> {
    #[inline(always)]
    fn read(octets: &'b [u8]) -> Option<Self> {
        let (head, behind) = octets.split_first_chunk()?;
        let head = Head(u32::from_le_bytes(*head));
        let (text, end) = behind.split_at_checked(octets::plain_prefix(behind))?;
        let rest = end.strip_prefix(b"\r\n")?;
        if text.len() > RFC_LINE as usize - AROUND_TEXT {
            return None;
        }
        let enhanced = match behind.first_chunk().and_then(|text| head.enhanced_beside(*text)) {
            Some(enhanced) => Some(enhanced),
            None => head.other_enhanced_beside(text)?,
        };
        Some(Self { head, is_last: head.is_of_last_line()?, enhanced, rest })
    }
}

/// Code and separator of a line, as one number.
#[derive(Clone, Copy)]
struct Head(u32);

impl Head {
    #[inline]
    const fn has_code_of(self, other: Self) -> bool {
        (self.0 ^ other.0) & 0x00ff_ffff == 0
    }

    #[inline]
    const fn is_of_last_line(self) -> Option<bool> {
        match (self.0 >> 24) as u8 {
            b' ' => Some(true),
            b'-' => Some(false),
            _ => None,
        }
    }

    /// The code, if the grammar of RFC 5321 section 4.2 has it: 2 to 5, 0 to 5, 0 to 9.
    #[inline]
    const fn usual_code(self) -> Option<ReplyCode> {
        let below = self.0.wrapping_sub(0x0030_3032);
        let above = self.0.wrapping_add(0x0046_4a4a);
        if (below | above) & 0x0080_8080 != 0 {
            return None;
        }
        let [a, b, c, _] = (self.0 & 0x000f_0f0f).to_le_bytes();
        ReplyCode::new(a as u16 * 100 + b as u16 * 10 + c as u16)
    }

    /// The enhanced code at the start of a text, if its class is the first digit of this code, its other numbers have
    /// one digit each and a blank follows: so most of them look.
    #[inline(always)]
    const fn enhanced_beside(self, text: [u8; 8]) -> Option<EnhancedCode> {
        let [first_digit, ..] = self.0.to_le_bytes();
        let form = u64::from_le_bytes([first_digit, b'.', b'0', b'.', b'0', b' ', 0, 0]);
        // What differs from the form is the two digits, and nothing else.
        let digits = u64::from_le_bytes(text) ^ form;
        let above_nine = digits.wrapping_add(0x0006_0006_0000);
        if (digits | above_nine) & 0xfff0_fff0_ffff != 0 {
            return None;
        }
        EnhancedCode::from_digits(first_digit & 0xf, (digits >> 16) as u8 & 0xf, (digits >> 32) as u8 & 0xf)
    }

    /// Whether a text has no enhanced code or one that agrees with this code; `None` where more is to be said.
    #[inline]
    fn other_enhanced_beside(self, text: &[u8]) -> Option<Option<EnhancedCode>> {
        match text {
            [b' ' | b'\t' | b'2' | b'4' | b'5', ..] => self.rare_enhanced_beside(text),
            _ => Some(None),
        }
    }

    #[cold]
    fn rare_enhanced_beside(self, text: &[u8]) -> Option<Option<EnhancedCode>> {
        match head::enhanced_prefix(text) {
            None => Some(None),
            Some((enhanced, behind)) if enhanced.agrees_with(self.usual_code()?) && behind < text.len() => {
                Some(Some(enhanced))
            }
            Some(_) => None,
        }
    }
}
