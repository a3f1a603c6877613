//! `impl ToReply`, and what else a sent reply has.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use smtp_codes_data::Command;

use super::generics::{Bounds, behind_references};
use super::{pattern, replies};
use crate::ast::{Field, Input, Variant};
use crate::template::{Piece, Placeholder};
use crate::valid::{Row, Sent};

/// A variant and what it sends.
pub(super) type Pair<'a> = (&'a Variant<'a>, &'a Sent<'a>);

pub(super) fn expand(input: &Input<'_>, sent: &[Sent<'_>], krate: &TokenStream) -> TokenStream {
    if sent.len() != input.variants.len() {
        return TokenStream::new();
    }
    let pairs: Vec<Pair<'_>> = input.variants.iter().zip(sent).collect();
    let bounds = bounds(input, &pairs, krate);
    let inherent = inherent(input, &pairs, &bounds, krate);
    let set = replies::expand(input, &pairs, &bounds, krate);
    let to_reply = to_reply(input, &pairs, &bounds, krate);
    let display = match input.keys.display {
        Some((_, false)) => TokenStream::new(),
        _ => display(input, &bounds, krate),
    };
    quote!(#inherent #set #to_reply #display)
}

/// What the impls ask of the type parameters: that values can be formatted, and fields forwarded to.
fn bounds<'a>(input: &'a Input<'_>, pairs: &[Pair<'_>], krate: &TokenStream) -> Bounds<'a> {
    let mut bounds = Bounds::new(input.generics);
    for (variant, sent) in pairs {
        match sent {
            Sent::Forwarded => {
                for field in &variant.fields {
                    bounds.require(behind_references(field.ty), &quote!(#krate::ToReply));
                }
            }
            Sent::Row(row) => {
                for placeholder in placeholders(row) {
                    let Some(field) = variant.field(&placeholder.argument) else { continue };
                    let format = Ident::new(placeholder.format, Span::call_site());
                    // A reference has an address, whatever it refers to.
                    let ty = if format == "Pointer" { field.ty } else { behind_references(field.ty) };
                    bounds.require(ty, &quote!(::core::fmt::#format));
                }
            }
        }
    }
    bounds
}

/// What needs no trait. Where a field is forwarded to, a method is no constant function, and asks for its bounds.
fn inherent(input: &Input<'_>, pairs: &[Pair<'_>], bounds: &Bounds<'_>, krate: &TokenStream) -> TokenStream {
    let (ident, vis) = (input.ident, input.vis);
    let (impl_generics, ty_generics, own_where_clause) = input.generics.split_for_impl();
    let forwards = replies::forwarded(pairs).next().is_some();
    let (rows, ready) = replies::rows(pairs, krate);
    let (where_clause, constant, reply) = if forwards {
        (bounds.where_clause(), None, quote!(Source<'_>))
    } else {
        (quote!(#own_where_clause), Some(quote!(const)), quote!(Row))
    };
    let replies = (!forwards).then(|| {
        quote! {
            /// Every reply that this type can send.
            #vis const REPLIES: &'static [#krate::ReplySpec] = Self::__OWN;
        }
    });
    let find = find(input, pairs, krate);
    quote! {
        #[automatically_derived]
        #[allow(dead_code, deprecated, clippy::same_name_method)]
        impl #impl_generics #ident #ty_generics #where_clause {
            #replies

            const __OWN: &'static [#krate::ReplySpec] = #rows;

            const __READY: &'static [&'static ::core::primitive::str] = #ready;

            /// The reply code.
            #vis #constant fn code(&self) -> #krate::ReplyCode {
                self.__reply().code()
            }

            /// The whole reply as it goes over the wire, if it is ASCII and nothing has to be filled in.
            #vis #constant fn as_static(&self) -> ::core::option::Option<&'static ::core::primitive::str> {
                self.__reply().ready()
            }

            #constant fn __reply(&self) -> #krate::__private::#reply {
                #find
            }
        }
    }
}

/// The row of a variant, or the field that it is left to.
fn find(input: &Input<'_>, pairs: &[Pair<'_>], krate: &TokenStream) -> TokenStream {
    let forwards = replies::forwarded(pairs).next().is_some();
    let has_rows = replies::forwarded(pairs).count() < pairs.len();
    let mut index = 0;
    let arms = pairs.iter().map(|(variant, sent)| match sent {
        Sent::Row(_) => {
            let (pattern, row) = (pattern::any(input, variant), Literal::usize_unsuffixed(index));
            index += 1;
            quote!(#pattern => #row,)
        }
        Sent::Forwarded => {
            let fields: Vec<_> = variant.fields.iter().collect();
            let pattern = pattern::binds(input, variant, &fields);
            let inner = fields.first().map(|field| {
                let mut binding = pattern::binding(field);
                binding.set_span(binding.span().located_at(field.span()));
                binding
            });
            if has_rows {
                quote!(#pattern => return #krate::__private::Source::Inner(#inner),)
            } else {
                quote!(#pattern => #inner,)
            }
        }
    });
    let found = if pairs.len() == 1 && !forwards { quote!(0) } else { quote!(match self { #(#arms)* }) };
    match (forwards, has_rows) {
        (false, _) => quote! {
            let __row = #found;
            #krate::__private::Row { spec: &Self::__OWN[__row], ready: Self::__READY[__row] }
        },
        (true, true) => quote! {
            let __row = #found;
            #krate::__private::Source::Row(#krate::__private::Row {
                spec: &Self::__OWN[__row],
                ready: Self::__READY[__row],
            })
        },
        (true, false) => quote! {
            let __inner: &dyn #krate::ToReply = #found;
            #krate::__private::Source::Inner(__inner)
        },
    }
}

fn to_reply(input: &Input<'_>, pairs: &[Pair<'_>], bounds: &Bounds<'_>, krate: &TokenStream) -> TokenStream {
    let ident = input.ident;
    let (impl_generics, ty_generics, _) = input.generics.split_for_impl();
    let where_clause = bounds.where_clause();
    let write_text = write_text(input, pairs, krate);
    quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl #impl_generics #krate::ToReply for #ident #ty_generics #where_clause {
            fn code(&self) -> #krate::ReplyCode {
                self.__reply().code()
            }

            fn enhanced(&self) -> ::core::option::Option<#krate::EnhancedCode> {
                self.__reply().enhanced()
            }

            fn write_text(&self, __writer: &mut #krate::TextWriter<'_>) -> ::core::fmt::Result {
                #write_text
            }

            fn __ready(&self) -> ::core::option::Option<&[::core::primitive::u8]> {
                self.__reply().octets()
            }
        }
    }
}

/// The text of the row, but for variants that have something to fill in or to say to the writer.
fn write_text(input: &Input<'_>, pairs: &[Pair<'_>], krate: &TokenStream) -> TokenStream {
    // The lines of the answer to a hello are keywords, one each (RFC 5321 section 4.1.1.1).
    let answers_hello = input.keys.commands().iter().any(|c| matches!(c, Command::Ehlo | Command::Lhlo));
    let mut arms = Vec::new();
    for (variant, sent) in pairs {
        let Sent::Row(row) = sent else { continue };
        let never_fold = (answers_hello && row.code == 250).then(|| quote!(__writer.never_fold();));
        let allow_utf8 = variant.attr.utf8.map(|_| quote!(__writer.allow_utf8();));
        let as_written = row.fixed_text().is_some_and(|text| *text == row.text.value);
        if as_written && never_fold.is_none() && allow_utf8.is_none() {
            continue;
        }
        let pattern = pattern::binds(input, variant, &used_fields(variant, row));
        let text = text(variant, row, krate);
        arms.push(if never_fold.is_none() && allow_utf8.is_none() {
            quote!(#pattern => #text,)
        } else {
            quote!(#pattern => { #never_fold #allow_utf8 #text })
        });
    }
    let never_fold = (answers_hello && replies::forwarded(pairs).next().is_some()).then(|| {
        quote! {
            if self.code().get() == 250 {
                __writer.never_fold();
            }
        }
    });
    let as_row = quote!(#never_fold self.__reply().write_text(__writer));
    if arms.is_empty() {
        as_row
    } else if arms.len() == pairs.len() {
        quote!(match self { #(#arms)* })
    } else {
        quote!(match self { #(#arms)* _ => { #as_row } })
    }
}

/// Each value by itself, so that none can be taken for the template.
fn text(variant: &Variant<'_>, row: &Row<'_>, krate: &TokenStream) -> TokenStream {
    if let Some(text) = row.fixed_text() {
        return quote!(__writer.literal(#text));
    }
    let mut literals = vec![""];
    let mut values = Vec::new();
    for piece in &row.pieces {
        match piece {
            Piece::Literal(text) => literals[values.len()] = text,
            Piece::Value(placeholder) => {
                values.push(value(variant, row, placeholder));
                literals.push("");
            }
        }
    }
    quote!(#krate::__private::fill(__writer, &[#(#literals),*], &[#(#values),*]))
}

fn value(variant: &Variant<'_>, row: &Row<'_>, placeholder: &Placeholder) -> TokenStream {
    let span = row.text.literal.span();
    let value = variant.field(&placeholder.argument).map(pattern::binding).map(|mut binding| {
        binding.set_span(binding.span().located_at(span));
        binding
    });
    let here = span.resolved_at(Span::call_site());
    if placeholder.spec.is_empty() {
        return quote_spanned!(here=> &#value);
    }
    let mut format = Literal::string(&format!("{{{}}}", placeholder.spec));
    format.set_span(here);
    // The address that the field holds is meant, not the one where the field lies.
    let value = if placeholder.format == "Pointer" { quote!(*#value) } else { quote!(#value) };
    let counts = placeholder.counts.iter().filter_map(|(name, argument)| {
        let name = format_ident!("{name}", span = here);
        let mut binding = pattern::binding(variant.field(argument)?);
        binding.set_span(binding.span().located_at(span));
        Some(quote_spanned!(here=> , #name = *#binding))
    });
    quote_spanned!(here=> &::core::format_args!(#format, #value #(#counts)*))
}

fn display(input: &Input<'_>, bounds: &Bounds<'_>, krate: &TokenStream) -> TokenStream {
    let ident = input.ident;
    let (impl_generics, ty_generics, _) = input.generics.split_for_impl();
    let where_clause = bounds.where_clause();
    quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl #impl_generics ::core::fmt::Display for #ident #ty_generics #where_clause {
            fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #krate::__private::display(self, __formatter)
            }
        }
    }
}

fn placeholders<'a>(row: &'a Row<'_>) -> impl Iterator<Item = &'a Placeholder> {
    row.pieces.iter().filter_map(|piece| match piece {
        Piece::Value(placeholder) => Some(placeholder),
        Piece::Literal(_) => None,
    })
}

/// The fields that the text names, in their order.
fn used_fields<'a>(variant: &'a Variant<'_>, row: &Row<'_>) -> Vec<&'a Field<'a>> {
    let used: Vec<usize> = placeholders(row)
        .flat_map(|placeholder| {
            let counts = placeholder.counts.iter().map(|(_, argument)| argument);
            std::iter::once(&placeholder.argument).chain(counts)
        })
        .filter_map(|argument| variant.field(argument))
        .map(|field| field.index)
        .collect();
    variant.fields.iter().filter(|field| used.contains(&field.index)).collect()
}

impl Row<'_> {
    /// The text, if nothing has to be filled in.
    pub(super) fn fixed_text(&self) -> Option<&str> {
        match self.pieces.as_slice() {
            [] => Some(""),
            [Piece::Literal(text)] => Some(text),
            _ => None,
        }
    }
}
