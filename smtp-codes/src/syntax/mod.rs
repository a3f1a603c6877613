//! The syntax of replies: plain text, enhanced status codes in it, limits, folds, and escapes to show it.

mod domain;
mod enhanced;
mod escaped;
mod fold;
pub(crate) mod limits;
mod plain;

pub(crate) use domain::{is_domain_or_literal, keyword_prefix};
pub(crate) use enhanced::{enhanced_prefix, skip_spaces};
pub use escaped::Escaped;
pub(crate) use escaped::{Shown, controls_display, whole_characters};
pub(crate) use fold::{FieldWriter, unfolded};
pub(crate) use plain::{all_plain, is_plain, line_feed, plain_prefix, word_prefix};
