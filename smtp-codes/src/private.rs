//! What generated code names. No part of the public API.

#![allow(missing_docs, missing_debug_implementations, clippy::must_use_candidate)]

use core::fmt;
use core::marker::PhantomData;

use smtp_codes_data::{Class, Origin};

use crate::codes::{Command, EnhancedCode, ReplyCode};
pub use crate::decode::parse;
use crate::reply::Reply;
pub use crate::send::display;
use crate::send::{ReplySet, ReplySpec, TextWriter, ToReply};

/// The code of a row.
pub const fn code(number: u16) -> ReplyCode {
    ReplyCode::in_range(number)
}

/// The enhanced status code of a row.
pub const fn enhanced(class: u8, subject: u16, detail: u16) -> Option<EnhancedCode> {
    match Class::from_digit(class) {
        Some(class) => EnhancedCode::new(class, subject, detail),
        None => None,
    }
}

/// A reply of a derived type.
#[derive(Clone, Copy)]
pub struct Row {
    pub spec: &'static ReplySpec,
    /// The wire form where it is known in advance, else empty.
    pub ready: &'static str,
}

impl Row {
    pub const fn code(&self) -> ReplyCode {
        self.spec.code
    }

    pub const fn enhanced(&self) -> Option<EnhancedCode> {
        self.spec.enhanced
    }

    pub const fn ready(&self) -> Option<&'static str> {
        if self.ready.is_empty() { None } else { Some(self.ready) }
    }

    pub fn octets(&self) -> Option<&'static [u8]> {
        self.ready().map(str::as_bytes)
    }

    pub fn write_text(&self, writer: &mut TextWriter<'_>) -> fmt::Result {
        writer.literal(self.spec.text)
    }
}

/// Where the reply of a variant comes from, if it may come from a field.
pub enum Source<'a> {
    Row(Row),
    Inner(&'a dyn ToReply),
}

impl<'a> Source<'a> {
    pub fn code(&self) -> ReplyCode {
        match *self {
            Self::Row(row) => row.code(),
            Self::Inner(inner) => inner.code(),
        }
    }

    pub fn enhanced(&self) -> Option<EnhancedCode> {
        match *self {
            Self::Row(row) => row.enhanced(),
            Self::Inner(inner) => inner.enhanced(),
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

    pub fn write_text(&self, writer: &mut TextWriter<'_>) -> fmt::Result {
        match *self {
            Self::Row(row) => row.write_text(writer),
            Self::Inner(inner) => inner.write_text(writer),
        }
    }
}

/// Writes literals and values by turns; there is one more literal than there are values.
pub fn fill(writer: &mut TextWriter<'_>, literals: &[&str], values: &[&dyn fmt::Display]) -> fmt::Result {
    let (first, others) = literals.split_first().unwrap_or((&"", &[]));
    if !first.is_empty() {
        writer.literal(first)?;
    }
    values.iter().zip(others).try_for_each(|(value, literal)| {
        writer.value(format_args!("{value}"))?;
        if literal.is_empty() { Ok(()) } else { writer.literal(literal) }
    })
}

/// A reply as the patterns of `FromReply` see it: code, class, subject, detail.
///
/// The last three are 0 without an enhanced status code, and where its class is not the first digit: the code decides.
#[inline]
pub fn numbers(reply: &Reply<'_>) -> (u16, u8, u16, u16) {
    let code = reply.code().get();
    match reply.enhanced() {
        Some(enhanced) if u16::from(enhanced.class().digit()) == code / 100 => {
            (code, enhanced.class().digit(), enhanced.subject(), enhanced.detail())
        }
        _ => (code, 0, 0, 0),
    }
}

/// Asks whether a type is a [`ReplySet`]: `Probe::<T>::__SET` is the associated constant if it is, and else that of
/// [`NotASet`].
pub struct Probe<T: ?Sized>(PhantomData<T>);

impl<T: ReplySet> Probe<T> {
    pub const __SET: Option<&'static [ReplySpec]> = Some(T::REPLIES);
}

/// See [`Probe`].
pub trait NotASet {
    const __SET: Option<&'static [ReplySpec]> = None;
}

impl<T: ?Sized> NotASet for Probe<T> {}

pub const fn rows_of(set: Option<&'static [ReplySpec]>) -> &'static [ReplySpec] {
    match set {
        Some(rows) => rows,
        None => &[],
    }
}

/// How many rows the parts have together.
pub const fn total(parts: &[&[ReplySpec]]) -> usize {
    let mut total = 0;
    let mut part = 0;
    while part < parts.len() {
        total += parts[part].len();
        part += 1;
    }
    total
}

/// The rows of all parts. What is left of the array is filled up; what it has no room for is a compile error.
pub const fn concat<const N: usize>(parts: &[&[ReplySpec]]) -> [ReplySpec; N] {
    let mut all = [ReplySpec { code: ReplyCode::OKAY, enhanced: None, text: "" }; N];
    assert!(total(parts) <= N, "the replies of a generic `transparent` field are more than 256");
    let mut next = 0;
    let mut part = 0;
    while part < parts.len() {
        let mut row = 0;
        while row < parts[part].len() {
            all[next] = parts[part][row];
            next += 1;
            row += 1;
        }
        part += 1;
    }
    all
}

/// A reply of a `transparent` field that does not fit the commands of the type around it.
pub struct Misfit {
    message: [u8; 256],
    len: usize,
}

impl Misfit {
    /// Holds the rows of a field against the commands as the derive holds those of a variant. Each command comes with
    /// what is wrong with a code that it does not get; `lifted` is `unregistered`.
    pub const fn find(set: Option<&[ReplySpec]>, commands: &[(Command, &str)], lifted: bool) -> Self {
        let none = Self { message: [0; 256], len: 0 };
        let Some(rows) = set else { return none };
        let mut row = 0;
        while row < rows.len() {
            let ReplySpec { code, enhanced, .. } = rows[row];
            let mut all_are_hellos = enhanced.is_some();
            let mut command = 0;
            while command < commands.len() {
                let (answered, fault) = commands[command];
                if !lifted && !fits(code, answered) {
                    return none
                        .and("one of its replies is `")
                        .and(code.as_str())
                        .and("`, which ")
                        .and(fault)
                        .and(" (RFC 5321 section 4.3.2); the key `unregistered` permits it all the same");
                }
                all_are_hellos &= !smtp_codes_data::carries_enhanced(answered.to_rules(), code.get());
                command += 1;
            }
            if all_are_hellos && code.get() < 300 {
                return none
                    .and("one of its replies is `")
                    .and(code.as_str())
                    .and("` with an enhanced status code, which a greeting and the answer to a hello cannot carry ")
                    .and("(RFC 2034 section 4)");
            }
            row += 1;
        }
        none
    }

    pub const fn is_none(&self) -> bool {
        self.len == 0
    }

    pub const fn message(&self) -> &str {
        match core::str::from_utf8(self.message.split_at(self.len).0) {
            Ok(message) => message,
            Err(_) => "",
        }
    }

    const fn and(mut self, text: &str) -> Self {
        let text = text.as_bytes();
        let mut index = 0;
        while index < text.len() && self.len < self.message.len() {
            self.message[self.len] = text[index];
            self.len += 1;
            index += 1;
        }
        self
    }
}

/// What no RFC defines the field's own type has permitted already.
const fn fits(code: ReplyCode, command: Command) -> bool {
    match code.known() {
        Some(known) => matches!(known.origin(), Origin::DeFacto) || command.may_get(code),
        None => true,
    }
}
