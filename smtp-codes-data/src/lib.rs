//! The canonical table of SMTP reply codes and enhanced status codes, and the rules that join them.
//!
//! Depend on `smtp-codes` instead, which generates its enums from these rows and asks these rules. Nothing here is
//! stable on its own.
//!
//! A code row is written once, in [`CODES`] or [`STATUSES`]. The rules are const functions on plain numbers, so that
//! the derives can ask them while they expand and `smtp-codes` at run time.
//!
//! ```
//! use smtp_codes_data::{Command, Standing, class_allowed, code_row, standing};
//!
//! assert_eq!(code_row(550).map(|row| row.name), Some("MailboxUnavailable"));
//! assert_eq!(standing(Command::Rcpt, 550), Standing::Listed);
//! assert!(!class_allowed(1, 5, 5)); // 5.1.5: a failure of an address that is right
//! ```
#![no_std]

mod codes;
#[doc(hidden)]
pub mod columns;
mod commands;
mod const_slices;
#[doc(hidden)]
#[allow(missing_docs)] // the names say it
pub mod limits;
mod lookup;
mod macros;
mod model;
#[cfg(test)]
mod proofs;
mod providers;
mod rules;
mod statuses;

pub use codes::CODES;
pub use commands::{ANSWERS, AnswerRow, answer_row};
pub use lookup::{code_index, code_row, status_index, status_row};
#[doc(hidden)]
pub use macros::names;
pub use macros::names::ParseNameError;
pub use model::{
    Basic, Category, Class, CodeRow, Command, Extension, Origin, Party, Reference, ReplyRow, Severity,
    Standing, StatusRow, Subject, Triple,
};
pub use providers::{
    Again, Confidence, Pattern, Provider, ProviderMatch, ProviderRow, ProviderTable, Statuses,
    find_provider_row, shown_provider,
};
pub use rules::{
    ADDED_PAIRS, Action, FindingKind, FindingSet, FindingSetIter, LOGIN_CODES, REGISTRY_PAIRS, RIGHT_REPLIES,
    RegistryPair, RightReplies, SAME_SITUATION, Scope, Verdict, Wait, Weight, carries_enhanced,
    class_allowed, closes_connection, code_leads, faults, findings, is_harmful, pair_registered, party,
    party_in_answer, party_of_status, replies, standing, standing_row, status_beside, telling_status,
    transient_twin, verdict, wait, weight,
};
pub use statuses::STATUSES;

/// The day up to which the rows follow the IANA registry of enhanced status codes, `yyyy-mm-dd`.
pub const SNAPSHOT: &str = "2026-03-06";
