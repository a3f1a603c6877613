//! How generated code names this crate.

use proc_macro2::TokenStream;
use quote::quote;

use crate::attr::TypeKeys;

/// `::smtp_codes`, or what `crate = ..` says.
pub(crate) fn to_crate(keys: &TypeKeys) -> TokenStream {
    match &keys.krate {
        Some((_, path)) => path.clone(),
        None => quote!(::smtp_codes),
    }
}
