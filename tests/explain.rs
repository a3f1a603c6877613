//! What is said about replies and codes: by the library, and by the example program.

#![allow(clippy::expect_used)] // the helpers of a test may fail it

#[path = "explain/family.rs"]
mod family;
#[path = "explain/meaning.rs"]
mod meaning;
#[path = "explain/program.rs"]
mod program;
#[expect(dead_code, reason = "the rest is for the test of the transcripts")]
#[path = "transcripts/recording.rs"]
mod recording;
