//! Reads enhanced status codes as an attribute has them: `"5.1.1"`, `"5.7.X"`, `"X.2.2"`.

use std::fmt;

use proc_macro2::Span;

/// A string that was taken for an enhanced status code and read as one.
#[derive(Clone, Copy)]
pub(crate) struct Status {
    pub(crate) token: Span,
    /// `None` for `X`: whatever the first digit of the reply code is.
    pub(crate) class: Option<u8>,
    pub(crate) subject: u16,
    /// `None` for `X`: every detail of the subject.
    pub(crate) detail: Option<u16>,
}

impl Status {
    /// Reads `text`; the error is the whole message.
    pub(crate) fn parse(text: &str, token: Span) -> Result<Self, String> {
        if !looks_like_one(text) {
            let meant = with_x(text);
            if looks_like_one(&meant) {
                Self::parse(&meant, token).map_err(|fault| fault.replacen(&meant, text, 1))?;
                return Err(format!("`{text}` is not an enhanced status code; did you mean `{meant}`?"));
            }
            return Err(format!(
                "`{text}` is not an enhanced status code, which is class.subject.detail (RFC 3463 section 2), such as \
                 `5.1.1`"
            ));
        }
        let fault = |reason: &str| format!("`{text}` is not an enhanced status code: {reason}");
        let parts: Vec<&str> = text.split('.').collect();
        let &[class, subject, detail] = parts.as_slice() else {
            let hint = match parts.as_slice() {
                [class, subject] if !class.is_empty() && !subject.is_empty() => {
                    format!("; did you mean `{class}.{subject}.0`?")
                }
                _ => String::new(),
            };
            return Err(fault("it has three numbers, class.subject.detail (RFC 3463 section 2)") + &hint);
        };
        if subject.contains('X') || (class.contains('X') && detail.contains('X')) {
            return Err(fault("it has one `X` at most, for the class or for the detail")
                + &format!(", as in `X.{}.{}`", digit_or(subject, "7"), digit_or(detail, "1")));
        }
        let class = match class {
            "X" => None,
            "2" => Some(2),
            "4" => Some(4),
            "5" => Some(5),
            _ => return Err(fault("the class is 2, 4 or 5 (RFC 3463 section 2)")),
        };
        let subject = number(subject).map_err(fault)?;
        let detail = if detail == "X" { None } else { Some(number(detail).map_err(fault)?) };
        Ok(Self { token, class, subject, detail })
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.class {
            Some(class) => write!(f, "{class}.{}.", self.subject)?,
            None => write!(f, "X.{}.", self.subject)?,
        }
        match self.detail {
            Some(detail) => write!(f, "{detail}"),
            None => f.write_str("X"),
        }
    }
}

/// Returns `true` for digits, dots and `X` alone: never text, so that no malformed status is sent as text.
pub(crate) fn looks_like_one(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|octet| matches!(octet, b'0'..=b'9' | b'.' | b'X'))
}

/// Returns `true` for a family that is written as other languages do, such as `5.1.*` and `5.1.x`.
pub(crate) fn looks_like_a_family(text: &str) -> bool {
    !looks_like_one(text) && Status::parse(&with_x(text), Span::call_site()).is_ok()
}

/// Returns `true` for what can only be meant as an enhanced status code, well written or not.
pub(crate) fn is_meant_as_one(text: &str) -> bool {
    looks_like_one(&with_x(text))
}

/// Replaces what others write for any number by `X`.
fn with_x(text: &str) -> String {
    text.replace(['*', '?', 'x'], "X")
}

/// Returns the enhanced status code that a line of text begins with, as a decoder would read it.
pub(crate) fn at_start_of(line: &str) -> Option<Status> {
    let line = line.trim_start_matches([' ', '\t']);
    if !matches!(line.as_bytes(), [b'2' | b'4' | b'5', b'.', ..]) {
        return None;
    }
    let word = line.split([' ', '\t']).next()?;
    let status = Status::parse(word, Span::call_site()).ok()?;
    (status.class.is_some() && status.detail.is_some()).then_some(status)
}

/// Says that an enhanced status code cannot come with a code of this first digit, whatever it is.
pub(crate) fn no_class(code: impl fmt::Display, status: impl fmt::Display) -> String {
    let digit: String = code.to_string().chars().take(1).collect();
    format!(
        "`{code}` cannot carry `{status}`: {digit}yz replies have no enhanced status code (RFC 2034 section 4)"
    )
}

fn number(digits: &str) -> Result<u16, &'static str> {
    match digits.as_bytes() {
        [] => Err("a number is missing (RFC 3463 section 2)"),
        [b'0', _, ..] => Err("its numbers have no leading zeros (RFC 3463 section 2)"),
        [_] | [_, _] | [_, _, _] => digits.parse().map_err(|_| "`X` replaces a whole number"),
        _ => Err("subject and detail have three digits at most (RFC 3463 section 2)"),
    }
}

fn digit_or<'a>(part: &'a str, instead: &'a str) -> &'a str {
    if part.contains('X') || part.is_empty() { instead } else { part }
}
