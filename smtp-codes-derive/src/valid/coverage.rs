//! Whether every reply has an arm, and every arm a reply.

use std::ops::Range;

use proc_macro2::Span;

use super::can_stand_beside;
use crate::ast::{Input, Kind, Variant};
use crate::attr::Head;
use crate::coverage::{Beside, Block, Coverage, Hole, Missing};
use crate::ctxt::Ctxt;
use crate::pattern::{Alternative, Code, Enhanced};
use crate::status::Status;

/// Every alternative of a type in the order in which they are tried, cut into blocks.
#[derive(Default)]
struct Arms {
    alternatives: Vec<Tried>,
    words: Vec<Word>,
    parts: Vec<Part>,
}

/// An alternative of some variant.
struct Tried {
    variant: usize,
    token: Span,
    written: String,
    words: Range<usize>,
}

/// A code or status of an alternative, which may turn out to match nothing.
struct Word {
    token: Span,
    written: String,
    live: bool,
}

/// What one code and one status of an alternative match together.
struct Part {
    alternative: usize,
    /// Into the words: the code's and the status'.
    words: [Option<usize>; 2],
    block: Block,
}

pub(super) fn check(ctxt: &Ctxt, input: &Input<'_>) {
    let mut arms = Arms::default();
    let mut faulty = false;
    for (index, variant) in input.variants.iter().enumerate() {
        faulty |= arms.add_variant(index, variant, input.kind);
    }
    let mut coverage = Coverage::new(arms.parts.iter().map(|part| &part.block));
    for part in &arms.parts {
        let live = coverage.add(&part.block);
        for word in part.words.into_iter().flatten() {
            arms.words[word].live |= live;
        }
    }
    for (index, alternative) in arms.alternatives.iter().enumerate() {
        let dead = || alternative.words.clone().filter(|&word| !arms.words[word].live);
        if dead().count() == alternative.words.len() {
            arms.report_dead(ctxt, input, alternative.token, &alternative.written, index, None);
        } else {
            for word in dead() {
                let Word { token, written, .. } = &arms.words[word];
                arms.report_dead(ctxt, input, *token, written, index, Some(word));
            }
        }
    }
    // What could not be read may be the arm that is missed.
    if !faulty {
        let holes = coverage.holes();
        if !holes.is_empty() {
            ctxt.error(input.ident.span(), uncovered(input, &holes));
        }
    }
}

impl Arms {
    /// Whether a fault, reported elsewhere, leaves open what the variant matches.
    fn add_variant(&mut self, index: usize, variant: &Variant<'_>, kind: Kind) -> bool {
        let mut faulty = match &variant.attr.head {
            Head::Other(token) => {
                self.add_other(index, *token);
                false
            }
            Head::Missing if kind == Kind::Struct => {
                self.add_other(index, variant.ident.span());
                false
            }
            Head::Pattern(pattern) => pattern.faulty,
            Head::Missing | Head::Faulty | Head::Transparent => true,
        };
        faulty |= variant.attr.accept.as_ref().is_some_and(|(_, pattern)| pattern.faulty);
        for alternative in variant.arms() {
            self.add_alternative(index, alternative);
        }
        faulty
    }

    fn add_other(&mut self, variant: usize, token: Span) {
        let word = self.add_word(token, "other".to_owned());
        for digit in 1..=5 {
            let block = Block { low: digit * 100, high: digit * 100 + 99, beside: Beside::Anything };
            self.add_part([Some(word), None], block);
        }
        self.add_tried(variant, token, "other".to_owned(), word);
    }

    fn add_alternative(&mut self, variant: usize, alternative: &Alternative) {
        let statuses: &[Status] = match &alternative.enhanced {
            Enhanced::OneOf(statuses) => statuses,
            Enhanced::Any | Enhanced::Absent => &[],
        };
        let first_word = self.words.len();
        for code in &alternative.codes {
            self.add_word(code.token, code.to_string());
        }
        let first_status = self.words.len();
        for status in statuses {
            self.add_word(status.token, format!("\"{status}\""));
        }
        if alternative.codes.is_empty() {
            for (word, status) in (first_status..).zip(statuses) {
                for digit in [2, 4, 5] {
                    if status.class.is_none_or(|class| u16::from(class) == digit) {
                        let block =
                            Block { low: digit * 100, high: digit * 100 + 99, beside: beside(status) };
                        self.add_part([None, Some(word)], block);
                    }
                }
            }
        }
        for (word, code) in (first_word..).zip(&alternative.codes) {
            let block = |beside| Block { low: code.low, high: code.high, beside };
            match alternative.enhanced {
                Enhanced::Any => self.add_part([Some(word), None], block(Beside::Anything)),
                Enhanced::Absent => self.add_part([Some(word), None], block(Beside::Nothing)),
                Enhanced::OneOf(_) => {
                    for (status_word, status) in (first_status..).zip(statuses) {
                        if can_stand_beside(*code, status) {
                            self.add_part([Some(word), Some(status_word)], block(beside(status)));
                        }
                    }
                }
            }
        }
        self.silence_impossible(&alternative.codes, statuses, first_word);
        self.add_tried(variant, alternative.token, alternative.to_string(), first_word);
    }

    /// A code and a status that nothing goes with are reported as such, and not as dead.
    fn silence_impossible(&mut self, codes: &[Code], statuses: &[Status], first_word: usize) {
        if codes.is_empty() || statuses.is_empty() {
            return;
        }
        let words = &mut self.words[first_word..];
        for (word, code) in words.iter_mut().zip(codes) {
            word.live |= !statuses.iter().any(|status| can_stand_beside(*code, status));
        }
        for (word, status) in words[codes.len()..].iter_mut().zip(statuses) {
            word.live |= !codes.iter().any(|code| can_stand_beside(*code, status));
        }
    }

    fn add_word(&mut self, token: Span, written: String) -> usize {
        self.words.push(Word { token, written, live: false });
        self.words.len() - 1
    }

    fn add_part(&mut self, words: [Option<usize>; 2], block: Block) {
        self.parts.push(Part { alternative: self.alternatives.len(), words, block });
    }

    fn add_tried(&mut self, variant: usize, token: Span, written: String, first_word: usize) {
        self.alternatives.push(Tried { variant, token, written, words: first_word..self.words.len() });
    }

    /// `word` is the dead one where the rest of the alternative is alive.
    fn report_dead(
        &self,
        ctxt: &Ctxt,
        input: &Input<'_>,
        token: Span,
        written: &str,
        alternative: usize,
        word: Option<usize>,
    ) {
        let takers = self.takers(alternative, word);
        match takers.as_slice() {
            [taker] => {
                let taker = &self.alternatives[*taker];
                let tried = &self.alternatives[alternative];
                let place = if taker.variant == tried.variant {
                    "in front of it".to_owned()
                } else {
                    format!("of `{}`", input.variants[taker.variant].ident)
                };
                if taker.written == written {
                    ctxt.error(
                        token,
                        format!(
                            "`{written}` can never match: the same pattern {place} takes it first; drop one of the two"
                        ),
                    );
                    return;
                }
                ctxt.error(
                    token,
                    format!(
                        "`{written}` can never match: `{}` {place} takes it first; put the narrower pattern first, \
                         or drop it",
                        taker.written
                    ),
                );
            }
            _ if written == "other" => {
                ctxt.error(
                    token,
                    "`other` can never match: the arms in front of it take every reply; drop it",
                );
            }
            _ => ctxt.error(
                token,
                format!(
                    "`{written}` can never match: the arms in front of it take every such reply; drop it"
                ),
            ),
        }
    }

    /// The one alternative that takes all that a dead one matches, if there is one; else several or none.
    fn takers(&self, alternative: usize, word: Option<usize>) -> Vec<usize> {
        let is_dead = |part: &Part| {
            part.alternative == alternative && word.is_none_or(|word| part.words.contains(&Some(word)))
        };
        let mut takers = Vec::new();
        for (index, part) in self.parts.iter().enumerate().filter(|(_, part)| is_dead(part)) {
            let taker = self.parts[..index].iter().find(|earlier| earlier.block.contains(&part.block));
            match taker {
                None => return Vec::new(),
                Some(taker) if takers.contains(&taker.alternative) => {}
                Some(taker) => takers.push(taker.alternative),
            }
        }
        takers
    }
}

const fn beside(status: &Status) -> Beside {
    match status.detail {
        Some(detail) => Beside::Detail(status.subject, detail),
        None => Beside::Subject(status.subject),
    }
}

fn uncovered(input: &Input<'_>, holes: &[Hole]) -> String {
    let mut names: Vec<String> = (1..=5).flat_map(|digit| names(digit, holes)).collect();
    let last = names.pop().unwrap_or_default();
    let list = if names.is_empty() { last } else { format!("{} and {last}", names.join(", ")) };
    let way_out = match input.kind {
        Kind::Struct => "a struct is read from every reply, so let its pattern be `other`",
        Kind::Enum | Kind::Union => "write arms for them, or `#[reply(other)]` on a last variant",
    };
    format!(
        "no arm takes {list}, but a client has to expect every reply code (RFC 5321 section 4.2); {way_out}"
    )
}

/// The holes among the codes of one first digit, cut into families, or told in a word where they are many.
fn names(digit: u16, holes: &[Hole]) -> Vec<String> {
    const SHOWN: usize = 3;
    let (first, last) = (digit * 100, digit * 100 + 99);
    let names: Vec<String> = holes
        .iter()
        .map(|hole| Hole { low: hole.low.max(first), high: hole.high.min(last), ..*hole })
        .flat_map(|hole| families(&hole))
        .collect();
    if names.len() > SHOWN { vec![format!("the rest of `{digit}yz`")] } else { names }
}

fn families(hole: &Hole) -> Vec<String> {
    let mut names = Vec::new();
    let mut low = hole.low;
    while low <= hole.high {
        let width =
            [100, 10].into_iter().find(|width| low % width == 0 && low + width - 1 <= hole.high).unwrap_or(1);
        let code = Code { token: Span::call_site(), low, high: low + width - 1 };
        names.push(match hole.missing {
            Missing::Everything => format!("`{code}`"),
            Missing::AllButNamed => format!("the rest of `{code}`"),
            Missing::Bare => format!("`({code}, none)`"),
            Missing::Unnamed => format!("`{code}` with another enhanced status code"),
        });
        low += width;
    }
    names
}

impl std::fmt::Display for Alternative {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let codes = self.codes.iter().map(Code::to_string).collect::<Vec<_>>().join(" | ");
        match &self.enhanced {
            Enhanced::Any => f.write_str(&codes),
            Enhanced::Absent => write!(f, "({codes}, none)"),
            Enhanced::OneOf(statuses) => {
                let statuses =
                    statuses.iter().map(|status| format!("\"{status}\"")).collect::<Vec<_>>().join(" | ");
                if codes.is_empty() { f.write_str(&statuses) } else { write!(f, "({codes}, {statuses})") }
            }
        }
    }
}
