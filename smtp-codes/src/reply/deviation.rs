//! What a lenient decoder lets pass, by name.

use core::fmt;

use smtp_codes_data::by_name;

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
        #[non_exhaustive]
        pub enum DeviationKind {
            $($(#[$doc])+ $name,)+
        }

        impl DeviationKind {
            /// All kinds, in the order in which [`Reply::deviations`](crate::Reply::deviations) yields them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            const NAMES: &'static [&'static str] = &[$(stringify!($name),)+];

            /// The name of the kind, as it is written here.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)+ }
            }

            /// What is the matter, in one sentence without a full stop.
            #[must_use]
            pub const fn meaning(self) -> &'static str {
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
    pub(crate) const fn new(kind: DeviationKind, at: u32) -> Self {
        Self { at, kind }
    }

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

    /// Offset in [`Reply::raw`](crate::Reply::raw) of its first place. A blank line before the reply is at 0.
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

smtp_codes_data::kind_set! {
    /// A set of kinds, as a reply stores it.
    pub(crate) struct DeviationSet(u32) of DeviationKind;
    /// The kinds of a [`DeviationSet`].
    struct DeviationSetIter;
}
