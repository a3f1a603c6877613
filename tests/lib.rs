//! What the tests share, and the README as a doc test.

/// The README, whose examples are tested with the documentation.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;

pub mod expected;
pub mod program;
