//! Checks that a type and its variants have what each derive needs, whatever the protocol says.

use proc_macro2::Span;
use syn::spanned::Spanned;

use super::judge::Rules;
use super::{numbers, reply_text};
use crate::derive::ast::{Input, Kind, Style, Variant};
use crate::derive::attr::{Head, LineField};
use crate::derive::ctxt::Ctxt;
use crate::derive::pattern::status::{self, Status};
use crate::derive::pattern::{Code, Enhanced, Pattern};

/// Checks that the type can be held by value, as every reply is.
pub(super) fn check_size(ctxt: &Ctxt, input: &Input<'_>) {
    if let Some(field) = input.unsized_field() {
        ctxt.error(
            field.ty.span(),
            "a value of this type has no size of its own, but a reply is returned and stored by value; put it behind a \
             `&` or in a `Box`",
        );
    }
}

/// Checks that there is anything that could be a reply.
pub(super) fn type_has_variants(ctxt: &Ctxt, input: &Input<'_>) -> bool {
    match input.kind {
        Kind::Union => {
            ctxt.error(
                input.ident.span(),
                "a union cannot say which reply it holds; make it an enum or a struct",
            );
            false
        }
        Kind::Enum if input.variants.is_empty() => {
            ctxt.error(input.ident.span(), "an enum without variants has no reply; each variant is one");
            false
        }
        Kind::Enum | Kind::Struct => true,
    }
}

/// Checks that `transparent` has the one field that it needs, and nothing that contradicts it.
pub(super) fn check_transparent(ctxt: &Ctxt, variant: &Variant<'_>) {
    let Some(token) = variant.attr.transparent else { return };
    let count = variant.fields.len();
    if count != 1 {
        let found = if count == 0 { "none".to_owned() } else { count.to_string() };
        ctxt.error(
            token,
            format!("`transparent` needs exactly one field, but `{}` has {found}", variant.ident),
        );
    }
    if let Some(text) = &variant.attr.text {
        ctxt.error(
            text.literal.span(),
            "`transparent` takes the text from the field as well; remove one of the two",
        );
    }
}

/// Checks the keys that say how a reply is sent.
pub(super) fn check_keys(ctxt: &Ctxt, input: &Input<'_>, variant: &Variant<'_>, code: Option<Code>) {
    if let (Some(token), None) = (variant.attr.from, variant.attr.transparent) {
        ctxt.error(token, "`from` goes with `transparent`, as it makes the variant from its one field");
    }
    let code = code.and_then(Code::exact);
    if let (Some(token), Some(code)) =
        (variant.attr.close, code.filter(|code| code / 100 < 4 && *code != 221))
    {
        ctxt.error(
            token,
            format!(
                "`close` is for a refusal after which the server hangs up, and `{code}` is not one (RFC 5321 section \
                 3.8); to end a session after QUIT there is `221`"
            ),
        );
    }
    let Some((token, fields)) = &variant.attr.lines else { return };
    if code == Some(250) && input.keys.answer_a_hello() {
        ctxt.error(
            *token,
            "a `250` to EHLO has no such lines: each of them would be an extension (RFC 5321 section 4.1.1.1)",
        );
    } else if code == Some(334) {
        ctxt.error(*token, "a `334` is one line, whose whole text is the challenge (RFC 4954 section 4)");
    } else if variant.attr.text.is_none() && variant.attr.transparent.is_some() {
        ctxt.error(*token, "`transparent` takes the text from the field as well; remove one of the two");
    }
    for LineField { token, argument } in fields {
        if variant.field(argument).is_none() && variant.style != Style::InPlace {
            reply_text::no_field(ctxt, *token, variant, argument);
        }
    }
}

/// Returns the one reply that a variant sends.
pub(super) fn one_reply<'a>(
    ctxt: &Ctxt,
    input: &Input<'_>,
    variant: &'a Variant<'_>,
    rules: &Rules<'_>,
) -> Option<(Code, Option<&'a Status>)> {
    let attr = &variant.attr;
    let pattern = match &attr.head {
        Head::Pattern(pattern) if !pattern.faulty => pattern,
        Head::Missing if !attr.faulty => {
            says_nothing(ctxt, input, variant);
            return None;
        }
        Head::Other(token) if !attr.faulty => {
            ctxt.error(*token, no_exact_code(variant.style, "other"));
            return None;
        }
        Head::Pattern(_) | Head::Missing | Head::Other(_) | Head::Faulty | Head::Transparent => return None,
    };
    let (code, status) = match one_code_and_status(pattern, variant.style, rules) {
        Ok(found) => found,
        Err((token, fault)) => {
            ctxt.error(token, fault);
            return None;
        }
    };
    if code.exact().is_none() {
        if !attr.faulty {
            ctxt.error(code.token, no_exact_code(variant.style, &code.to_string()));
        }
        return None;
    }
    if attr.text.is_none() && !attr.faulty {
        ctxt.error(
            code.token,
            format!(
                "`{code}` has no text, which is for people to read (RFC 5321 section 4.2); write one after the code, \
                 if need be `\"\"`"
            ),
        );
    }
    Some((code, status))
}

/// Returns the only alternative there is; the error is a token and its fault.
fn one_code_and_status<'a>(
    pattern: &'a Pattern,
    style: Style,
    rules: &Rules<'_>,
) -> Result<(Code, Option<&'a Status>), (Span, String)> {
    let second = |token, what| {
        let fault = match style {
            Style::InPlace => format!("a reply in place has one {what}, so there is no alternative to it"),
            Style::Named | Style::Tuple | Style::Unit => format!(
                "a variant sends one {what}, so it has no alternative; what else it is read from is written \
                 `accept(..)`"
            ),
        };
        Err((token, fault))
    };
    let one = match pattern.alternatives.as_slice() {
        [one] => one,
        [_, other, ..] => return second(other.token, "reply"),
        [] => return Err((Span::call_site(), no_exact_code(style, ""))),
    };
    let code = match one.codes.as_slice() {
        [code] => *code,
        [_, other, ..] => return second(other.token, "reply"),
        [] => {
            let fault = "a reply that is sent has a reply code before the enhanced status code, as in `550, \
                         \"5.1.1\", \"no such user\"`";
            return Err((one.token, fault.to_owned()));
        }
    };
    let status = match &one.enhanced {
        Enhanced::OneOf(statuses) => match statuses.as_slice() {
            [_, other, ..] => return second(other.token, "enhanced status code"),
            statuses => statuses.first(),
        },
        Enhanced::Any | Enhanced::Absent => None,
    };
    match status {
        Some(status) if status.class.is_none() || status.detail.is_none() => {
            Err((status.token, no_exact_status(code, status, rules)))
        }
        _ => Ok((code, status)),
    }
}

/// Checks that a variant says which replies it is read from.
pub(super) fn check_arm(ctxt: &Ctxt, input: &Input<'_>, variant: &Variant<'_>) {
    if let Some(token) = variant.attr.transparent {
        if matches!(variant.attr.head, Head::Transparent) {
            ctxt.error(
                token,
                "`transparent` does not say which replies are read; write a pattern before it, as in `5yz, \
                 transparent` or `other, transparent`",
            );
        }
        check_transparent(ctxt, variant);
    }
    check_recursion(ctxt, input, variant);
    if matches!(variant.attr.head, Head::Missing) && !variant.attr.faulty && input.kind == Kind::Enum {
        says_nothing(ctxt, input, variant);
    }
}

/// Checks that no field from which a reply comes, or which is read from one, is of the very type.
pub(super) fn check_recursion(ctxt: &Ctxt, input: &Input<'_>, variant: &Variant<'_>) {
    for field in variant.fields.iter().filter(|field| input.is_held_by(field)) {
        ctxt.error(
            field.ty.span(),
            format!("`{}` cannot contain itself: forwarding would never end", input.ident),
        );
    }
}

fn says_nothing(ctxt: &Ctxt, input: &Input<'_>, variant: &Variant<'_>) {
    if variant.style == Style::InPlace {
        ctxt.error(
            variant.ident.span(),
            "this does not say which reply it is; write `reply!(Rcpt, 550, \"5.1.1\", \"no such user\")`",
        );
        return;
    }
    let noun = if input.kind == Kind::Enum { "variant" } else { "struct" };
    ctxt.error(
        variant.attr.token.unwrap_or_else(|| variant.ident.span()),
        format!(
            "the {noun} `{}` does not say which reply it is; write `#[reply(550, \"5.1.1\", \"no such user\")]` for \
             one that is sent, `#[reply(4yz)]` or `#[reply(other)]` for one that is only read",
            variant.ident
        ),
    );
}

fn no_exact_code(style: Style, found: &str) -> String {
    let way_out = match style {
        Style::InPlace => "",
        Style::Named | Style::Tuple | Style::Unit => ", or `transparent` to take it from a field",
    };
    let sender = if style == Style::InPlace { "`reply!`" } else { "a variant" };
    format!(
        "`{found}` is not one reply, and {sender} sends one (RFC 5321 section 4.2); write its exact code{way_out}"
    )
}

/// Says that a status is a family, and names one of it that goes with the code.
fn no_exact_status(code: Code, family: &Status, rules: &Rules<'_>) -> String {
    if !code.has_class() {
        return status::no_class(code, family) + "; leave it out";
    }
    let exact = [family.detail.unwrap_or(0), 0]
        .map(|detail| Status { class: Some(code.first_digit()), detail: Some(detail), ..*family })
        .into_iter()
        .find(|status| numbers(code, Some(status)).is_some_and(|reply| rules.faults(reply).status.is_none()));
    let example = exact.map_or_else(String::new, |exact| format!(", such as `{exact}`"));
    format!(
        "`{family}` is a family, and a reply that is sent has one enhanced status code (RFC 2034 section 4){example}"
    )
}
