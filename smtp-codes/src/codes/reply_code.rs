//! [`ReplyCode`]: the three digits that begin every line of a reply.

use core::fmt;
use core::num::NonZeroU16;
use core::str::FromStr;

use smtp_codes_data as data;
use smtp_codes_data::{Category, Severity};

use super::code_error::{CodeOutOfRange, ParseReplyCodeError};

/// The smallest and the largest number that three digits with a first digit of 1 to 5 can write.
const FIRST: u16 = 100;
const LAST: u16 = 599;

/// A reply code: any number from 100 to 599, whether the table knows it or not.
///
/// Two bytes, and so is `Option<ReplyCode>`. Every code of the table is an associated constant that can be used in
/// patterns, named after the variant of [`KnownCode`](crate::KnownCode). A client must be ready for codes that no RFC
/// lists, and acts on their first digit
/// ([RFC 5321 section 4.3.2](https://www.rfc-editor.org/rfc/rfc5321#section-4.3.2)). So this is the type to keep and to
/// pass on; [`known`](Self::known) leads to the exhaustive enum.
///
/// ```
/// use smtp_codes::{KnownCode, ReplyCode, Severity};
///
/// let code: ReplyCode = "550".parse()?;
/// assert_eq!(code, ReplyCode::MAILBOX_UNAVAILABLE);
/// assert_eq!(code, 550);
/// assert_eq!(code.severity(), Severity::PermanentNegative);
/// assert_eq!(code.known(), Some(KnownCode::MailboxUnavailable));
///
/// const UNHEARD_OF: Option<ReplyCode> = ReplyCode::new(599);
/// assert!(UNHEARD_OF.is_some_and(|code| code.known().is_none()));
/// assert_eq!(ReplyCode::new(600), None);
/// # Ok::<(), smtp_codes::ParseReplyCodeError>(())
/// ```
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
#[doc(alias = "StatusCode")]
pub struct ReplyCode(NonZeroU16);

const _: () = assert!(size_of::<ReplyCode>() == 2 && size_of::<Option<ReplyCode>>() == 2);

impl ReplyCode {
    /// Creates a code. Returns `None` for a number outside 100 to 599.
    ///
    /// ```
    /// # use smtp_codes::ReplyCode;
    /// const GREYLISTED: ReplyCode = ReplyCode::new(450).unwrap();
    /// assert_eq!(GREYLISTED.get(), 450);
    /// assert_eq!(ReplyCode::new(99), None);
    /// ```
    #[doc(alias = "from_u16")]
    #[inline]
    #[must_use]
    pub const fn new(number: u16) -> Option<Self> {
        match NonZeroU16::new(number) {
            Some(number) if number.get() >= FIRST && number.get() <= LAST => Some(Self(number)),
            _ => None,
        }
    }

    /// Reads the three ASCII digits at the start of a reply line.
    ///
    /// Returns `None` if an octet is not a digit, or the first digit is not 1 to 5. The second digit may be any;
    /// [`is_rfc5321`](Self::is_rfc5321) checks the grammar of the RFC.
    ///
    /// ```
    /// # use smtp_codes::ReplyCode;
    /// assert_eq!(ReplyCode::from_digits(*b"354"), Some(ReplyCode::START_MAIL_INPUT));
    /// assert_eq!(ReplyCode::from_digits(*b"+25"), None);
    /// ```
    #[inline]
    #[must_use]
    pub const fn from_digits(digits: [u8; 3]) -> Option<Self> {
        let [first, second, third] = digits;
        // Counted from 1, the first digit needs one comparison for both its limits.
        let hundreds = first.wrapping_sub(b'1') as u32;
        let tens = second.wrapping_sub(b'0') as u32;
        let ones = third.wrapping_sub(b'0') as u32;
        if hundreds > 4 || tens > 9 || ones > 9 {
            return None;
        }
        match NonZeroU16::new(((hundreds + 1) * 100 + tens * 10 + ones) as u16) {
            Some(number) => Some(Self(number)),
            None => None,
        }
    }

    /// Returns the number, 100 to 599.
    #[doc(alias = "as_u16")]
    #[inline]
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0.get()
    }

    /// Returns the three ASCII digits.
    ///
    /// ```
    /// # use smtp_codes::ReplyCode;
    /// assert_eq!(ReplyCode::OKAY.digits(), *b"250");
    /// ```
    #[inline]
    #[must_use]
    pub const fn digits(self) -> [u8; 3] {
        DIGITS[self.index()]
    }

    /// Returns the three digits as text.
    ///
    /// ```
    /// # use smtp_codes::ReplyCode;
    /// const GREETING: &str = ReplyCode::SERVICE_READY.as_str();
    /// assert_eq!(GREETING, "220");
    /// ```
    #[inline]
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        text(self.get())
    }

    /// Returns `true` if the grammar of RFC 5321 has this code: first digit 2 to 5, second digit 0 to 5.
    ///
    /// Servers send codes outside of it as well, such as 571. See
    /// [RFC 5321 section 4.2](https://www.rfc-editor.org/rfc/rfc5321#section-4.2).
    ///
    /// ```
    /// # use smtp_codes::ReplyCode;
    /// assert!(ReplyCode::MAILBOX_UNAVAILABLE.is_rfc5321());
    /// assert!(!ReplyCode::BLOCKED.is_rfc5321()); // 571
    /// ```
    #[inline]
    #[must_use]
    pub const fn is_rfc5321(self) -> bool {
        self.get() >= 200 && self.get() % 100 < 60
    }

    /// Returns the severity, which the first digit encodes. See [RFC 5321
    /// section 4.2.1](https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1).
    #[inline]
    #[must_use]
    pub const fn severity(self) -> Severity {
        // Hundreds are multiples of four, so a quarter of the number tells them apart, and cut to eight bits it needs
        // no bounds check. A division here would cost three times as much.
        SEVERITY[(self.get() >> 2) as u8 as usize]
    }

    /// Returns the category, which the second digit encodes. See [RFC 5321
    /// section 4.2.1](https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1).
    #[inline]
    #[must_use]
    pub const fn category(self) -> Category {
        Category::of_code(self.get())
    }

    /// Returns `true` if the command succeeded, or continues: 2yz and 3yz.
    #[inline]
    #[must_use]
    pub const fn is_positive(self) -> bool {
        matches!(self.get(), 200..=399)
    }

    /// Returns `true` for 2yz: the command succeeded.
    ///
    /// [`is_positive`](Self::is_positive) is `true` for 3yz as well, after which the command is not complete.
    ///
    /// ```
    /// # use smtp_codes::ReplyCode;
    /// assert!(ReplyCode::OKAY.is_completion());
    /// assert!(!ReplyCode::START_MAIL_INPUT.is_completion());
    /// ```
    #[doc(alias = "is_success")]
    #[inline]
    #[must_use]
    pub const fn is_completion(self) -> bool {
        matches!(self.get(), 200..=299)
    }

    /// Returns `true` if the server waits for the rest of the command, as after `DATA`: 3yz.
    #[inline]
    #[must_use]
    pub const fn is_intermediate(self) -> bool {
        matches!(self.get(), 300..=399)
    }

    /// Returns `true` if the same request may succeed later: 4yz.
    #[inline]
    #[must_use]
    pub const fn is_transient(self) -> bool {
        matches!(self.get(), 400..=499)
    }

    /// Returns `true` if the same request will fail again: 5yz.
    #[inline]
    #[must_use]
    pub const fn is_permanent(self) -> bool {
        matches!(self.get(), 500..=599)
    }

    /// Returns `true` if the server closes the connection after a reply with this code: 221 and 421.
    ///
    /// See [RFC 5321 section 4.2.2](https://www.rfc-editor.org/rfc/rfc5321#section-4.2.2). After 521 a server
    /// may close it as well ([RFC 7504 section 3](https://www.rfc-editor.org/rfc/rfc7504#section-3)), but need not.
    ///
    /// ```
    /// # use smtp_codes::ReplyCode;
    /// assert!(ReplyCode::SERVICE_NOT_AVAILABLE.closes_connection()); // 421
    /// assert!(!ReplyCode::TRANSACTION_FAILED.closes_connection()); // 554
    /// ```
    #[inline]
    #[must_use]
    pub const fn closes_connection(self) -> bool {
        data::closes_connection(self.get())
    }

    /// Returns the code with another first digit, known or not.
    ///
    /// A server on trial can turn its 5yz replies into 4yz replies with it. [`transient_twin`](Self::transient_twin)
    /// knows better codes for some of them.
    ///
    /// ```
    /// # use smtp_codes::{ReplyCode, Severity};
    /// let soft = ReplyCode::MAILBOX_UNAVAILABLE.with_severity(Severity::TransientNegative);
    /// assert_eq!(soft, ReplyCode::MAILBOX_TEMPORARILY_UNAVAILABLE);
    /// ```
    #[inline]
    #[must_use]
    pub const fn with_severity(self, severity: Severity) -> Self {
        Self::in_range(severity.digit() as u16 * 100 + self.get() % 100)
    }

    /// Returns the 4yz code for the same reason as this 5yz code, if the table has one.
    ///
    /// ```
    /// # use smtp_codes::ReplyCode;
    /// let full = ReplyCode::EXCEEDED_STORAGE_ALLOCATION; // 552
    /// assert_eq!(full.transient_twin(), Some(ReplyCode::INSUFFICIENT_STORAGE)); // 452
    /// assert_eq!(ReplyCode::BAD_SEQUENCE.transient_twin(), None);
    /// ```
    #[must_use]
    pub const fn transient_twin(self) -> Option<Self> {
        match data::transient_twin(self.get()) {
            Some(number) => Self::new(number),
            None => None,
        }
    }

    /// Returns `true` for a refusal: 4yz and 5yz.
    #[inline]
    pub(crate) const fn is_negative(self) -> bool {
        matches!(self.get(), 400..=599)
    }

    /// The number of codes, known or not.
    pub(crate) const COUNT: usize = (LAST - FIRST + 1) as usize;

    /// Creates a code of a number that the caller knows to be one: a row of the table, or digits put together.
    #[inline]
    pub(crate) const fn in_range(number: u16) -> Self {
        match NonZeroU16::new(number) {
            Some(digits) if number >= FIRST && number <= LAST => Self(digits),
            _ => unreachable!(),
        }
    }

    /// Returns the place of this code in a table of [`COUNT`](Self::COUNT) entries.
    #[inline]
    pub(crate) const fn index(self) -> usize {
        (self.get() - FIRST) as usize
    }
}

impl fmt::Debug for ReplyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Writes the three digits.
impl fmt::Display for ReplyCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Reads exactly three digits: no sign, no space, no text after them.
impl FromStr for ReplyCode {
    type Err = ParseReplyCodeError;

    #[inline]
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if let Ok(digits) = <[u8; 3]>::try_from(text.as_bytes()) {
            if let Some(code) = Self::from_digits(digits) {
                return Ok(code);
            }
        }
        Err(ParseReplyCodeError::find(text.as_bytes()))
    }
}

impl TryFrom<u16> for ReplyCode {
    type Error = CodeOutOfRange;

    #[inline]
    fn try_from(number: u16) -> Result<Self, Self::Error> {
        Self::new(number).ok_or(CodeOutOfRange(number))
    }
}

impl From<ReplyCode> for u16 {
    #[inline]
    fn from(code: ReplyCode) -> Self {
        code.get()
    }
}

impl PartialEq<u16> for ReplyCode {
    #[inline]
    fn eq(&self, number: &u16) -> bool {
        self.get() == *number
    }
}

impl PartialEq<ReplyCode> for u16 {
    #[inline]
    fn eq(&self, code: &ReplyCode) -> bool {
        *self == code.get()
    }
}

// Not a static: clippy 1.95 crashes on a constant `&str` that points into one.
const DIGITS: &[[u8; 3]; ReplyCode::COUNT] = &{
    let mut table = [[0; 3]; ReplyCode::COUNT];
    let mut index = 0;
    while index < ReplyCode::COUNT {
        let number = FIRST as usize + index;
        table[index] =
            [b'0' + (number / 100) as u8, b'0' + (number / 10 % 10) as u8, b'0' + (number % 10) as u8];
        index += 1;
    }
    table
};

smtp_codes_derive::reply_code_text!();

/// By a quarter of the number.
static SEVERITY: [Severity; 256] = {
    let mut table = [Severity::PositivePreliminary; 256];
    let mut number = FIRST;
    while number <= LAST {
        table[(number >> 2) as usize] = match Severity::of_code(number) {
            Some(severity) => severity,
            None => unreachable!(),
        };
        number += 1;
    }
    table
};
