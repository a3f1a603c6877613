//! The program, run as a user runs it: what it imports, what it answers, and what becomes of a cluster.

#![allow(clippy::expect_used)] // the helpers of a test may fail it

mod answers;
mod cluster;
mod functions;
mod import;
mod losses;
mod other_engine;
mod program;
