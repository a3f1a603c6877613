//! [`Report`]: the numbers, as they are printed, drawn and written as JSON.

mod listed;
mod period;

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};
use smtp_codes::{Action, Command, Party, ReplyCode};

pub(crate) use self::listed::{DomainRow, Listed, ProviderRow, WordsRow};
pub(crate) use self::period::{Bar, Period};
use smtp_log_report::{Flaw, Row, Shape, Side, Source};

use crate::tally::{ByAction, Tally};

/// Everything that is reported. Tables are sorted by their replies, and what has as many by its name.
#[derive(Debug, Serialize)]
pub(crate) struct Report {
    pub(crate) inputs: Vec<InputRow>,
    pub(crate) total: Total,
    pub(crate) verdicts: Vec<VerdictRow>,
    pub(crate) parties: Vec<PartyRow>,
    pub(crate) statuses: Vec<StatusRow>,
    pub(crate) codes: Vec<CodeRow>,
    pub(crate) commands: Vec<CommandRow>,
    pub(crate) words: Vec<WordsOf>,
    /// Where mail was sent to: the domains of the recipients of what other servers answered.
    pub(crate) destinations: Listed<DomainRow>,
    /// The big providers that answered, by their hosts or by their words.
    pub(crate) providers: Listed<ProviderRow>,
    /// Where mail came from: the domains of the senders to whom this server answered.
    pub(crate) origins: Listed<DomainRow>,
    pub(crate) period: Option<Period>,
    pub(crate) programs: Vec<ProgramRow>,
    pub(crate) flaws: Vec<FlawRow>,
}

#[derive(Debug, Serialize)]
pub(crate) struct InputRow {
    pub(crate) name: String,
    pub(crate) octets: u64,
    pub(crate) lines: u64,
    pub(crate) replies: u64,
    /// Why it was not read to its end.
    pub(crate) fault: Option<String>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Total {
    pub(crate) octets: u64,
    pub(crate) lines: u64,
    pub(crate) replies: u64,
    /// Of these, what other servers answered.
    pub(crate) received: u64,
    /// Of these, what this server answered.
    pub(crate) given: u64,
    /// Lines that tell of a reply which another line counts, or which nobody got.
    pub(crate) not_counted: u64,
    pub(crate) by_verdict: Counts,
}

/// Replies by verdict.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd, Serialize)]
pub(crate) struct Counts {
    pub(crate) accepted: u64,
    #[serde(rename = "continue")]
    pub(crate) go_on: u64,
    pub(crate) retry_later: u64,
    pub(crate) rejected: u64,
    pub(crate) unexpected: u64,
}

#[derive(Debug, Serialize)]
pub(crate) struct VerdictRow {
    #[serde(serialize_with = "name")]
    pub(crate) verdict: Action,
    pub(crate) meaning: &'static str,
    pub(crate) replies: u64,
    pub(crate) received: u64,
    pub(crate) given: u64,
}

/// Who has to act, of the replies that put mail off or reject it.
#[derive(Debug, Serialize)]
pub(crate) struct PartyRow {
    pub(crate) party: &'static str,
    pub(crate) meaning: &'static str,
    pub(crate) replies: u64,
}

#[derive(Debug, Serialize)]
pub(crate) struct StatusRow {
    /// `None` for replies without one.
    pub(crate) status: Option<String>,
    pub(crate) summary: Option<&'static str>,
    pub(crate) party: Option<&'static str>,
    pub(crate) replies: u64,
}

#[derive(Debug, Serialize)]
pub(crate) struct CodeRow {
    /// `None` where only a status was logged.
    pub(crate) code: Option<u16>,
    pub(crate) summary: Option<&'static str>,
    pub(crate) replies: u64,
}

#[derive(Debug, Serialize)]
pub(crate) struct CommandRow {
    /// `None` where the log does not tell.
    #[serde(serialize_with = "command_name")]
    pub(crate) command: Option<Command>,
    pub(crate) replies: u64,
}

/// The words of the replies with one verdict.
#[derive(Debug, Serialize)]
pub(crate) struct WordsOf {
    #[serde(serialize_with = "name")]
    pub(crate) verdict: Action,
    #[serde(flatten)]
    pub(crate) listed: Listed<WordsRow>,
}

#[derive(Debug, Serialize)]
pub(crate) struct ProgramRow {
    pub(crate) program: &'static str,
    pub(crate) replies: u64,
}

#[derive(Debug, Serialize)]
pub(crate) struct FlawRow {
    pub(crate) flaw: Flaw,
    pub(crate) meaning: &'static str,
    pub(crate) lines: u64,
    pub(crate) samples: Vec<SampleRow>,
}

#[derive(Debug, Serialize)]
pub(crate) struct SampleRow {
    pub(crate) input: String,
    pub(crate) octet: u64,
    pub(crate) text: String,
}

fn name<S: Serializer>(action: &Action, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(action.name())
}

fn command_name<S: Serializer>(command: &Option<Command>, serializer: S) -> Result<S::Ok, S::Error> {
    command.map(Command::name).serialize(serializer)
}

impl Counts {
    pub(crate) const fn all(&self) -> u64 {
        self.accepted + self.go_on + self.retry_later + self.rejected + self.unexpected
    }

    pub(crate) const fn of(&self, action: Action) -> u64 {
        match action {
            Action::Accepted => self.accepted,
            Action::Continue => self.go_on,
            Action::RetryLater => self.retry_later,
            Action::Rejected => self.rejected,
            Action::Unexpected => self.unexpected,
        }
    }

    const fn add(&mut self, action: Action, count: u64) {
        *match action {
            Action::Accepted => &mut self.accepted,
            Action::Continue => &mut self.go_on,
            Action::RetryLater => &mut self.retry_later,
            Action::Rejected => &mut self.rejected,
            Action::Unexpected => &mut self.unexpected,
        } += count;
    }
}

impl Counts {
    pub(crate) const fn merge(&mut self, other: &Self) {
        self.accepted += other.accepted;
        self.go_on += other.go_on;
        self.retry_later += other.retry_later;
        self.rejected += other.rejected;
        self.unexpected += other.unexpected;
    }
}

impl From<&ByAction> for Counts {
    fn from(counts: &ByAction) -> Self {
        let mut sum = Self::default();
        for (action, count) in Action::ALL.iter().zip(counts) {
            sum.add(*action, *count);
        }
        sum
    }
}

impl Report {
    /// The numbers of a tally, with up to `top` rows of each long table.
    pub(crate) fn new(sources: &[Source], tally: &Tally, top: usize) -> Self {
        let counts = tally.counts();
        let sum = |is_meant: &dyn Fn(&Row) -> bool| -> u64 {
            counts.iter().filter(|(row, ..)| is_meant(row)).map(|(.., count)| count).sum()
        };
        let verdicts: Vec<_> = Action::ALL
            .iter()
            .map(|action| VerdictRow {
                verdict: *action,
                meaning: action.meaning(),
                replies: sum(&|row| row.action() == *action),
                received: sum(&|row| row.action() == *action && row.side == Side::Received),
                given: sum(&|row| row.action() == *action && row.side == Side::Given),
            })
            .collect();
        let mut by_verdict = Counts::default();
        for (action, row) in Action::ALL.iter().zip(&verdicts) {
            by_verdict.add(*action, row.replies);
        }
        Self {
            total: Total {
                octets: tally.inputs.iter().map(|input| input.octets).sum(),
                lines: tally.inputs.iter().map(|input| input.lines).sum(),
                replies: by_verdict.all(),
                received: verdicts.iter().map(|row| row.received).sum(),
                given: verdicts.iter().map(|row| row.given).sum(),
                not_counted: tally.not_counted,
                by_verdict,
            },
            verdicts,
            parties: parties(&counts),
            statuses: grouped(&counts, |row| row.enhanced)
                .map(|(enhanced, replies)| StatusRow {
                    status: enhanced.map(|enhanced| enhanced.to_string()),
                    summary: enhanced.map(|enhanced| enhanced.explain().summary()),
                    party: enhanced.and_then(|enhanced| enhanced.explain().party()).map(Party::name),
                    replies,
                })
                .collect(),
            codes: grouped(&counts, |row| row.code)
                .map(|(code, replies)| CodeRow {
                    code: code.map(ReplyCode::get),
                    summary: code.map(|code| code.explain(None).summary()),
                    replies,
                })
                .collect(),
            commands: grouped(&counts, |row| row.command)
                .map(|(command, replies)| CommandRow { command, replies })
                .collect(),
            words: Action::ALL
                .iter()
                .map(|action| WordsOf { verdict: *action, listed: listed::words(&counts, *action, top) })
                .collect(),
            destinations: listed::domains(&counts, Side::Received, top),
            providers: listed::providers(&counts, top),
            origins: listed::domains(&counts, Side::Given, top),
            period: Period::new(&tally.hours),
            programs: programs(tally),
            inputs: inputs(sources, tally),
            flaws: flaws(sources, tally),
        }
    }
}

impl Report {
    /// The words of the replies with a verdict, where there are any.
    pub(crate) fn words_of(&self, action: Action) -> Option<&WordsOf> {
        self.words.iter().find(|words| words.verdict == action && !words.listed.rows.is_empty())
    }
}

/// Replies by something, the most first.
fn grouped<K: Ord + Copy>(
    counts: &[(Row, &[u8], &[u8], u64)],
    key: impl Fn(&Row) -> K,
) -> impl Iterator<Item = (K, u64)> {
    let mut sums = BTreeMap::new();
    for (row, _, _, count) in counts {
        *sums.entry(key(row)).or_default() += count;
    }
    let mut sums: Vec<(K, u64)> = sums.into_iter().collect();
    sums.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    sums.into_iter()
}

/// Returns whose turn it is after a reply that is not good.
const fn party(row: &Row) -> Option<Party> {
    if !matches!(row.action(), Action::RetryLater | Action::Rejected) {
        return None;
    }
    row.meaning.party
}

fn parties(counts: &[(Row, &[u8], &[u8], u64)]) -> Vec<PartyRow> {
    grouped(counts, party)
        .filter_map(|(party, replies)| {
            let party = party?;
            Some(PartyRow { party: party.name(), meaning: party.meaning(), replies })
        })
        .collect()
}

fn programs(tally: &Tally) -> Vec<ProgramRow> {
    let rows = Shape::ALL.iter().zip(tally.shapes).filter(|(_, replies)| *replies > 0);
    let mut rows: Vec<_> =
        rows.map(|(shape, replies)| ProgramRow { program: shape.name(), replies }).collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.replies));
    rows
}

fn inputs(sources: &[Source], tally: &Tally) -> Vec<InputRow> {
    let fault = |number: usize| {
        let fault = tally.faults.iter().find(|(input, _)| *input == number);
        fault.map(|(_, fault)| fault.to_string())
    };
    let rows = sources.iter().zip(&tally.inputs).enumerate();
    rows.map(|(number, (source, count))| InputRow {
        name: source.name(),
        octets: count.octets,
        lines: count.lines,
        replies: count.replies,
        fault: fault(number),
    })
    .collect()
}

fn flaws(sources: &[Source], tally: &Tally) -> Vec<FlawRow> {
    let rows = Flaw::ALL.iter().zip(&tally.flaws);
    rows.map(|(flaw, flawed)| FlawRow {
        flaw: *flaw,
        meaning: flaw.meaning(),
        lines: flawed.lines,
        samples: flawed
            .samples
            .iter()
            .map(|sample| SampleRow {
                input: sources.get(sample.input).map(Source::name).unwrap_or_default(),
                octet: sample.octet,
                text: sample.text(),
            })
            .collect(),
    })
    .collect()
}
