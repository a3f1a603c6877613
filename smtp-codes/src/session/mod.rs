//! Which reply answers which command, from the octets of a connection to the outcome.

mod expected;
mod match_error;
#[cfg(feature = "alloc")]
mod refusal;
mod reply_matcher;
#[cfg(feature = "std")]
mod reply_reader;

pub use expected::Unanswered;
pub use match_error::MatchError;
#[cfg(feature = "alloc")]
pub use refusal::Refusal;
pub use reply_matcher::{Matched, ReplyMatcher};
#[cfg(feature = "std")]
pub use reply_reader::{ReadError, ReplyReader};
