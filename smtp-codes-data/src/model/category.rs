use crate::{by_name, closed_enum};

closed_enum! {
    /// The second digit of a reply code: what the reply is about (RFC 5321 section 4.2.1).
    ///
    /// ```
    /// # use smtp_codes_data::Category;
    /// assert_eq!(Category::from_digit(5), Some(Category::MailSystem));
    /// assert_eq!(Category::from_digit(7), Some(Category::Unassigned));
    /// ```
    pub enum Category {
        Syntax       = 0,
            "About the wording of the command: a typing error, a command that the server does not know, or \
             one that does not fit here.";
        Information  = 1, "Information that was asked for, such as a status or a help text.";
        Connections  = 2, "About the connection between the two programs: hello, goodbye, or out of service.";
        Unspecified3 = 3, "Left free by the base standard. The codes for logging in have this digit.";
        Unspecified4 = 4, "Left free by the base standard. No standard code has this digit.";
        MailSystem   = 5, "About the mail itself: the mailboxes, the message, and the server that is to take it.";
        Unassigned   = 6, "A digit from 6 to 9, which no standard gives a meaning. Go by the first digit alone.";
    }
}

by_name!(Category);

impl Category {
    /// Returns the category of a second digit from 0 to 9.
    #[must_use]
    pub const fn from_digit(digit: u8) -> Option<Self> {
        match digit {
            0 => Some(Self::Syntax),
            1 => Some(Self::Information),
            2 => Some(Self::Connections),
            3 => Some(Self::Unspecified3),
            4 => Some(Self::Unspecified4),
            5 => Some(Self::MailSystem),
            6..=9 => Some(Self::Unassigned),
            _ => None,
        }
    }

    /// Returns the category of a reply code: the tens digit of the number.
    #[doc(hidden)]
    #[must_use]
    pub const fn of_code(code: u16) -> Self {
        match code / 10 % 10 {
            0 => Self::Syntax,
            1 => Self::Information,
            2 => Self::Connections,
            3 => Self::Unspecified3,
            4 => Self::Unspecified4,
            5 => Self::MailSystem,
            _ => Self::Unassigned,
        }
    }

    /// Returns the digit itself, 0 to 5; `None` for [`Unassigned`](Self::Unassigned), which is four of them.
    #[must_use]
    pub const fn digit(self) -> Option<u8> {
        match self {
            Self::Unassigned => None,
            _ => Some(self as u8),
        }
    }
}
