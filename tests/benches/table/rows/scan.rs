//! Codes found in a mail log.

use super::Row;
use crate::inputs::Size;

pub fn add(_rows: &mut Vec<Row>, _size: Size) {}
