//! The example that reports on mail logs: what it counts, what it makes of damaged logs, and what it prints and draws.

#![allow(clippy::expect_used)] // the helpers of a test may fail it

#[path = "log_report/broken.rs"]
mod broken;
#[path = "log_report/oracle.rs"]
mod oracle;
#[path = "log_report/page.rs"]
mod page;
#[path = "log_report/program.rs"]
mod program;
#[path = "log_report/shapes.rs"]
mod shapes;
