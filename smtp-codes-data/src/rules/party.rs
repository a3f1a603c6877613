use super::agreeing;
use super::classes::is_negative;
use crate::{Party, Triple, code_row, status_row};

/// Who has to act after a reply.
///
/// The enhanced status code knows more than the reply code, if it agrees with the first digit and names a cause; X.0.0
/// names none. After a reply that is no refusal its subject is not to blame for anything, and the reply code counts.
///
/// ```
/// use smtp_codes_data::{Party, Triple, party};
///
/// assert_eq!(party(552, None), Party::Recipient);
/// assert_eq!(party(552, Some(Triple { class: 5, subject: 3, detail: 4 })), Party::Sender);
/// assert_eq!(party(250, Some(Triple { class: 2, subject: 1, detail: 0 })), Party::Nobody);
/// ```
#[inline]
#[must_use]
pub const fn party(code: u16, enhanced: Option<Triple>) -> Party {
    if is_negative(code) {
        match agreeing(code, enhanced) {
            None | Some((0, 0)) => {}
            Some((subject, detail)) => {
                if let Some(row) = status_row(subject, detail) {
                    return row.party;
                }
            }
        }
    }
    match code_row(code) {
        Some(row) => row.party,
        None => Party::Unclear,
    }
}
