//! `impl ToReply`, and what else a sent reply has.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::Visibility;

use super::generics::{self, Bounds, referent};
use super::replies::Ready;
use super::values::{self, placeholders, used_fields};
use super::{lints, replies, variant_patterns};
use crate::derive::ast::{Input, Variant};
use crate::derive::crate_path;
use crate::derive::sent::{self, Row, Sent, Shape, Source};

pub(super) fn expand(input: &Input<'_>, sent: &[Sent<'_>], krate: &TokenStream) -> TokenStream {
    let shape = Shape::new(sent);
    let bounds = bounds(input, sent, krate);
    let inherent = inherent(input, sent, shape, &bounds, krate);
    let set = replies::expand(input, sent, shape, &bounds, krate);
    let to_reply = to_reply(input, sent, shape, &bounds, krate);
    let display = input.keys.has_display().then(|| display(input, &bounds, krate));
    let from = from_fields(input);
    quote!(#inherent #set #to_reply #display #from)
}

/// Writes `impl From` for each field that its variant is made from.
pub(super) fn from_fields(input: &Input<'_>) -> TokenStream {
    let ident = input.ident;
    let (impl_generics, _, where_clause) = input.generics.split_for_impl();
    let ty_generics = generics::arguments(input.generics);
    let made_from = input.variants.iter().filter_map(|variant| match variant.fields.as_slice() {
        [field] if variant.attr.transparent.is_some() => Some((variant, field, variant.attr.from?)),
        _ => None,
    });
    made_from
        .map(|(variant, field, from)| {
            let (here, allow) = (from.resolved_at(Span::call_site()), lints::of_trait(input));
            let (path, ty) = (variant_patterns::path(input, variant), field.ty);
            let value = match field.ident {
                Some(name) => quote!(#path { #name: __field }),
                None => quote!(#path(__field)),
            };
            quote_spanned! {here=>
                #[automatically_derived]
                #allow
                impl #impl_generics ::core::convert::From<#ty> for #ident #ty_generics #where_clause {
                    fn from(__field: #ty) -> Self {
                        #value
                    }
                }
            }
        })
        .collect()
}

/// Returns what the impls ask of the type parameters: that values can be formatted, and fields forwarded to.
fn bounds<'a>(input: &'a Input<'_>, sent: &[Sent<'a>], krate: &TokenStream) -> Bounds<'a> {
    let mut bounds = Bounds::new(input.generics);
    for Sent { variant, source } in sent {
        match source {
            Source::Field(field) => {
                bounds.require(referent(field.ty), &quote!(#krate::ToReply));
            }
            Source::Row(row) => {
                for placeholder in placeholders(row) {
                    let Some(field) = variant.field(&placeholder.argument) else { continue };
                    let format = Ident::new(placeholder.format, Span::call_site());
                    // A reference has an address, whatever it refers to.
                    let ty = if format == "Pointer" { field.ty } else { referent(field.ty) };
                    bounds.require(ty, &quote!(::core::fmt::#format));
                }
            }
        }
    }
    bounds
}

/// Writes what needs no trait. Where a field is forwarded to, a method is not `const`, and needs its bounds.
fn inherent(
    input: &Input<'_>,
    sent: &[Sent<'_>],
    shape: Shape,
    bounds: &Bounds<'_>,
    krate: &TokenStream,
) -> TokenStream {
    let (ident, vis) = (input.ident, input.vis);
    let (impl_generics, _, own_where_clause) = input.generics.split_for_impl();
    let ty_generics = generics::arguments(input.generics);
    let (where_clause, constant) = match shape {
        Shape::Row | Shape::Rows => (quote!(#own_where_clause), Some(quote!(const))),
        Shape::Forwards | Shape::Mixed => (bounds.where_clause(), None),
    };
    let rows = rows(sent, vis, shape, krate);
    let reply = reply(shape);
    let ready = match (shape, Ready::of(sent)) {
        (Shape::Row | Shape::Rows, Ready::All) => quote!(::core::option::Option::Some(#reply.ready)),
        (Shape::Row | Shape::Rows, Ready::None) => quote!(::core::option::Option::None),
        _ => ask(shape, &quote!(ready), &[], krate),
    };
    let code = code(shape, krate);
    let find = find(input, sent, shape, krate);
    let allow = lints::of_inherent(input);
    quote! {
        #allow
        impl #impl_generics #ident #ty_generics #where_clause {
            #rows

            /// Returns the reply code.
            #vis #constant fn code(&self) -> #krate::ReplyCode {
                #code
            }

            /// Returns the whole reply as it goes over the wire, if it is ASCII and has no placeholder.
            #vis #constant fn as_static(&self) -> ::core::option::Option<&'static ::core::primitive::str> {
                #ready
            }

            #find
        }
    }
}

/// Writes the constants of the type's own rows.
fn rows(sent: &[Sent<'_>], vis: &Visibility, shape: Shape, krate: &TokenStream) -> TokenStream {
    let replies = |rows: TokenStream| {
        quote! {
            /// Every reply that this type can send.
            #vis const REPLIES: &'static [#krate::ReplySpec] = #rows;
        }
    };
    if let (Shape::Row, Some((_, row))) = (shape, sent::rows(sent).next()) {
        let (replies, row) = (replies(replies::slice_of_one()), replies::one_row(row, krate));
        return quote! {
            #replies

            const __ROW: #krate::__private::Row = #row;
        };
    }
    let replies = (shape == Shape::Rows).then(|| replies(quote!(Self::__OWN)));
    let (specs, wire_forms) = replies::rows(sent, krate);
    let wire_forms = (shape != Shape::Forwards)
        .then(|| quote!(const __READY: &'static [&'static ::core::primitive::str] = #wire_forms;));
    quote! {
        #replies

        const __OWN: &'static [#krate::ReplySpec] = #specs;

        #wire_forms
    }
}

/// Finds the row of a variant, or the field that its reply comes from.
fn find(input: &Input<'_>, sent: &[Sent<'_>], shape: Shape, krate: &TokenStream) -> TokenStream {
    let mut index = 0;
    let arms = sent.iter().map(|Sent { variant, source }| match source {
        Source::Row(_) => {
            let (pattern, row) = (variant_patterns::any(input, variant), Literal::usize_unsuffixed(index));
            index += 1;
            quote!(#pattern => #row,)
        }
        Source::Field(field) => {
            let pattern = variant_patterns::binds(input, variant, &[*field]);
            let mut inner = variant_patterns::binding(field);
            inner.set_span(inner.span().located_at(field.span()));
            match shape {
                Shape::Row | Shape::Rows | Shape::Forwards => quote!(#pattern => #inner,),
                Shape::Mixed => quote!(#pattern => return #krate::__private::RowOrInner::Inner(#inner),),
            }
        }
    });
    match shape {
        Shape::Row => TokenStream::new(),
        Shape::Rows => quote! {
            const fn __reply(&self) -> #krate::__private::Row {
                let __row = match self { #(#arms)* };
                #krate::__private::Row { spec: &Self::__OWN[__row], ready: Self::__READY[__row] }
            }
        },
        Shape::Mixed => quote! {
            fn __reply(&self) -> #krate::__private::RowOrInner<'_> {
                let __row = match self { #(#arms)* };
                #krate::__private::RowOrInner::Row(#krate::__private::Row {
                    spec: &Self::__OWN[__row],
                    ready: Self::__READY[__row],
                })
            }
        },
        Shape::Forwards => quote! {
            fn __reply(&self) -> #krate::__private::RowOrInner<'_> {
                let __inner: &dyn #krate::ToReply = match self { #(#arms)* };
                #krate::__private::RowOrInner::Inner(__inner)
            }
        },
    }
}

/// Returns the row of the value, or the source of its reply.
fn reply(shape: Shape) -> TokenStream {
    if shape == Shape::Row { quote!(Self::__ROW) } else { quote!(self.__reply()) }
}

/// Returns the code: a field is asked by a method, and a row has it.
fn code(shape: Shape, krate: &TokenStream) -> TokenStream {
    match shape {
        Shape::Row | Shape::Rows => {
            let reply = reply(shape);
            quote!(#reply.spec.code)
        }
        Shape::Forwards | Shape::Mixed => ask(shape, &quote!(code), &[], krate),
    }
}

/// Calls a method of the row or of the source by its path: a trait in scope, implemented for every type, may have a
/// method of that name which takes `self` by value, and so comes first.
///
/// Methods of what is a reference already, such as `self` and the writer, come before those of any trait.
fn ask(shape: Shape, method: &TokenStream, arguments: &[TokenStream], krate: &TokenStream) -> TokenStream {
    let asked = match shape {
        Shape::Row | Shape::Rows => quote!(Row),
        Shape::Forwards | Shape::Mixed => quote!(RowOrInner),
    };
    let reply = reply(shape);
    quote!(#krate::__private::#asked::#method(&#reply #(, #arguments)*))
}

fn to_reply(
    input: &Input<'_>,
    sent: &[Sent<'_>],
    shape: Shape,
    bounds: &Bounds<'_>,
    krate: &TokenStream,
) -> TokenStream {
    let ident = input.ident;
    let (impl_generics, _, _) = input.generics.split_for_impl();
    let ty_generics = generics::arguments(input.generics);
    let where_clause = bounds.where_clause();
    let code = code(shape, krate);
    let enhanced = match shape {
        Shape::Row | Shape::Rows => {
            let reply = reply(shape);
            quote!(#reply.spec.enhanced)
        }
        Shape::Forwards | Shape::Mixed => ask(shape, &quote!(enhanced), &[], krate),
    };
    let ready = match (shape, Ready::of(sent)) {
        // A program that sees that all are ready links no writer.
        (Shape::Row | Shape::Rows, Ready::All) => {
            let wire = ask(shape, &quote!(wire), &[], krate);
            Some(quote!(::core::option::Option::Some(#wire)))
        }
        (Shape::Row | Shape::Rows, Ready::None) => None,
        _ => Some(ask(shape, &quote!(octets), &[], krate)),
    };
    let ready = ready.map(|ready| {
        quote! {
            fn __ready(&self) -> ::core::option::Option<&[::core::primitive::u8]> {
                #ready
            }
        }
    });
    let text = text(input, sent, shape, krate);
    let closes = closes(input, sent, shape, krate);
    let allow = lints::of_trait(input);
    quote! {
        #[automatically_derived]
        #allow
        impl #impl_generics #krate::ToReply for #ident #ty_generics #where_clause {
            fn code(&self) -> #krate::ReplyCode {
                #code
            }

            fn enhanced(&self) -> ::core::option::Option<#krate::EnhancedCode> {
                #enhanced
            }

            #closes

            #text

            #ready
        }
    }
}

/// Writes `write_text`, and `__fill` unless all texts are fixed.
fn text(input: &Input<'_>, sent: &[Sent<'_>], shape: Shape, krate: &TokenStream) -> TokenStream {
    if shape.is_rows() && sent::rows(sent).all(|(_, row)| row.fixed_text().is_some()) {
        let literal = |text: TokenStream| quote!(__writer.literal(#text));
        let of_variant = |_: &Variant<'_>, row: &Row<'_>| literal(row.fixed_text().to_token_stream());
        let of_row = ask(shape, &quote!(write), &[quote!(__writer)], krate);
        let text = arms(input, sent, &quote!(__writer), &of_variant, &of_row);
        return quote! {
            fn write_text(&self, __writer: &mut #krate::TextWriter<'_>) -> ::core::fmt::Result {
                #text
            }
        };
    }
    let never_fold = (input.keys.answer_a_hello() && !shape.is_rows()).then(|| {
        quote! {
            if self.code().get() == 250 {
                __filler.never_fold();
            }
        }
    });
    let of_variant = |variant: &Variant<'_>, row: &Row<'_>| values::fill(variant, row, krate);
    let of_row = ask(shape, &quote!(fill), &[quote!(__filler)], krate);
    let of_row = quote!(#never_fold #of_row);
    let fill = arms(input, sent, &quote!(__filler), &of_variant, &of_row);
    let has_values = sent::rows(sent).any(|(_, row)| placeholders(row).any(|one| one.spec.is_empty()));
    let of_unit = quote!(ContentProbe(&()).__smtp_codes_content());
    let not_known = has_values.then(|| crate_path::import(&input.keys, krate, "OpaqueContent", &of_unit));
    quote! {
        fn write_text(&self, __writer: &mut #krate::TextWriter<'_>) -> ::core::fmt::Result {
            <Self as #krate::ToReply>::__fill(self, &mut #krate::__private::Filler::Writer(__writer))
        }

        fn __fill(&self, __filler: &mut #krate::__private::Filler<'_, '_>) -> ::core::fmt::Result {
            #not_known
            #fill
        }
    }
}

/// Writes the text of the row, but for variants that have values or something to say to the writer.
fn arms(
    input: &Input<'_>,
    sent: &[Sent<'_>],
    writer: &TokenStream,
    of_variant: &dyn Fn(&Variant<'_>, &Row<'_>) -> TokenStream,
    of_row: &TokenStream,
) -> TokenStream {
    let answer_a_hello = input.keys.answer_a_hello();
    let mut arms = Vec::new();
    for (variant, row) in sent::rows(sent) {
        let never_fold = (answer_a_hello && row.code == 250).then(|| quote!(#writer.never_fold();));
        let allow_utf8 = variant.attr.utf8.map(|_| quote!(#writer.allow_utf8();));
        let as_written = row.fixed_text().is_some_and(|text| *text == row.text.value);
        if as_written && never_fold.is_none() && allow_utf8.is_none() {
            continue;
        }
        let pattern = variant_patterns::binds(input, variant, &used_fields(variant, row));
        let text = of_variant(variant, row);
        arms.push(if never_fold.is_none() && allow_utf8.is_none() {
            quote!(#pattern => #text,)
        } else {
            quote!(#pattern => { #never_fold #allow_utf8 #text })
        });
    }
    if arms.is_empty() {
        of_row.clone()
    } else if arms.len() == sent.len() {
        quote!(match self { #(#arms)* })
    } else {
        quote!(match self { #(#arms)* _ => { #of_row } })
    }
}

/// Writes which replies the connection is closed after, unless their codes tell.
fn closes(input: &Input<'_>, sent: &[Sent<'_>], shape: Shape, krate: &TokenStream) -> Option<TokenStream> {
    let closing = sent.iter().filter(|one| one.variant.attr.close.is_some());
    let closing: Vec<_> = closing.map(|one| variant_patterns::any(input, one.variant)).collect();
    let by_code = match shape {
        Shape::Row | Shape::Rows if closing.is_empty() => return None,
        Shape::Row | Shape::Rows => {
            let code = code(shape, krate);
            quote!(#code.closes_connection())
        }
        Shape::Forwards | Shape::Mixed => ask(shape, &quote!(closes), &[], krate),
    };
    let closes = if closing.is_empty() {
        by_code
    } else if closing.len() == sent.len() {
        quote!(true)
    } else {
        quote!(match self { #(#closing)|* => true, _ => #by_code })
    };
    Some(quote! {
        fn closes(&self) -> ::core::primitive::bool {
            #closes
        }
    })
}

fn display(input: &Input<'_>, bounds: &Bounds<'_>, krate: &TokenStream) -> TokenStream {
    let ident = input.ident;
    let (impl_generics, _, _) = input.generics.split_for_impl();
    let ty_generics = generics::arguments(input.generics);
    let (where_clause, allow) = (bounds.where_clause(), lints::of_trait(input));
    quote! {
        #[automatically_derived]
        #allow
        impl #impl_generics ::core::fmt::Display for #ident #ty_generics #where_clause {
            fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #krate::__private::display(self, __formatter)
            }
        }
    }
}
