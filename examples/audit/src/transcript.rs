//! The words of a connection, and who said them.

use std::fmt;

use serde::Serialize;
use serde::ser::{SerializeStruct as _, Serializer};
use smtp_codes::{Command, Escaped, Reply};

/// One thing that was said or that happened.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Turn {
    /// Octets that the client sent in one write.
    Client(Vec<u8>),
    /// A reply of the server.
    Server(Answer),
    /// Octets of the server that answer nothing, on a connection that was in step before.
    Extra(Vec<u8>),
    /// A reply where the check is that none comes.
    Unasked(Vec<u8>),
    /// The connection ended although a reply was due, and the RFC does not allow it.
    CutOff,
    /// Anything else, in words.
    Event(String),
}

/// A reply and what it answers.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Answer {
    /// The command that it answers.
    pub command: Command,
    /// The line that it answers, without line end; empty for the greeting.
    pub line: Vec<u8>,
    /// The reply, as it was received.
    pub raw: Vec<u8>,
    /// `true` if the server had offered ENHANCEDSTATUSCODES by then.
    pub is_enhanced: bool,
}

impl Answer {
    /// Returns the reply.
    #[must_use]
    pub fn reply(&self) -> Option<Reply<'_>> {
        Reply::parse(&self.raw).ok()
    }

    /// Returns the reply as one line.
    #[must_use]
    pub fn shown(&self) -> String {
        self.reply().map(|reply| reply.to_log().to_string()).unwrap_or_default()
    }

    /// Returns the meaning of the reply to its command.
    #[must_use]
    pub fn meaning(&self) -> Option<String> {
        let reply = self.reply()?;
        let explanation = reply.explain(Some(self.command));
        let findings = explanation.findings().map(|finding| finding.to_string());
        let sentences: Vec<String> =
            core::iter::once(format!("{}.", explanation.summary())).chain(findings).collect();
        Some(sentences.join(" "))
    }
}

/// All of a connection, or of several where a check takes more than one.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Transcript {
    /// The turns, in their order.
    pub turns: Vec<Turn>,
}

impl Transcript {
    /// Returns the replies, each with what it answers.
    #[must_use]
    pub fn answers(&self) -> impl DoubleEndedIterator<Item = &Answer> {
        self.turns.iter().filter_map(|turn| match turn {
            Turn::Server(answer) => Some(answer),
            _ => None,
        })
    }

    /// Adds the words for something that happened.
    pub fn event(&mut self, what: impl Into<String>) {
        self.turns.push(Turn::Event(what.into()));
    }

    /// Returns one line for each line that was said, each with who said it: `C`, `S`, or `-` for what happened.
    #[must_use]
    pub fn lines(&self) -> Vec<(char, String)> {
        let mut lines = Vec::new();
        for turn in &self.turns {
            let (who, octets) = match turn {
                Turn::Client(octets) => ('C', octets.as_slice()),
                Turn::Server(answer) => ('S', answer.raw.as_slice()),
                Turn::Extra(octets) | Turn::Unasked(octets) => ('S', octets.as_slice()),
                Turn::CutOff => ('-', b"the connection ended without a reply".as_slice()),
                Turn::Event(what) => ('-', what.as_bytes()),
            };
            let all: Vec<&[u8]> = split(octets).collect();
            // The beginning and the end of a long message are enough, and of a flood.
            let is_reply = matches!(turn, Turn::Server(_));
            let gap = all.len().checked_sub(LINES).filter(|gap| !is_reply && *gap > 1);
            let start = if gap.is_some() { LINES - END } else { all.len() };
            lines.extend(all[..start].iter().map(|line| (who, shown(line))));
            if let Some(gap) = gap {
                lines.push(('-', format!("{gap} lines more")));
                lines.extend(all[start + gap..].iter().map(|line| (who, shown(line))));
            }
        }
        lines
    }
}

impl fmt::Display for Transcript {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines().iter().try_for_each(|(who, line)| writeln!(f, "{who}: {line}"))
    }
}

impl Serialize for Transcript {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.lines().into_iter().map(Line))
    }
}

/// The lines of one write that are shown, and how many of them are from its end.
const LINES: usize = 12;
const END: usize = 3;

struct Line((char, String));

impl Serialize for Line {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let who = match self.0.0 {
            'C' => "client",
            'S' => "server",
            _ => "event",
        };
        let mut line = serializer.serialize_struct("Line", 2)?;
        line.serialize_field("who", who)?;
        line.serialize_field("text", &self.0.1)?;
        line.end()
    }
}

/// Each line without its CR LF. A line that ends otherwise keeps what shows it.
fn split(octets: &[u8]) -> impl Iterator<Item = &[u8]> {
    octets.split_inclusive(|octet| *octet == b'\n').map(|line| line.strip_suffix(b"\r\n").unwrap_or(line))
}

/// Returns a text in which what controls a display is written as escapes, the marks that turn its direction included.
pub(crate) fn harmless(text: &str) -> String {
    Escaped::new(text.as_bytes()).to_string()
}

/// A line as text that cannot move the cursor of a terminal; a long one is shown by its beginning and its length.
fn shown(line: &[u8]) -> String {
    const SHOWN: usize = 160;
    let mut text = String::new();
    let whole = String::from_utf8_lossy(line);
    for character in whole.chars().take(SHOWN) {
        match character {
            '\r' => text.push_str("<CR>"),
            '\n' => text.push_str("<LF>"),
            '\0' => text.push_str("<NUL>"),
            control if control.is_control() => text.extend(control.escape_unicode()),
            character => text.push_str(&harmless(character.encode_utf8(&mut [0; 4]))),
        }
    }
    if whole.chars().count() > SHOWN {
        text.push_str(&format!("... ({} octets)", line.len()));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{LINES, Transcript, Turn};

    #[test]
    fn nothing_that_was_said_controls_a_display() {
        let said = "250 \u{1b}[31m \u{202e}x\u{61c}\u{2066} \u{85}\0\r \u{e9}\r\n";
        let transcript = Transcript { turns: vec![Turn::Unasked(said.into()), Turn::Event(said.into())] };
        for (_, line) in transcript.lines() {
            assert_eq!(line, "250 \\u{1b}[31m \\u{202e}x\\u{61c}\\u{2066} \\u{85}<NUL><CR> \u{e9}");
        }
    }

    #[test]
    fn of_a_flood_the_beginning_and_the_end_are_shown() {
        let transcript = Transcript { turns: vec![Turn::Extra(b"250 ok\r\n".repeat(100_000))] };
        let lines = transcript.lines();
        assert_eq!(lines.len(), LINES + 1);
        assert!(lines.contains(&('-', "99988 lines more".into())));
    }
}
