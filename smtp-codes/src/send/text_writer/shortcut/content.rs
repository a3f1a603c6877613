//! The values of a text.

use core::fmt;

/// The content of a value, as far as it is known without formatting it.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations, missing_docs)]
pub enum Content<'v> {
    Text(&'v str),
    Number(u64),
    Opaque,
}

/// The content of a value, and what formats it.
pub(crate) type Value<'v> = (Content<'v>, &'v dyn fmt::Display);
