//! Holds any SMTP or LMTP server, in any language, against the RFCs.
//!
//! The judgement is that of `smtp-codes`: which reply may answer which command, what it means, where it deviates. This
//! package adds the dialogues.

mod outcome;
mod pattern;
pub mod report;
mod rule;
pub mod server;
mod transcript;

pub use outcome::{Audit, Fault, Finding, Outcome};
pub use rule::{Level, Rule};
pub use transcript::{Answer, Transcript, Turn};
