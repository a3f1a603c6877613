//! The parts of a derived [`ToReply`]: its rows, and the values of their texts.

#![allow(missing_docs, missing_debug_implementations, clippy::must_use_candidate)] // all of it is for generated code

use core::fmt;

use super::reply_set::ReplySpec;
use super::text_writer::{Content, Filler, TextWriter};
use super::to_reply::ToReply;
use crate::codes::{EnhancedCode, ReplyCode};

/// A reply of a derived type.
#[derive(Clone, Copy)]
pub struct Row {
    pub spec: &'static ReplySpec,
    /// The wire form if it is known at compile time, else empty.
    pub ready: &'static str,
}

impl Row {
    pub const fn ready(&self) -> Option<&'static str> {
        if self.ready.is_empty() { None } else { Some(self.ready) }
    }

    pub fn octets(&self) -> Option<&'static [u8]> {
        self.ready().map(str::as_bytes)
    }

    /// Returns the wire form where each row has one.
    pub const fn wire(&self) -> &'static [u8] {
        self.ready.as_bytes()
    }

    pub fn write(&self, writer: &mut TextWriter<'_>) -> fmt::Result {
        writer.literal(self.spec.text)
    }

    pub fn fill(&self, filler: &mut Filler<'_, '_>) -> fmt::Result {
        filler.text(|writer| self.write(writer))
    }
}

/// The row of a variant, or the field that its reply comes from.
pub enum RowOrInner<'a> {
    Row(Row),
    Inner(&'a dyn ToReply),
}

impl<'a> RowOrInner<'a> {
    pub fn code(&self) -> ReplyCode {
        match *self {
            Self::Row(row) => row.spec.code,
            Self::Inner(inner) => inner.code(),
        }
    }

    pub fn enhanced(&self) -> Option<EnhancedCode> {
        match *self {
            Self::Row(row) => row.spec.enhanced,
            Self::Inner(inner) => inner.enhanced(),
        }
    }

    pub fn closes(&self) -> bool {
        match *self {
            Self::Row(row) => row.spec.code.closes_connection(),
            Self::Inner(inner) => inner.closes(),
        }
    }

    pub const fn ready(&self) -> Option<&'static str> {
        match *self {
            Self::Row(row) => row.ready(),
            Self::Inner(_) => None,
        }
    }

    pub fn octets(&self) -> Option<&'a [u8]> {
        match *self {
            Self::Row(row) => row.octets(),
            Self::Inner(inner) => inner.__ready(),
        }
    }

    pub fn fill(&self, filler: &mut Filler<'_, '_>) -> fmt::Result {
        match *self {
            Self::Row(row) => row.fill(filler),
            Self::Inner(inner) => inner.__fill(filler),
        }
    }
}

/// Returns the code that a literal writes.
pub const fn code(number: u16) -> ReplyCode {
    ReplyCode::in_range(number)
}

/// Returns the enhanced status code that a literal writes.
pub const fn enhanced(class: u8, subject: u16, detail: u16) -> Option<EnhancedCode> {
    EnhancedCode::of_literal(class as u16, subject, detail)
}

/// Returns the public part of a row with an enhanced status code.
///
/// The compiler interprets it once for each row of each derived type, and a call costs it most.
pub const fn spec(number: u16, [class, subject, detail]: [u16; 3], text: &'static str) -> ReplySpec {
    let enhanced = EnhancedCode::of_literal(class, subject, detail);
    ReplySpec { code: ReplyCode::in_range(number), enhanced, text }
}

/// Returns the public part of a row without one.
pub const fn bare_spec(number: u16, text: &'static str) -> ReplySpec {
    ReplySpec { code: ReplyCode::in_range(number), enhanced: None, text }
}

/// Asks whether a field is a string or a number: `ContentProbe(&field).__smtp_codes_content()` is that of the type if
/// it is, and else that of [`OpaqueContent`]. No trait of a user's module has a method of that name, which would be
/// asked as well.
pub struct ContentProbe<'a, T: ?Sized>(pub &'a T);

impl<'a> ContentProbe<'a, &str> {
    #[inline]
    pub const fn __smtp_codes_content(&self) -> Content<'a> {
        Content::Text(self.0)
    }
}

#[cfg(feature = "alloc")]
impl<'a> ContentProbe<'a, alloc::string::String> {
    #[inline]
    pub fn __smtp_codes_content(&self) -> Content<'a> {
        Content::Text(self.0)
    }
}

#[cfg(feature = "alloc")]
impl<'a> ContentProbe<'a, alloc::borrow::Cow<'_, str>> {
    #[inline]
    pub fn __smtp_codes_content(&self) -> Content<'a> {
        Content::Text(self.0)
    }
}

macro_rules! numbers {
    ($($number:ty)+) => {
        $(impl ContentProbe<'_, $number> {
            #[inline]
            pub const fn __smtp_codes_content(&self) -> Content<'static> {
                Content::Number(*self.0 as u64)
            }
        })+
    };
}

numbers!(u8 u16 u32 u64 usize);

/// See [`ContentProbe`].
pub trait OpaqueContent {
    #[inline]
    fn __smtp_codes_content(&self) -> Content<'static> {
        Content::Opaque
    }
}

impl<T: ?Sized> OpaqueContent for ContentProbe<'_, T> {}
