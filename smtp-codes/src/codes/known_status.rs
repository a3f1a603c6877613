//! [`KnownStatus`]: the registered enhanced status codes, as an exhaustive enum.

use core::fmt;
use core::str::FromStr;

use smtp_codes_data::{Class, Reference, Severity, Subject, columns, status_index};

use super::code_error::{EnhancedFault, ParseEnhancedCodeError};
use super::enhanced_code::EnhancedCode;
use super::party::Party;
use super::reply_code::ReplyCode;

smtp_codes_derive::known_status! {
    /// An enhanced status code of the IANA registry, which lists subject and detail and leaves the class open: `X.1.1`.
    ///
    /// The discriminant is `subject * 1000 + detail`. The enum is exhaustive, so that a `match` can be exhaustive too.
    /// A new row is therefore a breaking release. [`EnhancedCode`] is the type for codes that a server may send.
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
    /// These reply codes, in ascending order. The list is empty if the registry names none.
    List(&'static [ReplyCode]),
}

impl BasicCodes {
    /// Returns `true` if the registry names this code.
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
    /// Returns the registered status with this subject and detail, whatever the class.
    ///
    /// The registry lists `X.1.1`, not `5.1.1`, so `2.1.1` is known too. [`KnownStatus::classes`] has the classes that
    /// make sense.
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

    /// Returns the second number of the code. In registered codes it is one of the eight subjects of RFC 3463
    /// section 4.
    #[inline]
    #[must_use]
    pub const fn subject(self) -> Subject {
        match Subject::from_number(self as u16 / 1000) {
            Some(subject) => subject,
            None => unreachable!(),
        }
    }

    /// Returns the third number of the code.
    #[inline]
    #[must_use]
    pub const fn detail(self) -> u16 {
        self as u16 % 1000
    }

    /// Returns the whole code with this class, which need not be one of its [`classes`](Self::classes).
    ///
    /// ```
    /// # use smtp_codes::{Class, KnownStatus};
    /// let full = KnownStatus::MailboxFull.with_class(Class::PersistentTransientFailure);
    /// assert_eq!(full.to_string(), "4.2.2");
    /// ```
    #[inline]
    #[must_use]
    pub const fn with_class(self, class: Class) -> EnhancedCode {
        EnhancedCode::in_range(class, self as u16 / 1000, self.detail())
    }

    /// Returns the name of the variant.
    #[inline]
    #[must_use]
    pub const fn name(self) -> &'static str {
        columns::status_name(self.index())
    }

    /// Returns the meaning of the code as a short phrase.
    #[inline]
    #[must_use]
    pub const fn summary(self) -> &'static str {
        columns::status_summary(self.index())
    }

    /// Returns words for which people search when they get it, such as `no such user`: lower case, in order.
    ///
    /// A search of this documentation finds the variants by them.
    #[inline]
    #[must_use]
    pub const fn search_terms(self) -> &'static [&'static str] {
        columns::status_terms(self.index())
    }

    /// Returns what happened and what to do about it, in one to three sentences.
    #[inline]
    #[must_use]
    pub const fn explanation(self) -> &'static str {
        columns::status_explanation(self.index())
    }

    /// Returns who has to act.
    #[inline]
    #[must_use]
    pub const fn party(self) -> Party {
        Party::from_rules(columns::status_party(self.index()))
    }

    /// Returns where the code is defined. The first reference is the one to read.
    #[inline]
    #[must_use]
    pub const fn references(self) -> &'static [Reference] {
        columns::status_references(self.index())
    }

    /// Returns the classes that make sense with the code, in ascending order. There is at least one.
    ///
    /// They are those in the text of its RFC, of the reply codes that it is registered with, and of practice.
    ///
    /// ```
    /// # use smtp_codes::{Class, KnownStatus};
    /// assert_eq!(KnownStatus::DestinationAddressValid.classes(), [Class::Success]);
    /// ```
    #[inline]
    #[must_use]
    pub const fn classes(self) -> &'static [Class] {
        columns::status_classes(self.index())
    }

    #[inline]
    pub(crate) const fn find(subject: u16, detail: u16) -> Option<Self> {
        match status_index(subject, detail) {
            Some(index) => Some(Self::ALL[index]),
            None => None,
        }
    }

    #[inline]
    const fn index(self) -> usize {
        match status_index(self as u16 / 1000, self.detail()) {
            Some(index) => index,
            None => unreachable!(),
        }
    }
}

/// Writes the form `X.1.1`.
impl fmt::Display for KnownStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut written = self.with_class(Class::Success).written();
        written.octets[0] = b'X';
        f.pad(written.as_str())
    }
}

/// Reads the form that `Display` writes, or the name of the variant. `5.1.1` is neither.
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

/// A text that is neither the form `X.1.1` nor the name of a [`KnownStatus`].
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum ParseKnownStatusError {
    /// The text begins with `X.`, but subject and detail do not follow.
    Form(ParseEnhancedCodeError),
    /// The text has the form, but subject and detail are not registered.
    Unregistered {
        /// The subject, the second number.
        subject: u16,
        /// The detail, the third number.
        detail: u16,
    },
    /// The text does not begin with `X.`, and no registered status has this name.
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
