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

use crate::dialogue::is_whole_command;
use crate::source::Source;
use crate::speaker::{Found, Marking, REACH, Speaker, begins_reply, looks_like_reply};

/// Returns the lines of each session and how they are marked, in the order of the first lines.
pub(crate) fn apart(source: &Source, marking: Marking) -> Vec<(Source, Marking)> {
    let source = &with_repeats(source, marking);
    let sessions = Sessions::of(source, marking);
    if sessions.turns.len() < 2 {
        return vec![(source.clone(), marking)];
    }
    let mut numbers = vec![Vec::new(); sessions.turns.len()];
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

/// Returns the lines, and those again of which syslog only counts how often they came.
fn with_repeats(source: &Source, marking: Marking) -> Source {
    let (mut numbers, mut left) = (Vec::<usize>::new(), MOST_REPEATS);
    for (number, line) in source.lines().enumerate() {
        let last = numbers.last().copied();
        let repeated = last.and_then(|last| {
            let said = source.line(last).filter(|said| marking.of_either_side(said).is_some())?;
            Some((last, repeats(line, said)?.min(left)))
        });
        match repeated {
            Some((last, times)) => {
                left -= times;
                numbers.extend(std::iter::repeat_n(last, times));
            }
            None => numbers.push(number),
        }
    }
    source.with_lines(&numbers)
}

/// More replies that are alike than one after another in a log.
const MOST_REPEATS: usize = 10_000;

/// Returns how often the line before, which was `said`, came again: `last message repeated 2 times`, and from rsyslog
/// `message repeated 2 times: [ < 250 ok]`.
fn repeats(line: &[u8], said: &[u8]) -> Option<usize> {
    const NOTE: &[u8] = b" message repeated ";
    let begin = line.windows(NOTE.len()).take(REACH).position(|part| part == NOTE)?;
    let note = &line[begin + NOTE.len()..];
    let digits = note.iter().take_while(|octet| octet.is_ascii_digit()).count();
    let times = std::str::from_utf8(&note[..digits]).ok()?.parse().ok()?;
    let again = note[digits..].strip_prefix(b" times")?;
    let words = again.strip_prefix(b": [").and_then(|words| words.strip_suffix(b"]"));
    (again.is_empty() || words.is_some_and(|words| said.ends_with(words))).then_some(times)
}

/// What may name the session before a mark.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Naming {
    /// All lines are of one session.
    Nothing,
    /// What nothing else is written as: a process, a host, a column of a known log.
    Surely,
    /// The name is so many words before the mark, or a counter, a time, how grave the line is.
    Word(usize),
}

/// Words before a mark that may be the name.
const WORDS: usize = 8;

/// The sessions that one naming tells apart. Each has a number, in the order of the first lines.
#[derive(Debug)]
struct Sessions {
    naming: Naming,
    numbers: HashMap<Vec<u8>, usize>,
    /// The session of each line.
    of_lines: Vec<usize>,
    turns: Vec<Turns>,
    /// A line has no such name.
    is_unsure: bool,
}

impl Sessions {
    /// Returns those that are surely named so, or else those whose lines make the most sense.
    fn of(source: &Source, marking: Marking) -> Self {
        let namings = [Naming::Surely, Naming::Nothing].into_iter().chain((0..WORDS).map(Naming::Word));
        let mut readings: Vec<_> = namings.map(Self::new).collect();
        for line in source.lines() {
            let found = marking.of_either_side(line).filter(|found| found.speaker != Speaker::Narrator);
            // The words of a further line may hold a mark.
            let further = further(line).filter(|at| found.as_ref().is_none_or(|found| *at < found.at));
            readings.iter_mut().for_each(|reading| reading.take(line, found.as_ref(), further));
        }
        let is_sure = |sessions: &Self| {
            let has_both = sessions.turns.iter().any(|turns| turns.has_client && turns.has_server);
            sessions.naming == Naming::Surely && !sessions.is_unsure && has_both
        };
        let surely = readings.remove(0);
        if is_sure(&surely) {
            return surely;
        }
        let lapses = |sessions: &Self| sessions.turns.iter().map(Turns::lapses).sum::<usize>();
        readings.into_iter().min_by_key(lapses).unwrap_or(surely)
    }

    fn new(naming: Naming) -> Self {
        let (numbers, of_lines, turns) = (HashMap::new(), Vec::new(), Vec::new());
        Self { naming, numbers, of_lines, turns, is_unsure: false }
    }

    /// Takes a further line, which is of the same session as the line before where it names none.
    fn take(&mut self, line: &[u8], found: Option<&Found>, further: Option<usize>) {
        let last = self.of_lines.last().copied().unwrap_or(0);
        let of_further = further.and_then(|at| self.naming.name(&line[..at], b""));
        let known = of_further.and_then(|name| self.numbers.get(&name).copied());
        let Some(found) = found.filter(|_| known.is_none()) else {
            let session = known.unwrap_or(last);
            if let Some((turns, at)) = self.turns.get_mut(session).zip(further) {
                turns.take(Speaker::Server, &line[at..]);
            }
            return self.of_lines.push(session);
        };
        let name = self.naming.name(&line[..found.at], &line[found.peer.clone()]);
        self.is_unsure |= name.is_none();
        let next = self.numbers.len();
        let session = *self.numbers.entry(name.unwrap_or_default()).or_insert(next);
        if session == next {
            self.turns.push(Turns::default());
        }
        self.of_lines.push(session);
        self.turns[session].take(found.speaker, &line[found.words.clone()]);
    }
}

/// Who speaks in a session, and how often out of turn: each command is answered once, before the next one or in its
/// place of a pipeline.
#[derive(Clone, Copy, Debug, Default)]
struct Turns {
    has_client: bool,
    has_server: bool,
    /// The server owes so many replies.
    owed: usize,
    /// The digits of a reply whose last line is still to come.
    open: Option<[u8; 3]>,
    /// The client sends a message.
    is_in_text: bool,
    lapses: usize,
}

impl Turns {
    fn take(&mut self, speaker: Speaker, words: &[u8]) {
        match speaker {
            Speaker::Client => self.client(words),
            Speaker::Server => self.server(words),
            Speaker::Narrator => {}
        }
    }

    fn client(&mut self, words: &[u8]) {
        self.has_client = true;
        if self.is_in_text && !is_whole_command(words) {
            self.is_in_text = words != b".";
            self.owed += usize::from(!self.is_in_text);
            return;
        }
        self.is_in_text = false;
        let is_within_reply = self.open.take().is_some();
        self.lapses += usize::from(self.owed > 0 || is_within_reply);
        self.owed += 1;
    }

    fn server(&mut self, words: &[u8]) {
        let Some(digits) = words.first_chunk().copied().filter(|_| looks_like_reply(words)) else { return };
        self.has_server = true;
        let open = self.open.take();
        self.open = Some(digits).filter(|_| words.get(digits.len()) == Some(&b'-'));
        if open == Some(digits) {
            return;
        }
        // A text may be left out, and one session come after another.
        let is_asked = self.owed > 0 || self.is_in_text || digits == *b"220";
        self.lapses += usize::from(!is_asked || open.is_some());
        self.owed = self.owed.saturating_sub(1);
        self.is_in_text = digits == *b"354";
    }

    /// Times that one spoke out of turn, or has still to speak.
    const fn lapses(&self) -> usize {
        self.lapses + self.owed
    }
}

impl Naming {
    /// Returns the name of the session, of what comes before a mark and the name of the other side after it.
    fn name(self, before: &[u8], peer: &[u8]) -> Option<Vec<u8>> {
        let words = || before.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty());
        match self {
            Self::Nothing => Some(Vec::new()),
            Self::Word(number) => words().rev().nth(number).map(|word| without_transaction(word).to_vec()),
            Self::Surely => column_of_session(before).map(<[u8]>::to_vec).or_else(|| {
                let is_sure = !peer.is_empty() || words().any(is_process);
                let named = host(before).into_iter().chain(words().filter(|word| is_process(word)));
                let named: Vec<_> = named.chain([peer]).collect();
                is_sure.then(|| named.join(b" ".as_slice()))
            }),
        }
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

/// Returns a word without the number of the transaction that Haraka appends to the name of the session, a UUID.
fn without_transaction(word: &[u8]) -> &[u8] {
    const END: usize = b"[".len() + 36;
    if word.get(END) == Some(&b'.') { &word[..END] } else { word.strip_suffix(b"]").unwrap_or(word) }
}

fn is_digits(word: &[u8]) -> bool {
    !word.is_empty() && word.iter().all(u8::is_ascii_digit)
}

/// Returns where the code begins in the further line of a reply that has no mark: `12345        250 HELP`.
fn further(line: &[u8]) -> Option<usize> {
    let before = line.iter().take(REACH).take_while(|octet| !octet.is_ascii_alphabetic()).count();
    (1..before).rev().find(|at| line[at - 1].is_ascii_whitespace() && begins_reply(&line[*at..]))
}
