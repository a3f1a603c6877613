//! The 250 to EHLO, whose lines are keywords.

use smtp_codes_data::limits;

use super::sink::Sink;
use crate::send::write_error::WriteError;
use crate::syntax::{all_plain, may_begin_enhanced};

/// Writes a 250 of plain lines. If there is one that is not, the lines before it stay.
#[inline]
pub(super) fn hello<'a, S: Sink<'a>, K: AsRef<str>>(
    mut sink: S,
    domain: &str,
    greeting: &str,
    keywords: &[K],
) -> Option<Result<usize, WriteError>> {
    let mut put = |octets: &[u8]| sink.put(octets).then_some(());
    put(b"250-")?;
    put(first_keyword(domain)?)?;
    let mut last = domain.len();
    if !greeting.is_empty() {
        last += 1 + greeting.len();
        if last > limits::LINE_TEXT || first_keyword(greeting).is_none() {
            return None;
        }
        put(b" ")?;
        put(greeting.as_bytes())?;
    }
    for line in keywords {
        let line = keyword(line.as_ref())?;
        put(b"\r\n250-")?;
        put(line)?;
        last = line.len();
    }
    put(b"\r\n")?;
    let filled = sink.filled();
    let separator = filled.len() - limits::CRLF - last - 1;
    *filled.get_mut(separator)? = b' ';
    Some(Ok(filled.len()))
}

/// Returns the octets of a line that the writer takes as they are.
#[inline(always)] // a call would add 4 instructions to a keyword
fn keyword(line: &str) -> Option<&[u8]> {
    let line = line.as_bytes();
    let is_taken = line.len() <= limits::LINE_TEXT && all_plain(line) && !may_begin_enhanced(line.first());
    is_taken.then_some(line)
}

/// Does the same once and not for each line, so that it is not compiled into the place.
#[inline(never)]
fn first_keyword(line: &str) -> Option<&[u8]> {
    keyword(line)
}
