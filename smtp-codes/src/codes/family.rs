//! [`Family`]: many codes in one notation, as the RFCs write it.

use core::fmt;
use core::str::FromStr;

use smtp_codes_data::{Category, Class, Severity, Subject};

use super::code_error::ParseFamilyError;
use super::enhanced_code::{EnhancedCode, Written, dot_and_number};
use super::known_code::KnownCode;
use super::known_status::KnownStatus;
use super::reply_code::ReplyCode;

/// A family of codes: `4yz`, `25z`, `5.7.X` or `X.7.26`.
///
/// RFC 5321 section 4.2.1 writes `y` and `z` for any second and third digit of a reply code, RFC 3463 writes `X` for
/// any class or detail of an enhanced status code. The second digit of `25z` may be any, as in a [`ReplyCode`], and the
/// numbers of an enhanced status code need not be registered. A single code such as `550` is not a family, but a
/// [`ReplyCode`] or an [`EnhancedCode`].
///
/// # Examples
///
/// ```
/// use smtp_codes::{Family, ReplyCode};
///
/// let transient: Family = "4yz".parse()?;
/// assert!(transient.contains(ReplyCode::LOCAL_ERROR));
/// assert!(transient.codes().all(|code| code.is_transient()));
///
/// let policy: Family = "5.7.X".parse()?;
/// assert!("5.7.26".parse().is_ok_and(|code| policy.contains_enhanced(code)));
/// assert_eq!(policy.to_string(), "5.7.X");
/// # Ok::<(), smtp_codes::ParseFamilyError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Family(Notation);

#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
enum Notation {
    /// `4yz`
    FirstDigit(Severity),
    /// `25z`
    TwoDigits(Severity, u8),
    /// `5.7.X`
    AnyDetail(Class, u16),
    /// `X.7.26`
    AnyClass(u16, u16),
}

impl Family {
    /// Every refusal: 4yz, for now, and 5yz, for good.
    pub(crate) const NEGATIVE: &[Self] = &[
        Self(Notation::FirstDigit(Severity::TransientNegative)),
        Self(Notation::FirstDigit(Severity::PermanentNegative)),
    ];

    pub(crate) const fn is_same(self, other: Self) -> bool {
        match (self.0, other.0) {
            (Notation::FirstDigit(one), Notation::FirstDigit(other)) => one as u8 == other as u8,
            (Notation::TwoDigits(one, second), Notation::TwoDigits(other, other_second)) => {
                one as u8 == other as u8 && second == other_second
            }
            (Notation::AnyDetail(one, subject), Notation::AnyDetail(other, other_subject)) => {
                one as u8 == other as u8 && subject == other_subject
            }
            (Notation::AnyClass(subject, detail), Notation::AnyClass(other_subject, other_detail)) => {
                subject == other_subject && detail == other_detail
            }
            _ => false,
        }
    }

    /// Returns `true` if a reply code belongs to the family.
    ///
    /// ```
    /// # use smtp_codes::{Family, ReplyCode};
    /// let family: Family = "45z".parse()?;
    /// assert!(family.contains(ReplyCode::INSUFFICIENT_STORAGE)); // 452
    /// assert!(!family.contains(ReplyCode::SERVICE_NOT_AVAILABLE)); // 421
    /// # Ok::<(), smtp_codes::ParseFamilyError>(())
    /// ```
    #[must_use]
    pub const fn contains(self, code: ReplyCode) -> bool {
        match self.0 {
            Notation::FirstDigit(severity) => code.get() / 100 == severity.digit() as u16,
            Notation::TwoDigits(severity, second) => {
                code.get() / 10 == severity.digit() as u16 * 10 + second as u16
            }
            Notation::AnyDetail(..) | Notation::AnyClass(..) => false,
        }
    }

    /// Returns `true` if an enhanced status code belongs to the family.
    ///
    /// ```
    /// # use smtp_codes::{EnhancedCode, Family};
    /// let family: Family = "X.7.1".parse()?;
    /// assert!(family.contains_enhanced(EnhancedCode::literal("4.7.1")));
    /// assert!(!family.contains_enhanced(EnhancedCode::literal("5.7.0")));
    /// # Ok::<(), smtp_codes::ParseFamilyError>(())
    /// ```
    #[must_use]
    pub const fn contains_enhanced(self, code: EnhancedCode) -> bool {
        match self.0 {
            Notation::AnyDetail(class, subject) => {
                code.class() as u8 == class as u8 && code.subject() == subject
            }
            Notation::AnyClass(subject, detail) => code.subject() == subject && code.detail() == detail,
            Notation::FirstDigit(_) | Notation::TwoDigits(..) => false,
        }
    }

    /// Returns the reply codes of the table that belong to the family, in ascending order.
    ///
    /// ```
    /// # use smtp_codes::Family;
    /// let family: Family = "35z".parse()?;
    /// assert!(family.codes().map(|code| code.code().get()).eq([354, 355]));
    /// # Ok::<(), smtp_codes::ParseFamilyError>(())
    /// ```
    pub fn codes(self) -> impl Iterator<Item = KnownCode> + Clone {
        KnownCode::ALL.iter().copied().filter(move |code| self.contains(code.code()))
    }

    /// Returns the registered statuses that belong to the family with one of their [`classes`](KnownStatus::classes),
    /// in ascending order.
    ///
    /// ```
    /// # use smtp_codes::{Family, KnownStatus};
    /// let family: Family = "2.6.X".parse()?;
    /// assert!(family.statuses().any(|status| status == KnownStatus::ConversionWithLossPerformed));
    /// assert!(!family.statuses().any(|status| status == KnownStatus::MediaNotSupported)); // of class 5 alone
    /// # Ok::<(), smtp_codes::ParseFamilyError>(())
    /// ```
    pub fn statuses(self) -> impl Iterator<Item = KnownStatus> + Clone {
        let belongs = move |status: &KnownStatus| {
            status.classes().iter().any(|class| self.contains_enhanced(status.with_class(*class)))
        };
        KnownStatus::ALL.iter().copied().filter(belongs)
    }

    /// Returns the severity, if the notation has a first digit.
    #[must_use]
    pub const fn severity(self) -> Option<Severity> {
        match self.0 {
            Notation::FirstDigit(severity) | Notation::TwoDigits(severity, _) => Some(severity),
            Notation::AnyDetail(class, _) => Some(class.severity()),
            Notation::AnyClass(..) => None,
        }
    }

    /// Returns the category, if the notation has the second digit of a reply code.
    #[must_use]
    pub const fn category(self) -> Option<Category> {
        match self.0 {
            Notation::TwoDigits(_, second) => Category::from_digit(second),
            Notation::FirstDigit(_) | Notation::AnyDetail(..) | Notation::AnyClass(..) => None,
        }
    }

    /// Returns the class of the enhanced status codes, if the notation has one.
    #[must_use]
    pub const fn class(self) -> Option<Class> {
        match self.0 {
            Notation::AnyDetail(class, _) => Some(class),
            Notation::FirstDigit(_) | Notation::TwoDigits(..) | Notation::AnyClass(..) => None,
        }
    }

    /// Returns the subject of the enhanced status codes, if it is one of the eight in RFC 3463.
    #[must_use]
    pub const fn subject(self) -> Option<Subject> {
        match self.0 {
            Notation::AnyDetail(_, subject) | Notation::AnyClass(subject, _) => Subject::from_number(subject),
            Notation::FirstDigit(_) | Notation::TwoDigits(..) => None,
        }
    }

    /// Returns the status that is the whole family, such as `X.7.26`, if it is registered.
    ///
    /// ```
    /// # use smtp_codes::{Family, KnownStatus};
    /// assert_eq!("X.2.2".parse::<Family>()?.known(), Some(KnownStatus::MailboxFull));
    /// assert_eq!("5.2.X".parse::<Family>()?.known(), None);
    /// # Ok::<(), smtp_codes::ParseFamilyError>(())
    /// ```
    #[must_use]
    pub const fn known(self) -> Option<KnownStatus> {
        match self.0 {
            Notation::AnyClass(subject, detail) => KnownStatus::find(subject, detail),
            Notation::FirstDigit(_) | Notation::TwoDigits(..) | Notation::AnyDetail(..) => None,
        }
    }
}

impl From<KnownStatus> for Family {
    fn from(status: KnownStatus) -> Self {
        Self(Notation::AnyClass(status.subject().number(), status.detail()))
    }
}

impl From<Severity> for Family {
    fn from(severity: Severity) -> Self {
        Self(Notation::FirstDigit(severity))
    }
}

/// Writes the notation of the RFCs, which `FromStr` reads.
impl fmt::Display for Family {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = |digits: [u8; 3]| {
            let mut octets = [0; Written::ROOM];
            octets[..3].copy_from_slice(&digits);
            Written { octets, len: 3 }
        };
        let written = match self.0 {
            Notation::FirstDigit(severity) => digits([b'0' + severity.digit(), b'y', b'z']),
            Notation::TwoDigits(severity, second) => digits([b'0' + severity.digit(), b'0' + second, b'z']),
            Notation::AnyDetail(class, subject) => {
                let mut written = EnhancedCode::in_range(class, subject, 0).written();
                written.octets[written.len - 1] = b'X';
                written
            }
            Notation::AnyClass(subject, detail) => {
                let mut written = EnhancedCode::in_range(Class::Success, subject, detail).written();
                written.octets[0] = b'X';
                written
            }
        };
        f.pad(written.as_str())
    }
}

/// Reads `4yz`, `25z`, `5.7.X` or `X.7.26`: lower case `y` and `z`, upper case `X`, nothing before or after it.
impl FromStr for Family {
    type Err = ParseFamilyError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digit = |octet: u8| octet.wrapping_sub(b'0');
        match *text.as_bytes() {
            [first @ b'1'..=b'5', b'y', b'z'] => {
                Severity::from_digit(digit(first)).map(Notation::FirstDigit).ok_or(0)
            }
            [first @ b'1'..=b'5', second @ b'0'..=b'9', b'z'] => Severity::from_digit(digit(first))
                .map(|severity| Notation::TwoDigits(severity, digit(second)))
                .ok_or(0),
            [first @ (b'2' | b'4' | b'5'), b'.', ..] => any_detail(digit(first), text.as_bytes()),
            [b'X', ..] => any_class(text.as_bytes()),
            _ => Err(fault(text.as_bytes())),
        }
        .map(Self)
        .map_err(ParseFamilyError::new)
    }
}

fn any_detail(first: u8, text: &[u8]) -> Result<Notation, usize> {
    let (subject, end) = dot_and_number(text, 1).map_err(|error| error.at())?;
    let class = Class::from_digit(first).ok_or(0_usize)?;
    match text.get(end..).unwrap_or_default() {
        [b'.', b'X'] => Ok(Notation::AnyDetail(class, subject)),
        [b'.', b'X', ..] => Err(end + 2),
        [b'.', ..] => Err(end + 1),
        _ => Err(end),
    }
}

const fn any_class(text: &[u8]) -> Result<Notation, usize> {
    match EnhancedCode::after_class(text) {
        Ok((subject, detail, end)) if end == text.len() => Ok(Notation::AnyClass(subject, detail)),
        Ok((_, _, end)) => Err(end),
        Err(error) => Err(error.at()),
    }
}

/// Returns the offset at which a text that is not a family stops looking like `4yz` or `25z`.
fn fault(text: &[u8]) -> usize {
    let is_fine = |(at, octet): (usize, &u8)| match (at, octet) {
        (0, b'1'..=b'5') | (1, b'0'..=b'9' | b'y') | (2, b'z') => true,
        (_, _) => false,
    };
    text.iter().enumerate().position(|entry| !is_fine(entry)).unwrap_or(text.len())
}
