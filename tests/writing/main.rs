//! Replies that are made, stored and sent.

#![allow(clippy::expect_used, clippy::unwrap_used)] // the helpers of a test may fail it

mod ehlo_reply;
mod errors;
mod octets;
mod peer_bugs;
mod refusal;
mod reply_buf;
mod serde;
mod writer;
