//! What a reply means: what a client should do, what is odd about it, and the words for people.

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
