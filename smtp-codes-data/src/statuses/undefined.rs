use super::{C245, NONE, row};
use crate::Basic::Any;
use crate::Party::Unclear;
use crate::StatusRow;
use crate::macros::{refs, rfc};

/// X.0: no place is named.
#[rustfmt::skip]
pub(super) const ROWS: &[StatusRow] = &[
    //         name                    stated classes registered with party    summary            defined in         explanation
    row(0,  0, "OtherUndefinedStatus", NONE, C245, Any, Unclear, "No detail given", refs!(3463 "3.1"), "The reply says whether it worked, and nothing more. Go by the reply code and the text beside it."),
];
