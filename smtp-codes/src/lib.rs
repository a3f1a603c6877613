//! Typed SMTP reply codes.
//!
//! [`ReplyCode`] is any code that a server may send and [`KnownCode`] the exhaustive enum of those with a meaning;
//! [`EnhancedCode`] and [`KnownStatus`] are the same for enhanced status codes. [`Command`] knows which reply it may get,
//! [`Verdict`] what a client does with it, and [`Party`] who has to act.
//!
//! ```
//! use smtp_codes::{Action, Command, KnownCode, ReplyCode, Verdict};
//!
//! let code: ReplyCode = "450".parse()?;
//! assert!(code.is_transient());
//! assert_eq!(code.known(), Some(KnownCode::MailboxTemporarilyUnavailable));
//! assert_eq!(Verdict::of(Command::Rcpt, code, None).action, Action::RetryLater);
//! # Ok::<(), smtp_codes::ParseReplyCodeError>(())
//! ```

#![no_std]
#![forbid(unsafe_code)]

#[cfg(feature = "alloc")]
extern crate alloc;
// tokio-util's codecs speak of `std::io::Error`.
#[cfg(feature = "tokio-util")]
extern crate std;
// The paths of generated code hold here as well.
extern crate self as smtp_codes;

mod check;
mod code;
#[cfg(feature = "tokio-util")]
mod codec;
mod command;
mod decoder;
mod deviation;
mod dsn;
mod ehlo;
mod ehlo_reply;
mod enhanced;
mod error;
mod explain;
mod family;
mod forward;
mod from_reply;
mod harmless;
mod known_code;
mod known_status;
mod line;
mod log;
mod party;
#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
mod reply;
#[cfg(feature = "alloc")]
mod reply_buf;
mod scan;
#[cfg(feature = "serde")]
mod serde;
#[cfg(feature = "strum")]
mod strum;
mod text_writer;
mod to_reply;
mod verdict;
mod wire;

pub use smtp_codes_data::{
    Action, Category, Class, FindingKind, Origin, Reference, Scope, Severity, Standing, Subject, Wait, Weight,
};
#[cfg(feature = "derive")]
pub use smtp_codes_derive::{FromReply, ToReply};

pub use crate::check::{Finding, Findings};
pub use crate::code::ReplyCode;
#[cfg(feature = "tokio-util")]
pub use crate::codec::{Answer, CodecError, ReplyCodec};
pub use crate::command::Command;
pub use crate::decoder::{DecodeError, DecodeErrorKind, ReplyDecoder};
pub use crate::deviation::{Deviation, DeviationKind, Deviations};
pub use crate::dsn::DiagnosticCode;
pub use crate::ehlo::{Capabilities, Capability};
pub use crate::ehlo_reply::{EhloReply, EhloReplyError};
pub use crate::enhanced::EnhancedCode;
pub use crate::error::{
    CodeOutOfRange, NotAKnownCode, ParseCommandError, ParseEnhancedCodeError, ParseFamilyError,
    ParseKnownCodeError, ParseKnownStatusError, ParseReplyCodeError, UnknownCode,
};
pub use crate::explain::{Explanation, Retry};
pub use crate::family::Family;
pub use crate::from_reply::FromReply;
pub use crate::known_code::KnownCode;
pub use crate::known_status::{BasicCodes, KnownStatus};
pub use crate::line::{Line, Lines, Text};
pub use crate::log::LogLine;
pub use crate::party::Party;
pub use crate::reply::Reply;
#[cfg(feature = "alloc")]
pub use crate::reply_buf::{ReplyBuf, ReplyBufError};
pub use crate::scan::{Found, Scan, scan};
#[cfg(feature = "serde")]
pub use crate::serde::class_subject_detail;
pub use crate::text_writer::TextWriter;
pub use crate::to_reply::{ReplySet, ReplySpec, ToReply};
pub use crate::verdict::Verdict;
pub use crate::wire::{Wire, WriteError};
