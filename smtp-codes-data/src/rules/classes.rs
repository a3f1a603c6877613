use crate::columns::code_closes;
use crate::macros::for_each;
use crate::{Class, Command, STATUSES, Severity, code_index, status_index};

/// Returns `true` if an enhanced status code may have this class; one that no row knows may have any of the three.
///
/// More than the text of the RFCs states, since a list of reply codes never narrows (RFC 5248 section 2.1) and every
/// refusal may come as a 4yz first (RFC 6647 section 2). The classes that the text states are
/// [`StatusRow::stated`](crate::StatusRow).
#[inline]
#[must_use]
pub const fn class_allowed(subject: u16, detail: u16, class: u8) -> bool {
    let Some(class) = Class::from_digit(class) else { return false };
    let Some(index) = status_index(subject, detail) else { return true };
    CLASSES[index] & bit(class) != 0
}

/// The classes of each row of [`STATUSES`], a bit each.
static CLASSES: [u8; STATUSES.len()] = {
    let mut table = [0; STATUSES.len()];
    let mut index = 0;
    while index < STATUSES.len() {
        for_each!(&class in STATUSES[index].classes, {
            table[index] |= bit(class);
        });
        index += 1;
    }
    table
};

const fn bit(class: Class) -> u8 {
    1 << class as u8
}

/// Returns `true` if the reply to this command can carry an enhanced status code at all (RFC 2034 section 4).
///
/// Never with 3yz and 1yz. Nor on the 220 greeting, where a client reads it as the domain, and on the 250 to EHLO,
/// HELO and LHLO, where it reads as an extension; the refusals at those places may have one.
#[inline]
#[must_use]
pub const fn carries_enhanced(command: Command, code: u16) -> bool {
    if Class::of_code(code).is_none() {
        return false;
    }
    !matches!((command, code), (Command::Connect, 220) | (Command::Ehlo | Command::Helo | Command::Lhlo, 250))
}

/// Returns `true` if the server closes the connection after this reply: 221 and 421 (RFC 5321 section 4.2.2).
///
/// After a 521 greeting a server may close and need not (RFC 7504 section 3): `false`.
#[inline]
#[must_use]
pub const fn closes_connection(code: u16) -> bool {
    match code_index(code) {
        Some(index) => code_closes(index),
        None => false,
    }
}

/// Returns `true` if a reply code is a refusal: 4yz or 5yz.
pub(super) const fn is_negative(code: u16) -> bool {
    matches!(Severity::of_code(code), Some(Severity::TransientNegative | Severity::PermanentNegative))
}
