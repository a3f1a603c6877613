//! Writes the impls.

mod fallback;
mod from_reply;
mod generics;
mod in_place;
mod replies;
mod to_reply;
mod values;
mod variant_patterns;

use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::derive::ast::Input;
use crate::derive::crate_path;
use crate::derive::ctxt::Ctxt;
use crate::derive::valid;

/// Expands `#[derive(ToReply)]`.
pub(crate) fn derive_to_reply(input: TokenStream) -> TokenStream {
    let input = match parse(input) {
        Ok(input) => input,
        Err(error) => return error,
    };
    let ctxt = Ctxt::default();
    let input = Input::new(&ctxt, &input);
    let krate = crate_path::to_crate(&input.keys);
    let sent = valid::to_reply(&ctxt, &input);
    match ctxt.into_compile_errors() {
        None => to_reply::expand(&input, &sent, &krate),
        Some(errors) => errors.into_iter().chain(fallback::to_reply(&input, &krate)).collect(),
    }
}

/// Expands `#[derive(FromReply)]`.
pub(crate) fn derive_from_reply(input: TokenStream) -> TokenStream {
    let input = match parse(input) {
        Ok(input) => input,
        Err(error) => return error,
    };
    let ctxt = Ctxt::default();
    let input = Input::new(&ctxt, &input);
    let krate = crate_path::to_crate(&input.keys);
    valid::from_reply(&ctxt, &input);
    match ctxt.into_compile_errors() {
        None => from_reply::expand(&input, &krate),
        Some(errors) => errors.into_iter().chain(fallback::from_reply(&input, &krate)).collect(),
    }
}

/// Expands `reply!`.
pub(crate) fn reply(input: TokenStream) -> TokenStream {
    in_place::expand(input)
}

/// Reads the type; the error is what the compiler is to see.
fn parse(input: TokenStream) -> Result<DeriveInput, TokenStream> {
    syn::parse2(input).map_err(|error| error.to_compile_error())
}
