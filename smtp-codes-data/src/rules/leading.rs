//! The reply codes that say more than an enhanced status code beside them.

use super::pairs::pair_registered;
use super::telling::status_or_subject;
use crate::STATUSES;

/// Returns `true` if a refusal is to be read by its reply code alone, as the enhanced status code speaks of something
/// else.
///
/// Usually the enhanced status code is the more exact one. But some reply codes have one meaning, such as 535 for a
/// refused login (RFC 4954 section 6), and servers send them with a status that means something else, if they filled
/// it in at all: `535 5.7.3` is the login that Exchange refuses, and no conversion of a protected message; `452 4.1.1`
/// is a full mailbox at servers that begin every status of a recipient with X.1. A status counts beside such a code if
/// it speaks of the same, or if the registry has the two together.
///
/// ```
/// use smtp_codes_data::code_leads;
///
/// assert!(code_leads(535, 7, 3));
/// assert!(!code_leads(535, 7, 8) && !code_leads(535, 7, 13)); // about the login as well
/// assert!(!code_leads(550, 7, 3)); // 550 has many meanings
/// ```
#[inline]
#[must_use]
pub const fn code_leads(code: u16, subject: u16, detail: u16) -> bool {
    let Some(index) = status_or_subject(subject, detail) else { return false };
    let detail = STATUSES[index].detail;
    let speaks_of_the_same = match code {
        // A login, or the encryption before it.
        422 | 432 | 435 | 523 | 525 | 530 | 534 | 535 | 538 => {
            matches!((subject, detail), (0, _) | (5, 6) | (7, 4..=6 | 8..=14))
        }
        // Room: for the message, in the mailbox, or for one more recipient.
        452 | 552 => subject != 1,
        // A rule, which no fault of the network is.
        541 => subject != 4,
        _ => return false,
    };
    !speaks_of_the_same && !pair_registered(code, subject, detail)
}
