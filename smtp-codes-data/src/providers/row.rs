use crate::{Party, Reference, Triple, Wait, status_index};

/// The meaning that one provider gives to one of its replies.
///
/// A reply is the row's if its numbers fit, and its text shows the tag or one of the phrases; see
/// [`find_provider_row`](super::find_provider_row).
#[derive(Clone, Copy, Debug)]
pub struct ProviderRow {
    /// A stable name of the row: `ms-5.7.708`.
    pub id: &'static str,
    /// The reply codes that the provider sends it with; empty for any.
    pub codes: &'static [u16],
    /// The enhanced status codes that it comes with.
    pub statuses: Statuses,
    /// A word of the text that only this row has.
    pub tag: Option<Pattern>,
    /// Words of the text, of which one is enough. Upper and lower case are the same.
    pub phrases: &'static [&'static str],
    /// The meaning, in one or two sentences.
    pub meaning: &'static str,
    /// Who has to act.
    pub party: Party,
    /// The chance that sending the same again helps.
    pub again: Again,
    /// `true` if the enhanced status code is registered for something else.
    pub replaces: bool,
    /// Where the provider, or somebody who collects its replies, says so.
    pub reference: &'static Reference,
    /// How sure the meaning is.
    pub confidence: Confidence,
}

/// The chance that sending the same again helps.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Again {
    /// It helps to wait, and how long.
    Later(Wait),
    /// It helps once the party has changed something.
    AfterChange,
    /// It never helps for this message.
    Never,
}

/// How sure a meaning is.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum Confidence {
    /// Gathered from a few replies, or from memory.
    Low,
    /// Somebody other than the provider says so.
    Medium,
    /// The provider says so, or many replies agree.
    High,
}

/// A word that shows a provider or a row. Upper and lower case differ.
///
/// One that begins with a letter or a digit begins where a word does, and none is searched inside a mail address.
#[derive(Clone, Copy, Debug)]
pub enum Pattern {
    /// This text. If it ends with a digit, no further digit follows.
    Word(&'static str),
    /// A text that begins like this.
    Start(&'static str),
    /// This text, and a digit follows: `(AS` is found in `(AS843)` and not in `(Ask`.
    Digit(&'static str),
    /// One of the texts, then digits, `_` and `-` or none of them, then the last: `OFR` and `416` are found in
    /// `OFR_416`.
    Numbered(&'static [&'static str], &'static str),
    /// One of these texts, then a number of this range.
    Between(&'static [&'static str], u16, u16),
    /// A text that several rows share, and that decides nothing without a phrase.
    Shared(&'static str),
}

impl Pattern {
    /// Returns the words as they are shown to people, which are how it begins.
    #[inline]
    #[must_use]
    pub const fn text(&self) -> &'static str {
        match *self {
            Self::Word(text)
            | Self::Start(text)
            | Self::Digit(text)
            | Self::Numbered(&[text, ..], _)
            | Self::Between(&[text, ..], _, _)
            | Self::Shared(text) => text,
            Self::Numbered(&[], _) | Self::Between(&[], _, _) => "",
        }
    }

    /// Returns the texts, of which one is enough.
    #[inline]
    #[must_use]
    pub(crate) const fn texts(&self) -> &[&'static str] {
        match self {
            Self::Numbered(texts, _) | Self::Between(texts, ..) => texts,
            Self::Word(text) | Self::Start(text) | Self::Digit(text) | Self::Shared(text) => {
                core::slice::from_ref(text)
            }
        }
    }

    /// Returns `true` if other rows have the text as well.
    #[inline]
    #[must_use]
    pub const fn is_shared(&self) -> bool {
        matches!(self, Self::Shared(_))
    }
}

/// Enhanced status codes: up to two, or a range. The class counts as it is in the reply.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Statuses {
    ranges: [(u32, u32); 2],
}

impl Statuses {
    /// The row does not depend on an enhanced status code.
    pub const ANY: Self = Self { ranges: [NONE; 2] };

    /// Reads `5.7.1`, `4.7.32 5.7.32` or `4.7.500-4.7.699`.
    pub(crate) const fn new(text: &str) -> Self {
        let (mut rest, mut ranges, mut index) = (text.as_bytes(), [NONE; 2], 0);
        loop {
            let from;
            (from, rest) = read(rest);
            ranges[index] = (from, from);
            if let [b'-', tail @ ..] = rest {
                (ranges[index].1, rest) = read(tail);
                assert!(from < ranges[index].1, "a range ascends");
            }
            match rest {
                [] => return Self { ranges },
                [b' ', tail @ ..] => rest = tail,
                _ => panic!("a space between two enhanced status codes"),
            }
            index += 1;
        }
    }

    /// Returns `true` if the row does not depend on an enhanced status code.
    #[inline]
    #[must_use]
    pub const fn is_any(self) -> bool {
        self.ranges[0].1 == 0
    }

    /// Returns `true` if the code is one of these.
    #[inline]
    #[must_use]
    pub const fn contains(self, status: Triple) -> bool {
        let bits = pack(status.class as u32, status.subject as u32, status.detail as u32);
        let [one, other] = self.ranges;
        (one.0 <= bits && bits <= one.1) || (other.0 <= bits && bits <= other.1)
    }

    /// Returns `true` if they are a range.
    #[inline]
    #[must_use]
    pub const fn is_range(self) -> bool {
        self.ranges[0].0 != self.ranges[0].1
    }

    /// Returns `true` if nobody has registered one of them.
    pub(crate) const fn hold_unregistered(self) -> bool {
        let mut index = 0;
        while index < self.ranges.len() {
            let (mut bits, last) = self.ranges[index];
            while bits <= last {
                let Triple { subject, detail, .. } = unpack(bits);
                if status_index(subject, detail).is_none() {
                    return true;
                }
                bits += 1;
            }
            index += 1;
        }
        false
    }

    /// Returns the first of them.
    #[inline]
    #[must_use]
    pub const fn first(self) -> Option<Triple> {
        if self.is_any() {
            return None;
        }
        Some(unpack(self.ranges[0].0))
    }
}

/// Contains no code: the lower end is above the upper one.
const NONE: (u32, u32) = (1, 0);

#[inline]
const fn pack(class: u32, subject: u32, detail: u32) -> u32 {
    class << 20 | subject << 10 | detail
}

const fn unpack(bits: u32) -> Triple {
    Triple { class: (bits >> 20) as u8, subject: (bits >> 10 & 0x3ff) as u16, detail: (bits & 0x3ff) as u16 }
}

/// Reads one `class.subject.detail`, and returns what follows it.
const fn read(text: &[u8]) -> (u32, &[u8]) {
    let [class @ (b'2' | b'4' | b'5'), b'.', rest @ ..] = text else {
        panic!("a class of 2, 4 or 5 comes first")
    };
    let (subject, rest) = number(rest);
    let [b'.', rest @ ..] = rest else { panic!("a dot comes before the detail") };
    let (detail, rest) = number(rest);
    (pack((*class - b'0') as u32, subject, detail), rest)
}

const fn number(text: &[u8]) -> (u32, &[u8]) {
    let (mut rest, mut number) = (text, 0);
    while let [digit @ b'0'..=b'9', tail @ ..] = rest {
        number = number * 10 + (*digit - b'0') as u32;
        rest = tail;
    }
    assert!(rest.len() < text.len() && number <= 999, "a number has one to three digits");
    (number, rest)
}
