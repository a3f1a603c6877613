//! The table of checks, one file for each group.

mod greeting;
mod order;

use super::step::Check;

/// All checks, in the order in which they are reported.
pub(crate) fn all() -> impl Iterator<Item = &'static Check> {
    [greeting::CHECKS, order::CHECKS].into_iter().flatten()
}
