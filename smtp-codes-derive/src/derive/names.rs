//! Names of generated code that none of the user's is taken for.

use std::cell::RefCell;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;
use syn::Lifetime;

/// The names of one expansion.
///
/// No hygiene of a stable compiler tells a binding in a pattern from a constant, static or unit struct of that name
/// where the type stands. But a binding may shadow a function: so there is one for each, between the user's items and
/// the impls. What the impls take from the type's own tokens has none of these names.
pub(crate) struct Names {
    prefix: String,
    bindings: RefCell<Vec<Ident>>,
}

impl Names {
    /// Looks for a prefix that no name in the tokens begins with.
    pub(crate) fn unlike(tokens: TokenStream) -> Self {
        let mut taken = Vec::new();
        collect(tokens, &mut taken);
        let mut prefix = String::from("__");
        while taken.iter().any(|name| name.starts_with(&prefix)) {
            prefix.push('_');
        }
        Self { prefix, bindings: RefCell::default() }
    }

    /// Returns the name of an item or a parameter.
    pub(crate) fn item(&self, name: &str) -> Ident {
        Ident::new(&format!("{}{name}", self.prefix), Span::mixed_site())
    }

    /// Returns the name of a binding.
    pub(crate) fn binding(&self, name: &str) -> Ident {
        let binding = self.item(name);
        let mut bindings = self.bindings.borrow_mut();
        if !bindings.contains(&binding) {
            bindings.push(binding.clone());
        }
        binding
    }

    pub(crate) fn lifetime(&self, name: &str) -> Lifetime {
        Lifetime::new(&format!("'{}{name}", self.prefix), Span::mixed_site())
    }

    /// Returns one of the lifetimes of a `for<..>`.
    pub(crate) fn any(&self, index: usize) -> Lifetime {
        if index == 0 { self.lifetime("any") } else { self.lifetime(&format!("any{index}")) }
    }

    /// Returns the functions that the bindings asked for so far may shadow.
    pub(crate) fn shadowed(&self) -> TokenStream {
        let bindings = self.bindings.borrow();
        quote!(#(const fn #bindings() {})*)
    }
}

fn collect(tokens: TokenStream, names: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(name) => names.push(name.to_string().trim_start_matches("r#").to_owned()),
            TokenTree::Group(group) => collect(group.stream(), names),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}
