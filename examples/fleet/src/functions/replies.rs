//! `smtp_replies`: all replies of a text, each with its words as a part of the column that was asked about.

use std::ops::Range;
use std::sync::Arc;

use datafusion::arrow::array::{
    ArrayRef, Int16Builder, Int32Builder, ListArray, StringViewBuilder, StructArray,
};
use datafusion::arrow::buffer::{Buffer, NullBuffer, OffsetBuffer};
use datafusion::arrow::datatypes::{DataType, Field, Fields};
use datafusion::common::Result;
use smtp_codes::scan;

use super::texts::{Strings, Texts};

/// The type of the column: unnested and with each field asked for by name, it is a table.
pub(super) fn list() -> DataType {
    DataType::List(Arc::new(item()))
}

fn item() -> Field {
    Field::new("item", DataType::Struct(fields()), true)
}

fn fields() -> Fields {
    Fields::from(vec![
        // Octets of the text before it.
        Field::new("position", DataType::Int32, true),
        Field::new("code", DataType::Int16, true),
        Field::new("enhanced", DataType::Utf8View, true),
        Field::new("text", DataType::Utf8View, true),
    ])
}

pub(super) fn replies(texts: &Texts) -> Result<ListArray> {
    let mut positions = Int32Builder::new();
    let mut codes = Int16Builder::new();
    let mut enhanced = StringViewBuilder::new();
    let mut words = Words::new(texts.strings());
    let mut lengths = Vec::with_capacity(texts.rows());
    let mut valid = Vec::with_capacity(texts.rows());
    for (row, text) in texts.iter().enumerate() {
        let before = positions.values_slice().len();
        valid.push(text.is_some());
        for found in text.into_iter().flat_map(|text| scan(text.as_bytes())) {
            positions.append_value(found.range().start as i32);
            codes.append_option(found.code().map(|code| code.get() as i16));
            enhanced.append_option(found.enhanced().map(|enhanced| enhanced.to_string()));
            let text = text.unwrap_or_default();
            let said = found.text();
            // A part of the text ends where the text or its line does, so what is left tells where it begins.
            let begin = said.as_ptr().addr().wrapping_sub(text.as_ptr().addr()).min(text.len());
            words.push(row, text, begin..(begin + said.len()).min(text.len()))?;
        }
        lengths.push(positions.values_slice().len() - before);
    }
    let columns: Vec<ArrayRef> = vec![
        Arc::new(positions.finish()),
        Arc::new(codes.finish()),
        Arc::new(enhanced.finish()),
        Arc::new(words.builder.finish()),
    ];
    let items = StructArray::try_new(fields(), columns, None)?;
    let offsets = OffsetBuffer::from_lengths(lengths);
    Ok(ListArray::try_new(Arc::new(item()), offsets, Arc::new(items), Some(NullBuffer::from(valid)))?)
}

/// Builds a column of parts of another one, whose octets it shares.
struct Words<'a> {
    strings: Strings<'a>,
    builder: StringViewBuilder,
    /// The first of the shared buffers, if they can be shared.
    block: Option<u32>,
}

impl<'a> Words<'a> {
    fn new(strings: Strings<'a>) -> Self {
        let mut builder = StringViewBuilder::new();
        let mut share = |buffer: &Buffer| {
            (buffer.len() < u32::MAX as usize).then(|| builder.append_block(buffer.clone()))
        };
        let block = match strings {
            Strings::Utf8(array) => share(array.values()),
            Strings::LargeUtf8(array) => share(array.values()),
            Strings::Utf8View(array) => {
                let blocks: Vec<_> = array.data_buffers().iter().map(share).collect();
                if blocks.contains(&None) { None } else { blocks.first().copied().flatten() }
            }
        };
        Self { strings, builder, block }
    }

    fn push(&mut self, row: usize, text: &str, part: Range<usize>) -> Result<()> {
        let place = self.block.and_then(|block| {
            let (buffer, begin) = self.place(row)?;
            Some((block + buffer, begin + u32::try_from(part.start).ok()?))
        });
        match place {
            Some((block, begin)) => self.builder.try_append_view(block, begin, part.len() as u32)?,
            None => self.builder.append_value(text.get(part).unwrap_or_default()),
        }
        Ok(())
    }

    /// Returns in which buffer a text is, and where it begins there. A short one is in none.
    fn place(&self, row: usize) -> Option<(u32, u32)> {
        match self.strings {
            Strings::Utf8(array) => Some((0, u32::try_from(*array.value_offsets().get(row)?).ok()?)),
            Strings::LargeUtf8(array) => Some((0, u32::try_from(*array.value_offsets().get(row)?).ok()?)),
            Strings::Utf8View(array) => {
                // Length, four octets of the text, buffer, place in it; or the length and all of the text.
                let view = *array.views().get(row)?;
                (view as u32 > 12).then_some(((view >> 64) as u32, (view >> 96) as u32))
            }
        }
    }
}
