//! All that a derived type can send, put together of its own replies and those of the fields that it forwards to.

#![allow(missing_docs, missing_debug_implementations, clippy::must_use_candidate)] // all of it is for generated code

use core::marker::PhantomData;

use super::reply_set::{ReplySet, ReplySpec};
use crate::codes::Family;

/// Asks whether a type is a [`ReplySet`]: `SetProbe::<T>::__SMTP_CODES_ROWS` is the associated constant if it is, and
/// else that of [`NotASet`]. No trait of a user's module has constants of these names.
pub struct SetProbe<T: ?Sized>(PhantomData<T>);

impl<T: ReplySet> SetProbe<T> {
    pub const __SMTP_CODES_ROWS: Option<&'static [ReplySpec]> = Some(T::REPLIES);
    pub const __SMTP_CODES_FAMILIES: Option<&'static [Family]> = Some(T::FAMILIES);
}

/// See [`SetProbe`].
pub trait NotASet {
    const __SMTP_CODES_ROWS: Option<&'static [ReplySpec]> = None;
    const __SMTP_CODES_FAMILIES: Option<&'static [Family]> = None;
}

impl<T: ?Sized> NotASet for SetProbe<T> {}

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

/// Returns the rows of all parts, and how many they are: those of the first part, and of the others each row once.
///
/// Rows that two fields forward to would else be doubled at each level. Linear but for rows that share a code and the
/// length of their text. The rest of the array is filled up; a row that it has no room for is a compile error.
pub const fn concat_rows<const N: usize>(parts: &[&[ReplySpec]]) -> ([ReplySpec; N], usize) {
    let mut all = [ReplySpec::EMPTY; N];
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

/// Returns the families of all parts, each once, and how many they are.
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
