//! Finds the command that a reply answers: the replies come in the order of the commands (RFC 2920 section 3.1).

use std::collections::VecDeque;

use smtp_codes::{Command, ReplyCode};

use crate::texts::Texts;

/// The context of a reply: all that the lines before it tell.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Context {
    pub(crate) command: Option<Command>,
    /// The reply only repeats that no recipient was accepted.
    pub(crate) is_echo: bool,
}

/// The first thing in a transcript.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Begin {
    Greeting,
    Command,
    /// A reply to a command that nobody pasted.
    Tail,
}

/// A text that is not there, or not all of it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Missing {
    /// So many octets.
    Chunk(usize),
    Message,
}

/// The state of a session, as both sides see it.
#[derive(Debug)]
pub(crate) struct Dialogue {
    texts: Texts,
    waiting: VecDeque<Awaited>,
    /// The replies to a delivery after the first.
    further: Further,
    /// The client has not spoken yet, and the greeting is not there.
    is_tail: bool,
    has_heard: bool,
    /// The server said goodbye, and the client nothing after it.
    is_closed: bool,
    expects: Expects,
    /// The line after a text that is all there.
    text_end: usize,
    missing: Option<Missing>,
    /// Unknown where the transcript begins after LHLO and its kin.
    is_lmtp: Option<bool>,
    accepted: usize,
    refused: usize,
}

/// The cause of a reply.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Awaited {
    Reply(Command),
    /// The end of a message. How many replies there are, only the replies to RCPT before them tell.
    Delivery(Command),
}

#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
struct Further {
    command: Option<Command>,
    /// The server owes so many.
    owed: usize,
    /// The server would owe so many in LMTP.
    possible: usize,
}

/// The client's next line.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Expects {
    Command,
    /// The text of a message, up to a dot.
    Message,
    /// So many octets of a chunk.
    Chunk(usize),
    AuthData,
}

impl Dialogue {
    pub(crate) fn new(begin: Begin, texts: Texts) -> Self {
        let greeting = (begin == Begin::Greeting).then_some(Awaited::Reply(Command::Connect));
        Self {
            texts,
            waiting: greeting.into_iter().collect(),
            further: Further::default(),
            is_tail: begin == Begin::Tail,
            has_heard: false,
            is_closed: false,
            expects: Expects::Command,
            text_end: 0,
            missing: None,
            is_lmtp: None,
            accepted: 0,
            refused: 0,
        }
    }

    /// Returns `true` if a line is the client's, however it looks.
    pub(crate) const fn is_text(&self, number: usize) -> bool {
        number < self.text_end
    }

    /// Returns `true` if the client's next line is of a text whose end is not known.
    pub(crate) const fn is_in_text(&self) -> bool {
        matches!(self.expects, Expects::Message | Expects::Chunk(_))
    }

    /// Returns `true` if the server said goodbye, and the client nothing after it.
    pub(crate) const fn is_closed(&self) -> bool {
        self.is_closed
    }

    /// Returns `true` if the server owes a reply.
    pub(crate) fn is_waiting(&self) -> bool {
        self.further.owed > 0 || !self.waiting.is_empty()
    }

    /// Returns the text that is not there where replies may be lost for it, once.
    pub(crate) const fn take_missing(&mut self) -> Option<Missing> {
        self.missing.take()
    }

    /// Takes the words of a line.
    pub(crate) fn client(&mut self, number: usize, words: &[u8]) {
        (self.is_tail, self.is_closed, self.further.possible) = (false, false, 0);
        if self.is_text(number) {
            return;
        }
        match self.expects {
            Expects::Message if words == b"." => self.end_message(),
            Expects::Message if !is_whole_command(words) => {}
            Expects::Message => {
                self.end_message();
                self.command(number, words);
            }
            Expects::Chunk(size) if !is_whole_command(words) => {
                let left = size.saturating_sub(words.len() + b"\r\n".len());
                self.expects = if left == 0 { Expects::Command } else { Expects::Chunk(left) };
            }
            Expects::AuthData => {
                self.expects = Expects::Command;
                self.waiting.push_back(Awaited::Reply(Command::AuthData));
            }
            Expects::Chunk(_) | Expects::Command => self.command(number, words),
        }
    }

    fn command(&mut self, number: usize, words: &[u8]) {
        self.expects = Expects::Command;
        let command = command_of(words).unwrap_or(Command::Unrecognized);
        if command != Command::Bdat {
            return self.waiting.push_back(Awaited::Reply(command));
        }
        let mut parameters = words.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).skip(1);
        let size = parameters.next().filter(|word| is_number(word));
        let size = size.and_then(|word| std::str::from_utf8(word).ok()?.parse().ok()).unwrap_or(0);
        let is_last = parameters.next().is_some_and(|word| word.eq_ignore_ascii_case(b"LAST"));
        self.waiting.push_back(if is_last { Awaited::Delivery(command) } else { Awaited::Reply(command) });
        self.begin_chunk(number + 1, size);
    }

    fn begin_chunk(&mut self, begin: usize, size: usize) {
        if size == 0 {
            return;
        }
        if let Some(end) = self.texts.chunk_end(begin, size) {
            self.text_end = end;
            return;
        }
        self.expects = Expects::Chunk(size);
        self.missing = self.texts.is_unclear_from(begin).then_some(Missing::Chunk(size));
    }

    fn begin_message(&mut self, begin: usize) {
        self.expects = Expects::Message;
        match self.texts.message_end(begin) {
            Some(end) => self.text_end = end,
            None => self.missing = self.texts.is_unclear_from(begin).then_some(Missing::Message),
        }
    }

    fn end_message(&mut self) {
        self.expects = Expects::Command;
        self.waiting.push_back(Awaited::Delivery(Command::EndOfData));
    }

    /// Takes a reply, or the code of one that could not be read, which ends before the line with this number.
    pub(crate) fn server(&mut self, next: usize, code: ReplyCode) -> Context {
        if self.begins_session(code) {
            self.begin_session();
        }
        self.has_heard = true;
        let (accepted, refused) = (self.accepted, self.refused);
        let command = match self.answered().or_else(|| self.unasked(code)) {
            Some(command) => command,
            None => {
                self.follow_tail(next, code);
                return Context::default();
            }
        };
        // A server answers a chunk after the last octet of it.
        if matches!(self.expects, Expects::Chunk(_)) && self.waiting.is_empty() {
            self.expects = Expects::Command;
        }
        self.follow(next, command, code);
        let is_echo = matches!(command, Command::Data | Command::Bdat | Command::EndOfData)
            && matches!(code, ReplyCode::BAD_SEQUENCE | ReplyCode::TRANSACTION_FAILED)
            && (accepted, refused > 0) == (0, true);
        Context { command: Some(command), is_echo }
    }

    /// A line came that has the place of a reply, and not even a code.
    pub(crate) fn garbled(&mut self) {
        self.answered();
    }

    /// Returns `true` if a reply can only be a greeting: 220 answers a command in a new start alone (RFC 5321
    /// section 4.3.2, RFC 3207 section 4; and to XCLIENT, which is a command of Postfix).
    fn begins_session(&self, code: ReplyCode) -> bool {
        let takes_220 = |awaited: &Awaited| {
            matches!(awaited, Awaited::Reply(Command::Connect | Command::StartTls | Command::Unrecognized))
        };
        code == ReplyCode::SERVICE_READY
            && (self.further.owed > 0 || !self.waiting.front().is_some_and(takes_220))
    }

    /// Forgets the session before, whose last commands nobody answered.
    fn begin_session(&mut self) {
        (self.is_tail, self.is_closed, self.is_lmtp) = (false, false, None);
        (self.accepted, self.refused, self.further) = (0, 0, Further::default());
        self.expects = Expects::Command;
        // A client that does not wait for the greeting has spoken before it.
        if self.has_heard {
            self.waiting.clear();
        }
        self.waiting.push_front(Awaited::Reply(Command::Connect));
    }

    /// Returns the command that is answered next.
    fn answered(&mut self) -> Option<Command> {
        if self.further.owed > 0 {
            self.further.owed -= 1;
            return self.further.command;
        }
        match self.waiting.pop_front()? {
            Awaited::Reply(command) => Some(command),
            Awaited::Delivery(command) => {
                self.deliver(command);
                Some(command)
            }
        }
    }

    /// Ends the transaction. LMTP answers a message once for each recipient that was accepted (RFC 2033 section 4.2).
    const fn deliver(&mut self, command: Command) {
        let further = self.accepted.saturating_sub(1);
        let (owed, possible) = match self.is_lmtp {
            Some(true) => (further, 0),
            Some(false) => (0, 0),
            None => (0, further),
        };
        self.further = Further { command: Some(command), owed, possible };
        (self.accepted, self.refused) = (0, 0);
    }

    /// Transcripts leave out the message and the login; apart from those, a reply without a command is one too many.
    fn unasked(&mut self, code: ReplyCode) -> Option<Command> {
        let is_close = code == ReplyCode::SERVICE_NOT_AVAILABLE;
        let expects = std::mem::replace(&mut self.expects, Expects::Command);
        match expects {
            Expects::Message if !is_close => {
                self.end_message();
                self.answered()
            }
            Expects::AuthData if !is_close => Some(Command::AuthData),
            _ if self.is_tail => None,
            _ if self.is_closed => Some(Command::Connect),
            _ if self.further.possible > 0 && !is_close => {
                self.further.possible -= 1;
                self.further.command
            }
            _ => Some(Command::Unsolicited),
        }
    }

    /// Changes the state as a reply to a command does.
    fn follow(&mut self, next: usize, command: Command, code: ReplyCode) {
        match command {
            Command::Ehlo | Command::Helo | Command::Lhlo if code.is_positive() => {
                self.is_lmtp = Some(command == Command::Lhlo);
                (self.accepted, self.refused) = (0, 0);
            }
            Command::Mail | Command::Rset if code.is_positive() => (self.accepted, self.refused) = (0, 0),
            Command::Rcpt if code.is_positive() => self.accepted += 1,
            Command::Rcpt => self.refused += 1,
            Command::Data if code.is_intermediate() => self.begin_message(next),
            Command::Auth | Command::AuthData if code.is_intermediate() => self.expects = Expects::AuthData,
            _ => {}
        }
        self.is_closed =
            code == ReplyCode::SERVICE_NOT_AVAILABLE || command == Command::Quit && code.is_positive();
    }

    /// Changes the state as a reply to an unknown command does.
    fn follow_tail(&mut self, next: usize, code: ReplyCode) {
        match code {
            ReplyCode::START_MAIL_INPUT => self.begin_message(next),
            ReplyCode::AUTH_CONTINUE => self.expects = Expects::AuthData,
            _ => {}
        }
    }
}

/// Returns the command that a line is, also where Thunderbird does not show a login: `Logging suppressed (it probably
/// contained auth information)`.
pub(crate) fn command_of(words: &[u8]) -> Option<Command> {
    const INSTEAD: &[u8] = b"(it probably contained auth";
    let is_hidden_login = || words.windows(INSTEAD.len()).any(|part| part == INSTEAD);
    Command::from_line(words).or_else(|| is_hidden_login().then_some(Command::Auth))
}

/// Returns `true` if a line is a command that begins a session.
pub(crate) fn is_hello(words: &[u8]) -> bool {
    matches!(Command::from_line(words), Some(Command::Ehlo | Command::Helo | Command::Lhlo))
        && is_whole_command(words)
}

/// Returns `true` if a line is a command about an address.
pub(crate) fn is_transaction(words: &[u8]) -> bool {
    matches!(Command::from_line(words), Some(Command::Mail | Command::Rcpt)) && is_whole_command(words)
}

fn is_number(word: &[u8]) -> bool {
    !word.is_empty() && word.iter().all(u8::is_ascii_digit)
}

/// Returns `true` if a line is a command with all its parts, and not a line of a text that begins with a verb:
/// `Help is on its way`.
pub(crate) fn is_whole_command(words: &[u8]) -> bool {
    let mut parts = words.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).skip(1);
    let (first, second) = (parts.next(), parts.next());
    let begins = |start: &[u8]| {
        first.is_some_and(|first| {
            first.get(..start.len()).is_some_and(|part| part.eq_ignore_ascii_case(start))
        })
    };
    match Command::from_line(words) {
        Some(Command::Mail) => begins(b"FROM:"),
        Some(Command::Rcpt) => begins(b"TO:"),
        Some(Command::Bdat) => first.is_some_and(is_number),
        Some(Command::Ehlo | Command::Helo | Command::Lhlo) => first.is_some() && second.is_none(),
        Some(Command::Data | Command::Noop | Command::Quit | Command::Rset | Command::StartTls) => {
            first.is_none()
        }
        _ => false,
    }
}
