//! Replies that come in: decoded, searched for in other text, and judged.

#![allow(clippy::expect_used, clippy::unwrap_used)] // the helpers of a test may fail it

mod broken_contract;
mod capabilities;
mod codec;
mod corpus;
mod decoder;
mod linear;
mod other_protocols;
mod peer_bugs;
mod reply_matcher;
mod reply_reader;
mod report;
mod scan;
mod transcripts;
