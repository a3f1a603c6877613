//! The result of [`reply!`](crate::reply): a reply in place, with values or without.

#![allow(missing_docs)] // all but `StaticReply` is for generated code

use core::fmt;
use core::marker::PhantomData;

use super::reply_set::ReplySpec;
use super::text_writer::{Content, Filler, TextWriter};
use super::to_reply::ToReply;
use super::wire;
use crate::codes::{EnhancedCode, ReplyCode};

/// The part of a reply that is known before its values.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Template {
    pub spec: ReplySpec,
    pub allows_utf8: bool,
    pub never_folds: bool,
    pub closes: bool,
}

impl Template {
    const fn begin(&self, writer: &mut TextWriter<'_>) {
        if self.allows_utf8 {
            writer.allow_utf8();
        }
        if self.never_folds {
            writer.never_fold();
        }
    }

    const fn closes(&self) -> bool {
        self.closes || self.spec.code.closes_connection()
    }
}

/// A reply without values, ready to be sent: made by [`reply!`](crate::reply), also in a `const`.
///
/// ```
/// # #[cfg(feature = "derive")] {
/// use smtp_codes::{StaticReply, ToReply, reply};
///
/// const NO_SUCH_USER: StaticReply = reply!(Rcpt, 550, "5.1.1", "no such user");
///
/// assert_eq!(NO_SUCH_USER.as_bytes(), b"550 5.1.1 no such user\r\n");
/// assert_eq!(NO_SUCH_USER.code(), 550);
/// # }
/// ```
#[derive(Clone, Copy, Eq, PartialEq)]
pub struct StaticReply {
    template: &'static Template,
    wire: &'static str,
}

impl StaticReply {
    pub(crate) const fn new(template: &'static Template, wire: &'static str) -> Self {
        Self { template, wire }
    }

    /// Returns the whole reply as it goes over the wire, CRLF included, in ASCII.
    ///
    /// A reply with the key `utf8` has `?` there for what is not ASCII; [`wire`](ToReply::wire) tells sessions apart.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        self.wire
    }

    /// Returns the octets of [`as_str`](Self::as_str).
    #[must_use]
    pub const fn as_bytes(&self) -> &'static [u8] {
        self.wire.as_bytes()
    }

    /// Returns the reply code.
    #[must_use]
    pub const fn code(&self) -> ReplyCode {
        self.template.spec.code
    }

    /// Returns the enhanced status code, if the reply carries one.
    #[must_use]
    pub const fn enhanced(&self) -> Option<EnhancedCode> {
        self.template.spec.enhanced
    }
}

impl ToReply for StaticReply {
    fn code(&self) -> ReplyCode {
        self.template.spec.code
    }
    fn enhanced(&self) -> Option<EnhancedCode> {
        self.template.spec.enhanced
    }
    fn write_text(&self, writer: &mut TextWriter<'_>) -> fmt::Result {
        self.template.begin(writer);
        writer.literal(self.template.spec.text)
    }
    fn closes(&self) -> bool {
        self.template.closes()
    }
    fn __ready(&self) -> Option<&[u8]> {
        (!self.template.allows_utf8).then_some(self.wire.as_bytes())
    }
}

/// One line for people and logs.
impl fmt::Display for StaticReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        wire::display(self, f)
    }
}

impl fmt::Debug for StaticReply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("StaticReply").field(&self.wire).finish()
    }
}

/// Returns a reply in place that has no values.
#[must_use]
pub const fn static_reply(template: &'static Template, wire: &'static str) -> StaticReply {
    StaticReply::new(template, wire)
}

/// Returns what takes the place of a reply that has a fault, so that its use is not a further error.
#[must_use]
pub const fn no_reply() -> StaticReply {
    const REPLY: Template =
        Template { spec: ReplySpec::EMPTY, allows_utf8: false, never_folds: false, closes: false };
    StaticReply::new(&REPLY, "")
}

/// A reply with values: its literals are static, and the values a tuple, so that a call site costs no code of its own.
#[derive(Clone, Copy, Debug)]
pub struct Filled<V> {
    pub template: &'static Template,
    /// The octets of the code and the enhanced status code that the first literal begins with.
    pub head_len: usize,
    /// All literals are printable ASCII, and no line break of a value begins a line.
    pub are_plain: bool,
    /// One more than there are placeholders.
    pub literals: &'static [&'static str],
    /// The value of each placeholder by its place in the tuple, and whether its line breaks begin lines.
    pub order: &'static [(u8, bool)],
    pub values: V,
}

impl<V: Values> ToReply for Filled<V> {
    fn code(&self) -> ReplyCode {
        self.template.spec.code
    }
    fn enhanced(&self) -> Option<EnhancedCode> {
        self.template.spec.enhanced
    }
    fn write_text(&self, writer: &mut TextWriter<'_>) -> fmt::Result {
        self.template.begin(writer);
        write(writer, self.head_len, self.literals, self.order, &|place| self.values.value(place))
    }
    fn closes(&self) -> bool {
        self.template.closes()
    }
    fn __fill(&self, filler: &mut Filler<'_, '_>) -> fmt::Result {
        if !self.are_plain {
            return filler.text(|writer| self.write_text(writer));
        }
        if self.template.allows_utf8 {
            filler.allow_utf8();
        }
        if self.template.never_folds {
            filler.never_fold();
        }
        fill(filler, self.head_len, self.literals, self.order, &|place| self.values.value(place))
    }
}

/// One line for people and logs.
impl<V: Values> fmt::Display for Filled<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        wire::display(self, f)
    }
}

/// Lends the values to a shortcut, if they are few.
fn fill<'v>(
    filler: &mut Filler<'_, '_>,
    head_len: usize,
    literals: &[&str],
    order: &[(u8, bool)],
    value: &dyn Fn(u8) -> &'v dyn fmt::Display,
) -> fmt::Result {
    let value = |(place, _): (u8, bool)| (Content::Opaque, value(place));
    match *order {
        [a] => filler.fill(head_len, literals, &[value(a)]),
        [a, b] => filler.fill(head_len, literals, &[a, b].map(value)),
        [a, b, c] => filler.fill(head_len, literals, &[a, b, c].map(value)),
        [a, b, c, d] => filler.fill(head_len, literals, &[a, b, c, d].map(value)),
        _ => filler.text(|writer| write(writer, head_len, literals, order, &|place| value((place, false)).1)),
    }
}

fn write<'v>(
    writer: &mut TextWriter<'_>,
    head_len: usize,
    literals: &[&str],
    order: &[(u8, bool)],
    value: &dyn Fn(u8) -> &'v dyn fmt::Display,
) -> fmt::Result {
    let (first, others) = literals.split_first().unwrap_or((&"", &[]));
    writer.literal(first.get(head_len..).unwrap_or_default())?;
    order.iter().zip(others).try_for_each(|(&(place, has_lines), literal)| {
        let value = value(place);
        if has_lines {
            writer.lines(format_args!("{value}"))?
        } else {
            writer.value(format_args!("{value}"))?
        }
        writer.literal(literal)
    })
}

/// A tuple of what can be displayed.
pub trait Values {
    /// Returns the value at a place, or nothing to be shown where there is none.
    fn value(&self, place: u8) -> &dyn fmt::Display;
}

macro_rules! values {
    ($($($name:ident $place:tt)+;)+) => {
        $(impl<$($name: fmt::Display),+> Values for ($($name,)+) {
            fn value(&self, place: u8) -> &dyn fmt::Display {
                match place {
                    $($place => &self.$place,)+
                    _ => &"",
                }
            }
        })+
    };
}

values! {
    A 0;
    A 0 B 1;
    A 0 B 1 C 2;
    A 0 B 1 C 2 D 3;
    A 0 B 1 C 2 D 3 E 4;
    A 0 B 1 C 2 D 3 E 4 F 5;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10;
    A 0 B 1 C 2 D 3 E 4 F 5 G 6 H 7 I 8 J 9 K 10 L 11;
}

/// A value that is shown by its `Display`, and the proof that it has one.
#[derive(Clone, Copy, Debug)]
pub struct Displayed<T>(pub T, pub PhantomData<T>);

/// Proves that a type can be displayed. Of one that cannot the compiler tells where this is called.
#[must_use]
pub const fn displayed<T: fmt::Display>() -> PhantomData<T> {
    PhantomData
}

impl<T: fmt::Display> fmt::Display for Displayed<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// A value that is shown by its `Debug`, and the proof that it has one.
#[derive(Clone, Copy, Debug)]
pub struct Debugged<T>(pub T, pub PhantomData<T>);

/// Proves what [`displayed`] does, of `Debug`.
#[must_use]
pub const fn debugged<T: fmt::Debug>() -> PhantomData<T> {
    PhantomData
}

impl<T: fmt::Debug> fmt::Display for Debugged<T> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
