//! The dialogue, line by line, and its meaning.

use std::fmt::Write as _;
use std::io::{self, Write as _};

use anstyle::{AnsiColor, Style};
use smtp_codes::{Action, Command, Deviation, DeviationKind, Explanation, Party, Retry, Severity, Verdict};
use smtp_codes_examples::harmless;
use smtp_codes_examples::receiver::Message;

const CLIENT: Style = AnsiColor::Cyan.on_default();
const QUIET: Style = Style::new().dimmed();
const TITLE: Style = Style::new().bold();

const WIDTH: usize = 100;

/// Writes one connection to standard output, or nowhere. Whether there is colour is for the stream to decide.
#[derive(Clone, Debug)]
pub(crate) struct Transcript {
    /// The beginning of every line.
    prefix: String,
    is_silent: bool,
}

impl Transcript {
    pub(crate) const fn new() -> Self {
        Self { prefix: String::new(), is_silent: false }
    }

    /// Of one connection among several.
    pub(crate) fn numbered(number: u64) -> Self {
        Self { prefix: format!("[{number}] "), is_silent: false }
    }

    pub(crate) const fn silent() -> Self {
        Self { prefix: String::new(), is_silent: true }
    }

    /// A line of the client.
    pub(crate) fn client(&self, line: &[u8]) {
        self.write(&[(CLIENT, format!("C: {}", harmless(line)))]);
    }

    /// A reply, and what it means.
    pub(crate) fn reply(&self, explanation: &Explanation<'_>) {
        self.explained(explanation, meaning(explanation));
    }

    /// A reply that only follows from one before it.
    pub(crate) fn consequence(&self, explanation: &Explanation<'_>) {
        let command = explanation.command().map_or("", called);
        self.explained(explanation, vec![format!("{command}: follows from the refusal above")]);
    }

    fn explained(&self, explanation: &Explanation<'_>, meaning: Vec<String>) {
        let style = style(explanation.severity());
        let raw = explanation.reply().map_or(&[][..], |reply| reply.raw());
        let said = raw
            .split_inclusive(|octet| *octet == b'\n')
            .map(|line| (style, format!("S: {}", harmless(line))));
        let meant = meaning.into_iter().map(|line| (QUIET, format!("   {line}")));
        self.write(&said.chain(meant).collect::<Vec<_>>());
    }

    pub(crate) fn title(&self, text: &str) {
        self.write(&[(QUIET, String::new()), (TITLE, text.to_owned())]);
    }

    pub(crate) fn remark(&self, text: &str) {
        let lines = fold(text, WIDTH - 3).into_iter().enumerate();
        let mark = |number| if number == 0 { "=> " } else { "   " };
        self.write(
            &lines.map(|(number, line)| (TITLE, format!("{}{line}", mark(number)))).collect::<Vec<_>>(),
        );
    }

    fn write(&self, lines: &[(Style, String)]) {
        if self.is_silent {
            return;
        }
        let mut text = String::new();
        for (style, line) in lines {
            let _ = writeln!(text, "{}{style}{line}{style:#}", self.prefix);
        }
        // The reader may have seen enough. The session goes on.
        let _ = anstream::stdout().lock().write_all(text.as_bytes());
    }
}

/// The verdict and its reason; of a refusal also what happened, who has to act, and whether trying again makes sense.
fn meaning(explanation: &Explanation<'_>) -> Vec<String> {
    let (Some(command), Some(verdict)) = (explanation.command(), explanation.verdict()) else {
        return Vec::new();
    };
    let Verdict { action, scope, .. } = verdict;
    let is_fine = matches!(action, Action::Accepted | Action::Continue);
    let reason = explanation.reason().filter(|_| is_fine).unwrap_or_else(|| explanation.summary());
    let numbers = explanation.severity().zip(explanation.category());
    let numbers =
        numbers.map_or_else(String::new, |(severity, category)| format!(" [{severity}, {category}]"));
    let mut lines = fold(&format!("{}: {action} ({scope}), {reason}{numbers}", called(command)), WIDTH - 3);
    // Text beyond ASCII is odd only in a session without SMTPUTF8, which a reply alone does not tell.
    let is_odd = |deviation: &Deviation| deviation.kind() != DeviationKind::NonAscii;
    let oddities = explanation.deviations().filter(is_odd).map(|deviation| format!("odd: {deviation}"));
    lines.extend(oddities.flat_map(|oddity| fold(&oddity, WIDTH - 3)));
    if !is_fine {
        lines.extend(fold(explanation.explanation(), WIDTH - 3));
        match explanation.party() {
            None | Some(Party::Nobody) => {}
            Some(party) => lines.extend(fold(&format!("{party}: {}", party.advice()), WIDTH - 3)),
        }
        match explanation.retry() {
            None | Some(Retry::Needless) => {}
            Some(retry) => lines.extend(fold(retry.meaning(), WIDTH - 3)),
        }
    }
    lines
}

/// The verb, where there is one to be read.
const fn called(command: Command) -> &'static str {
    match command {
        Command::EndOfData => "(message)",
        _ => command.verb(),
    }
}

/// Writes a message to standard output, as the one thing that is kept of it.
pub(crate) fn print_message(id: &str, message: &Message) -> io::Result<()> {
    let mut text = format!("{QUIET}   {id} for {}{QUIET:#}\n", message.envelope.recipients.join(", "));
    for line in message.octets.split_inclusive(|octet| *octet == b'\n') {
        let _ = writeln!(text, "{QUIET}   | {}{QUIET:#}", harmless(line));
    }
    let mut out = anstream::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()
}

/// Breaks at spaces.
fn fold(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split_whitespace() {
        let line = lines.last_mut();
        match line {
            Some(line) if line.is_empty() || line.len() + 1 + word.len() <= width => {
                if !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

const fn style(severity: Option<Severity>) -> Style {
    let colour = match severity {
        Some(Severity::PositiveCompletion | Severity::PositiveIntermediate) => AnsiColor::Green,
        Some(Severity::TransientNegative) => AnsiColor::Yellow,
        _ => AnsiColor::Red,
    };
    colour.on_default()
}
