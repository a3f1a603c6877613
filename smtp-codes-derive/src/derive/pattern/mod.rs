//! Reads the patterns of `#[reply(..)]`: `250 | 25z`, `"5.1.1"`, `(552, none)`.

pub(crate) mod status;

use std::fmt;

use proc_macro2::{Group, Literal, Span, TokenTree};
use smtp_codes_data::Class;

use crate::derive::ctxt::Ctxt;
use crate::derive::tokens::{self, Cursor};
use status::Status;

/// Alternatives in the order in which they are tried.
#[derive(Default)]
pub(crate) struct Pattern {
    pub(crate) alternatives: Vec<Alternative>,
    /// Something in it could not be read, so it may match more than `alternatives` says.
    pub(crate) faulty: bool,
}

/// Reply codes and the enhanced status codes with them.
pub(crate) struct Alternative {
    pub(crate) token: Span,
    /// Empty if the enhanced status code alone decides.
    pub(crate) codes: Vec<Code>,
    pub(crate) enhanced: Enhanced,
}

/// The enhanced status codes that an alternative matches.
pub(crate) enum Enhanced {
    Any,
    Absent,
    OneOf(Vec<Status>),
}

impl Enhanced {
    pub(crate) fn statuses(&self) -> &[Status] {
        match self {
            Self::OneOf(statuses) => statuses,
            Self::Any | Self::Absent => &[],
        }
    }
}

impl fmt::Display for Alternative {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
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

/// One reply code, or a family such as `25z` or `2yz`.
#[derive(Clone, Copy)]
pub(crate) struct Code {
    pub(crate) token: Span,
    pub(crate) low: u16,
    pub(crate) high: u16,
}

impl Code {
    pub(crate) fn exact(self) -> Option<u16> {
        (self.low == self.high).then_some(self.low)
    }

    pub(crate) const fn first_digit(self) -> u8 {
        (self.low / 100) as u8
    }

    /// Returns `true` if an enhanced status code can come with it: not with 1yz and 3yz (RFC 2034 section 4).
    pub(crate) const fn has_class(self) -> bool {
        Class::of_code(self.low).is_some()
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.high - self.low {
            0 => write!(f, "{}", self.low),
            9 => write!(f, "{}z", self.low / 10),
            _ => write!(f, "{}yz", self.low / 100),
        }
    }
}

impl Pattern {
    /// Returns `true` if it is reply codes alone, so that `"5.1.1"` in second place may narrow it.
    pub(crate) fn is_codes_alone(&self) -> bool {
        self.alternatives.iter().all(|one| matches!(one.enhanced, Enhanced::Any))
    }

    /// Returns `true` for `(550, "5.1.1")` and `(550, none)` alone, which leave no second place.
    pub(crate) fn is_one_with_status(&self) -> bool {
        matches!(self.alternatives.as_slice(), [one] if !one.codes.is_empty() && !matches!(one.enhanced, Enhanced::Any))
    }

    pub(crate) fn codes(&self) -> impl Iterator<Item = &Code> {
        self.alternatives.iter().flat_map(|one| &one.codes)
    }

    /// Returns the first digit that all codes share, if it is also a class.
    pub(crate) fn first_digit(&self) -> Option<u8> {
        let mut codes = self.codes();
        let first = codes.next()?;
        let digit = first.first_digit();
        (first.has_class() && codes.all(|code| code.first_digit() == digit)).then_some(digit)
    }

    /// Makes `(550 | 551, "5.1.1")` of `550 | 551` with `"5.1.1"` in second place.
    pub(crate) fn narrow(&mut self, enhanced: Enhanced) {
        let Some(token) = self.alternatives.first().map(|one| one.token) else { return };
        let codes = self.alternatives.drain(..).flat_map(|one| one.codes).collect();
        self.alternatives.push(Alternative { token, codes, enhanced });
    }
}

/// Reads up to the next comma.
pub(crate) fn parse(ctxt: &Ctxt, cursor: &mut Cursor) -> Pattern {
    let mut pattern = Pattern::default();
    loop {
        match alternative(ctxt, cursor) {
            Some(one) => pattern.alternatives.push(one),
            None => pattern.faulty = true,
        }
        if !cursor.eat_punct('|') {
            return pattern;
        }
    }
}

fn alternative(ctxt: &Ctxt, cursor: &mut Cursor) -> Option<Alternative> {
    if let Some(group) = cursor.eat_parentheses() {
        return parenthesised(ctxt, &group);
    }
    if let Some(literal) = cursor.eat_literal() {
        let token = literal.span();
        return match tokens::string(&literal) {
            Some(text) => {
                let status = status(ctxt, &[], &text, token)?;
                Some(Alternative { token, codes: Vec::new(), enhanced: Enhanced::OneOf(vec![status]) })
            }
            None => {
                let code = code(ctxt, cursor, &literal)?;
                Some(Alternative { token, codes: vec![code], enhanced: Enhanced::Any })
            }
        };
    }
    no_alternative(ctxt, cursor);
    None
}

pub(crate) const NONE_NEEDS_A_CODE: &str = "`none` means a reply code without an enhanced status code, so it \
                                            goes in parentheses with one: `(552, none)`";

pub(crate) const NONE_IS_ONE_ALTERNATIVE: &str =
    "`none` is an alternative of its own, as in `(550, none) | (550, \"5.1.1\")`";

/// Reads `(550 | 551, "5.1.1" | "5.1.2")` or `(552, none)`.
fn parenthesised(ctxt: &Ctxt, group: &Group) -> Option<Alternative> {
    let mut cursor = Cursor::inside(group);
    let mut codes = Vec::new();
    let mut faulty = false;
    loop {
        match cursor.eat_literal() {
            Some(literal) if tokens::string(&literal).is_none() => match code(ctxt, &mut cursor, &literal) {
                Some(code) => codes.push(code),
                None => faulty = true,
            },
            _ => {
                ctxt.error(
                    cursor.span(),
                    "expected a reply code here: parentheses hold reply codes, a comma, and their enhanced \
                     status codes or `none`, as in `(550 | 551, \"5.1.1\")`",
                );
                return None;
            }
        }
        if !cursor.eat_punct('|') {
            break;
        }
    }
    if !cursor.eat_punct(',') {
        ctxt.error(
            cursor.span(),
            "expected a comma and enhanced status codes or `none`, as in `(550 | 551, \"5.1.1\")`; reply codes \
             alone need no parentheses",
        );
        return None;
    }
    let enhanced = match cursor.peek() {
        Some(TokenTree::Ident(ident)) if ident == "none" => {
            cursor.next();
            if cursor.peek_punct('|') {
                ctxt.error(cursor.last(), NONE_IS_ONE_ALTERNATIVE);
                return None;
            }
            Some(Enhanced::Absent)
        }
        _ => statuses(ctxt, &codes, &mut cursor).map(Enhanced::OneOf),
    };
    let enhanced = enhanced?;
    cursor.eat_punct(',');
    if !cursor.is_empty() {
        ctxt.error(
            cursor.span(),
            "not expected here: parentheses hold reply codes, a comma, and their enhanced status codes or \
             `none`, as in `(550 | 551, \"5.1.1\")`",
        );
        return None;
    }
    if faulty {
        return None;
    }
    Some(Alternative { token: group.span(), codes, enhanced })
}

/// Reads `"5.1.1" | "5.1.2"` after the codes; returns `None` if one of them could not be read.
pub(crate) fn statuses(ctxt: &Ctxt, codes: &[Code], cursor: &mut Cursor) -> Option<Vec<Status>> {
    let mut statuses = Vec::new();
    let mut faulty = false;
    loop {
        let literal = cursor.eat_literal();
        match literal.as_ref().and_then(tokens::string) {
            Some(text) => match status(ctxt, codes, &text, cursor.last()) {
                Some(status) => statuses.push(status),
                None => faulty = true,
            },
            None => {
                let token = literal.map_or_else(|| cursor.span(), |literal| literal.span());
                let is_none = matches!(cursor.peek(), Some(TokenTree::Ident(ident)) if ident == "none");
                let expected = "expected an enhanced status code here, which is a string such as `\"5.1.1\"`, \
                                `\"5.7.X\"` or `\"X.2.2\"`";
                ctxt.error(token, if is_none { NONE_IS_ONE_ALTERNATIVE } else { expected });
                cursor.skip_item();
                return None;
            }
        }
        if !cursor.eat_punct('|') {
            return (!faulty).then_some(statuses);
        }
    }
}

fn status(ctxt: &Ctxt, codes: &[Code], text: &str, token: Span) -> Option<Status> {
    match Status::parse(text, token) {
        Ok(status) => Some(status),
        Err(fault) => {
            // Well written it would be wrong as well.
            let can_be_none = codes.first().filter(|_| !codes.iter().any(|code| code.has_class()));
            let fault = can_be_none.map_or(fault, |code| status::no_class(code, text) + "; leave it out");
            ctxt.error(token, fault);
            None
        }
    }
}

/// Reads three characters as they are written: `syn` would take `0x226` and `2_50` for numbers.
fn code(ctxt: &Ctxt, cursor: &mut Cursor, literal: &Literal) -> Option<Code> {
    let written = literal.to_string();
    let token = literal.span();
    let digit = |octet: u8| u16::from(octet - b'0');
    let (low, width) = match *written.as_bytes() {
        [first @ b'1'..=b'5', second @ b'0'..=b'9', third @ b'0'..=b'9'] => {
            (digit(first) * 100 + digit(second) * 10 + digit(third), 1)
        }
        [first @ b'1'..=b'5', second @ b'0'..=b'9', b'z'] => (digit(first) * 100 + digit(second) * 10, 10),
        [first @ b'1'..=b'5', b'y', b'z'] => (digit(first) * 100, 100),
        _ => {
            ctxt.error(token, not_a_code(cursor, &written));
            return None;
        }
    };
    Some(Code { token, low, high: low + width - 1 })
}

/// Returns why a literal is not a reply code, and what was probably meant.
fn not_a_code(cursor: &mut Cursor, written: &str) -> String {
    let digits = written.bytes().all(|octet| octet.is_ascii_digit());
    if digits && written.len() == 3 {
        return format!(
            "`{written}` is not a reply code: the first digit is 1 to 5 (RFC 5321 section 4.2.1)"
        );
    }
    if digits {
        let family = match written.as_bytes() {
            [first @ b'1'..=b'5'] => {
                format!("; the codes that begin with it are `{}yz`", char::from(*first))
            }
            [b'1'..=b'5', _] => format!("; the codes that begin with it are `{written}z`"),
            _ => String::new(),
        };
        return format!(
            "`{written}` is not a reply code, which has three digits (RFC 5321 section 4.2){family}"
        );
    }
    if let Some(fault) = no_quotes(cursor, written) {
        return fault;
    }
    if let Some(family) = meant_family(written) {
        return format!("`{written}` is not a family of reply codes; RFC 5321 writes it `{family}`");
    }
    if let syn::Lit::Int(int) = syn::Lit::new(written.parse().unwrap_or_else(|_| Literal::u8_unsuffixed(0))) {
        if let Some(code) = int.base10_parse::<u16>().ok().filter(|code| (100..600).contains(code)) {
            return format!(
                "`{written}` is not a reply code, which is three digits and nothing else; did you mean `{code}`?"
            );
        }
    }
    format!(
        "`{written}` is not a reply code: expected three digits such as `250`, or a family such as `25z` or `2yz`"
    )
}

/// Returns the fault of `5.1.1` without quotes, which comes as the tokens `5.1`, `.` and `1`, after the first one.
pub(crate) fn no_quotes(cursor: &mut Cursor, written: &str) -> Option<String> {
    if !written.starts_with(|first: char| first.is_ascii_digit()) || !written.contains('.') {
        return None;
    }
    let mut whole = written.to_owned();
    while cursor.eat_punct('.') {
        whole.push('.');
        if let Some(literal) = cursor.eat_literal() {
            whole.push_str(&literal.to_string());
        } else if let Some(ident) = cursor.eat_ident() {
            whole.push_str(&ident.to_string());
        }
    }
    let is_status = |text: &str| Status::parse(text, cursor.last()).is_ok();
    if is_status(&whole) {
        return Some(format!("an enhanced status code is a string; did you mean `\"{whole}\"`?"));
    }
    whole.push_str(".0");
    is_status(&whole).then(|| {
        format!(
            "an enhanced status code is a string of three numbers, class.subject.detail (RFC 3463 section 2); did you \
             mean `\"{whole}\"`?"
        )
    })
}

/// Returns `4yz`, `45z` and `4yz` for `4xx`, `45x` and `4YZ`.
fn meant_family(written: &str) -> Option<String> {
    let lower = written.to_ascii_lowercase();
    let is_wild = |octet: u8| matches!(octet, b'x' | b'y' | b'z');
    match *lower.as_bytes() {
        [first @ b'1'..=b'5', second, third] if is_wild(second) && is_wild(third) => {
            Some(format!("{}yz", char::from(first)))
        }
        [first @ b'1'..=b'5', second @ b'0'..=b'9', third] if is_wild(third) => {
            Some(format!("{}{}z", char::from(first), char::from(second)))
        }
        _ => None,
    }
}

fn no_alternative(ctxt: &Ctxt, cursor: &mut Cursor) {
    let token = cursor.span();
    let word = match cursor.peek() {
        Some(TokenTree::Ident(ident)) => ident.to_string(),
        _ => String::new(),
    };
    match word.as_str() {
        "other" => ctxt.error(token, "`other` matches every reply that is left, so it has no alternatives"),
        "none" => ctxt.error(token, NONE_NEEDS_A_CODE),
        _ => ctxt.error(
            token,
            "expected a reply code such as `250`, a family such as `25z` or `2yz`, or an enhanced status code \
             such as `\"5.1.1\"`",
        ),
    }
    while !cursor.is_empty() && !cursor.peek_punct(',') && !cursor.peek_punct('|') {
        cursor.next();
    }
}
