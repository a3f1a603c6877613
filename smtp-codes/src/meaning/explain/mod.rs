//! What a reply or a code means, for people.

mod display;
mod fold;
mod retry;
mod wording;

use smtp_codes_data as data;
use smtp_codes_data::{Category, Class, Reference, Severity, Standing, Subject};

pub use retry::Retry;

use crate::codes::{Command, EnhancedCode, Family, KnownCode, KnownStatus, ReplyCode};
use crate::meaning::check::{Finding, Findings};
use crate::meaning::verdict::Verdict;
use crate::reply::{Deviation, Reply};

impl<'a> Reply<'a> {
    /// Explains the reply to people; with the command that it answers, more exactly.
    ///
    /// # Examples
    ///
    /// ```
    /// use smtp_codes::{Command, Party, Reply, Retry};
    ///
    /// let reply = Reply::parse(b"552 5.2.2 mailbox full\r\n")?;
    /// let explanation = reply.explain(Some(Command::Rcpt));
    /// assert_eq!(explanation.summary(), "Mailbox full");
    /// assert_eq!(explanation.party(), Some(Party::Recipient));
    /// assert_eq!(explanation.retry(), Some(Retry::Useless));
    /// println!("{explanation}");
    /// # Ok::<(), smtp_codes::DecodeError>(())
    /// ```
    pub const fn explain(&self, command: Option<Command>) -> Explanation<'a> {
        Explanation::of(Topic::Reply(*self), command)
    }
}

impl ReplyCode {
    /// Explains the code to people; with the command that it answers, more exactly.
    ///
    /// ```
    /// # use smtp_codes::{Party, ReplyCode};
    /// let explanation = ReplyCode::COMMAND_UNRECOGNIZED.explain(None);
    /// assert_eq!(explanation.party(), Some(Party::ClientAuthor));
    /// ```
    pub const fn explain(self, command: Option<Command>) -> Explanation<'static> {
        Explanation::of(Topic::Code(self), command)
    }
}

impl EnhancedCode {
    /// Explains the code to people, registered or not.
    pub const fn explain(self) -> Explanation<'static> {
        Explanation::of(Topic::Enhanced(self), None)
    }
}

impl Family {
    /// Explains to people what its codes have in common, and which there are.
    pub const fn explain(self) -> Explanation<'static> {
        Explanation::of(Topic::Family(self), None)
    }
}

/// What a reply or a code means, who has to act, and whether trying again makes sense.
///
/// From [`Reply::explain`], [`ReplyCode::explain`], [`EnhancedCode::explain`] and [`Family::explain`]. `Display` writes
/// it as several lines of plain text, at most 80 columns wide as far as the words allow; the methods give the same piece
/// by piece, for other forms. What does not apply is `None` or empty: a code alone has no deviations, a family no party.
///
/// # Examples
///
/// ```
/// use smtp_codes::{Command, Reply};
///
/// let reply = Reply::parse(b"450 4.7.1 greylisted, come back later\r\n")?;
/// let text = reply.explain(Some(Command::Rcpt)).to_string();
/// assert!(text.contains("Wait: it is tried again."));
/// assert!(text.contains("https://www.rfc-editor.org/rfc/rfc5321#section-4.2.2"));
/// # Ok::<(), smtp_codes::DecodeError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[must_use = "it writes nothing until it is shown"]
pub struct Explanation<'a> {
    topic: Topic<'a>,
    command: Option<Command>,
    is_echo: bool,
}

#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
enum Topic<'a> {
    Reply(Reply<'a>),
    Code(ReplyCode),
    Enhanced(EnhancedCode),
    Family(Family),
}

impl<'a> Explanation<'a> {
    const fn of(topic: Topic<'a>, command: Option<Command>) -> Self {
        Self { topic, command, is_echo: false }
    }

    /// The explanation of a refusal that only echoes earlier ones.
    ///
    /// A server answers `DATA` or `BDAT` with 503 or 554 when it has refused every recipient before. Nobody's program is
    /// broken then: the replies to `RCPT` are the ones to report (RFC 5321 section 3.3). The reply alone does not tell.
    pub const fn echo(mut self) -> Self {
        self.is_echo = true;
        self
    }

    /// Whether it was made by [`echo`](Self::echo).
    #[must_use]
    pub const fn is_echo(&self) -> bool {
        self.is_echo
    }

    /// The reply, where one is explained.
    #[must_use]
    pub const fn reply(&self) -> Option<Reply<'a>> {
        match self.topic {
            Topic::Reply(reply) => Some(reply),
            _ => None,
        }
    }

    /// The family, where one is explained.
    #[must_use]
    pub const fn family(&self) -> Option<Family> {
        match self.topic {
            Topic::Family(family) => Some(family),
            _ => None,
        }
    }

    /// What the reply answers, where that is known.
    #[must_use]
    pub const fn command(&self) -> Option<Command> {
        self.command
    }

    /// The reply code.
    #[must_use]
    pub const fn code(&self) -> Option<ReplyCode> {
        match self.topic {
            Topic::Reply(reply) => Some(reply.code()),
            Topic::Code(code) => Some(code),
            Topic::Enhanced(_) | Topic::Family(_) => None,
        }
    }

    /// The row of the reply code.
    #[must_use]
    pub const fn known(&self) -> Option<KnownCode> {
        match self.code() {
            Some(code) => code.known(),
            None => None,
        }
    }

    /// The enhanced status code, as it was received.
    #[must_use]
    pub const fn enhanced(&self) -> Option<EnhancedCode> {
        match self.topic {
            Topic::Reply(reply) => reply.enhanced(),
            Topic::Enhanced(enhanced) => Some(enhanced),
            Topic::Code(_) | Topic::Family(_) => None,
        }
    }

    /// The registered status of the enhanced code or of the family, whatever its class.
    #[must_use]
    pub const fn known_status(&self) -> Option<KnownStatus> {
        match (self.topic, self.enhanced()) {
            (Topic::Family(family), _) => family.known(),
            (_, Some(enhanced)) => enhanced.known(),
            (_, None) => None,
        }
    }

    /// What the first digit says. An enhanced code alone has that of its class.
    #[must_use]
    pub const fn severity(&self) -> Option<Severity> {
        match self.topic {
            Topic::Reply(reply) => Some(reply.severity()),
            Topic::Code(code) => Some(code.severity()),
            Topic::Enhanced(enhanced) => Some(enhanced.class().severity()),
            Topic::Family(family) => family.severity(),
        }
    }

    /// What the second digit says.
    #[must_use]
    pub const fn category(&self) -> Option<Category> {
        match (self.topic, self.code()) {
            (Topic::Family(family), _) => family.category(),
            (_, Some(code)) => Some(code.category()),
            (_, None) => None,
        }
    }

    /// The class of the enhanced code.
    #[must_use]
    pub const fn class(&self) -> Option<Class> {
        match (self.topic, self.enhanced()) {
            (Topic::Family(family), _) => family.class(),
            (_, Some(enhanced)) => Some(enhanced.class()),
            (_, None) => None,
        }
    }

    /// The subject of the enhanced code, where it is one of the eight of RFC 3463.
    #[must_use]
    pub const fn subject(&self) -> Option<Subject> {
        match (self.topic, self.enhanced()) {
            (Topic::Family(family), _) => family.subject(),
            (_, Some(enhanced)) => enhanced.known_subject(),
            (_, None) => None,
        }
    }

    /// What a client does after the reply.
    #[must_use]
    pub const fn verdict(&self) -> Option<Verdict> {
        match (self.command, self.topic, self.code()) {
            (Some(command), Topic::Reply(reply), _) => Some(reply.verdict(command)),
            (Some(command), _, Some(code)) => Some(Verdict::of(command, code, self.enhanced())),
            _ => None,
        }
    }

    /// How well the reply code fits the command.
    #[must_use]
    pub const fn standing(&self) -> Option<Standing> {
        match (self.command, self.code()) {
            (Some(command), Some(code)) => Some(command.standing(code)),
            _ => None,
        }
    }

    /// What the reply code says in answer to this very command, or which servers send it, as a short phrase.
    #[must_use]
    pub const fn reason(&self) -> Option<&'static str> {
        match self.standing_row() {
            Some(row) => Some(row.reason),
            None => None,
        }
    }

    /// Whether trying again makes sense, and when. An echo does not tell.
    #[must_use]
    pub const fn retry(&self) -> Option<Retry> {
        match self.severity() {
            _ if self.is_echo => None,
            Some(severity) => Some(Retry::of(severity, self.code(), self.enhanced(), self.verdict())),
            None => None,
        }
    }

    /// Where to read more, each place once and the most telling first.
    pub fn references(&self) -> impl Iterator<Item = Reference> + Clone + use<'a> {
        let status = self.known_status().map_or(&[][..], KnownStatus::references);
        let for_command = self.standing_row().and_then(|row| row.reference);
        let code = self.known().map_or(&[][..], KnownCode::references);
        let notation: &[Reference] = match (status, code) {
            ([], []) if self.class().is_none() && self.severity().is_some() => &[Reference::REPLY_CODES],
            ([], []) => &[Reference::ENHANCED_CODES],
            _ => &[],
        };
        let all = status.iter().copied().chain(for_command).chain(code.iter().chain(notation).copied());
        all.clone().enumerate().filter_map(move |(at, reference)| {
            let is_new = all.clone().take(at).all(|earlier| earlier != reference);
            is_new.then_some(reference)
        })
    }

    /// What the reply deviates in from the grammar.
    pub fn deviations(&self) -> impl Iterator<Item = Deviation> + Clone + use<'a> {
        self.reply().into_iter().flat_map(|reply| reply.deviations())
    }

    /// What is odd about these codes as an answer to the command.
    pub fn findings(&self) -> impl Iterator<Item = Finding> + Clone + use<'a> {
        let reply = self.reply();
        let asked = self.command.zip(self.code());
        asked.into_iter().flat_map(move |(command, code)| match reply {
            Some(reply) => reply.check(command),
            None => Findings::new(command, code, None),
        })
    }

    /// The commands for which an RFC lists the code, where a code alone is explained.
    pub fn commands(&self) -> impl Iterator<Item = Command> + Clone + use<'a> {
        let code = if matches!(self.topic, Topic::Code(_)) { self.code() } else { None };
        let is_listed = |command: &Command, code| command.standing(code) == Standing::Listed;
        code.into_iter().flat_map(move |code| {
            Command::ALL.iter().copied().filter(move |command| is_listed(command, code))
        })
    }

    const fn standing_row(&self) -> Option<data::ReplyRow> {
        match (self.command, self.code()) {
            (Some(command), Some(code)) => data::standing_row(command.to_rules(), code.get()),
            _ => None,
        }
    }
}
