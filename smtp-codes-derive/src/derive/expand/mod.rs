//! Writes the impls.

mod arguments;
mod fallback;
mod from_reply;
mod generics;
mod in_place;
mod lints;
mod replies;
mod to_reply;
mod values;
mod variant_patterns;

use proc_macro2::TokenStream;
use quote::quote;
use syn::DeriveInput;

use crate::derive::ast::Input;
use crate::derive::crate_path;
use crate::derive::ctxt::Ctxt;
use crate::derive::valid;

/// Expands `#[derive(ToReply)]`.
pub(crate) fn derive_to_reply(input: TokenStream) -> TokenStream {
    derive(input, |ctxt, input, krate| {
        let sent = valid::to_reply(ctxt, input);
        if ctxt.count() == 0 {
            to_reply::expand(input, &sent, krate)
        } else {
            fallback::to_reply(input, krate)
        }
    })
}

/// Expands `#[derive(FromReply)]`.
pub(crate) fn derive_from_reply(input: TokenStream) -> TokenStream {
    derive(input, |ctxt, input, krate| {
        valid::from_reply(ctxt, input);
        if ctxt.count() == 0 { from_reply::expand(input, krate) } else { fallback::from_reply(input, krate) }
    })
}

/// Expands `reply!`.
pub(crate) fn reply(input: TokenStream) -> TokenStream {
    in_place::expand(input)
}

/// Writes the impls after the faults.
fn derive(
    input: TokenStream,
    impls: impl FnOnce(&Ctxt, &Input<'_>, &TokenStream) -> TokenStream,
) -> TokenStream {
    let ctxt = Ctxt::default();
    let impls = match syn::parse2::<DeriveInput>(input) {
        Ok(mut input) => {
            generics::require_size(&mut input);
            let input = Input::new(&ctxt, &input);
            let krate = crate_path::to_crate(&input.keys);
            let impls = impls(&ctxt, &input, &krate);
            // What has no size cannot have them.
            if input.unsized_field().is_none() { impls } else { TokenStream::new() }
        }
        Err(error) => {
            ctxt.error(error.span(), unreadable(&error));
            TokenStream::new()
        }
    };
    let errors = ctxt.into_compile_errors().map(|errors| quote!(const _: () = { #errors };));
    quote!(#errors #impls)
}

/// Returns the fault of a type that could not be read. Blocks of several statements and the like take a syn with all
/// its features, which would cost every build more than a constant costs their author.
fn unreadable(error: &syn::Error) -> String {
    let message = error.to_string();
    if message.contains("enable syn's features") {
        return "an expression like this one is not read here; give its value a name, as in `const LEN: usize = ..`, \
                and write the name"
            .to_owned();
    }
    message
}
