//! [`DeliveryAction`]: what a host has done with a recipient.

use smtp_codes_data::{by_name, closed_enum};

use super::fields::DeliveryField;

closed_enum! {
    /// The action of a host for a recipient, from [`DeliveryRecipient::action`](crate::DeliveryRecipient::action).
    ///
    /// RFC 3464 section 2.3.3. The names, in small letters, are the values of the field.
    pub enum DeliveryAction {
        Failed, "The message could not be delivered, and will not be.";
        Delayed, "The message could not be delivered yet; the host goes on trying.";
        Delivered, "The message was delivered.";
        Relayed, "The message was passed on to a host that sends no such reports.";
        Expanded, "The message was delivered, and passed on to other recipients.";
    }
}

impl DeliveryAction {
    /// Reads the word at the beginning of the field, in any case; a remark may follow it.
    #[inline]
    pub(super) fn read(field: &DeliveryField<'_>) -> Option<Self> {
        let value = field.as_bytes();
        let is_of_word = |octet: &u8| octet.is_ascii_alphabetic();
        let word = value.split(|octet| !is_of_word(octet)).next()?;
        Self::ALL.iter().copied().find(|action| action.name().as_bytes().eq_ignore_ascii_case(word))
    }
}

by_name!(DeliveryAction);
