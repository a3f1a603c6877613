use crate::{Severity, Triple, by_name, closed_enum};

closed_enum! {
    /// When trying again makes sense.
    pub enum Wait {
        NextTransaction = 0,
            "Deliver to the recipients that were accepted, then send to the others in a new transaction \
             (RFC 5321 section 4.5.3.1.10).";
        Minutes         = 1,
            "Try again after a few minutes: this may be greylisting, which tests whether a sender comes back \
             (RFC 6647). If it is a limit or a check of the sending server, it takes longer.";
        HalfHour        = 2,
            "Try again after 30 minutes or more, and give up only after four or five days (RFC 5321 section 4.5.4.1).";
        Hours           = 3,
            "Trying again helps only after hours, once the cause has gone: a limit, a full mailbox or a broken \
             server.";
    }
}

by_name!(Wait);

/// Returns when trying again may help after a 4yz; `None` after every other reply. SMTP has no number for it, so this
/// is a guess by kind.
///
/// Of 5yz only `552` with X.5.3 has an answer, since it means the same as `452` with it.
#[must_use]
pub const fn wait(code: u16, enhanced: Option<Triple>) -> Option<Wait> {
    // Subject and detail mean the same under each class.
    let status = match enhanced {
        Some(Triple { subject, detail, .. }) => Some((subject, detail)),
        None => None,
    };
    if code == 552 && matches!(status, Some((5, 3))) {
        return Some(Wait::NextTransaction);
    }
    if !matches!(Severity::of_code(code), Some(Severity::TransientNegative)) {
        return None;
    }
    Some(match (code, status) {
        // After 421 there is no connection for another transaction.
        (..=420 | 422.., Some((5, 3))) => Wait::NextTransaction,
        (450 | 451, Some((7, 1) | (2, 0))) => Wait::Minutes,
        (421, Some((7, 0))) => Wait::Hours,
        (_, Some((2, 1 | 2) | (3, 1) | (4, 5) | (7, 28))) => Wait::Hours,
        _ => Wait::HalfHour,
    })
}
