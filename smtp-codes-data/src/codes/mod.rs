mod permanent;
mod positive;
mod transient;

use crate::CodeRow;
use crate::const_slices::{concat, count};

/// Every reply code that an RFC defines or that servers are known to send, ascending.
pub static CODES: &[CodeRow] = &concat::<CodeRow, { count(FAMILIES) }>(FAMILIES);

const FAMILIES: &[&[CodeRow]] = &[positive::ROWS, transient::ROWS, permanent::ROWS];
