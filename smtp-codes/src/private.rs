//! Items that generated code names. They are not part of the public API.

#[cfg(feature = "derive")]
pub use smtp_codes_derive::reply;

pub use crate::decode::parse;
pub use crate::reply::{numbers, numbers_or_other};
pub use crate::send::{
    Content, ContentProbe, Debugged, Displayed, Filled, Filler, Misfit, NotASet, OpaqueContent, Row,
    RowOrInner, SetProbe, Template, Values, bare_spec, code, concat_families, concat_rows, debugged, display,
    displayed, enhanced, families_of, misfit, no_reply, refuse, rows_of, spec, static_reply, total,
};
