//! The language in which the scenarios are written.
//!
//! A scenario is a [`Check`]: a rule, the [`Play`]s that show whether a client keeps it, and what the client must not
//! do in them. In each play the server is right, but for the replies that the [`Cue`]s give it.

use smtp_codes::Command;

use super::fate::Fate;
use super::letter::Letter;
use super::run::Run;
use crate::outcome::Judged;
use crate::protocol::For;
use crate::rule::{Level, Rule};

/// Judges what a client did.
pub(crate) type Look = fn(&Run) -> Judged;

/// The text of a message, where a table names what a client sends.
pub(crate) const TEXT: Command = Command::EndOfData;

/// A reply that differs from what is right.
#[derive(Clone, Copy)]
pub(crate) struct Cue {
    /// The command that it answers. [`Command::AuthData`] is the last reply to a login, and [`Command::Auth`] the
    /// first where the mechanism has several.
    pub(crate) at: Command,
    /// The number of that command in its transaction, or of that reply, from one; all, where there is none.
    pub(crate) nth: Option<usize>,
    pub(crate) says: Says,
    pub(crate) hangs_up: bool,
    /// Answers only an AUTH without a response.
    pub(crate) is_first_word: bool,
}

/// The octets of a reply.
#[derive(Clone, Copy)]
pub(crate) enum Says {
    /// These lines, without the line end of the last.
    Reply(&'static str),
    /// The first part, so many thousandths of a second later the rest, and the line end.
    Held(&'static str, u32, &'static str),
    /// A beginning, a piece that comes so many times, and the rest, with its line end.
    Repeated(&'static str, &'static str, usize, &'static str),
    Nothing,
}

/// A dialogue with the client, of one connection or more.
#[derive(Clone, Copy)]
pub(crate) struct Play {
    /// The replies that differ from the usual ones. The play is about the first.
    pub(crate) cues: &'static [Cue],
    /// The extensions in the reply to EHLO, where they are not the usual ones.
    pub(crate) lists: Option<&'static [&'static str]>,
    /// The extensions in the reply to EHLO before TLS, where they are not the usual ones.
    pub(crate) lists_in_clear: &'static [&'static str],
    /// The mechanisms of AUTH.
    pub(crate) mechanisms: &'static str,
    pub(crate) offers_tls: bool,
    pub(crate) pace: Pace,
    pub(crate) letter: Letter,
    pub(crate) recipients: usize,
    /// The fates that are right for the message, where the plays of a check differ.
    pub(crate) ends: Option<&'static [Fate]>,
}

/// The manner in which replies are written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Pace {
    AtOnce,
    /// So many thousandths of a second later.
    Late(u32),
    /// One octet after the other.
    Octets,
}

/// The behaviour of a client that a scenario takes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Takes {
    Nothing,
    /// It is neither to begin TLS nor to log in.
    Neither,
    Tls,
    Login,
}

/// One scenario.
#[derive(Clone, Copy)]
pub(crate) struct Check {
    pub(crate) rule: Rule,
    pub(crate) plays: &'static [Play],
    pub(crate) is_for: For,
    pub(crate) takes: Takes,
    /// The commands that the client must not send.
    pub(crate) never: &'static [Command],
    /// After the point the transaction does not go on, and nothing is due but QUIT.
    pub(crate) leaves: bool,
    /// The client is to say QUIT.
    pub(crate) quits: bool,
    /// The fates that the client may report, other than a delivery where every recipient has the message.
    pub(crate) ends: &'static [Fate],
    /// The fates that the client may report too, which are noted.
    pub(crate) allows: &'static [Fate],
    pub(crate) look: Option<Look>,
}

/// The message is delivered.
pub(crate) const DELIVERED: &[Fate] = &[Fate::Delivered];
/// It is to be tried again.
pub(crate) const LATER: &[Fate] = &[Fate::Later];
/// It is refused for good.
pub(crate) const REFUSED: &[Fate] = &[Fate::Refused];
/// It is not delivered.
pub(crate) const NOT_DELIVERED: &[Fate] = &[Fate::Later, Fate::Refused];
/// It is as the server says.
pub(crate) const ANY: &[Fate] = &[Fate::Delivered, Fate::Later, Fate::Refused];

const fn cue(at: Command, says: Says) -> Cue {
    Cue { at, nth: None, says, hangs_up: false, is_first_word: false }
}

/// Answers a command with these lines.
pub(crate) const fn on(at: Command, lines: &'static str) -> Cue {
    cue(at, Says::Reply(lines))
}

/// Answers a command with a pause in the reply.
pub(crate) const fn held(at: Command, first: &'static str, thousandths: u32, rest: &'static str) -> Cue {
    cue(at, Says::Held(first, thousandths, rest))
}

/// Answers a command with a long reply.
pub(crate) const fn repeated(
    at: Command,
    start: &'static str,
    piece: &'static str,
    times: usize,
    end: &'static str,
) -> Cue {
    cue(at, Says::Repeated(start, piece, times, end))
}

/// Hangs up without a word.
pub(crate) const fn lost(at: Command) -> Cue {
    cue(at, Says::Nothing).hangs_up()
}

impl Cue {
    /// Only the command, recipient or reply of this number, from one.
    pub(crate) const fn nth(self, nth: usize) -> Self {
        Self { nth: Some(nth), ..self }
    }

    /// Hangs up after the reply.
    pub(crate) const fn hangs_up(self) -> Self {
        Self { hangs_up: true, ..self }
    }

    /// Only an AUTH without a response.
    pub(crate) const fn first_word(self) -> Self {
        Self { is_first_word: true, ..self }
    }
}

/// A play in which these replies differ.
pub(crate) const fn play(cues: &'static [Cue]) -> Play {
    Play {
        cues,
        lists: None,
        lists_in_clear: &[],
        mechanisms: "PLAIN LOGIN",
        offers_tls: true,
        pace: Pace::AtOnce,
        letter: Letter::Plain,
        recipients: 1,
        ends: None,
    }
}

impl Play {
    /// EHLO lists this, and what the protocol and the client ask for.
    pub(crate) const fn lists(self, keywords: &'static [&'static str]) -> Self {
        Self { lists: Some(keywords), ..self }
    }

    /// EHLO lists this too before TLS.
    pub(crate) const fn lists_in_clear(self, keywords: &'static [&'static str]) -> Self {
        Self { lists_in_clear: keywords, ..self }
    }

    /// AUTH lists these mechanisms; it is not listed where there are none.
    pub(crate) const fn mechanisms(self, mechanisms: &'static str) -> Self {
        Self { mechanisms, ..self }
    }

    /// STARTTLS is not listed.
    pub(crate) const fn without_tls(self) -> Self {
        Self { offers_tls: false, ..self }
    }

    pub(crate) const fn at(self, pace: Pace) -> Self {
        Self { pace, ..self }
    }

    pub(crate) const fn with(self, letter: Letter) -> Self {
        Self { letter, ..self }
    }

    pub(crate) const fn to(self, recipients: usize) -> Self {
        Self { recipients, ..self }
    }

    /// Sets the fates that are right for the message, where the plays of a check differ.
    pub(crate) const fn ends(self, ends: &'static [Fate]) -> Self {
        Self { ends: Some(ends), ..self }
    }
}

impl Check {
    const fn new(rule: Rule) -> Self {
        Self {
            rule,
            plays: &[],
            is_for: For::Both,
            takes: Takes::Nothing,
            never: &[],
            leaves: false,
            quits: false,
            ends: ANY,
            allows: &[],
            look: None,
        }
    }

    /// The plays, each with a client of its own.
    pub(crate) const fn by(self, plays: &'static [Play]) -> Self {
        Self { plays, ..self }
    }

    /// Sets the commands that the client must not send.
    pub(crate) const fn never(self, never: &'static [Command]) -> Self {
        Self { never, ..self }
    }

    /// After the point the transaction does not go on, and nothing is due but QUIT: more than that is noted, for no
    /// RFC says what a client may not say to a server that closes.
    pub(crate) const fn leaves(self) -> Self {
        Self { leaves: true, ..self }
    }

    /// The client is to say QUIT; one that only closes is noted.
    pub(crate) const fn quits(self) -> Self {
        Self { quits: true, ..self }
    }

    /// Sets the fates that are right for the message.
    pub(crate) const fn ends(self, ends: &'static [Fate]) -> Self {
        Self { ends, ..self }
    }

    /// Sets the fates that the client may report too.
    pub(crate) const fn allows(self, allows: &'static [Fate]) -> Self {
        Self { allows, ..self }
    }

    /// Judges further.
    pub(crate) const fn looks(self, look: Look) -> Self {
        Self { look: Some(look), ..self }
    }

    /// Is not for LMTP.
    pub(crate) const fn smtp(self) -> Self {
        Self { is_for: For::Smtp, ..self }
    }

    /// Is for LMTP alone.
    pub(crate) const fn lmtp(self) -> Self {
        Self { is_for: For::Lmtp, ..self }
    }

    /// Returns what the client may say of the message in this play.
    pub(crate) const fn ends_of(&self, play: &Play) -> &'static [Fate] {
        match play.ends {
            Some(ends) => ends,
            None => self.ends,
        }
    }

    pub(crate) const fn takes(self, takes: Takes) -> Self {
        Self { takes, ..self }
    }
}

/// The scenarios of a group at their levels.
pub(crate) struct Group(pub(crate) &'static str);

impl Group {
    /// A scenario at the level MUST: its id, its sections, and the rule.
    pub(crate) const fn must(&self, id: &'static str, sections: &'static str, says: &'static str) -> Check {
        Check::new(Rule { id, group: self.0, sections, level: Level::Must, says })
    }

    /// A scenario at the level SHOULD.
    pub(crate) const fn should(&self, id: &'static str, sections: &'static str, says: &'static str) -> Check {
        Check::new(Rule { id, group: self.0, sections, level: Level::Should, says })
    }

    /// A scenario of what is usual.
    pub(crate) const fn practice(
        &self,
        id: &'static str,
        sections: &'static str,
        says: &'static str,
    ) -> Check {
        Check::new(Rule { id, group: self.0, sections, level: Level::Practice, says })
    }
}
