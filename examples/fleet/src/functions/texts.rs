//! [`Texts`]: an argument, which is a column of any string type or a constant.

use datafusion::arrow::array::{
    Array as _, ArrayRef, AsArray as _, LargeStringArray, StringArray, StringViewArray,
};
use datafusion::arrow::datatypes::DataType;
use datafusion::common::{Result, exec_err};
use datafusion::logical_expr::ColumnarValue;

/// One text a row. A constant is kept once.
#[derive(Debug)]
pub(super) struct Texts {
    array: ArrayRef,
    rows: usize,
}

/// The array that holds the texts.
#[derive(Clone, Copy, Debug)]
pub(super) enum Strings<'a> {
    Utf8(&'a StringArray),
    LargeUtf8(&'a LargeStringArray),
    Utf8View(&'a StringViewArray),
}

impl Texts {
    pub(super) fn new(argument: ColumnarValue, rows: usize) -> Result<Self> {
        let array = match argument {
            ColumnarValue::Array(array) => array,
            ColumnarValue::Scalar(value) => value.to_array_of_size(1)?,
        };
        match array.data_type() {
            DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => Ok(Self { array, rows }),
            other => exec_err!("expected text, got {other}"),
        }
    }

    pub(super) const fn rows(&self) -> usize {
        self.rows
    }

    /// Returns the text of a constant, which is all that it has.
    pub(super) fn constant(&self) -> Option<Option<&str>> {
        let is_constant = self.array.len() == 1;
        is_constant.then(|| self.strings().get(0))
    }

    pub(super) fn strings(&self) -> Strings<'_> {
        match self.array.data_type() {
            DataType::Utf8 => Strings::Utf8(self.array.as_string()),
            DataType::LargeUtf8 => Strings::LargeUtf8(self.array.as_string()),
            _ => Strings::Utf8View(self.array.as_string_view()),
        }
    }

    /// Returns all rows. They are borrowed; what is asked a row is which of the types it is.
    pub(super) fn iter(&self) -> impl Iterator<Item = Option<&str>> {
        let strings = self.strings();
        let last = self.array.len().saturating_sub(1);
        (0..self.rows).map(move |row| strings.get(row.min(last)))
    }
}

impl<'a> Strings<'a> {
    fn get(self, row: usize) -> Option<&'a str> {
        match self {
            Self::Utf8(array) => array.is_valid(row).then(|| array.value(row)),
            Self::LargeUtf8(array) => array.is_valid(row).then(|| array.value(row)),
            Self::Utf8View(array) => array.is_valid(row).then(|| array.value(row)),
        }
    }
}
