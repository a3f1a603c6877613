//! Shortcuts past the state machine.
//!
//! A shortcut answers only where the state machine would give the same answer and leave the same [`Progress`]; it may
//! always decline. Where [`whole_reply`] declines, it hands over how far it came, and the state machine goes on from
//! there. Text is plain if all its octets are 0x20 to 0x7e. There are six, in five groups:
//!
//! * [`whole_reply`]: all of a reply has come, and there is nothing to say about it. Nothing is kept.
//! * [`beginning`]: a reply has begun, up to somewhere in the plain text of a line.
//! * [`one_octet`] and [`more_text`]: one octet or more of the plain text of a line that has begun, or its CR.
//! * [`digits`]: the digits of a code, and no separator yet.
//! * [`no_line`]: all that will ever come has come, and it begins no line.
//!
//! Near a limit, where strictness matters, or where a deviation must be judged, they decline.

#[cfg(test)]
mod tests;

use super::decode_error::{DecodeError, DecodeErrorKind};
use super::line_start::{self, LineStart};
use super::plain_line::{CodeAndSeparator, PlainText};
use super::progress::Progress;
use super::settings::{Settings, clamp};
use crate::codes::{EnhancedCode, ReplyCode};
use crate::reply::{DeviationSet, Parts, Reply};
use crate::syntax::{is_plain_octet, plain_prefix};

pub(super) enum Shortcut<'b> {
    /// The reply, and how many octets it takes. The next one may begin.
    Reply(Reply<'b>, usize),
    /// No reply yet. The octets that have come are in the progress.
    NeedsMore,
    /// The state machine has to go on from the progress.
    NotTaken,
}

/// Takes what has come before anything is known of the reply.
#[inline]
pub(super) fn at_start<'b>(settings: &Settings, progress: &mut Progress, buf: &'b [u8]) -> Shortcut<'b> {
    match whole_reply(settings, progress, buf) {
        Some((reply, used)) => Shortcut::Reply(reply, used),
        None if beginning(progress, buf) || digits(settings, progress, buf) => Shortcut::NeedsMore,
        None => Shortcut::NotTaken,
    }
}

/// Takes what has come of a reply that has begun.
#[inline]
pub(super) fn within<'b>(settings: &Settings, progress: &mut Progress, buf: &'b [u8]) -> Shortcut<'b> {
    match more_text(progress, buf) {
        Text::GoesOn => Shortcut::NeedsMore,
        Text::EndsFirstLine => first_line_ended(settings, progress, buf),
        Text::Other if digits(settings, progress, buf) => Shortcut::NeedsMore,
        Text::Other => Shortcut::NotTaken,
    }
}

/// Takes a reply that may be whole now, and plain from its first octet on.
#[inline]
fn first_line_ended<'b>(settings: &Settings, progress: &mut Progress, buf: &'b [u8]) -> Shortcut<'b> {
    let Some((reply, used)) = whole_reply(settings, progress, buf) else { return Shortcut::NotTaken };
    *progress = Progress::START;
    Shortcut::Reply(reply, used)
}

/// Reads the reply at the start of `buf`, if all of it is there and no line of it deviates from RFC 5321. If not, the
/// progress becomes that after the plain text that was read.
#[inline(always)] // a call would add 35 instructions to a reply
pub(super) fn whole_reply<'b>(
    settings: &Settings,
    progress: &mut Progress,
    buf: &'b [u8],
) -> Option<(Reply<'b>, usize)> {
    let window = buf.get(..settings.max_len as usize).unwrap_or(buf);
    let (start, after) = CodeAndSeparator::split(window)?;
    if !start.has_code() {
        return None;
    }
    let text = PlainText::read(after);
    let Some((rest, enhanced)) = text.end_with_enhanced(start, settings) else {
        if let (Some(code), Some(is_last)) = (start.code(), start.is_of_last_line()) {
            let read = window.len() - after.len() + text.len();
            *progress = within_first_line(settings, code, is_last, read);
        }
        return None;
    };
    // Most replies have one line, which is read without anything that a loop has to carry along.
    let (lines, rest) = if start.is_of_last_line()? {
        (1, rest)
    } else {
        match lines_like(FirstLine { start, enhanced }, settings, rest) {
            Ok(all) => all,
            Err((lines, rest)) => {
                *progress = after_lines(start.code()?, enhanced, lines, window.len() - rest.len());
                return None;
            }
        }
    };
    let code = start.code()?;
    let used = window.len() - rest.len();
    let raw = window.get(..used)?;
    let deviations = DeviationSet::EMPTY;
    Some((Reply::from_parts(Parts { raw, code, enhanced, lines, deviations }), used))
}

struct FirstLine {
    start: CodeAndSeparator,
    enhanced: Option<EnhancedCode>,
}

/// A number of lines, and the octets after them.
type Lines<'b> = (u32, &'b [u8]);

/// Returns the number of lines, if all are like the first, and what comes after them.
///
/// # Errors
///
/// The same of those that are like it.
fn lines_like<'b>(first: FirstLine, settings: &Settings, rest: &'b [u8]) -> Result<Lines<'b>, Lines<'b>> {
    let (mut lines, mut rest) = (1, rest);
    while lines != settings.max_lines {
        let Some((is_last, after)) = first.line_like_it(settings, rest) else { break };
        lines += 1;
        rest = after;
        if is_last {
            return Ok((lines, rest));
        }
    }
    Err((lines, rest))
}

impl FirstLine {
    /// Returns whether the next line is the last one, and what comes after it, if it is like this one.
    #[inline]
    fn line_like_it<'b>(&self, settings: &Settings, octets: &'b [u8]) -> Option<(bool, &'b [u8])> {
        let (start, after) = CodeAndSeparator::split(octets)?;
        let is_last = start.is_last_after(self.start)?;
        let text = PlainText::read(after);
        let rest = text.end(settings)?;
        let is_like_it = match self.enhanced {
            None => text.has_no_enhanced(start),
            Some(enhanced) => text.enhanced(start)? == Some(enhanced),
        };
        is_like_it.then_some((is_last, rest))
    }
}

/// Returns the progress after so many octets, which end within the plain text of the first line.
#[inline]
fn within_first_line(settings: &Settings, code: ReplyCode, is_last: bool, octets: usize) -> Progress {
    let shown = clamp(octets);
    Progress {
        seen: shown,
        scanned: shown,
        text_until: settings.line_limit(Some(code)).min(settings.max_len),
        code: Some(code),
        is_last,
        ..Progress::START
    }
}

/// Returns the progress after so many octets, which are lines like the first.
#[inline]
const fn after_lines(code: ReplyCode, enhanced: Option<EnhancedCode>, lines: u32, octets: usize) -> Progress {
    let shown = clamp(octets);
    Progress {
        seen: shown,
        scanned: shown,
        line_start: shown,
        all_lines: lines,
        lines,
        enhanced,
        code: Some(code),
        ..Progress::START
    }
}

/// Returns `true` if what has come is the beginning of a plain line, up to somewhere in its text. All of it was read
/// by [`whole_reply`].
#[inline]
pub(super) const fn beginning(progress: &Progress, buf: &[u8]) -> bool {
    progress.scanned > progress.line_start
        && buf.len() == progress.scanned as usize
        && progress.scanned < progress.text_until
}

/// Returns `true` if what has come is one octet of text, or the CR after it, in a line that has begun.
///
/// Where a connection is read octet by octet, this is nearly all that is done for each.
#[inline]
pub(super) fn one_octet(progress: &mut Progress, buf: &[u8]) -> bool {
    let Some(&[octet]) = buf.get(progress.seen as usize..) else { return false };
    if buf.len() >= progress.text_until as usize {
        return false;
    }
    if is_plain_octet(octet) {
        progress.scanned += 1;
    } else if octet == b'\r' {
        // It is judged with the octet after it.
        progress.text_until = 0;
    } else {
        return false;
    }
    progress.seen += 1;
    true
}

/// The part of the text of a line that has come.
enum Text {
    /// More of it, all of it plain.
    GoesOn,
    /// The end of the first line of the reply.
    EndsFirstLine,
    Other,
}

#[inline]
fn more_text(progress: &mut Progress, buf: &[u8]) -> Text {
    let shown = clamp(buf.len());
    let is_text = progress.scanned > progress.line_start && shown >= progress.seen;
    let Some(rest) = buf.get(progress.scanned as usize..).filter(|_| is_text) else { return Text::Other };
    match rest.get(plain_prefix(rest)..) {
        Some([]) if shown < progress.text_until => {
            progress.seen = shown;
            progress.scanned = shown;
            Text::GoesOn
        }
        Some([b'\r', b'\n', ..]) if progress.line_start == 0 => Text::EndsFirstLine,
        _ => Text::Other,
    }
}

/// Returns `true` if what has come of a line is one digit of a code or more of them.
#[inline]
fn digits(settings: &Settings, progress: &mut Progress, buf: &[u8]) -> bool {
    let line_start = progress.line_start;
    let Some(code) = buf.get(line_start as usize..).filter(|code| matches!(code.len(), 1..4)) else {
        return false;
    };
    let is_within_line = progress.scanned > line_start;
    let is_limited = buf.len() >= settings.max_len as usize || matches!(settings.max_line, 1..4);
    if is_within_line
        || is_limited
        || buf.len() < progress.seen as usize
        || !code.iter().all(u8::is_ascii_digit)
    {
        return false;
    }
    // The first one is looked at once.
    if progress.seen == line_start
        && (!matches!(code, [b'1'..=b'5', ..]) || progress.all_lines >= settings.max_lines)
    {
        return false;
    }
    progress.seen = clamp(buf.len());
    true
}

/// Returns why octets after which none will come are not a reply, if they do not even begin a line.
#[inline]
pub(super) fn no_line(settings: &Settings, octets: &[u8]) -> Option<DecodeError> {
    if settings.has_short_lines() || octets.len() >= settings.max_len as usize {
        return None;
    }
    match line_start::read(octets) {
        LineStart::Wrong(kind, offset) => Some(DecodeError::at_octet(kind, octets, 0, usize::from(offset))),
        LineStart::Partial => Some(DecodeError::new(DecodeErrorKind::Incomplete, clamp(octets.len()))),
        LineStart::Code { .. } | LineStart::Empty(_) => None,
    }
}
