//! Other programs: the examples, mail servers and clients, a browser, and other libraries for SMTP.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)] // the helpers of a test may fail it

mod browser;
mod cookbook;
mod drop_in;
mod example_complaints;
mod explain;
mod interop;
mod log_reader;
mod log_report;
mod reference;
mod session;
mod tokio_streams;
