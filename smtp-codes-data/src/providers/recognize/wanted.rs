//! A word that is looked for.

use crate::providers::row::Pattern;

/// A word of a row, or a mark.
#[derive(Clone, Copy, Debug)]
pub(super) enum Wanted {
    /// Upper and lower case differ.
    Pattern(&'static Pattern),
    /// In whatever case.
    Phrase(&'static str),
}

impl Wanted {
    /// Returns the texts, of which one is enough.
    #[inline]
    pub(super) const fn texts(&self) -> &[&'static str] {
        match self {
            Self::Phrase(text) => core::slice::from_ref(text),
            Self::Pattern(pattern) => pattern.texts(),
        }
    }
}
