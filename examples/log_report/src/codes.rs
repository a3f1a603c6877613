//! [`Codes`]: the codes of one reply, of all that a line has.

use std::borrow::Borrow;

use smtp_codes::{EnhancedCode, Found, ReplyCode};

/// The codes of the reply that a line tells of.
#[derive(Clone, Copy, Debug)]
pub struct Codes<'a> {
    /// The first find with a reply code, or else the first find.
    pub found: Found<'a>,
    /// The enhanced status code, which may be in the words, `553 sorry (#5.7.1)`, or on another line of the
    /// reply, `550-sorry 550 5.7.1 no`.
    pub enhanced: Option<EnhancedCode>,
}

impl<'a> Codes<'a> {
    /// Returns the codes of the one reply among those that were found on a line, or `None` if there are none.
    pub fn of_reply<F: Borrow<Found<'a>>>(mut codes: impl Iterator<Item = F>) -> Option<Self> {
        let first = *codes.next()?.borrow();
        let found = if first.code().is_some() {
            first
        } else {
            codes
                .by_ref()
                .find(|found| found.borrow().code().is_some())
                .map_or(first, |found| *found.borrow())
        };
        let Some(code) = found.code().filter(|_| found.enhanced().is_none()) else {
            return Some(Self { found, enhanced: found.enhanced() });
        };
        let enhanced = codes.find_map(|found| {
            let is_same = found.borrow().code().is_none_or(|other| other == code);
            found
                .borrow()
                .enhanced()
                .filter(|enhanced| is_same && enhanced.class().severity() == code.severity())
        });
        Some(Self { found, enhanced })
    }

    /// Returns the reply code.
    #[must_use]
    pub const fn code(&self) -> Option<ReplyCode> {
        self.found.code()
    }
}
