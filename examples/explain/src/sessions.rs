//! The sessions that a log tells between each other's lines: what comes before a mark names the process, the
//! connection, or the session.
//!
//! ```text
//! Nov 30 10:00:00 mx postfix/smtp[123]: > mx.example.org[192.0.2.1]:25: EHLO mx      Postfix, syslog
//! 12345 SMTP>> EHLO mx                                                               Exim
//! 12345 <<< EHLO mx                                                                  sendmail
//! Mon 2026-11-30 10:00:00: 02: [514116] <-- EHLO mx                                  MDaemon
//! "SMTPD" 12 5 "2026-11-30 10:00:00.000" "192.0.2.1" "RECEIVED: EHLO mx"             hMailServer, with tabs
//! 2026-11-30T10:00:00.000Z,Internet,08D,4,192.0.2.9:1234,192.0.2.1:25,<,EHLO mx,     Exchange
//! Net::SMTP=GLOB(0x55d0)>>> EHLO mx                                                  Perl
//! ```

use std::collections::HashMap;

use crate::source::Source;
use crate::speaker::{Marking, REACH, Speaker, begins_reply};

/// Returns the lines of each session and how they are marked, in the order of the first lines.
pub(crate) fn apart(source: &Source, marking: Marking) -> Vec<(Source, Marking)> {
    let mut sessions = Sessions::default();
    for line in source.lines() {
        sessions.take(line, marking);
    }
    if !sessions.are_apart() {
        return vec![(source.clone(), marking)];
    }
    let mut numbers = vec![Vec::new(); sessions.speakers.len()];
    for (number, session) in sessions.of_lines.into_iter().enumerate() {
        numbers[session].push(number);
    }
    let session = |numbers: Vec<usize>| {
        let session = source.with_lines(&numbers);
        let marking = marking.of_session(session.lines());
        (session, marking)
    };
    numbers.into_iter().map(session).collect()
}

/// Each session has a number, in the order of the first lines.
#[derive(Debug, Default)]
struct Sessions {
    numbers: HashMap<Vec<u8>, usize>,
    /// The session of each line.
    of_lines: Vec<usize>,
    speakers: Vec<Speakers>,
    comes_back: bool,
    is_unsure: bool,
}

/// Who speaks in a session.
#[derive(Clone, Copy, Debug, Default)]
struct Speakers {
    client: bool,
    server: bool,
}

impl Sessions {
    /// Takes a further line, which is of the same session as the line before where it names none.
    fn take(&mut self, line: &[u8], marking: Marking) {
        let last = self.of_lines.last().copied().unwrap_or(0);
        let found = marking.of_either_side(line).filter(|found| found.speaker != Speaker::Narrator);
        // The words of a further line may hold a mark.
        let further = further(line).filter(|at| found.as_ref().is_none_or(|found| *at < found.at));
        let known = further.and_then(|at| self.numbers.get(&Name::of(&line[..at], b"").words).copied());
        let Some(found) = found.filter(|_| known.is_none()) else {
            return self.of_lines.push(known.unwrap_or(last));
        };
        let name = Name::of(&line[..found.at], &line[found.peer]);
        let next = self.numbers.len();
        let session = *self.numbers.entry(name.words).or_insert(next);
        if session == next {
            self.speakers.push(Speakers::default());
        }
        self.of_lines.push(session);
        self.is_unsure |= !name.is_sure;
        self.comes_back |= session != last && session != next;
        let speakers = &mut self.speakers[session];
        speakers.client |= found.speaker == Speaker::Client;
        speakers.server |= found.speaker == Speaker::Server;
    }

    /// Returns `true` if the names are those of sessions. A number may also count the lines or the time, which never
    /// comes back, and a word in brackets may tell who speaks.
    fn are_apart(&self) -> bool {
        let has_both = || self.speakers.iter().any(|speakers| speakers.client && speakers.server);
        self.numbers.len() > 1 && (!self.is_unsure || self.comes_back && has_both())
    }
}

/// The words before a mark that name the session.
#[derive(Debug)]
struct Name {
    words: Vec<u8>,
    /// Nothing else is written so.
    is_sure: bool,
}

impl Name {
    fn of(before: &[u8], peer: &[u8]) -> Self {
        if let Some(column) = column_of_session(before) {
            return Self { words: column.to_vec(), is_sure: true };
        }
        let words = || before.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
        let is_sure = !peer.is_empty() || words().any(is_process);
        let number = words().next_back().filter(|word| is_number(word) && !is_sure);
        let named = words().filter(|word| is_process(word)).chain(words().filter_map(bracketed));
        let named: Vec<_> = host(before).into_iter().chain(named).chain(number).chain([peer]).collect();
        Self { words: named.join(b" ".as_slice()), is_sure }
    }
}

/// Returns the column with the number of the session: the third one at Exchange and at hMailServer.
fn column_of_session(before: &[u8]) -> Option<&[u8]> {
    let separator = match before {
        [.., b','] => b',',
        [b'"', b'S', b'M', b'T', b'P', ..] => b'\t',
        _ => return None,
    };
    let columns: Vec<_> = before.split(|octet| *octet == separator).collect();
    let is_record = columns.len() == if separator == b',' { EXCHANGE_COLUMNS } else { HMAILSERVER_COLUMNS };
    columns.get(2).copied().filter(|_| is_record)
}

/// Columns up to the one with the mark.
const EXCHANGE_COLUMNS: usize = 7;
const HMAILSERVER_COLUMNS: usize = 6;

/// `postfix/smtp[123]:`, or the place of a thing in memory: `0x55d0:`, `Net::SMTP=GLOB(0x55d0)`.
fn is_process(word: &[u8]) -> bool {
    let word = word.strip_suffix(b":").unwrap_or(word);
    let number = word.strip_suffix(b"]").and_then(|word| word.rsplit(|octet| *octet == b'[').next());
    let is_tag = || number.is_some_and(|number| is_digits(number) && number.len() + b"[]".len() < word.len());
    let is_place = || word.starts_with(b"0x") || word.windows(b"(0x".len()).any(|part| part == b"(0x");
    is_tag() || is_place()
}

/// Returns the host, which syslog writes between the time and the process.
fn host(before: &[u8]) -> Option<&[u8]> {
    let mut words = before.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
    words.find(|word| word.contains(&b':'))?;
    let (host, process) = (words.next()?, words.next()?);
    is_process(process).then_some(host)
}

/// Returns the word in brackets: `[514116]`, but not a time.
fn bracketed(word: &[u8]) -> Option<&[u8]> {
    let word = word.strip_suffix(b":").unwrap_or(word).strip_prefix(b"[")?.strip_suffix(b"]")?;
    let is_time = word.contains(&b':')
        || word.iter().all(|octet| octet.is_ascii_digit() || *octet == b'.') && !is_number(word);
    // Haraka appends the number of the transaction to the name of the session, which is a UUID.
    let name = if word.get(UUID) == Some(&b'.') { &word[..UUID] } else { word };
    (!is_time).then_some(name)
}

/// Octets of a UUID, with its hyphens.
const UUID: usize = 36;

/// Returns `true` if a word can be the number of a process, and not the seconds since 1970.
fn is_number(word: &[u8]) -> bool {
    word.len() <= 7 && is_digits(word)
}

fn is_digits(word: &[u8]) -> bool {
    !word.is_empty() && word.iter().all(u8::is_ascii_digit)
}

/// Returns where the code begins in the further line of a reply that has no mark: `12345        250 HELP`.
fn further(line: &[u8]) -> Option<usize> {
    let before = line.iter().take(REACH).take_while(|octet| !octet.is_ascii_alphabetic()).count();
    (1..before).rev().find(|at| line[at - 1].is_ascii_whitespace() && begins_reply(&line[*at..]))
}
