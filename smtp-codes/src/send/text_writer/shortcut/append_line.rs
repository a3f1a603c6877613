//! The only line of a reply, of which everything is known before it is written.

use alloc::vec::Vec;

use smtp_codes_data::limits;

use super::content::{Content, Value};
use crate::send::text_writer::digits::{Pairs, digits};
use crate::send::text_writer::lookalike;
use crate::syntax::all_plain;

/// Appends a whole reply, if all of its values are known and plain. Of any other nothing stays.
#[inline]
pub(super) fn append_line(
    out: &mut Vec<u8>,
    head_len: usize,
    literals: &[&str],
    values: &[Value<'_>],
) -> bool {
    let Some((last, before)) = literals.split_last() else { return false };
    if let Some((Content::Opaque, _)) = values.first() {
        return false;
    }
    let start = out.len();
    if out.capacity() == 0 {
        reserve(out, literals, values);
    }
    for (literal, (content, _)) in before.iter().zip(values) {
        out.extend_from_slice(literal.as_bytes());
        match content {
            Content::Text(text) if all_plain(text.as_bytes()) => out.extend_from_slice(text.as_bytes()),
            Content::Number(number) => out.extend_from_slice(digits(*number, &mut Pairs::default())),
            Content::Text(_) | Content::Opaque => {
                out.truncate(start);
                return false;
            }
        }
    }
    out.extend_from_slice(last.as_bytes());
    if out.len() - start > limits::LINE_WITHOUT_CRLF
        || lookalike::may_begin(head_len, out.get(start + head_len))
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
    let len = |content| match content {
        Content::Text(text) => text.len(),
        Content::Number(number) => digits(number, &mut Pairs::default()).len(),
        Content::Opaque => 0,
    };
    let literals: usize = literals.iter().map(|literal| literal.len()).sum();
    let values: usize = values.iter().map(|(content, _)| len(*content)).sum();
    out.reserve_exact(literals + values + limits::CRLF);
}
