//! The generators: each turns rows of the table into the items of one module of the facade.
//!
//! The facade calls each of them once. What they read is the library `smtp_codes_data`, so a changed row is a changed
//! enum, with its documentation, after the next build. Facts that can be looked up in the table at run time are left
//! there; generated is only what has to be a variant, a constant, or a list of the facade's own types.

mod command;
mod doc;
mod known_code;
mod known_status;
mod party;

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

pub(crate) use command::command;
pub(crate) use known_code::{known_code, reply_code_constants, reply_code_text};
pub(crate) use known_status::known_status;
pub(crate) use party::party;

/// Returns a name of the table as an identifier that resolves where the facade calls the generator.
fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// Returns a number without a type suffix, as one would write it.
fn number(number: u16) -> Literal {
    Literal::u16_unsuffixed(number)
}

/// Writes documentation as one attribute a line, which `cargo expand` shows as one would have written it.
fn doc_lines(doc: &str) -> TokenStream {
    let lines = doc.lines().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}

/// Returns the other words by which a search of the documentation finds an item.
fn aliases(terms: &[&str]) -> TokenStream {
    if terms.is_empty() { TokenStream::new() } else { quote!(#[doc(alias(#(#terms),*))]) }
}

/// Writes `&[ReplyCode::A, ReplyCode::B]` of these numbers, each of which is a row.
fn reply_code_list(codes: &[u16]) -> TokenStream {
    let constants = codes.iter().filter_map(|&code| smtp_codes_data::code_row(code)).map(|row| {
        let constant = ident(row.constant);
        quote!(ReplyCode::#constant)
    });
    quote!(&[#(#constants),*])
}

/// Writes the ways between an enum of the facade and the one of the same name and variants in the table.
fn conversions(name: &str, variants: &[Ident]) -> TokenStream {
    let name = ident(name);
    quote! {
        impl #name {
            pub(crate) const fn to_rules(self) -> ::smtp_codes_data::#name {
                match self {
                    #(Self::#variants => ::smtp_codes_data::#name::#variants,)*
                }
            }

            pub(crate) const fn from_rules(row: ::smtp_codes_data::#name) -> Self {
                match row {
                    #(::smtp_codes_data::#name::#variants => Self::#variants,)*
                }
            }
        }
    }
}
