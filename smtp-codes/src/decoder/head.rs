//! What stands at the start of a line: the code, the separator, and an enhanced code.

use super::DecodeErrorKind;
use crate::{EnhancedCode, ReplyCode};

/// The start of a line, as far as it is there.
pub(super) enum Head {
    /// Code and separator. `text` is the offset of what follows them; a bare code has no separator.
    Code { code: ReplyCode, is_last: bool, text: usize },
    /// A line without anything, of that many octets with its line end.
    Blank(usize),
    /// All octets so far may begin a line.
    Partial,
    /// The octet at this offset cannot stand there.
    Wrong(DecodeErrorKind, usize),
}

/// Reads the head of the line that begins with `line`. `line` may reach beyond the line or end within it.
#[inline]
pub(super) fn read(line: &[u8]) -> Head {
    if let Some(&[a, b, c, separator]) = line.first_chunk() {
        if let (Some(code), b' ' | b'-') = (ReplyCode::from_digits([a, b, c]), separator) {
            return Head::Code { code, is_last: separator == b' ', text: 4 };
        }
    }
    read_slowly(line)
}

/// The same for lines that do not begin with a code and its separator.
#[cold]
fn read_slowly(line: &[u8]) -> Head {
    match line {
        [b'\r', b'\n', ..] => return Head::Blank(2),
        [b'\n', ..] => return Head::Blank(1),
        [b'\r'] => return Head::Partial,
        [0x15, ..] => return Head::Wrong(DecodeErrorKind::TlsAlert, 0),
        [b'0' | b'6'..=b'9', ..] => return Head::Wrong(DecodeErrorKind::CodeOutOfRange, 0),
        _ => {}
    }
    for (at, octet) in line.iter().take(3).enumerate() {
        if !octet.is_ascii_digit() {
            return Head::Wrong(DecodeErrorKind::NoCode, at);
        }
    }
    let Some((&digits, behind)) = line.split_first_chunk() else { return Head::Partial };
    let Some(code) = ReplyCode::from_digits(digits) else {
        return Head::Wrong(DecodeErrorKind::CodeOutOfRange, 0);
    };
    match behind {
        [] | [b'\r'] => Head::Partial,
        [b'\n', ..] | [b'\r', b'\n', ..] => Head::Code { code, is_last: true, text: 3 },
        _ => Head::Wrong(DecodeErrorKind::Separator, 3),
    }
}

/// The enhanced code at the start of a text, behind any blanks, and the offset of what follows it.
///
/// Only a blank or the end of the line may follow (RFC 2034 section 4), so `5.1.1:` is text.
pub(crate) fn enhanced_prefix(text: &[u8]) -> Option<(EnhancedCode, usize)> {
    let blanks = skip_blanks(text);
    let behind_blanks = text.get(blanks..)?;
    let (enhanced, len) = EnhancedCode::from_prefix(behind_blanks).ok()?;
    match behind_blanks.get(len..)? {
        [] | [b' ' | b'\t', ..] => Some((enhanced, blanks + len)),
        _ => None,
    }
}

/// How many blanks a text begins with.
pub(crate) fn skip_blanks(text: &[u8]) -> usize {
    text.iter().take_while(|octet| matches!(octet, b' ' | b'\t')).count()
}
