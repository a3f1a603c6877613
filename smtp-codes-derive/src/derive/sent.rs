//! The replies that a type sends, after the checks.

use smtp_codes_data::Triple;

use crate::derive::ast::{Field, Variant};
use crate::derive::attr::Text;
use crate::derive::template::Piece;

/// A variant and where its reply comes from.
pub(crate) struct Sent<'a> {
    pub(crate) variant: &'a Variant<'a>,
    pub(crate) source: Source<'a>,
}

pub(crate) enum Source<'a> {
    /// The attribute.
    Row(Row<'a>),
    /// The field of a `transparent` variant.
    Field(&'a Field<'a>),
}

/// A reply as its attribute says it.
pub(crate) struct Row<'a> {
    pub(crate) code: u16,
    pub(crate) enhanced: Option<Triple>,
    pub(crate) text: &'a Text,
    pub(crate) pieces: Vec<Piece>,
}

/// Where the replies of a type come from, which decides what is generated.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(crate) enum Shape {
    /// The only one is in an attribute.
    Row,
    /// All of them are in attributes, so that `code` is `const`.
    Rows,
    /// All of them come from fields.
    Forwards,
    Mixed,
}

impl Shape {
    pub(crate) fn new(sent: &[Sent<'_>]) -> Self {
        match (rows(sent).count(), fields(sent).count()) {
            (1, 0) => Self::Row,
            (_, 0) => Self::Rows,
            (0, _) => Self::Forwards,
            _ => Self::Mixed,
        }
    }

    /// Returns `true` if all replies are in attributes.
    pub(crate) const fn is_rows(self) -> bool {
        matches!(self, Self::Row | Self::Rows)
    }
}

/// Returns the replies that are in attributes, each with its variant.
pub(crate) fn rows<'s, 'a>(sent: &'s [Sent<'a>]) -> impl Iterator<Item = (&'a Variant<'a>, &'s Row<'a>)> {
    sent.iter().filter_map(|one| match &one.source {
        Source::Row(row) => Some((one.variant, row)),
        Source::Field(_) => None,
    })
}

/// Returns the fields that replies come from.
pub(crate) fn fields<'a>(sent: &[Sent<'a>]) -> impl Iterator<Item = &'a Field<'a>> {
    sent.iter().filter_map(|one| match one.source {
        Source::Field(field) => Some(field),
        Source::Row(_) => None,
    })
}

impl Row<'_> {
    /// Returns the text, if it has no placeholders.
    pub(crate) fn fixed_text(&self) -> Option<&str> {
        match self.pieces.as_slice() {
            [] => Some(""),
            [Piece::Literal(text)] => Some(text),
            _ => None,
        }
    }
}
