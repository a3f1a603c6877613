//! The deviations from RFC 5321 that a lenient decoder accepts.
//!
//! A new kind is a row here, and is judged in `decode/state_machine.rs`; `decode/deviation_places.rs` only finds the
//! places again.

use core::fmt;

use smtp_codes_data::{by_name, closed_enum, kind_set};

/// One way in which a reply deviates from RFC 5321, and the first place where it does.
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

closed_enum! {
    /// The kinds of [`Deviation`], in the order in which [`Reply::deviations`](crate::Reply::deviations) yields them.
    /// The [`meaning`](Self::meaning) of each is a clause, without a full stop.
    #[non_exhaustive]
    pub enum DeviationKind {
        /// `250` and a line end, which the grammar allows and RFC 5321 section 4.2 asks servers not to send. Strict
        /// decoders accept it.
        BareCode,
            "the line is a bare code, without the space that servers should send after it (RFC 5321 section 4.2)";
        /// A line ends with LF alone (RFC 5321 section 2.3.8).
        BareLf, "the line ends with LF alone, but only CRLF ends a line (RFC 5321 section 2.3.8)";
        /// A CR that no LF follows, taken as text (RFC 5321 section 2.3.8).
        BareCr, "a CR in the text is not followed by LF (RFC 5321 section 2.3.8)";
        /// A control character other than HT in the text (RFC 5321 section 4.2, `textstring`).
        ControlCharacter, "the text contains a control character (RFC 5321 section 4.2)";
        /// Octets above 127 in the text (RFC 6531 section 3.7.4). Strict decoders accept them if they are UTF-8.
        NonAscii,
            "the text is not ASCII, which is only allowed in a session with SMTPUTF8 (RFC 6531 section 3.7.4)";
        /// The line ends right after the enhanced code (RFC 2034 section 4). Strict decoders accept it.
        NoBlankAfterEnhanced, "no space follows the enhanced status code (RFC 2034 section 4)";
        /// Some lines have an enhanced code and some do not (RFC 2034 section 4).
        EnhancedMissing,
            "some lines of the reply have an enhanced status code and some do not (RFC 2034 section 4)";
        /// Lines differ in their enhanced code. The last one counts (RFC 2034 section 4).
        EnhancedDiffers, "the lines of the reply have different enhanced status codes (RFC 2034 section 4)";
        /// The class of the enhanced code is not the first digit of the reply code, which decides (RFC 2034 section 4).
        EnhancedClassDiffers,
            "the class of the enhanced status code is not the first digit of the reply code (RFC 2034 section 4)";
        /// A 3yz reply has a text that looks like an enhanced code (RFC 2034 section 4).
        EnhancedOn3yz, "a 3yz reply cannot carry an enhanced status code, so this is text (RFC 2034 section 4)";
        /// Lines differ in their reply code. The last one decides (RFC 5321 section 4.2.1).
        CodeDiffers, "the lines of the reply have different reply codes (RFC 5321 section 4.2.1)";
        /// Lines differ even in the first digit. A careful client treats this as a protocol error unless all lines are
        /// negative.
        SeverityDiffers, "the reply codes of the lines differ in their first digit (RFC 5321 section 4.2.1)";
        /// An empty line before the reply or between its lines (RFC 5321 section 4.2).
        BlankLine, "there is an empty line before or within the reply (RFC 5321 section 4.2)";
        /// The second digit is 6 to 9 (RFC 5321 section 4.2, `Reply-code`).
        CodeOutOfGrammar, "the second digit of the reply code is above 5 (RFC 5321 section 4.2)";
        /// The code is 1yz, which SMTP does not use (RFC 5321 section 4.2.1).
        PositivePreliminary, "the reply code begins with 1, which SMTP does not use (RFC 5321 section 4.2.1)";
        /// A line of more than 512 octets that is not a 334 (RFC 5321 section 4.5.3.1.5). Strict decoders accept it up
        /// to their `max_line`.
        LongLine, "the line is longer than 512 octets (RFC 5321 section 4.5.3.1.5)";
    }
}

impl Deviation {
    pub(crate) const fn new(kind: DeviationKind, at: u32) -> Self {
        Self { at, kind }
    }

    /// Returns the kind of the deviation.
    #[must_use]
    pub const fn kind(self) -> DeviationKind {
        self.kind
    }

    /// Returns the name of its kind.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.kind.name()
    }

    /// Returns the offset of its first place in [`Reply::raw`](crate::Reply::raw). An empty line before the reply is
    /// at 0.
    #[must_use]
    pub const fn at(self) -> usize {
        self.at as usize
    }
}

impl fmt::Display for Deviation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "octet {}: {}", self.at, self.kind.meaning())
    }
}

by_name!(DeviationKind);

kind_set! {
    /// A set of kinds, as a reply stores it.
    pub(crate) struct DeviationSet(u32) of DeviationKind;
    /// The kinds of a [`DeviationSet`].
    struct DeviationSetIter;
}
