//! The lints that generated code is excused from: those that what it repeats of the author's may raise once more, and
//! those about methods that the author has not written.
//!
//! Whoever forbids a lint can use nothing that allows it, so each is allowed only where that is there.

use proc_macro2::TokenStream;
use quote::quote;

use crate::derive::ast::Input;

/// Returns the attribute of an impl of a trait.
pub(super) fn of_trait(input: &Input<'_>) -> Option<TokenStream> {
    let deprecated = input.has_deprecated.then(|| quote!(deprecated));
    let bounds = input.generics.type_params().next().map(|_| quote!(clippy::trait_duplication_in_bounds));
    allow(deprecated.into_iter().chain(bounds))
}

/// Returns the attributes of an impl of the type alone, whose methods are named as those of the traits. Where a macro
/// writes the derive, the compiler warns of those that are not used.
pub(super) fn of_inherent(input: &Input<'_>) -> TokenStream {
    let lifetimes = input.generics.lifetimes().next().map(|_| quote!(#[allow(single_use_lifetimes)]));
    let both = of_trait(input);
    quote!(#[allow(dead_code, clippy::same_name_method)] #lifetimes #both)
}

fn allow(lints: impl Iterator<Item = TokenStream>) -> Option<TokenStream> {
    let lints: Vec<_> = lints.collect();
    (!lints.is_empty()).then(|| quote!(#[allow(#(#lints),*)]))
}
