//! The incremental decoder.

mod decoder;
mod deviations;
mod error;
mod limits;
mod line_start;
mod other_protocol;
mod plain_line;
mod progress;
mod shortcut;
mod standalone;
mod state_machine;

pub use decoder::ReplyDecoder;
pub use deviations::Deviations;
pub use error::{DecodeError, DecodeErrorKind};
pub use other_protocol::OtherProtocol;
pub use standalone::parse;
