//! Checks that a type and its variants have what each derive needs, whatever the protocol says.

use proc_macro2::Span;
use syn::spanned::Spanned;

use super::reply_text;
use crate::derive::ast::{Input, Kind, Style, Variant};
use crate::derive::attr::{Head, LineField};
use crate::derive::ctxt::Ctxt;
use crate::derive::pattern::status::Status;
use crate::derive::pattern::{Code, Enhanced, Pattern};

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
) -> Option<(Code, Option<&'a Status>)> {
    let attr = &variant.attr;
    let pattern = match &attr.head {
        Head::Pattern(pattern) if !pattern.faulty => pattern,
        Head::Missing if !attr.faulty => {
            says_nothing(ctxt, input, variant);
            return None;
        }
        Head::Other(token) if !attr.faulty => {
            ctxt.error(*token, no_exact_code("other"));
            return None;
        }
        Head::Pattern(_) | Head::Missing | Head::Other(_) | Head::Faulty | Head::Transparent => return None,
    };
    let (code, status) = match one_code_and_status(pattern) {
        Ok(found) => found,
        Err((token, fault)) => {
            ctxt.error(token, fault);
            return None;
        }
    };
    if code.exact().is_none() {
        if !attr.faulty {
            ctxt.error(code.token, no_exact_code(&code.to_string()));
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
fn one_code_and_status(pattern: &Pattern) -> Result<(Code, Option<&Status>), (Span, String)> {
    let second = |token, what| {
        Err((
            token,
            format!(
                "a variant sends one {what}, so it has no alternative; what else it is read from is written \
                 `accept(..)`"
            ),
        ))
    };
    let one = match pattern.alternatives.as_slice() {
        [one] => one,
        [_, other, ..] => return second(other.token, "reply"),
        [] => return Err((Span::call_site(), no_exact_code(""))),
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
            let class = status.class.unwrap_or_else(|| code.first_digit());
            let exact = Status { class: Some(class), detail: status.detail.or(Some(0)), ..*status };
            let fault = format!(
                "`{status}` is a family, and a reply that is sent has one enhanced status code (RFC 2034 section 4), \
                 such as `{exact}`"
            );
            Err((status.token, fault))
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

fn no_exact_code(found: &str) -> String {
    format!(
        "`{found}` is not one reply, and a variant sends one (RFC 5321 section 4.2); write its exact code, or \
         `transparent` to take it from a field"
    )
}
