//! Writes the impls.

mod fallback;
mod from_reply;
mod generics;
mod pattern;
mod replies;
mod to_reply;

use proc_macro2::TokenStream;
use syn::DeriveInput;

use crate::ast::Input;
use crate::ctxt::Ctxt;
use crate::path;
use crate::valid;

/// `#[derive(ToReply)]`
pub(crate) fn derive_to_reply(input: TokenStream) -> TokenStream {
    derive(
        input,
        |ctxt, input, krate| {
            let sent = valid::to_reply(ctxt, input);
            to_reply::expand(input, &sent, krate)
        },
        fallback::to_reply,
    )
}

/// `#[derive(FromReply)]`
pub(crate) fn derive_from_reply(input: TokenStream) -> TokenStream {
    derive(
        input,
        |ctxt, input, krate| {
            valid::from_reply(ctxt, input);
            from_reply::expand(input, krate)
        },
        fallback::from_reply,
    )
}

/// Checks and expands; what is wrong gives its errors and impls that do nothing, so that they cause no further ones.
fn derive(
    input: TokenStream,
    expand: impl FnOnce(&Ctxt, &Input<'_>, &TokenStream) -> TokenStream,
    fallback: impl FnOnce(&Input<'_>, &TokenStream) -> TokenStream,
) -> TokenStream {
    let input: DeriveInput = match syn::parse2(input) {
        Ok(input) => input,
        Err(error) => return error.to_compile_error(),
    };
    let ctxt = Ctxt::default();
    let input = Input::new(&ctxt, &input);
    let krate = path::to_crate(&input.keys);
    let impls = expand(&ctxt, &input, &krate);
    match ctxt.into_compile_errors() {
        None => impls,
        Some(mut errors) => {
            errors.extend(fallback(&input, &krate));
            errors
        }
    }
}
