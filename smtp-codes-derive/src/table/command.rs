//! `Command`: the facade's own enum over the commands of the rule book.

use proc_macro2::TokenStream;
use quote::quote;
use smtp_codes_data::{Command, replies};

use super::{conversions, doc, doc_lines, ident, reply_code_list};

/// Writes the enum under the attributes given, all its variants, its replies, and the ways from and to the rule
/// book's enum.
pub(crate) fn command(attributes: &TokenStream) -> TokenStream {
    let table = doc_lines(&doc::command_table());
    let docs = Command::ALL.iter().map(|&command| doc_lines(&doc::command(command)));
    let replies = Command::ALL.iter().map(|&command| reply_code_list(replies(command)));
    let names: Vec<_> = Command::ALL.iter().map(|command| ident(command.name())).collect();
    let conversions = conversions("Command", &names);
    quote! {
        #attributes
        #table
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        pub enum Command {
            #(#docs #names,)*
        }

        impl Command {
            /// Every command, in the order of a session.
            pub const ALL: &'static [Self] = &[#(Self::#names),*];

            /// Returns the codes of the table that this command may get, in ascending order.
            #[must_use]
            pub const fn replies(self) -> &'static [ReplyCode] {
                match self {
                    #(Self::#names => #replies,)*
                }
            }
        }

        #conversions
    }
}
