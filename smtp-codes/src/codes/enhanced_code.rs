//! [`EnhancedCode`]: class, subject and detail, as `5.1.1`.

use core::fmt;
use core::num::NonZeroU32;
use core::str::FromStr;

use smtp_codes_data::{Class, Subject, Triple};

use super::code_error::{EnhancedFault, ParseEnhancedCodeError};
use super::reply_code::ReplyCode;

/// Subject and detail have one to three digits each ([RFC 3463 section
/// 2](https://www.rfc-editor.org/rfc/rfc3463#section-2)).
const LARGEST: u16 = 999;

/// An enhanced status code, registered or not. `5.1.1` is class 5, subject 1, detail 1.
///
/// Four bytes, and so is `Option<EnhancedCode>`. Subject and detail keep every value that the grammar of
/// [RFC 3463 section 2](https://www.rfc-editor.org/rfc/rfc3463#section-2) allows, 0 to 999, so `5.7.509` is kept as it
/// is. [`known`](Self::known) leads to the exhaustive enum of the registered codes. Codes are ordered by their numbers.
///
/// ```
/// use smtp_codes::{Class, EnhancedCode, KnownStatus};
///
/// let code: EnhancedCode = "5.1.1".parse()?;
/// assert_eq!(code.class(), Class::PermanentFailure);
/// assert_eq!((code.subject(), code.detail()), (1, 1));
/// assert_eq!(code.known(), Some(KnownStatus::BadDestinationMailboxAddress));
///
/// const MAILBOX_FULL: Option<EnhancedCode> = EnhancedCode::new(Class::PersistentTransientFailure, 2, 2);
/// assert_eq!(MAILBOX_FULL.map(|code| code.to_string()).as_deref(), Some("4.2.2"));
/// # Ok::<(), smtp_codes::ParseEnhancedCodeError>(())
/// ```
// The class is above the subject and the subject above the detail, ten bits each, so that the derived order is the
// numeric one. The class is never 0, which makes room for the niche.
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct EnhancedCode(NonZeroU32);

const _: () = assert!(size_of::<EnhancedCode>() == 4 && size_of::<Option<EnhancedCode>>() == 4);

impl EnhancedCode {
    /// Creates a code. Returns `None` if subject or detail is above 999.
    ///
    /// ```
    /// # use smtp_codes::{Class, EnhancedCode};
    /// const OK: EnhancedCode = EnhancedCode::new(Class::Success, 0, 0).unwrap();
    /// assert_eq!(OK.to_string(), "2.0.0");
    /// assert_eq!(EnhancedCode::new(Class::Success, 0, 1000), None);
    /// ```
    #[inline]
    #[must_use]
    pub const fn new(class: Class, subject: u16, detail: u16) -> Option<Self> {
        if subject > LARGEST || detail > LARGEST {
            return None;
        }
        Some(Self::in_range(class, subject, detail))
    }

    /// Returns the code that a literal writes, for constants.
    ///
    /// In a `const` a wrong literal does not compile. For text that comes from elsewhere there is `parse`.
    ///
    /// # Panics
    ///
    /// Outside of a `const`, if the literal is not an enhanced status code.
    ///
    /// ```
    /// # use smtp_codes::EnhancedCode;
    /// const MAILBOX_FULL: EnhancedCode = EnhancedCode::literal("4.2.2");
    /// assert_eq!(MAILBOX_FULL.to_string(), "4.2.2");
    /// ```
    ///
    /// ```compile_fail
    /// # use smtp_codes::EnhancedCode;
    /// const WRONG: EnhancedCode = EnhancedCode::literal("4.2");
    /// ```
    #[must_use]
    #[track_caller]
    pub const fn literal(literal: &'static str) -> Self {
        match Self::from_prefix(literal.as_bytes()) {
            Ok((code, end)) if end == literal.len() => code,
            _ => panic!(
                "not an enhanced status code such as `5.1.1`: class 2, 4 or 5, subject and detail up to 999"
            ),
        }
    }

    /// Creates a code of three numbers that are all below 256. Returns `None` if the first is not a class.
    #[inline]
    pub(crate) const fn from_octets(class: u8, subject: u8, detail: u8) -> Option<Self> {
        /// One bit for each class.
        const CLASSES: u32 = 1 << 2 | 1 << 4 | 1 << 5;

        if class >= 32 || CLASSES >> class & 1 == 0 {
            return None;
        }
        match NonZeroU32::new((class as u32) << 20 | (subject as u32) << 10 | detail as u32) {
            Some(bits) => Some(Self(bits)),
            None => None,
        }
    }

    /// Creates the code of three numbers that the derive has checked.
    pub(crate) const fn of_literal(class: u16, subject: u16, detail: u16) -> Option<Self> {
        if !matches!(class, 2 | 4 | 5) || subject > LARGEST || detail > LARGEST {
            return None;
        }
        match NonZeroU32::new((class as u32) << 20 | (subject as u32) << 10 | detail as u32) {
            Some(bits) => Some(Self(bits)),
            None => None,
        }
    }

    /// Returns X.0.0 of a class, which says no more than the first digit of a reply code does.
    pub(crate) const fn undefined(class: Class) -> Self {
        Self::in_range(class, 0, 0)
    }

    /// Returns `true` if the class is the first digit of the code, as RFC 2034 section 4 demands.
    pub(crate) const fn agrees_with(self, code: ReplyCode) -> bool {
        self.class() as u16 == code.get() / 100
    }

    /// Returns the first number: success, a failure that may pass, or a permanent failure.
    #[inline]
    #[must_use]
    pub const fn class(self) -> Class {
        match self.0.get() >> 20 {
            2 => Class::Success,
            4 => Class::PersistentTransientFailure,
            _ => Class::PermanentFailure,
        }
    }

    /// Returns the second number, 0 to 999.
    #[inline]
    #[must_use]
    pub const fn subject(self) -> u16 {
        (self.0.get() >> 10 & 0x3ff) as u16
    }

    /// Returns the third number, 0 to 999.
    #[inline]
    #[must_use]
    pub const fn detail(self) -> u16 {
        (self.0.get() & 0x3ff) as u16
    }

    /// Returns the subject, if it is one of the eight in
    /// [RFC 3463 section 4](https://www.rfc-editor.org/rfc/rfc3463#section-4).
    ///
    /// ```
    /// # use smtp_codes::{EnhancedCode, Subject};
    /// assert_eq!(EnhancedCode::literal("5.7.509").known_subject(), Some(Subject::SecurityOrPolicy));
    /// assert_eq!(EnhancedCode::literal("5.9.1").known_subject(), None);
    /// ```
    #[inline]
    #[must_use]
    pub const fn known_subject(self) -> Option<Subject> {
        Subject::from_number(self.subject())
    }

    /// Returns the code with another class.
    ///
    /// ```
    /// # use smtp_codes::{Class, EnhancedCode};
    /// let code: EnhancedCode = "5.7.1".parse()?;
    /// assert_eq!(code.with_class(Class::PersistentTransientFailure).to_string(), "4.7.1");
    /// # Ok::<(), smtp_codes::ParseEnhancedCodeError>(())
    /// ```
    #[inline]
    #[must_use]
    pub const fn with_class(self, class: Class) -> Self {
        Self::in_range(class, self.subject(), self.detail())
    }

    /// Returns the code as a number for storage: `class << 20 | subject << 10 | detail`.
    ///
    /// This form does not change between versions, and its order is that of the codes.
    #[inline]
    #[must_use]
    pub const fn to_bits(self) -> u32 {
        self.0.get()
    }

    /// Returns the code for a number from [`to_bits`](Self::to_bits), `None` for any other number.
    ///
    /// ```
    /// # use smtp_codes::EnhancedCode;
    /// let code: EnhancedCode = "5.7.509".parse()?;
    /// assert_eq!(EnhancedCode::from_bits(code.to_bits()), Some(code));
    /// assert_eq!(EnhancedCode::from_bits(0), None);
    /// # Ok::<(), smtp_codes::ParseEnhancedCodeError>(())
    /// ```
    #[inline]
    #[must_use]
    pub const fn from_bits(bits: u32) -> Option<Self> {
        let class = match bits >> 20 {
            2 => Class::Success,
            4 => Class::PersistentTransientFailure,
            5 => Class::PermanentFailure,
            _ => return None,
        };
        Self::new(class, (bits >> 10 & 0x3ff) as u16, (bits & 0x3ff) as u16)
    }

    /// Reads the code at the start of `text`, and returns it with the number of octets that it takes.
    ///
    /// The caller judges what follows it; only a fourth digit is rejected here.
    #[inline]
    pub(crate) const fn from_prefix(text: &[u8]) -> Result<(Self, usize), ParseEnhancedCodeError> {
        let class = match text {
            [b'2', ..] => Class::Success,
            [b'4', ..] => Class::PersistentTransientFailure,
            [b'5', ..] => Class::PermanentFailure,
            _ => return Err(ParseEnhancedCodeError::new(EnhancedFault::Class, 0)),
        };
        match Self::after_class(text) {
            Ok((subject, detail, end)) => Ok((Self::in_range(class, subject, detail), end)),
            Err(error) => Err(error),
        }
    }

    /// Reads subject and detail of a code whose class is the first octet of `text`, and returns them with the end of
    /// the detail.
    #[inline]
    pub(crate) const fn after_class(text: &[u8]) -> Result<(u16, u16, usize), ParseEnhancedCodeError> {
        let (subject, end) = match dot_and_number(text, 1) {
            Ok(found) => found,
            Err(error) => return Err(error),
        };
        match dot_and_number(text, end) {
            Ok((detail, end)) => Ok((subject, detail, end)),
            Err(error) => Err(error),
        }
    }

    /// Reads a subject or a detail at `start`: one to three digits without leading zeros. Returns it with its end.
    #[inline]
    pub(crate) const fn number_at(text: &[u8], start: usize) -> Result<(u16, usize), ParseEnhancedCodeError> {
        let Some(mut number) = digit_at(text, start) else {
            return Err(ParseEnhancedCodeError::new(EnhancedFault::NoDigit, start));
        };
        let mut end = start + 1;
        while let Some(digit) = digit_at(text, end) {
            match number {
                0 => return Err(ParseEnhancedCodeError::new(EnhancedFault::LeadingZero, start)),
                1..=99 => number = number * 10 + digit,
                _ => return Err(ParseEnhancedCodeError::new(EnhancedFault::TooLarge, start)),
            }
            end += 1;
        }
        Ok((number, end))
    }

    /// Returns the written form.
    pub(crate) const fn written(self) -> Written {
        let mut octets = [b'.'; Written::ROOM];
        octets[0] = b'0' + self.class().digit();
        let end = write_number(&mut octets, 2, self.subject());
        let end = write_number(&mut octets, end + 1, self.detail());
        Written { octets, len: end }
    }

    /// Returns how many octets the written form has.
    pub(crate) const fn written_len(self) -> usize {
        const fn digits(number: u16) -> usize {
            1 + (number > 9) as usize + (number > 99) as usize
        }
        "5..".len() + digits(self.subject()) + digits(self.detail())
    }

    /// Removes the written form from the beginning of a text.
    pub(crate) fn strip_from(self, text: &[u8]) -> Option<&[u8]> {
        if let (Some((&[class, b'.', subject, b'.', detail], rest)), ..10, ..10) =
            (text.split_first_chunk(), self.subject(), self.detail())
        {
            let written = [self.class().digit(), self.subject() as u8, self.detail() as u8];
            return ([class, subject, detail] == written.map(|digit| b'0' + digit)).then_some(rest);
        }
        text.strip_prefix(self.written().as_bytes())
    }

    /// Returns the code, if there is one, in the form that the rule book takes.
    #[inline]
    pub(crate) const fn triple_of(enhanced: Option<Self>) -> Option<Triple> {
        match enhanced {
            Some(code) => {
                Some(Triple { class: code.class().digit(), subject: code.subject(), detail: code.detail() })
            }
            None => None,
        }
    }

    /// Creates a code of numbers that the caller knows to be at most 999.
    #[inline]
    pub(crate) const fn in_range(class: Class, subject: u16, detail: u16) -> Self {
        // Not zero: no class is 0.
        match NonZeroU32::new((class.digit() as u32) << 20 | (subject as u32) << 10 | detail as u32) {
            Some(bits) => Self(bits),
            None => unreachable!(),
        }
    }
}

/// The written form of an enhanced status code or of a family of them, at the start of its octets.
#[derive(Clone, Copy)]
pub(crate) struct Written {
    pub(crate) octets: [u8; Self::ROOM],
    pub(crate) len: usize,
}

impl Written {
    /// The octets of the longest one.
    pub(crate) const ROOM: usize = "5.999.999".len();

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.octets.get(..self.len).unwrap_or_default()
    }

    pub(crate) fn as_str(&self) -> &str {
        // It is ASCII.
        core::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }
}

impl fmt::Debug for EnhancedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The three numbers with dots between them: `5.1.1`.
impl fmt::Display for EnhancedCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.written().as_str())
    }
}

/// Reads exactly the form that `Display` writes: a class of 2, 4 or 5, no sign, no space, no leading zero, nothing
/// after it.
impl FromStr for EnhancedCode {
    type Err = ParseEnhancedCodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match Self::from_prefix(text.as_bytes())? {
            (code, end) if end == text.len() => Ok(code),
            (_, end) => Err(ParseEnhancedCodeError::new(EnhancedFault::Trailing, end)),
        }
    }
}

/// Reads a dot at `at` and the number after it, and returns the number and its end.
#[inline]
pub(crate) const fn dot_and_number(text: &[u8], at: usize) -> Result<(u16, usize), ParseEnhancedCodeError> {
    if at >= text.len() || text[at] != b'.' {
        return Err(ParseEnhancedCodeError::new(EnhancedFault::NoDot, at));
    }
    EnhancedCode::number_at(text, at + 1)
}

#[inline]
const fn digit_at(text: &[u8], at: usize) -> Option<u16> {
    if at < text.len() && text[at].is_ascii_digit() { Some((text[at] - b'0') as u16) } else { None }
}

/// Writes a number of up to three digits at `at`, and returns its end.
const fn write_number(octets: &mut [u8; Written::ROOM], mut at: usize, number: u16) -> usize {
    if number >= 100 {
        octets[at] = b'0' + (number / 100) as u8;
        at += 1;
    }
    if number >= 10 {
        octets[at] = b'0' + (number / 10 % 10) as u8;
        at += 1;
    }
    octets[at] = b'0' + (number % 10) as u8;
    at + 1
}
