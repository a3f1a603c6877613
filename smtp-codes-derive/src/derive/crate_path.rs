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

/// Imports a trait for the types that lack what it provides. Where no type does, the compiler warns of the import if the
/// path is one of `crate = ..` that a macro of the user's writes, so such an import comes with a use of it.
pub(crate) fn import(keys: &TypeKeys, krate: &TokenStream, name: &str, of_unit: &TokenStream) -> TokenStream {
    let name = Ident::new(name, Span::call_site());
    let of_unit = keys.krate.as_ref().map(|_| quote!(let _ = #krate::__private::#of_unit;));
    quote!(use #krate::__private::#name as _; #of_unit)
}
