//! One connection to the server, and what is said on it.

use std::collections::VecDeque;
use std::io::{self, ErrorKind};
use std::time::Instant;

use smtp_codes::{Command, DecodeError, ReplyDecoder};

use super::connection::{Read, Wire};
use super::site::{Security, Site};
use super::stalls::{Place, Stalls};
use crate::transcript::{Answer, Transcript, Turn};

/// One connection.
pub(crate) struct Talk<'s> {
    pub(crate) site: &'s Site,
    stalls: &'s Stalls,
    pub(crate) transcript: Transcript,
    wire: Option<Wire>,
    received: Vec<u8>,
    decoder: ReplyDecoder,
    /// The commands that have no reply yet, each with its line.
    waiting: VecDeque<(Command, Vec<u8>)>,
    /// `true` while it is known which reply answers which command.
    is_in_step: bool,
    /// The list of the last reply to EHLO, in upper case: each keyword with its parameters.
    offers: Vec<String>,
    /// `true` if ENHANCEDSTATUSCODES is in it, and HELO was not said since.
    is_enhanced: bool,
}

/// Why no reply came.
#[derive(Debug)]
pub(crate) enum Missed {
    /// Nothing came in time.
    Late,
    /// Nothing came in time so often that nobody waits any more, as this says.
    TooOften(String),
    /// The connection ended.
    Ended,
    /// It was not a reply.
    Broken(DecodeError),
    /// More comes, and nothing asked for it.
    Flooded,
    /// The connection failed.
    Failed(io::Error),
}

/// Octets that the server has the time of a reply to take.
const PIECE: usize = 1 << 16;
/// The most octets of the server that wait to be taken, which are more than any reply has.
const MOST_OCTETS: usize = 1 << 17;

impl<'s> Talk<'s> {
    pub(crate) fn new(site: &'s Site, stalls: &'s Stalls) -> Self {
        Self {
            site,
            stalls,
            transcript: Transcript::default(),
            wire: None,
            received: Vec::new(),
            decoder: ReplyDecoder::new(),
            waiting: VecDeque::new(),
            is_in_step: true,
            offers: Vec::new(),
            is_enhanced: false,
        }
    }

    /// Connects, so that the greeting is due.
    pub(crate) fn connect(&mut self) -> io::Result<()> {
        let is_tls = self.site.security == Security::Tls;
        let open = || Wire::open(self.site);
        let mut wire = self.unless_it_stalls(Place::Reply { to: Command::Connect, is_tls }, open)?;
        if is_tls {
            wire = self.unless_it_stalls(Place::Handshake, || wire.secure(self.site))?;
        }
        self.wire = Some(wire);
        self.expect(Command::Connect, b"");
        Ok(())
    }

    /// Opens or secures a connection. That this can be done says nothing of the reply that is to come.
    fn unless_it_stalls<T>(&self, place: Place, open: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        if let Some(why) = self.stalls.last(place) {
            return Err(io::Error::new(ErrorKind::TimedOut, why));
        }
        let outcome = open();
        match &outcome {
            Err(error) if error.kind() == ErrorKind::TimedOut => self.stalls.record(place, true),
            _ if place == Place::Handshake => self.stalls.record(place, false),
            _ => {}
        }
        outcome
    }

    /// Leaves, so that a new connection can be made.
    pub(crate) fn leave(&mut self) {
        let last = core::mem::replace(self, Self::new(self.site, self.stalls));
        self.transcript = last.quit();
        self.transcript.event("a new connection");
    }

    /// Stops waiting for the reply that is due.
    pub(crate) fn give_up(&mut self) {
        self.waiting.pop_front();
    }

    /// Begins TLS, and forgets what was learned before (RFC 3207 section 4.2).
    pub(crate) fn secure(&mut self) -> io::Result<()> {
        self.take_extra();
        let wire = self.wire.take().ok_or_else(|| io::Error::other("the connection has ended"))?;
        self.received.clear();
        self.decoder.reset();
        self.waiting.clear();
        self.offers.clear();
        self.is_enhanced = false;
        match self.unless_it_stalls(Place::Handshake, || wire.secure(self.site)) {
            Ok(wire) => {
                self.wire = Some(wire);
                self.transcript.event("TLS begins");
                Ok(())
            }
            Err(error) => {
                self.transcript.event(format!("TLS does not begin: {error}"));
                Err(error)
            }
        }
    }

    /// Sends octets that are to be answered as these commands are, each named with its line.
    pub(crate) fn send(&mut self, octets: &[u8], commands: impl IntoIterator<Item = (Command, Vec<u8>)>) {
        self.take_extra();
        self.transcript.turns.push(Turn::Client(octets.to_vec()));
        self.waiting.extend(commands);
        // A server that has closed already still has its last reply on the way.
        if let Some(wire) = &mut self.wire {
            let is_taken = |piece| wire.write(piece, Instant::now() + self.site.patience.reply).is_ok();
            let _ = octets.chunks(PIECE).all(is_taken);
        }
    }

    /// Names one more reply that is due.
    pub(crate) fn expect(&mut self, command: Command, line: &[u8]) {
        self.waiting.push_back((command, line.to_vec()));
    }

    /// Records what came although nothing was asked.
    fn take_extra(&mut self) {
        if !self.waiting.is_empty() {
            return;
        }
        if self.received.is_empty() {
            let _ = self.read_more(Instant::now());
        }
        if !self.received.is_empty() {
            self.records_extra();
        }
    }

    fn records_extra(&mut self) {
        let extra = core::mem::take(&mut self.received);
        // Data after the greeting is the subject of the check of the greeting.
        let is_greeting =
            self.transcript.answers().next_back().is_some_and(|last| last.command == Command::Connect);
        let is_own = is_greeting || !self.is_in_step;
        self.transcript.turns.push(if is_own { Turn::Unasked(extra) } else { Turn::Extra(extra) });
    }

    fn read_more(&mut self, until: Instant) -> Result<(), Missed> {
        let Some(wire) = &mut self.wire else { return Err(Missed::Ended) };
        if self.received.len() > MOST_OCTETS {
            return Err(Missed::Flooded);
        }
        let time = until.saturating_duration_since(Instant::now());
        match wire.read(&mut self.received, time).map_err(Missed::Failed)? {
            // Or a server that goes on and on would be listened to as long.
            Read::Octets(_) if time.is_zero() => Err(Missed::Late),
            Read::Octets(_) => Ok(()),
            Read::End => Err(Missed::Ended),
            Read::Nothing if Instant::now() >= until => Err(Missed::Late),
            Read::Nothing => Ok(()),
        }
    }

    /// Takes the reply to the oldest command that has none.
    pub(crate) fn answer(&mut self) -> Result<Answer, Missed> {
        let to = self.waiting.front().map_or(Command::Unsolicited, |(command, _)| *command);
        let place = Place::Reply { to, is_tls: matches!(self.wire, Some(Wire::Tls(_))) };
        if let Some(why) = self.stalls.last(place) {
            return Err(Missed::TooOften(why));
        }
        let outcome = self.next_answer();
        self.stalls.record(place, matches!(outcome, Err(Missed::Late)));
        outcome
    }

    fn next_answer(&mut self) -> Result<Answer, Missed> {
        let until = Instant::now() + self.site.patience.reply;
        loop {
            match self.decoder.decode(&self.received) {
                Ok(Some((reply, used))) => {
                    let raw = reply.raw().to_vec();
                    self.received.drain(..used);
                    return Ok(self.take(raw));
                }
                Ok(None) => self.read_more(until)?,
                Err(error) => {
                    self.records_extra();
                    self.decoder.reset();
                    return Err(Missed::Broken(error));
                }
            }
        }
    }

    /// From now on nobody can tell which reply answers what.
    pub(crate) const fn loses_step(&mut self) {
        self.is_in_step = false;
    }

    /// Takes what came although nothing was asked.
    pub(crate) fn unasked(&mut self) -> Result<Answer, Missed> {
        self.loses_step();
        self.answer()
    }

    fn take(&mut self, raw: Vec<u8>) -> Answer {
        if !self.is_in_step {
            self.transcript.turns.push(Turn::Unasked(raw.clone()));
            return Answer { command: Command::Unsolicited, line: Vec::new(), raw, is_enhanced: false };
        }
        let (command, line) = self.waiting.pop_front().unwrap_or((Command::Unsolicited, Vec::new()));
        let is_hello = matches!(command, Command::Connect | Command::Ehlo | Command::Lhlo | Command::Helo);
        let answer = Answer { command, line, raw, is_enhanced: self.is_enhanced && !is_hello };
        if let Some(reply) = answer.reply().filter(|reply| is_hello && reply.code() == 250) {
            // HELO lists nothing, and takes nothing back that EHLO has told.
            if command != Command::Helo {
                let lines = reply.capabilities().map(|line| line.to_string().to_ascii_uppercase());
                self.offers = lines.collect();
            }
            self.is_enhanced = command != Command::Helo && self.has("ENHANCEDSTATUSCODES");
        }
        self.transcript.turns.push(Turn::Server(answer.clone()));
        answer
    }

    /// Returns what the server listed after this keyword.
    pub(crate) fn offer(&self, keyword: &str) -> Option<&str> {
        self.offers.iter().find_map(|line| {
            let rest = line.strip_prefix(keyword)?;
            (rest.is_empty() || rest.starts_with(' ')).then(|| rest.trim())
        })
    }

    /// Returns `true` if the server listed this keyword.
    pub(crate) fn has(&self, keyword: &str) -> bool {
        self.offer(keyword).is_some()
    }

    /// Returns what the server listed.
    pub(crate) fn offers(&self) -> &[String] {
        &self.offers
    }

    /// Waits for silence. The error holds what came instead: a reply or the end.
    pub(crate) fn silence(&mut self, thousandths: u32) -> Result<(), Missed> {
        let until = Instant::now() + self.site.patience.pause(thousandths);
        while self.received.is_empty() {
            match self.read_more(until) {
                Err(Missed::Late) => return Ok(()),
                outcome => outcome?,
            }
        }
        Ok(())
    }

    /// Returns `true` if octets have come that no reply was taken from.
    pub(crate) fn has_more(&self) -> bool {
        !self.received.is_empty()
    }

    /// Waits for the end of the connection.
    pub(crate) fn end(&mut self) -> bool {
        let until = Instant::now() + self.site.patience.pause(5000);
        loop {
            match self.read_more(until) {
                Ok(()) => {}
                Err(Missed::Ended) => {
                    self.wire = None;
                    return true;
                }
                Err(_) => return false,
            }
        }
    }

    /// Records that the connection ended where it must not.
    pub(crate) fn is_cut_off(&mut self) {
        self.transcript.turns.push(Turn::CutOff);
        self.wire = None;
    }

    /// Leaves as RFC 5321 section 4.1.1.10 asks: QUIT, its reply, the end. Whatever else comes is recorded.
    pub(crate) fn quit(mut self) -> Transcript {
        let is_idle = self.waiting.is_empty() && !self.last_code_is("3yz") && !self.last_code_is("221 421");
        if is_idle && self.wire.is_some() {
            self.send(b"QUIT\r\n", [(Command::Quit, b"QUIT".to_vec())]);
            if self.answer().is_ok() {
                let until = Instant::now() + self.site.patience.pause(300);
                while self.read_more(until).is_ok() {}
                self.take_extra();
            }
        }
        if let Some(wire) = self.wire.take() {
            wire.close();
        }
        self.transcript
    }

    pub(crate) fn last_code_is(&self, set: &str) -> bool {
        let last = self.transcript.answers().next_back().and_then(Answer::reply);
        last.is_some_and(|reply| crate::pattern::matches(set, reply.code()))
    }
}
