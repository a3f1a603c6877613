/// Class, subject and detail of an enhanced status code as plain numbers, registered or not.
///
/// ```
/// use smtp_codes_data::{Party, Triple, party};
///
/// let mailbox_full = Triple { class: 5, subject: 2, detail: 2 };
/// assert_eq!(party(554, Some(mailbox_full)), Party::Recipient);
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Triple {
    /// The first number: 2, 4 or 5.
    pub class: u8,
    /// The second number, 0 to 999.
    pub subject: u16,
    /// The third number, 0 to 999.
    pub detail: u16,
}
