//! The text to explain, line by line, with the place of every octet.

use std::ops::Range;
use std::rc::Rc;

use smtp_codes::Command;

use crate::dialogue::is_whole_command;
use crate::speaker::{Marking, looks_like_reply};
use crate::topic;

/// One argument, or all of standard input, or some of its lines.
#[derive(Clone, Debug)]
pub(crate) struct Source {
    /// The name for messages.
    pub(crate) name: String,
    octets: Rc<Vec<u8>>,
    /// Offset in what was given, for each octet and for the end.
    places: Rc<Vec<usize>>,
    lines: Vec<Range<usize>>,
    has_one_line: bool,
}

impl Source {
    pub(crate) fn standard_input(mut octets: Vec<u8>) -> Self {
        // An editor puts a mark of the encoding before the first line.
        let margin = if octets.starts_with("\u{feff}".as_bytes()) { "\u{feff}".len() } else { 0 };
        let places = (margin..=octets.len()).collect();
        Self::new("standard input".to_owned(), octets.split_off(margin), places)
    }

    /// The words of one line, each an argument.
    pub(crate) fn words(words: &[&[u8]]) -> Self {
        Self { name: "the arguments".to_owned(), ..Self::argument(0, &words.join(&b' ')) }
    }

    /// An argument, in which `\r\n` and `\n` may be typed as characters.
    pub(crate) fn argument(number: usize, given: &[u8]) -> Self {
        let (mut octets, mut places) = (Vec::new(), Vec::new());
        let mut at = 0;
        while let Some(octet) = given.get(at) {
            places.push(at);
            if given[at..].starts_with(br"\r\n") {
                octets.extend(*b"\r\n");
                places.push(at + 2);
                at += 4;
            } else if given[at..].starts_with(br"\n") {
                octets.push(b'\n');
                at += 2;
            } else {
                octets.push(*octet);
                at += 1;
            }
        }
        places.push(at);
        Self::new(format!("argument {number}"), octets, places)
    }

    fn new(name: String, octets: Vec<u8>, places: Vec<usize>) -> Self {
        let mut lines = Vec::new();
        let mut start = 0;
        let end = if has_cr_lines(&octets) { b'\r' } else { b'\n' };
        for (at, octet) in octets.iter().enumerate() {
            if *octet == end {
                lines.push(start..at + 1);
                start = at + 1;
            }
        }
        if start < octets.len() {
            lines.push(start..octets.len());
        }
        let is_empty = |range: &&Range<usize>| octets[(*range).clone()].trim_ascii().is_empty();
        let has_one_line = lines.iter().filter(|range| !is_empty(range)).count() == 1;
        Self { name, octets: Rc::new(octets), places: Rc::new(places), lines, has_one_line }
    }

    /// Returns some of the lines, each of which has the place that it has here.
    pub(crate) fn with_lines(&self, numbers: &[usize]) -> Self {
        Self {
            name: self.name.clone(),
            octets: Rc::clone(&self.octets),
            places: Rc::clone(&self.places),
            lines: numbers.iter().filter_map(|number| self.lines.get(*number).cloned()).collect(),
            ..*self
        }
    }

    /// Returns what a reader of mail quotes without its marks, `> ` and `>> `, and all other lines as they are. `None`
    /// where nothing is quoted.
    pub(crate) fn unquoted(&self) -> Option<Self> {
        self.without_margin(quotation)
    }

    /// Returns a session without its indentation, which is that of its first line that has one. `None` where no line of
    /// a session is indented.
    pub(crate) fn unindented(&self) -> Option<Self> {
        let is_of_session = |line: &[u8]| looks_like_reply(line) || is_whole_command(line);
        let indented = |line| Some(indentation(line)).filter(|blanks| *blanks > 0);
        let first = |line| {
            indented(line).filter(|blanks| is_of_session(&line[*blanks..])).map(|blanks| &line[..blanks])
        };
        let margin = self.lines().find_map(first)?;
        self.without_margin(|line| if line.starts_with(margin) { margin.len() } else { indentation(line) })
    }

    /// Returns the lines that PHP gave to Apache without what that wrote after them, `\r\n, referer: https://...`. `None`
    /// where there is none.
    pub(crate) fn without_referrers(&self) -> Option<Self> {
        const REFERER: &[u8] = br"\r\n, referer: ";
        let place = |line: &[u8]| line.windows(REFERER.len()).rposition(|part| part == REFERER);
        self.lines()
            .any(|line| place(line).is_some())
            .then(|| self.rewritten(|line| vec![(0..place(line).unwrap_or(line.len()), "")]))
    }

    /// Returns a text that was copied out of HTML as it was before. `None` where no angle bracket is escaped.
    pub(crate) fn unescaped(&self) -> Option<Self> {
        let has_bracket = self.octets.windows("&lt;".len()).any(|part| part == b"&lt;" || part == b"&gt;");
        if !has_bracket {
            return None;
        }
        let (mut octets, mut places, mut at) = (Vec::new(), Vec::new(), 0);
        while let Some(octet) = self.octets.get(at) {
            let rest = &self.octets[at..];
            let escaped = ESCAPED.iter().find(|(escaped, _)| rest.starts_with(escaped.as_bytes()));
            let (length, octet) = escaped.map_or((1, *octet), |(escaped, octet)| (escaped.len(), *octet));
            // Most write the end of the line as well.
            let is_doubled =
                length > 1 && octet == b'\n' && matches!(rest.get(length), None | Some(b'\r' | b'\n'));
            if !is_doubled {
                octets.push(octet);
                places.push(self.places[at]);
            }
            at += length;
        }
        places.extend(self.places.last());
        Some(Self::new(self.name.clone(), octets, places))
    }

    /// Returns all lines without the octets before them that are not part of them.
    fn without_margin(&self, margin: impl Fn(&[u8]) -> usize) -> Option<Self> {
        let (mut octets, mut places) = (Vec::new(), Vec::new());
        for line in &self.lines {
            let begin = line.start + margin(&self.octets[line.clone()]);
            octets.extend_from_slice(&self.octets[begin..line.end]);
            places.extend_from_slice(&self.places[begin..line.end]);
        }
        places.extend(self.places.last());
        let has_margin = octets.len() < self.octets.len();
        has_margin.then(|| Self::new(self.name.clone(), octets, places))
    }

    /// Returns all lines made of parts of what they are, each with something after it.
    pub(crate) fn rewritten(&self, parts: impl Fn(&[u8]) -> Vec<(Range<usize>, &'static str)>) -> Self {
        let (mut octets, mut places) = (Vec::new(), Vec::new());
        for (number, range) in self.lines.iter().enumerate() {
            let line = self.line(number).unwrap_or_default();
            let mut take = |range: Range<usize>, after: &[u8]| {
                octets.extend_from_slice(&self.octets[range.clone()]);
                places.extend_from_slice(&self.places[range.clone()]);
                octets.extend_from_slice(after);
                places.extend(after.iter().map(|_| self.places[range.end]));
            };
            for (part, after) in parts(line) {
                take(range.start + part.start..range.start + part.end, after.as_bytes());
            }
            take(range.start + line.len()..range.end, b"");
        }
        places.extend(self.places.last());
        Self::new(self.name.clone(), octets, places)
    }

    pub(crate) fn octets(&self) -> &[u8] {
        &self.octets
    }

    pub(crate) fn lines(&self) -> impl Iterator<Item = &[u8]> + Clone {
        (0..self.lines.len()).filter_map(|number| self.line(number))
    }

    /// Returns `true` if there is one line, apart from empty ones.
    pub(crate) const fn has_one_line(&self) -> bool {
        self.has_one_line
    }

    /// A line without its end.
    pub(crate) fn line(&self, number: usize) -> Option<&[u8]> {
        let line = &self.octets[self.lines.get(number)?.clone()];
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        Some(line.strip_suffix(b"\r").unwrap_or(line))
    }

    /// The end of a line, which is nothing where the text ends within it.
    pub(crate) fn end(&self, number: usize) -> &[u8] {
        let line = self.lines.get(number).map_or(&[][..], |range| &self.octets[range.clone()]);
        let words = line.strip_suffix(b"\n").map_or(line, |line| line.strip_suffix(b"\r").unwrap_or(line));
        &line[words.len()..]
    }

    /// Where an octet of a line is in what was given.
    pub(crate) fn place(&self, number: usize, offset: usize) -> usize {
        let start = self.lines.get(number).map_or(self.octets.len(), |range| range.start);
        self.places[(start + offset).min(self.octets.len())]
    }
}

/// Returns `true` if lines end with CR alone, as some programs write them. Where there is an LF, or what comes after no
/// CR begins as a line does, a CR is of the words.
fn has_cr_lines(octets: &[u8]) -> bool {
    if octets.contains(&b'\n') {
        return false;
    }
    let mut lines = octets.split(|octet| *octet == b'\r');
    let marking = Marking::of(lines.clone());
    let begins = |line: &[u8]| {
        let words = line[quotation(line)..].trim_ascii();
        let is_topic = || std::str::from_utf8(words).is_ok_and(|word| topic::read(word).is_some());
        let is_marked = || marking.is_some_and(|(marking, _)| marking.marked(line).is_some());
        looks_like_reply(words) || Command::from_line(words).is_some() || is_topic() || is_marked()
    };
    lines.next();
    lines.any(begins)
}

/// What HTML writes for an octet.
const ESCAPED: &[(&str, u8)] = &[
    ("&lt;", b'<'),
    ("&gt;", b'>'),
    ("&amp;", b'&'),
    ("&quot;", b'"'),
    ("&#039;", b'\''),
    ("&#39;", b'\''),
    ("<br>", b'\n'),
    ("<br/>", b'\n'),
    ("<br />", b'\n'),
];

/// Returns the octets of the marks that a line begins with.
fn quotation(line: &[u8]) -> usize {
    let marks = line.iter().take_while(|octet| matches!(octet, b'>' | b' ')).count();
    let end = line[..marks].iter().rposition(|octet| *octet == b'>').map_or(0, |mark| mark + 1);
    end + usize::from(end > 0 && line.get(end) == Some(&b' '))
}

/// Returns the octets of spaces and tabs that a line begins with.
fn indentation(line: &[u8]) -> usize {
    line.iter().take_while(|octet| matches!(octet, b' ' | b'\t')).count()
}
