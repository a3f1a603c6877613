//! The explanation as plain text.

use core::fmt::{self, Write as _};

use smtp_codes_data as data;
use smtp_codes_data::{Action, FindingKind, Severity, Standing, Weight};

use super::Explanation;
use super::gist::Gist;
use super::topic::{Facts, Topic, is_led};
use super::wrap::WrappedText;
use crate::codes::{BasicCodes, Command, EnhancedCode, KnownStatus, Party, ReplyCode, Written};
use crate::meaning::check::Finding;
use crate::meaning::providers::RecognizedBy;
use crate::meaning::retry::Retry;
use crate::meaning::verdict::Verdict;
use crate::reply::{DeviationKind, Reply};
use crate::syntax::{Shown, plain_prefix};

/// Columns of a label and the spaces after it.
const LABEL: usize = 11;

/// Lines and octets of the server's own text that are shown.
const SHOWN_LINES: usize = 24;
const SHOWN_OCTETS: usize = 512;

/// References next to a reply. The explanation of the code has all.
const REPLY_REFERENCES: usize = 4;

/// What comes first about a reply after which the client tries again, in answer to a command that has to do with a
/// message, to one that does not, and to QUIT, which changes the fate of none.
const DELIVERY_LEAD: &str = "No action is needed yet: delivery will be retried. ";
const COMMAND_LEAD: &str = "No action is needed yet: the client may try again later. ";
const QUIT_LEAD: &str = "No action is needed. ";

impl fmt::Display for Explanation<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (gist, verdict, retry) = (self.gist(), self.verdict(), self.retry());
        Sheet { out: f, explanation: self, facts: &self.facts, gist, verdict, retry }.write()
    }
}

/// The text of one explanation, section by section. It writes ready pieces, since formatting each would cost more than
/// all the rest.
struct Sheet<'s, W> {
    out: &'s mut W,
    explanation: &'s Explanation<'s>,
    facts: &'s Facts,
    gist: Gist,
    verdict: Option<Verdict>,
    retry: Option<Retry>,
}

impl<W: fmt::Write> Sheet<'_, W> {
    fn write(&mut self) -> fmt::Result {
        self.title()?;
        self.meaning()?;
        if let Some(reply) = self.explanation.reply() {
            self.text(reply)?;
        }
        self.provider()?;
        self.cause()?;
        self.advice()?;
        self.numbers()?;
        self.members()?;
        self.oddities()?;
        self.references()
    }

    fn title(&mut self) -> fmt::Result {
        match self.explanation.topic {
            Topic::Reply(_) | Topic::Codes(..) | Topic::Code(_) | Topic::Enhanced(_) => {
                self.codes(self.facts)?
            }
            Topic::Family(family) => write!(self.out, "{family}")?,
        }
        self.out.write_str("  ")?;
        self.out.write_str(self.gist.summary)?;
        self.out.write_str("\n\n")
    }

    fn codes(&mut self, facts: &Facts) -> fmt::Result {
        let code = facts.code.map_or("", |code| code.as_str());
        let space = if facts.code.is_some() && facts.enhanced.is_some() { " " } else { "" };
        let enhanced = facts.enhanced.map(EnhancedCode::written);
        self.out.write_str(code)?;
        self.out.write_str(space)?;
        self.out.write_str(enhanced.as_ref().map_or("", Written::as_str))
    }

    fn meaning(&mut self) -> fmt::Result {
        let lead = if self.is_put_off() { self.lead() } else { "" };
        WrappedText::new(self.out, 0, 0).write(&[lead, self.gist.explanation])?;
        self.out.write_str("\n")
    }

    const fn lead(&self) -> &'static str {
        use Command::{
            Atrn, Auth, AuthData, Etrn, Expn, Help, Noop, Quit, Rset, StartTls, Unrecognized, Vrfy,
        };
        match self.explanation.command() {
            Some(Quit) => QUIT_LEAD,
            Some(
                Rset | Vrfy | Expn | Help | Noop | StartTls | Auth | AuthData | Etrn | Atrn | Unrecognized,
            ) => COMMAND_LEAD,
            _ => DELIVERY_LEAD,
        }
    }

    /// Returns `true` if the client tries again by itself.
    fn is_put_off(&self) -> bool {
        if let Some(row) = self.explanation.provider_row() {
            return self.facts.severity == Some(Severity::TransientNegative)
                && matches!(row.retry(), Retry::Later(_));
        }
        let is_transient = self.facts.severity == Some(Severity::TransientNegative);
        is_transient || self.verdict.is_some_and(|verdict| verdict.action == Action::RetryLater)
    }

    /// Writes the text of the server, line by line as far as it fits.
    fn text(&mut self, reply: Reply<'_>) -> fmt::Result {
        let mut label = "\ntext       ";
        let mut hidden = 0_usize;
        for (at, line) in reply.lines().filter(|line| !line.as_bytes().is_empty()).enumerate() {
            if at >= SHOWN_LINES {
                hidden += 1;
                continue;
            }
            self.out.write_str(label)?;
            label = "\n           ";
            let text = line.as_bytes();
            match core::str::from_utf8(text) {
                Ok(plain) if text.len() <= SHOWN_OCTETS && plain_prefix(text) == text.len() => {
                    self.out.write_str(plain)?;
                }
                _ => write!(self.out, "{}", Shown { text, room: SHOWN_OCTETS })?,
            }
        }
        if hidden > 0 { write!(self.out, "{label}[{hidden} more lines]") } else { Ok(()) }
    }

    /// Writes which provider means this, and what shows it.
    fn provider(&mut self) -> fmt::Result {
        let Some(recognized) = self.explanation.recognized() else { return Ok(()) };
        let row = recognized.row;
        let name = row.provider().name();
        let (before, mark, after) = match recognized.by {
            RecognizedBy::Mark(mark) => (", recognized by `", mark, "` in the text."),
            RecognizedBy::Numbers => {
                (", recognized by codes and words that nobody else sends together.", "", "")
            }
            RecognizedBy::Caller => (", recognized by the host that answered.", "", ""),
        };
        let whose = " The meaning above is that of this provider.";
        self.row("\nprovider   ", &[name, before, mark, after, whose])?;
        let Some(status) = row.replaces() else { return Ok(()) };
        let registered = self.facts.enhanced.filter(|enhanced| enhanced.known() == Some(status));
        let registered = registered.map(EnhancedCode::written);
        let number = registered.as_ref().map_or("The number", Written::as_str);
        let meant = " is registered for something else, which is not meant here: ";
        self.row("\n           ", &[number, meant, status.summary()])
    }

    /// Writes the reply that this one quotes, which tells more than the one around it.
    fn cause(&mut self) -> fmt::Result {
        let Some(cause) = self.explanation.cause() else { return Ok(()) };
        let facts = &cause.facts;
        self.out.write_str("\ncause      ")?;
        self.codes(facts)?;
        let enhanced = facts.enhanced.map_or(0, |enhanced| 1 + enhanced.written_len());
        WrappedText::new(self.out, LABEL, LABEL + 3 + enhanced).write(&[
            ", which the text quotes. ",
            cause.summary(),
            ": ",
            cause.explanation(),
        ])
    }

    /// Writes the next step, and whose it is.
    fn advice(&mut self) -> fmt::Result {
        if let Some(party) = self.gist.party {
            let (first, rest) = party.advice().split_at_checked(1).unwrap_or_default();
            if self.is_put_off() && party != Party::Nobody {
                self.row("\nwho acts   ", &[party.name(), ". If it stays: ", in_lower_case(first), rest])?;
            } else {
                self.row("\nwho acts   ", &[party.name(), ". ", first, rest])?;
            }
        }
        match self.retry {
            None | Some(Retry::Needless) => {}
            // The advice of the first digit, for a message that nothing can happen to any more.
            Some(_) if self.explanation.command() == Some(Command::Quit) => {}
            Some(retry) => self.row("\ntry again  ", &[retry.meaning()])?,
        }
        if let (Some(command), Some(standing)) = (self.explanation.command(), self.explanation.standing()) {
            // The general meaning of a listed code adds nothing to a status that says more.
            let is_told = standing == Standing::Listed && self.facts.telling.is_some();
            let reason = self.explanation.reason().filter(|_| !is_told);
            let colon = if reason.is_some() { ": " } else { "" };
            let pieces = [called(command), " (", standing.name(), colon, reason.unwrap_or(""), ")"];
            self.row("\nanswers    ", &pieces)?;
        }
        if let Some(Verdict { action, scope, closes }) = self.verdict {
            let closes = if closes { " The connection is over." } else { "" };
            let pieces = [action.name(), " (", scope.name(), "). ", scope.meaning(), closes];
            self.row("\nverdict    ", &pieces)?;
        }
        Ok(())
    }

    /// Writes the digits and numbers, one by one.
    fn numbers(&mut self) -> fmt::Result {
        let facts = self.facts;
        if let Some(code) = facts.code {
            match data::code_row(code.get()) {
                Some(row) => {
                    self.row("\ncode       ", &[code.as_str(), " ", row.name, " (", row.origin.name(), ")"])?;
                }
                None => self.row("\ncode       ", &[code.as_str(), ", which is not in the table"])?,
            }
        }
        let is_told_by_class = facts.code.is_none() && facts.class.is_some();
        if let (Some(severity), false) = (facts.severity, is_told_by_class) {
            // After a refusal the line on trying again says the same, and knows more.
            let is_news = self.retry == Some(Retry::Needless);
            let meaning = if is_news { severity.meaning() } else { "" };
            self.meaning_row("\nseverity   ", &[digit(severity.digit()), "yz ", severity.name()], meaning)?;
        }
        if let Some(category) = facts.category {
            self.meaning_row("\ncategory   ", &[category.name()], category.meaning())?;
        }
        self.status()?;
        match facts.class {
            Some(class) if is_told_by_class || Some(class.severity()) != facts.severity => {
                let (digit, name) = (digit(class.digit()), class.name());
                if is_told_by_class {
                    self.meaning_row("\nclass      ", &[digit, " ", name], class.meaning())?;
                } else {
                    let differs = ", which is not the first digit of the reply code. The reply code decides (RFC 5321 \
                                   section 4.2).";
                    self.row("\nclass      ", &[digit, " ", name, differs])?;
                }
            }
            _ => {}
        }
        match facts.subject {
            Some(subject) => {
                let number = digit(subject.number() as u8);
                self.row("\nsubject    ", &[number, " ", subject.name(), ". ", subject.meaning()])
            }
            None => Ok(()),
        }
    }

    /// Writes the enhanced status code, and the row by which it is read where that is not its own.
    fn status(&mut self) -> fmt::Result {
        let Facts { code, enhanced, known_status, telling, severity, is_led_by_code, .. } = *self.facts;
        let column = match (enhanced, self.explanation.family()) {
            (Some(enhanced), _) => {
                let written = enhanced.written();
                self.line(&["\nenhanced   ", written.as_str()])?;
                LABEL + written.len
            }
            // `X.7.26`; of `4yz` and `5.7.X` all has been said.
            (None, Some(family)) if severity.is_none() => {
                write!(self.out, "\nenhanced   {family}")?;
                LABEL + Written::ROOM
            }
            _ => return Ok(()),
        };
        let mut wrapped = WrappedText::new(self.out, LABEL, column);
        if let (true, Some(status), Some(code), Some(enhanced)) =
            (is_led_by_code, known_status, code, enhanced)
        {
            let (why, code) = if is_led(None, code, enhanced) {
                (", which does not go with ", code.as_str())
            } else {
                (", which is about a recipient, and the command names none", "")
            };
            return wrapped.write(&[" ", status.name(), why, code, ": the reply code counts"]);
        }
        match (known_status, telling) {
            (Some(status), Some(read)) if status != read => {
                let beside = |code: &ReplyCode| {
                    let numbers = (status.subject().number(), status.detail());
                    data::status_beside(code.get(), numbers.0, numbers.1) != numbers
                };
                let outcome = match (code.filter(beside), severity) {
                    (Some(code), _) => code.as_str(),
                    (None, Some(Severity::PositiveCompletion)) => "success",
                    (None, _) => "a refusal",
                };
                wrapped.write(&[" ", status.name(), ", which does not go with ", outcome, ":"])?;
                wrapped.write(&[" read as X.", digit(read.subject().number() as u8), ".0 ", read.name()])
            }
            (Some(status), _) if status.summary() == self.gist.summary => {
                wrapped.write(&[" ", status.name()])
            }
            (Some(status), _) => wrapped.write(&[" ", status.name(), ": ", status.summary()]),
            (None, Some(read)) => {
                let subject = digit(read.subject().number() as u8);
                wrapped.write(&[", which is not registered: read as X.", subject, ".0 ", read.name()])
            }
            (None, None) => wrapped.write(&[", which is not registered"]),
        }
    }

    /// Writes the commands and codes that belong to a code or a family.
    fn members(&mut self) -> fmt::Result {
        self.list("\ncommands   ", self.explanation.commands().map(called))?;
        if let (Topic::Enhanced(_) | Topic::Family(_), Some(status)) =
            (self.explanation.topic, self.facts.known_status)
        {
            let digits = status.classes().iter().map(|class| digit(class.digit()));
            self.list("\nclasses    ", digits)?;
            self.basic_codes(status)?;
        }
        let Some(family) = self.explanation.family() else { return Ok(()) };
        for (at, code) in family.codes().enumerate() {
            let label = if at == 0 { "\ncodes      " } else { "\n           " };
            self.line(&[label, code.code().as_str(), "  ", code.summary()])?;
        }
        if family.known().is_some() {
            return Ok(());
        }
        for (at, status) in family.statuses().enumerate() {
            let label = if at == 0 { "\nstatuses   " } else { "\n           " };
            write!(self.out, "{label}{status:<6}  {}", status.summary())?;
        }
        Ok(())
    }

    fn basic_codes(&mut self, status: KnownStatus) -> fmt::Result {
        match status.basic_codes() {
            BasicCodes::Any => self.row("\ngoes with  ", &["every reply code"]),
            BasicCodes::Family(severity) => self.row("\ngoes with  ", &[digit(severity.digit()), "yz"]),
            BasicCodes::List(codes) => self.list("\ngoes with  ", codes.iter().map(|code| code.as_str())),
        }
    }

    /// Writes the oddities; the harmless ones in one line.
    fn oddities(&mut self) -> fmt::Result {
        // The class that differs is told by the numbers.
        let told = DeviationKind::EnhancedClassDiffers;
        for deviation in self.explanation.deviations().filter(|deviation| deviation.kind() != told) {
            self.out.write_str("\ndeviation  ")?;
            let mut wrapped = WrappedText::new(self.out, LABEL, LABEL);
            write!(wrapped, "{} at {deviation}", deviation.name())?;
        }
        let is_weak = |finding: &Finding| finding.weight() == Weight::Weak;
        let is_told = |finding: &Finding| finding.kind() == FindingKind::EnhancedClassDiffers;
        let findings = self.explanation.findings();
        for finding in findings.clone().filter(|finding| !is_weak(finding) && !is_told(finding)) {
            let (weight, meaning) = (finding.weight().name(), finding.kind().meaning());
            self.row("\nfinding    ", &[finding.name(), " (", weight, "): ", meaning])?;
        }
        self.list("\nharmless   ", findings.filter(is_weak).map(Finding::name))
    }

    fn references(&mut self) -> fmt::Result {
        let is_reply = matches!(self.explanation.topic, Topic::Reply(_) | Topic::Codes(..));
        let shown = if is_reply { REPLY_REFERENCES } else { usize::MAX };
        for (at, reference) in self.explanation.references().take(shown).enumerate() {
            let label = if at == 0 { "\nread more  " } else { "\n           " };
            let section = if reference.section().is_empty() { "" } else { " section " };
            self.line(&[label, reference.label(), section, reference.section(), "  ", reference.url()])?;
        }
        self.out.write_str("\n")
    }

    /// Writes a label and text that may go over several lines.
    fn row(&mut self, label: &str, pieces: &[&str]) -> fmt::Result {
        self.out.write_str(label)?;
        WrappedText::new(self.out, LABEL, LABEL).write(pieces)
    }

    /// Writes a row that ends with a sentence, unless that has been said above.
    fn meaning_row(&mut self, label: &str, pieces: &[&str], meaning: &str) -> fmt::Result {
        self.out.write_str(label)?;
        let mut wrapped = WrappedText::new(self.out, LABEL, LABEL);
        wrapped.write(pieces)?;
        if meaning.is_empty() || meaning == self.gist.explanation {
            return Ok(());
        }
        wrapped.write(&[". ", meaning])
    }

    /// Writes text that stays on one line.
    fn line(&mut self, pieces: &[&str]) -> fmt::Result {
        pieces.iter().try_for_each(|piece| self.out.write_str(piece))
    }

    /// Writes one row of items with commas between them; nothing without an item.
    fn list(&mut self, label: &str, items: impl Iterator<Item = &'static str>) -> fmt::Result {
        let mut items = items.peekable();
        let Some(first) = items.next() else { return Ok(()) };
        let comma = |items: &mut core::iter::Peekable<_>| if items.peek().is_some() { "," } else { "" };
        self.out.write_str(label)?;
        let mut wrapped = WrappedText::new(self.out, LABEL, LABEL);
        wrapped.write(&[first, comma(&mut items)])?;
        while let Some(item) = items.next() {
            wrapped.write(&[" ", item, comma(&mut items)])?;
        }
        Ok(())
    }
}

/// Returns the first letter of a sentence for the middle of one.
#[inline]
fn in_lower_case(capital: &str) -> &str {
    const ALPHABET: &str = "abcdefghijklmnopqrstuvwxyz";
    let index = capital.bytes().next().map_or(0, |letter| letter.wrapping_sub(b'A') as usize);
    ALPHABET.get(index..=index).unwrap_or(capital)
}

/// Returns the digit of a severity, a class or a registered subject.
#[inline]
const fn digit(number: u8) -> &'static str {
    match number {
        0 => "0",
        1 => "1",
        2 => "2",
        3 => "3",
        4 => "4",
        5 => "5",
        6 => "6",
        _ => "7",
    }
}

/// Returns the verb, or the name of what has none.
#[inline]
const fn called(command: Command) -> &'static str {
    match command.verb().as_bytes() {
        [b'A'..=b'Z', ..] => command.verb(),
        _ => command.name(),
    }
}
