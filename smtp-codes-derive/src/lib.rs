//! The procedural macros of [`smtp-codes`](https://docs.rs/smtp-codes), which documents and re-exports them.
//!
//! An implementation detail: what the macros expand to uses hidden parts of exactly one version of `smtp-codes`.

mod table;

use proc_macro::TokenStream;

/// The enum of the reply codes, under the attributes given.
#[doc(hidden)]
#[proc_macro]
pub fn known_code(attributes: TokenStream) -> TokenStream {
    table::known_code(&attributes.into()).into()
}

/// One constant of `ReplyCode` for each reply code.
#[doc(hidden)]
#[proc_macro]
pub fn reply_code_constants(_: TokenStream) -> TokenStream {
    table::reply_code_constants().into()
}

/// The enum of the registered enhanced status codes, under the attributes given.
#[doc(hidden)]
#[proc_macro]
pub fn known_status(attributes: TokenStream) -> TokenStream {
    table::known_status(&attributes.into()).into()
}

/// The enum of the commands, under the attributes given.
#[doc(hidden)]
#[proc_macro]
pub fn command(attributes: TokenStream) -> TokenStream {
    table::command(&attributes.into()).into()
}

/// The enum of the parties, under the attributes given.
#[doc(hidden)]
#[proc_macro]
pub fn party(attributes: TokenStream) -> TokenStream {
    table::party(&attributes.into()).into()
}
