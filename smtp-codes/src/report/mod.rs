//! [`DeliveryReport`]: what a delivery status notification says of each recipient (RFC 3464).

mod action;
mod fault;
mod fields;

pub use action::DeliveryAction;
pub use fault::{DeliveryFault, DeliveryFaultKind, DeliveryFaults};
pub use fields::DeliveryField;

use core::fmt;
use core::iter::FusedIterator;

use smtp_codes_data::Provider;

use crate::codes::{EnhancedCode, ReplyCode};
use crate::meaning::Explanation;
use crate::scan::{Found, scan};
use crate::syntax::enhanced_prefix;
use fields::{Field, Item, Items};

/// The fields about one recipient ([RFC 3464 section 2.3](https://www.rfc-editor.org/rfc/rfc3464#section-2.3)).
const FINAL_RECIPIENT: &str = "Final-Recipient";
const ORIGINAL_RECIPIENT: &str = "Original-Recipient";
const ACTION: &str = "Action";
const STATUS: &str = "Status";
const REMOTE_MTA: &str = "Remote-MTA";
const DIAGNOSTIC_CODE: &str = "Diagnostic-Code";
const REPORTING_MTA: &str = "Reporting-MTA";

/// A `message/delivery-status` body: who reports, and what became of each recipient.
///
/// It borrows the body, allocates nothing and never fails. Fields may come in any order and case, folded, twice (the
/// first counts), or not at all; line ends may be CRLF or LF. Text that is not a field, or holds what no such field can
/// hold, is skipped, and named by [`faults`](Self::faults). How the body is found in a message of several parts is the
/// work of a MIME library.
///
/// ```
/// use smtp_codes::{DeliveryAction, DeliveryReport};
///
/// let report = DeliveryReport::parse(
///     b"Reporting-MTA: dns; mx.example.com\r\n\
///       \r\n\
///       Final-Recipient: rfc822; kim@example.org\r\n\
///       Action: failed\r\n\
///       Status: 5.1.1 (no such mailbox)\r\n\
///       Diagnostic-Code: smtp; 550-5.1.1 no such\r\n user\r\n",
/// );
/// let recipient = report.recipients().next().unwrap();
/// assert_eq!(recipient.action(), Some(DeliveryAction::Failed));
/// assert_eq!(recipient.status().unwrap().to_string(), "5.1.1");
/// assert_eq!(recipient.diagnostic_code().unwrap(), "smtp; 550-5.1.1 no such user");
/// assert_eq!(recipient.reply().and_then(|reply| reply.code()).unwrap(), 550);
/// ```
///
/// RFC 3464 section 2.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct DeliveryReport<'a> {
    text: &'a [u8],
}

impl<'a> DeliveryReport<'a> {
    /// Takes a body, whatever it holds.
    #[inline]
    #[must_use]
    pub const fn parse(text: &'a [u8]) -> Self {
        Self { text }
    }

    /// Returns the host that reports, as `dns; mx.example.com`.
    ///
    /// RFC 3464 section 2.2.2.
    #[inline]
    #[must_use]
    pub fn reporting_mta(&self) -> Option<DeliveryField<'a>> {
        first_field(self.text, REPORTING_MTA)
    }

    /// Returns the recipients, in their order.
    ///
    /// The fields of one end at an empty line, or where those of the next begin without one.
    #[inline]
    pub const fn recipients(&self) -> DeliveryRecipients<'a> {
        DeliveryRecipients { text: self.text, items: Items::of(self.text) }
    }

    /// Returns what could not be read, in its order.
    #[inline]
    pub const fn faults(&self) -> DeliveryFaults<'a> {
        DeliveryFaults::of(Items::of(self.text))
    }
}

impl fmt::Debug for DeliveryReport<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeliveryReport")
            .field("reporting_mta", &self.reporting_mta())
            .field("recipients", &self.recipients())
            .finish_non_exhaustive()
    }
}

/// The recipients of a report, from [`DeliveryReport::recipients`].
#[derive(Clone)]
#[must_use = "iterators are lazy"]
pub struct DeliveryRecipients<'a> {
    text: &'a [u8],
    items: Items<'a>,
}

impl<'a> Iterator for DeliveryRecipients<'a> {
    type Item = DeliveryRecipient<'a>;

    #[inline]
    fn next(&mut self) -> Option<DeliveryRecipient<'a>> {
        let mut begin = None;
        // An address after the fields about one is the next recipient, although an empty line is missing.
        let mut is_described = false;
        loop {
            let before = self.items;
            let item = self.items.next();
            let is_address =
                |field: &Field<'_>| field.is_named(FINAL_RECIPIENT) || field.is_named(ORIGINAL_RECIPIENT);
            let is_detail = |field: &Field<'_>| {
                [ACTION, STATUS, REMOTE_MTA, DIAGNOSTIC_CODE].iter().any(|name| field.is_named(name))
            };
            let end = match (item, begin) {
                (Some(Item::Field(field)), Some(_)) if is_address(&field) && is_described => {
                    self.items = before;
                    before.at()
                }
                (Some(Item::Field(field)), _) if is_address(&field) || is_detail(&field) => {
                    begin.get_or_insert(before.at());
                    is_described |= is_detail(&field);
                    continue;
                }
                (Some(Item::Gap) | None, Some(_)) => before.at(),
                (None, None) => return None,
                _ => continue,
            };
            let fields = self.text.get(begin.unwrap_or(end)..end).unwrap_or_default();
            return Some(DeliveryRecipient { fields });
        }
    }
}

impl FusedIterator for DeliveryRecipients<'_> {}

impl fmt::Debug for DeliveryRecipients<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

/// The part of a [`DeliveryReport`] about one recipient.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct DeliveryRecipient<'a> {
    fields: &'a [u8],
}

impl<'a> DeliveryRecipient<'a> {
    /// Returns the address as the reporting host has it, as `rfc822; kim@example.org`.
    ///
    /// RFC 3464 section 2.3.2.
    #[inline]
    #[must_use]
    pub fn final_recipient(&self) -> Option<DeliveryField<'a>> {
        first_field(self.fields, FINAL_RECIPIENT)
    }

    /// Returns the address as the sender wrote it, where the report has it.
    ///
    /// RFC 3464 section 2.3.1.
    #[inline]
    #[must_use]
    pub fn original_recipient(&self) -> Option<DeliveryField<'a>> {
        first_field(self.fields, ORIGINAL_RECIPIENT)
    }

    /// Returns the action of the host, or `None` if the RFC does not know it.
    ///
    /// RFC 3464 section 2.3.3.
    #[inline]
    #[must_use]
    pub fn action(&self) -> Option<DeliveryAction> {
        first_field(self.fields, ACTION).and_then(|field| DeliveryAction::read(&field))
    }

    /// Returns the status, without the remark that may follow it.
    ///
    /// RFC 3464 section 2.3.4.
    #[inline]
    #[must_use]
    pub fn status(&self) -> Option<EnhancedCode> {
        first_field(self.fields, STATUS).and_then(|field| EnhancedCode::from_status_field(field.as_bytes()))
    }

    /// Returns the host that refused the message or put it off, as `dns; mx.example.org`.
    ///
    /// RFC 3464 section 2.3.5.
    #[inline]
    #[must_use]
    pub fn remote_mta(&self) -> Option<DeliveryField<'a>> {
        first_field(self.fields, REMOTE_MTA)
    }

    /// Returns what the host said, as `smtp; 550 5.1.1 no such user`.
    ///
    /// RFC 3464 section 2.3.6.
    #[inline]
    #[must_use]
    pub fn diagnostic_code(&self) -> Option<DeliveryField<'a>> {
        first_field(self.fields, DIAGNOSTIC_CODE)
    }

    /// Returns the reply in the diagnostic code: the first with a reply code, else the first enhanced code.
    ///
    /// Of a reply whose first lines refuse nothing and whose last line refuses (`220-mx.example.org 421 4.2.1 not now`)
    /// it is the last line, which decides ([RFC 5321
    /// section 4.2.1](https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1)).
    ///
    /// There is none where no server answered, as in `DNS; Host not found`. The positions are those in
    /// [`DeliveryField::as_bytes`] of the diagnostic code.
    ///
    /// ```
    /// # use smtp_codes::DeliveryReport;
    /// let report = DeliveryReport::parse(
    ///     b"Reporting-MTA: dns; mx.example.org\r\n\r\n\
    ///       Final-Recipient: rfc822; kim@example.org\r\nDiagnostic-Code: smtp; 550-5.1.1 no such\r\n\t550 5.1.1 user\r\n",
    /// );
    /// let reply = report.recipients().next().and_then(|recipient| recipient.reply()).expect("a reply");
    /// assert_eq!(reply.code().map(|code| code.get()), Some(550));
    /// ```
    #[inline]
    #[must_use]
    pub fn reply(&self) -> Option<Found<'a>> {
        let text = self.diagnostic_code()?.as_bytes();
        let mut finds = scan(text);
        let mut lines = finds.clone().filter(|found| found.code().is_some());
        let Some(first) = lines.next() else { return finds.next() };
        let refuses = |found: &Found<'_>| found.code().is_some_and(ReplyCode::is_negative);
        // A hyphen after the code announces a further line.
        let announces_one =
            |found: &Found<'_>| found.code_range().is_some_and(|code| text.get(code.end) == Some(&b'-'));
        let mut last = Some(first);
        while last.as_ref().is_some_and(|line| announces_one(line) && !refuses(line)) {
            last = lines.next();
        }
        Some(last.filter(refuses).unwrap_or(first))
    }

    /// Explains to people what happened: the reply, with the status where it has none of its own, or the status alone.
    ///
    /// Where the remote host is one of a [`Provider`] its meaning counts.
    ///
    /// ```
    /// use smtp_codes::{DeliveryReport, Retry};
    ///
    /// let report = DeliveryReport::parse(b"Status: 5.4.4\r\nDiagnostic-Code: DNS; Host not found\r\n");
    /// let explanation = report.recipients().next().and_then(|recipient| recipient.explain()).unwrap();
    /// assert_eq!(explanation.enhanced().unwrap().to_string(), "5.4.4");
    /// assert_eq!(explanation.retry(), Some(Retry::Useless));
    /// ```
    #[inline]
    #[must_use]
    pub fn explain(&self) -> Option<Explanation<'a>> {
        let says_more = |status: &EnhancedCode| status.subject() > 0;
        let explanation = match self.reply().and_then(|found| Some((found, found.code()?))) {
            Some((found, code)) => {
                let status = self.status().filter(|status| status.agrees_with(code)).filter(says_more);
                Explanation::quoted(code, found.enhanced().or(status), found.text_to_end(), None)
            }
            None => self.status().or_else(|| self.reply()?.enhanced())?.explain(),
        };
        let host = self.remote_mta().and_then(|host| core::str::from_utf8(host.value().as_bytes()).ok());
        Some(match host.and_then(Provider::of_host) {
            Some(provider) => explanation.with_provider(provider),
            None => explanation,
        })
    }
}

impl fmt::Debug for DeliveryRecipient<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("DeliveryRecipient")
            .field("final_recipient", &self.final_recipient())
            .field("action", &self.action())
            .field("status", &self.status())
            .field("diagnostic_code", &self.diagnostic_code())
            .finish_non_exhaustive()
    }
}

impl EnhancedCode {
    /// Reads the value of a `Status:` field: `5.1.1`, or `5.1.1 (Bad destination mailbox address)`.
    ///
    /// ```
    /// use smtp_codes::EnhancedCode;
    ///
    /// let status = EnhancedCode::from_status_field(b"5.1.1 (Bad destination)");
    /// assert_eq!(status, Some(EnhancedCode::literal("5.1.1")));
    /// assert_eq!(EnhancedCode::from_status_field(b"failed"), None);
    /// ```
    ///
    /// RFC 3464 section 2.3.4.
    #[inline]
    #[must_use]
    pub fn from_status_field(value: &[u8]) -> Option<Self> {
        let value = value.trim_ascii();
        let end = value.iter().position(|octet| octet.is_ascii_whitespace() || *octet == b'(');
        let (status, _) = enhanced_prefix(value.get(..end.unwrap_or(value.len()))?)?;
        Some(status)
    }
}

#[inline]
fn first_field<'a>(text: &'a [u8], name: &str) -> Option<DeliveryField<'a>> {
    Items::of(text).find_map(|item| match item {
        Item::Field(field) if field.is_named(name) => Some(field.value),
        _ => None,
    })
}
