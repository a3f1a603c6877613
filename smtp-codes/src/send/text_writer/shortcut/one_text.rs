//! The only line of a reply whose value is one text.

use smtp_codes_data::limits;

use super::sink::Sink;
use crate::send::text_writer::lookalike;
use crate::syntax::all_plain;

/// Writes a line of one text between two literals, unless it is not plain; no loop has anything to carry along.
///
/// Where this declines because there is no room, octets of the line stay after those that are in use.
#[inline]
pub(super) fn one_text<'a, S: Sink<'a>>(
    mut sink: S,
    head_len: usize,
    [before, after]: [&str; 2],
    text: &str,
) -> Option<usize> {
    let len = before.len() + text.len() + after.len();
    if len > limits::LINE_WITHOUT_CRLF
        || !all_plain(text.as_bytes())
        || head_len == limits::CODE_AND_SEPARATOR && is_lookalike(head_len, [before, text, after])
    {
        return None;
    }
    sink.make_room(len + limits::CRLF);
    let is_written = sink.put(before.as_bytes())
        && sink.put(text.as_bytes())
        && sink.put(after.as_bytes())
        && sink.put(b"\r\n");
    is_written.then(|| sink.filled().len())
}

#[cold]
#[inline(never)]
fn is_lookalike(head_len: usize, parts: [&str; 3]) -> bool {
    let first = parts.iter().flat_map(|part| part.as_bytes()).nth(head_len);
    lookalike::may_begin(head_len, first)
}
