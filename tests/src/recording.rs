//! Recorded sessions with real servers, and which command each reply answers.

use std::collections::VecDeque;
use std::path::Path;

use serde_json::Value;
use smtp_codes::{Command, Reply, ReplyDecoder};

/// One step of a session: what the client sent, and everything that the server sent until it was silent.
#[derive(Debug)]
pub struct Step {
    /// All of it, also where it was several lines.
    pub sent: String,
    /// All of it, also where it was several replies.
    pub received: Vec<u8>,
    /// How many replies the recording found in it.
    pub replies: usize,
}

/// All that one server said on one connection.
#[derive(Debug)]
pub struct Session {
    /// The name of its program.
    pub server: String,
    /// Which of its sessions.
    pub name: String,
    /// In order.
    pub steps: Vec<Step>,
}

/// Every session of every recording.
///
/// # Panics
///
/// Where a recording is not as `data/README.md` says.
#[must_use]
pub fn sessions() -> Vec<Session> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/transcripts");
    let mut files: Vec<_> = folder.read_dir().expect("the recordings are there").flatten().collect();
    files.sort_by_key(|file| file.file_name());
    let mut sessions: Vec<Session> = Vec::new();
    for file in files {
        let text = std::fs::read_to_string(file.path()).expect("a recording is text");
        for line in text.lines() {
            let row: Value = serde_json::from_str(line).expect("a step is a JSON object");
            let word = |key: &str| row[key].as_str().expect("a step has this word").to_owned();
            let (server, name) = (word("server"), word("session"));
            if sessions.last().is_none_or(|last| (&last.server, &last.name) != (&server, &name)) {
                sessions.push(Session { server, name, steps: Vec::new() });
            }
            let session = sessions.last_mut().expect("there is one now");
            let step = Step::of(&row, word("command"), &word("reply_raw"));
            match session.steps.last_mut() {
                Some(last) if last.ends_in_a_reply() => last.extend(step),
                _ => session.steps.push(step),
            }
        }
    }
    sessions
}

impl Step {
    fn of(row: &Value, sent: String, received: &str) -> Self {
        let number = |key: &str| row[key].as_u64().and_then(|number| usize::try_from(number).ok());
        let replies = number("found").or(number("replies")).unwrap_or(usize::from(!received.is_empty()));
        Self { sent, received: received.into(), replies }
    }

    /// Returns the commands of the client, after a reply with this code.
    fn commands(&self, code_before: Option<u16>) -> Vec<Command> {
        match (self.sent.as_str(), code_before) {
            (connect, _) if connect.starts_with("(connect") => vec![Command::Connect],
            ("(nothing sent for the idle limit)" | "(half a message, then nothing)", _) => vec![],
            (_, Some(334)) => vec![Command::AuthData],
            (message, Some(354)) => {
                let after = message.split_once("\r\n.\r\n").map(|(_, after)| after);
                let after = after.filter(|after| !after.is_empty()).into_iter().flat_map(lines);
                std::iter::once(Command::EndOfData).chain(after.map(command)).collect()
            }
            // After the first line comes the chunk, whose lines a server without BDAT takes for commands.
            (chunk, _) if chunk.starts_with("BDAT") && self.replies == 1 => vec![Command::Bdat],
            (sent, _) => lines(sent).map(command).collect(),
        }
    }

    /// The recording stopped between two lines of a reply.
    fn ends_in_a_reply(&self) -> bool {
        let lines = self.received.strip_suffix(b"\r\n").unwrap_or_default();
        let last_line = lines.rsplit(|octet| *octet == b'\n').next().unwrap_or_default();
        last_line.get(3) == Some(&b'-')
    }

    fn extend(&mut self, step: Self) {
        self.sent.push_str(&step.sent);
        self.received.extend(step.received);
        self.replies += step.replies;
    }
}

impl Session {
    /// Everything that the server sent.
    #[must_use]
    pub fn octets(&self) -> Vec<u8> {
        self.steps.iter().flat_map(|step| step.received.iter().copied()).collect()
    }

    /// The lines of the client that come where a command is due.
    #[must_use]
    pub fn command_lines(&self) -> Vec<&str> {
        let mut code = None;
        let mut sent = Vec::new();
        for step in &self.steps {
            match code {
                Some(334) => {}
                Some(354) => sent.extend(step.sent.ends_with("\r\n.\r\n").then_some(".")),
                _ if step.sent.starts_with('(') => {}
                _ => sent.extend(lines(&step.sent).take(if step.sent.starts_with("BDAT") {
                    step.replies
                } else {
                    99
                })),
            }
            if step.replies > 0 {
                code = decode(&step.received).last().map(|reply| reply.code().get());
            }
        }
        sent
    }

    /// Every reply with the command that it answers.
    ///
    /// # Panics
    ///
    /// Where the server did not send as many replies as the recording says.
    #[must_use]
    pub fn answers<'a>(&'a self) -> Vec<(Command, Reply<'a>)> {
        let mut answers: Vec<(Command, Reply<'a>)> = Vec::new();
        let mut waiting = VecDeque::new();
        // An early EHLO is sent before the greeting that it should have waited for.
        waiting.extend((self.name == "pregreet").then_some(Command::Connect));
        for step in self.steps.iter().filter(|step| step.replies > 0) {
            let code = answers.last().map(|(_, reply)| reply.code().get());
            waiting.extend(step.commands(code));
            let replies = decode(&step.received);
            assert_eq!(replies.len(), step.replies, "{} {}: {:?}", self.server, self.name, step.sent);
            // LMTP answers a message once for each recipient (RFC 2033 section 4.2).
            while waiting.front() == Some(&Command::EndOfData) && waiting.len() < replies.len() {
                waiting.push_front(Command::EndOfData);
            }
            let next = || waiting.pop_front().unwrap_or(Command::Unsolicited);
            answers.extend(std::iter::repeat_with(next).zip(replies));
        }
        answers
    }
}

/// Every reply in what a server sent.
///
/// # Panics
///
/// Where it sent anything else.
#[must_use]
pub fn decode(mut octets: &[u8]) -> Vec<Reply<'_>> {
    let mut decoder = ReplyDecoder::new();
    let mut replies = Vec::new();
    while let Some((reply, used)) = decoder.decode(octets).expect("a server sends replies") {
        replies.push(reply);
        octets = &octets[used..];
    }
    assert!(octets.is_empty(), "a reply is cut short: {}", octets.escape_ascii());
    replies
}

fn lines(sent: &str) -> impl Iterator<Item = &str> {
    sent.strip_suffix("\r\n").unwrap_or(sent).split("\r\n")
}

fn command(line: &str) -> Command {
    Command::from_line(line.as_bytes()).unwrap_or(Command::Unrecognized)
}
