//! Names this crate in generated code.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::derive::attr::TypeKeys;

/// Returns `::smtp_codes`, or what `crate = ..` says.
pub(crate) fn to_crate(keys: &TypeKeys) -> TokenStream {
    match &keys.krate {
        Some((_, path)) => path.clone(),
        None => quote!(::smtp_codes),
    }
}

/// Returns the same path where the compiler shows a fault in what it leads to.
pub(crate) fn located_at(path: &TokenStream, span: Span) -> TokenStream {
    path.clone()
        .into_iter()
        .map(|mut token| {
            token.set_span(token.span().located_at(span));
            token
        })
        .collect()
}

/// Imports a trait for the types that lack what it provides. Where none does, the compiler warns whose path it is: a
/// `$crate` in `crate = ..` is that of the macro which writes it.
pub(crate) fn import(krate: &TokenStream, name: &str) -> TokenStream {
    let name = Ident::new(name, Span::call_site());
    let is_of_a_macro = krate.to_string().starts_with('$');
    let allow = is_of_a_macro.then(|| quote!(#[allow(unused_imports)]));
    quote!(#allow use #krate::__private::#name as _;)
}
