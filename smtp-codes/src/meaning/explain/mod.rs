//! The meaning of a reply or a code, for people.

mod cause;
mod display;
mod entry_points;
mod gist;
mod topic;
mod wrap;

use smtp_codes_data as data;
use smtp_codes_data::{Action, Category, Class, Provider, Reference, Severity, Standing, Subject};

use self::cause::Cause;
use self::topic::{Facts, Topic};
use crate::codes::{Command, EnhancedCode, Family, KnownCode, KnownStatus, Party, ReplyCode};
use crate::meaning::check::{Finding, Findings};
use crate::meaning::providers::{ProviderRow, ProviderText, Recognized, head_of_quoted};
use crate::meaning::retry::Retry;
use crate::meaning::verdict::Verdict;
use crate::reply::{Deviation, Reply};

/// Says what a reply or a code means, who has to act, and whether trying again makes sense.
///
/// From [`Reply::explain`], [`Found::explain`](crate::Found::explain), [`ReplyCode::explain`],
/// [`EnhancedCode::explain`] and [`Family::explain`]. `Display` writes it as several lines of plain text, at most 80
/// columns wide as far as the words allow; the methods give the same piece by piece, for other forms. A piece that does
/// not apply is `None` or empty: a code alone has no deviations, `4yz` and `5.7.X` have no party.
///
/// The words, the party and the advice on trying again agree with each other and with the verdict.
///
/// # Examples
///
/// ```
/// use smtp_codes::{Command, Reply};
///
/// let reply = Reply::parse(b"450 4.7.1 greylisted, come back later\r\n")?;
/// let text = reply.explain(Some(Command::Rcpt)).to_string();
/// assert!(text.contains("No action is needed yet: delivery will be retried."));
/// assert!(text.contains("https://www.rfc-editor.org/rfc/rfc5321#section-4.2.2"));
/// # Ok::<(), smtp_codes::DecodeError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[must_use = "it writes nothing until it is shown"]
pub struct Explanation<'a> {
    topic: Topic<'a>,
    facts: Facts,
    command: Option<Command>,
    /// The reply that this one quotes.
    cause: Option<Cause>,
    /// The text after the codes, where no reply has it.
    text: &'a [u8],
    /// The row of the provider, where one is known.
    recognized: Option<Recognized>,
    is_echo: bool,
}

impl<'a> Explanation<'a> {
    #[inline]
    const fn about(topic: Topic<'a>, command: Option<Command>) -> Self {
        Self {
            topic,
            facts: topic.facts(command),
            command,
            cause: None,
            text: &[],
            recognized: None,
            is_echo: false,
        }
    }

    /// Returns the explanation of a reply of which only the codes are known, as in a database or a log.
    ///
    /// ```
    /// use smtp_codes::{Command, EnhancedCode, Explanation, Party, ReplyCode};
    ///
    /// let status: EnhancedCode = "5.7.26".parse()?;
    /// let explanation = Explanation::of(ReplyCode::MAILBOX_UNAVAILABLE, Some(status), Some(Command::EndOfData));
    /// assert_eq!(explanation.party(), Some(Party::SendingAdministrator));
    /// # Ok::<(), smtp_codes::ParseEnhancedCodeError>(())
    /// ```
    #[inline]
    pub const fn of(code: ReplyCode, enhanced: Option<EnhancedCode>, command: Option<Command>) -> Self {
        Self::about(Topic::Codes(code, enhanced), command)
    }

    /// Returns the explanation of a reply inside other text, whose lines may be folded.
    #[inline]
    pub(crate) fn quoted(
        code: ReplyCode,
        enhanced: Option<EnhancedCode>,
        text: &'a [u8],
        command: Option<Command>,
    ) -> Self {
        let text = head_of_quoted(text);
        let cause = Cause::in_quoted(text, code);
        Explanation { cause, text, ..Self::of(code, enhanced, command) }.recognize(None)
    }

    /// Returns the explanation of a refusal that only echoes earlier ones.
    ///
    /// A server answers `DATA` or `BDAT` with 503 or 554 when it has refused every recipient before. Nobody's program
    /// is broken then: the replies to `RCPT` are the ones to report (RFC 5321 section 3.3). The reply alone does not
    /// tell.
    ///
    /// ```
    /// # use smtp_codes::{Command, Party, Reply};
    /// let reply = Reply::parse(b"503 5.5.1 no valid recipients\r\n")?;
    /// assert_eq!(reply.explain(Some(Command::Data)).party(), Some(Party::ClientAuthor));
    /// assert_eq!(reply.explain(Some(Command::Data)).echo().party(), Some(Party::Nobody));
    /// # Ok::<(), smtp_codes::DecodeError>(())
    /// ```
    #[inline]
    pub const fn echo(mut self) -> Self {
        self.is_echo = true;
        self
    }

    /// Returns `true` if it was made by [`echo`](Self::echo).
    #[inline]
    #[must_use]
    pub const fn is_echo(&self) -> bool {
        self.is_echo
    }

    /// Explains the codes as this provider uses them, where only the host that answered tells who it is.
    ///
    /// The host may be in an MX record, a `Remote-MTA` field or a log: [`Provider::of_host`] knows whose it is.
    ///
    /// ```
    /// use smtp_codes::{Party, Provider, Reply, Retry};
    ///
    /// let reply = Reply::parse(b"450 4.2.0 User is receiving mail too quickly\r\n")?;
    /// let provider = Provider::of_host("mta7.am0.yahoodns.net").expect("Yahoo");
    /// let explanation = reply.explain(None).with_provider(provider);
    /// assert_eq!(explanation.provider_row().map(|row| row.id()), Some("ya-450"));
    /// # Ok::<(), smtp_codes::DecodeError>(())
    /// ```
    #[inline]
    pub fn with_provider(self, provider: Provider) -> Self {
        self.recognize(Some(provider))
    }

    #[inline]
    fn recognize(mut self, known: Option<Provider>) -> Self {
        self.recognized = match self.topic {
            Topic::Reply(reply) => {
                Recognized::find(reply.code(), reply.enhanced(), ProviderText::Reply(reply.lines()), known)
            }
            Topic::Codes(code, enhanced) => {
                Recognized::find(code, enhanced, ProviderText::Quoted(Some(self.text)), known)
            }
            Topic::Code(_) | Topic::Enhanced(_) | Topic::Family(_) => None,
        };
        self
    }

    /// Returns the provider's row, from which the words, the party and the advice on trying again are taken.
    ///
    /// `None` if no provider is recognized, if it has no row for this reply, or if the reply refuses nothing.
    #[inline]
    #[must_use]
    pub const fn provider_row(&self) -> Option<ProviderRow> {
        match self.recognized() {
            Some(recognized) => Some(recognized.row),
            None => None,
        }
    }

    #[inline]
    const fn recognized(&self) -> Option<Recognized> {
        let is_refusal = match self.verdict() {
            Some(verdict) => matches!(verdict.action, Action::RetryLater | Action::Rejected),
            None => true,
        };
        if self.is_echo || !is_refusal { None } else { self.recognized }
    }

    /// Returns a short phrase that says what it means; for a family, what its codes share.
    #[inline]
    #[must_use]
    pub const fn summary(&self) -> &'static str {
        self.gist().summary
    }

    /// Returns a few sentences on what has happened and what to do about it.
    #[inline]
    #[must_use]
    pub const fn explanation(&self) -> &'static str {
        self.gist().explanation
    }

    /// Returns who has to act.
    ///
    /// After a 4yz, this is who can help if delivery keeps failing; after a misplaced reply, who can fix that. If the
    /// reply quotes another refusal, the party is that of the quoted one, which is the cause.
    ///
    /// ```
    /// # use smtp_codes::{Command, Party, Reply};
    /// let reply = Reply::parse(b"552 5.2.2 mailbox full\r\n")?;
    /// assert_eq!(reply.explain(Some(Command::Rcpt)).party(), Some(Party::Recipient));
    /// # Ok::<(), smtp_codes::DecodeError>(())
    /// ```
    #[inline]
    #[must_use]
    pub const fn party(&self) -> Option<Party> {
        self.gist().party
    }

    /// Returns the explanation of the reply that this one quotes, which is its cause.
    ///
    /// A server that passes mail on reports what the next one said: `550 5.4.300 Message expired -> 421 4.4.2 ...`.
    ///
    /// ```
    /// use smtp_codes::{KnownStatus, Reply};
    ///
    /// let reply = Reply::parse(b"550 5.4.300 Message expired -> 421 4.4.2 Connection dropped\r\n")?;
    /// let cause = reply.explain(None).cause().expect("a second reply");
    /// assert_eq!(cause.known_status(), Some(KnownStatus::BadConnection));
    /// # Ok::<(), smtp_codes::DecodeError>(())
    /// ```
    #[inline]
    #[must_use]
    pub const fn cause(&self) -> Option<Explanation<'static>> {
        match self.cause {
            Some(Cause { code, enhanced }) => Some(Explanation::of(code, enhanced, None)),
            None => None,
        }
    }

    /// Returns the reply, where one is explained.
    #[inline]
    #[must_use]
    pub const fn reply(&self) -> Option<Reply<'a>> {
        match self.topic {
            Topic::Reply(reply) => Some(reply),
            _ => None,
        }
    }

    /// Returns the family, where one is explained.
    #[inline]
    #[must_use]
    pub const fn family(&self) -> Option<Family> {
        match self.topic {
            Topic::Family(family) => Some(family),
            _ => None,
        }
    }

    /// Returns what the reply answers, where that is known.
    #[inline]
    #[must_use]
    pub const fn command(&self) -> Option<Command> {
        self.command
    }

    /// Returns the reply code.
    #[inline]
    #[must_use]
    pub const fn code(&self) -> Option<ReplyCode> {
        self.facts.code
    }

    /// Returns the row of the reply code.
    #[inline]
    #[must_use]
    pub const fn known(&self) -> Option<KnownCode> {
        match self.code() {
            Some(code) => code.known(),
            None => None,
        }
    }

    /// Returns the enhanced status code, as it was received.
    #[inline]
    #[must_use]
    pub const fn enhanced(&self) -> Option<EnhancedCode> {
        self.facts.enhanced
    }

    /// Returns the registered status of the enhanced code or of the family, whatever its class.
    #[inline]
    #[must_use]
    pub const fn known_status(&self) -> Option<KnownStatus> {
        self.facts.known_status
    }

    /// Returns what the first digit says. An enhanced code alone has that of its class.
    #[inline]
    #[must_use]
    pub const fn severity(&self) -> Option<Severity> {
        self.facts.severity
    }

    /// Returns what the second digit says.
    #[inline]
    #[must_use]
    pub const fn category(&self) -> Option<Category> {
        self.facts.category
    }

    /// Returns the class of the enhanced code.
    #[inline]
    #[must_use]
    pub const fn class(&self) -> Option<Class> {
        self.facts.class
    }

    /// Returns the subject of the enhanced code, where it is one of the eight of RFC 3463.
    #[inline]
    #[must_use]
    pub const fn subject(&self) -> Option<Subject> {
        self.facts.subject
    }

    /// Returns what a client does after the reply, if the command is known that it answers.
    #[inline]
    #[must_use]
    pub const fn verdict(&self) -> Option<Verdict> {
        match (self.command, self.topic, self.code()) {
            (Some(command), Topic::Reply(reply), _) => Some(reply.verdict(command)),
            (Some(command), _, Some(code)) => Some(Verdict::of(command, code, self.enhanced())),
            _ => None,
        }
    }

    /// Returns how well the reply code fits the command.
    #[inline]
    #[must_use]
    pub const fn standing(&self) -> Option<Standing> {
        match (self.command, self.code()) {
            (Some(command), Some(code)) => Some(command.standing(code)),
            _ => None,
        }
    }

    /// Returns a short phrase on what the reply code says in answer to this very command, or on which servers send it.
    #[inline]
    #[must_use]
    pub const fn reason(&self) -> Option<&'static str> {
        match self.standing_row() {
            Some(row) => Some(row.reason),
            None => None,
        }
    }

    /// Returns whether trying again makes sense, and when. An echo does not tell.
    #[inline]
    #[must_use]
    pub const fn retry(&self) -> Option<Retry> {
        match self.severity() {
            _ if self.is_echo => None,
            _ if self.recognized().is_some() => match self.provider_row() {
                Some(row) => Some(row.retry().after(self.verdict())),
                None => None,
            },
            Some(severity) => Some(Retry::new(severity, self.code(), self.enhanced(), self.verdict())),
            None => None,
        }
    }

    /// Returns where to read more, each place once and the most telling first.
    #[inline]
    pub fn references(&self) -> impl Iterator<Item = Reference> + Clone + use<'a> {
        let facts = self.facts;
        let status = facts.known_status.filter(|_| !facts.is_led_by_code).or(facts.telling);
        let status = status.map_or(&[][..], KnownStatus::references);
        let provider = self.provider_row().map(ProviderRow::reference);
        let for_command = self.standing_row().and_then(|row| row.reference);
        let code = self.known().map_or(&[][..], KnownCode::references);
        let notation: &[Reference] = match (status, code) {
            ([], []) if facts.class.is_none() && facts.severity.is_some() => &[Reference::REPLY_CODES],
            ([], []) => &[Reference::ENHANCED_CODES],
            _ => &[],
        };
        let all = provider
            .into_iter()
            .chain(status.iter().copied())
            .chain(for_command)
            .chain(code.iter().chain(notation).copied());
        all.clone().enumerate().filter_map(move |(at, reference)| {
            let is_new = all.clone().take(at).all(|earlier| earlier != reference);
            is_new.then_some(reference)
        })
    }

    /// Returns what the reply deviates in from the grammar.
    #[inline]
    pub fn deviations(&self) -> impl Iterator<Item = Deviation> + Clone + use<'a> {
        self.reply().into_iter().flat_map(|reply| reply.deviations())
    }

    /// Returns what is odd about these codes as an answer to the command.
    #[inline]
    pub fn findings(&self) -> impl Iterator<Item = Finding> + Clone + use<'a> {
        let explanation = *self;
        let asked = self.command.zip(self.code());
        asked.into_iter().flat_map(move |(command, code)| match explanation.reply() {
            Some(reply) => reply.check(command),
            None => Findings::new(command, code, explanation.enhanced()),
        })
    }

    /// Returns the commands for which an RFC lists the code, where a code alone is explained.
    #[inline]
    pub fn commands(&self) -> impl Iterator<Item = Command> + Clone + use<'a> {
        let code = if matches!(self.topic, Topic::Code(_)) { self.code() } else { None };
        let is_listed = |command: &Command, code| command.standing(code) == Standing::Listed;
        code.into_iter().flat_map(move |code| {
            Command::ALL.iter().copied().filter(move |command| is_listed(command, code))
        })
    }

    #[inline]
    const fn standing_row(&self) -> Option<data::ReplyRow> {
        match (self.command, self.code()) {
            (Some(command), Some(code)) => data::standing_row(command.to_rules(), code.get()),
            _ => None,
        }
    }
}
