//! Writes impls for a type that has a fault, so that its uses are not further errors.

use proc_macro2::TokenStream;
use quote::quote;

use super::to_reply::from_fields;
use super::{generics, replies};
use crate::derive::ast::Input;

pub(super) fn to_reply(input: &Input<'_>, krate: &TokenStream) -> TokenStream {
    let (ident, vis) = (input.ident, input.vis);
    let (impl_generics, _, where_clause) = input.generics.split_for_impl();
    let ty_generics = generics::arguments(input.generics);
    let display = input.keys.has_display().then(|| {
        quote! {
            #[automatically_derived]
            impl #impl_generics ::core::fmt::Display for #ident #ty_generics #where_clause {
                fn fmt(&self, _: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                    ::core::result::Result::Ok(())
                }
            }
        }
    });
    let from = from_fields(input);
    let assertions = replies::assertions(input, krate);
    quote! {
        impl #impl_generics #ident #ty_generics #where_clause {
            #vis const REPLIES: &'static [#krate::ReplySpec] = &[];

            #vis const fn code(&self) -> #krate::ReplyCode {
                #krate::ReplyCode::OKAY
            }

            #vis const fn as_static(&self) -> ::core::option::Option<&'static ::core::primitive::str> {
                ::core::option::Option::None
            }
        }

        #[automatically_derived]
        impl #impl_generics #krate::ReplySet for #ident #ty_generics #where_clause {
            const REPLIES: &'static [#krate::ReplySpec] = &[];
        }

        #[automatically_derived]
        impl #impl_generics #krate::ToReply for #ident #ty_generics #where_clause {
            fn code(&self) -> #krate::ReplyCode {
                #krate::ReplyCode::OKAY
            }

            fn enhanced(&self) -> ::core::option::Option<#krate::EnhancedCode> {
                ::core::option::Option::None
            }

            fn write_text(&self, _: &mut #krate::TextWriter<'_>) -> ::core::fmt::Result {
                ::core::result::Result::Ok(())
            }
        }

        #display

        #from

        #assertions
    }
}

pub(super) fn from_reply(input: &Input<'_>, krate: &TokenStream) -> TokenStream {
    let ident = input.ident;
    let lifetime = generics::reply_lifetime();
    let with_lifetime = generics::with_lifetime(input.generics, &lifetime);
    let (impl_generics, _, where_clause) = input.generics.split_for_impl();
    let ty_generics = generics::arguments(input.generics);
    let from_str = input.has_from_str().then(|| {
        quote! {
            #[automatically_derived]
            impl #impl_generics ::core::str::FromStr for #ident #ty_generics #where_clause {
                type Err = #krate::DecodeError;

                fn from_str(_: &::core::primitive::str) -> ::core::result::Result<Self, #krate::DecodeError> {
                    loop {}
                }
            }
        }
    });
    quote! {
        #[automatically_derived]
        impl #with_lifetime #krate::FromReply<#lifetime> for #ident #ty_generics #where_clause {
            fn from_reply(_: &#krate::Reply<#lifetime>) -> Self {
                loop {}
            }
        }

        #from_str
    }
}
