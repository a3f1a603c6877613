//! The incremental decoder.

mod bounds;
mod decoder;
mod error;
mod fast_path;
mod line_start;
mod progress;
mod standalone;
mod state_machine;

pub use decoder::ReplyDecoder;
pub use error::{DecodeError, DecodeErrorKind};
pub use standalone::parse;
