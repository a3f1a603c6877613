use super::{C245, NONE};
use crate::Basic::Any;
use crate::Party::Unclear;
use crate::StatusRow;
use crate::macros::{refs, rfc};

/// X.0: no place is named.
#[rustfmt::skip]
pub(super) const ROWS: &[StatusRow] = &[
    StatusRow { subject: 0, detail:  0, party: Unclear,              stated: NONE, classes: C245,
        name: "OtherUndefinedStatus", basic: Any,
        summary: "No detail given",
        terms: &[],
        references: refs!(3463 "3.1"),
        explanation: "The reply says whether it worked, and nothing more. Go by the reply code and its text.",
    },
];
