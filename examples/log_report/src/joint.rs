//! Lines that tell of one reply together: which ones they are, for the reader that cuts a log into blocks, and what they
//! tell.

use std::ops::Range;

use memchr::{memchr, memrchr};
use smtp_codes::{Found, scan};

use crate::clock::{self, Day, EPOCH, Time};
use crate::entry::{Count, Entry, Side};
use crate::lines::without_cr;
use crate::shape::{self, Header};

/// Lines between the parts of one that are looked at: other processes may write there.
const REACH: usize = 16;

/// Octets that the header and the first words of a line may have.
const BEGINNING: usize = 256;

/// Returns `true` if a line may belong to the one before it; of the text after that, the end may be missing.
pub(crate) fn may_belong(before: &[u8], after: &[u8]) -> bool {
    let goes_on =
        |found: Found<'_>| found.code_range().is_some_and(|range| before.get(range.end) == Some(&b'-'));
    if matches!(after.first(), Some(b' ' | b'\t')) || scan(before).any(goes_on) {
        return true;
    }
    let header = header_of(before, EPOCH).1;
    if !header.is_exims_syslog() || header.part.is_some() {
        return header.part.is_some();
    }
    let line = memchr(b'\n', after).map(|end| without_cr(&after[..end]));
    let next = line.unwrap_or(after);
    let (message, again) = (header.message(before), header_of(next, EPOCH).1.message(next));
    let is_short = line.is_none() && after.len() < BEGINNING;
    is_short || message.starts_with(again) || again.starts_with(message)
}

fn header_of(line: &[u8], newest: Day) -> (Option<Time>, Header<'_>) {
    let time = clock::time(line, newest);
    (time, Header::read(line, time))
}

/// What Exim gives to syslog twice: what it rejects, once for each of two logs.
#[derive(Clone, Debug)]
pub(crate) struct EximsSyslog<'a> {
    /// The last message about a rejection, and where the line after it begins.
    rejection: Option<(&'a [u8], usize)>,
}

impl<'a> EximsSyslog<'a> {
    pub(crate) const fn new() -> Self {
        Self { rejection: None }
    }

    /// Counts once what is in the log of rejections as well, right after it.
    pub(crate) fn join(
        &mut self,
        entry: &mut Entry<'_>,
        text: &[u8],
        (begin, end): (usize, usize),
        (line, header): (&'a [u8], &Header<'_>),
    ) {
        if !header.is_exims_syslog() || entry.frame.side != Side::Given {
            return;
        }
        let message = header.message(line);
        if self.rejection.take() == Some((message, begin)) {
            entry.frame.count = Count::Not;
            return;
        }
        let mut next = end + 1;
        for _ in 1..header.part.map_or(1, |part| part.of.min(REACH)) {
            let rest = text.get(next..).unwrap_or_default();
            next += memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
        }
        self.rejection = Some((message, next));
    }
}

/// Reads the line from `begin` to `end` of a text that is a further part of a longer one, together with the parts before
/// it.
pub(crate) fn further_part<'a>(
    text: &'a [u8],
    (begin, end): (usize, usize),
    newest: Day,
    header: &Header<'a>,
    codes: &[Found<'a>],
) -> Option<Entry<'a>> {
    let Some(parts) = parts_before(text, begin, newest, header) else {
        let line = without_cr(&text[begin..end]);
        let mut entry = shape::read(line, begin, clock::time(line, newest), header, codes)?;
        // The reply may have been told before.
        entry.frame.count = Count::Not;
        return Some(entry);
    };
    let first = parts.last()?.start;
    let whole = without_cr(&text[first..end]);
    // Other processes write between the parts.
    let is_of_part = |found: &Found<'_>| {
        let at = first + found.range().start;
        at >= begin || parts.iter().any(|part| part.contains(&at))
    };
    let codes: Vec<_> = scan(whole).filter(is_of_part).collect();
    let (time, header) = header_of(whole, newest);
    let mut entry = shape::read(whole, 0, time, &header, &codes)?;
    let code = whole.len() - entry.message.len() + entry.codes;
    if first + code < begin {
        entry.frame.count = Count::Not;
    }
    Some(entry)
}

/// Returns where the lines are with the parts before one, up to the first, from the last to the first.
fn parts_before(
    text: &[u8],
    mut begin: usize,
    newest: Day,
    header: &Header<'_>,
) -> Option<Vec<Range<usize>>> {
    let mut parts = Vec::new();
    for _ in 0..REACH {
        let end = begin.checked_sub(1)?;
        begin = memrchr(b'\n', &text[..end]).map_or(0, |end| end + 1);
        let before = header_of(&text[begin..end], newest).1;
        if before.is_of_same_line(header) {
            parts.push(begin..end);
            if before.part.is_some_and(|part| part.number == 1) {
                return Some(parts);
            }
        }
    }
    None
}
