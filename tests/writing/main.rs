//! Replies that are made, stored and sent.

#![allow(clippy::expect_used, clippy::unwrap_used)] // the helpers of a test may fail it

mod errors;
mod peer_bugs;
mod reply_buf;
mod serde;
mod writer;
