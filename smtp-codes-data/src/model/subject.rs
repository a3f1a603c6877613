use crate::{by_name, closed_enum};

closed_enum! {
    /// The second number of an enhanced status code: where the cause lies (RFC 3463 section 2).
    ///
    /// ```
    /// # use smtp_codes_data::Subject;
    /// assert_eq!(Subject::from_number(7), Some(Subject::SecurityOrPolicy));
    /// assert_eq!(Subject::from_number(8), None);
    /// ```
    pub enum Subject {
        Undefined             = 0, "No place is named.";
        Addressing            = 1, "An address: of the sender or of the recipient.";
        Mailbox               = 2, "The mailbox of the recipient.";
        MailSystem            = 3, "The mail system of the recipient as a whole.";
        NetworkAndRouting     = 4, "The network, or the way to the recipient.";
        MailDeliveryProtocol  = 5, "The conversation between the two mail programs.";
        MessageContentOrMedia = 6, "The content of the message.";
        SecurityOrPolicy      = 7, "Security, or a rule of the server.";
    }
}

by_name!(Subject);

impl Subject {
    /// Returns the subject of a number from 0 to 7.
    #[must_use]
    pub const fn from_number(number: u16) -> Option<Self> {
        match number {
            0 => Some(Self::Undefined),
            1 => Some(Self::Addressing),
            2 => Some(Self::Mailbox),
            3 => Some(Self::MailSystem),
            4 => Some(Self::NetworkAndRouting),
            5 => Some(Self::MailDeliveryProtocol),
            6 => Some(Self::MessageContentOrMedia),
            7 => Some(Self::SecurityOrPolicy),
            _ => None,
        }
    }

    /// Returns the number itself, 0 to 7.
    #[must_use]
    pub const fn number(self) -> u16 {
        self as u16
    }
}
