//! Patterns that take a value apart, and constructors that put one together.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote};

use crate::derive::ast::{Field, Input, Kind, Style, Variant};

/// Returns `Self::Variant`, or `Self` for a struct.
pub(super) fn path(input: &Input<'_>, variant: &Variant<'_>) -> TokenStream {
    let ident = variant.ident;
    if input.kind == Kind::Enum { quote!(Self::#ident) } else { quote!(Self) }
}

/// Returns a pattern for the variant with any fields.
pub(super) fn any(input: &Input<'_>, variant: &Variant<'_>) -> TokenStream {
    let path = path(input, variant);
    match variant.style {
        Style::Unit | Style::InPlace => path,
        Style::Tuple => quote!(#path(..)),
        Style::Named => quote!(#path { .. }),
    }
}

/// Returns a pattern for the variant that binds some of its fields, each to its [`binding`].
pub(super) fn binds(input: &Input<'_>, variant: &Variant<'_>, bound: &[&Field<'_>]) -> TokenStream {
    let path = path(input, variant);
    let rest = (bound.len() < variant.fields.len()).then(|| quote!(..));
    match variant.style {
        Style::Unit | Style::InPlace => path,
        Style::Named => {
            let fields = bound.iter().map(|field| {
                let (name, binding) = (field.ident, binding(field));
                quote!(#name: #binding,)
            });
            quote!(#path { #(#fields)* #rest })
        }
        Style::Tuple => {
            let count = bound.iter().map(|field| field.index + 1).max().unwrap_or(0);
            let fields = variant.fields[..count].iter().map(|field| {
                if bound.iter().any(|bound| bound.index == field.index) {
                    let binding = binding(field);
                    quote!(#binding,)
                } else {
                    quote!(_,)
                }
            });
            let rest = (count < variant.fields.len()).then(|| quote!(..));
            quote!(#path(#(#fields)* #rest))
        }
    }
}

/// Returns the name of what a field holds: no constant that has a usual name, and no other binding.
pub(super) fn binding(field: &Field<'_>) -> Ident {
    match field.name() {
        Some(name) => format_ident!("__field_{}", name, span = Span::mixed_site()),
        None => format_ident!("__field_{}", field.index, span = Span::mixed_site()),
    }
}
