//! Replies one after another, alone or between the lines of a client.

use std::ops::Range;

use smtp_codes::{Command, DecodeError, DecodeErrorKind, Reply, ReplyCode, ReplyDecoder};

use crate::console;
use crate::dialogue::{Begin, Context, Dialogue, Missing, is_hello};
use crate::flat;
use crate::input::Fault;
use crate::sessions;
use crate::source::Source;
use crate::speaker::{Marking, Speaker, continued, looks_like_reply};
use crate::texts::Texts;
use crate::topic::{self, Entry, Topic};

/// Reads a source line by line, and goes on after what it cannot read.
#[derive(Debug)]
pub(crate) struct Transcript<'s> {
    source: &'s Source,
    /// The next line.
    number: usize,
    marking: Option<Marking>,
    /// Lines that neither side said, where no mark tells it.
    notes: Vec<bool>,
    /// Only where a client speaks too; replies alone answer nothing that is known.
    dialogue: Option<Dialogue>,
    /// The command that all replies answer, if the user said so.
    command: Option<Command>,
    decoder: ReplyDecoder,
    /// One line ends with LF alone, and another with CR LF. Where all end with LF alone, the CRs were lost when the
    /// text was pasted, and the server is not to blame.
    has_both_ends: bool,
    reply: Vec<u8>,
    /// Where each octet of the reply is in what was given.
    places: Vec<usize>,
    /// The digits of a reply that was refused, whose rest follows.
    skipped: Option<[u8; 3]>,
    cut_short: Option<Context>,
    /// The numbers of the lines between those of the two, where marks tell them.
    narrated: Vec<usize>,
}

enum Found {
    Reply(Context),
    Topic(Topic),
}

impl Iterator for Transcript<'_> {
    type Item = Result<Entry, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        let found = match self.find()? {
            Ok(found) => found,
            Err(fault) => return Some(Err(fault)),
        };
        Some(match found {
            Found::Topic(topic) => Ok(Entry::new(topic, self.command)),
            Found::Reply(context) => match Reply::parse(&self.reply) {
                Ok(reply) => {
                    let entry = Entry::new(Topic::Reply(reply.into()), self.command.or(context.command));
                    Ok(Entry { is_echo: context.is_echo, ..entry })
                }
                Err(error) => Err(self.fault(error)),
            },
        })
    }
}

/// How a source tells who speaks.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Manner {
    /// With marks.
    Marked(Marking),
    /// Without, in a session that begins at a line.
    Session(usize),
    /// Not at all, or only in the first line.
    Plain,
}

impl Manner {
    pub(crate) fn of(source: &Source) -> Self {
        let session = console::session_begin(source.lines());
        match (Marking::of(source.lines()), session) {
            // The marks are in the words of a message or a reply.
            (Some((_, first)), Some(begin)) if begin < first => Self::Session(begin),
            (Some((marking, _)), _) => Self::Marked(marking),
            (None, Some(begin)) => Self::Session(begin),
            (None, None) => Self::Plain,
        }
    }

    /// Returns `true` if a source is a transcript, and not a text with replies in it.
    pub(crate) fn is_of_transcript(self, source: &Source) -> bool {
        if !matches!(self, Self::Plain) {
            return true;
        }
        let mut lines = source.lines().filter(|line| !line.trim_ascii().is_empty());
        let Some(first) = lines.next() else { return false };
        let is_topic = std::str::from_utf8(first.trim_ascii()).is_ok_and(|word| topic::read(word).is_some());
        let mut is_dialogue = || Command::from_line(first).is_some() && lines.any(looks_like_reply);
        looks_like_reply(first) || is_topic || is_dialogue()
    }

    /// Returns each session of a transcript, and how it tells who speaks.
    pub(crate) fn sessions(self, source: &Source) -> Vec<(Source, Self)> {
        let Self::Marked(marking) = self else { return vec![(source.clone(), self)] };
        let sessions = sessions::apart(source, marking).into_iter();
        sessions.map(|(session, marking)| (session, Self::Marked(marking))).collect()
    }
}

impl<'s> Transcript<'s> {
    pub(crate) fn new(source: &'s Source, manner: Manner, command: Option<Command>, strict: bool) -> Self {
        let (marking, number, notes) = match manner {
            Manner::Marked(marking) => (Some(marking), 0, Vec::new()),
            Manner::Session(begin) => (None, begin, console::notes(source.lines())),
            Manner::Plain => (None, 0, console::notes(source.lines())),
        };
        let is_marked = marking.is_some();
        let begin_number = number;
        let lines = source.lines().enumerate().map(|(number, line)| {
            if let Some(marking) = marking {
                let (speaker, words) = marking.marked(line).unwrap_or((Speaker::Narrator, 0..0));
                return (speaker, &line[words]);
            }
            let is_client = !looks_like_reply(line) && Command::from_line(line).is_some();
            let speaker = match is_client {
                _ if number < begin_number || notes[number] => Speaker::Narrator,
                true => Speaker::Client,
                false => Speaker::Server,
            };
            (speaker, line)
        });
        let is_spoken = |(speaker, line): &(Speaker, &[u8])| {
            *speaker != Speaker::Narrator && (is_marked || !line.trim_ascii().is_empty())
        };
        let mut spoken = lines.clone().filter(is_spoken);
        let first = spoken.clone().next();
        let first_command = spoken.find(|(speaker, _)| *speaker == Speaker::Client);
        // Before the client's first word comes the greeting, unless somebody pasted the end of a session.
        let begin = match first {
            Some((Speaker::Server, words)) => {
                // After STARTTLS the greeting is over, and openssl shows the end of the reply to its own EHLO.
                let is_greeting = words.starts_with(b"220")
                    || !words.starts_with(b"2") && first_command.is_some_and(|(_, line)| is_hello(line));
                if is_greeting { Begin::Greeting } else { Begin::Tail }
            }
            _ => Begin::Command,
        };
        // A program writes the line ends of its log, and may leave those of the client as they are.
        let of_replies =
            lines.clone().enumerate().filter(|(_, (speaker, _))| !is_marked || *speaker == Speaker::Server);
        let mut ends = of_replies.map(|(number, _)| source.end(number));
        let has_both_ends = ends.clone().any(|end| end == b"\n") && ends.any(|end| end == b"\r\n");
        let decoder = ReplyDecoder::new();
        Self {
            source,
            number,
            marking,
            dialogue: first_command.map(|_| Dialogue::new(begin, Texts::new(is_marked, lines))),
            notes,
            command,
            decoder: if strict { decoder.strict() } else { decoder },
            has_both_ends,
            reply: Vec::new(),
            places: Vec::new(),
            skipped: None,
            cut_short: None,
            narrated: Vec::new(),
        }
    }

    /// Returns the place of the last line that has been read.
    pub(crate) fn place(&self) -> usize {
        self.source.place(self.number.saturating_sub(1), 0)
    }

    /// Returns the lines that nobody of the two spoke, as far as it has been read, each with its place.
    pub(crate) fn narrated(&self) -> impl Iterator<Item = (usize, &'s [u8])> {
        let source = self.source;
        self.narrated.iter().filter_map(|number| Some((source.place(*number, 0), source.line(*number)?)))
    }

    fn find(&mut self) -> Option<Result<Found, Fault>> {
        if let Some(context) = self.cut_short.take() {
            return Some(Ok(Found::Reply(context)));
        }
        if !self.decoder.is_partial() {
            self.forget_reply();
        }
        if let Some(missing) = self.dialogue.as_mut().and_then(Dialogue::take_missing) {
            return Some(Err(self.missing(missing)));
        }
        while let Some(line) = self.source.line(self.number) {
            let (speaker, words) = self.speaker(line);
            let is_reply_open = self.decoder.is_partial();
            if speaker == Speaker::Client && is_reply_open {
                return Some(Err(self.cut_short()));
            }
            let number = self.number;
            self.number += 1;
            let found = match speaker {
                Speaker::Narrator => {
                    self.narrated.extend(self.marking.map(|_| number));
                    None
                }
                Speaker::Client => self.client(number, words).map(Err),
                Speaker::Server if self.skips(&line[words.clone()]) => None,
                Speaker::Server if self.dialogue.is_none() && self.marking.is_none() && !is_reply_open => {
                    self.topic(number, line).or_else(|| self.server(number, words))
                }
                Speaker::Server => self.server(number, words),
            };
            if found.is_some() {
                return found;
            }
        }
        if self.decoder.is_partial() {
            return Some(Err(self.cut_short()));
        }
        None
    }

    /// Who speaks, and where the words begin.
    fn speaker(&self, line: &[u8]) -> (Speaker, Range<usize>) {
        if let Some(marking) = self.marking {
            let open =
                self.reply.first_chunk().filter(|_| self.decoder.is_partial()).or(self.skipped.as_ref());
            let found = marking.marked(line);
            let further = open.and_then(|open| continued(line, open));
            return match (found, further) {
                // The words of a further line may hold a mark.
                (Some((_, words)), Some(further)) if further.start < words.start => {
                    (Speaker::Server, further)
                }
                (Some(found), _) => found,
                (None, Some(further)) => (Speaker::Server, further),
                (None, None) => (Speaker::Narrator, 0..0),
            };
        }
        let has_dialogue = |is: fn(&Dialogue) -> bool| self.dialogue.as_ref().is_some_and(is);
        let is_text = self.dialogue.as_ref().is_some_and(|dialogue| dialogue.is_text(self.number));
        let is_silent = has_dialogue(|dialogue| !dialogue.is_waiting());
        let is_open = self.decoder.is_partial();
        let speaker = match Command::from_line(line) {
            _ if is_text => Speaker::Client,
            _ if self.notes.get(self.number) == Some(&true) => Speaker::Narrator,
            _ if looks_like_reply(line) => Speaker::Server,
            _ if has_dialogue(Dialogue::is_in_text) && !is_open => Speaker::Client,
            _ if line.trim_ascii().is_empty() && !is_open => Speaker::Narrator,
            Some(_) => Speaker::Client,
            None if has_dialogue(Dialogue::is_closed) && !is_open => Speaker::Narrator,
            // Where the server owes nothing, this is a command that it may not know, or a step of a login.
            None if is_silent && !is_open => Speaker::Client,
            None => Speaker::Server,
        };
        (speaker, 0..line.len())
    }

    fn client(&mut self, number: usize, words: Range<usize>) -> Option<Fault> {
        self.skipped = None;
        let dialogue = self.dialogue.as_mut()?;
        dialogue.client(number, &self.source.line(number)?[words]);
        let missing = dialogue.take_missing()?;
        Some(self.missing(missing))
    }

    /// Returns `true` if a line belongs to a reply that was refused.
    fn skips(&mut self, words: &[u8]) -> bool {
        let Some(digits) = self.skipped.take() else { return false };
        let is_rest = !looks_like_reply(words) && self.marking.is_none() || words.starts_with(&digits);
        self.skipped = Some(digits).filter(|_| is_rest && words.get(3) == Some(&b'-'));
        is_rest
    }

    fn topic(&self, number: usize, line: &[u8]) -> Option<Result<Found, Fault>> {
        let blanks = line.len() - line.trim_ascii_start().len();
        let word = std::str::from_utf8(line.trim_ascii()).ok()?;
        let read = topic::read(word)?;
        // Of three digits the decoder says more exactly what is wrong.
        if read.is_err() && looks_like_reply(line) {
            return None;
        }
        Some(read.map(Found::Topic).map_err(|at| {
            let (name, place) = (&self.source.name, self.source.place(number, blanks + at));
            Fault(format!("{name}, octet {place}: `{word}` is not a reply, a code or a family of codes"))
        }))
    }

    fn server(&mut self, number: usize, words: Range<usize>) -> Option<Result<Found, Fault>> {
        let line = &self.source.line(number)?[words.clone()];
        let is_within_reply = !self.reply.is_empty();
        self.take_lines(number, words.start, line);
        match self.decoder.decode(&self.reply) {
            Ok(None) => None,
            Ok(Some((reply, _))) => {
                let (next, code) = (self.number, reply.code());
                let context = self.dialogue.as_mut().map(|dialogue| dialogue.server(next, code));
                Some(Ok(Found::Reply(context.unwrap_or_default())))
            }
            Err(error) => {
                let fault = self.fault(error);
                let is_like_reply = looks_like_reply(line);
                // A line that does not look like one of a reply is not one, unless it is within a reply.
                let is_code = error.kind() != DecodeErrorKind::CodeOutOfRange || self.marking.is_some();
                if is_like_reply && is_code || is_within_reply {
                    self.refuse(line);
                }
                self.forget_reply();
                Some(Err(fault))
            }
        }
    }

    /// Passes over a reply that cannot be read, but in the order of the replies it has its place.
    fn refuse(&mut self, last_line: &[u8]) {
        let goes_on = looks_like_reply(last_line) && last_line.get(3) == Some(&b'-');
        self.skipped = last_line.first_chunk().copied().filter(|_| goes_on);
        let Some(dialogue) = &mut self.dialogue else { return };
        match self.reply.first_chunk().and_then(|digits| ReplyCode::from_digits(*digits)) {
            Some(code) => {
                dialogue.server(self.number, code);
            }
            None => dialogue.garbled(),
        }
    }

    /// Adds a line to the reply, or the lines that a log made one of.
    fn take_lines(&mut self, number: usize, begin: usize, line: &[u8]) {
        let is_bare = self.has_both_ends && self.source.end(number) == b"\n";
        let end: &[u8] = if is_bare { b"\n" } else { b"\r\n" };
        let lines = flat::lines(line, !self.is_continued(line));
        // A line that a log made of several may lack the last, and so may one that is all there is.
        let is_quoted = lines.len() > 1 || self.source.has_one_line();
        let last = lines.len() - 1;
        for (line_number, range) in lines.into_iter().enumerate() {
            let is_last = line_number == last;
            let (start, text) = (range.start, line.get(range).unwrap_or_default());
            let at = self.reply.len();
            self.reply.extend([text, end].concat());
            if let Some(separator) = self.reply.get_mut(at + 3).filter(|separator| **separator == b'-') {
                if is_last && is_quoted && looks_like_reply(line) {
                    *separator = b' ';
                }
            }
            let source = self.source;
            let places = (start..start + text.len() + end.len()).map(|at| begin + at.min(start + text.len()));
            self.places.extend(places.map(|at| source.place(number, at)));
        }
    }

    /// Returns `true` if the next line is a further one of a reply.
    fn is_continued(&self, line: &[u8]) -> bool {
        let Some((next, digits)) = self.source.line(self.number).zip(line.first_chunk()) else {
            return false;
        };
        let words = match self.marking {
            Some(marking) => marking.marked(next).map(|(_, words)| words).or_else(|| continued(next, digits)),
            None => Some(0..next.len()),
        };
        words.is_some_and(|words| next[words].starts_with(digits))
    }

    /// Takes the last line that there is for the last one of the reply, so that its code can be explained.
    fn cut_short(&mut self) -> Fault {
        let place = self.places.last().map_or(0, |end| *end);
        let lines = self.reply.trim_ascii_end();
        let last_line = lines.iter().rposition(|octet| *octet == b'\n').map_or(0, |end| end + 1);
        if let Some(separator) = self.reply.get_mut(last_line + 3) {
            *separator = b' ';
        }
        self.decoder.reset();
        let (dialogue, next) = (&mut self.dialogue, self.number);
        self.cut_short = Reply::parse(&self.reply).ok().map(|reply| match dialogue {
            Some(dialogue) => dialogue.server(next, reply.code()),
            None => Context::default(),
        });
        Fault(format!(
            "{}, octet {place}: the reply is cut short here; its last line is missing",
            self.source.name
        ))
    }

    /// Says that the text which begins at the next line is missing, and replies may be taken for a part of it.
    fn missing(&self, missing: Missing) -> Fault {
        let (name, place) = (&self.source.name, self.source.place(self.number, 0));
        let text = match missing {
            Missing::Chunk(size) => {
                format!("the {size} octets of the chunk are not here, or not all of them")
            }
            Missing::Message => "the text of the message is not here, or not the dot that ends it".to_owned(),
        };
        Fault(format!("{name}, octet {place}: {text}; what looks like a reply is taken for one"))
    }

    fn fault(&self, error: DecodeError) -> Fault {
        let place = self.places.get(error.at()).or(self.places.last()).copied().unwrap_or(0);
        Fault(format!("{}: {}", self.source.name, error.moved_to(place)))
    }

    fn forget_reply(&mut self) {
        self.reply.clear();
        self.places.clear();
        self.decoder.reset();
    }
}
