//! [`Tally`]: all that is counted.

use hashbrown::{DefaultHashBuilder, HashMap, HashSet};
use smtp_codes::Action;
use smtp_log_report::{
    Catalog, Count, Day, Entry, Fault, Flaw, GAP, Hour, Interner, Line, Moment, Row, Shape, Side, Sink,
    Source, read,
};
use std::hash::BuildHasher;
use std::num::NonZero;

use crate::flawed::Flawed;

/// Different words, and different domains, that one thread keeps; all further ones are counted as one.
const LIMIT: usize = 1 << 18;

/// Replies by what a client does after them, in the order of [`Action::ALL`].
pub(crate) type ByAction = [u64; Action::ALL.len()];

/// The counts of one input.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct InputCount {
    pub(crate) octets: u64,
    pub(crate) lines: u64,
    pub(crate) replies: u64,
}

/// All that is counted. Each thread has its own, and they are merged at the end.
#[derive(Debug)]
pub(crate) struct Tally {
    pub(crate) inputs: Vec<InputCount>,
    pub(crate) faults: Vec<(usize, Fault)>,
    pub(crate) flaws: [Flawed; Flaw::ALL.len()],
    pub(crate) shapes: [u64; Shape::ALL.len()],
    pub(crate) hours: HashMap<Hour, ByAction>,
    /// Lines that tell of a reply which another line counts.
    pub(crate) not_counted: u64,
    /// Replies by the numbers of their row and of their domain.
    counts: HashMap<(u32, u32), u64>,
    rows: Catalog,
    domains: Interner,
    notices: Vec<Notice>,
    /// The outcomes which a notice may announce, each as the hash of its message and its reply.
    outcomes: HashSet<u64>,
    hasher: DefaultHashBuilder,
}

/// A reply that counts unless its outcome is found.
#[derive(Clone, Copy, Debug)]
struct Notice {
    outcome: u64,
    place: Place,
}

/// Where a reply is counted.
#[derive(Clone, Copy, Debug)]
struct Place {
    input: usize,
    row: u32,
    domain: u32,
    hour: Option<Hour>,
    shape: Shape,
}

impl Sink for Tally {
    fn block(&mut self, input: usize, octets: u64, lines: u64) {
        self.inputs[input].octets += octets;
        self.inputs[input].lines += lines;
    }

    fn flaw(&mut self, flaw: Flaw, input: usize, octet: u64, line: &[u8]) {
        self.flaws[flaw as usize].add(input, octet, line);
    }

    fn reply(&mut self, input: usize, _: u64, line: &Line<'_>) {
        self.add(input, &line.entry);
    }
}

impl Tally {
    /// Reads all inputs, and counts what is in them.
    pub(crate) fn read(sources: &[Source], newest: Option<Day>, threads: NonZero<usize>) -> Self {
        let hasher = DefaultHashBuilder::default();
        let tallies = (0..threads.get()).map(|_| Self::new(sources.len(), &hasher)).collect();
        let (tallies, faults) = read(sources, newest, tallies);
        let mut sum = Self::new(sources.len(), &hasher);
        for tally in tallies {
            sum.merge(tally);
        }
        sum.settle();
        sum.faults = faults;
        sum
    }

    /// The hashes of tallies that are to be merged come from the same hasher.
    fn new(inputs: usize, hasher: &DefaultHashBuilder) -> Self {
        Self {
            inputs: vec![InputCount::default(); inputs],
            faults: Vec::new(),
            flaws: Default::default(),
            shapes: Default::default(),
            hours: HashMap::new(),
            not_counted: 0,
            counts: HashMap::new(),
            rows: Catalog::new(LIMIT),
            domains: Interner::new(LIMIT),
            notices: Vec::new(),
            outcomes: HashSet::new(),
            hasher: hasher.clone(),
        }
    }

    fn add(&mut self, input: usize, entry: &Entry<'_>) {
        if entry.frame.count == Count::Not {
            self.not_counted += 1;
            return;
        }
        let row = self.rows.number_or_codes(entry);
        let outcome = match entry.frame.count {
            Count::Notice { message } | Count::Outcome { message } => {
                // A rule of Sendmail that refuses names the command, and the reply that it gives does not.
                let command = entry.frame.command.filter(|_| entry.frame.side == Side::Received);
                let reply = (entry.code, entry.enhanced, command, self.rows.words());
                Some(self.hasher.hash_one((message, entry.frame.host, reply)))
            }
            Count::Once | Count::Not => None,
        };
        let domain = self.domain(entry.frame.domain.unwrap_or_default());
        let place = Place { input, row, domain, hour: entry.time.map(Moment::hour), shape: entry.shape };
        match (entry.frame.count, outcome) {
            (Count::Notice { .. }, Some(outcome)) => self.notices.push(Notice { outcome, place }),
            (Count::Outcome { .. }, Some(outcome)) => {
                self.outcomes.insert(outcome);
                self.count(place);
            }
            _ => self.count(place),
        }
    }

    fn count(&mut self, Place { input, row, domain, hour, shape }: Place) {
        *self.counts.entry((row, domain)).or_default() += 1;
        if let Some(hour) = hour {
            self.hours.entry(hour).or_default()[self.rows.known(row).0 as usize] += 1;
        }
        self.shapes[shape as usize] += 1;
        self.inputs[input].replies += 1;
    }

    fn domain(&mut self, name: &[u8]) -> u32 {
        let mut lower = [0; 256];
        let lower = &mut lower[..name.len().min(256)];
        lower.copy_from_slice(&name[..lower.len()]);
        lower.make_ascii_lowercase();
        self.domains.number(lower).unwrap_or_else(|| self.domains.number_for_all(GAP))
    }

    fn merge(&mut self, other: Self) {
        let rows = self.rows.merge(&other.rows);
        let domains: Vec<_> = other.domains.texts().map(|name| self.domains.number_for_all(name)).collect();
        for ((row, domain), count) in other.counts {
            *self.counts.entry((rows[row as usize], domains[domain as usize])).or_default() += count;
        }
        self.notices.extend(other.notices.into_iter().map(|Notice { outcome, place }| {
            let (row, domain) = (rows[place.row as usize], domains[place.domain as usize]);
            Notice { outcome, place: Place { row, domain, ..place } }
        }));
        self.outcomes.extend(other.outcomes);
        for (hour, counts) in other.hours {
            add(self.hours.entry(hour).or_default(), &counts);
        }
        add(&mut self.shapes, &other.shapes);
        for (input, more) in self.inputs.iter_mut().zip(other.inputs) {
            input.octets += more.octets;
            input.lines += more.lines;
            input.replies += more.replies;
        }
        for (flawed, more) in self.flaws.iter_mut().zip(other.flaws) {
            flawed.merge(more);
        }
        self.not_counted += other.not_counted;
    }

    /// Counts the notices that no outcome repeats. For the end, when all is merged.
    fn settle(&mut self) {
        for notice in std::mem::take(&mut self.notices) {
            if self.outcomes.contains(&notice.outcome) {
                self.not_counted += 1;
            } else {
                self.count(notice.place);
            }
        }
    }

    /// Returns `true` if no input could be read.
    pub(crate) fn is_unread(&self) -> bool {
        self.faults.len() >= self.inputs.len() && self.inputs.iter().all(|input| input.octets == 0)
    }

    /// Every row with its words, a domain, and how many replies of that row were of that domain.
    pub(crate) fn counts(&self) -> Vec<(Row, &[u8], &[u8], u64)> {
        let rows: Vec<_> = self.rows.rows().collect();
        let domains: Vec<_> = self.domains.texts().collect();
        let all = self.counts.iter().filter_map(|((row, domain), count)| {
            let (row, words) = rows[*row as usize]?;
            Some((row, words, domains[*domain as usize], *count))
        });
        all.collect()
    }
}

fn add<const N: usize>(to: &mut [u64; N], counts: &[u64; N]) {
    for (sum, count) in to.iter_mut().zip(counts) {
        *sum += count;
    }
}
