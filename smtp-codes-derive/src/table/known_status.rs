//! `KnownStatus`: the registered enhanced status codes without their class.

use proc_macro2::TokenStream;
use quote::quote;
use smtp_codes_data::{Basic, STATUSES};

use super::{aliases, doc, doc_lines, ident, number, reply_code_list};

/// Writes the enum under the attributes given, all its variants, the way from a name to a variant, and the reply codes
/// of each.
pub(crate) fn known_status(attributes: &TokenStream) -> TokenStream {
    let table = doc_lines(&doc::status_table());
    let docs = STATUSES.iter().map(|row| doc_lines(&doc::status(row)));
    let aliases = STATUSES.iter().map(|row| aliases(row.terms));
    let numbers = STATUSES.iter().map(|row| number(row.subject * 1000 + row.detail));
    let texts = STATUSES.iter().map(|row| row.name);
    let basics = STATUSES.iter().map(|row| basic_codes(row.basic));
    let names: Vec<_> = STATUSES.iter().map(|row| ident(row.name)).collect();
    quote! {
        #attributes
        #table
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[repr(u16)]
        pub enum KnownStatus {
            #(#docs #aliases #names = #numbers,)*
        }

        impl KnownStatus {
            /// Every registered status, ascending by subject and detail.
            pub const ALL: &'static [Self] = &[#(Self::#names),*];

            /// Returns the reply codes that the registry names for this status.
            ///
            /// The registry calls its own list incomplete
            /// ([RFC 5248 section 2.1](https://www.rfc-editor.org/rfc/rfc5248#section-2.1)), so another reply code is
            /// not a fault. The list is empty where the registry names none.
            #[must_use]
            pub const fn basic_codes(self) -> BasicCodes {
                match self {
                    #(Self::#names => #basics,)*
                }
            }

            fn from_name(name: &str) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(match name {
                    #(#texts => Self::#names,)*
                    _ => return ::core::option::Option::None,
                })
            }
        }
    }
}

fn basic_codes(basic: Basic) -> TokenStream {
    match basic {
        Basic::Any => quote!(BasicCodes::Any),
        Basic::Family(severity) => {
            let severity = ident(severity.name());
            quote!(BasicCodes::Family(Severity::#severity))
        }
        Basic::List(codes) => {
            let codes = reply_code_list(codes);
            quote!(BasicCodes::List(#codes))
        }
    }
}
