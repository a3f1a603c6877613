//! The macros of the tables and of the enums.

mod closed_enum;
mod for_each;
mod kind_set;
pub mod names;
mod references;

pub(crate) use for_each::{exists, for_each};
pub(crate) use references::{refs, rfc};
