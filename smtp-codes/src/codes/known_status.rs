//! [`KnownStatus`]: the registered enhanced status codes, as an exhaustive enum.

use core::fmt;
use core::str::FromStr;

use smtp_codes_data::{Class, Reference, Severity, StatusRow, Subject, status_index, status_row};

use super::enhanced_code::EnhancedCode;
use super::error::{EnhancedFault, ParseEnhancedCodeError};
use super::party::Party;
use super::reply_code::ReplyCode;

smtp_codes_derive::known_status! {
    /// An enhanced status code of the IANA registry, which lists subject and detail and leaves the class open: `X.1.1`.
    ///
    /// The discriminant is `subject * 1000 + detail`. The enum is exhaustive, so that a `match` can be; a new row is a
    /// breaking release, and [`EnhancedCode`] is the type for what a server may send.
    ///
    /// ```
    /// use smtp_codes::{BasicCodes, Class, KnownStatus, ReplyCode};
    ///
    /// let full: KnownStatus = "X.2.2".parse()?;
    /// assert_eq!(full, KnownStatus::MailboxFull);
    /// assert_eq!("MailboxFull".parse(), Ok(full));
    /// assert_eq!(full.classes(), [Class::PersistentTransientFailure, Class::PermanentFailure]);
    /// assert_eq!(full.with_class(Class::PermanentFailure).to_string(), "5.2.2");
    /// assert_eq!(full.basic_codes(), BasicCodes::List(&[ReplyCode::EXCEEDED_STORAGE_ALLOCATION]));
    /// # Ok::<(), smtp_codes::ParseKnownStatusError>(())
    /// ```
    ///
}

/// The reply codes that the registry names for an enhanced status code.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum BasicCodes {
    /// Every reply code.
    Any,
    /// Every reply code with this first digit.
    Family(Severity),
    /// These, ascending; empty where the registry names none.
    List(&'static [ReplyCode]),
}

impl BasicCodes {
    /// Whether the registry names this code.
    ///
    /// ```
    /// # use smtp_codes::{KnownStatus, ReplyCode};
    /// let codes = KnownStatus::BadDestinationMailboxAddress.basic_codes();
    /// assert!(codes.contains(ReplyCode::MAILBOX_UNAVAILABLE));
    /// assert!(!codes.contains(ReplyCode::OKAY));
    /// ```
    #[must_use]
    pub const fn contains(self, code: ReplyCode) -> bool {
        match self {
            Self::Any => true,
            Self::Family(severity) => severity.digit() as u16 == code.get() / 100,
            Self::List(codes) => {
                let mut at = 0;
                while at < codes.len() {
                    if codes[at].get() == code.get() {
                        return true;
                    }
                    at += 1;
                }
                false
            }
        }
    }
}

impl EnhancedCode {
    /// The registered status with this subject and detail, whatever the class.
    ///
    /// The registry lists `X.1.1`, not `5.1.1`; which classes make sense is told by [`KnownStatus::classes`]. So `2.1.1`
    /// is known too.
    ///
    /// ```
    /// # use smtp_codes::{EnhancedCode, KnownStatus};
    /// let odd: EnhancedCode = "2.1.1".parse()?;
    /// let known = odd.known().expect("X.1.1 is registered");
    /// assert!(!known.classes().contains(&odd.class()));
    /// # Ok::<(), smtp_codes::ParseEnhancedCodeError>(())
    /// ```
    #[inline]
    #[must_use]
    pub const fn known(self) -> Option<KnownStatus> {
        KnownStatus::find(self.subject(), self.detail())
    }
}

impl KnownStatus {
    /// The day up to which the rows follow the IANA registry, `yyyy-mm-dd`.
    pub const SNAPSHOT: &'static str = smtp_codes_data::SNAPSHOT;

    /// The second number of the code: one of the eight subjects of RFC 3463 section 4, as in all registered codes.
    #[inline]
    #[must_use]
    pub const fn subject(self) -> Subject {
        match Subject::from_number(self as u16 / 1000) {
            Some(subject) => subject,
            None => unreachable!(),
        }
    }

    /// The third number of the code.
    #[inline]
    #[must_use]
    pub const fn detail(self) -> u16 {
        self as u16 % 1000
    }

    /// The whole code with this class, which need not be one of [`classes`](Self::classes).
    #[inline]
    #[must_use]
    pub const fn with_class(self, class: Class) -> EnhancedCode {
        EnhancedCode::in_range(class, self as u16 / 1000, self.detail())
    }

    /// The name of the variant.
    #[inline]
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().name
    }

    /// What the code says, as a short phrase.
    #[inline]
    #[must_use]
    pub const fn summary(self) -> &'static str {
        self.row().summary
    }

    /// Returns words for which people search when they get it, such as `no such user`: lower case, in order.
    ///
    /// A search of this documentation finds the variants by them.
    #[inline]
    #[must_use]
    pub const fn search_terms(self) -> &'static [&'static str] {
        self.row().terms
    }

    /// What happened and what to do about it, in one to three sentences.
    #[inline]
    #[must_use]
    pub const fn explanation(self) -> &'static str {
        self.row().explanation
    }

    /// Who has to act.
    #[inline]
    #[must_use]
    pub const fn party(self) -> Party {
        Party::from_rules(self.row().party)
    }

    /// Where the code is defined, the first being the one to read.
    #[inline]
    #[must_use]
    pub const fn references(self) -> &'static [Reference] {
        self.row().references
    }

    /// The classes that make sense with it, ascending and never empty: those of the RFC's text, of the reply codes that it
    /// is registered with, and of practice.
    #[inline]
    #[must_use]
    pub const fn classes(self) -> &'static [Class] {
        self.row().classes
    }

    #[inline]
    pub(crate) const fn find(subject: u16, detail: u16) -> Option<Self> {
        match status_index(subject, detail) {
            Some(index) => Some(Self::ALL[index]),
            None => None,
        }
    }

    #[inline]
    const fn row(self) -> &'static StatusRow {
        match status_row(self as u16 / 1000, self.detail()) {
            Some(row) => row,
            None => unreachable!(),
        }
    }
}

/// `X.1.1`.
impl fmt::Display for KnownStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (mut octets, length) = self.with_class(Class::Success).octets();
        octets[0] = b'X';
        f.pad(core::str::from_utf8(&octets[..length]).map_err(|_| fmt::Error)?)
    }
}

/// The form that `Display` writes, or the name of the variant. `5.1.1` is neither.
impl FromStr for KnownStatus {
    type Err = ParseKnownStatusError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        if !text.starts_with("X.") {
            return Self::from_name(text).ok_or(ParseKnownStatusError::Name);
        }
        let (subject, detail, end) =
            EnhancedCode::after_class(text.as_bytes()).map_err(ParseKnownStatusError::Form)?;
        if end != text.len() {
            let trailing = ParseEnhancedCodeError::new(EnhancedFault::Trailing, end);
            return Err(ParseKnownStatusError::Form(trailing));
        }
        Self::find(subject, detail).ok_or(ParseKnownStatusError::Unregistered { subject, detail })
    }
}

/// A text that neither has the form `X.1.1` nor the name of a [`KnownStatus`].
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum ParseKnownStatusError {
    /// It begins with `X.`, and what follows is no subject and detail.
    Form(ParseEnhancedCodeError),
    /// It has the form, and the registry has no such subject and detail.
    Unregistered {
        /// The first of the two numbers.
        subject: u16,
        /// The second.
        detail: u16,
    },
    /// It does not begin with `X.`, and no status of the registry is called so.
    Name,
}

impl fmt::Display for ParseKnownStatusError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form(error) => error.fmt(f),
            Self::Unregistered { subject, detail } => write!(f, "X.{subject}.{detail} is not registered"),
            Self::Name => {
                f.write_str("no registered status has this name, and the form is `X.subject.detail`")
            }
        }
    }
}

impl core::error::Error for ParseKnownStatusError {}

const _: () = assert!(size_of::<Option<KnownStatus>>() == 2);
