//! The audit of a client: it is asked to deliver a message once for each play, to a server of the audit's own.

mod connection;
mod fate;
mod judge;
mod letter;
mod program;
mod props;
mod run;
mod scene;
mod scenes;
mod state;
mod words;

use core::fmt;
use core::time::Duration;
use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::OnceLock;

pub use self::fate::{Ended, Fate};
pub use self::program::Program;
use self::props::Props;
use self::scene::{Check, Play, Takes};
use crate::outcome::{Audit, Finding, Outcome};
use crate::protocol::Protocol;
use crate::rule::Rule;
use crate::side_by_side::side_by_side;
use crate::transcript::Turn;

/// The host that a client is to connect to.
const HOST: &str = "127.0.0.1";

/// A client that can be asked to deliver a message.
pub trait Client: Sync {
    /// Returns what the audit is to call it.
    fn name(&self) -> String;

    /// Delivers one message, and says what became of it.
    fn deliver(&self, attempt: &Attempt<'_>) -> Ended;
}

/// A client that is a function of this program.
impl<F: Fn(&Attempt<'_>) -> Fate + Sync> Client for F {
    fn name(&self) -> String {
        "the client".into()
    }

    fn deliver(&self, attempt: &Attempt<'_>) -> Ended {
        self(attempt).into()
    }
}

/// A message to deliver, and where.
#[derive(Clone, Copy, Debug)]
pub struct Attempt<'a> {
    /// The server.
    pub address: SocketAddr,
    /// The sender, without angle brackets.
    pub sender: &'a str,
    /// The recipients, without angle brackets.
    pub recipients: &'a [String],
    /// The message. Its lines end with CR LF, unless it is the point of the play that they do not.
    pub message: &'a [u8],
    /// A file that holds the message.
    pub file: &'a Path,
    /// A file that holds the certificate of the server, in PEM.
    pub certificate: &'a Path,
    /// The time that the client may take.
    pub time: Duration,
}

/// The behaviour of a client in every play, and how to treat the client.
#[derive(Clone, Debug)]
pub struct Abilities {
    /// The protocol that it speaks.
    pub protocol: Protocol,
    /// It begins TLS by STARTTLS, and sends nothing without.
    pub starttls: bool,
    /// It logs in, by PLAIN, LOGIN or CRAM-MD5.
    pub login: bool,
    /// It takes several recipients for one message.
    pub several: bool,
    /// It takes files whose lines end with LF, as those of Unix do, and not with CR LF.
    pub lf: bool,
    /// The time that it may take for one play.
    pub timeout: Duration,
    /// A second of waiting in the plays. Tests make it shorter.
    pub second: Duration,
    /// The most clients that run at the same time.
    pub at_once: usize,
}

impl Default for Abilities {
    fn default() -> Self {
        Self {
            protocol: Protocol::Smtp,
            starttls: false,
            login: false,
            several: true,
            lf: false,
            timeout: Duration::from_secs(20),
            second: Duration::from_secs(1),
            at_once: 4,
        }
    }
}

/// Why a client cannot be audited.
#[derive(Debug)]
pub enum Error {
    /// The server of the audit cannot be set up.
    Io(io::Error),
    /// The client never connects.
    NeverConnects(Ended),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(_) => f.write_str("the server of the audit cannot be set up"),
            Self::NeverConnects(ended) => {
                write!(f, "the client does not connect: {ended}")?;
                if ended.words.is_empty() { Ok(()) } else { write!(f, "; it wrote: {}", ended.words) }
            }
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            Self::NeverConnects(_) => None,
        }
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Returns the rules that clients are held against, in the order in which they are reported.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    scenes::all().map(|check| &check.rule)
}

/// Returns each rule with the plays that show whether it is kept, in words.
pub fn list() -> impl Iterator<Item = (Rule, Vec<String>)> {
    scenes::all().map(|check| (check.rule, words::plays(check)))
}

/// Holds the client against the rules of these names, or against all where none is named.
///
/// A client of this program is a function; a command is a [`Program`].
///
/// ```
/// use smtp_audit::client::{Abilities, Attempt, Fate, audit};
///
/// let idle = |_: &Attempt<'_>| Fate::Later;
/// let error = audit(&idle, &Abilities::default(), &[]).unwrap_err();
/// assert_eq!(error.to_string(), "the client does not connect: the client says: to be tried again");
/// ```
///
/// # Errors
///
/// Returns an error where the client never connects, or the audit's own server cannot be set up.
pub fn audit(client: &dyn Client, abilities: &Abilities, only: &[String]) -> Result<Audit, Error> {
    let props = Props::new(abilities.lf)?;
    let rehearsal = run::run(client, abilities, &props, &scene::play(&[]))?;
    if rehearsal.connections == 0 {
        return Err(Error::NeverConnects(rehearsal.ended));
    }
    let is_chosen = |check: &&Check| only.is_empty() || only.iter().any(|id| id == check.rule.id);
    let is_due = |check: &&Check| check.is_for.includes(abilities.protocol) && is_chosen(check);
    let checks: Vec<&Check> = scenes::all().filter(is_due).collect();
    let plays: Vec<(usize, &Play)> = checks
        .iter()
        .enumerate()
        .flat_map(|(number, check)| check.plays.iter().map(move |play| (number, play)))
        .collect();
    let results: Vec<OnceLock<Played>> = plays.iter().map(|_| OnceLock::new()).collect();
    side_by_side(plays.len(), abilities.at_once, |number| {
        let (check, play) = plays[number];
        results[number].get_or_init(|| one(client, abilities, &props, checks[check], play));
    });
    let mut findings: Vec<Finding> = checks.iter().map(|check| Finding::nothing_about(check.rule)).collect();
    for ((check, _), result) in plays.iter().zip(results) {
        let Some(result) = result.into_inner() else { continue };
        let (outcome, turns) = result?;
        findings[*check].add(&outcome, &turns);
    }
    Ok(Audit { subject: client.name(), findings })
}

/// The outcome of a play, and what led to it.
type Played = io::Result<(Outcome, Vec<Turn>)>;

/// Plays once, if the client can do what the play takes.
fn one(client: &dyn Client, abilities: &Abilities, props: &Props, check: &Check, play: &Play) -> Played {
    if let Some(missing) = missing(abilities, check, play) {
        return Ok((Outcome::NotReached(missing.into()), Vec::new()));
    }
    let run = run::run(client, abilities, props, play)?;
    Ok((judge::judge(check, play, &run), run.record.transcript.turns))
}

/// Returns what more the client would have to do.
const fn missing(abilities: &Abilities, check: &Check, play: &Play) -> Option<&'static str> {
    match check.takes {
        Takes::Neither if abilities.starttls || abilities.login => {
            Some("it takes a client that neither begins TLS nor logs in")
        }
        Takes::Tls if !abilities.starttls => Some("it takes --starttls"),
        Takes::Login if !abilities.login => Some("it takes --auth"),
        _ if play.recipients > 1 && !abilities.several => Some("it takes a client with several recipients"),
        _ => None,
    }
}
