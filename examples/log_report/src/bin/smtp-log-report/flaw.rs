//! Lines that something is wrong with: counted, and a few of them kept to be shown.

use serde::Serialize;
use smtp_codes::Escaped;

/// What is wrong with a line.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd, Serialize)]
pub(crate) enum Flaw {
    /// Octets that are not UTF-8, or NUL.
    NotText,
    /// The end of the line or of the quoted reply is missing.
    Cut,
    /// Longer than a block; only its beginning was read.
    Huge,
    /// There are codes on it, and none of the known programs wrote it.
    UnknownProgram,
    /// There are codes on it, and no timestamp.
    NoTimestamp,
}

impl Flaw {
    pub(crate) const ALL: [Self; 5] =
        [Self::NotText, Self::Cut, Self::Huge, Self::UnknownProgram, Self::NoTimestamp];

    /// As a sentence without its full stop.
    pub(crate) const fn meaning(self) -> &'static str {
        match self {
            Self::NotText => "Octets that are not text",
            Self::Cut => "The end is missing",
            Self::Huge => "Longer than 256 KiB, of which only the beginning was read",
            Self::UnknownProgram => "A reply, logged by a program that is not known",
            Self::NoTimestamp => "A reply without a time",
        }
    }
}

/// How many lines of each kind are kept.
const KEPT: usize = 3;

/// How much of one is kept.
const SHOWN: usize = 160;

/// One line, and where it is.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(crate) struct Sample {
    pub(crate) input: usize,
    pub(crate) octet: u64,
    pub(crate) line: Vec<u8>,
}

impl Sample {
    /// The beginning of the line, made safe to show.
    pub(crate) fn text(&self) -> String {
        let mut shown = Escaped::new(&self.line).to_string().replace('\t', " ");
        if self.line.len() == SHOWN {
            shown.push('…');
        }
        shown
    }
}

/// The lines of one kind.
#[derive(Clone, Debug, Default)]
pub(crate) struct Flawed {
    pub(crate) lines: u64,
    /// The first ones, in the order of the inputs.
    pub(crate) samples: Vec<Sample>,
}

impl Flawed {
    pub(crate) fn add(&mut self, input: usize, octet: u64, line: &[u8]) {
        self.lines += 1;
        let is_later = |sample: &Sample| (sample.input, sample.octet) < (input, octet);
        if self.samples.len() == KEPT && self.samples.iter().all(is_later) {
            return;
        }
        self.keep([Sample { input, octet, line: line[..line.len().min(SHOWN)].to_vec() }]);
    }

    pub(crate) fn merge(&mut self, other: Self) {
        self.lines += other.lines;
        self.keep(other.samples);
    }

    fn keep(&mut self, samples: impl IntoIterator<Item = Sample>) {
        self.samples.extend(samples);
        self.samples.sort_unstable();
        self.samples.truncate(KEPT);
    }
}
