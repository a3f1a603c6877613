//! [`Names`]: a column of names of which there are few, each kept once.

use datafusion::arrow::array::{StringViewArray, StringViewBuilder};
use datafusion::arrow::buffer::Buffer;

/// Builds the column. A row is a place among the names, and takes no copy.
#[derive(Debug)]
pub(super) struct Names {
    builder: StringViewBuilder,
    block: u32,
    /// Where each name begins and how long it is.
    places: Vec<(u32, u32)>,
}

impl Names {
    pub(super) fn new(names: impl IntoIterator<Item = &'static str>, rows: usize) -> Self {
        let mut all = String::new();
        let mut places = Vec::new();
        for name in names {
            places.push((all.len() as u32, name.len() as u32));
            all += name;
        }
        let mut builder = StringViewBuilder::with_capacity(rows);
        let block = builder.append_block(Buffer::from(all.into_bytes()));
        Self { builder, block, places }
    }

    /// Appends the name at a place, or NULL.
    pub(super) fn push(&mut self, place: Option<usize>) {
        let place = place.and_then(|place| self.places.get(place));
        let appended = place.map(|(begin, length)| self.builder.try_append_view(self.block, *begin, *length));
        if !matches!(appended, Some(Ok(()))) {
            self.builder.append_null();
        }
    }

    pub(super) fn finish(mut self) -> StringViewArray {
        self.builder.finish()
    }
}
