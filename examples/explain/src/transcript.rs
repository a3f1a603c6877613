//! Replies one after another, alone or between the lines of a client.

use std::ops::Range;

use smtp_codes::{Command, DecodeError, DecodeErrorKind, Reply, ReplyDecoder};

use crate::dialogue::{Begin, Context, Dialogue};
use crate::flat;
use crate::input::Fault;
use crate::source::Source;
use crate::speaker::{Speaker, looks_like_reply, marked};
use crate::topic::{self, Entry, Topic};

/// Reads a source line by line, and goes on after what it cannot read.
#[derive(Debug)]
pub(crate) struct Transcript<'s> {
    source: &'s Source,
    /// The next line.
    number: usize,
    is_marked: bool,
    /// Only where a client speaks too; replies alone answer nothing that is known.
    dialogue: Option<Dialogue>,
    /// The command that all replies answer, if the user said so.
    command: Option<Command>,
    decoder: ReplyDecoder,
    reply: Vec<u8>,
    /// Where each octet of the reply is in what was given.
    places: Vec<usize>,
    /// The rest of a reply that was refused follows.
    is_skipping: bool,
    cut_short: Option<Context>,
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

/// Returns `true` if a mark says that the server speaks, and its words look like a reply.
fn is_marked_reply(line: &[u8]) -> bool {
    marked(line).is_some_and(|(speaker, words)| speaker == Speaker::Server && looks_like_reply(&line[words]))
}

impl<'s> Transcript<'s> {
    /// Returns `true` if a source is a transcript, and not a text with replies in it.
    pub(crate) fn suits(source: &Source) -> bool {
        if source.lines().any(is_marked_reply) {
            return true;
        }
        let mut lines = source.lines().filter(|line| !line.trim_ascii().is_empty());
        let Some(first) = lines.next() else { return false };
        let is_topic = std::str::from_utf8(first.trim_ascii()).is_ok_and(|word| topic::read(word).is_some());
        let mut is_dialogue = || Command::from_line(first).is_some() && lines.any(looks_like_reply);
        looks_like_reply(first) || is_topic || is_dialogue()
    }

    pub(crate) fn new(source: &'s Source, command: Option<Command>, strict: bool) -> Self {
        let is_marked = source.lines().any(is_marked_reply);
        let mut spoken = source.lines().filter_map(|line| {
            if is_marked {
                let (speaker, words) = marked(line)?;
                return (speaker != Speaker::Narrator).then(|| (speaker, &line[words]));
            }
            let is_client = !looks_like_reply(line) && Command::from_line(line).is_some();
            let speaker = if is_client { Speaker::Client } else { Speaker::Server };
            (!line.trim_ascii().is_empty()).then_some((speaker, line))
        });
        let first = spoken.clone().next();
        let first_command = spoken.find(|(speaker, _)| *speaker == Speaker::Client);
        let is_hello = |line: &[u8]| {
            matches!(Command::from_line(line), Some(Command::Ehlo | Command::Helo | Command::Lhlo))
        };
        // Before the client's first word comes the greeting, unless somebody pasted the end of a session.
        let begin = match first {
            Some((Speaker::Server, words)) => {
                let is_greeting =
                    words.starts_with(b"220") || first_command.is_some_and(|(_, line)| is_hello(line));
                if is_greeting { Begin::Greeting } else { Begin::Tail }
            }
            _ => Begin::Command,
        };
        let decoder = ReplyDecoder::new();
        Self {
            source,
            number: 0,
            is_marked,
            dialogue: first_command.map(|_| Dialogue::new(begin)),
            command,
            decoder: if strict { decoder.strict() } else { decoder },
            reply: Vec::new(),
            places: Vec::new(),
            is_skipping: false,
            cut_short: None,
        }
    }

    fn find(&mut self) -> Option<Result<Found, Fault>> {
        if let Some(context) = self.cut_short.take() {
            return Some(Ok(Found::Reply(context)));
        }
        if !self.decoder.is_partial() {
            self.forget_reply();
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
                Speaker::Narrator => None,
                Speaker::Client => {
                    if let Some(dialogue) = &mut self.dialogue {
                        dialogue.client(&line[words]);
                    }
                    None
                }
                Speaker::Server if self.is_skipping => {
                    self.is_skipping = line.get(words.start + 3) == Some(&b'-');
                    None
                }
                Speaker::Server if self.dialogue.is_none() && !self.is_marked && !is_reply_open => {
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
        if self.is_marked {
            return marked(line).unwrap_or((Speaker::Narrator, 0..0));
        }
        let is_in_message = self.dialogue.as_ref().is_some_and(Dialogue::is_in_message);
        let is_silent = self.dialogue.as_ref().is_some_and(|dialogue| !dialogue.is_waiting());
        let is_open = self.decoder.is_partial();
        let speaker = match Command::from_line(line) {
            _ if is_in_message => Speaker::Client,
            _ if looks_like_reply(line) => Speaker::Server,
            _ if line.trim_ascii().is_empty() && !is_open => Speaker::Narrator,
            Some(_) => Speaker::Client,
            // Where the server owes nothing, this is a command that it may not know, or a step of a login.
            None if is_silent && !is_open => Speaker::Client,
            None => Speaker::Server,
        };
        (speaker, 0..line.len())
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
            Fault(format!("{name}, octet {place}: `{word}` is no reply, no code and no family of codes"))
        }))
    }

    fn server(&mut self, number: usize, words: Range<usize>) -> Option<Result<Found, Fault>> {
        let line = &self.source.line(number)?[words.clone()];
        let is_within_reply = !self.reply.is_empty();
        self.take_lines(number, words.start, line);
        match self.decoder.decode(&self.reply) {
            Ok(None) => None,
            Ok(Some((reply, _))) => {
                let context = self.dialogue.as_mut().map(|dialogue| dialogue.server(&reply));
                Some(Ok(Found::Reply(context.unwrap_or_default())))
            }
            Err(error) => {
                let fault = self.fault(error);
                let is_like_reply = looks_like_reply(line);
                // A line that does not look like one of a reply is not one, unless it is within a reply.
                if is_like_reply && error.kind() != DecodeErrorKind::CodeOutOfRange || is_within_reply {
                    self.is_skipping = is_like_reply && line.get(3) == Some(&b'-');
                    if let Some(dialogue) = &mut self.dialogue {
                        dialogue.refused();
                    }
                }
                self.forget_reply();
                Some(Err(fault))
            }
        }
    }

    /// Adds a line to the reply, or the lines that a log made one of.
    fn take_lines(&mut self, number: usize, begin: usize, line: &[u8]) {
        let end = self.source.line_end(number);
        let starts = flat::lines(line);
        // A line that a log made of several may lack the last, and so may one that is all there is.
        let is_quoted = starts.len() > 1 || self.source.has_one_line();
        let ends = starts.iter().copied().skip(1).chain([line.len()]);
        for (start, until) in starts.iter().copied().zip(ends) {
            let is_last = until == line.len();
            let text = line
                .get(start..until)
                .map_or(&[][..], |text| if is_last { text } else { text.trim_ascii_end() });
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

    /// Takes the last line that there is for the last one of the reply, so that its code can be explained.
    fn cut_short(&mut self) -> Fault {
        let place = self.places.last().map_or(0, |end| *end);
        let lines = self.reply.trim_ascii_end();
        let last_line = lines.iter().rposition(|octet| *octet == b'\n').map_or(0, |end| end + 1);
        if let Some(separator) = self.reply.get_mut(last_line + 3) {
            *separator = b' ';
        }
        self.decoder.reset();
        let dialogue = &mut self.dialogue;
        self.cut_short = Reply::parse(&self.reply).ok().map(|reply| match dialogue {
            Some(dialogue) => dialogue.server(&reply),
            None => Context::default(),
        });
        Fault(format!(
            "{}, octet {place}: the reply is cut short here; its last line is missing",
            self.source.name
        ))
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
