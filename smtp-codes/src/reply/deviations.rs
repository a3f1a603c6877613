//! Where a reply deviates from RFC 5321.

use core::iter::FusedIterator;

use smtp_codes_data::Severity;

use super::Reply;
use super::deviation::{Deviation, DeviationKind, DeviationSetIter};
use super::lines::RawLines;
use crate::codes::{EnhancedCode, ReplyCode};
use crate::syntax::{RFC_LINE, enhanced_prefix, skip_blanks};

impl<'a> Reply<'a> {
    /// What a strict decoder would have refused or remarked, with its place. Usually nothing.
    pub const fn deviations(&self) -> Deviations<'a> {
        Deviations { reply: *self, kinds: self.deviation_set().iter() }
    }
}

/// The deviations of a reply, each kind once, in the order of [`DeviationKind::ALL`].
#[derive(Clone, Debug)]
#[must_use = "iterators are lazy"]
pub struct Deviations<'a> {
    reply: Reply<'a>,
    kinds: DeviationSetIter,
}

impl Iterator for Deviations<'_> {
    type Item = Deviation;

    fn next(&mut self) -> Option<Deviation> {
        let kind = self.kinds.next()?;
        Some(Deviation::new(kind, first_place(&self.reply, kind)))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.kinds.size_hint()
    }
}

impl ExactSizeIterator for Deviations<'_> {}
impl FusedIterator for Deviations<'_> {}

/// Finds in the octets what the decoder saw there. A place before them, that of a blank line, becomes 0.
fn first_place(reply: &Reply<'_>, kind: DeviationKind) -> u32 {
    let mut walk = Walk { reply, kind, code: None, enhanced: None, coded_lines: 0 };
    let mut lines = RawLines::of(reply.raw());
    let place = lines.by_ref().find_map(|line| walk.place_in(line.at, line.text, line.has_cr));
    place.map_or(0, |at| u32::try_from(at).unwrap_or(u32::MAX))
}

/// What the lines before the current one held.
struct Walk<'r, 'a> {
    reply: &'r Reply<'a>,
    kind: DeviationKind,
    code: Option<ReplyCode>,
    enhanced: Option<EnhancedCode>,
    coded_lines: u32,
}

impl Walk<'_, '_> {
    fn place_in(&mut self, at: usize, line: &[u8], has_cr: bool) -> Option<usize> {
        let line_end = at + line.len();
        if line.is_empty() {
            let is_it =
                self.kind == DeviationKind::BlankLine || (self.kind == DeviationKind::BareLf && !has_cr);
            return is_it.then_some(at);
        }
        let code = line.first_chunk().copied().and_then(ReplyCode::from_digits)?;
        let text = line.get(4..).unwrap_or_default();
        let text_at = at + 4;
        let enhanced = enhanced_prefix(text);
        let enhanced_at = text_at + skip_blanks(text);
        let is_3yz = code.is_intermediate();
        let code_before = self.code.replace(code);
        let enhanced_before = self.enhanced;
        if let (Some((found, _)), false) = (enhanced, is_3yz) {
            self.enhanced = Some(found);
        }
        self.coded_lines += 1;

        let octet = |is_it: fn(&u8) -> bool| text.iter().position(is_it).map(|offset| text_at + offset);
        let here = |is_it: bool, place: usize| is_it.then_some(place);
        match self.kind {
            DeviationKind::BareCode => here(line.len() == 3, line_end),
            DeviationKind::BareLf => here(!has_cr, line_end),
            DeviationKind::BareCr => octet(|octet| *octet == b'\r'),
            DeviationKind::ControlCharacter => {
                octet(|octet| matches!(octet, 0..=0x1f | 0x7f) && !matches!(octet, b'\t' | b'\r'))
            }
            DeviationKind::NonAscii => octet(|octet| !octet.is_ascii()),
            DeviationKind::NoBlankAfterEnhanced => {
                here(!is_3yz && enhanced.is_some_and(|(_, behind)| behind == text.len()), line_end)
            }
            DeviationKind::EnhancedMissing => here(
                !is_3yz && self.coded_lines > 1 && enhanced.is_some() != enhanced_before.is_some(),
                enhanced_at.min(line_end),
            ),
            DeviationKind::EnhancedDiffers => here(
                !is_3yz
                    && enhanced
                        .is_some_and(|(found, _)| enhanced_before.is_some_and(|before| before != found)),
                enhanced_at,
            ),
            DeviationKind::EnhancedClassDiffers => here(
                !is_3yz && enhanced.is_some_and(|(found, _)| Some(found) == self.reply.enhanced()),
                enhanced_at,
            ),
            DeviationKind::EnhancedOn3yz => here(is_3yz && enhanced.is_some(), enhanced_at),
            DeviationKind::CodeDiffers => here(code_before.is_some_and(|before| before != code), at),
            DeviationKind::SeverityDiffers => {
                here(code_before.is_some_and(|before| before.severity() != code.severity()), at)
            }
            DeviationKind::BlankLine => None,
            DeviationKind::CodeOutOfGrammar => here(code.digits()[1] > b'5', at + 1),
            DeviationKind::PositivePreliminary => here(code.severity() == Severity::PositivePreliminary, at),
            DeviationKind::LongLine => here(
                line.len() + 1 + usize::from(has_cr) > RFC_LINE as usize && code != ReplyCode::AUTH_CONTINUE,
                at + RFC_LINE as usize,
            ),
        }
    }
}
