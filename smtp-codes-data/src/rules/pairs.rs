use crate::{Basic, Severity, status_row};

/// Pairs that the rows hold and the registry does not: reply code, subject, detail.
///
/// RFC 5321 section 4.5.3.1.10 requires 452 for too many recipients; the registry names 451 alone for X.5.3.
pub const ADDED_PAIRS: &[(u16, u16, u16)] = &[(452, 5, 3)];

/// Whether a reply code and an enhanced status code are registered together; one that no row knows is with none.
///
/// A hint and no more: the registry calls its lists incomplete (RFC 5248 section 2.1), and `554 5.7.1`, which servers
/// send every day, is not in them.
#[inline]
#[must_use]
pub const fn pair_registered(code: u16, subject: u16, detail: u16) -> bool {
    let Some(row) = status_row(subject, detail) else { return false };
    match row.basic {
        Basic::Any => true,
        Basic::Family(family) => match Severity::of_code(code) {
            Some(severity) => severity as u8 == family as u8,
            None => false,
        },
        Basic::List(codes) => contains(codes, code),
    }
}

/// The 4yz that says the same as a 5yz, but for now; `None` where none does.
///
/// For servers that try out a new rule and do not want to lose mail by it.
#[must_use]
pub const fn transient_twin(code: u16) -> Option<u16> {
    match code {
        535 => Some(454),
        550 => Some(450),
        551 | 553 | 554 => Some(451),
        552 => Some(452),
        555 => Some(455),
        _ => None,
    }
}

pub(crate) const fn contains(codes: &[u16], code: u16) -> bool {
    let mut index = 0;
    while index < codes.len() {
        if codes[index] == code {
            return true;
        }
        index += 1;
    }
    false
}
