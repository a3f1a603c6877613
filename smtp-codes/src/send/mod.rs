//! The replies that a server sends, and how they are written.

mod delegate;
mod derived;
mod ehlo_reply;
#[cfg(feature = "alloc")]
mod ehlo_reply_buf;
mod in_place;
mod misfit;
#[cfg(feature = "alloc")]
mod negative_reply;
#[cfg(feature = "alloc")]
mod reply_buf;
mod reply_set;
mod reply_set_parts;
mod resend;
mod text_writer;
mod to_reply;
mod wire;
mod write_error;

#[doc(hidden)]
pub use derived::{ContentProbe, OpaqueContent, Row, RowOrInner, bare_spec, code, enhanced, spec};
pub use ehlo_reply::{EhloReply, EhloReplyError};
#[cfg(feature = "alloc")]
pub use ehlo_reply_buf::EhloReplyBuf;
pub use in_place::StaticReply;
#[doc(hidden)]
pub use in_place::{
    Debugged, Displayed, Filled, Template, Values, debugged, displayed, no_reply, static_reply,
};
#[doc(hidden)]
pub use misfit::{Misfit, misfit, refuse};
#[cfg(feature = "alloc")]
pub use negative_reply::{NegativeReply, NotNegative};
#[cfg(feature = "alloc")]
pub use reply_buf::{ReplyBuf, ReplyBufError};
#[cfg(all(feature = "alloc", feature = "serde"))]
pub(crate) use reply_buf::{are_octets_of, octets_of};
pub use reply_set::{ReplySet, ReplySpec};
#[doc(hidden)]
pub use reply_set_parts::{NotASet, SetProbe, concat_families, concat_rows, families_of, rows_of, total};
pub use text_writer::TextWriter;
#[doc(hidden)]
pub use text_writer::{Content, Filler};
pub use to_reply::ToReply;
pub use wire::{Wire, display};
pub use write_error::WriteError;
