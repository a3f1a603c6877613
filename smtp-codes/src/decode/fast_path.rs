//! Replies about which there is nothing to say, read without keeping anything between two calls.

use super::bounds::Bounds;
use crate::codes::{EnhancedCode, ReplyCode};
use crate::reply::{DeviationSet, Parts, Reply};
use crate::syntax::{RFC_LINE, enhanced_prefix, plain_prefix};

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
        let (text, end) = behind.split_at_checked(plain_prefix(behind))?;
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
        match enhanced_prefix(text) {
            None => Some(None),
            Some((enhanced, behind)) if enhanced.agrees_with(self.usual_code()?) && behind < text.len() => {
                Some(Some(enhanced))
            }
            Some(_) => None,
        }
    }
}

/// Through the decoder it cannot be seen which replies are left to the machine: it says the same of them all.
#[cfg(test)]
mod tests {
    use super::*;

    const REPLIES: &[(&[u8], u16, &str, usize)] = &[
        (b"250 ok\r\n", 250, "", 1),
        (b"200 \r\n", 200, "", 1),
        (b"559 5 messages\r\n", 559, "", 1),
        (b"250 2.1.5 ok\r\n", 250, "2.1.5", 1),
        (b"450 4.0.9 later\r\n", 450, "4.0.9", 1),
        (b"550 5.7.509 no\r\n", 550, "5.7.509", 1),
        (b"550  5.1.1 no\r\n", 550, "5.1.1", 1),
        (b"550 5.1.1: no\r\n", 550, "", 1),
        (b"354 go\r\n", 354, "", 1),
        (b"250-a\r\n250-b\r\n250 c\r\n", 250, "", 3),
        (b"250-2.0.0 a\r\n250 2.0.0 b\r\n", 250, "2.0.0", 2),
        (b"550-5.1.10 a\r\n550 5.1.10 b\r\n", 550, "5.1.10", 2),
    ];

    const LEFT: &[&[u8]] = &[
        b"",
        b"250",
        b"250 ok",
        b"250 ok\r",
        b"250-a\r\n",
        b"250\r\n",
        b"250:ok\r\n",
        b"250 ok\n",
        b"250 a\tb\r\n",
        b"150 hm\r\n",
        b"260 hm\r\n",
        b"600 hm\r\n",
        b"25: hm\r\n",
        b"354 2.0.0 go\r\n",
        b"250 5.1.1 ok\r\n",
        b"250  5.1.1 ok\r\n",
        b"550 5.1.1\r\n",
        b"550 5.1.10\r\n",
        b"250-a\r\n251 b\r\n",
        b"250-a\r\n350 b\r\n",
        b"250-2.0.0 a\r\n250 b\r\n",
        b"250-a\r\n250 2.0.0 b\r\n",
        b"250-a\r\n250 b",
    ];

    fn used(bounds: Bounds, octets: &[u8]) -> Option<usize> {
        reply(&bounds, octets).map(|(_, used)| used)
    }

    #[test]
    fn usual_replies_are_read() {
        for &(octets, code, enhanced, lines) in REPLIES {
            // What is behind the reply is left.
            for behind in [&b""[..], b"2", b"250 ok\r\n"] {
                let mut buf = [0; 64];
                let (front, rest) = buf.split_at_mut(octets.len());
                front.copy_from_slice(octets);
                rest[..behind.len()].copy_from_slice(behind);
                let (reply, used) = reply(&Bounds::DEFAULT, &buf[..octets.len() + behind.len()]).unwrap();
                assert_eq!((reply.code().get(), reply.line_count(), used), (code, lines, octets.len()));
                assert_eq!(reply.enhanced(), enhanced.parse().ok());
                assert_eq!(reply.raw(), octets);
            }
        }
    }

    #[test]
    fn others_are_left() {
        for octets in LEFT {
            assert_eq!(used(Bounds::DEFAULT, octets), None, "{}", octets.escape_ascii());
        }
    }

    #[test]
    fn replies_within_bounds_are_read() {
        const TWO: &[u8] = b"250-a\r\n250 b\r\n";
        let fresh = Bounds::DEFAULT;
        assert_eq!(used(Bounds { max_lines: 2, max_len: 14, ..fresh }, TWO), Some(14));
        assert_eq!(used(Bounds { max_lines: 1, ..fresh }, TWO), None);
        assert_eq!(used(Bounds { max_len: 13, ..fresh }, TWO), None);
        for (max_line, taken) in [(0, true), (511, false), (512, true), (513, true)] {
            let bounds = Bounds { max_line, ..fresh };
            assert_eq!(used(bounds, &line::<512>()).is_some(), taken, "{bounds:?}");
            assert_eq!(used(bounds, &line::<513>()), None, "{bounds:?}");
        }
    }

    const fn line<const LEN: usize>() -> [u8; LEN] {
        let mut line = [b' '; LEN];
        [line[0], line[1], line[2]] = *b"250";
        [line[LEN - 2], line[LEN - 1]] = *b"\r\n";
        line
    }

    /// The digits are looked at all at once, and none may carry into the next.
    #[test]
    fn the_digits_of_a_code_are_found_one_by_one() {
        const OCTETS: &[u8] = b"\0\x0f /0123456789:;@Pp\x7f\x80\xb0\xb5\xff";
        for &a in OCTETS {
            for &b in OCTETS {
                for &c in OCTETS {
                    let is_usual = matches!((a, b, c), (b'2'..=b'5', b'0'..=b'5', b'0'..=b'9'));
                    let code = ReplyCode::from_digits([a, b, c]).filter(|_| is_usual);
                    assert_eq!(head(&[a, b, c, b' ']), code.map(|code| (code, true)));
                    assert_eq!(head(&[a, b, c, b'-', b'x']), code.map(|code| (code, false)));
                    assert_eq!(head(&[a, b, c, b'_']), None);
                }
            }
        }
    }

    #[test]
    fn each_octet_of_an_enhanced_code_is_looked_at() {
        let beside = |digit, text| Head(u32::from_le_bytes([digit, b'5', b'0', b' '])).enhanced_beside(text);
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
                    assert_eq!(beside(digit, text), code.filter(|_| is_read), "{}", text.escape_ascii());
                }
            }
        }
        assert_eq!(beside(b'3', *b"3.0.0 no"), None);
        assert_eq!(beside(b'4', *b"5.0.0 no"), None);
    }
}
