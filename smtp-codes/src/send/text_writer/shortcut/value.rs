//! The values of a text.

use core::fmt;

/// What is known of a value without formatting it.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations, missing_docs)]
pub enum Known<'v> {
    Text(&'v str),
    Number(u64),
    Nothing,
}

/// A value, and what formats it.
pub(super) type Value<'v> = (Known<'v>, &'v dyn fmt::Display);
