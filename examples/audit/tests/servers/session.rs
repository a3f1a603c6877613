//! A session that is right, but for what is planted.

use core::cmp::Reverse;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use crate::base::Stream;
use crate::commands::{Next, State};
use crate::kind::Kind;

/// The limit of a message.
pub(crate) const SIZE: usize = 70_000;

/// A fault in how octets are read or written, which no change of a reply can show.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Quirk {
    None,
    /// These octets end a message, too.
    EndsText(&'static [u8]),
    /// A CR ends a line.
    CrEndsLine,
    /// A LF ends a line.
    LfEndsLine,
    /// Says something after a while of silence.
    TalksWhenIdle,
    /// Hangs up after a while of silence.
    LeavesWhenIdle,
    /// Stays after QUIT.
    StaysAfterQuit,
    /// Takes one read for one line.
    ReadsWholeLines,
    /// Answers the end of a group when the next one comes.
    HoldsReplies,
    /// Answers the second command of a group before the first.
    SwapsReplies,
    /// Carries out under TLS what came in clear.
    KeepsClearOctets,
    /// Does not begin TLS.
    RefusesHandshake,
    /// Takes the octets of a refused chunk for commands.
    ForgetsChunkOctets,
    /// Drops what came after the end of a message in one read.
    DropsAfterText,
}

/// Plants a fault.
pub(crate) type Plant = for<'t> fn(&mut Turn<'t>);

/// One command and its reply, on which a fault can be planted.
pub(crate) struct Turn<'t> {
    /// The line: `(connect)` for the greeting, `.` for the end of a message.
    pub(crate) line: &'t str,
    /// The state before the command, and after it.
    pub(crate) before: &'t State,
    pub(crate) state: &'t mut State,
    pub(crate) reply: Vec<u8>,
    pub(crate) next: Next,
    pub(crate) inbox: &'t PathBuf,
}

impl Turn<'_> {
    /// Returns `true` if the line begins with these words.
    pub(crate) fn is(&self, words: &str) -> bool {
        self.line.get(..words.len()).is_some_and(|start| start.eq_ignore_ascii_case(words))
    }

    /// Says something else than is right.
    pub(crate) fn says(&mut self, reply: &str) {
        self.reply = format!("{reply}\r\n").into_bytes();
    }

    /// Says it to these commands.
    pub(crate) fn answers(&mut self, words: &str, reply: &str) {
        if self.is(words) {
            self.says(reply);
        }
    }

    /// The same, and nothing changes by the command.
    pub(crate) fn refuses(&mut self, words: &str, reply: &str) {
        if self.is(words) {
            self.says(reply);
            *self.state = self.before.clone();
            self.next = Next::Line;
        }
    }

    /// Returns `true` if the command before it begins with these words.
    pub(crate) fn follows(&self, words: &str) -> bool {
        self.before.history.last().is_some_and(|last| last.starts_with(words))
    }

    /// Returns `true` if the message has these octets in it.
    pub(crate) fn has_text(&self, octets: &[u8]) -> bool {
        self.line == "." && self.state.text.windows(octets.len()).any(|window| window == octets)
    }

    /// Takes a sender.
    pub(crate) fn takes_sender(&mut self) {
        self.says("250 2.1.0 fine");
        self.state.mail = true;
    }

    /// Waits for a message.
    pub(crate) fn goes_on(&mut self) {
        self.says("354 go on");
        self.next = Next::Text;
    }

    /// Says it twice.
    pub(crate) fn repeats(&mut self) {
        self.reply = self.reply.repeat(2);
    }

    /// Ends the connection without a word.
    pub(crate) fn leaves(&mut self) {
        self.reply.clear();
        self.next = Next::End;
    }

    fn text(&self) -> String {
        String::from_utf8_lossy(&self.reply).into_owned()
    }

    /// Changes the text of the reply.
    pub(crate) fn replace(&mut self, from: &str, to: &str) {
        self.reply = self.text().replace(from, to).into_bytes();
    }

    /// Delivers a message.
    pub(crate) fn deliver(&self) {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let name = NUMBER.fetch_add(1, Ordering::Relaxed).to_string();
        fs::write(self.inbox.join(name), b"").unwrap();
    }
}

/// A session.
pub(crate) struct Session {
    kind: Kind,
    plant: Plant,
    quirk: Quirk,
    inbox: PathBuf,
    state: State,
    received: Vec<u8>,
    held: Vec<u8>,
    is_in_group: bool,
    has_greeted: bool,
}

impl Session {
    pub(crate) fn new(kind: Kind, plant: Plant, quirk: Quirk, inbox: PathBuf) -> Self {
        let (mut state, received, held, is_in_group, has_greeted): (State, _, _, _, _) = Default::default();
        state.tls = kind == Kind::Tls;
        Self { kind, plant, quirk, inbox, state, received, held, is_in_group, has_greeted }
    }

    pub(crate) const fn begins_with_tls(&self) -> bool {
        self.state.tls
    }

    /// Talks until the end, or until TLS is to begin.
    pub(crate) fn talk(&mut self, stream: &mut dyn Stream) -> io::Result<bool> {
        if !self.has_greeted {
            self.has_greeted = true;
            let before = self.state.clone();
            let greeting = match self.kind {
                Kind::Refuses => "554 mx.example.org takes no mail\r\n",
                _ => "220 mx.example.org ESMTP\r\n",
            };
            self.turn(stream, "(connect)", &before, greeting.into(), Next::Line)?;
        }
        loop {
            let octets = self.line(stream)?;
            let line = String::from_utf8_lossy(&octets).into_owned();
            let before = self.state.clone();
            let (reply, next) = self.state.command(self.kind, &line);
            let next = match next {
                Next::Chunk(octets, is_last) => {
                    let reply = self.chunk(stream, octets, is_last, reply)?;
                    self.turn(stream, &line, &before, reply, Next::Line)?
                }
                next => self.turn(stream, &line, &before, reply, next)?,
            };
            match next {
                Next::Line | Next::Chunk(..) => {}
                Next::Text => self.text(stream)?,
                Next::End if self.quirk == Quirk::StaysAfterQuit => {}
                Next::End => return Ok(false),
                Next::Tls => {
                    let before = core::mem::take(&mut self.state);
                    self.state.tls = true;
                    if self.quirk != Quirk::KeepsClearOctets {
                        self.received.clear();
                    }
                    self.turn(stream, "(tls)", &before, Vec::new(), Next::Tls)?;
                    return Ok(self.quirk != Quirk::RefusesHandshake);
                }
            }
        }
    }

    /// Lets the plant change a reply, and says it.
    fn turn(
        &mut self,
        stream: &mut dyn Stream,
        line: &str,
        before: &State,
        reply: Vec<u8>,
        next: Next,
    ) -> io::Result<Next> {
        let Self { inbox, state, .. } = self;
        let mut turn = Turn { line, before, state, reply, next, inbox };
        (self.plant)(&mut turn);
        let Turn { reply, next, .. } = turn;
        let has_more = self.received.contains(&b'\n');
        let was_in_group = core::mem::replace(&mut self.is_in_group, has_more);
        match self.quirk {
            Quirk::HoldsReplies if was_in_group && line == "NOOP" => {}
            Quirk::SwapsReplies if has_more && line.starts_with("MAIL") => self.held = reply,
            _ => {
                let reply = [reply, core::mem::take(&mut self.held)].concat();
                stream.write_all(&reply)?;
                stream.flush()?;
            }
        }
        Ok(next)
    }

    /// The next line, without its end.
    fn line(&mut self, stream: &mut dyn Stream) -> io::Result<Vec<u8>> {
        let ends: &[&[u8]] = match self.quirk {
            Quirk::LfEndsLine => &[b"\r\n", b"\n"],
            Quirk::CrEndsLine => &[b"\r\n", b"\r"],
            _ => &[b"\r\n"],
        };
        loop {
            let found =
                ends.iter().filter_map(|end| Some((find(&self.received, end)?, Reverse(end.len())))).min();
            if let Some((at, Reverse(length))) = found {
                let line = self.received[..at].to_vec();
                self.received.drain(..at + length);
                return Ok(line);
            }
            self.read(stream)?;
            if self.quirk == Quirk::ReadsWholeLines && self.received == b"N" {
                self.received.extend_from_slice(b"\r\n");
            }
        }
    }

    fn read(&mut self, stream: &mut dyn Stream) -> io::Result<()> {
        let mut chunk = [0; 16 * 1024];
        let was_idle = self.received.is_empty() && self.state.hello;
        let idles = matches!(self.quirk, Quirk::TalksWhenIdle | Quirk::LeavesWhenIdle);
        if was_idle && idles {
            return self.read_or_act(stream, &mut chunk);
        }
        let count = stream.read(&mut chunk)?;
        self.take(&chunk[..count])
    }

    fn take(&mut self, octets: &[u8]) -> io::Result<()> {
        if octets.is_empty() {
            return Err(ErrorKind::UnexpectedEof.into());
        }
        self.received.extend_from_slice(octets);
        Ok(())
    }

    /// Loses patience where the client says nothing.
    fn read_or_act(&mut self, stream: &mut dyn Stream, chunk: &mut [u8]) -> io::Result<()> {
        stream.set_patience(Some(Duration::from_millis(150)));
        loop {
            match stream.read(chunk) {
                Ok(count) => {
                    stream.set_patience(None);
                    return self.take(&chunk[..count]);
                }
                Err(error) if matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut) => {}
                Err(error) => return Err(error),
            }
            if self.quirk == Quirk::LeavesWhenIdle {
                return Err(ErrorKind::TimedOut.into());
            }
            stream.write_all(b"250 2.0.0 still there?\r\n")?;
            stream.set_patience(None);
        }
    }

    /// Takes a message, and answers it.
    fn text(&mut self, stream: &mut dyn Stream) -> io::Result<()> {
        let mut ends: Vec<&[u8]> = vec![b"\r\n.\r\n"];
        if let Quirk::EndsText(end) = self.quirk {
            ends.push(end);
        }
        // The line of DATA ends with what the first line of the end may begin with.
        let mut text = b"\r\n".to_vec();
        let longest = ends.iter().map(|end| end.len()).max().unwrap_or(1);
        let mut from = 0;
        loop {
            text.append(&mut self.received);
            let new = &text[from..];
            let found = ends.iter().filter_map(|end| Some((find(new, end)?, Reverse(end.len())))).min();
            if let Some((at, Reverse(length))) = found {
                self.received = text.split_off(from + at + length);
                break;
            }
            // The beginning of an end may be there already, and no more of one.
            from = text.len().saturating_sub(longest - 1);
            self.read(stream)?;
        }
        if self.quirk == Quirk::DropsAfterText {
            self.received.clear();
        }
        // The end has its line end in common with the last line, and the first line one that is not its own.
        self.state.text = text.get(2..text.len() - 3).unwrap_or_default().to_vec();
        let before = self.state.clone();
        let reply = self.state.deliver(self.kind, self.state.text.len());
        self.turn(stream, ".", &before, reply, Next::Line)?;
        Ok(())
    }

    /// Takes a chunk, and answers it.
    fn chunk(
        &mut self,
        stream: &mut dyn Stream,
        octets: usize,
        is_last: bool,
        refusal: Vec<u8>,
    ) -> io::Result<Vec<u8>> {
        if self.quirk == Quirk::ForgetsChunkOctets && !refusal.is_empty() {
            return Ok(refusal);
        }
        while self.received.len() < octets {
            self.read(stream)?;
        }
        self.received.drain(..octets);
        if !refusal.is_empty() {
            return Ok(refusal);
        }
        self.state.chunks = !is_last;
        Ok(if is_last { self.state.deliver(self.kind, octets) } else { b"250 2.0.0 go on\r\n".to_vec() })
    }
}

fn find(octets: &[u8], end: &[u8]) -> Option<usize> {
    octets.windows(end.len()).position(|window| window == end)
}
