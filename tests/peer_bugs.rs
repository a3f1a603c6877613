//! Bugs that were found in other libraries, each as a test of what is right here. The name says whose bug it is.

#![allow(clippy::expect_used)] // the helpers of a test may fail it

#[path = "peer_bugs/reading.rs"]
mod reading;
#[path = "peer_bugs/tables.rs"]
mod tables;
#[path = "peer_bugs/writing.rs"]
mod writing;
