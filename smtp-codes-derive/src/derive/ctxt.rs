//! Collects the faults of a type, so that its author sees all of them in one compile.

use std::cell::RefCell;
use std::fmt::Display;

use proc_macro2::{Span, TokenStream};

/// The faults found so far. Stages report here and go on with what they could read.
#[derive(Default)]
pub(crate) struct Ctxt {
    faults: RefCell<Vec<syn::Error>>,
}

impl Ctxt {
    /// Reports a fault at one token.
    pub(crate) fn error(&self, token: Span, message: impl Display) {
        self.faults.borrow_mut().push(syn::Error::new(token, message));
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
        Some(faults.iter().map(syn::Error::to_compile_error).collect())
    }
}
