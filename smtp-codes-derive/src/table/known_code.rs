//! `KnownCode`, and the constants of `ReplyCode`: both are the rows of reply codes.

use proc_macro2::TokenStream;
use quote::quote;
use smtp_codes_data::CODES;

use super::{aliases, doc, doc_lines, ident, number};

/// Writes the enum under the attributes given, all its variants, and the way from a name to a variant.
pub(crate) fn known_code(attributes: &TokenStream) -> TokenStream {
    let table = doc_lines(&doc::code_table());
    let docs = CODES.iter().map(|row| doc_lines(&doc::code(row)));
    let aliases = CODES.iter().map(|row| aliases(row.terms));
    let numbers = CODES.iter().map(|row| number(row.code));
    let texts = CODES.iter().map(|row| row.name);
    let names: Vec<_> = CODES.iter().map(|row| ident(row.name)).collect();
    quote! {
        #attributes
        #table
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[repr(u16)]
        pub enum KnownCode {
            #(#docs #aliases #names = #numbers,)*
        }

        /// A place in [`KnownCode::ALL`]. As its type has no other values, what is looked up by it needs no bounds check.
        #[derive(Clone, Copy)]
        #[repr(u8)]
        enum Place {
            #(#names,)*
        }

        impl KnownCode {
            /// Every code of the table, in ascending order.
            pub const ALL: &'static [Self] = &[#(Self::#names),*];

            /// The place of each in [`ALL`](Self::ALL).
            const PLACES: &'static [Place] = &[#(Place::#names),*];

            fn from_name(name: &str) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(match name {
                    #(#texts => Self::#names,)*
                    _ => return ::core::option::Option::None,
                })
            }
        }
    }
}

/// Writes a function from the number of a reply code to its digits as text.
///
/// The compiler makes a table of distances of it. One of `&str` is four times as large, and each of its entries has to
/// be moved to where the program lies.
pub(crate) fn reply_code_text() -> TokenStream {
    let numbers: Vec<_> = (100..=599_u16).map(number).collect();
    let texts = numbers.iter().map(ToString::to_string);
    quote! {
        const fn text(number: u16) -> &'static str {
            match number {
                #(#numbers => #texts,)*
                _ => "",
            }
        }
    }
}

/// Writes one constant a row.
pub(crate) fn reply_code_constants() -> TokenStream {
    let docs = CODES.iter().map(|row| doc_lines(&doc::code_constant(row)));
    let constants = CODES.iter().map(|row| ident(row.constant));
    let names = CODES.iter().map(|row| ident(row.name));
    quote! {
        /// The codes of the table.
        impl ReplyCode {
            #(#docs pub const #constants: Self = KnownCode::#names.code();)*
        }
    }
}
