//! The octets that replies are written in: plain text, enhanced status codes, limits, folds, and escapes for showing them.

mod domain;
mod enhanced;
mod escaped;
mod fold;
mod limits;
mod plain;

pub(crate) use domain::is_domain_or_literal;
pub(crate) use enhanced::{enhanced_prefix, skip_blanks};
pub use escaped::Escaped;
pub(crate) use escaped::{Shown, controls_display, whole_characters};
pub(crate) use fold::{FieldWriter, unfolded};
pub(crate) use limits::{MAX_LEN, MAX_LINE, MAX_LINES, RFC_LINE};
pub(crate) use plain::{is_plain, plain_prefix};
