//! The values in the text of a sent reply.

use proc_macro2::{Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};

use super::{replies, variant_patterns};
use crate::derive::ast::{Field, Variant};
use crate::derive::sent::Row;
use crate::derive::template::{Piece, Placeholder};

/// Writes each value by itself, so that none can be taken for the template.
pub(super) fn fill(variant: &Variant<'_>, row: &Row<'_>, krate: &TokenStream) -> TokenStream {
    let head = replies::head(row);
    let len = Literal::usize_unsuffixed(head.len());
    let mut literals = vec![head];
    let mut values = Vec::new();
    for piece in &row.pieces {
        match piece {
            Piece::Literal(text) => literals[values.len()].push_str(text),
            Piece::Value(placeholder) => {
                values.push(value(variant, row, placeholder, krate));
                literals.push(String::new());
            }
        }
    }
    let lines = variant.attr.lines.iter().flat_map(|(_, fields)| {
        placeholders(row).map(|placeholder| {
            let field = variant.field(&placeholder.argument).map(|field| field.index);
            fields.iter().any(|one| variant.field(&one.argument).map(|field| field.index) == field)
        })
    });
    let lines: Vec<bool> = lines.collect();
    let are_plain = replies::are_plain(&literals);
    match (literals.as_slice(), values.as_slice()) {
        // Without lists, which cost the compiler more than all the rest.
        ([before, after], [(content, value)]) if lines.is_empty() && are_plain => {
            quote!(__filler.fill_one(#len, #before, #content, #value, #after))
        }
        _ => {
            let values = values.iter().map(|(content, value)| quote!((#content, #value)));
            if lines.is_empty() && are_plain {
                quote!(__filler.fill(#len, &[#(#literals),*], &[#(#values),*]))
            } else {
                quote!(__filler.fill_lines(#len, &[#(#literals),*], &[#(#values),*], &[#(#lines),*]))
            }
        }
    }
}

/// Returns what is known of a value, and the value as a trait object is made of it.
fn value(
    variant: &Variant<'_>,
    row: &Row<'_>,
    placeholder: &Placeholder,
    krate: &TokenStream,
) -> (TokenStream, TokenStream) {
    let span = row.text.literal.span();
    let value = variant.field(&placeholder.argument).map(variant_patterns::binding).map(|mut binding| {
        binding.set_span(binding.span().located_at(span));
        binding
    });
    let here = span.resolved_at(Span::call_site());
    if placeholder.spec.is_empty() {
        let content = quote_spanned!(here=> #krate::__private::ContentProbe(#value).__smtp_codes_content());
        return (content, quote!(#value));
    }
    let mut format = Literal::string(&format!("{{{}}}", placeholder.spec));
    format.set_span(here);
    // The address that the field holds is meant, not the one where the field lies.
    let value = if placeholder.format == "Pointer" { quote_spanned!(here=> *#value) } else { quote!(#value) };
    let counts = placeholder.counts.iter().filter_map(|(name, argument)| {
        let name = format_ident!("{name}", span = here);
        let mut binding = variant_patterns::binding(variant.field(argument)?);
        binding.set_span(binding.span().located_at(span));
        Some(quote_spanned!(here=> , #name = *#binding))
    });
    let content = quote_spanned!(here=> #krate::__private::Content::Opaque);
    (content, quote_spanned!(here=> &::core::format_args!(#format, #value #(#counts)*)))
}

pub(super) fn placeholders<'a>(row: &'a Row<'_>) -> impl Iterator<Item = &'a Placeholder> {
    row.pieces.iter().filter_map(|piece| match piece {
        Piece::Value(placeholder) => Some(placeholder),
        Piece::Literal(_) => None,
    })
}

/// Returns the fields that the text names, in their order.
pub(super) fn used_fields<'a>(variant: &'a Variant<'_>, row: &Row<'_>) -> Vec<&'a Field<'a>> {
    let used: Vec<usize> = placeholders(row)
        .flat_map(|placeholder| {
            let counts = placeholder.counts.iter().map(|(_, argument)| argument);
            std::iter::once(&placeholder.argument).chain(counts)
        })
        .filter_map(|argument| variant.field(argument))
        .map(|field| field.index)
        .collect();
    variant.fields.iter().filter(|field| used.contains(&field.index)).collect()
}
