//! The crate seen by its users: its interface, its cost as a dependency, and the order of its modules.

#![allow(clippy::expect_used, clippy::unwrap_used)] // the helpers of a test may fail it

mod dependents;
mod footprint;
mod public_names;
mod readme;
mod renamed;
mod rooms;
