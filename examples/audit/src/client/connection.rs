//! One connection with a client: a server that is right, but for the cues of the play.

use std::io;
use std::net::TcpStream;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use rustls::ServerConnection;
use smtp_codes::Command;

use super::Abilities;
use super::props::Props;
use super::run::{ENDLESS, Heard, Record};
use super::scene::{Cue, Pace, Play, Says};
use super::state::{Next, Said, State};
use crate::transcript::{Answer, Turn};
use crate::wire::{Read, Wire};

/// One connection.
pub(crate) struct Session<'s> {
    number: usize,
    play: &'s Play,
    abilities: &'s Abilities,
    props: &'s Props,
    /// The end of the play.
    until: Instant,
    /// The client has ended.
    is_over: &'s AtomicBool,
    sent: &'s Sent,
    wire: Option<Wire<ServerConnection>>,
    received: Vec<u8>,
    /// The octets that had come before the reply that the play is about.
    sent_before: usize,
    state: State,
    record: Record,
}

/// The connection has ended.
struct Gone;

type Flow<T = ()> = Result<T, Gone>;

/// The longest read, after which the client may turn out to have ended.
const SLICE: Duration = Duration::from_millis(20);
/// The most octets and lines that are taken from a client in a play, which none needs.
const MOST_OCTETS: usize = 1 << 20;
const MOST_LINES: usize = 5_000;
/// The octets of a text without end that are kept.
const FIRST_OCTETS: usize = 200;

/// What a client has sent in one play, on all its connections.
#[derive(Debug, Default)]
pub(crate) struct Sent {
    octets: AtomicUsize,
    lines: AtomicUsize,
}

impl<'s> Session<'s> {
    pub(crate) fn new(
        number: usize,
        play: &'s Play,
        abilities: &'s Abilities,
        props: &'s Props,
        until: Instant,
        is_over: &'s AtomicBool,
        sent: &'s Sent,
    ) -> Self {
        Self {
            number,
            play,
            abilities,
            props,
            until,
            is_over,
            sent,
            wire: None,
            received: Vec::new(),
            sent_before: 0,
            state: State::new(*play, abilities),
            record: Record::default(),
        }
    }

    /// Talks to the client until the connection ends.
    pub(crate) fn serve(mut self, stream: TcpStream) -> Record {
        let _ = stream.set_nodelay(true);
        self.wire = Some(Wire::new(stream));
        let _ = self.talk();
        if let Some(wire) = self.wire.take() {
            wire.close();
        }
        self.record.listed = self.state.listed();
        self.record
    }

    fn talk(&mut self) -> Flow {
        self.say(Command::Connect, 1, b"", "220 mx.example.org ESMTP")?;
        loop {
            let line = self.line()?;
            let command = Command::from_line(&line).unwrap_or(Command::Unrecognized);
            self.hear(command, &line, true);
            if command == Command::Auth {
                self.login(&line)?;
                continue;
            }
            let text = String::from_utf8_lossy(&line).into_owned();
            let due = self.state.reply_to(command, &text);
            let said = match due.nth {
                Some(nth) => self.say(command, nth, &line, &due.usual)?,
                None => self.write(command, &line, &due.usual),
            };
            match self.state.after(command, &text, said) {
                Next::Line => {}
                Next::Tls => self.secure()?,
                Next::Text => self.text(said.is(354))?,
                Next::End => return self.hang_up(),
            }
        }
    }

    /// Says what is right, or what the play says instead.
    fn say(&mut self, command: Command, nth: usize, line: &[u8], usual: &str) -> Flow<Said> {
        let Some(at) = self.cue(command, nth, line) else {
            return Ok(self.write(command, line, usual));
        };
        let cue = &self.play.cues[at];
        let is_point = at == 0 && self.record.point.is_none();
        if is_point {
            self.look();
            self.sent_before = self.received.len();
        }
        let said = self.perform(cue, command, line);
        if is_point {
            self.record.point = self.record.transcript.answers().next_back().cloned();
        }
        if cue.hangs_up {
            self.hang_up()?;
        }
        Ok(said)
    }

    /// Returns the number of the cue for this command or reply, which is the one of that number of its kind.
    fn cue(&self, command: Command, nth: usize, line: &[u8]) -> Option<usize> {
        let is_at = |cue: &Cue| cue.at == command || cue.at == Command::Ehlo && command == Command::Lhlo;
        let is_first_word = line.split(|octet| *octet == b' ').count() < 3;
        let is_meant = |cue: &Cue| {
            is_at(cue) && cue.nth.is_none_or(|one| one == nth) && (is_first_word || !cue.is_first_word)
        };
        self.play.cues.iter().position(is_meant).filter(|_| self.state.is_in_place(command))
    }

    /// Writes a reply of these lines.
    fn write(&mut self, command: Command, line: &[u8], reply: &str) -> Said {
        let octets = format!("{}\r\n", reply.replace('\n', "\r\n")).into_bytes();
        match self.play.pace {
            Pace::AtOnce => self.send(&octets),
            Pace::Late(thousandths) => {
                self.pause(thousandths);
                self.send(&octets);
            }
            Pace::Octets => {
                for octet in octets.chunks(1) {
                    self.send(octet);
                    thread::sleep(Duration::from_millis(1));
                }
            }
        }
        self.said(command, line, octets)
    }

    fn perform(&mut self, cue: &Cue, command: Command, line: &[u8]) -> Said {
        match cue.says {
            Says::Reply(reply) => self.write(command, line, reply),
            Says::Held(first, thousandths, rest) => {
                let first = first.replace('\n', "\r\n").into_bytes();
                let rest = format!("{}\r\n", rest.replace('\n', "\r\n")).into_bytes();
                if !first.is_empty() {
                    self.send(&first);
                }
                self.pause(thousandths);
                self.send(&rest);
                self.said(command, line, [first, rest].concat())
            }
            Says::Repeated(start, piece, times, end) => {
                let octets = format!("{start}{}{end}\r\n", piece.repeat(times)).into_bytes();
                self.send(&octets);
                self.said(command, line, octets)
            }
            Says::Nothing => {
                self.record.transcript.event("the server hangs up without a reply");
                self.said(command, line, Vec::new())
            }
        }
    }

    /// Records a reply.
    fn said(&mut self, command: Command, line: &[u8], raw: Vec<u8>) -> Said {
        let said = Said::read(command, &raw);
        let answer = Answer { command, line: line.to_vec(), raw, is_enhanced: false };
        self.record.transcript.turns.push(Turn::Server(answer));
        said
    }

    fn hear(&mut self, command: Command, octets: &[u8], is_whole: bool) {
        let shown = match (command, is_whole) {
            (Command::EndOfData, true) => [octets, b".\r\n"].concat(),
            (Command::EndOfData, false) => octets.to_vec(),
            _ => [octets, b"\r\n"].concat(),
        };
        self.record.transcript.turns.push(Turn::Client(shown));
        self.record.heard.push(Heard {
            connection: self.number,
            command,
            octets: octets.to_vec(),
            is_secured: self.state.is_secured(),
            comes_after: self.record.point.is_some() && self.sent_before == 0,
            is_whole,
        });
        self.sent_before = self.sent_before.saturating_sub(octets.len() + 2);
        self.sent.lines.fetch_add(1, Ordering::Relaxed);
    }

    /// Writes, even to a client that has hung up: the next read shows that.
    fn send(&mut self, octets: &[u8]) {
        if let Some(wire) = &mut self.wire {
            let _ = wire.write(octets, self.until);
        }
    }

    /// Pauses, and records a client that does not wait.
    fn pause(&mut self, thousandths: u32) {
        thread::sleep(self.abilities.second * thousandths / 1000);
        self.record.left_early |= self.look() == Some(Read::End);
        if !self.received.is_empty() && !self.record.was_early {
            self.record.was_early = true;
            let first = self.received.split(|octet| *octet == b'\n').next().unwrap_or_default();
            let first = first.trim_ascii_end().escape_ascii();
            self.record.transcript.event(format!("the client does not wait, and has sent: {first}"));
        }
    }

    /// Takes what has come.
    fn look(&mut self) -> Option<Read> {
        self.read(Duration::ZERO).ok()
    }

    fn read(&mut self, time: Duration) -> Flow<Read> {
        let read = self.wire.as_mut().ok_or(Gone)?.read(&mut self.received, time).map_err(|_| Gone)?;
        if let Read::Octets(octets) = read {
            self.sent.octets.fetch_add(octets, Ordering::Relaxed);
        }
        Ok(read)
    }

    /// Waits for more of the client.
    fn more(&mut self) -> Flow {
        self.endures()?;
        loop {
            // Read before the client is seen to have ended, or its last words are lost.
            let is_over = self.is_over.load(Ordering::Relaxed);
            let is_late = Instant::now() >= self.until;
            match self.read(SLICE)? {
                Read::Octets(_) if !is_late => return Ok(()),
                Read::Nothing if !is_late && !is_over => {}
                _ => return Err(Gone),
            }
        }
    }

    /// Fails where the client has sent more than any has to.
    fn endures(&mut self) -> Flow {
        let is_too_much = self.sent.octets.load(Ordering::Relaxed) > MOST_OCTETS
            || self.sent.lines.load(Ordering::Relaxed) > MOST_LINES;
        if !is_too_much {
            return Ok(());
        }
        if !self.record.is_endless {
            self.record.is_endless = true;
            self.record.transcript.event(ENDLESS);
        }
        Err(Gone)
    }

    /// The next line, without its end.
    fn line(&mut self) -> Flow<Vec<u8>> {
        loop {
            if let Some(at) = self.received.iter().position(|octet| *octet == b'\n') {
                let mut line: Vec<u8> = self.received.drain(..=at).collect();
                line.pop();
                if line.last() == Some(&b'\r') {
                    line.pop();
                }
                self.endures()?;
                // Many lines may have come in one go, and each reply may have its pause.
                return if Instant::now() < self.until { Ok(line) } else { Err(Gone) };
            }
            self.more()?;
        }
    }

    /// Takes a message, and answers it: once, or with LMTP for each recipient.
    fn text(&mut self, is_asked_for: bool) -> Flow {
        // The line of DATA ends with what the line of a lone dot may begin after.
        let mut text = b"\r\n".to_vec();
        loop {
            // An end may have begun in the last four octets of what was looked at before.
            let looked_at = text.len().saturating_sub(4);
            text.append(&mut self.received);
            let is_command = |verb: &[u8]| text.get(2..).is_some_and(|line| line.eq_ignore_ascii_case(verb));
            if !is_asked_for && (is_command(b"QUIT\r\n") || is_command(b"RSET\r\n")) {
                self.received = text.split_off(2);
                return Ok(());
            }
            let end = text[looked_at..].windows(5).position(|window| window == b"\r\n.\r\n");
            if let Some(at) = end.map(|end| looked_at + end) {
                self.received = text.split_off(at + 5);
                text.truncate(at + 2);
                text.drain(..2);
                break;
            }
            if self.more().is_err() {
                text.drain(..2);
                if self.record.is_endless {
                    text.truncate(FIRST_OCTETS);
                }
                if !text.is_empty() {
                    self.hear(Command::EndOfData, &text, false);
                }
                return Err(Gone);
            }
        }
        self.hear(Command::EndOfData, &text, true);
        for (at, recipients) in self.state.replies_due().into_iter().enumerate() {
            let usual = self.state.reply_to_text(&recipients, text.len());
            if self.say(Command::EndOfData, at + 1, b".", usual)?.is_accepted {
                self.record.taken.extend(recipients);
            }
        }
        self.state.forget();
        Ok(())
    }

    /// Takes a login: each mechanism has its challenges, and every response is accepted.
    fn login(&mut self, line: &[u8]) -> Flow {
        let text = String::from_utf8_lossy(line).into_owned();
        let (nth, mut challenges) = match self.state.challenges(&text) {
            Ok(begun) => begun,
            Err(refusal) => {
                self.write(Command::Auth, line, refusal);
                return Ok(());
            }
        };
        if self.cue(Command::Auth, nth, line).is_some() || !challenges.is_empty() {
            let first = challenges.pop_front().unwrap_or("334 ");
            if !self.say(Command::Auth, nth, line, first)?.is(334) {
                return Ok(());
            }
            loop {
                let response = self.line()?;
                self.hear(Command::AuthData, &response, true);
                if response == b"*" {
                    self.write(Command::AuthData, &response, "501 5.7.0 cancelled");
                    return Ok(());
                }
                let Some(challenge) = challenges.pop_front() else { break };
                self.write(Command::AuthData, &response, challenge);
            }
        }
        self.say(Command::AuthData, nth, line, "235 2.7.0 welcome").map(drop)
    }

    fn secure(&mut self) -> Flow {
        let wire = self.wire.take().ok_or(Gone)?;
        self.received.clear();
        let secured =
            ServerConnection::new(self.props.tls.clone()).map_err(io::Error::other).and_then(|session| {
                wire.secure_by(session, self.until.saturating_duration_since(Instant::now()))
            });
        match secured {
            Ok(wire) => {
                self.wire = Some(wire);
                self.state.secured();
                self.record.transcript.event("TLS begins");
                Ok(())
            }
            Err(error) => {
                self.record.transcript.event(format!("TLS does not begin: {error}"));
                Err(Gone)
            }
        }
    }

    /// Hangs up, and hears what the client still says: a socket that is closed over unread octets takes back what it
    /// has sent.
    fn hang_up(&mut self) -> Flow {
        let wire = self.wire.as_mut().ok_or(Gone)?;
        wire.hang_up();
        self.until = self.until.min(Instant::now() + self.abilities.second);
        while let Ok(line) = self.line() {
            let command = Command::from_line(&line).unwrap_or(Command::Unrecognized);
            self.hear(command, &line, true);
        }
        Err(Gone)
    }
}
