//! One play with one client: who connects, what is said, and how the client ends.

use std::io;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Instant;

use smtp_codes::Command;

use super::connection::{Sent, Session};
use super::fate::Ended;
use super::letter::SENDER;
use super::props::Props;
use super::scene::Play;
use super::{Abilities, Attempt, Client};
use crate::transcript::{Answer, Transcript, Turn};

/// All that came of one play.
pub(crate) struct Run {
    /// The record of all connections together.
    pub(crate) record: Record,
    pub(crate) connections: usize,
    /// The number of recipients that the message was for.
    pub(crate) recipients: usize,
    pub(crate) ended: Ended,
}

/// One thing that the client sent.
#[derive(Clone, Debug)]
pub(crate) struct Heard {
    /// The number of the connection, from zero.
    pub(crate) connection: usize,
    /// The command, or [`Command::EndOfData`] for the text of a message.
    pub(crate) command: Command,
    /// The line without its end, or the text without the line of its final dot.
    pub(crate) octets: Vec<u8>,
    pub(crate) is_secured: bool,
    /// It was sent after the reply that the play is about, on this connection.
    pub(crate) comes_after: bool,
    /// The message came to its end.
    pub(crate) is_whole: bool,
}

/// The record of one connection, or of several.
#[derive(Default)]
pub(crate) struct Record {
    pub(crate) heard: Vec<Heard>,
    /// The recipients for whom the server took the message, as RCPT named them, each time that it did.
    pub(crate) taken: Vec<Vec<u8>>,
    /// The lines of the last reply to EHLO.
    pub(crate) listed: Vec<String>,
    /// The reply that the play is about.
    pub(crate) point: Option<Answer>,
    /// Octets came before a reply was complete.
    pub(crate) was_early: bool,
    /// The connection was closed before the reply to QUIT.
    pub(crate) left_early: bool,
    /// The client sent more than any has to, and was left.
    pub(crate) is_endless: bool,
    pub(crate) transcript: Transcript,
}

/// What is said of a client that was left.
pub(crate) const ENDLESS: &str = "the client sends without end, and is left";

/// Some clients try again at once; nobody may do so for ever.
const MOST_CONNECTIONS: usize = 50;

/// Plays with one client.
pub(crate) fn run(client: &dyn Client, abilities: &Abilities, props: &Props, play: &Play) -> io::Result<Run> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
    let address = listener.local_addr()?;
    let recipients = play.letter.recipients(play.recipients);
    let attempt = Attempt {
        address,
        sender: SENDER,
        recipients: &recipients,
        message: &play.letter.octets(),
        file: &props.message(play.letter),
        certificate: &props.certificate(),
        time: abilities.timeout,
    };
    let until = Instant::now() + abilities.timeout;
    let is_over = AtomicBool::new(false);
    let sent = Sent::default();
    let records: Mutex<Vec<(usize, Record)>> = Mutex::new(Vec::new());
    let keep = |number: usize, record: Record| {
        records.lock().unwrap_or_else(PoisonError::into_inner).push((number, record));
    };
    let mut ended = thread::scope(|scope| {
        scope.spawn(|| {
            for (number, stream) in
                listener.incoming().map_while(Result::ok).enumerate().take(MOST_CONNECTIONS)
            {
                if is_over.load(Ordering::Relaxed) {
                    break;
                }
                let session = Session::new(number, play, abilities, props, until, &is_over, &sent);
                scope.spawn(move || keep(number, session.serve(stream)));
            }
        });
        let ended = client.deliver(&attempt);
        is_over.store(true, Ordering::Relaxed);
        // A connection wakes the listener.
        let _ = TcpStream::connect(address);
        ended
    });
    ended.is_late |= Instant::now() > until;
    let mut records = records.into_inner().unwrap_or_else(PoisonError::into_inner);
    records.sort_by_key(|(number, _)| *number);
    Ok(Run::new(recipients.len(), records.into_iter().map(|(_, record)| record), ended))
}

impl Run {
    fn new(recipients: usize, records: impl Iterator<Item = Record>, ended: Ended) -> Self {
        let (mut whole, mut connections) = (Record::default(), 0);
        for record in records {
            if connections > 0 {
                whole.transcript.event("a new connection");
            }
            connections += 1;
            whole.add(record);
        }
        whole.transcript.turns.push(Turn::Event(ended.to_string()));
        Self { record: whole, connections, recipients, ended }
    }

    /// Returns `true` if the client may have sent several commands in one go.
    pub(crate) fn may_pipeline(&self) -> bool {
        self.record.listed.iter().any(|line| line.eq_ignore_ascii_case("PIPELINING"))
    }

    /// Returns what was heard of this command.
    pub(crate) fn of(&self, command: Command) -> impl Iterator<Item = &Heard> {
        self.record.heard.iter().filter(move |heard| heard.command == command)
    }

    /// Returns the texts of messages, whole or not.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &Heard> {
        self.of(Command::EndOfData)
    }

    /// Returns `true` if the server has taken the message for every recipient.
    pub(crate) fn is_taken_for_all(&self) -> bool {
        let mut taken = self.record.taken.clone();
        taken.sort();
        taken.dedup();
        taken.len() >= self.recipients
    }
}

impl Record {
    /// Adds what came of the next connection.
    fn add(&mut self, next: Self) {
        self.heard.extend(next.heard);
        self.taken.extend(next.taken);
        self.listed = next.listed;
        self.point = self.point.take().or(next.point);
        self.was_early |= next.was_early;
        self.left_early |= next.left_early;
        self.is_endless |= next.is_endless;
        self.transcript.turns.extend(next.transcript.turns);
    }
}

impl Heard {
    pub(crate) const fn is_hello(&self) -> bool {
        matches!(self.command, Command::Ehlo | Command::Lhlo | Command::Helo)
    }

    /// Returns `true` if it is text of a message, where a server waits for it or where it does not.
    pub(crate) fn is_text(&self) -> bool {
        match self.command {
            Command::EndOfData => !self.octets.is_empty(),
            command => command == Command::Unrecognized,
        }
    }

    /// Returns it as text, with the octets that are not ASCII escaped.
    pub(crate) fn shown(&self) -> String {
        let line = self.octets.split(|octet| *octet == b'\n').next().unwrap_or_default();
        let line = line.trim_ascii_end().escape_ascii().to_string();
        if self.command == Command::EndOfData { format!("the text of a message: {line} ...") } else { line }
    }
}
