//! Collects the faults of a type, so that its author sees all of them in one compile.

use std::cell::RefCell;
use std::fmt::Display;

use proc_macro2::{Literal, Span, TokenStream};
use quote::quote_spanned;

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

    /// Returns one `compile_error!` for each fault, `None` if there is none.
    pub(crate) fn into_compile_errors(self) -> Option<TokenStream> {
        let faults = self.faults.into_inner();
        if faults.is_empty() {
            return None;
        }
        Some(faults.iter().map(|(token, message)| compile_error(*token, message)).collect())
    }
}

/// Has the compiler show a message at a token.
pub(crate) fn compile_error(token: Span, message: &str) -> TokenStream {
    let mut literal = Literal::string(message);
    literal.set_span(token);
    quote_spanned!(token=> ::core::compile_error! { #literal })
}
