//! [`Deviations`]: the places where a reply deviates from RFC 5321.

use core::iter::FusedIterator;

use super::progress::Progress;
use super::settings::Settings;
use super::state_machine::{self, DeviationSink};
use crate::codes::EnhancedCode;
use crate::reply::{Deviation, DeviationKind, DeviationSetIter, Reply};

impl<'a> Reply<'a> {
    /// Returns how the reply deviates from RFC 5321, and where. Most replies do not.
    ///
    /// The reply knows the kinds; the places are found in [`raw`](Self::raw) once the first of them is asked for.
    pub const fn deviations(&self) -> Deviations<'a> {
        Deviations { reply: *self, kinds: self.deviation_set().iter(), places: None }
    }
}

/// The deviations of a reply, each kind once, in the order of [`DeviationKind::ALL`].
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy"]
pub struct Deviations<'a> {
    reply: Reply<'a>,
    kinds: DeviationSetIter,
    places: Option<Places>,
}

impl Iterator for Deviations<'_> {
    type Item = Deviation;

    fn next(&mut self) -> Option<Deviation> {
        let kind = self.kinds.next()?;
        let places = self.places.get_or_insert_with(|| Places::find(&self.reply));
        Some(Deviation::new(kind, places.of(kind)))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.kinds.size_hint()
    }
}

impl ExactSizeIterator for Deviations<'_> {}
impl FusedIterator for Deviations<'_> {}

/// The first place of each kind.
#[derive(Clone, Debug)]
struct Places {
    first: [Option<u32>; DeviationKind::ALL.len()],
    /// The enhanced status code of the reply, and where it comes first.
    enhanced: Option<EnhancedCode>,
    enhanced_at: Option<u32>,
}

impl Places {
    fn find(reply: &Reply<'_>) -> Self {
        let mut places =
            Self { first: [None; DeviationKind::ALL.len()], enhanced: reply.enhanced(), enhanced_at: None };
        // It was decoded before, so that only the places are of interest.
        let _ = state_machine::advance(
            &Settings::UNLIMITED,
            &mut Progress::START.clone(),
            reply.raw(),
            &mut places,
        );
        places
    }

    /// Returns the place of a deviation. That of an empty line before the reply, which is not in its octets, is 0.
    const fn of(&self, kind: DeviationKind) -> u32 {
        match self.first[kind as usize] {
            Some(at) => at,
            None => 0,
        }
    }
}

impl DeviationSink for Places {
    fn deviation(&mut self, kind: DeviationKind, at: u32) {
        self.first[kind as usize].get_or_insert(at);
    }

    fn enhanced(&mut self, enhanced: EnhancedCode, at: impl FnOnce() -> u32) {
        if self.enhanced == Some(enhanced) {
            self.enhanced_at.get_or_insert_with(at);
        }
    }

    fn class_differs(&mut self) {
        self.first[DeviationKind::EnhancedClassDiffers as usize] = self.enhanced_at;
    }
}
