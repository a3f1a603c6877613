//! How the tests run programs, and what those are expected to print, and whom they talk to.

#![allow(clippy::panic)] // the helpers of a test may fail it

pub mod expected;
pub mod frugal;
pub mod narrow;
pub mod program;
