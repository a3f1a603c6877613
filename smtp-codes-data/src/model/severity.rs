use crate::{Class, by_name, closed_enum};

closed_enum! {
    /// The first digit of a reply code: did it work, and is trying again worth while (RFC 5321 section 4.2.1).
    ///
    /// ```
    /// # use smtp_codes_data::Severity;
    /// assert_eq!(Severity::from_digit(4), Some(Severity::TransientNegative));
    /// assert_eq!(Severity::TransientNegative.digit(), 4);
    /// ```
    pub enum Severity {
        PositivePreliminary  = 1,
            "The server has taken the command, but waits for a confirmation before it acts. Mail has no such \
             replies: a mail server that sends one is broken.";
        PositiveCompletion   = 2, "It worked. The command is done and the next one may follow.";
        PositiveIntermediate = 3,
            "So far so good, but the server waits for more: the text of the message, or the next step of a login.";
        TransientNegative    = 4,
            "It did not work this time, for a reason that may pass. Trying again later may help, and a mail \
             server does so by itself.";
        PermanentNegative    = 5,
            "It did not work, and the same again will not work either. Somebody has to change something first.";
    }
}

by_name!(Severity);

impl Severity {
    /// Returns the severity of a first digit from 1 to 5.
    #[must_use]
    pub const fn from_digit(digit: u8) -> Option<Self> {
        match digit {
            1 => Some(Self::PositivePreliminary),
            2 => Some(Self::PositiveCompletion),
            3 => Some(Self::PositiveIntermediate),
            4 => Some(Self::TransientNegative),
            5 => Some(Self::PermanentNegative),
            _ => None,
        }
    }

    /// Returns the severity of a reply code, `None` outside 100..=599.
    #[doc(hidden)]
    #[must_use]
    pub const fn of_code(code: u16) -> Option<Self> {
        match code {
            100..=199 => Some(Self::PositivePreliminary),
            200..=299 => Some(Self::PositiveCompletion),
            300..=399 => Some(Self::PositiveIntermediate),
            400..=499 => Some(Self::TransientNegative),
            500..=599 => Some(Self::PermanentNegative),
            _ => None,
        }
    }

    /// Returns the digit itself, 1 to 5.
    #[must_use]
    pub const fn digit(self) -> u8 {
        self as u8
    }

    /// Returns the class that an enhanced status code with this first digit must have; 1yz and 3yz carry none (RFC 2034
    /// section 4).
    #[must_use]
    pub const fn class(self) -> Option<Class> {
        Class::from_digit(self.digit())
    }
}
