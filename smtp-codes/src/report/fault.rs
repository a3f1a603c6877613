//! [`DeliveryFault`]: what in a report could not be read.

use core::fmt;
use core::iter::FusedIterator;

use smtp_codes_data::{by_name, closed_enum};

use super::action::DeliveryAction;
use super::fields::{Field, Item, Items};
use super::{
    ACTION, DIAGNOSTIC_CODE, FINAL_RECIPIENT, ORIGINAL_RECIPIENT, REMOTE_MTA, REPORTING_MTA, STATUS,
};
use crate::codes::EnhancedCode;

/// A line or a field of a [`DeliveryReport`](crate::DeliveryReport) that was skipped, and where it is.
///
/// ```
/// use smtp_codes::{DeliveryFaultKind, DeliveryReport};
///
/// let report = DeliveryReport::parse(b"Final-Recipient: rfc822; kim@example.org\r\nStatus: unknown\r\n");
/// let fault = report.faults().next().unwrap();
/// assert_eq!((fault.kind(), fault.at()), (DeliveryFaultKind::Status, 42));
/// assert_eq!(fault.to_string(), "the status is not an enhanced status code, at octet 42");
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct DeliveryFault {
    kind: DeliveryFaultKind,
    at: usize,
}

impl DeliveryFault {
    /// Returns what is wrong.
    #[inline]
    #[must_use]
    pub const fn kind(&self) -> DeliveryFaultKind {
        self.kind
    }

    /// Returns the offset of the line in the report.
    #[inline]
    #[must_use]
    pub const fn at(&self) -> usize {
        self.at
    }
}

impl fmt::Display for DeliveryFault {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, at octet {}", self.kind.meaning(), self.at)
    }
}

closed_enum! {
    /// The fault of a line or a field of a report. The [`meaning`](Self::meaning) of each is a clause, without a full
    /// stop.
    #[non_exhaustive]
    pub enum DeliveryFaultKind {
        /// The line is not a field: it has no name, or no colon (RFC 5322 section 2.2).
        NotAField, "the line is not a field";
        /// The value is empty, or lacks the type and semicolon before it (RFC 3464 section 2.1.2).
        NoType, "the value has no type before a semicolon";
        /// The action is none of RFC 3464 section 2.3.3.
        Action, "the action is not one of RFC 3464";
        /// The status is not an enhanced status code (RFC 3464 section 2.3.4).
        Status, "the status is not an enhanced status code";
    }
}

impl DeliveryFaultKind {
    /// Returns what is wrong with a field, whose value is used as far as it goes.
    #[inline]
    fn of(field: &Field<'_>) -> Option<Self> {
        let is_typed = [REPORTING_MTA, FINAL_RECIPIENT, ORIGINAL_RECIPIENT, REMOTE_MTA, DIAGNOSTIC_CODE];
        if is_typed.iter().any(|name| field.is_named(name)) {
            return field.value.kind().is_none().then_some(Self::NoType);
        }
        if field.is_named(ACTION) {
            return DeliveryAction::read(&field.value).is_none().then_some(Self::Action);
        }
        let is_status = field.is_named(STATUS);
        let is_read = EnhancedCode::from_status_field(field.value.as_bytes()).is_some();
        (is_status && !is_read).then_some(Self::Status)
    }
}

by_name!(DeliveryFaultKind);

/// The faults of a report, from [`DeliveryReport::faults`](crate::DeliveryReport::faults).
#[derive(Clone)]
#[must_use = "iterators are lazy"]
pub struct DeliveryFaults<'a> {
    items: Items<'a>,
}

impl<'a> DeliveryFaults<'a> {
    #[inline]
    pub(super) const fn of(items: Items<'a>) -> Self {
        Self { items }
    }
}

impl Iterator for DeliveryFaults<'_> {
    type Item = DeliveryFault;

    #[inline]
    fn next(&mut self) -> Option<DeliveryFault> {
        self.items.find_map(|item| match item {
            Item::Field(field) => {
                DeliveryFaultKind::of(&field).map(|kind| DeliveryFault { kind, at: field.at })
            }
            Item::Broken(at) => Some(DeliveryFault { kind: DeliveryFaultKind::NotAField, at }),
            Item::Gap => None,
        })
    }
}

impl FusedIterator for DeliveryFaults<'_> {}

impl fmt::Debug for DeliveryFaults<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}
