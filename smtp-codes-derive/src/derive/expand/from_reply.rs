//! Writes `impl FromReply`: a `match` over numbers, in the order of the variants.

use proc_macro2::{Literal, TokenStream};
use quote::{quote, quote_spanned};
use syn::Lifetime;

use super::generics::{self, Bounds};
use super::{lints, variant_patterns};
use crate::derive::ast::{Input, Style, Variant};
use crate::derive::attr::Head;
use crate::derive::crate_path;
use crate::derive::pattern::status::Status;
use crate::derive::pattern::{Alternative, Code, Enhanced};

pub(super) fn expand(input: &Input<'_>, krate: &TokenStream) -> TokenStream {
    let lifetime = generics::reply_lifetime();
    let from_reply = from_reply(input, &lifetime, krate);
    let from_str = input.has_from_str().then(|| from_str(input, krate));
    quote!(#from_reply #from_str)
}

fn from_reply(input: &Input<'_>, lifetime: &Lifetime, krate: &TokenStream) -> TokenStream {
    let Some((last, others)) = input.variants.split_last() else { return TokenStream::new() };
    let ident = input.ident;
    let impl_generics = generics::with_lifetime(input.generics, lifetime);
    let ty_generics = generics::arguments(input.generics);
    let mut bounds = Bounds::new(input.generics);
    for field in input.variants.iter().flat_map(|variant| &variant.fields) {
        bounds.require_from_reply(field.ty, &quote!(#krate::FromReply<#lifetime>));
    }
    let where_clause = bounds.where_clause();
    let allow = lints::of_trait(input);
    // Any arm after it could never match, which is an error.
    let has_other = matches!(last.attr.head, Head::Other(_));
    let last = build(input, last, krate);
    let is_unused = others.is_empty() && input.variants.iter().all(|variant| variant.fields.is_empty());
    let reply = if is_unused { quote!(_) } else { quote!(__reply) };
    let body = if others.is_empty() {
        last
    } else {
        let arms = others.iter().map(|variant| {
            let patterns = numbers(&variant.arms().collect::<Vec<_>>());
            let value = build(input, variant, krate);
            quote!(#(#patterns)|* => #value,)
        });
        let numbers = if has_other { quote!(numbers_or_other) } else { quote!(numbers) };
        // The check has proved that the last arm matches all other replies.
        quote! {
            match #krate::__private::#numbers(__reply) {
                #(#arms)*
                _ => #last,
            }
        }
    };
    quote! {
        #[automatically_derived]
        #allow
        impl #impl_generics #krate::FromReply<#lifetime> for #ident #ty_generics #where_clause {
            fn from_reply(#reply: &#krate::Reply<#lifetime>) -> Self {
                #body
            }
        }
    }
}

fn from_str(input: &Input<'_>, krate: &TokenStream) -> TokenStream {
    let ident = input.ident;
    let (impl_generics, _, _) = input.generics.split_for_impl();
    let ty_generics = generics::arguments(input.generics);
    let mut bounds = Bounds::new(input.generics);
    for field in input.variants.iter().flat_map(|variant| &variant.fields) {
        bounds.require_from_reply(field.ty, &quote!(for<'__reply> #krate::FromReply<'__reply>));
    }
    let (where_clause, allow) = (bounds.where_clause(), lints::of_trait(input));
    quote! {
        #[automatically_derived]
        #allow
        impl #impl_generics ::core::str::FromStr for #ident #ty_generics #where_clause {
            type Err = #krate::DecodeError;

            fn from_str(__text: &::core::primitive::str) -> ::core::result::Result<Self, #krate::DecodeError> {
                #krate::__private::parse(__text)
            }
        }
    }
}

/// Builds the variant with each field read from the reply.
fn build(input: &Input<'_>, variant: &Variant<'_>, krate: &TokenStream) -> TokenStream {
    let path = variant_patterns::path(input, variant);
    let values = variant.fields.iter().map(|field| {
        let (span, reply) = (field.span(), quote!(__reply));
        let krate = crate_path::located_at(krate, span);
        let value = quote_spanned!(span=> #krate::FromReply::from_reply(#reply));
        match field.ident {
            Some(name) => quote!(#name: #value),
            None => value,
        }
    });
    match variant.style {
        Style::Unit | Style::InPlace => path,
        Style::Tuple => quote!(#path(#(#values),*)),
        Style::Named => quote!(#path { #(#values),* }),
    }
}

/// Returns patterns for code, class, subject and detail.
fn numbers(alternatives: &[&Alternative]) -> Vec<TokenStream> {
    let is_any = |one: &Alternative| matches!(one.enhanced, Enhanced::Any);
    alternatives
        .chunk_by(|one, other| is_any(one) && is_any(other))
        .flat_map(|neighbours| {
            let codes = codes(neighbours.iter().flat_map(|one| &one.codes));
            match &neighbours[0].enhanced {
                Enhanced::Any => vec![quote!((#codes, ..))],
                Enhanced::Absent => vec![quote!((#codes, 0, ..))],
                Enhanced::OneOf(statuses) => runs(statuses).map(|run| with_status(&codes, run)).collect(),
            }
        })
        .collect()
}

fn codes<'a>(codes: impl Iterator<Item = &'a Code>) -> TokenStream {
    let codes: Vec<_> = codes.map(code).collect();
    if codes.is_empty() { quote!(_) } else { quote!(#(#codes)|*) }
}

fn with_status(codes: &TokenStream, run: &[Status]) -> TokenStream {
    let class = match run[0].class {
        Some(class) => number(u16::from(class)),
        None => quote!(2 | 4 | 5),
    };
    let subject = number(run[0].subject);
    let details = run.iter().map(|status| status.detail.map_or_else(|| quote!(_), number));
    quote!((#codes, #class, #subject, #(#details)|*))
}

/// Returns neighbours that differ in their detail alone.
fn runs(statuses: &[Status]) -> impl Iterator<Item = &[Status]> {
    statuses.chunk_by(|one, other| {
        (one.class, one.subject) == (other.class, other.subject)
            && one.detail.is_some()
            && other.detail.is_some()
    })
}

fn code(code: &Code) -> TokenStream {
    let low = number(code.low);
    if code.low == code.high {
        return low;
    }
    let high = number(code.high);
    quote!(#low..=#high)
}

fn number(number: u16) -> TokenStream {
    let literal = Literal::u16_unsuffixed(number);
    quote!(#literal)
}
