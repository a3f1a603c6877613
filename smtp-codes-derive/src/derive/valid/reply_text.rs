//! Checks that a text can go over the wire as it is, and that its placeholders name fields.

use proc_macro2::Span;
use smtp_codes_data::{Command, carries_enhanced, is_harmful, limits};

use super::instead::instead;
use super::judge::Rules;
use super::{message, numbers};
use crate::derive::ast::{Style, Variant};
use crate::derive::attr::LineField;
use crate::derive::ctxt::Ctxt;
use crate::derive::pattern::Code;
use crate::derive::pattern::status::{self, Status};
use crate::derive::suggest;
use crate::derive::template::{self, Argument, Piece, Placeholder};

/// Returns the pieces of the text, `None` if it is not a format string. `reply` is what it belongs to, if that could be
/// read.
pub(super) fn check(
    ctxt: &Ctxt,
    variant: &Variant<'_>,
    reply: Option<(Code, Option<&Status>)>,
    rules: &Rules<'_>,
) -> Option<Vec<Piece>> {
    let text = variant.attr.text.as_ref()?;
    let token = text.literal.span();
    if let Some((code, None)) = reply {
        begins_like_status(ctxt, token, &text.value, code, rules);
    }
    let pieces = match template::parse(&text.value) {
        Ok(pieces) => pieces,
        Err(fault) => {
            check_characters(ctxt, token, &text.value, true);
            ctxt.error(token, fault);
            return None;
        }
    };
    check_characters(ctxt, token, &sent_as_written(&pieces), variant.attr.utf8.is_some());
    if let Some((code, status)) = reply {
        check_line_lengths(ctxt, token, &pieces, code, status);
    }
    if let Some((_, fields)) = &variant.attr.lines {
        for field in fields {
            check_line_field(ctxt, variant, &pieces, field);
        }
    }
    for piece in &pieces {
        if let (Piece::Value(placeholder), false) = (piece, variant.style == Style::InPlace) {
            check_placeholder(ctxt, token, variant, placeholder);
        }
    }
    Some(pieces)
}

/// Returns what is sent as it is written: the literals, and what placeholders are filled up with. The name of a field
/// is not sent.
fn sent_as_written(pieces: &[Piece]) -> String {
    pieces
        .iter()
        .map(|piece| match piece {
            Piece::Literal(literal) => literal.as_str(),
            Piece::Value(placeholder) => placeholder.fill.as_str(),
        })
        .collect()
}

/// Checks that the text has the field: a value that is not written has no lines.
fn check_line_field(ctxt: &Ctxt, variant: &Variant<'_>, pieces: &[Piece], field: &LineField) {
    let wanted = variant.field(&field.argument).map(|field| field.index);
    if wanted.is_none() && variant.style != Style::InPlace {
        return;
    }
    let is_used = pieces.iter().any(|piece| match piece {
        Piece::Value(placeholder) if variant.style == Style::InPlace => {
            placeholder.argument == field.argument
        }
        Piece::Value(placeholder) => variant.field(&placeholder.argument).map(|field| field.index) == wanted,
        Piece::Literal(_) => false,
    });
    if !is_used {
        ctxt.error(field.token, "the text does not name this field, so it has no lines to begin");
    }
}

fn check_characters(ctxt: &Ctxt, token: Span, text: &str, utf8: bool) {
    let is_harmful = |c: &char| *c != '\n' && is_harmful(*c);
    match text.chars().find(is_harmful) {
        Some('\r') => ctxt.error(
            token,
            "the text holds a carriage return, but line ends are written for it; begin a line with `\\n` alone",
        ),
        Some(c) => ctxt.error(
            token,
            format!(
                "the text holds the control character `{}`, but only printable characters and tabs can be sent \
                 (RFC 5321 section 4.2); leave it out",
                c.escape_unicode()
            ),
        ),
        None => {}
    }
    if utf8 {
        return;
    }
    if let Some(c) = text.chars().find(|c| !c.is_ascii() && !is_harmful(c)) {
        ctxt.error(
            token,
            format!(
                "the text holds `{}`, which is not ASCII: only a client that asked for SMTPUTF8 may get it \
                 (RFC 6531 section 3.7.4); the key `utf8` permits it there, other clients get `?` instead",
                c.escape_debug()
            ),
        );
    }
}

/// Checks that the literal part of each line fits; only values are folded.
fn check_line_lengths(ctxt: &Ctxt, token: Span, pieces: &[Piece], code: Code, status: Option<&Status>) {
    let is_challenge = code.exact() == Some(334);
    let head = 4 + status.map_or(0, |status| status.to_string().len() + 1);
    let limit = if is_challenge { limits::CHALLENGE_LINE } else { limits::LINE } as usize;
    let mut number = 1;
    let mut octets = 0;
    let mut longest = (0, 0);
    for piece in pieces {
        let Piece::Literal(literal) = piece else { continue };
        for (index, part) in literal.split('\n').enumerate() {
            if index > 0 {
                number += 1;
                octets = 0;
            }
            octets += part.len();
            longest = longest.max((octets, number));
        }
    }
    if is_challenge && number > 1 {
        ctxt.error(
            token,
            "a `334` is one line, whose whole text is the challenge (RFC 4954 section 4); remove the `\\n`",
        );
    }
    let (octets, line) = longest;
    if number > limits::REPLY_LINES as usize {
        ctxt.error(
            token,
            format!(
                "the text has {number} lines, and a client takes {} by default; shorten it",
                limits::REPLY_LINES
            ),
        );
    }
    let whole = head + octets + 2;
    if whole > limit {
        let (which, way_out) = match (number > 1, is_challenge) {
            (_, true) => (String::new(), ""),
            (true, false) => (format!(" in line {line}"), "; break it with another `\\n`"),
            (false, false) => (String::new(), "; break it with `\\n`"),
        };
        let section = if is_challenge { "RFC 4954 section 4" } else { "RFC 5321 section 4.5.3.1.5" };
        ctxt.error(
            token,
            format!(
                "the text is too long{which}: with code and line end it has {whole} octets, and a line has at most \
                 {limit} ({section}){way_out}"
            ),
        );
    }
}

fn begins_like_status(ctxt: &Ctxt, token: Span, text: &str, code: Code, rules: &Rules<'_>) {
    let commands = rules.commands;
    let mut lines = text.split('\n').zip(1..);
    let begun = lines.find_map(|(line, number)| Some((status::at_start_of(line)?, number)));
    let Some((status, number)) = begun else { return };
    let digit = code.first_digit();
    let carries = |command: &Command| code.exact().is_none_or(|number| carries_enhanced(*command, number));
    let way_out = if !code.has_class() {
        format!(", which {digit}yz replies do not have (RFC 2034 section 4); put a word before it")
    } else if !commands.is_empty() && !commands.iter().any(carries) {
        let reply = if code.exact() == Some(220) { "a greeting" } else { "the answer to a hello" };
        format!(", which {reply} does not have (RFC 2034 section 4); put the name of the server before it")
    } else if status.class != Some(digit) {
        format!(", which has another class than `{code}` (RFC 2034 section 4); put a word before it")
    } else if let Some(own) = fitting(code, &status, rules) {
        format!(" (RFC 2034 section 4); write it as a string of its own, `{code}, \"{own}\", \"..\"`")
    } else {
        " (RFC 2034 section 4); put a word before it".to_owned()
    };
    let what = if number == 1 { "the text".to_owned() } else { format!("line {number} of the text") };
    ctxt.error(
        token,
        format!("{what} begins with `{status}`, which would be read as an enhanced status code{way_out}"),
    );
}

/// Returns the status if the code may have it, or else the best one that it may have.
fn fitting(code: Code, status: &Status, rules: &Rules<'_>) -> Option<String> {
    let reply = numbers(code, Some(status))?;
    let Some(fault) = rules.faults(reply).status else { return Some(status.to_string()) };
    let better = instead(rules, reply, fault).into_iter().find(|other| other.code == reply.code)?;
    better.status.map(message::shown)
}

fn check_placeholder(ctxt: &Ctxt, token: Span, variant: &Variant<'_>, placeholder: &Placeholder) {
    let counts = placeholder.counts.iter().map(|(_, argument)| argument);
    for argument in std::iter::once(&placeholder.argument).chain(counts) {
        if variant.field(argument).is_some() {
            continue;
        }
        ctxt.error(token, names_no_field(variant, argument, true));
    }
}

/// Reports a field of `lines(..)` that is not there.
pub(super) fn no_field(ctxt: &Ctxt, token: Span, variant: &Variant<'_>, argument: &Argument) {
    ctxt.error(token, names_no_field(variant, argument, false));
}

fn names_no_field(variant: &Variant<'_>, argument: &Argument, is_placeholder: bool) -> String {
    let names: Vec<String> =
        variant.fields.iter().map(|field| field.name().unwrap_or_else(|| field.index.to_string())).collect();
    let written = match argument {
        Argument::Name(name) => name.clone(),
        Argument::Index(index) => index.to_string(),
    };
    let quoted = |name: &str| if is_placeholder { format!("`{{{name}}}`") } else { format!("`{name}`") };
    let meant = match suggest::nearest(&written, names.iter().map(String::as_str)) {
        Some(near) => format!("; did you mean {}?", quoted(near)),
        None if names.is_empty() && is_placeholder => {
            ", which has none; a literal brace is written `{{`".to_owned()
        }
        None if names.is_empty() => ", which has none".to_owned(),
        None => format!(", which has {}", suggest::all_of(&names)),
    };
    format!("{} does not name a field of `{}`{meant}", quoted(&written), variant.ident)
}
