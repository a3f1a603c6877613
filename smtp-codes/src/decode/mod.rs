//! The incremental decoder.

mod decode_error;
mod decoder;
mod deviation_places;
mod line_start;
mod other_protocol;
mod plain_line;
mod progress;
mod settings;
mod shortcut;
mod standalone;
mod state_machine;

pub use decode_error::{DecodeError, DecodeErrorKind};
pub use decoder::ReplyDecoder;
pub use deviation_places::Deviations;
pub use other_protocol::OtherProtocol;
pub use standalone::parse;
