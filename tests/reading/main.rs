//! Replies that come in: decoded, searched for in other text, and judged.

#![allow(clippy::expect_used, clippy::unwrap_used)] // the helpers of a test may fail it

mod broken_contract;
mod capabilities;
mod codec;
mod corpus;
mod decoder;
mod delivery_report;
mod linear;
mod other_protocols;
mod peer_bugs;
mod recorded_sessions;
mod reply_matcher;
mod reply_reader;
mod scan;
