//! Items that generated code names. They are not part of the public API.

#![allow(missing_docs, missing_debug_implementations, clippy::must_use_candidate)]

use core::fmt;
use core::marker::PhantomData;

use smtp_codes_data::{Class, FindingKind, faults};

#[cfg(feature = "derive")]
pub use smtp_codes_derive::reply;

use crate::codes::{Command, EnhancedCode, Family, ReplyCode};
pub use crate::decode::parse;
use crate::reply::Reply;
pub use crate::send::display;
pub use crate::send::{Debugged, Filled, Filler, Known, Template, Values};
use crate::send::{ReplySet, ReplySpec, StaticReply, TextWriter, ToReply};

/// The code of a reply in place.
pub const fn code(number: u16) -> ReplyCode {
    ReplyCode::in_range(number)
}

/// The enhanced status code of a reply in place.
pub const fn enhanced(class: u8, subject: u16, detail: u16) -> Option<EnhancedCode> {
    match Class::from_digit(class) {
        Some(class) => EnhancedCode::new(class, subject, detail),
        None => None,
    }
}

/// What is public of a row with an enhanced status code.
pub const fn spec(number: u16, [class, subject, detail]: [u16; 3], text: &'static str) -> ReplySpec {
    ReplySpec { code: code(number), enhanced: enhanced(class as u8, subject, detail), text }
}

/// What is public of a row without one.
pub const fn bare_spec(number: u16, text: &'static str) -> ReplySpec {
    ReplySpec { code: code(number), enhanced: None, text }
}

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

    /// The wire form where each row has one.
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

const NOTHING: ReplySpec = ReplySpec { code: ReplyCode::OKAY, enhanced: None, text: "" };

/// Where the reply of a variant comes from, if it may come from a field.
pub enum Source<'a> {
    Row(Row),
    Inner(&'a dyn ToReply),
}

impl<'a> Source<'a> {
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

/// A reply in place that has no values.
pub const fn static_reply(template: &'static Template, wire: &'static str) -> StaticReply {
    StaticReply::new(template, wire)
}

/// Stands for a reply in place that has a fault, so that its use is not a further error.
pub const fn no_reply() -> StaticReply {
    const REPLY: Template = Template { spec: NOTHING, allows_utf8: false, never_folds: false, closes: false };
    StaticReply::new(&REPLY, "")
}

/// Asks whether a field is a string or a number: `Probed(&field).__known()` is that of the type if it is, and else that
/// of [`NotKnown`].
pub struct Probed<'a, T: ?Sized>(pub &'a T);

impl<'a> Probed<'a, &str> {
    #[inline]
    pub const fn __known(&self) -> Known<'a> {
        Known::Text(self.0)
    }
}

#[cfg(feature = "alloc")]
impl<'a> Probed<'a, alloc::string::String> {
    #[inline]
    pub fn __known(&self) -> Known<'a> {
        Known::Text(self.0)
    }
}

#[cfg(feature = "alloc")]
impl<'a> Probed<'a, alloc::borrow::Cow<'_, str>> {
    #[inline]
    pub fn __known(&self) -> Known<'a> {
        Known::Text(self.0)
    }
}

macro_rules! numbers {
    ($($number:ty)+) => {
        $(impl Probed<'_, $number> {
            #[inline]
            pub const fn __known(&self) -> Known<'static> {
                Known::Number(*self.0 as u64)
            }
        })+
    };
}

numbers!(u8 u16 u32 u64 usize);

/// See [`Probed`].
pub trait NotKnown {
    #[inline]
    fn __known(&self) -> Known<'static> {
        Known::Nothing
    }
}

impl<T: ?Sized> NotKnown for Probed<'_, T> {}

/// A reply as the patterns of a `FromReply` without `other` see it: code, class, subject, detail.
///
/// The last three are 0 without an enhanced status code, and where its class is not the first digit: the code decides.
/// A reply that contradicts itself is its gravest code.
#[inline]
pub fn numbers(reply: &Reply<'_>) -> (u16, u8, u16, u16) {
    if reply.contradicts_itself() {
        return (reply.gravest_code().get(), 0, 0, 0);
    }
    agreed_numbers(reply)
}

/// As `numbers`, but a reply that contradicts itself has no code, so that `other` alone matches it.
#[inline]
pub fn numbers_or_other(reply: &Reply<'_>) -> (u16, u8, u16, u16) {
    if reply.contradicts_itself() {
        return (0, 0, 0, 0);
    }
    agreed_numbers(reply)
}

#[inline]
fn agreed_numbers(reply: &Reply<'_>) -> (u16, u8, u16, u16) {
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
    pub const __FAMILIES: Option<&'static [Family]> = Some(T::FAMILIES);
}

/// See [`Probe`].
pub trait NotASet {
    const __SET: Option<&'static [ReplySpec]> = None;
    const __FAMILIES: Option<&'static [Family]> = None;
}

impl<T: ?Sized> NotASet for Probe<T> {}

pub const fn rows_of(set: Option<&'static [ReplySpec]>) -> &'static [ReplySpec] {
    match set {
        Some(rows) => rows,
        None => &[],
    }
}

pub const fn families_of(set: Option<&'static [Family]>) -> &'static [Family] {
    match set {
        Some(families) => families,
        None => &[],
    }
}

/// Returns the number of items in all parts.
pub const fn total<T>(parts: &[&[T]]) -> usize {
    let mut total = 0;
    let mut part = 0;
    while part < parts.len() {
        total += parts[part].len();
        part += 1;
    }
    total
}

/// The rows of all parts, and how many they are: those of the first part, and of the others each row once.
///
/// Rows that two fields forward to would else be doubled at each level. Linear but for rows that share a code and the
/// length of their text. The rest of the array is filled up; a row that it has no room for is a compile error.
pub const fn concat<const N: usize>(parts: &[&[ReplySpec]]) -> ([ReplySpec; N], usize) {
    let mut all = [NOTHING; N];
    // For each bucket the last row in it, for each row the one before it; counted from 1.
    let (mut last, mut before) = ([0; BUCKETS], [0; N]);
    let mut count = 0;
    let mut part = 0;
    while part < parts.len() {
        let mut row = 0;
        while row < parts[part].len() {
            let spec = parts[part][row];
            let bucket = (spec.code.get() as usize * 31 + spec.text.len()) % BUCKETS;
            if part == 0 || !contains(&all, &before, last[bucket], &spec) {
                assert!(count < N, "the replies of a generic `transparent` field are more than 256");
                all[count] = spec;
                before[count] = last[bucket];
                count += 1;
                last[bucket] = count;
            }
            row += 1;
        }
        part += 1;
    }
    (all, count)
}

const BUCKETS: usize = 64;

const fn contains(all: &[ReplySpec], before: &[usize], last: usize, wanted: &ReplySpec) -> bool {
    let mut at = last;
    while at > 0 {
        if same_row(&all[at - 1], wanted) {
            return true;
        }
        at = before[at - 1];
    }
    false
}

const fn same_row(one: &ReplySpec, other: &ReplySpec) -> bool {
    let same_status = match (one.enhanced, other.enhanced) {
        (Some(one), Some(other)) => one.to_bits() == other.to_bits(),
        (None, None) => true,
        _ => false,
    };
    if !same_status || one.code.get() != other.code.get() || one.text.len() != other.text.len() {
        return false;
    }
    let (mut one, mut other) = (one.text.as_bytes(), other.text.as_bytes());
    while let ([octet, rest @ ..], [other_octet, other_rest @ ..]) = (one, other) {
        if *octet != *other_octet {
            return false;
        }
        (one, other) = (rest, other_rest);
    }
    true
}

/// The families of all parts, each once, and how many they are.
pub const fn concat_families<const N: usize>(parts: &[&[Family]]) -> ([Family; N], usize) {
    let mut all = [Family::NEGATIVE[0]; N];
    let mut count = 0;
    let mut part = 0;
    while part < parts.len() {
        let mut family = 0;
        while family < parts[part].len() {
            let one = parts[part][family];
            let mut known = 0;
            while known < count && !all[known].is_same(one) {
                known += 1;
            }
            if known == count {
                assert!(count < N, "the families of a generic `transparent` field are more than 8");
                all[count] = one;
                count += 1;
            }
            family += 1;
        }
        part += 1;
    }
    (all, count)
}

/// The reason why a reply of a `transparent` field does not fit the type around it.
#[derive(Clone, Copy)]
pub enum Misfit {
    /// A command, by its place in the list, does not get the code.
    Unlisted(usize),
    /// The enhanced status code speaks of a recipient, and one of the commands is MAIL.
    Recipient,
    /// The reply has an enhanced status code, which it cannot carry in answer to any of the commands.
    OnAHello,
}

/// Checks the rows of a field against the commands as the derive checks those of a variant; `lifted` is `unregistered`.
///
/// Faults that do not depend on the command are left out: the type that sends the reply was checked for them, or
/// permits them.
pub const fn misfit(
    set: Option<&[ReplySpec]>,
    commands: &[Command],
    lifted: bool,
) -> Option<(Misfit, ReplyCode)> {
    let Some(mut rows) = set else { return None };
    while let [ReplySpec { code, enhanced, .. }, rest @ ..] = rows {
        let code = *code;
        let enhanced = match enhanced {
            Some(enhanced) => Some(enhanced.triple()),
            None => None,
        };
        let mut all_are_hellos = !commands.is_empty();
        let mut command = 0;
        while command < commands.len() {
            let faults = faults(Some(commands[command].to_rules()), code.get(), enhanced);
            let is_unlisted = faults.contains(FindingKind::UnlistedPositive)
                || faults.contains(FindingKind::UnlistedNegative)
                    && !faults.contains(FindingKind::DeFactoCode);
            if !lifted && is_unlisted && !faults.contains(FindingKind::UnknownCode) {
                return Some((Misfit::Unlisted(command), code));
            }
            if !lifted && faults.contains(FindingKind::RecipientCodeForSender) {
                return Some((Misfit::Recipient, code));
            }
            all_are_hellos &= faults.contains(FindingKind::EnhancedNotPossible);
            command += 1;
        }
        if all_are_hellos {
            return Some((Misfit::OnAHello, code));
        }
        rows = rest;
    }
    None
}

/// Refuses to compile, with a message of the derive in which the digits of the code take the place of `at`.
#[track_caller]
pub const fn refuse<const N: usize>(mut message: [u8; N], at: usize, code: ReplyCode) -> ! {
    [message[at], message[at + 1], message[at + 2]] = code.digits();
    match core::str::from_utf8(&message) {
        Ok(message) => panic!("{}", message),
        Err(_) => unreachable!(),
    }
}
