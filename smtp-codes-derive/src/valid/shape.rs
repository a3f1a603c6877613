//! Whether a type and its variants have what each derive needs, whatever the protocol says.

use crate::ast::{Input, Kind, Variant};
use crate::attr::Head;
use crate::ctxt::Ctxt;
use crate::pattern::{Code, Enhanced};
use crate::status::Status;

/// Whether there is anything that could be a reply.
pub(super) fn type_has_variants(ctxt: &Ctxt, input: &Input<'_>) -> bool {
    match input.kind {
        Kind::Union => {
            ctxt.error(
                input.ident.span(),
                "a union cannot say which reply it holds; an enum or a struct can",
            );
            false
        }
        Kind::Enum if input.variants.is_empty() => {
            ctxt.error(
                input.ident.span(),
                "an enum without variants is no reply; each variant stands for one",
            );
            false
        }
        Kind::Enum | Kind::Struct => true,
    }
}

/// Whether `transparent` has the one field that it needs, and nothing that contradicts it.
pub(super) fn forwards(ctxt: &Ctxt, variant: &Variant<'_>) {
    let Some(token) = variant.attr.transparent else { return };
    if variant.fields.len() != 1 {
        ctxt.error(
            token,
            format!(
                "`transparent` leaves the reply to the one field, but `{}` has {}",
                variant.ident,
                count(variant.fields.len(), "field")
            ),
        );
    }
    if let Some(text) = &variant.attr.text {
        ctxt.error(
            text.literal.span(),
            "there is no place for this text: `transparent` leaves the reply to the field; drop one of the two",
        );
    }
}

/// The one reply that a variant sends.
pub(super) fn one_reply<'a>(
    ctxt: &Ctxt,
    input: &Input<'_>,
    variant: &'a Variant<'_>,
) -> Option<(Code, Option<&'a Status>)> {
    let pattern = match &variant.attr.head {
        Head::Pattern(pattern) => pattern,
        Head::Faulty | Head::Transparent => return None,
        Head::Missing => {
            says_nothing(ctxt, input, variant);
            return None;
        }
        Head::Other(token) => {
            ctxt.error(*token, one_exact_code("`other`"));
            return None;
        }
    };
    if pattern.faulty {
        return None;
    }
    let [one, rest @ ..] = pattern.alternatives.as_slice() else { return None };
    if let Some(second) = rest.first() {
        ctxt.error(second.token, "a variant sends one reply, so there is no alternative to it; what is read back besides is written `accept(..)`");
        return None;
    }
    let code = match one.codes.as_slice() {
        [code] => *code,
        [] => {
            ctxt.error(one.token, "a sent reply needs its reply code in front of the enhanced status code, as in `550, \"5.1.1\", \"no such user\"`");
            return None;
        }
        [_, second, ..] => {
            ctxt.error(second.token, "a variant sends one reply, so there is no alternative to it; what is read back besides is written `accept(..)`");
            return None;
        }
    };
    if code.exact().is_none() {
        ctxt.error(code.token, one_exact_code(&format!("`{code}`")));
        return None;
    }
    let status = match &one.enhanced {
        Enhanced::Any | Enhanced::Absent => None,
        Enhanced::OneOf(statuses) => match statuses.as_slice() {
            [_, second, ..] => {
                ctxt.error(second.token, "a variant sends one enhanced status code, so there is no alternative to it; what is read back besides is written `accept(..)`");
                return None;
            }
            [status] => Some(status),
            [] => None,
        },
    };
    if let Some(status) = status.filter(|status| status.class.is_none() || status.detail.is_none()) {
        ctxt.error(
            status.token,
            format!(
                "`{status}` is a family, and a sent reply has one enhanced status code, such as `{}`",
                one_of_family(code, status)
            ),
        );
        return None;
    }
    if variant.attr.text.is_none() {
        ctxt.error(code.token, format!("`{code}` has no text, which is for people to read (RFC 5321 section 4.2); write it behind the code, if need be as `\"\"`"));
        return None;
    }
    Some((code, status))
}

/// Whether a variant says which replies it is read from.
pub(super) fn is_an_arm(ctxt: &Ctxt, input: &Input<'_>, variant: &Variant<'_>) {
    if let Some(token) = variant.attr.transparent {
        if matches!(variant.attr.head, Head::Transparent) {
            ctxt.error(token, "`transparent` says nothing about which replies are read; write a pattern in front of it, as in `5yz, transparent` or `other, transparent`");
        }
        forwards(ctxt, variant);
    }
    if matches!(variant.attr.head, Head::Missing) && input.kind == Kind::Enum {
        says_nothing(ctxt, input, variant);
    }
}

fn says_nothing(ctxt: &Ctxt, input: &Input<'_>, variant: &Variant<'_>) {
    let noun = if input.kind == Kind::Enum { "variant" } else { "struct" };
    ctxt.error(
        variant.attr.token.unwrap_or_else(|| variant.ident.span()),
        format!(
            "the {noun} `{}` does not say which reply it is: `#[reply(550, \"5.1.1\", \"no such user\")]` above it is \
             a reply to send, `#[reply(4yz)]` or `#[reply(other)]` one that is only read",
            variant.ident
        ),
    );
}

fn one_exact_code(found: &str) -> String {
    format!(
        "{found} is no reply that can be sent: that has one exact code, or is left to a field by `transparent`"
    )
}

fn one_of_family(code: Code, status: &Status) -> String {
    format!(
        "{}.{}.{}",
        status.class.unwrap_or_else(|| code.first_digit()),
        status.subject,
        status.detail.unwrap_or_default()
    )
}

fn count(number: usize, noun: &str) -> String {
    match number {
        0 => format!("no {noun}"),
        1 => format!("one {noun}"),
        _ => format!("{number} {noun}s"),
    }
}
