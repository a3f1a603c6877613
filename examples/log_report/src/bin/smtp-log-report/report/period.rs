//! [`Period`]: how the replies are spread over time.

use hashbrown::HashMap;
use serde::Serialize;

use super::Counts;
use smtp_log_report::Hour;

use crate::tally::ByAction;

/// Steps of time that are easy to read, in hours.
const STEPS: [i32; 4] = [1, 6, 24, 7 * 24];

/// Bars that a chart has room for.
const BARS: i32 = 124;

/// Replies over time. Lines without a timestamp are left out.
#[derive(Debug, Serialize)]
pub(crate) struct Period {
    /// From the hour of the first reply.
    pub(crate) first: String,
    /// To the hour of the last one.
    pub(crate) last: String,
    /// Hours of one bar.
    pub(crate) hours: i32,
    /// Without gaps, also where there are no replies.
    pub(crate) bars: Vec<Bar>,
}

/// The replies of one step of time.
#[derive(Debug, Serialize)]
pub(crate) struct Bar {
    /// When it begins.
    pub(crate) begin: String,
    pub(crate) replies: u64,
    pub(crate) by_verdict: Counts,
}

impl Period {
    /// `None` where no line has a timestamp.
    pub(crate) fn new(hours: &HashMap<Hour, ByAction>) -> Option<Self> {
        let (first, last) = (*hours.keys().min()?, *hours.keys().max()?);
        let bars_of = |step: i32| last.0.div_euclid(step) - first.0.div_euclid(step) + 1;
        let longer = (1..).map(|times| times * 4 * 7 * 24);
        let step = STEPS.into_iter().chain(longer).find(|step| bars_of(*step) <= BARS)?;
        let begin = first.0.div_euclid(step);
        let mut sums = vec![Counts::default(); usize::try_from(bars_of(step)).ok()?];
        for (hour, counts) in hours {
            let bar = usize::try_from(hour.0.div_euclid(step) - begin).ok()?;
            sums[bar].merge(&Counts::from(counts));
        }
        let bars = (begin..).zip(sums).map(|(bar, by_verdict)| Bar {
            begin: Hour(bar * step).to_string(),
            replies: by_verdict.all(),
            by_verdict,
        });
        Some(Self { first: first.to_string(), last: last.to_string(), hours: step, bars: bars.collect() })
    }
}
