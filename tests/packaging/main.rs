//! What a crate shows to the crates that use it, what it costs to depend on it, and how it is built within.

#![allow(clippy::expect_used, clippy::unwrap_used)] // the helpers of a test may fail it

mod contract;
mod footprint;
mod readme;
mod renamed;
mod rooms;
