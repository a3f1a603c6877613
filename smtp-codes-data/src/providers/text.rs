//! The text of a reply as the rows see it: its lines joined by a space each, without the heads that a log repeats.

use super::row::Pattern;

/// A place in the text; a copy of it looks ahead.
#[derive(Clone, Debug)]
pub(super) struct Cursor<'a, L> {
    line: &'a [u8],
    lines: L,
    code: [u8; 3],
    /// The octet before this place, a space at the start.
    pub(super) before: u8,
    /// Octets of the word so far hold an `@`, so that it is an address.
    is_address: bool,
    /// A head with a hyphen was left out: the heads of a flattened reply follow.
    is_flattened: bool,
}

impl<'a, L: Iterator<Item = &'a [u8]> + Clone> Cursor<'a, L> {
    pub(super) fn new(code: u16, lines: L) -> Self {
        let digit = |value: u16| b'0' + (value % 10) as u8;
        Self {
            line: &[],
            lines,
            code: [digit(code / 100), digit(code / 10), digit(code)],
            before: b' ',
            is_address: false,
            is_flattened: false,
        }
    }

    /// Returns the place after `pattern`, if the text goes on with it.
    pub(super) fn after(&self, pattern: &str, same_case: bool) -> Option<Self> {
        if !pattern.as_bytes().first().is_some_and(|&first| self.may_go_on_with(first)) {
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

    /// Returns the next octets of the text; `None` where fewer are left.
    pub(super) fn ahead<const COUNT: usize>(&self) -> Option<[u8; COUNT]> {
        // Text that is left out or becomes a space begins with a space, or with the code after one.
        let may_be_head = self.before == b' ' && self.line.first() == self.code.first();
        match self.line.first_chunk::<COUNT>() {
            Some(octets) if !may_be_head && !octets.iter().any(u8::is_ascii_whitespace) => Some(*octets),
            _ => {
                let mut ahead = self.clone();
                let mut octets = [0; COUNT];
                for octet in &mut octets {
                    *octet = ahead.next()?;
                }
                Some(octets)
            }
        }
    }

    /// Tells most places apart without a copy.
    fn may_go_on_with(&self, wanted: u8) -> bool {
        match *self.line {
            [octet, ..] => {
                octet.eq_ignore_ascii_case(&wanted)
                    || octet.is_ascii_whitespace()
                    || (self.before == b' ' && octet == self.code[0])
            }
            [] => self.before == b' ',
        }
    }

    /// Returns `true` if the pattern is here, and not a part of a longer word or of an address.
    pub(super) fn shows(&self, pattern: &Pattern) -> bool {
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

    /// Returns the length of the longest of the phrases that are here, in whatever case; 0 where none is.
    pub(super) fn says(&self, phrases: &[&str]) -> usize {
        let is_here = |phrase: &&&str| self.is_word_start(phrase) && self.after(phrase, false).is_some();
        phrases.iter().filter(is_here).map(|phrase| phrase.len()).max().unwrap_or(0)
    }

    fn begins(&self, text: &str) -> Option<Self> {
        if self.is_word_start(text) { self.after(text, true) } else { None }
    }

    fn is_word_start(&self, text: &str) -> bool {
        !(self.before.is_ascii_alphanumeric()
            && text.as_bytes().first().is_some_and(u8::is_ascii_alphanumeric))
    }

    /// Digits, `_` and `-` follow, and the last of the digits are `number`.
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

    /// An `@` comes before this place in its word, or after it, unless the word is a link.
    fn is_in_address(&self) -> bool {
        self.is_address
            || self
                .clone()
                .take_while(|octet| !is_delimiter(*octet) && *octet != b'/')
                .any(|octet| octet == b'@')
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
        self.line = rest;
        let digits_and_dots = rest.iter().take_while(|octet| matches!(octet, b'0'..=b'9' | b'.')).count();
        let (status, rest) = rest.split_at(digits_and_dots);
        if status.iter().filter(|octet| **octet == b'.').count() == 2
            && matches!(rest, [] | [b' ' | b'\t', ..])
        {
            self.line = rest;
        }
    }
}

impl<'a, L: Iterator<Item = &'a [u8]> + Clone> Iterator for Cursor<'a, L> {
    type Item = u8;

    /// Every run of spaces and line ends is one space.
    fn next(&mut self) -> Option<u8> {
        loop {
            if self.before == b' ' {
                self.skip_head();
            }
            let octet = match *self.line {
                [octet, ref rest @ ..] => {
                    self.line = rest;
                    if octet.is_ascii_whitespace() { b' ' } else { octet }
                }
                [] => {
                    self.line = self.lines.next()?;
                    b' '
                }
            };
            if octet == b' ' && self.before == b' ' {
                continue;
            }
            self.is_address = !is_delimiter(octet) && (self.is_address || octet == b'@');
            self.before = octet;
            return Some(octet);
        }
    }
}

const fn is_delimiter(octet: u8) -> bool {
    matches!(octet, b' ' | b'<' | b'>' | b'(' | b')' | b'[' | b']' | b'{' | b'}' | b'"' | b'\'' | b',' | b';')
}
