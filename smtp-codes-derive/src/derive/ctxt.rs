//! Collects the faults of a type, so that its author sees all of them in one compile.

use std::cell::RefCell;
use std::fmt::Display;

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

/// The faults found so far. Stages report here and go on with what they could read.
#[derive(Default)]
pub(crate) struct Ctxt {
    faults: RefCell<Vec<(Span, String)>>,
}

impl Ctxt {
    /// Reports a fault at one token.
    pub(crate) fn error(&self, token: Span, message: impl Display) {
        self.faults.borrow_mut().push((token, message.to_string()));
    }

    /// Returns how many faults there are so far.
    pub(crate) fn count(&self) -> usize {
        self.faults.borrow().len()
    }

    /// Returns the statements of a block with one `compile_error!` for each fault, `None` if there is none.
    pub(crate) fn into_compile_errors(self) -> Option<TokenStream> {
        let faults = self.faults.into_inner();
        if faults.is_empty() {
            return None;
        }
        // A path at the user's token is read by the rules of the user's edition: in that of 2015 `::core` is an item of
        // the crate. Of a `use` the compiler would show the last error first.
        let errors = faults
            .iter()
            .map(|(token, message)| quote_spanned!(*token=> __core::compile_error! { #message }));
        Some(quote! {
            extern crate core as __core;
            #(#errors)*
        })
    }
}
