//! A line of which everything is known before it is written.

use alloc::vec::Vec;

use super::value::{Known, Value};
use crate::send::text_writer::digits::{Pairs, digits};
use crate::send::text_writer::plain;
use crate::syntax::limits;

/// Appends a whole reply, if all of it is known and plain. Of any other nothing stays.
#[inline]
pub(super) fn known(out: &mut Vec<u8>, head: usize, literals: &[&str], values: &[Value<'_>]) -> bool {
    let Some((last, before)) = literals.split_last() else { return false };
    if let Some((Known::Nothing, _)) = values.first() {
        return false;
    }
    let start = out.len();
    if out.capacity() == 0 {
        reserve(out, literals, values);
    }
    for (literal, (known, _)) in before.iter().zip(values) {
        out.extend_from_slice(literal.as_bytes());
        match known {
            Known::Text(text) if plain::is_plain(text.as_bytes()) => out.extend_from_slice(text.as_bytes()),
            Known::Number(number) => out.extend_from_slice(digits(*number, &mut Pairs::default())),
            Known::Text(_) | Known::Nothing => {
                out.truncate(start);
                return false;
            }
        }
    }
    out.extend_from_slice(last.as_bytes());
    if out.len() - start > limits::LINE_WITHOUT_CRLF
        || plain::may_be_taken_for_more(head, out.get(start + head))
    {
        out.truncate(start);
        return false;
    }
    out.extend_from_slice(b"\r\n");
    true
}

/// Makes room for a whole reply, and for no more, as nothing comes after it in a `Vec` that is new.
#[cold]
#[inline(never)]
fn reserve(out: &mut Vec<u8>, literals: &[&str], values: &[Value<'_>]) {
    let octets_of = |known| match known {
        Known::Text(text) => text.len(),
        Known::Number(number) => digits(number, &mut Pairs::default()).len(),
        Known::Nothing => 0,
    };
    let literals: usize = literals.iter().map(|literal| literal.len()).sum();
    let values: usize = values.iter().map(|(known, _)| octets_of(*known)).sum();
    out.reserve_exact(literals + values + limits::CRLF);
}
