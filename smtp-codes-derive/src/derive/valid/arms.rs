//! Checks that every reply has an arm, and every arm a reply.

use std::ops::Range;

use proc_macro2::Span;

use super::can_carry;
use crate::derive::ast::{Input, Kind, Variant};
use crate::derive::attr::Head;
use crate::derive::coverage::{Block, Coverage, Hole, Missing, Statuses};
use crate::derive::ctxt::Ctxt;
use crate::derive::pattern::status::Status;
use crate::derive::pattern::{self, Code, Enhanced};
use crate::derive::suggest;

/// Every alternative of a type in the order in which they are tried, with what each claims.
#[derive(Default)]
struct Arms<'a> {
    alternatives: Vec<Alternative<'a>>,
    tokens: Vec<Token>,
    claims: Vec<Claim>,
}

/// The part between two `|`.
struct Alternative<'a> {
    variant: &'a Variant<'a>,
    span: Span,
    written: String,
    /// Its codes, then its statuses.
    tokens: Range<usize>,
}

/// A code or a status of an alternative.
struct Token {
    span: Span,
    written: String,
    /// There is a reply that it is the first to match, or it is at fault for another reason.
    is_live: bool,
}

/// The replies that one code and one status of an alternative match together.
struct Claim {
    alternative: AlternativeIndex,
    code: Option<TokenIndex>,
    status: Option<TokenIndex>,
    block: Block,
}

#[derive(Clone, Copy, Eq, PartialEq)]
struct AlternativeIndex(usize);

#[derive(Clone, Copy, Eq, PartialEq)]
struct TokenIndex(usize);

pub(super) fn check(ctxt: &Ctxt, input: &Input<'_>) {
    let mut arms = Arms::default();
    let mut is_faulty = false;
    for variant in &input.variants {
        is_faulty |= arms.add_variant(variant, input.kind);
    }
    let holes = arms.try_in_order();
    arms.report_dead(ctxt);
    // An arm that could not be read may be the one that is missing.
    if !is_faulty && !holes.is_empty() {
        ctxt.error(input.ident.span(), uncovered(input, &holes));
    }
}

impl<'a> Arms<'a> {
    /// Returns `true` if a fault, reported elsewhere, leaves open what the variant matches.
    fn add_variant(&mut self, variant: &'a Variant<'a>, kind: Kind) -> bool {
        let is_accept_faulty = variant.attr.accept.as_ref().is_some_and(|(_, pattern)| pattern.faulty);
        let is_head_faulty = match &variant.attr.head {
            Head::Other(span) => {
                self.add_other(variant, *span);
                false
            }
            Head::Missing if kind == Kind::Struct => {
                self.add_other(variant, variant.ident.span());
                false
            }
            Head::Pattern(pattern) => pattern.faulty,
            Head::Missing | Head::Faulty | Head::Transparent => true,
        };
        for alternative in variant.arms() {
            self.add_alternative(variant, alternative);
        }
        is_head_faulty || is_accept_faulty
    }

    fn add_other(&mut self, variant: &'a Variant<'a>, span: Span) {
        let written = || "other".to_owned();
        let first = self.tokens.len();
        let token = self.add_token(span, written());
        for digit in 1..=5 {
            self.add_claim(Some(token), None, family(digit));
        }
        self.end_alternative(variant, span, written(), first);
    }

    fn add_alternative(&mut self, variant: &'a Variant<'a>, alternative: &pattern::Alternative) {
        let first = self.tokens.len();
        let codes: Vec<(TokenIndex, Code)> = alternative
            .codes
            .iter()
            .map(|&code| (self.add_token(code.token, code.to_string()), code))
            .collect();
        let statuses: Vec<(TokenIndex, Status)> = alternative
            .enhanced
            .statuses()
            .iter()
            .map(|&status| (self.add_token(status.token, format!("\"{status}\"")), status))
            .collect();
        for &(token, code) in &codes {
            let block = |statuses| Block { low: code.low, high: code.high, statuses };
            match alternative.enhanced {
                Enhanced::Any => self.add_claim(Some(token), None, block(Statuses::Any)),
                Enhanced::Absent => self.add_claim(Some(token), None, block(Statuses::Absent)),
                Enhanced::OneOf(_) => {
                    for (status_token, status) in &statuses {
                        if can_carry(code, status) {
                            self.add_claim(Some(token), Some(*status_token), block(statuses_of(status)));
                        }
                    }
                }
            }
        }
        if codes.is_empty() {
            for (token, status) in &statuses {
                for digit in [2, 4, 5] {
                    if status.class.is_none_or(|class| u16::from(class) == digit) {
                        self.add_claim(
                            None,
                            Some(*token),
                            Block { statuses: statuses_of(status), ..family(digit) },
                        );
                    }
                }
            }
        } else if !statuses.is_empty() {
            self.silence_impossible(&codes, &statuses);
        }
        self.end_alternative(variant, alternative.token, alternative.to_string(), first);
    }

    /// Keeps a code and a status that nothing goes with from being reported as dead: they are reported as such.
    fn silence_impossible(&mut self, codes: &[(TokenIndex, Code)], statuses: &[(TokenIndex, Status)]) {
        for &(TokenIndex(token), code) in codes {
            let has_partner = statuses.iter().any(|(_, status)| can_carry(code, status));
            self.tokens[token].is_live |= !has_partner;
        }
        for (TokenIndex(token), status) in statuses {
            let has_partner = codes.iter().any(|&(_, code)| can_carry(code, status));
            self.tokens[*token].is_live |= !has_partner;
        }
    }

    fn add_token(&mut self, span: Span, written: String) -> TokenIndex {
        self.tokens.push(Token { span, written, is_live: false });
        TokenIndex(self.tokens.len() - 1)
    }

    fn add_claim(&mut self, code: Option<TokenIndex>, status: Option<TokenIndex>, block: Block) {
        let alternative = AlternativeIndex(self.alternatives.len());
        self.claims.push(Claim { alternative, code, status, block });
    }

    fn end_alternative(&mut self, variant: &'a Variant<'a>, span: Span, written: String, first: usize) {
        self.alternatives.push(Alternative { variant, span, written, tokens: first..self.tokens.len() });
    }

    /// Finds out which tokens are live, and returns what no claim takes.
    fn try_in_order(&mut self) -> Vec<Hole> {
        let mut coverage = Coverage::new(self.claims.iter().map(|claim| &claim.block));
        for claim in &self.claims {
            let is_live = coverage.add(&claim.block);
            for TokenIndex(token) in claim.tokens() {
                self.tokens[token].is_live |= is_live;
            }
        }
        coverage.holes()
    }

    fn report_dead(&self, ctxt: &Ctxt) {
        for (index, alternative) in self.alternatives.iter().enumerate() {
            let index = AlternativeIndex(index);
            let dead = || alternative.tokens.clone().filter(|&token| !self.tokens[token].is_live);
            if dead().count() == alternative.tokens.len() {
                let message = self.can_never_match(&alternative.written, index, None);
                ctxt.error(alternative.span, message);
            } else {
                for token in dead() {
                    let Token { span, written, .. } = &self.tokens[token];
                    ctxt.error(*span, self.can_never_match(written, index, Some(TokenIndex(token))));
                }
            }
        }
    }

    /// Says who takes what a dead alternative matches; `token` is the dead one where the rest of it is live.
    fn can_never_match(&self, written: &str, index: AlternativeIndex, token: Option<TokenIndex>) -> String {
        let takers = self.takers(index, token);
        let &[AlternativeIndex(taker)] = takers.as_slice() else {
            let what = if written == "other" { "reply" } else { "such reply" };
            return format!("`{written}` can never match: the arms before it take every {what}; remove it");
        };
        let taker = &self.alternatives[taker];
        let place = if std::ptr::eq(taker.variant, self.alternatives[index.0].variant) {
            "before it".to_owned()
        } else {
            format!("of `{}`", taker.variant.ident)
        };
        if taker.written == written {
            return format!(
                "`{written}` can never match: the same pattern {place} takes it first; remove one of the two"
            );
        }
        format!(
            "`{written}` can never match: `{}` {place} takes it first; put the narrower pattern first, or remove it",
            taker.written
        )
    }

    /// Returns the alternatives that take all that a dead one matches; none if one part of it has no single taker.
    fn takers(&self, dead: AlternativeIndex, token: Option<TokenIndex>) -> Vec<AlternativeIndex> {
        let is_dead = |claim: &Claim| {
            claim.alternative == dead && token.is_none_or(|token| claim.tokens().any(|it| it == token))
        };
        let mut takers = Vec::new();
        for (index, claim) in self.claims.iter().enumerate().filter(|(_, claim)| is_dead(claim)) {
            let taker = self.claims[..index].iter().find(|earlier| earlier.block.contains(&claim.block));
            let Some(taker) = taker else { return Vec::new() };
            if !takers.contains(&taker.alternative) {
                takers.push(taker.alternative);
            }
        }
        takers
    }
}

impl Claim {
    fn tokens(&self) -> impl Iterator<Item = TokenIndex> + use<> {
        self.code.into_iter().chain(self.status)
    }
}

/// Returns all codes of a first digit, with any enhanced status code and without.
const fn family(digit: u16) -> Block {
    Block { low: digit * 100, high: digit * 100 + 99, statuses: Statuses::Any }
}

const fn statuses_of(status: &Status) -> Statuses {
    match status.detail {
        Some(detail) => Statuses::Detail(status.subject, detail),
        None => Statuses::Subject(status.subject),
    }
}

fn uncovered(input: &Input<'_>, holes: &[Hole]) -> String {
    let list = suggest::listed((1..=5).flat_map(|digit| names(digit, holes)), "and");
    let way_out = match input.kind {
        Kind::Struct => "a struct is read from every reply, so its pattern is `other`",
        Kind::Enum | Kind::Union => "add arms for them, or `#[reply(other)]` on a last variant",
    };
    format!(
        "no arm takes {list}, but a client must be ready for every reply code (RFC 5321 section 4.2); {way_out}"
    )
}

/// Names the holes among the codes of one first digit, cut into families, or told in a word where they are many.
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
