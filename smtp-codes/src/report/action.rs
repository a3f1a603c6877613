//! [`DeliveryAction`]: what a host has done with a recipient.

use smtp_codes_data::by_name;

use super::fields::DeliveryField;

/// The action of a host for a recipient, from [`DeliveryRecipient::action`](crate::DeliveryRecipient::action).
///
/// RFC 3464 section 2.3.3.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum DeliveryAction {
    /// The message could not be delivered, and will not be.
    Failed,
    /// The message could not be delivered yet; the host goes on trying.
    Delayed,
    /// The message was delivered.
    Delivered,
    /// The message was passed on to a host that sends no such reports.
    Relayed,
    /// The message was delivered, and passed on to other recipients.
    Expanded,
}

impl DeliveryAction {
    /// Every action.
    pub const ALL: &'static [Self] =
        &[Self::Failed, Self::Delayed, Self::Delivered, Self::Relayed, Self::Expanded];

    const NAMES: &'static [&'static str] = &["Failed", "Delayed", "Delivered", "Relayed", "Expanded"];

    /// Returns the name of the variant, which in small letters is the value of the field.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Failed => "Failed",
            Self::Delayed => "Delayed",
            Self::Delivered => "Delivered",
            Self::Relayed => "Relayed",
            Self::Expanded => "Expanded",
        }
    }

    /// Reads the word at the beginning of the field, in any case; a remark may follow it.
    pub(super) fn read(field: &DeliveryField<'_>) -> Option<Self> {
        let value = field.as_bytes();
        let is_of_word = |octet: &u8| octet.is_ascii_alphabetic();
        let word = value.split(|octet| !is_of_word(octet)).next()?;
        Self::ALL.iter().copied().find(|action| action.name().as_bytes().eq_ignore_ascii_case(word))
    }
}

by_name!(DeliveryAction);
