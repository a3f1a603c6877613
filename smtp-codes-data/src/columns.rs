//! The columns of [`CODES`] and [`STATUSES`], each a static of its own: a program that asks for one links no other.
//!
//! They are read off the rows, where each fact is written. An index is that of the row.

use crate::{CODES, Class, Origin, Party, Reference, STATUSES};

macro_rules! columns {
    ($($(#[$doc:meta])* $name:ident: $type:ty = $rows:ident.$field:ident;)+) => {$(
        $(#[$doc])*
        #[inline]
        #[must_use]
        pub const fn $name(index: usize) -> $type {
            static COLUMN: [$type; $rows.len()] = {
                let mut column = [$rows[0].$field; $rows.len()];
                let mut index = 0;
                while index < column.len() {
                    column[index] = $rows[index].$field;
                    index += 1;
                }
                column
            };
            COLUMN[index]
        }
    )+};
}

columns! {
    /// Returns the name of a reply code.
    code_name: &'static str = CODES.name;
    /// Returns the short phrase for a reply code.
    code_summary: &'static str = CODES.summary;
    /// Returns the words by which people search for a reply code.
    code_terms: &'static [&'static str] = CODES.terms;
    /// Returns what a reply code means.
    code_explanation: &'static str = CODES.explanation;
    /// Returns who defined a reply code.
    code_origin: Origin = CODES.origin;
    /// Returns who has to act on a reply code.
    code_party: Party = CODES.party;
    /// Returns `true` if the server closes the connection after a reply code.
    code_closes: bool = CODES.closes;
    /// Returns where a reply code is defined.
    code_references: &'static [Reference] = CODES.references;

    /// Returns the name of an enhanced status code.
    status_name: &'static str = STATUSES.name;
    /// Returns the short phrase for an enhanced status code.
    status_summary: &'static str = STATUSES.summary;
    /// Returns the words by which people search for an enhanced status code.
    status_terms: &'static [&'static str] = STATUSES.terms;
    /// Returns what an enhanced status code means.
    status_explanation: &'static str = STATUSES.explanation;
    /// Returns who has to act on an enhanced status code.
    status_party: Party = STATUSES.party;
    /// Returns the classes of an enhanced status code.
    status_classes: &'static [Class] = STATUSES.classes;
    /// Returns where an enhanced status code is defined.
    status_references: &'static [Reference] = STATUSES.references;
}
