//! [`KnownCode`]: the reply codes of the table, as an exhaustive enum.

use core::fmt;
use core::str::FromStr;

use smtp_codes_data::{Category, Origin, Reference, Severity, columns};

use super::code_error::{CodeOutOfRange, ParseReplyCodeError};
use super::party::Party;
use super::reply_code::ReplyCode;

smtp_codes_derive::known_code! {
    /// A reply code of the table: defined by an RFC, or sent by real servers.
    ///
    /// The discriminant is the number. The enum is exhaustive, so that a `match` can be exhaustive too. A new row is
    /// therefore a breaking release. [`ReplyCode`] is the type for codes that a server may send.
    ///
    /// ```
    /// use smtp_codes::{KnownCode, Party};
    ///
    /// let code: KnownCode = "550".parse()?;
    /// assert_eq!(code, KnownCode::MailboxUnavailable);
    /// assert_eq!("MailboxUnavailable".parse(), Ok(code));
    /// assert_eq!(code as u16, 550);
    /// assert_eq!(code.party(), Party::Sender);
    /// assert_eq!(code.references()[0].url(), "https://www.rfc-editor.org/rfc/rfc5321#section-4.2.2");
    /// # Ok::<(), smtp_codes::ParseKnownCodeError>(())
    /// ```
    ///
}

smtp_codes_derive::reply_code_constants!();

impl ReplyCode {
    /// Returns the code of the table with this number, if there is one.
    #[inline]
    #[must_use]
    pub const fn known(self) -> Option<KnownCode> {
        KnownCode::with_number(self.get())
    }
}

impl KnownCode {
    /// Returns this code as a [`ReplyCode`].
    #[inline]
    #[must_use]
    pub const fn code(self) -> ReplyCode {
        ReplyCode::in_range(self as u16)
    }

    /// Returns the name of the variant.
    #[inline]
    #[must_use]
    pub const fn name(self) -> &'static str {
        columns::code_name(self.index())
    }

    /// Returns the meaning of the code as a short phrase.
    ///
    /// ```
    /// # use smtp_codes::KnownCode;
    /// for code in KnownCode::ALL {
    ///     println!("{code} {}", code.summary());
    /// }
    /// ```
    #[inline]
    #[must_use]
    pub const fn summary(self) -> &'static str {
        columns::code_summary(self.index())
    }

    /// Returns words for which people search when they get it, such as `no such user`: lower case, in order.
    ///
    /// A search of this documentation finds the variants by them.
    ///
    /// ```
    /// # use smtp_codes::KnownCode;
    /// assert!(KnownCode::MailboxUnavailable.search_terms().contains(&"no such user"));
    /// ```
    #[inline]
    #[must_use]
    pub const fn search_terms(self) -> &'static [&'static str] {
        columns::code_terms(self.index())
    }

    /// Returns what happened and what to do about it, in one to three sentences.
    #[inline]
    #[must_use]
    pub const fn explanation(self) -> &'static str {
        columns::code_explanation(self.index())
    }

    /// Returns who has to act. [`Party::of`] takes the enhanced status code of a reply into account.
    #[inline]
    #[must_use]
    pub const fn party(self) -> Party {
        Party::from_rules(columns::code_party(self.index()))
    }

    /// Returns where the code is defined. The first reference is the one to read.
    ///
    /// ```
    /// # use smtp_codes::KnownCode;
    /// let first = KnownCode::StartMailInput.references()[0];
    /// assert_eq!(first.label(), "RFC 5321");
    /// assert!(first.url().starts_with("https://www.rfc-editor.org/rfc/rfc5321"));
    /// ```
    #[inline]
    #[must_use]
    pub const fn references(self) -> &'static [Reference] {
        columns::code_references(self.index())
    }

    /// Returns who defines the code: the standard, an extension, or practice alone.
    ///
    /// ```
    /// # use smtp_codes::{KnownCode, Origin};
    /// assert_eq!(KnownCode::Okay.origin(), Origin::Standard);
    /// assert!(KnownCode::ALL.iter().any(|code| code.origin() == Origin::DeFacto));
    /// ```
    #[inline]
    #[must_use]
    pub const fn origin(self) -> Origin {
        columns::code_origin(self.index())
    }

    /// Returns the severity, which the first digit encodes; see [`ReplyCode::severity`].
    #[inline]
    #[must_use]
    pub const fn severity(self) -> Severity {
        self.code().severity()
    }

    /// Returns the category, which the second digit encodes; see [`ReplyCode::category`].
    #[inline]
    #[must_use]
    pub const fn category(self) -> Category {
        self.code().category()
    }

    /// Returns `true` if the code is 2yz or 3yz; see [`ReplyCode::is_positive`].
    #[inline]
    #[must_use]
    pub const fn is_positive(self) -> bool {
        self.code().is_positive()
    }

    /// Returns `true` for a 2yz code; see [`ReplyCode::is_completion`].
    #[inline]
    #[must_use]
    pub const fn is_completion(self) -> bool {
        self.code().is_completion()
    }

    /// Returns `true` if the code is 3yz; see [`ReplyCode::is_intermediate`].
    #[inline]
    #[must_use]
    pub const fn is_intermediate(self) -> bool {
        self.code().is_intermediate()
    }

    /// Returns `true` if the code is 4yz; see [`ReplyCode::is_transient`].
    #[inline]
    #[must_use]
    pub const fn is_transient(self) -> bool {
        self.code().is_transient()
    }

    /// Returns `true` if the code is 5yz; see [`ReplyCode::is_permanent`].
    #[inline]
    #[must_use]
    pub const fn is_permanent(self) -> bool {
        self.code().is_permanent()
    }

    /// Returns `true` if the server closes the connection after the reply; see [`ReplyCode::closes_connection`].
    #[inline]
    #[must_use]
    pub const fn closes_connection(self) -> bool {
        self.code().closes_connection()
    }

    /// Returns the code of the table with this number, which may be any.
    #[inline]
    const fn with_number(number: u16) -> Option<Self> {
        let known = Self::ALL[place(number) as usize];
        if known as u16 == number { Some(known) } else { None }
    }

    #[inline]
    const fn index(self) -> usize {
        place(self as u16) as usize
    }
}

/// Returns the place of a code of the table; that of any code for another number.
#[inline]
const fn place(number: u16) -> Place {
    PLACES[number as usize % NUMBERS]
}

/// Codes are 500 numbers in a row, so no two of them share an entry.
const NUMBERS: usize = 512;

static PLACES: [Place; NUMBERS] = {
    let mut table = [KnownCode::PLACES[0]; NUMBERS];
    let mut index = 0;
    while index < KnownCode::ALL.len() {
        table[KnownCode::ALL[index] as usize % NUMBERS] = KnownCode::PLACES[index];
        index += 1;
    }
    table
};

/// Writes the three digits.
impl fmt::Display for KnownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.code().fmt(f)
    }
}

/// Reads the three digits, or the name of the variant.
impl FromStr for KnownCode {
    type Err = ParseKnownCodeError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if text.starts_with(|first: char| first.is_ascii_digit()) {
            let code: ReplyCode = text.parse().map_err(ParseKnownCodeError::Digits)?;
            Self::try_from(code).map_err(ParseKnownCodeError::Unknown)
        } else {
            Self::from_name(text).ok_or(ParseKnownCodeError::Name)
        }
    }
}

impl From<KnownCode> for ReplyCode {
    #[inline]
    fn from(known: KnownCode) -> Self {
        known.code()
    }
}

impl TryFrom<ReplyCode> for KnownCode {
    type Error = UnknownCode;

    #[inline]
    fn try_from(code: ReplyCode) -> Result<Self, Self::Error> {
        code.known().ok_or(UnknownCode(code))
    }
}

impl TryFrom<u16> for KnownCode {
    type Error = NotAKnownCode;

    #[inline]
    fn try_from(number: u16) -> Result<Self, Self::Error> {
        match Self::with_number(number) {
            Some(known) => Ok(known),
            None => Err(UnknownCode(ReplyCode::try_from(number)?).into()),
        }
    }
}

impl PartialEq<ReplyCode> for KnownCode {
    #[inline]
    fn eq(&self, code: &ReplyCode) -> bool {
        self.code() == *code
    }
}

impl PartialEq<KnownCode> for ReplyCode {
    #[inline]
    fn eq(&self, known: &KnownCode) -> bool {
        *self == known.code()
    }
}

impl PartialEq<u16> for KnownCode {
    #[inline]
    fn eq(&self, number: &u16) -> bool {
        self.code() == *number
    }
}

impl PartialEq<KnownCode> for u16 {
    #[inline]
    fn eq(&self, known: &KnownCode) -> bool {
        *self == known.code()
    }
}

/// A reply code that is not in the table.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct UnknownCode(pub ReplyCode);

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the reply code {} is not in the table", self.0)
    }
}

impl core::error::Error for UnknownCode {}

/// A number that is not the number of a [`KnownCode`].
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum NotAKnownCode {
    /// The number is not a reply code at all.
    OutOfRange(CodeOutOfRange),
    /// The reply code is not in the table.
    Unknown(UnknownCode),
}

impl fmt::Display for NotAKnownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OutOfRange(error) => error.fmt(f),
            Self::Unknown(error) => error.fmt(f),
        }
    }
}

impl core::error::Error for NotAKnownCode {}

impl From<CodeOutOfRange> for NotAKnownCode {
    fn from(error: CodeOutOfRange) -> Self {
        Self::OutOfRange(error)
    }
}

impl From<UnknownCode> for NotAKnownCode {
    fn from(error: UnknownCode) -> Self {
        Self::Unknown(error)
    }
}

/// A text that is neither the digits nor the name of a [`KnownCode`].
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum ParseKnownCodeError {
    /// The text begins with a digit and is not a reply code.
    Digits(ParseReplyCodeError),
    /// The reply code is not in the table.
    Unknown(UnknownCode),
    /// The text begins with something else, and no code of the table has this name.
    Name,
}

impl fmt::Display for ParseKnownCodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Digits(error) => error.fmt(f),
            Self::Unknown(error) => error.fmt(f),
            Self::Name => f.write_str("no reply code of the table has this name"),
        }
    }
}

impl core::error::Error for ParseKnownCodeError {}

const _: () = assert!(size_of::<Option<KnownCode>>() == 2);
