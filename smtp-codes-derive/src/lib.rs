//! The procedural macros of [`smtp-codes`](https://docs.rs/smtp-codes), which documents and re-exports them.
//!
//! An implementation detail: what the macros expand to uses hidden parts of exactly one version of `smtp-codes`.

#[cfg(feature = "derive")]
mod derive;
mod table;

use proc_macro::TokenStream;

/// Writes the enum of the reply codes, under the attributes given.
#[doc(hidden)]
#[proc_macro]
pub fn known_code(attributes: TokenStream) -> TokenStream {
    table::known_code(&attributes.into()).into()
}

/// Writes one constant of `ReplyCode` for each reply code.
#[doc(hidden)]
#[proc_macro]
pub fn reply_code_constants(_: TokenStream) -> TokenStream {
    table::reply_code_constants().into()
}

/// Writes a function from the number of a reply code to its digits as text.
#[doc(hidden)]
#[proc_macro]
pub fn reply_code_text(_: TokenStream) -> TokenStream {
    table::reply_code_text().into()
}

/// Writes the enum of the registered enhanced status codes, under the attributes given.
#[doc(hidden)]
#[proc_macro]
pub fn known_status(attributes: TokenStream) -> TokenStream {
    table::known_status(&attributes.into()).into()
}

/// Writes the enum of the commands, under the attributes given.
#[doc(hidden)]
#[proc_macro]
pub fn command(attributes: TokenStream) -> TokenStream {
    table::command(&attributes.into()).into()
}

/// Writes the enum of the parties, under the attributes given.
#[doc(hidden)]
#[proc_macro]
pub fn party(attributes: TokenStream) -> TokenStream {
    table::party(&attributes.into()).into()
}

// Documented where `smtp-codes` re-exports it.
#[cfg(feature = "derive")]
#[allow(missing_docs)]
#[proc_macro_derive(ToReply, attributes(reply))]
pub fn derive_to_reply(input: TokenStream) -> TokenStream {
    derive::expand::derive_to_reply(input.into()).into()
}

// Documented where `smtp-codes` calls it.
#[cfg(feature = "derive")]
#[doc(hidden)]
#[allow(missing_docs)]
#[proc_macro]
pub fn reply(input: TokenStream) -> TokenStream {
    derive::expand::reply(input.into()).into()
}

// Documented where `smtp-codes` re-exports it.
#[cfg(feature = "derive")]
#[allow(missing_docs)]
#[proc_macro_derive(FromReply, attributes(reply))]
pub fn derive_from_reply(input: TokenStream) -> TokenStream {
    derive::expand::derive_from_reply(input.into()).into()
}
