//! The marks of programs that are not known: what comes before commands and before replies, where it tells them apart;
//! and what comes before all lines of a session, such as a time or a number.
//!
//! ```text
//! [30-Nov-2026 10:00:00 +0000]: <1lnaie7h> Send: EHLO mx         Roundcube
//! 10:00:00.123 [192.0.2.1][12345678] rsp: 250 ok                 SmarterMail
//! SMTP (mx.example.org): 10:00:00 [tx] MAIL FROM:<a@b.example>   Outlook
//! Recv 30.11.2026 10:00:00: 250-mx<EOL>250 HELP<EOL>             Indy
//!     12  RCPT TO:<x@y.example>                                  cat -n
//! ```

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use smtp_codes::Command;

use crate::dialogue::is_whole_command;
use crate::source::Source;
use crate::speaker::{self, begins_reply};

/// Words before the words of a line, of which the last may be the mark.
const MARK: usize = 3;

/// How far into a line its words are looked for: a record may have many fields before them.
const REACH: usize = 240;

/// More marks than a program has.
const MOST: usize = 8;

/// What a session looks like without what comes before its lines.
#[derive(Debug)]
pub(crate) enum Learned {
    /// Each line has `C: ` or `S: ` in the place of its mark.
    Marked(Source),
    /// The same is before all lines, and tells nothing.
    Bare(Source),
}

/// Where the words of a line begin, and what is before them.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
struct Mark {
    /// So many words with a space after them.
    words: usize,
    /// The last of these, each word with a digit as `#`.
    last: Vec<Vec<u8>>,
    /// What touches the words that are spoken, in the same form.
    glue: Vec<u8>,
}

/// Reads a source with such marks. `None` where there are none.
pub(crate) fn of(source: &Source) -> Option<Learned> {
    let session = Session::of(source)?;
    (0..=MARK).find_map(|count| session.marked(source, count)).or_else(|| session.bare(source))
}

/// Octets before a mark that are kept, as they may name the session: a sign is looked for no further into a line.
const KEPT: usize = speaker::REACH - "S: ".len();

/// Where the commands and replies begin, in lines of these numbers.
#[derive(Debug)]
struct Session<'s> {
    lines: Vec<&'s [u8]>,
    commands: BTreeMap<usize, usize>,
    replies: BTreeMap<usize, usize>,
}

impl<'s> Session<'s> {
    fn of(source: &'s Source) -> Option<Self> {
        let lines: Vec<_> = source.lines().collect();
        let places = |find: &dyn Fn(&[u8]) -> Option<usize>| -> BTreeMap<_, _> {
            lines.iter().enumerate().filter_map(|(number, line)| Some((number, find(line)?))).collect()
        };
        let mut commands = places(&command_at);
        let depth = |(number, at): (&usize, &usize)| word_count(&lines[*number][..*at]);
        let usual = most_frequent(commands.iter().map(depth))?;
        commands.retain(|number, at| depth((number, at)) == usual);
        // `>>> SERVER: ` may answer `>>> `.
        let depths = [Some(usual), usual.checked_add(1), usual.checked_sub(1)].into_iter().flatten();
        let replies = depths.map(|depth| {
            let mut replies = places(&|line| reply_at(line, depth));
            replies.retain(|number, _| !commands.contains_key(number));
            replies
        });
        let replies = replies.into_iter().find(|replies| !replies.is_empty())?;
        Some(Self { lines, commands, replies })
    }

    fn marks<'p>(
        &self,
        places: impl IntoIterator<Item = (&'p usize, &'p usize)>,
        count: usize,
    ) -> BTreeSet<Mark> {
        places.into_iter().map(|(number, at)| Mark::before(&self.lines[*number][..*at], count)).collect()
    }

    /// Reads marks of so many words.
    fn marked(&self, source: &Source, count: usize) -> Option<Learned> {
        let (sent, received) = (self.marks(&self.commands, count), self.marks(&self.replies, count));
        let is_mark = |mark: &Mark| !mark.glue.is_empty() || !mark.last.is_empty();
        let are_marks = |marks: &BTreeSet<Mark>| marks.len() <= MOST && marks.iter().all(is_mark);
        let tell = are_marks(&sent) && are_marks(&received) && sent.is_disjoint(&received);
        let marked = |line: &[u8]| {
            let of = |marks: &BTreeSet<Mark>| marks.iter().find_map(|mark| mark.find(line, count));
            let (sent, received) = (of(&sent), of(&received));
            // `>>> ` and `>>> SERVER: `: the longer one.
            if sent.as_ref().map(|place| place.end) > received.as_ref().map(|place| place.end) {
                sent.map(|place| (place, "C: "))
            } else {
                received.map(|place| (place, "S: "))
            }
        };
        tell.then(|| Learned::Marked(with_marks(source, marked)))
    }

    /// Reads lines before which the same is. All words of that tell a line of the session from another; but a date or a
    /// name may change.
    fn bare(&self, source: &Source) -> Option<Learned> {
        let of_count = |count| {
            let marks = self.marks(self.commands.iter().chain(&self.replies), count);
            Some((count, marks)).filter(|(_, marks)| marks.len() <= MOST)
        };
        let is_margin = |mark: &Mark| mark.words > 0 || !mark.glue.is_empty();
        let (count, marks) = of_count(usize::MAX).or_else(|| of_count(0))?;
        let margin = |line: &[u8]| marks.iter().find_map(|mark| mark.find(line, count));
        let bare = |line: &[u8]| margin(line).map(|place| (0..place.end, ""));
        marks.iter().any(is_margin).then(|| Learned::Bare(with_marks(source, bare)))
    }
}

impl Mark {
    /// Reads what is before the words of a line, of which `count` words may be the mark.
    fn before(prefix: &[u8], count: usize) -> Self {
        let (words, glue) = apart(prefix);
        let words: Vec<_> = words.collect();
        let last = words.iter().rev().take(count).rev().map(|word| form(word)).collect();
        Self { words: words.len(), last, glue: form(glue) }
    }

    /// Returns where the mark is in a line, after which the words begin.
    fn find(&self, line: &[u8], count: usize) -> Option<Range<usize>> {
        let (mut at, mut begin, mut left) = (0, 0, self.words);
        while left > 0 {
            let start = at + blanks(&line[at..]);
            let length = line[start..].iter().take_while(|octet| !is_blank(octet)).count();
            if left <= count.min(self.words) {
                let expected = self.last.get(self.last.len().checked_sub(left)?)?;
                if form(&line[start..start + length]) != *expected {
                    return None;
                }
            }
            if left == count.min(self.words) {
                begin = start;
            }
            at = start + length;
            left -= 1;
        }
        at += blanks(&line[at..]);
        if count.min(self.words) == 0 {
            begin = at;
        }
        let mut glue = Vec::new();
        let mut parts = parts(&line[at..]);
        while glue.len() < self.glue.len() {
            let part = parts.next()?;
            glue.extend_from_slice(form_of_part(part));
            at += part.len();
        }
        (glue == self.glue).then_some(begin..at)
    }
}

/// Returns the words before the last space, and what is after it.
fn apart(prefix: &[u8]) -> (impl Iterator<Item = &[u8]>, &[u8]) {
    let end = prefix.iter().rposition(is_blank).map_or(0, |blank| blank + 1);
    (prefix[..end].split(is_blank).filter(|word| !word.is_empty()), &prefix[end..])
}

fn word_count(prefix: &[u8]) -> usize {
    apart(prefix).0.count()
}

/// Returns a word with `#` for each part of letters and digits that has a digit.
fn form(word: &[u8]) -> Vec<u8> {
    parts(word).flat_map(form_of_part).copied().collect()
}

fn parts(word: &[u8]) -> impl Iterator<Item = &[u8]> {
    word.chunk_by(|a, b| a.is_ascii_alphanumeric() && b.is_ascii_alphanumeric())
}

fn form_of_part(part: &[u8]) -> &[u8] {
    if part.iter().any(u8::is_ascii_digit) { b"#" } else { part }
}

const fn is_blank(octet: &u8) -> bool {
    matches!(octet, b' ' | b'\t')
}

fn blanks(text: &[u8]) -> usize {
    text.iter().take_while(|octet| is_blank(octet)).count()
}

fn most_frequent(numbers: impl Iterator<Item = usize>) -> Option<usize> {
    let mut counts = BTreeMap::<_, usize>::new();
    numbers.for_each(|number| *counts.entry(number).or_default() += 1);
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(number, _)| number)
}

/// More octets than a command has, with what a record writes after it.
const LONGEST: usize = 2048;

/// Places where the words of a line may begin, after whatever a program writes before them.
fn beginnings(line: &[u8]) -> impl Iterator<Item = usize> {
    let may_begin = |at: &usize| {
        let before = at.checked_sub(1).map(|at| line[at]);
        before.is_none_or(|octet| !octet.is_ascii_alphanumeric() && !b"._@/+<".contains(&octet))
    };
    (0..line.len().min(REACH)).filter(may_begin)
}

/// Returns where the line has a command and nothing after it.
fn command_at(line: &[u8]) -> Option<usize> {
    let is_whole = |at: &usize| is_command(ended(&line[..line.len().min(at + LONGEST)], *at));
    let has_verb = |at: &usize| {
        let letters = line[*at..].iter().take(16).take_while(|octet| octet.is_ascii_alphabetic()).count();
        Command::from_line(&line[*at..*at + letters]).is_some()
    };
    beginnings(line).find(|at| has_verb(at) && is_whole(at))
}

/// Returns where the reply begins before which so many words are.
fn reply_at(line: &[u8], depth: usize) -> Option<usize> {
    let is_reply = |at: &usize| begins_reply(&line[*at..]) && word_count(&line[..*at]) == depth;
    beginnings(line).find(is_reply)
}

/// Returns `true` if words are a command with all its parts and nothing else.
fn is_command(words: &[u8]) -> bool {
    let is_upper = || words.iter().take(4).all(u8::is_ascii_uppercase);
    match Command::from_line(words) {
        Some(Command::Mail | Command::Rcpt) if is_whole_command(words) => {
            let path = words.splitn(2, |octet| *octet == b':').nth(1).unwrap_or_default().trim_ascii_start();
            let end = path.iter().position(|octet| *octet == b'>').map_or(0, |end| end + 1);
            let mut parameters = path[end..].split(is_blank);
            let is_parameter = |word: &[u8]| word.first().is_none_or(u8::is_ascii_uppercase);
            path.starts_with(b"<") && parameters.next() == Some(b"") && parameters.all(is_parameter)
        }
        Some(Command::Ehlo | Command::Helo | Command::Lhlo) if is_whole_command(words) => {
            let name = words.get(5..).unwrap_or_default().trim_ascii();
            name.iter().all(|octet| octet.is_ascii_alphanumeric() || b".-_[]:".contains(octet))
                && !name.ends_with(b":")
        }
        Some(_) => is_upper() && is_whole_command(words),
        None => false,
    }
}

/// How programs show the end of a line.
const ENDS: &[&[u8]] = &[br"\r\n", br"\n", b"<EOL>", b"<CRLF>"];

/// Returns the first line of the words that begin in a line.
fn ended(line: &[u8], begin: usize) -> &[u8] {
    let words = &line[begin..];
    if let Some((end, _)) = shown_end(words) {
        return &words[..end];
    }
    let quote = begin.checked_sub(1).map(|at| line[at]).filter(|octet| matches!(octet, b'"' | b'\''));
    let end = quote.and_then(|quote| words.iter().rposition(|octet| *octet == quote));
    words[..end.unwrap_or(words.len())].trim_ascii_end()
}

/// Returns where the first end of a line is that the words show, and what comes after it.
fn shown_end(words: &[u8]) -> Option<(usize, &[u8])> {
    let end = |at: usize| ENDS.iter().find(|end| words[at..].starts_with(end));
    (0..words.len()).find_map(|at| Some((at, &words[at + end(at)?.len()..])))
}

/// Returns all lines with a sign in the place of their mark, and those that show several ends in several lines.
fn with_marks(source: &Source, marked: impl Fn(&[u8]) -> Option<(Range<usize>, &'static str)>) -> Source {
    source.rewritten(|line| {
        let Some((mark, sign)) = marked(line) else { return vec![(0..line.len(), "")] };
        let before = mark.start.saturating_sub(KEPT)..mark.start;
        let mut parts = vec![(before.clone(), sign)];
        let mut begin = mark.end + blanks(&line[mark.end..]);
        loop {
            let words = ended(line, begin);
            parts.push((begin..begin + words.len(), ""));
            let rest = shown_end(&line[begin..]).map(|(_, rest)| line.len() - rest.len());
            let Some(next) = rest.filter(|rest| begins_reply(&line[*rest..])) else { return parts };
            parts.extend([(next..next, "\n"), (before.clone(), sign)]);
            begin = next;
        }
    })
}
