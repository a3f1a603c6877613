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

mod answers;
mod category;
#[cfg(test)]
mod check;
mod class;
mod closed_enum;
mod codes;
#[doc(hidden)]
pub mod columns;
mod command;
mod command_replies;
mod concat;
mod extension;
mod kind_set;
#[doc(hidden)]
#[allow(missing_docs)] // the names say it
pub mod limits;
mod lookup;
mod macros;
mod model;
#[doc(hidden)]
pub mod names;
mod party;
mod providers;
mod reference;
mod rules;
mod severity;
mod statuses;
mod subject;
mod text;
mod triple;

pub use answers::{ANSWERS, AnswerRow, answer_row};
pub use category::Category;
pub use class::Class;
pub use codes::CODES;
pub use command::Command;
pub use extension::Extension;
pub use lookup::{code_index, code_row, status_index, status_row};
pub use model::{Basic, CodeRow, Origin, ReplyRow, Standing, StatusRow};
pub use names::ParseNameError;
pub use party::Party;
pub use providers::{
    Again, Confidence, Pattern, Provider, ProviderMatch, ProviderRow, Statuses, Table as ProviderTable,
    find as find_provider_row, shown as shown_provider,
};
pub use reference::Reference;
pub use rules::{
    ADDED_PAIRS, Action, FindingKind, FindingSet, FindingSetIter, REGISTRY_PAIRS, RegistryPair, Scope,
    Verdict, Wait, Weight, carries_enhanced, class_allowed, closes_connection, faults, findings,
    pair_registered, party, party_in_answer, party_of_status, replies, standing, standing_row,
    telling_status, transient_twin, verdict, wait, weight,
};
pub use severity::Severity;
pub use statuses::STATUSES;
pub use subject::Subject;
pub use text::is_harmful;
pub use triple::Triple;

/// The day up to which the rows follow the IANA registry of enhanced status codes, `yyyy-mm-dd`.
pub const SNAPSHOT: &str = "2026-03-06";
