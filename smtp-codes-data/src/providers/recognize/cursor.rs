//! The text of a reply as the rows see it: its lines joined by a space each, without the heads that a log repeats.

use super::wanted::Wanted;
use crate::limits;
use crate::providers::row::Pattern;

/// A place in the text; a copy of it looks ahead.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'a, L> {
    line: &'a [u8],
    lines: L,
    /// The line from its start, or from the end of the head that was left out.
    whole: &'a [u8],
    code: [u8; 3],
    /// The octet before this place, a space at the start.
    before: u8,
    /// A head with a hyphen was left out: the heads of a flattened reply follow.
    is_flattened: bool,
    /// A quotation mark is somewhere in the text.
    has_quotes: bool,
}

impl<'a, L: Iterator<Item = &'a [u8]> + Clone> Cursor<'a, L> {
    pub(super) fn new(code: u16, lines: L) -> Self {
        let digit = |value: u16| b'0' + (value % 10) as u8;
        let has_quotes = lines.clone().any(|line| line.contains(&b'"'));
        Self {
            line: &[],
            lines,
            whole: &[],
            code: [digit(code / 100), digit(code / 10), digit(code)],
            before: b' ',
            is_flattened: false,
            has_quotes,
        }
    }

    /// Returns the place after `pattern`, if the text goes on with it.
    fn after(&self, pattern: &str, same_case: bool) -> Option<Self> {
        if !self.may_go_on_with(pattern, same_case) {
            return None;
        }
        let mut cursor = self.clone();
        for &wanted in pattern.as_bytes() {
            let octet = cursor.next()?;
            if octet != wanted && (same_case || !octet.eq_ignore_ascii_case(&wanted)) {
                return None;
            }
        }
        Some(cursor)
    }

    /// Goes on over places where no word begins, and returns how many. Returns the words that may begin at the next
    /// place as well; `None` where the octets that follow do not tell.
    #[inline(always)]
    pub(super) fn skip_places(
        &mut self,
        begins_none: impl Fn(u8) -> bool,
        words_with: impl Fn(u8, &[u8]) -> u64,
    ) -> (usize, Option<u64>) {
        let (mut rest, mut before, mut words) = (self.line, self.before, None);
        // Otherwise a head may be left out.
        while before != b' ' || rest.first() != self.code.first() {
            let mut within = rest;
            while let [octet, after @ ..] = within {
                if *octet <= b' ' || !begins_none(*octet) {
                    break;
                }
                within = after;
            }
            if let Some(last) = rest.get(..rest.len() - within.len()).and_then(<[u8]>::last) {
                (rest, before) = (within, *last);
            }
            let [octet, ref after @ ..] = *rest else { break };
            if octet.is_ascii_whitespace() {
                if before == b' ' {
                    break;
                }
                // No word begins with a space.
                before = b' ';
            } else {
                let here = words_with(octet, after);
                if here != 0 {
                    words = Some(here);
                    break;
                }
                before = octet;
            }
            rest = after;
        }
        let skipped = self.line.len() - rest.len();
        (self.line, self.before) = (rest, before);
        (skipped, words)
    }

    /// Returns `true` if the word is here.
    pub(super) fn has(&self, wanted: &Wanted) -> bool {
        match wanted {
            Wanted::Pattern(pattern) => self.shows(pattern),
            Wanted::Phrase(phrase) => self.is_word_start(phrase) && self.after(phrase, false).is_some(),
        }
    }

    /// Tells most places apart without a copy, by the octets of the line up to a space.
    fn may_go_on_with(&self, pattern: &str, same_case: bool) -> bool {
        match *self.line {
            [] => self.before == b' ',
            [octet, ..] if octet.is_ascii_whitespace() || (self.before == b' ' && octet == self.code[0]) => {
                true
            }
            _ => {
                let word = pattern.as_bytes().iter().take_while(|wanted| **wanted != b' ');
                let mut pairs = word.zip(self.line);
                pairs.all(|(wanted, octet)| {
                    octet == wanted || (!same_case && octet.eq_ignore_ascii_case(wanted))
                })
            }
        }
    }

    /// Returns `true` if the pattern is here, and not a part of a longer word or of an address.
    fn shows(&self, pattern: &Pattern) -> bool {
        let is_here = match *pattern {
            Pattern::Word(text) => self.begins(text).is_some_and(|mut end| {
                !(end.before.is_ascii_digit() && end.next().is_some_and(|octet| octet.is_ascii_digit()))
            }),
            Pattern::Start(text) | Pattern::Shared(text) => self.begins(text).is_some(),
            Pattern::Digit(text) => self
                .begins(text)
                .is_some_and(|mut end| end.next().is_some_and(|octet| octet.is_ascii_digit())),
            Pattern::Numbered(texts, number) => {
                texts.iter().any(|text| self.begins(text).is_some_and(|end| end.ends_with_number(number)))
            }
            Pattern::Between(texts, from, to) => texts.iter().any(|text| {
                self.begins(text).is_some_and(|end| end.number().is_some_and(|at| from <= at && at <= to))
            }),
        };
        is_here && !self.is_in_address()
    }

    fn begins(&self, text: &str) -> Option<Self> {
        if self.is_word_start(text) { self.after(text, true) } else { None }
    }

    fn is_word_start(&self, text: &str) -> bool {
        !(self.before.is_ascii_alphanumeric()
            && text.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric))
    }

    /// Returns `true` if digits, `_` and `-` follow, and the last of the digits are `number`.
    fn ends_with_number(mut self, number: &str) -> bool {
        loop {
            if let Some(mut end) = self.after(number, true) {
                if !end.next().is_some_and(|octet| octet.is_ascii_digit()) {
                    return true;
                }
            }
            match self.next() {
                Some(b'0'..=b'9' | b'_' | b'-') => {}
                _ => return false,
            }
        }
    }

    fn number(mut self) -> Option<u16> {
        let mut number = None;
        while let Some(digit @ b'0'..=b'9') = self.next() {
            number = Some(u16::checked_mul(number.unwrap_or(0), 10)?.checked_add(u16::from(digit - b'0'))?);
        }
        number
    }

    /// Returns `true` if an `@` comes before this place in its word, or after it, unless the word is a link.
    ///
    /// It is looked for no farther than an address reaches: a long word may have many such places.
    fn is_in_address(&self) -> bool {
        let read = self.whole.len().checked_sub(self.line.len()).and_then(|read| self.whole.get(..read));
        let read = read.unwrap_or_default();
        let before =
            read.iter().rev().take(limits::MAILBOX).take_while(|octet| !is_delimiter(**octet)).count();
        let (ahead, before) = read.split_at_checked(read.len() - before).unwrap_or_default();
        let mut cursor = self.clone();
        // Inside a word nothing is left out, and the end of the line ends it.
        let word = cursor.next().into_iter().chain(cursor.line.iter().copied()).take(limits::MAILBOX);
        // A local part may have a `/` as well (RFC 5321 section 4.1.2); between angle brackets it is no link without
        // a scheme.
        let is_path = ahead.ends_with(b"<") && !before.windows(3).any(|part| part == b"://");
        let mut after = word.take_while(|octet| !is_delimiter(*octet) && (is_path || *octet != b'/'));
        before.contains(&b'@')
            // The address literal of a mailbox (RFC 5321 section 4.1.3).
            || ahead.ends_with(b"@[")
            || after.any(|octet| octet == b'@')
            || self.has_quotes && self.is_in_quoted_local_part()
    }

    /// The next quotation mark closes a local part (RFC 5321 section 4.1.2): an `@` follows it.
    fn is_in_quoted_local_part(&self) -> bool {
        let mut after = self.clone().take(limits::MAILBOX);
        while let Some(octet) = after.next() {
            match octet {
                b'"' => return after.next() == Some(b'@'),
                b'\\' => drop(after.next()),
                _ => {}
            }
        }
        false
    }

    /// Steps over a head that a log has joined with the text: `550-5.7.26 `, or `550 5.7.26 ` at the last line.
    fn skip_head(&mut self) {
        let Some(rest) = self.line.strip_prefix(&self.code) else { return };
        let rest = match *rest {
            [b'-', ref rest @ ..] => {
                self.is_flattened = true;
                rest
            }
            [b' ', ref rest @ ..] if self.is_flattened => rest,
            _ => return,
        };
        (self.line, self.whole) = (rest, rest);
        let digits_and_dots = rest.iter().take_while(|octet| matches!(octet, b'0'..=b'9' | b'.')).count();
        let (status, rest) = rest.split_at(digits_and_dots);
        if status.iter().filter(|octet| **octet == b'.').count() == 2
            && matches!(rest, [] | [b' ' | b'\t', ..])
        {
            (self.line, self.whole) = (rest, rest);
        }
    }
}

impl<'a, L: Iterator<Item = &'a [u8]> + Clone> Iterator for Cursor<'a, L> {
    type Item = u8;

    /// Every run of spaces and line ends is one space.
    fn next(&mut self) -> Option<u8> {
        loop {
            if self.before == b' ' && self.line.first() == self.code.first() {
                self.skip_head();
            }
            let octet = match *self.line {
                [octet, ref rest @ ..] => {
                    self.line = rest;
                    if octet.is_ascii_whitespace() { b' ' } else { octet }
                }
                [] => {
                    self.line = self.lines.next()?;
                    self.whole = self.line;
                    b' '
                }
            };
            if octet == b' ' && self.before == b' ' {
                continue;
            }
            self.before = octet;
            return Some(octet);
        }
    }
}

#[inline]
const fn is_delimiter(octet: u8) -> bool {
    octet.is_ascii_whitespace()
        || matches!(octet, b'<' | b'>' | b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'"' | b'\'' | b',' | b';')
}
