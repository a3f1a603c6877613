//! Finds the command that a reply answers: the replies come in the order of the commands (RFC 2920 section 3.1).

use std::collections::VecDeque;

use smtp_codes::{Command, Reply, ReplyCode};

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

/// The state of a session, as both sides see it.
#[derive(Debug)]
pub(crate) struct Dialogue {
    waiting: VecDeque<Command>,
    /// The client has not spoken yet, and the greeting is not there.
    is_tail: bool,
    expects: Expects,
    is_lmtp: bool,
    accepted: usize,
    refused: usize,
    /// Octets of a chunk that the client still sends.
    chunk: usize,
}

/// The client's next line.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Expects {
    Command,
    Message,
    AuthData,
}

impl Dialogue {
    pub(crate) fn new(begin: Begin) -> Self {
        let waiting = (begin == Begin::Greeting).then_some(Command::Connect).into_iter().collect();
        Self {
            waiting,
            is_tail: begin == Begin::Tail,
            expects: Expects::Command,
            is_lmtp: false,
            accepted: 0,
            refused: 0,
            chunk: 0,
        }
    }

    /// Returns `true` if the next line is the client's, however it looks.
    pub(crate) fn is_in_message(&self) -> bool {
        self.expects == Expects::Message || self.chunk > 0
    }

    /// Returns `true` if the server owes a reply.
    pub(crate) fn is_waiting(&self) -> bool {
        !self.waiting.is_empty()
    }

    pub(crate) fn client(&mut self, line: &[u8]) {
        self.is_tail = false;
        if self.chunk > 0 {
            self.chunk = self.chunk.saturating_sub(line.len() + 2);
            return;
        }
        match self.expects {
            Expects::Message if line == b"." => {
                self.expects = Expects::Command;
                self.await_delivery(Command::EndOfData);
            }
            Expects::Message => {}
            Expects::AuthData => {
                self.expects = Expects::Command;
                self.waiting.push_back(Command::AuthData);
            }
            Expects::Command => self.command(line),
        }
    }

    fn command(&mut self, line: &[u8]) {
        let command = Command::from_line(line).unwrap_or(Command::Unrecognized);
        match command {
            Command::Lhlo => self.is_lmtp = true,
            Command::Ehlo | Command::Helo => self.is_lmtp = false,
            _ => {}
        }
        if command != Command::Bdat {
            return self.waiting.push_back(command);
        }
        let mut words = line.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).skip(1);
        let size = words.next().filter(|word| word.iter().all(u8::is_ascii_digit));
        let size = size.and_then(|word| std::str::from_utf8(word).ok()?.parse().ok());
        self.chunk = size.unwrap_or(0);
        match words.next() {
            Some(word) if word.eq_ignore_ascii_case(b"LAST") => self.await_delivery(command),
            _ => self.waiting.push_back(command),
        }
    }

    /// LMTP answers a message once for each recipient that was accepted (RFC 2033 section 4.2).
    fn await_delivery(&mut self, command: Command) {
        let replies = if self.is_lmtp { self.accepted.max(1) } else { 1 };
        self.waiting.extend(std::iter::repeat_n(command, replies));
    }

    pub(crate) fn server(&mut self, reply: &Reply<'_>) -> Context {
        if self.is_tail {
            match reply.code() {
                ReplyCode::START_MAIL_INPUT => self.expects = Expects::Message,
                ReplyCode::AUTH_CONTINUE => self.expects = Expects::AuthData,
                _ => {}
            }
            return Context::default();
        }
        let command = self.waiting.pop_front().unwrap_or_else(|| self.unasked(reply));
        let is_accepted = reply.code().is_positive();
        let is_echo = matches!(command, Command::Data | Command::Bdat | Command::EndOfData)
            && matches!(reply.code(), ReplyCode::BAD_SEQUENCE | ReplyCode::TRANSACTION_FAILED)
            && (self.accepted, self.refused > 0) == (0, true);
        match command {
            Command::Mail if is_accepted => (self.accepted, self.refused) = (0, 0),
            Command::Rset | Command::Ehlo | Command::Helo | Command::Lhlo => {
                (self.accepted, self.refused) = (0, 0)
            }
            Command::Rcpt if is_accepted => self.accepted += 1,
            Command::Rcpt => self.refused += 1,
            Command::Data if reply.code().is_intermediate() => self.expects = Expects::Message,
            Command::Auth | Command::AuthData if reply.code().is_intermediate() => {
                self.expects = Expects::AuthData;
            }
            _ => {}
        }
        Context { command: Some(command), is_echo }
    }

    /// A reply came that could not be read.
    pub(crate) fn refused(&mut self) {
        self.waiting.pop_front();
    }

    /// Transcripts leave out the message and the login; apart from those, a reply without a command is one too many.
    fn unasked(&mut self, reply: &Reply<'_>) -> Command {
        let is_close = reply.code() == ReplyCode::SERVICE_NOT_AVAILABLE;
        match std::mem::replace(&mut self.expects, Expects::Command) {
            Expects::Message if !is_close => Command::EndOfData,
            Expects::AuthData if !is_close => Command::AuthData,
            _ => Command::Unsolicited,
        }
    }
}
