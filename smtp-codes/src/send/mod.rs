//! The replies that a server sends, and how they are written.

mod delegate;
mod ehlo_reply;
#[cfg(feature = "alloc")]
mod ehlo_reply_buf;
mod in_place;
#[cfg(feature = "alloc")]
mod negative_reply;
#[cfg(feature = "alloc")]
mod reply_buf;
mod resend;
mod text_writer;
mod to_reply;
mod wire;
mod write_error;

pub use ehlo_reply::{EhloReply, EhloReplyError};
#[cfg(feature = "alloc")]
pub use ehlo_reply_buf::EhloReplyBuf;
pub use in_place::StaticReply;
#[doc(hidden)]
pub use in_place::{Debugged, Filled, Template, Values};
#[cfg(feature = "alloc")]
pub use negative_reply::{NegativeReply, NotNegative};
#[cfg(feature = "alloc")]
pub use reply_buf::{ReplyBuf, ReplyBufError};
#[cfg(all(feature = "alloc", feature = "serde"))]
pub(crate) use reply_buf::{are_octets_of, octets_of};
pub use text_writer::TextWriter;
#[doc(hidden)]
pub use text_writer::{Filler, Known};
pub use to_reply::{ReplySet, ReplySpec, ToReply};
pub use wire::{Wire, display};
pub use write_error::WriteError;
