//! What a crate shows to the crates that use it: its names, its README, and what it costs to depend on it.

#![allow(clippy::expect_used, clippy::unwrap_used)] // the helpers of a test may fail it

mod contract;
mod footprint;
mod readme;
mod renamed;
