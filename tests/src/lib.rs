//! The shared parts of the tests, and the README as a doc test.

#![allow(clippy::expect_used)] // the helpers of a test may fail it

/// The README, whose examples are tested with the documentation.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;

pub mod callgrind;
pub mod recording;
