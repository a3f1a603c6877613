//! Passages: the lines of a text that are about one reply, which the writers of bounces fold in ways of their own.
//!
//! ```text
//!   ann@example.org                                          Exim, a line of the reply on each
//!     host mx.example.org [192.0.2.1]
//!     SMTP error from remote mail server after RCPT TO:<ann@example.org>:
//!     550-5.1.1 no such user; see also:
//!     https://example.org/help
//!     550 5.1.1 good bye
//!
//! <ann@example.org>: host mx.example.org[192.0.2.1] said:    Postfix, at 79 octets
//!     550-5.1.1 no such user; see also: 550 5.1.1
//!     good bye (in reply to RCPT TO command)
//!
//! Remote host said: 550-5.1.1 no such user                   qmail
//! 550 5.1.1 good bye
//!
//! <<< 550-5.1.1 no such user                                 sendmail
//! <<< 550 5.1.1 good bye
//! ```

use std::iter::Peekable;
use std::ops::Range;

use smtp_codes::{Command, EnhancedCode, Found, ReplyCode, Scan, scan};

/// The lines that are about one reply, or one line with several.
#[derive(Debug)]
pub(crate) struct Passage<'t> {
    /// Where the lines begin that say whose reply it is, and to which command.
    pub(crate) context: usize,
    pub(crate) end: usize,
    pub(crate) finds: Vec<Found<'t>>,
    /// Where the lines after the first begin that the server sent: each at its code.
    heads: Vec<usize>,
    /// The code of the reply whose last line is still to come.
    open: Option<ReplyCode>,
}

/// The passages of a text with a code in them.
#[derive(Debug)]
pub(crate) struct Passages<'t> {
    text: &'t [u8],
    finds: Peekable<Scan<'t>>,
    /// The codes of a line that is not of the passage before.
    ahead: Vec<Found<'t>>,
    /// The end of the passage before.
    floor: usize,
}

/// Lines before the first one of a passage that are looked at.
const CONTEXT: usize = 8;

/// Enhanced codes without a reply code that are compared with the one of a reply.
const ALONE: usize = 16;

/// Lines without a code that a reader of mail may have made of one line of a reply.
const REFLOWED: usize = 4;

impl<'t> Passages<'t> {
    pub(crate) fn new(text: &'t [u8]) -> Self {
        Self { text, finds: scan(text).peekable(), ahead: Vec::new(), floor: 0 }
    }

    /// Adds the codes before `end` to those that are `ahead`.
    fn look_ahead(&mut self, end: usize) {
        while let Some(found) = self.finds.next_if(|found| found.range().start < end) {
            self.ahead.push(found);
        }
    }

    /// Takes further lines into a passage that ends with its first one.
    fn extend(&mut self, passage: &mut Passage<'t>, first: &Line<'_>) {
        let text = self.text;
        let (mut last, mut reflowed) = (passage.end, 0);
        while let Some(place) = line_after(text, last) {
            let line = Line::new(&text[place.clone()]);
            if line.words.is_empty() {
                return;
            }
            last = place.end;
            let head = head(line.words);
            if head.is_some_and(|(code, _)| passage.open != Some(code)) {
                return;
            }
            self.look_ahead(place.end);
            let is_other = |found: &Found<'_>| found.code().is_some_and(|code| passage.open != Some(code));
            if let Some((code, goes_on)) = head {
                passage.heads.push(place.start + line.margin);
                passage.take(&mut self.ahead, place.end, text);
                (passage.open, reflowed) = (goes_on.then_some(code), 0);
            } else if self.ahead.iter().any(is_other) {
                return;
            } else if first.is_folded_into(&line) {
                passage.take(&mut self.ahead, place.end, text);
            } else if passage.open.is_some() && reflowed < REFLOWED && self.ahead.is_empty() {
                reflowed += 1;
            } else {
                return;
            }
        }
    }
}

impl<'t> Iterator for Passages<'t> {
    type Item = Passage<'t>;

    fn next(&mut self) -> Option<Passage<'t>> {
        let text = self.text;
        if self.ahead.is_empty() {
            self.ahead.push(self.finds.next()?);
        }
        let place = line_of(text, self.ahead.first()?.range().start);
        let line = Line::new(&text[place.clone()]);
        self.look_ahead(place.end);
        let context = context(text, place.start, &line, self.floor);
        let mut passage =
            Passage { context, end: place.end, finds: Vec::new(), heads: Vec::new(), open: None };
        passage.take(&mut self.ahead, place.end, text);
        self.extend(&mut passage, &line);
        self.floor = passage.end;
        Some(passage)
    }
}

impl<'t> Passage<'t> {
    /// Takes a further line, and its codes.
    fn take(&mut self, finds: &mut Vec<Found<'t>>, end: usize, text: &[u8]) {
        // A reply may be folded between its two codes.
        let codes_end = finds.last().map_or(end, |last| line_of(text, last.range().end).end);
        self.end = end.max(codes_end);
        for found in finds.iter() {
            let Some(code) = found.code() else { continue };
            if goes_on(text, found.range().start) {
                self.open = Some(code);
            } else if self.open == Some(code) && found.enhanced().is_some() {
                self.open = None;
            }
        }
        self.finds.append(finds);
    }

    /// Returns the enhanced code without a reply code that goes with a reply code.
    pub(crate) fn enhanced_alone(&self, code: ReplyCode) -> Option<EnhancedCode> {
        let alone = self.finds.iter().filter(|found| found.code().is_none()).filter_map(Found::enhanced);
        alone.take(ALONE).find(|enhanced| enhanced.class().severity() == code.severity())
    }

    /// Returns where the further lines of the reply begin of which `first` is the first code, and leaves in `rest` the
    /// codes that are not of it.
    pub(crate) fn lines_of_reply(
        &self,
        text: &[u8],
        first: &Found<'_>,
        rest: &mut &[Found<'_>],
    ) -> Vec<usize> {
        let mut starts = Vec::new();
        let begin = first.range().start;
        let mut heads = &self.heads[self.heads.partition_point(|head| *head <= begin)..];
        let mut has_more = goes_on(text, begin);
        while has_more {
            let head = heads.first().copied();
            let found = rest.first().filter(|found| head.is_none_or(|head| found.range().start <= head));
            let Some(at) = found.map(|found| found.range().start).or(head) else { break };
            if let Some(found) = found {
                let is_line = head == Some(at) || is_next_line(text, first, found, head.is_some());
                if !is_line && head.is_none() && found.code().is_some() {
                    break;
                }
                *rest = &rest[1..];
                if !is_line {
                    continue;
                }
            }
            if head == Some(at) {
                heads = &heads[1..];
            }
            starts.push(at);
            has_more = goes_on(text, at);
        }
        starts
    }
}

/// A line without its end.
#[derive(Clone, Copy, Debug)]
struct Line<'t> {
    /// Octets of the indentation, and of the marks of a transcript or of a reader of mail.
    margin: usize,
    words: &'t [u8],
    /// Exim folds into lines with the same margin.
    is_exims: bool,
}

impl<'t> Line<'t> {
    fn new(line: &'t [u8]) -> Self {
        let margin = margin(line);
        let words = line[margin..].trim_ascii();
        let is_exims = margin > 0 && (head(words).is_some() || words.starts_with(b"host "));
        Self { margin, words, is_exims }
    }

    /// Returns `true` if a further line carries on the words of this one.
    fn is_folded_into(&self, next: &Self) -> bool {
        let is_in_line =
            self.is_exims && next.margin == self.margin && Command::from_line(next.words).is_none();
        (next.margin > self.margin || is_in_line) && !is_stack_frame(next.words)
    }
}

/// `at SMTPConnection._formatError (index.js:784:19)`, `from /usr/lib/ruby/net/smtp.rb:957`: these lines are indented
/// after the words of an exception.
fn is_stack_frame(words: &[u8]) -> bool {
    let place = words.strip_prefix(b"at ").or_else(|| words.strip_prefix(b"from "));
    let place = place.and_then(|place| place.split(|octet| *octet == b' ').next());
    place.is_some_and(|place| {
        place.starts_with(b"/")
            || (place.iter().any(|octet| b".(".contains(octet)) && !place.starts_with(b"http"))
    })
}

/// Returns the code that a line begins with, and whether another line follows.
fn head(words: &[u8]) -> Option<(ReplyCode, bool)> {
    let (digits, rest) = words.split_first_chunk()?;
    let code = ReplyCode::from_digits(*digits)?;
    matches!(rest.first(), None | Some(b' ' | b'-')).then(|| (code, rest.first() == Some(&b'-')))
}

fn goes_on(text: &[u8], code: usize) -> bool {
    text.get(code + "550".len()) == Some(&b'-')
}

/// Returns `true` if a code is the head of a further line within a line: `550-5.7.26 a 550 5.7.26 b`. Three digits
/// alone may be of the words, if other lines tell where the last one is.
fn is_next_line(text: &[u8], first: &Found<'_>, next: &Found<'_>, has_heads: bool) -> bool {
    let is_sure = next.enhanced().is_some() || goes_on(text, next.range().start) || !has_heads;
    let is_same = next.enhanced().is_none_or(|enhanced| first.enhanced() == Some(enhanced));
    next.code() == first.code() && is_sure && is_same
}

/// Octets before the words of a line: spaces, and the marks `<<<` of a transcript and `>` of a reader of mail.
fn margin(line: &[u8]) -> usize {
    let is_space = |octet: &u8| matches!(octet, b' ' | b'\t');
    let mut margin = 0;
    loop {
        margin += line[margin..].iter().take_while(|octet| is_space(octet)).count();
        let mark = line[margin..].iter().take_while(|octet| matches!(octet, b'<' | b'>' | b'|')).count();
        if mark == 0 || !line.get(margin + mark).is_none_or(is_space) {
            return margin;
        }
        margin += mark;
    }
}

/// Returns where the lines begin that introduce a line: those of Exim have the same margin, and before comes one with
/// less. qmail tells on the line before what failed.
fn context(text: &[u8], start: usize, line: &Line<'_>, floor: usize) -> usize {
    let mut begin = start;
    for _ in 0..CONTEXT {
        let Some(place) = line_before(text, begin).filter(|place| place.start >= floor) else { return begin };
        let before = Line::new(&text[place.clone()]);
        let is_qmails = line.words.starts_with(b"Remote host said:");
        let is_alike = before.margin == line.margin && (line.is_exims || is_qmails);
        if before.words.is_empty() || !(is_alike || before.margin < line.margin) {
            return begin;
        }
        begin = place.start;
        if before.margin < line.margin || is_qmails {
            return begin;
        }
    }
    begin
}

/// Returns words that were folded into several lines as one.
pub(crate) fn unfolded(words: &[u8]) -> Vec<u8> {
    let mut lines = words.split(|octet| matches!(octet, b'\n' | b'\r'));
    let mut unfolded = lines.next().unwrap_or_default().trim_ascii_end().to_vec();
    for line in lines {
        let words = Line::new(line).words;
        if !words.is_empty() {
            unfolded.push(b' ');
            unfolded.extend_from_slice(words);
        }
    }
    unfolded
}

/// Returns the line that an octet belongs to, without its end.
pub(crate) fn line_of(text: &[u8], at: usize) -> Range<usize> {
    let is_end = |octet: &u8| matches!(octet, b'\n' | b'\r');
    let start = text[..at].iter().rposition(is_end).map_or(0, |end| end + 1);
    start..text[at..].iter().position(is_end).map_or(text.len(), |len| at + len)
}

/// Returns the line after the end of another.
fn line_after(text: &[u8], end: usize) -> Option<Range<usize>> {
    let rest = &text[end..];
    let start = end + if rest.starts_with(b"\r\n") { 2 } else { 1 };
    (start < text.len()).then(|| line_of(text, start))
}

/// Returns the line before the start of another.
fn line_before(text: &[u8], start: usize) -> Option<Range<usize>> {
    let end = start.checked_sub(1)?;
    let has_cr = text[..end].ends_with(b"\r") && text[end] == b'\n';
    Some(line_of(text, end - usize::from(has_cr)))
}
