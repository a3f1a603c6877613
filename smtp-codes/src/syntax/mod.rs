//! The syntax of replies: plain octets, enhanced status codes in text, folded header fields, and escapes to show text.

mod domain;
mod enhanced;
mod escaped;
mod header_folding;
mod plain_octets;

pub(crate) use domain::{is_domain_or_literal, keyword_prefix};
pub(crate) use enhanced::{enhanced_prefix, may_begin_enhanced, skip_spaces};
pub use escaped::Escaped;
pub(crate) use escaped::{Shown, controls_display, whole_characters};
pub(crate) use header_folding::{FieldWriter, unfolded};
pub(crate) use plain_octets::{all_plain, ascii_line_feed, is_plain_octet, plain_prefix, word_prefix};
