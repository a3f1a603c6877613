//! How the tests run programs, and what those are expected to print.

#![allow(clippy::panic)] // the helpers of a test may fail it

pub mod expected;
pub mod program;
