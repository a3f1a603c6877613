//! Lines with a flaw: counted, and a few of them kept to be shown.

use smtp_codes::Escaped;

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
