//! The explanation as plain text.

use core::fmt::{self, Write as _};

use smtp_codes_data::{Reference, Severity, Weight};

use super::fold::Fold;
use super::retry::Retry;
use super::{Explanation, Topic};
use crate::codes::{BasicCodes, Command, KnownStatus, Party};
use crate::meaning::check::Finding;
use crate::meaning::verdict::Verdict;
use crate::reply::Reply;
use crate::syntax::Shown;

/// Two columns less than a terminal has: a full stop or a parenthesis is written behind its word, whose length decides.
const WIDTH: usize = 78;

/// Columns of a label and the blanks behind it.
const LABEL: usize = 11;

/// Lines and octets of the server's own text that are shown.
const SHOWN_LINES: usize = 24;
const SHOWN_OCTETS: usize = 512;

/// References beside a reply. Who wants to know all asks for the code.
const REPLY_REFERENCES: usize = 4;

impl fmt::Display for Explanation<'_> {
    // The sheet is a good part of what this crate takes to build: inline, so that only who shows one compiles it.
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut sheet = Sheet { f };
        sheet.title(self)?;
        sheet.meaning(self)?;
        if let Some(reply) = self.reply() {
            sheet.text(reply)?;
        }
        sheet.advice(self)?;
        sheet.numbers(self)?;
        sheet.members(self)?;
        sheet.oddities(self)?;
        let all = self.references();
        let is_reply = self.reply().is_some();
        sheet.references(all.take(if is_reply { REPLY_REFERENCES } else { usize::MAX }))
    }
}

struct Sheet<W> {
    f: W,
}

impl<W: fmt::Write> Sheet<W> {
    fn title(&mut self, explanation: &Explanation<'_>) -> fmt::Result {
        match explanation.topic {
            Topic::Reply(reply) => {
                write!(self.f, "{}", reply.code())?;
                if let Some(enhanced) = reply.enhanced() {
                    write!(self.f, " {enhanced}")?;
                }
            }
            Topic::Code(code) => write!(self.f, "{code}")?,
            Topic::Enhanced(enhanced) => write!(self.f, "{enhanced}")?,
            Topic::Family(family) => write!(self.f, "{family}")?,
        }
        write!(self.f, "  {}\n\n", explanation.summary())
    }

    fn meaning(&mut self, explanation: &Explanation<'_>) -> fmt::Result {
        let mut fold = Fold::new(&mut self.f, WIDTH, 0, 0);
        if explanation.severity() == Some(Severity::TransientNegative) {
            fold.write_str("Wait: it is tried again. ")?;
        }
        fold.write_str(explanation.explanation())?;
        self.f.write_str("\n")
    }

    /// What the server wrote, line by line as far as it fits.
    fn text(&mut self, reply: Reply<'_>) -> fmt::Result {
        let lines = || reply.lines().filter(|line| !line.as_bytes().is_empty());
        for (at, line) in lines().take(SHOWN_LINES).enumerate() {
            let label = if at == 0 { "text" } else { "" };
            write!(self.f, "\n{label:LABEL$}{}", Shown { text: line.as_bytes(), room: SHOWN_OCTETS })?;
        }
        match lines().count().saturating_sub(SHOWN_LINES) {
            0 => Ok(()),
            hidden => write!(self.f, "\n{:LABEL$}[{hidden} more lines]", ""),
        }
    }

    /// What to do, and who.
    fn advice(&mut self, explanation: &Explanation<'_>) -> fmt::Result {
        match explanation.party() {
            None => {}
            Some(party @ Party::Nobody) => {
                self.row("who acts", format_args!("{party}. {}", party.advice()))?;
            }
            Some(party) if explanation.severity() == Some(Severity::TransientNegative) => {
                let mut advice = party.advice().chars();
                let first = advice.next().map_or(' ', |letter| letter.to_ascii_lowercase());
                self.row("who acts", format_args!("{party}. If it stays: {first}{}", advice.as_str()))?;
            }
            Some(party) => self.row("who acts", format_args!("{party}. {}", party.advice()))?,
        }
        match explanation.retry() {
            None | Some(Retry::Needless) => {}
            Some(retry) => self.row("try again", format_args!("{retry}"))?,
        }
        if let (Some(command), Some(standing)) = (explanation.command(), explanation.standing()) {
            let command = called(command);
            match explanation.reason() {
                Some(reason) => self.row("answers", format_args!("{command} ({standing}: {reason})"))?,
                None => self.row("answers", format_args!("{command} ({standing})"))?,
            }
        }
        if let Some(Verdict { action, scope, closes }) = explanation.verdict() {
            let closes = if closes { " The connection is over." } else { "" };
            self.row("verdict", format_args!("{action} ({scope}). {}{closes}", scope.meaning()))?;
        }
        Ok(())
    }

    /// The digits and numbers, one by one.
    fn numbers(&mut self, explanation: &Explanation<'_>) -> fmt::Result {
        // What has been said above is not said again.
        let new = |meaning| if meaning == explanation.explanation() { "" } else { meaning };
        match (explanation.code(), explanation.known()) {
            (Some(code), Some(known)) => self.row(
                "code",
                format_args!("{code} {} ({}): {}", known.name(), known.origin(), known.summary()),
            )?,
            (Some(code), None) => self.row("code", format_args!("{code}, which is not in the table"))?,
            (None, _) => {}
        }
        let is_told_by_class = explanation.code().is_none() && explanation.class().is_some();
        if let (Some(severity), false) = (explanation.severity(), is_told_by_class) {
            let meaning = new(severity.meaning());
            self.row("severity", format_args!("{}yz {severity}. {meaning}", severity.digit()))?;
        }
        if let Some(category) = explanation.category() {
            self.row("category", format_args!("{category}. {}", new(category.meaning())))?;
        }
        match (explanation.enhanced(), explanation.known_status()) {
            (Some(code), Some(status)) => {
                self.row("enhanced", format_args!("{code} {}: {}", status.name(), status.summary()))?;
            }
            (Some(code), None) => self.row("enhanced", format_args!("{code}, which is not registered"))?,
            (None, Some(status)) => self.row("enhanced", format_args!("{status} {}", status.name()))?,
            (None, None) => {}
        }
        match explanation.class() {
            Some(class) if is_told_by_class || Some(class.severity()) != explanation.severity() => {
                self.row("class", format_args!("{} {class}. {}", class.digit(), new(class.meaning())))?;
            }
            _ => {}
        }
        match explanation.subject() {
            Some(subject) => {
                self.row("subject", format_args!("{} {subject}. {}", subject.number(), subject.meaning()))
            }
            None => Ok(()),
        }
    }

    /// What belongs to a code or a family.
    fn members(&mut self, explanation: &Explanation<'_>) -> fmt::Result {
        self.list("commands", explanation.commands().map(called))?;
        if let (Some(status), None) = (explanation.known_status(), explanation.reply()) {
            self.list("classes", status.classes().iter().map(|class| class.digit()))?;
            self.basic_codes(status)?;
        }
        let Some(family) = explanation.family() else { return Ok(()) };
        for (at, code) in family.codes().enumerate() {
            let label = if at == 0 { "codes" } else { "" };
            write!(self.f, "\n{label:LABEL$}{code}  {}", code.summary())?;
        }
        if family.known().is_some() {
            return Ok(());
        }
        for (at, status) in family.statuses().enumerate() {
            let label = if at == 0 { "statuses" } else { "" };
            write!(self.f, "\n{label:LABEL$}{status:<6}  {}", status.summary())?;
        }
        Ok(())
    }

    fn basic_codes(&mut self, status: KnownStatus) -> fmt::Result {
        match status.basic_codes() {
            BasicCodes::Any => self.row("goes with", format_args!("every reply code")),
            BasicCodes::Family(severity) => self.row("goes with", format_args!("{}yz", severity.digit())),
            BasicCodes::List(codes) => self.list("goes with", codes.iter()),
        }
    }

    /// What is odd; the harmless in one line.
    fn oddities(&mut self, explanation: &Explanation<'_>) -> fmt::Result {
        for deviation in explanation.deviations() {
            self.row("deviation", format_args!("{} at {deviation}", deviation.name()))?;
        }
        let is_weak = |finding: &Finding| finding.weight() == Weight::Weak;
        for finding in explanation.findings().filter(|finding| !is_weak(finding)) {
            self.row("finding", format_args!("{} ({}): {finding}", finding.name(), finding.weight()))?;
        }
        self.list("harmless", explanation.findings().filter(is_weak).map(Finding::name))
    }

    fn references(&mut self, references: impl Iterator<Item = Reference>) -> fmt::Result {
        for (at, reference) in references.enumerate() {
            let label = if at == 0 { "read more" } else { "" };
            write!(self.f, "\n{label:LABEL$}{reference}  {}", reference.url())?;
        }
        self.f.write_str("\n")
    }

    fn row(&mut self, label: &str, text: fmt::Arguments<'_>) -> fmt::Result {
        write!(self.f, "\n{label:LABEL$}")?;
        Fold::new(&mut self.f, WIDTH, LABEL, LABEL).write_fmt(text)
    }

    /// One row of items with commas between them; none where there is no item.
    fn list(&mut self, label: &str, items: impl Iterator<Item: fmt::Display>) -> fmt::Result {
        let mut items = items.peekable();
        if items.peek().is_none() {
            return Ok(());
        }
        write!(self.f, "\n{label:LABEL$}")?;
        let mut fold = Fold::new(&mut self.f, WIDTH, LABEL, LABEL);
        for (at, item) in items.enumerate() {
            let comma = if at == 0 { "" } else { ", " };
            write!(fold, "{comma}{item}")?;
        }
        Ok(())
    }
}

/// The verb, or the name of what has none.
const fn called(command: Command) -> &'static str {
    match command.verb().as_bytes() {
        [b'A'..=b'Z', ..] => command.verb(),
        _ => command.name(),
    }
}
