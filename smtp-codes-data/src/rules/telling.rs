//! The row by which an enhanced status code is read.

use crate::{Class, Party, STATUSES, status_index};

/// Returns the place in [`STATUSES`] of the row by which people read an enhanced status code in a reply of this class.
///
/// The class of the enhanced status code itself does not count: subject and detail mean the same under each. A detail
/// that is not registered is read as X.subject.0, as RFC 3463 section 2 asks of whoever knows the subject alone. So is
/// a status that only goes with success, such as X.1.5, in a refusal, and one that names a fault in a success: its
/// words would contradict the reply. `None` where the subject is not registered either.
///
/// ```
/// use smtp_codes_data::{Class, STATUSES, telling_status};
///
/// let row = |class, subject, detail| telling_status(class, subject, detail).map(|index| &STATUSES[index]);
/// assert_eq!(row(Class::PermanentFailure, 7, 708).unwrap().name, "OtherSecurityStatus");
/// assert_eq!(row(Class::PermanentFailure, 1, 5).unwrap().name, "OtherAddressStatus");
/// assert_eq!(row(Class::Success, 1, 5).unwrap().name, "DestinationAddressValid");
/// assert!(row(Class::PermanentFailure, 9, 1).is_none());
/// ```
#[inline]
#[must_use]
pub const fn telling_status(class: Class, subject: u16, detail: u16) -> Option<usize> {
    let Some(index) = status_or_subject(subject, detail) else { return None };
    let fits = match class {
        Class::Success => FITS[index].success,
        Class::PersistentTransientFailure | Class::PermanentFailure => FITS[index].refusal,
    };
    if fits { Some(index) } else { status_index(subject, 0) }
}

/// Returns the row of a status, or that of its subject where it has none.
pub(super) const fn status_or_subject(subject: u16, detail: u16) -> Option<usize> {
    match status_index(subject, detail) {
        Some(index) => Some(index),
        None => status_index(subject, 0),
    }
}

/// The replies that the words of a row fit.
#[derive(Clone, Copy)]
pub(super) struct Fit {
    success: bool,
    pub(super) refusal: bool,
}

/// For each row of [`STATUSES`]. A table of its own, so that who asks for no words links none.
pub(super) static FITS: [Fit; STATUSES.len()] = {
    let mut fits = [Fit { success: true, refusal: true }; STATUSES.len()];
    let mut index = 0;
    while index < STATUSES.len() {
        let row = &STATUSES[index];
        // The row of a subject suits every class.
        if row.detail != 0 {
            let (mut success, mut refusal) = (false, false);
            let mut rest = row.classes;
            while let &[class, ref tail @ ..] = rest {
                match class {
                    Class::Success => success = matches!(row.party, Party::Nobody),
                    Class::PersistentTransientFailure | Class::PermanentFailure => refusal = true,
                }
                rest = tail;
            }
            fits[index] = Fit { success, refusal };
        }
        index += 1;
    }
    fits
};
