//! The names in generated code.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use proc_macro2::{Ident, TokenStream, TokenTree};

use super::assert_same;
use super::messages::expansions;
use crate::derive::expand;

/// Those of a file that uses all of the macros, without its own and the words of the language: the workspace's
/// `tests/packaging` gives them to constants.
#[test]
fn names_of_generated_code() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/packaging/dependents/used.rs");
    let source = fs::read_to_string(file).unwrap();
    let (mut names, mut own) = (BTreeSet::new(), BTreeSet::new());
    for expansion in expansions(&source) {
        collect(expansion, &mut names);
    }
    collect(source.parse().unwrap(), &mut own);
    let is_name = |name: &&String| syn::parse_str::<Ident>(name).is_ok();
    let lines: String = names.difference(&own).filter(is_name).map(|name| format!("{name}\n")).collect();
    assert_same("expected/names.txt", &lines);
}

/// A parameter of the type stands between the items of its module and the bindings.
#[test]
fn no_name_of_the_type_is_one_of_generated_code() {
    let expansion = expand::derive_to_reply(quote::quote! {
        #[reply(250, "{0} {1}")]
        struct Reply<'___reply, const __0: usize>([u8; __0], &'___reply Shown);
    });
    let mut names = BTreeSet::new();
    collect(expansion, &mut names);
    assert!(names.contains("____0") && names.contains("____1"), "{names:?}");
}

fn collect(tokens: TokenStream, names: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(name) => _ = names.insert(name.to_string()),
            TokenTree::Group(group) => collect(group.stream(), names),
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}
