//! `Party`: the facade's own enum over the parties of the table.

use proc_macro2::TokenStream;
use quote::quote;
use smtp_codes_data::Party;

use super::{conversions, doc_lines, ident};

/// Writes the enum under the attributes given, all its variants, and the ways from and to the table's enum.
pub(crate) fn party(attributes: &TokenStream) -> TokenStream {
    let docs = Party::ALL.iter().map(|party| doc_lines(party.meaning()));
    let names: Vec<_> = Party::ALL.iter().map(|party| ident(party.name())).collect();
    let conversions = conversions("Party", &names);
    quote! {
        #attributes
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub enum Party {
            #(#docs #names,)*
        }

        impl Party {
            /// Every party.
            pub const ALL: &'static [Self] = &[#(Self::#names),*];
        }

        #conversions
    }
}
