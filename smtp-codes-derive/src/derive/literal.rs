//! The values of literals: of a text, and of a number that is written in an unusual way.

use proc_macro2::Literal;

/// Returns the value of a string literal, `None` for every other literal.
pub(crate) fn string(literal: &Literal) -> Option<String> {
    let written = literal.to_string();
    let plain = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match plain {
        Some(plain) if !plain.contains('\\') => Some(plain.to_owned()),
        Some(escaped) => unescaped(escaped),
        None => {
            let raw = written.strip_prefix('r')?.trim_matches('#');
            raw.strip_prefix('"')?.strip_suffix('"').map(str::to_owned)
        }
    }
}

/// Returns `true` if a literal begins with a digit, as a reply code and a family do.
pub(crate) fn is_number(literal: &Literal) -> bool {
    literal.to_string().starts_with(|first: char| first.is_ascii_digit())
}

/// Returns what is meant by the escapes of a string.
fn unescaped(written: &str) -> Option<String> {
    let mut value = String::with_capacity(written.len());
    let mut rest = written.chars();
    while let Some(next) = rest.next() {
        if next != '\\' {
            value.push(next);
            continue;
        }
        value.push(match rest.next()? {
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            '0' => '\0',
            'x' => hexadecimal(&[rest.next()?, rest.next()?])?,
            'u' => {
                let (code, after) = rest.as_str().strip_prefix('{')?.split_once('}')?;
                rest = after.chars();
                hexadecimal(&code.chars().filter(|digit| *digit != '_').collect::<Vec<_>>())?
            }
            '\n' => {
                rest = rest.as_str().trim_start_matches([' ', '\n', '\r', '\t']).chars();
                continue;
            }
            itself => itself,
        });
    }
    Some(value)
}

fn hexadecimal(digits: &[char]) -> Option<char> {
    let value = digits.iter().try_fold(0_u32, |value, digit| Some(value << 4 | digit.to_digit(16)?))?;
    char::from_u32(value)
}

/// Returns the value of an integer literal of any base, with or without a suffix.
pub(crate) fn integer(written: &str) -> Option<u16> {
    let (base, digits) = match written.get(..2) {
        Some("0x") => (16, &written[2..]),
        Some("0o") => (8, &written[2..]),
        Some("0b") => (2, &written[2..]),
        _ => (10, written),
    };
    let end = digits.find(|digit: char| digit != '_' && !digit.is_digit(base)).unwrap_or(digits.len());
    let (digits, suffix) = digits.split_at(end);
    // `25e1` is a fraction.
    let is_suffix = !suffix.starts_with(['.', 'e', 'E']);
    let digits: String = digits.chars().filter(|digit| *digit != '_').collect();
    if is_suffix { u16::from_str_radix(&digits, base).ok() } else { None }
}
