//! `REPLIES`: the own rows, and those of the fields that are forwarded to.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::GenericParam;

use super::generics::{self, Bounds};
use super::to_reply::Pair;
use crate::ast::{Field, Input};
use crate::valid::{Row, Sent};

/// Rows that are kept free for each field whose own rows can only be counted where the type is used.
const ROOM: usize = 256;

/// `&[enhanced(550, 5, 1, 1, "no such user"), bare(354, "go on"), ..]`
pub(super) fn rows(pairs: &[Pair<'_>], krate: &TokenStream) -> TokenStream {
    let rows: Vec<_> = pairs
        .iter()
        .filter_map(|(_, sent)| match sent {
            Sent::Row(row) => Some(self::row(row)),
            Sent::Forwarded => None,
        })
        .collect();
    if rows.is_empty() {
        return quote!(&[]);
    }
    let any = |wanted: bool| {
        pairs.iter().any(|(_, sent)| matches!(sent, Sent::Row(row) if row.enhanced.is_some() == wanted))
    };
    let names = match (any(true), any(false)) {
        (true, true) => quote!({ bare, enhanced }),
        (true, false) => quote!(enhanced),
        _ => quote!(bare),
    };
    quote! {
        {
            use #krate::__private::#names;
            &[#(#rows),*]
        }
    }
}

fn row(row: &Row<'_>) -> TokenStream {
    let code = Literal::u16_unsuffixed(row.code);
    let text = &row.text.literal;
    match row.enhanced {
        None => quote!(bare(#code, #text)),
        Some((class, subject, detail)) => {
            let class = Literal::u8_unsuffixed(class);
            let (subject, detail) = (Literal::u16_unsuffixed(subject), Literal::u16_unsuffixed(detail));
            quote!(enhanced(#code, #class, #subject, #detail, #text))
        }
    }
}

/// `impl ReplySet`, and the assertions that what is forwarded to fits the command.
pub(super) fn expand(
    input: &Input<'_>,
    pairs: &[Pair<'_>],
    bounds: &Bounds<'_>,
    krate: &TokenStream,
) -> TokenStream {
    let forwarded: Vec<&Field<'_>> = pairs
        .iter()
        .filter(|(_, sent)| matches!(sent, Sent::Forwarded))
        .filter_map(|(variant, _)| variant.fields.first())
        .collect();
    let ident = input.ident;
    let (impl_generics, ty_generics, _) = input.generics.split_for_impl();
    if forwarded.is_empty() {
        let where_clause = bounds.where_clause();
        return quote! {
            #[automatically_derived]
            #[allow(deprecated)]
            impl #impl_generics #krate::ReplySet for #ident #ty_generics #where_clause {
                const REPLIES: &'static [#krate::ReplySpec] = Self::REPLIES;
            }
        };
    }
    let vis = input.vis;
    // Bound by a lifetime that it does not mention, a false bound is no error: the impl is not there.
    let where_clause = bounds.where_clause_and(forwarded.iter().map(|field| {
        let ty = field.ty;
        quote!(for<'__any> #ty: #krate::ReplySet)
    }));
    let is_known = input.generics.params.iter().all(|one| matches!(one, GenericParam::Lifetime(_)));
    let replies = if is_known {
        exact(input, &forwarded, krate)
    } else {
        with_room(pairs.len() - forwarded.len(), &forwarded, krate)
    };
    let parts = (!is_known).then(|| {
        let inner = forwarded.iter().map(|field| field.ty);
        quote! {
            const __PARTS: &'static [&'static [#krate::ReplySpec]] =
                &[Self::__OWN, #(<#inner as #krate::ReplySet>::REPLIES),*];
        }
    });
    let assertions = pairs.iter().filter_map(|(variant, sent)| match sent {
        Sent::Forwarded if !input.is_unregistered(variant) => {
            assertion(input, bounds, variant.fields.first()?, krate)
        }
        _ => None,
    });
    quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl #impl_generics #krate::ReplySet for #ident #ty_generics #where_clause {
            const REPLIES: &'static [#krate::ReplySpec] = #replies;
        }

        #[automatically_derived]
        #[allow(dead_code, deprecated, clippy::same_name_method)]
        impl #impl_generics #ident #ty_generics #where_clause {
            /// Every reply that this type can send: its own, and those of the fields that it forwards to.
            #vis const REPLIES: &'static [#krate::ReplySpec] = <Self as #krate::ReplySet>::REPLIES;

            #parts
        }

        #(#assertions)*
    }
}

/// As many rows as there are, where every type is known.
fn exact(input: &Input<'_>, forwarded: &[&Field<'_>], krate: &TokenStream) -> TokenStream {
    let ident = input.ident;
    let lifetimes: Vec<_> = input.generics.lifetimes().map(|_| quote!('static)).collect();
    let own = if lifetimes.is_empty() { quote!(#ident) } else { quote!(<#ident<#(#lifetimes),*>>) };
    let inner = forwarded.iter().map(|field| {
        let ty = generics::static_type(field.ty);
        quote!(rows_of(Probe::<#ty>::__SET))
    });
    quote! {
        {
            use #krate::__private::{NotASet as _, Probe, concat, rows_of, total};
            const PARTS: &[&[#krate::ReplySpec]] = &[#own::__OWN, #(#inner),*];
            const ALL: [#krate::ReplySpec; total(PARTS)] = concat(PARTS);
            &ALL
        }
    }
}

/// An array that may be too long, where the number of rows depends on a type parameter.
fn with_room(own: usize, forwarded: &[&Field<'_>], krate: &TokenStream) -> TokenStream {
    let room = Literal::usize_unsuffixed(own + ROOM * forwarded.len());
    quote! {
        {
            use #krate::__private::{concat, total};
            let all: &'static [#krate::ReplySpec; #room] = const { &concat(Self::__PARTS) };
            all.split_at(total(Self::__PARTS)).0
        }
    }
}

/// What a field sends has to fit the command as well; the field's type is known to the compiler only.
fn assertion(
    input: &Input<'_>,
    bounds: &Bounds<'_>,
    field: &Field<'_>,
    krate: &TokenStream,
) -> Option<TokenStream> {
    let commands = input.keys.commands();
    if commands.is_empty() || bounds.is_generic(field.ty) {
        return None;
    }
    let ty = generics::static_type(field.ty);
    let commands = commands.iter().map(|command| Ident::new(command.name(), Span::call_site()));
    Some(quote_spanned! {field.span()=>
        const _: () = {
            use #krate::__private::{Misfit, NotASet as _, Probe};
            const MISFIT: Misfit = Misfit::find(Probe::<#ty>::__SET, &[#(#krate::Command::#commands),*]);
            ::core::assert!(MISFIT.is_none(), "{}", MISFIT.message());
        };
    })
}
