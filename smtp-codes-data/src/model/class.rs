use crate::{Severity, by_name, closed_enum};

closed_enum! {
    /// The first number of an enhanced status code; in a reply it equals the first digit (RFC 3463 section 2, RFC 2034
    /// section 4).
    ///
    /// ```
    /// # use smtp_codes_data::Class;
    /// assert_eq!(Class::from_digit(4), Some(Class::PersistentTransientFailure));
    /// assert_eq!(Class::from_digit(3), None);
    /// ```
    pub enum Class {
        Success                    = 2, "It worked.";
        PersistentTransientFailure = 4, "It did not work now, and may work later without any change to the message.";
        PermanentFailure           = 5, "It did not work, and will not until something is changed.";
    }
}

by_name!(Class);

impl Class {
    /// Returns the class of a digit: 2, 4 or 5.
    #[must_use]
    pub const fn from_digit(digit: u8) -> Option<Self> {
        match digit {
            2 => Some(Self::Success),
            4 => Some(Self::PersistentTransientFailure),
            5 => Some(Self::PermanentFailure),
            _ => None,
        }
    }

    /// Returns the only class that can come with a reply code; `None` for 1yz, 3yz and numbers that are not a reply
    /// code.
    #[doc(hidden)]
    #[must_use]
    pub const fn of_code(code: u16) -> Option<Self> {
        match Severity::of_code(code) {
            Some(severity) => severity.class(),
            None => None,
        }
    }

    /// Returns the digit itself: 2, 4 or 5.
    #[must_use]
    pub const fn digit(self) -> u8 {
        self as u8
    }

    /// Returns the first digit of the replies that can carry this class.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::Success => Severity::PositiveCompletion,
            Self::PersistentTransientFailure => Severity::TransientNegative,
            Self::PermanentFailure => Severity::PermanentNegative,
        }
    }
}
