//! Typed SMTP replies: which code is right, what it means, and who has to act.
//!
//! One table holds every reply code and every registered enhanced status code, and which command may get which reply.
//! Everything here comes from it: the exhaustive enums, the derives that refuse a wrong reply at compile time, what a
//! client should do after a reply, and the explanations for people. All of it is `const` where it can be, `no_std`,
//! free of `unsafe`, and nothing allocates but the types whose names say that they own.
//!
//! # Where to begin
//!
//! **You write a server.** Give each command an enum of its replies and derive [`ToReply`](macro@ToReply):
//!
//! ```
//! # #[cfg(feature = "derive")] {
//! use smtp_codes::ToReply;
//!
//! #[derive(ToReply)]
//! #[reply(to = Rcpt)]
//! enum RcptReply<'a> {
//!     #[reply(250, "2.1.5", "recipient <{mailbox}> ok")]
//!     Accepted { mailbox: &'a str },
//!     #[reply(550, "5.1.1", "no such user")]
//!     NoSuchUser,
//! }
//!
//! let reply = RcptReply::Accepted { mailbox: "kim@example.org" };
//! assert_eq!(reply.wire().to_string(), "250 2.1.5 recipient <kim@example.org> ok\r\n");
//! # }
//! ```
//!
//! Replies that are only known at run time are a [`ReplyBuf`], the one to EHLO is an [`EhloReply`].
//!
//! **You write a client.** Pass a [`ReplyDecoder`] what arrives, let [`Reply::verdict`] say what to do, or derive
//! [`FromReply`](macro@FromReply) for the outcomes that you distinguish:
//!
//! ```
//! # #[cfg(all(feature = "derive", feature = "alloc"))] {
//! use smtp_codes::{FromReply, Reply, ReplyBuf};
//!
//! #[derive(Debug, FromReply, PartialEq)]
//! #[reply(to = Rcpt)]
//! enum RcptOutcome {
//!     #[reply(250 | 251)]
//!     Accepted,
//!     #[reply("5.1.1" | "5.1.10")]
//!     NoSuchUser,
//!     #[reply(4yz)]
//!     Later(ReplyBuf),
//!     #[reply(other)]
//!     Refused(ReplyBuf),
//! }
//!
//! let reply = Reply::parse(b"550 5.1.1 no such user\r\n").unwrap();
//! assert_eq!(RcptOutcome::from_reply(&reply), RcptOutcome::NoSuchUser);
//! # }
//! ```
//!
//! **You read logs and bounces.** [`scan`] finds the replies in any text, [`Reply::explain`] says in plain words what
//! one means, who has to act, and whether trying again makes sense:
//!
//! ```
//! use smtp_codes::{Party, ReplyCode, scan};
//!
//! let found = scan(b"status=bounced (host mx said: 550 5.1.1 no such user)").next().unwrap();
//! assert_eq!(found.code(), Some(ReplyCode::MAILBOX_UNAVAILABLE));
//! assert_eq!(Party::of(found.code().unwrap(), found.enhanced()), Party::Sender);
//! ```
//!
//! [`_cookbook`] has short answers to what comes next, [`_migration`] the way from lettre, smtp-proto and bare numbers.
//!
//! # Codes that are known, and those that are not
//!
//! [`ReplyCode`] and [`EnhancedCode`] are open: they carry whatever a server sends, as RFC 5321 section 4.2 asks. They
//! are what a library should show in its own interface. [`KnownCode`] and [`KnownStatus`] are the rows of the table,
//! exhaustive, for a `match` that the compiler checks. A new row is therefore a breaking release.
//!
//! # Features
//!
//! | feature | default | what it adds |
//! | --- | --- | --- |
//! | `derive` | yes | the two derives and `reply!`, at the cost of building syn |
//! | `alloc` | yes | [`ReplyBuf`], [`EhloReplyBuf`], [`NegativeReply`], [`Refusal`], and writing to a `Vec<u8>` |
//! | `std` | no | [`ReplyReader`], for blocking connections; implies `alloc` |
//! | `serde` | no | `Serialize` and `Deserialize`: numbers and strings, validated on input |
//! | `tokio-util` | no | [`ReplyCodec`] for `tokio_util::codec::Framed`; implies `alloc` |
//! | `strum` | no | the traits of strum 0.28 for every enum whose variants hold nothing, without its macros |
//!
//! No feature changes what another does. Only [`ReplyReader`] and the codec need `std`.

#![no_std]
#![forbid(unsafe_code)]
// The documentation is that of all features, and links to what they add.
#![cfg_attr(
    not(all(feature = "alloc", feature = "derive", feature = "tokio-util")),
    allow(rustdoc::broken_intra_doc_links)
)]

// A reply may have 65,536 octets, and more if the caller allows it.
#[cfg(target_pointer_width = "16")]
compile_error!(
    "smtp-codes measures replies in 32 bits, so it needs a target whose pointers have 32 bits or more"
);

#[cfg(feature = "alloc")]
extern crate alloc;
// `ReplyReader` and tokio-util's codecs use `std::io`.
#[cfg(any(feature = "std", feature = "tokio-util"))]
extern crate std;
// The paths of generated code hold here as well.
extern crate self as smtp_codes;

#[cfg(any(doc, doctest))]
#[doc = include_str!("../docs/cookbook.md")]
pub mod _cookbook {
    //! # Whole programs
    //!
    //! [`programs`](crate::_cookbook::programs) has clients and servers from the first line to the last, each on
    //! another kind of connection.

    // The tests of the workspace run them.
    #[cfg(not(doctest))]
    /// Whole programs, each of which is run against a server by the tests.
    ///
    /// A program without an allocator is `tests/no_std` in the repository.
    ///
    #[doc = "# A blocking client, with pipelining\n\n```"]
    #[doc = include_str!("../docs/programs/blocking_client.rs")]
    #[doc = "```\n"]
    #[doc = "# A client on tokio, with STARTTLS\n\n```"]
    #[doc = include_str!("../docs/programs/tokio_client.rs")]
    #[doc = "```\n"]
    #[doc = "# A server on tokio, with SMTPUTF8\n\n```"]
    #[doc = include_str!("../docs/programs/tokio_server.rs")]
    #[doc = "```\n"]
    #[doc = "# A client on any other runtime\n\n```"]
    #[doc = include_str!("../docs/programs/smol_client.rs")]
    #[doc = "```\n"]
    #[doc = "# A client for LMTP\n\n```"]
    #[doc = include_str!("../docs/programs/lmtp_client.rs")]
    #[doc = "```\n"]
    #[doc = "# Errors with thiserror\n\n```"]
    #[doc = include_str!("../docs/programs/errors.rs")]
    #[doc = "```\n"]
    #[doc = "# Logs with tracing, and metrics\n\n```"]
    #[doc = include_str!("../docs/programs/observed.rs")]
    #[doc = "```\n"]
    pub mod programs {}
}
// Its examples need lettre and smtp-proto, and run in the tests of the workspace.
#[cfg(all(doc, not(doctest)))]
#[doc = include_str!("../docs/migration.md")]
pub mod _migration {}

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
#[cfg(feature = "tokio-util")]
mod codec;
mod codes;
mod decode;
// `meaning`, `report` and `scan` are a third of what this crate takes to build, and most servers use none of them: every
// function there is generic or inline, so that only a crate that uses it compiles it.
mod meaning;
mod reply;
mod report;
mod scan;
mod send;
#[cfg(feature = "serde")]
mod serde;
mod session;
#[cfg(feature = "strum")]
mod strum;
mod syntax;

pub use smtp_codes_data::{
    Action, Category, Class, Extension, FindingKind, Origin, ParseNameError, Provider, Reference, Scope,
    Severity, Standing, Subject, Wait, Weight,
};
#[cfg(feature = "derive")]
#[doc = include_str!("derive_docs/from_reply.md")]
pub use smtp_codes_derive::FromReply;
#[cfg(feature = "derive")]
#[doc = include_str!("derive_docs/to_reply.md")]
pub use smtp_codes_derive::ToReply;

#[cfg(feature = "derive")]
#[doc = include_str!("derive_docs/reply.md")]
#[macro_export]
macro_rules! reply {
    ($($reply:tt)*) => {
        $crate::__private::reply!($crate; $($reply)*)
    };
}

#[cfg(feature = "tokio-util")]
pub use crate::codec::{Answer, CodecError, ReplyCodec};
pub use crate::codes::{
    BasicCodes, CodeOutOfRange, Command, EnhancedCode, Family, KnownCode, KnownStatus, NotAKnownCode,
    ParseCommandError, ParseEnhancedCodeError, ParseFamilyError, ParseKnownCodeError, ParseKnownStatusError,
    ParseReplyCodeError, Party, ReplyCode, UnknownCode,
};
pub use crate::decode::{DecodeError, DecodeErrorKind, Deviations, OtherProtocol, ReplyDecoder};
pub use crate::meaning::{Explanation, Finding, Findings, ProviderRow, Retry, Verdict};
pub use crate::reply::{
    Capabilities, Capability, Deviation, DeviationKind, DiagnosticCode, FromReply, Line, Lines, LogLine,
    Reply, Text,
};
pub use crate::report::{
    DeliveryAction, DeliveryFault, DeliveryFaultKind, DeliveryFaults, DeliveryField, DeliveryRecipient,
    DeliveryRecipients, DeliveryReport,
};
pub use crate::scan::{Found, Scan, scan};
pub use crate::send::{
    EhloReply, EhloReplyError, ReplySet, ReplySpec, StaticReply, TextWriter, ToReply, Wire, WriteError,
};
#[cfg(feature = "alloc")]
pub use crate::send::{EhloReplyBuf, NegativeReply, NotNegative, ReplyBuf, ReplyBufError};
#[cfg(feature = "serde")]
pub use crate::serde::class_subject_detail;
#[cfg(feature = "alloc")]
pub use crate::session::Refusal;
pub use crate::session::{MatchError, Matched, ReplyMatcher, Unanswered};
#[cfg(feature = "std")]
pub use crate::session::{ReadError, ReplyReader};
pub use crate::syntax::Escaped;
