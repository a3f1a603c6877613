//! The start of a line: the code and the separator.

use super::decode_error::DecodeErrorKind;
use crate::codes::ReplyCode;

/// The start of a line, as far as it has come.
pub(super) enum LineStart {
    /// Code and separator. `text` is the offset of what follows them; a bare code has no separator.
    Code { code: ReplyCode, is_last: bool, text: u8 },
    /// An empty line, which has this many octets with its line end.
    Empty(u8),
    /// All octets so far can begin a line.
    Partial,
    /// The octet at this offset is wrong.
    Wrong(DecodeErrorKind, u8),
}

/// Reads the start of the line that begins with `line`, which may reach beyond the line or end within it.
#[inline]
pub(super) fn read(line: &[u8]) -> LineStart {
    if let Some(&[a, b, c, separator]) = line.first_chunk() {
        if let (Some(code), b' ' | b'-') = (ReplyCode::from_digits([a, b, c]), separator) {
            return LineStart::Code { code, is_last: separator == b' ', text: 4 };
        }
    }
    read_slowly(line)
}

/// Does the same for lines that do not begin with a code and its separator.
#[cold]
fn read_slowly(line: &[u8]) -> LineStart {
    if let Some((&digits, after)) = line.split_first_chunk() {
        if let Some(code) = ReplyCode::from_digits(digits) {
            return match after {
                [] | [b'\r'] => LineStart::Partial,
                [b'\n', ..] | [b'\r', b'\n', ..] => LineStart::Code { code, is_last: true, text: 3 },
                _ => LineStart::Wrong(DecodeErrorKind::Separator, 3),
            };
        }
    }
    match line {
        [] | [b'\r'] => LineStart::Partial,
        [b'\r', b'\n', ..] => LineStart::Empty(2),
        [b'\n', ..] => LineStart::Empty(1),
        [0x15, ..] => LineStart::Wrong(DecodeErrorKind::TlsAlert, 0),
        [b'0' | b'6'..=b'9', ..] => LineStart::Wrong(DecodeErrorKind::CodeOutOfRange, 0),
        [b'1'..=b'5'] | [b'1'..=b'5', b'0'..=b'9'] => LineStart::Partial,
        [b'1'..=b'5', b'0'..=b'9', ..] => LineStart::Wrong(DecodeErrorKind::NoCode, 2),
        [b'1'..=b'5', ..] => LineStart::Wrong(DecodeErrorKind::NoCode, 1),
        _ => LineStart::Wrong(DecodeErrorKind::NoCode, 0),
    }
}
