//! The faults that the derives find in the files of the workspace's `tests/ui`, against the messages that the compiler
//! shows there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::{DeriveInput, LitStr};

use crate::derive::expand;

#[test]
fn the_compiler_shows_what_the_derives_find() {
    let mut files = 0;
    for folder in entries(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/ui"))
        .into_iter()
        .filter(|it| it.is_dir())
    {
        for file in entries(&folder).into_iter().filter(|file| file.extension().is_some_and(|it| it == "rs"))
        {
            let shown = fs::read_to_string(file.with_extension("stderr")).unwrap();
            let shown: BTreeSet<&str> =
                shown.lines().filter_map(|line| line.strip_prefix("error: ")).collect();
            let found = faults(&fs::read_to_string(&file).unwrap());
            let found: BTreeSet<&str> = found.iter().map(String::as_str).collect();
            let differing: Vec<_> = found.symmetric_difference(&shown).collect();
            assert!(differing.is_empty(), "found or shown in {}, not both: {differing:#?}", file.display());
            files += 1;
        }
    }
    assert!(files > 50);
}

/// In the workspace other macros turn on the rest of syn, with which these expressions are read.
#[test]
fn an_expression_that_is_not_read_is_told_without_naming_syn() {
    for expression in ["if A { 8 } else { 4 }", "{ let len = 8; len }", "const { 8 }"] {
        let input = format!("#[reply(250, \"fine\")] struct It([u8; {expression}]);");
        let mut faults = Vec::new();
        compile_errors(expand::derive_to_reply(input.parse().unwrap()), &mut faults);
        match (syn::parse_str::<syn::Expr>(expression), faults.as_slice()) {
            (Ok(_), []) => {}
            (Err(_), [fault]) => assert!(fault.contains("give its value a name"), "{expression}: {fault}"),
            (read, _) => panic!("{expression}: {:?}, {faults:#?}", read.err()),
        }
    }
}

/// What cannot be read hides no other fault, and is none twice.
#[test]
fn each_fault_is_told_once() {
    let told = |expansion: TokenStream| {
        let mut faults = Vec::new();
        compile_errors(expansion, &mut faults);
        faults.len()
    };
    for (reply, expected) in [
        ("5xx, 5.1.1, \"no\"", 2),
        ("5xx, 5.1, \"no\"", 2),
        ("\"550\", \"5.1\", \"no\"", 2),
        ("MAILBOX_UNAVAILABLE, \"5.1\", \"no\"", 2),
        ("ReplyCode::OKAY, \"05.1.1\", \"no\"", 2),
        ("5xx, \"5.1.1\", \"no\"", 1),
        ("\"550\", \"5.1.1\", \"no\"", 1),
        ("MAILBOX_UNAVAILABLE, \"5.1.1\", \"no\"", 1),
        ("code = 550, \"5.1.1\", \"no\"", 1),
    ] {
        let input = format!("#[reply({reply})] struct It;");
        assert_eq!(told(expand::derive_to_reply(input.parse().unwrap())), expected, "{reply}");
    }
    for (reply, expected) in [
        ("Rcpt 550, \"5.1.1\", \"no\"", 1),
        ("Rcpt (550, \"5.1.1\"), \"no\"", 1),
        ("Rcpt | Mail, 550, \"5.1.1\", \"no\"", 1),
        ("Rcpt", 1),
    ] {
        let input = format!("::smtp_codes; {reply}");
        assert_eq!(told(expand::reply(input.parse().unwrap())), expected, "{reply}");
    }
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect()
}

/// Returns the faults of the types of a file; an error of the compiler begins with a number and is none of these.
fn faults(source: &str) -> Vec<String> {
    let mut faults = Vec::new();
    let mut item = TokenStream::new();
    for token in source.parse::<TokenStream>().unwrap() {
        let ends_item = match &token {
            TokenTree::Punct(punct) => punct.as_char() == ';',
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            TokenTree::Ident(_) | TokenTree::Literal(_) => false,
        };
        item.extend([token]);
        if ends_item {
            in_place(item.clone(), &mut faults);
            derive(std::mem::take(&mut item), &mut faults);
        }
    }
    faults
}

/// Collects the faults of each `reply!` in an item.
fn in_place(item: TokenStream, faults: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = item.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else { continue };
        let is_reply = matches!(
            &tokens[..at],
            [.., TokenTree::Ident(name), TokenTree::Punct(bang)] if name == "reply" && bang.as_char() == '!'
        );
        if is_reply {
            let reply = group.stream();
            compile_errors(expand::reply(quote::quote!(::smtp_codes; #reply)), faults);
        } else {
            in_place(group.stream(), faults);
        }
    }
}

fn derive(item: TokenStream, faults: &mut Vec<String>) {
    let Ok(input) = syn::parse2::<DeriveInput>(item.clone()) else { return };
    for attribute in input.attrs.iter().filter(|attribute| attribute.path().is_ident("derive")) {
        attribute
            .parse_nested_meta(|derive| {
                if derive.path.is_ident("ToReply") {
                    compile_errors(expand::derive_to_reply(item.clone()), faults);
                } else if derive.path.is_ident("FromReply") {
                    compile_errors(expand::derive_from_reply(item.clone()), faults);
                }
                Ok(())
            })
            .unwrap();
    }
}

pub(super) fn compile_errors(expansion: TokenStream, faults: &mut Vec<String>) {
    let mut tokens = expansion.into_iter();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(ident) if ident == "compile_error" => {
                let Some(TokenTree::Group(message)) = tokens.nth(1) else { continue };
                faults.push(syn::parse2::<LitStr>(message.stream()).unwrap().value());
            }
            TokenTree::Group(block) => compile_errors(block.stream(), faults),
            _ => {}
        }
    }
}
