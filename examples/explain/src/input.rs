//! The input that a person has at hand, and how it is read.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::fmt;
use std::io::Read as _;
use std::sync::Arc;

use smtp_codes::{Command, EnhancedCode, ReplyCode};
use smtp_log_report::Opened;

use crate::bounce;
use crate::dialogue::command_of;
use crate::learned::{self, Learned};
use crate::quoted;
use crate::source::Source;
use crate::speaker::Speaker;
use crate::thrown;
use crate::topic::{self, Entry};
use crate::transcript::{Manner, Transcript};

/// The part that could not be read, and its place.
#[derive(Debug)]
pub(crate) struct Fault(pub(crate) String);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The most octets that are read at once: a bounce has fewer, and few octets of a compressed file may be many of text.
const MOST: u64 = 32 << 20;

/// Returns the text on standard input, unpacked, and why it is none or not all.
pub(crate) fn of_standard_input() -> (Option<Source>, Option<Fault>) {
    let given = smtp_log_report::Source::StandardInput;
    let told = |fault| Some(Fault(format!("{}: {fault}", given.name())));
    let opened = match given.open(Arc::default()) {
        Ok(opened) => opened,
        Err(fault) => return (None, told(fault.to_string())),
    };
    let mut octets = Vec::new();
    let fault = match opened.reader.take(MOST + 1).read_to_end(&mut octets) {
        Ok(count) if count as u64 > MOST => {
            octets.truncate(MOST as usize);
            let size = MOST >> 20;
            told(format!("is longer than {size} MiB, and read no further; smtp-log-report reads long logs"))
        }
        Ok(_) => None,
        Err(error) => told(Opened::fault(opened.is_gzip, error).to_string()),
    };
    let is_nothing = octets.is_empty() && fault.is_some();
    ((!is_nothing).then(|| Source::standard_input(octets)), fault)
}

/// Returns the sources that arguments are: each one, or all words together where they are the words of one line.
pub(crate) fn of_arguments(arguments: &[OsString]) -> Vec<Source> {
    let given: Vec<_> = arguments.iter().map(|argument| argument.as_encoded_bytes()).collect();
    let is_quoted = given.iter().any(|argument| argument.iter().any(u8::is_ascii_whitespace));
    let is_topic =
        |argument: &&[u8]| std::str::from_utf8(argument).is_ok_and(|word| topic::read(word).is_some());
    if given.len() > 1 && !is_quoted && !given.iter().all(is_topic) {
        return vec![Source::words(&given)];
    }
    let mut sources = Vec::new();
    let mut rest = given.as_slice();
    while let [first, after @ ..] = rest {
        let number = given.len() - after.len();
        let pair = after.first().filter(|second| is_pair(first, second));
        sources.push(match pair {
            Some(second) => Source::argument(number, &[first, b" ".as_slice(), second].concat()),
            None => Source::argument(number, first),
        });
        rest = after.get(usize::from(pair.is_some())..).unwrap_or_default();
    }
    sources
}

/// Returns `true` if two arguments are the codes of one reply.
fn is_pair(first: &[u8], second: &[u8]) -> bool {
    let word = |argument| std::str::from_utf8(argument).ok();
    let code = word(first).and_then(|first| first.parse::<ReplyCode>().ok());
    let enhanced = word(second).and_then(|second| second.parse::<EnhancedCode>().ok());
    code.zip(enhanced).is_some_and(|(code, enhanced)| enhanced.class().severity() == code.severity())
}

/// Returns everything that there is to explain in a source, and what is in its way.
pub(crate) fn read(source: &Source, command: Option<Command>, strict: bool) -> Vec<Result<Entry, Fault>> {
    let reports = bounce::entries(source.octets(), command);
    if !reports.is_empty() {
        return reports.into_iter().map(Ok).collect();
    }
    let (source, manner) = as_spoken(source);
    if manner.is_of_transcript(&source) {
        return of_transcript(&source, manner, command, strict);
    }
    let entries = quoted::entries(source.octets(), command);
    if !entries.is_empty() {
        return entries.into_iter().map(Ok).collect();
    }
    vec![Err(Fault(format!(
        "{}: found nothing to explain; looked for a reply (`550 5.1.1 no such user`), a code (`550`, `5.1.1`, `X.7.26`), \
         a family of codes (`4yz`, `5.7.X`), a transcript, a log line, an exception, a delivery report, \
         and words that people search for (`dmarc`)",
        source.name
    )))]
}

/// Returns a source without what was put before its lines since somebody spoke them.
fn as_spoken(source: &Source) -> (Source, Manner) {
    let without_referrers = source.without_referrers();
    let source = without_referrers.as_ref().unwrap_or(source);
    let manner = Manner::of(source);
    if let Manner::Marked(marking) = manner {
        // Without a mark before commands there may be one that is not known.
        let is_command = |line: &[u8]| {
            let found = marking.marked(line).filter(|(speaker, _)| *speaker == Speaker::Client);
            found.is_some_and(|(_, words)| command_of(&line[words]).is_some())
        };
        let is_whole = source.lines().any(is_command);
        return if is_whole { None } else { learned(source) }.unwrap_or((source.clone(), manner));
    }
    let unescaped = source.unescaped().map(|source| (Manner::of(&source), source));
    if let Some((manner @ Manner::Marked(_), unescaped)) = unescaped {
        return (unescaped, manner);
    }
    if matches!(manner, Manner::Plain) {
        if let Some((spoken, manner @ Manner::Marked(_))) = learned(source) {
            return (spoken, manner);
        }
    }
    let (source, manner) = match source.unquoted() {
        Some(unquoted) => {
            let manner = Manner::of(&unquoted);
            (unquoted, manner)
        }
        None => (source.clone(), manner),
    };
    let unindented = if matches!(manner, Manner::Plain) { source.unindented() } else { None };
    let unindented = unindented.map(|source| (Manner::of(&source), source));
    if let Some((manner, unindented)) = unindented.filter(|(manner, _)| !matches!(manner, Manner::Plain)) {
        return (unindented, manner);
    }
    if !matches!(manner, Manner::Plain) {
        return (source, manner);
    }
    learned(&source).unwrap_or((source, manner))
}

/// Returns a session whose program has marks of its own.
fn learned(source: &Source) -> Option<(Source, Manner)> {
    if !thrown::errors(source.octets()).is_empty() {
        return None;
    }
    let learned = learned::of(source)?;
    let is_expected: fn(&Manner) -> bool = match learned {
        Learned::Marked(_) => |manner| matches!(manner, Manner::Marked(_)),
        Learned::Bare(_) => |manner| matches!(manner, Manner::Session(_)),
    };
    let (Learned::Marked(spoken) | Learned::Bare(spoken)) = learned;
    Some(Manner::of(&spoken)).filter(is_expected).map(|manner| (spoken, manner))
}

/// Returns the replies of a transcript, and then those that are told between its lines: a log has the replies of other
/// sessions there, and a program says again what it was told, which counts once.
fn of_transcript(
    source: &Source,
    manner: Manner,
    command: Option<Command>,
    strict: bool,
) -> Vec<Result<Entry, Fault>> {
    let (mut read, mut narrated) = (Vec::new(), Vec::new());
    for (session, manner) in manner.sessions(source) {
        let mut transcript = Transcript::new(&session, manner, command, strict);
        while let Some(outcome) = transcript.next() {
            read.push((transcript.place(), outcome));
        }
        narrated.extend(transcript.narrated().map(|(place, line)| (place, line.to_vec())));
    }
    read.sort_by_key(|(place, _)| *place);
    narrated.sort_by_key(|(place, _)| *place);
    let mut read: Vec<_> = read.into_iter().map(|(_, outcome)| outcome).collect();
    let narrated: Vec<_> = narrated.into_iter().map(|(_, line)| line).collect();

    let codes = read.iter().flatten().filter_map(Entry::codes);
    let said: BTreeSet<_> = codes.flat_map(|(code, enhanced)| [(code, enhanced), (code, None)]).collect();
    let told = quoted::entries(&narrated.join(b"\n".as_slice()), command).into_iter();
    read.extend(told.filter(|entry| entry.codes().is_some_and(|codes| !said.contains(&codes))).map(Ok));
    read
}
