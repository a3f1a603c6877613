//! What a lenient decoder lets pass, by name.

use core::fmt;

use smtp_codes_data::Severity;

use super::Reply;
use super::lines::RawLines;
use crate::codes::{EnhancedCode, ReplyCode};
use crate::syntax::{RFC_LINE, enhanced_prefix, skip_blanks};

/// One way in which a reply deviates from RFC 5321, and where it does so first.
///
/// # Examples
///
/// ```
/// use smtp_codes::{DeviationKind, Reply};
///
/// let reply = Reply::parse(b"571 blocked\n")?;
/// let found: Vec<_> = reply.deviations().map(|deviation| (deviation.kind(), deviation.at())).collect();
/// assert_eq!(found, [(DeviationKind::BareLf, 11), (DeviationKind::CodeOutOfGrammar, 1)]);
/// # Ok::<(), smtp_codes::DecodeError>(())
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Deviation {
    at: u32,
    kind: DeviationKind,
}

macro_rules! deviation_kinds {
    ($($(#[$doc:meta])+ $name:ident, $sentence:literal;)+) => {
        /// The kinds of [`Deviation`].
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[repr(u8)]
        pub enum DeviationKind {
            $($(#[$doc])+ $name,)+
        }

        impl DeviationKind {
            /// All kinds, in the order in which [`Reply::deviations`] yields them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            /// The name of the kind, as it is written here.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)+ }
            }

            /// What is the matter, in one sentence without a full stop.
            #[must_use]
            pub const fn sentence(self) -> &'static str {
                match self { $(Self::$name => $sentence,)+ }
            }
        }
    };
}

deviation_kinds! {
    /// `250` and a line end, which the grammar allows and RFC 5321 section 4.2 asks servers not to send. Strict decoders take it.
    BareCode, "the line is a bare code, without the blank that servers should send behind it (RFC 5321 section 4.2)";
    /// A line ends with LF alone (RFC 5321 section 2.3.8).
    BareLf, "the line ends with LF alone, and only CR LF ends a line (RFC 5321 section 2.3.8)";
    /// A CR that no LF follows, taken as text (RFC 5321 section 2.3.8).
    BareCr, "a CR stands in the text without its LF (RFC 5321 section 2.3.8)";
    /// A control character other than HT in the text (RFC 5321 section 4.2, `textstring`).
    ControlCharacter, "the text holds a control character (RFC 5321 section 4.2)";
    /// Octets above 127 in the text (RFC 6531 section 3.7.4). Strict decoders take them where they are UTF-8.
    NonAscii, "the text is not ASCII, which only a session with SMTPUTF8 may see (RFC 6531 section 3.7.4)";
    /// The line ends right behind the enhanced code (RFC 2034 section 4). Strict decoders take it.
    NoBlankAfterEnhanced, "no blank follows the enhanced status code (RFC 2034 section 4)";
    /// Some lines have an enhanced code and some have not (RFC 2034 section 4).
    EnhancedMissing, "not every line of the reply has the enhanced status code (RFC 2034 section 4)";
    /// Lines differ in their enhanced code. The last one counts (RFC 2034 section 4).
    EnhancedDiffers, "the lines of the reply differ in their enhanced status code (RFC 2034 section 4)";
    /// The class of the enhanced code is not the first digit of the reply code, which decides (RFC 2034 section 4).
    EnhancedClassDiffers, "the class of the enhanced status code is not the first digit of the reply code (RFC 2034 section 4)";
    /// What looks like an enhanced code beside 3yz is text (RFC 2034 section 4).
    EnhancedOn3yz, "a 3yz reply has no enhanced status code, so this is text (RFC 2034 section 4)";
    /// Lines differ in their reply code. The last one decides (RFC 5321 section 4.2.1).
    CodeDiffers, "the lines of the reply differ in their reply code (RFC 5321 section 4.2.1)";
    /// Lines differ even in the first digit. A careful client takes this for a broken protocol unless all are negative.
    SeverityDiffers, "the lines of the reply differ in the first digit of their reply code (RFC 5321 section 4.2.1)";
    /// An empty line before the reply or between its lines (RFC 5321 section 4.2).
    BlankLine, "a blank line stands before or within the reply (RFC 5321 section 4.2)";
    /// The second digit is 6 to 9 (RFC 5321 section 4.2, `Reply-code`).
    CodeOutOfGrammar, "the second digit of the reply code is above 5 (RFC 5321 section 4.2)";
    /// The code is 1yz, which SMTP does not use (RFC 5321 section 4.2.1).
    PositivePreliminary, "the reply code begins with 1, which SMTP does not use (RFC 5321 section 4.2.1)";
    /// A line of more than 512 octets that is no 334 (RFC 5321 section 4.5.3.1.5). The bound of a line decides whether it is taken.
    LongLine, "the line is longer than 512 octets (RFC 5321 section 4.5.3.1.5)";
}

impl Deviation {
    /// Which deviation it is.
    #[must_use]
    pub const fn kind(self) -> DeviationKind {
        self.kind
    }

    /// The name of its kind.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.kind.name()
    }

    /// Offset in [`Reply::raw`] of its first place. A blank line before the reply is at 0.
    #[must_use]
    pub const fn at(self) -> usize {
        self.at as usize
    }
}

impl fmt::Display for Deviation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "octet {}: {}", self.at, self.kind.sentence())
    }
}

impl fmt::Display for DeviationKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.sentence())
    }
}

/// A set of kinds, as a reply stores it.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) struct DeviationSet(u32);

impl DeviationSet {
    pub(crate) const EMPTY: Self = Self(0);

    pub(crate) const fn insert(&mut self, kind: DeviationKind) {
        self.0 |= 1 << kind as u8;
    }

    pub(crate) const fn contains(self, kind: DeviationKind) -> bool {
        self.0 & (1 << kind as u8) != 0
    }

    pub(crate) const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// The deviations of a reply, each kind once, in the order of [`DeviationKind::ALL`].
#[derive(Clone, Debug)]
pub struct Deviations<'a> {
    reply: Reply<'a>,
    kinds: core::slice::Iter<'static, DeviationKind>,
}

impl<'a> Deviations<'a> {
    pub(crate) fn of(reply: Reply<'a>) -> Self {
        let kinds: &'static [DeviationKind] =
            if reply.deviation_set().is_empty() { &[] } else { DeviationKind::ALL };
        Self { reply, kinds: kinds.iter() }
    }
}

impl Iterator for Deviations<'_> {
    type Item = Deviation;

    fn next(&mut self) -> Option<Deviation> {
        let set = self.reply.deviation_set();
        let kind = *self.kinds.find(|kind| set.contains(**kind))?;
        Some(Deviation { at: first_place(&self.reply, kind), kind })
    }
}

impl core::iter::FusedIterator for Deviations<'_> {}

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
