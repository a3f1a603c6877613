//! Finds in a source what there is to explain.

use std::fmt;

use smtp_codes::{Command, DecodeError, DecodeErrorKind, Explanation, Reply, ReplyDecoder};

use crate::dialogue::{Context, Dialogue};
use crate::source::Source;
use crate::speaker::{Speaker, looks_like_reply, marked};
use crate::topic::{self, Topic};

/// What could not be read, and where.
#[derive(Debug)]
pub(crate) struct Fault(String);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Reads a source line by line, and goes on behind what it cannot read.
#[derive(Debug)]
pub(crate) struct Reader<'s> {
    source: &'s Source,
    /// The next line.
    number: usize,
    is_marked: bool,
    /// Only where a client speaks too; replies alone answer nothing that is known.
    dialogue: Option<Dialogue>,
    /// What all replies are said to answer.
    command: Option<Command>,
    decoder: ReplyDecoder,
    reply: Vec<u8>,
    /// Where each octet of the reply stands in what was given.
    places: Vec<usize>,
    /// Whether the rest of a reply that was refused follows.
    is_skipping: bool,
    cut_short: Option<Context>,
    has_found: bool,
}

enum Found {
    Reply(Context),
    Topic(Topic),
}

impl<'s> Reader<'s> {
    pub(crate) fn new(source: &'s Source, command: Option<Command>, strict: bool) -> Self {
        let is_server = |line: &[u8]| match marked(line) {
            Some((Speaker::Server, words)) => looks_like_reply(&line[words..]),
            _ => false,
        };
        let is_marked = source.lines().any(is_server);
        let mut speakers = source.lines().filter_map(|line| {
            if is_marked {
                return marked(line)
                    .map(|(speaker, _)| speaker)
                    .filter(|speaker| *speaker != Speaker::Narrator);
            }
            let is_client = !looks_like_reply(line) && Command::from_line(line).is_some();
            let speaker = if is_client { Speaker::Client } else { Speaker::Server };
            (!line.trim_ascii().is_empty()).then_some(speaker)
        });
        let begins_with_greeting = speakers.clone().next() == Some(Speaker::Server);
        let has_client = speakers.any(|speaker| speaker == Speaker::Client);
        let decoder = ReplyDecoder::new();
        Self {
            source,
            number: 0,
            is_marked,
            dialogue: has_client.then(|| Dialogue::new(begins_with_greeting)),
            command,
            decoder: if strict { decoder.strict() } else { decoder },
            reply: Vec::new(),
            places: Vec::new(),
            is_skipping: false,
            cut_short: None,
            has_found: false,
        }
    }

    /// The next explanation, or what is in its way.
    pub(crate) fn next(&mut self) -> Option<Result<Explanation<'_>, Fault>> {
        let found = match self.find()? {
            Ok(found) => found,
            Err(fault) => return Some(Err(fault)),
        };
        Some(match found {
            Found::Topic(topic) => Ok(topic.explain(self.command)),
            Found::Reply(context) => match Reply::parse(&self.reply) {
                Ok(reply) => {
                    let explanation = reply.explain(self.command.or(context.command));
                    Ok(if context.is_echo { explanation.echo() } else { explanation })
                }
                Err(error) => Err(self.fault(error)),
            },
        })
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
                        dialogue.client(&line[words..]);
                    }
                    None
                }
                Speaker::Server if self.is_skipping => {
                    self.is_skipping = line.get(words + 3) == Some(&b'-');
                    None
                }
                Speaker::Server if self.dialogue.is_none() && !self.is_marked && !is_reply_open => {
                    self.topic(number, line).or_else(|| self.server(number, words))
                }
                Speaker::Server => self.server(number, words),
            };
            if found.is_some() {
                self.has_found = true;
                return found;
            }
        }
        if self.decoder.is_partial() {
            return Some(Err(self.cut_short()));
        }
        if !std::mem::replace(&mut self.has_found, true) {
            return Some(Err(Fault(format!("{}, octet 0: there is no reply in it", self.source.name))));
        }
        None
    }

    /// Who speaks, and where the words begin.
    fn speaker(&self, line: &[u8]) -> (Speaker, usize) {
        if self.is_marked {
            return marked(line).unwrap_or((Speaker::Narrator, 0));
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
        (speaker, 0)
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

    fn server(&mut self, number: usize, words: usize) -> Option<Result<Found, Fault>> {
        let line = self.source.line(number)?;
        let end = self.source.line_end(number);
        let source = self.source;
        let is_within_reply = !self.reply.is_empty();
        self.reply.extend([&line[words..], end].concat());
        self.places
            .extend((words..line.len() + end.len()).map(|at| source.place(number, at.min(line.len()))));
        match self.decoder.decode(&self.reply) {
            Ok(None) => None,
            Ok(Some((reply, _))) => {
                let context = self.dialogue.as_mut().map(|dialogue| dialogue.server(&reply));
                Some(Ok(Found::Reply(context.unwrap_or_default())))
            }
            Err(error) => {
                let fault = self.fault(error);
                let is_like_reply = looks_like_reply(&line[words..]);
                // A line that looks like none of a reply stands for none, unless it stands within one.
                if is_like_reply && error.kind() != DecodeErrorKind::CodeOutOfRange || is_within_reply {
                    self.is_skipping = is_like_reply && line.get(words + 3) == Some(&b'-');
                    if let Some(dialogue) = &mut self.dialogue {
                        dialogue.refused();
                    }
                }
                self.forget_reply();
                Some(Err(fault))
            }
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
        self.has_found = true;
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
