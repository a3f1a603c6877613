//! Why a number or a text is not a code.

use core::error::Error;
use core::fmt;

/// A number that is not a reply code, outside 100 to 599.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct CodeOutOfRange(pub u16);

impl fmt::Display for CodeOutOfRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} is not a reply code: the number must be 100 to 599", self.0)
    }
}

impl Error for CodeOutOfRange {}

/// A text that is not the three digits of a reply code.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct ParseReplyCodeError {
    fault: CodeFault,
    at: u8,
}

#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
enum CodeFault {
    FirstDigit,
    NoDigit,
    TooShort,
    TooLong,
}

impl ParseReplyCodeError {
    /// Returns the offset of the first wrong octet, or the length of a text that ends too early.
    #[must_use]
    pub const fn at(self) -> usize {
        self.at as usize
    }

    /// Finds what is wrong with a text that is known not to be a reply code.
    #[cold]
    pub(crate) const fn find(text: &[u8]) -> Self {
        let mut at = 0;
        while at < text.len() && at < 3 {
            if !text[at].is_ascii_digit() {
                return Self { fault: CodeFault::NoDigit, at: at as u8 };
            }
            if at == 0 && !matches!(text[at], b'1'..=b'5') {
                return Self { fault: CodeFault::FirstDigit, at: 0 };
            }
            at += 1;
        }
        Self { fault: if at < 3 { CodeFault::TooShort } else { CodeFault::TooLong }, at: at as u8 }
    }
}

impl fmt::Display for ParseReplyCodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.fault {
            CodeFault::FirstDigit => "the first digit must be 1 to 5",
            CodeFault::NoDigit => "expected a digit",
            CodeFault::TooShort => "the text ends before three digits",
            CodeFault::TooLong => "unexpected text after the three digits",
        };
        write!(f, "not a reply code: {what}, at octet {}", self.at)
    }
}

impl Error for ParseReplyCodeError {}

/// A text that is not an enhanced status code.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct ParseEnhancedCodeError {
    fault: EnhancedFault,
    at: u8,
}

#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum EnhancedFault {
    Class,
    NoDot,
    NoDigit,
    LeadingZero,
    TooLarge,
    Trailing,
}

impl ParseEnhancedCodeError {
    /// Returns the offset of the first wrong octet or number, or the length of a text that ends too early.
    #[must_use]
    pub const fn at(self) -> usize {
        self.at as usize
    }

    /// Creates an error. No valid form is longer than nine octets, so every fault lies within the first ten.
    pub(crate) const fn new(fault: EnhancedFault, at: usize) -> Self {
        Self { fault, at: at as u8 }
    }
}

impl fmt::Display for ParseEnhancedCodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match self.fault {
            EnhancedFault::Class => "the class must be 2, 4 or 5",
            EnhancedFault::NoDot => "expected a dot",
            EnhancedFault::NoDigit => "expected a digit",
            EnhancedFault::LeadingZero => "a number must not begin with 0",
            EnhancedFault::TooLarge => "a number has three digits at most",
            EnhancedFault::Trailing => "unexpected text after the detail",
        };
        write!(f, "not an enhanced status code: {what}, at octet {}", self.at)
    }
}

impl Error for ParseEnhancedCodeError {}

/// A text that is not a [`Family`](crate::Family) of codes.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct ParseFamilyError {
    at: u8,
}

impl ParseFamilyError {
    /// Returns the offset of the first wrong octet or number, or the length of a text that ends too early.
    #[must_use]
    pub const fn at(self) -> usize {
        self.at as usize
    }

    /// Creates an error. No valid form is longer than nine octets, so every fault lies within the first ten.
    pub(crate) const fn new(at: usize) -> Self {
        Self { at: at as u8 }
    }
}

impl fmt::Display for ParseFamilyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "not a family of codes, at octet {}: the forms are `4yz`, `25z`, `5.7.X` and `X.7.26`",
            self.at
        )
    }
}

impl Error for ParseFamilyError {}

/// A text that is neither the verb nor the name of a [`Command`](crate::Command).
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub struct ParseCommandError;

impl fmt::Display for ParseCommandError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "not a command: expected a verb such as `RCPT`, a form such as `(connect)` or `.`, or a name such as \
             `EndOfData`",
        )
    }
}

impl Error for ParseCommandError {}
