//! The table and its rule book, and the types that are made of it.

#![allow(clippy::expect_used, clippy::unwrap_used)] // the helpers of a test may fail it

mod codes;
mod collected;
mod commands;
mod enhanced;
mod names;
mod peer_bugs;
mod rules;
mod strum_parity;
