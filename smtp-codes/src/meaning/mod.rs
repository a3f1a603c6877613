//! The meaning of a reply: the next step of a client, the oddities, and the words for people.

mod check;
mod explain;
mod providers;
mod retry;
mod verdict;

pub use check::{Finding, Findings};
pub use explain::Explanation;
pub use providers::ProviderRow;
pub use retry::Retry;
pub use verdict::Verdict;
