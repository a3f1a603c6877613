//! Holds any SMTP or LMTP server, and any client, in any language, against the RFCs.
//!
//! The judgement is that of `smtp-codes`: which reply may answer which command, what it means, where it deviates. This
//! package adds the dialogues.

pub mod client;
mod host;
mod outcome;
mod pattern;
mod protocol;
pub mod report;
mod rule;
pub mod server;
mod side_by_side;
mod transcript;
mod wire;

pub use outcome::{Audit, Fault, Finding, Outcome};
pub use protocol::Protocol;
pub use rule::{Level, Rule};
pub use transcript::{Answer, Transcript, Turn};
