//! Commands out, replies in: what is read, with the faults of reading.

use core::ops::ControlFlow::{self, Break, Continue};
use std::io::ErrorKind;
use std::net::TcpStream;
use std::time::Duration;

use smtp_audit::client::{Attempt, Fate};
use smtp_codes::{Action, Command, Reply, ReplyDecoder};

use crate::SECOND;
use crate::faults::{Plant, Quirk};
use crate::wire::Wire;

/// The end of the delivery, with its fate.
pub(crate) type Flow<T = ()> = ControlFlow<Fate, T>;

/// A reply as the client takes it.
pub(crate) struct Taken {
    pub(crate) raw: Vec<u8>,
    pub(crate) action: Action,
}

impl Taken {
    pub(crate) fn is(&self, code: &str) -> bool {
        self.raw.starts_with(code.as_bytes())
    }

    pub(crate) const fn is_yes(&self) -> bool {
        matches!(self.action, Action::Accepted | Action::Continue)
    }

    /// Returns the fate of the message after this reply, if it is negative.
    pub(crate) const fn fate(&self) -> Fate {
        if matches!(self.action, Action::Rejected) { Fate::Refused } else { Fate::Later }
    }
}

/// One connection.
pub(crate) struct Dialogue<'a> {
    attempt: &'a Attempt<'a>,
    plant: Plant,
    wire: Option<Wire>,
    received: Vec<u8>,
    /// The rest of a reply of which one line was enough.
    is_in_reply: bool,
    /// Takes what came early for the next reply.
    keeps_rest: bool,
    is_blind: bool,
}

impl<'a> Dialogue<'a> {
    pub(crate) fn open(attempt: &'a Attempt<'a>, plant: Plant) -> Self {
        let stream = TcpStream::connect(attempt.address).unwrap();
        stream.set_nodelay(true).unwrap();
        let wire = Some(Wire::Clear(stream));
        Self {
            attempt,
            plant,
            wire,
            received: Vec::new(),
            is_in_reply: false,
            keeps_rest: false,
            is_blind: false,
        }
    }

    pub(crate) fn has(&self, quirk: Quirk) -> bool {
        self.plant == Plant::Does(quirk)
    }

    /// Sends a line. What comes by itself before it is nobody's reply.
    pub(crate) fn send(&mut self, line: &str) -> Flow {
        self.write(format!("{line}\r\n").as_bytes())
    }

    pub(crate) fn write(&mut self, octets: &[u8]) -> Flow {
        if !self.received.is_empty() && !self.is_in_reply && !self.keeps_rest {
            let is_refusal = self.has(Quirk::RestIsRefusal) && self.received.starts_with(b"421");
            return Break(if is_refusal { Fate::Refused } else { Fate::Later });
        }
        if let Some(wire) = &mut self.wire {
            wire.write(octets);
        }
        Continue(())
    }

    pub(crate) fn ask(&mut self, command: Command, line: &str) -> Flow<Taken> {
        self.send(line)?;
        self.reply(command)
    }

    /// Takes the next reply. Without one the message comes later.
    pub(crate) fn reply(&mut self, command: Command) -> Flow<Taken> {
        match self.read(command, Duration::from_secs(10)) {
            Some(raw) => self.take(command, raw),
            None => Break(Fate::Later),
        }
    }

    /// Reads the next reply; there is none where the connection ends, or what comes is not one.
    pub(crate) fn read(&mut self, command: Command, time: Duration) -> Option<Vec<u8>> {
        if self.is_in_reply {
            self.is_in_reply = false;
            self.read_whole(time)?;
        }
        if let Plant::FirstLine(at, start) = self.plant {
            while at == command && !self.received.contains(&b'\n') {
                self.more(time)?;
            }
            if at == command && self.received.starts_with(start.as_bytes()) {
                self.is_in_reply = true;
                let end = self.received.iter().position(|octet| *octet == b'\n')?;
                let line = String::from_utf8_lossy(&self.received[..=end]).into_owned();
                return Some(line.replacen('-', " ", 1).into_bytes());
            }
        }
        let raw = self.read_whole(time)?;
        self.keeps_rest &= !self.received.is_empty();
        if self.has(Quirk::TakesLastReply) && command == Command::EndOfData && !self.received.is_empty() {
            return Some(core::mem::take(&mut self.received));
        }
        self.keeps_rest |= self.plant == Plant::KeepsRest(command);
        Some(raw)
    }

    fn read_whole(&mut self, time: Duration) -> Option<Vec<u8>> {
        let mut decoder = ReplyDecoder::new();
        let mut is_over_limits = false;
        loop {
            let decoded = if is_over_limits { Ok(None) } else { decoder.decode(&self.received) };
            match decoded {
                Ok(Some((reply, used))) => {
                    let raw = reply.raw().to_vec();
                    self.received.drain(..used);
                    let is_short = self.has(Quirk::HasShortLines)
                        && raw.split(|octet| *octet == b'\n').any(|line| line.len() > 500);
                    let is_bare = self.has(Quirk::NeedsText) && raw.len() < 6;
                    return (!is_short && !is_bare).then_some(raw);
                }
                Ok(None) if is_over_limits && self.received.ends_with(b"\n") => {
                    let lines = self.received[..self.received.len() - 1].rsplit(|octet| *octet == b'\n');
                    if lines.take(1).all(|last| last.get(3) != Some(&b'-')) {
                        return Some(core::mem::take(&mut self.received));
                    }
                }
                Ok(None) => {}
                Err(_) if self.has(Quirk::HasNoLimits) && self.received.starts_with(b"250") => {
                    is_over_limits = true;
                    continue;
                }
                Err(_) if self.has(Quirk::TakesAnyLine) && self.received == b"hello\r\n" => {
                    self.received.clear();
                    return Some(b"250 hello\r\n".to_vec());
                }
                Err(_) => return None,
            }
            self.more(time)?;
        }
    }

    fn more(&mut self, time: Duration) -> Option<()> {
        match self.wire.as_mut()?.read(time) {
            Ok(octets) if octets.is_empty() => None,
            Ok(octets) if self.has(Quirk::ReadsOnce) && !octets.contains(&b'\n') => None,
            Ok(octets) => {
                self.received.extend(octets);
                Some(())
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => Some(()),
            Err(_) => None,
        }
    }

    /// Judges a reply as the library does, but for what is planted.
    pub(crate) fn take(&mut self, command: Command, raw: Vec<u8>) -> Flow<Taken> {
        let verdict = Reply::parse(&raw).map(|reply| reply.verdict(command).action);
        let mut action = verdict.unwrap_or(Action::Unexpected);
        match self.plant {
            Plant::Takes(at, start, other) if at == command && raw.starts_with(start.as_bytes()) => {
                action = other
            }
            Plant::Says(at, start, fate) if at == command && raw.starts_with(start.as_bytes()) => {
                return Break(fate);
            }
            Plant::Blind(at, start) => {
                self.is_blind |= at == command && raw.starts_with(start.as_bytes());
            }
            Plant::Does(Quirk::HasNoLimits) if raw.len() > 10_000 => action = Action::Accepted,
            _ => {}
        }
        if self.is_blind {
            action = if command == Command::Data { Action::Continue } else { Action::Accepted };
        }
        Continue(Taken { raw, action })
    }

    /// Begins TLS, and drops what came before it.
    pub(crate) fn secure(&mut self) -> Flow {
        if !self.received.is_empty() && !self.keeps_rest {
            return Break(Fate::Later);
        }
        let wire = self.wire.take().map(|wire| wire.secure(self.attempt.certificate));
        match wire {
            Some(Ok(wire)) => {
                self.wire = Some(wire);
                Continue(())
            }
            _ => Break(Fate::Later),
        }
    }

    /// Waits for the reply to a message.
    pub(crate) fn patience(&self) -> Duration {
        if self.has(Quirk::IsImpatient) { SECOND * 3 } else { Duration::from_secs(10) }
    }
}
