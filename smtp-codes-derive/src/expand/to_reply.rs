//! `impl ToReply`, and what else a sent reply has.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote};
use smtp_codes_data::Command;

use super::generics::Bounds;
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
    let forwards = sent.iter().any(|sent| matches!(sent, Sent::Forwarded));
    let bounds = bounds(input, &pairs, krate);
    let inherent = if forwards {
        forwarding_inherent(input, &pairs, &bounds, krate)
    } else {
        constant_inherent(input, &pairs, krate)
    };
    let set = replies::expand(input, &pairs, &bounds, krate);
    let to_reply = to_reply(input, &pairs, forwards, &bounds, krate);
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
                    bounds.require(field.ty, &quote!(#krate::ToReply));
                }
            }
            Sent::Row(row) => {
                for placeholder in placeholders(row) {
                    if let Some(field) = variant.field(&placeholder.argument) {
                        let format = Ident::new(placeholder.format, Span::call_site());
                        bounds.require(field.ty, &quote!(::core::fmt::#format));
                    }
                }
            }
        }
    }
    bounds
}

/// `REPLIES`, and what is looked up in it.
fn constant_inherent(input: &Input<'_>, pairs: &[Pair<'_>], krate: &TokenStream) -> TokenStream {
    let (ident, vis) = (input.ident, input.vis);
    let (impl_generics, ty_generics, where_clause) = input.generics.split_for_impl();
    let rows = replies::rows(pairs, krate);
    let index = index(input, pairs);
    let as_static = as_static(input, pairs);
    quote! {
        #[automatically_derived]
        #[allow(dead_code, deprecated, clippy::same_name_method)]
        impl #impl_generics #ident #ty_generics #where_clause {
            /// Every reply that this type can send.
            #vis const REPLIES: &'static [#krate::ReplySpec] = #rows;

            /// The reply code.
            #vis const fn code(&self) -> #krate::ReplyCode {
                Self::REPLIES[self.__row()].code
            }

            /// The whole reply as it goes over the wire, if it is ASCII and nothing has to be filled in.
            #vis const fn as_static(&self) -> ::core::option::Option<&'static str> {
                #as_static
            }

            const fn __row(&self) -> usize {
                #index
            }
        }
    }
}

/// The same where fields have their say, for which there are no constant functions.
fn forwarding_inherent(
    input: &Input<'_>,
    pairs: &[Pair<'_>],
    bounds: &Bounds<'_>,
    krate: &TokenStream,
) -> TokenStream {
    let (ident, vis) = (input.ident, input.vis);
    let (impl_generics, ty_generics, _) = input.generics.split_for_impl();
    let where_clause = bounds.where_clause();
    let rows = replies::rows(pairs, krate);
    let mut row = 0;
    let sources = pairs.iter().map(|(variant, sent)| match sent {
        Sent::Row(_) => {
            let (pattern, index) = (pattern::any(input, variant), Literal::usize_unsuffixed(row));
            row += 1;
            quote!(#pattern => __Source::Row(#index),)
        }
        Sent::Forwarded => {
            let fields: Vec<_> = variant.fields.iter().collect();
            let pattern = pattern::binds(input, variant, &fields);
            let inner = fields.first().map(|field| {
                let mut binding = pattern::binding(field);
                binding.set_span(binding.span().located_at(field.span()));
                binding
            });
            quote!(#pattern => __Source::Inner(#inner),)
        }
    });
    let source = quote!(match self { #(#sources)* });
    let as_static = as_static(input, pairs);
    quote! {
        #[automatically_derived]
        #[allow(dead_code, deprecated, clippy::same_name_method)]
        impl #impl_generics #ident #ty_generics #where_clause {
            /// The reply code.
            #vis fn code(&self) -> #krate::ReplyCode {
                #krate::ToReply::code(self)
            }

            /// The whole reply as it goes over the wire, if it is ASCII and nothing has to be filled in.
            #vis fn as_static(&self) -> ::core::option::Option<&'static str> {
                #as_static
            }

            const __OWN: &'static [#krate::ReplySpec] = #rows;

            fn __source(&self) -> #krate::__private::Source<'_> {
                use #krate::__private::Source as __Source;
                #source
            }
        }
    }
}

/// Which row of the own replies a variant has.
fn index(input: &Input<'_>, pairs: &[Pair<'_>]) -> TokenStream {
    if pairs.len() == 1 {
        return quote!(0);
    }
    let arms = pairs.iter().enumerate().map(|(index, (variant, _))| {
        let (pattern, index) = (pattern::any(input, variant), Literal::usize_unsuffixed(index));
        quote!(#pattern => #index,)
    });
    quote!(match self { #(#arms)* })
}

/// The wire form of what is known in advance.
fn as_static(input: &Input<'_>, pairs: &[Pair<'_>]) -> TokenStream {
    let arms: Vec<_> = pairs
        .iter()
        .filter_map(|(variant, sent)| match sent {
            Sent::Row(row) => {
                let (pattern, wire) = (pattern::any(input, variant), wire(row)?);
                Some(quote!(#pattern => #wire,))
            }
            Sent::Forwarded => None,
        })
        .collect();
    if arms.is_empty() {
        return quote!(::core::option::Option::None);
    }
    let others = (arms.len() < pairs.len()).then(|| quote!(_ => return ::core::option::Option::None,));
    quote!(::core::option::Option::Some(match self { #(#arms)* #others }))
}

/// Every line with its code and CRLF; `None` if that is only known at run time.
fn wire(row: &Row<'_>) -> Option<String> {
    let text = row.fixed_text()?;
    if !text.is_ascii() {
        return None;
    }
    let status = row
        .enhanced
        .map_or_else(String::new, |(class, subject, detail)| format!("{class}.{subject}.{detail} "));
    let mut lines = text.split('\n').peekable();
    let mut wire = String::new();
    while let Some(line) = lines.next() {
        let separator = if lines.peek().is_some() { '-' } else { ' ' };
        wire.push_str(&format!("{}{separator}{status}{line}\r\n", row.code));
    }
    Some(wire)
}

fn to_reply(
    input: &Input<'_>,
    pairs: &[Pair<'_>],
    forwards: bool,
    bounds: &Bounds<'_>,
    krate: &TokenStream,
) -> TokenStream {
    let ident = input.ident;
    let (impl_generics, ty_generics, _) = input.generics.split_for_impl();
    let where_clause = bounds.where_clause();
    let write_text = write_text(input, pairs, forwards, krate);
    let (code, enhanced, ready) = if forwards {
        (
            quote!(self.__source().code(Self::__OWN)),
            quote!(self.__source().enhanced(Self::__OWN)),
            quote! {
                match self.__source() {
                    #krate::__private::Source::Row(_) => #krate::__private::octets(self.as_static()),
                    #krate::__private::Source::Inner(__inner) => __inner.__ready(),
                }
            },
        )
    } else {
        (
            quote!(Self::REPLIES[self.__row()].code),
            quote!(Self::REPLIES[self.__row()].enhanced),
            quote!(#krate::__private::octets(self.as_static())),
        )
    };
    quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl #impl_generics #krate::ToReply for #ident #ty_generics #where_clause {
            fn code(&self) -> #krate::ReplyCode {
                #code
            }

            fn enhanced(&self) -> ::core::option::Option<#krate::EnhancedCode> {
                #enhanced
            }

            fn write_text(&self, __writer: &mut #krate::TextWriter<'_>) -> ::core::fmt::Result {
                #write_text
            }

            fn __ready(&self) -> ::core::option::Option<&[u8]> {
                #ready
            }
        }
    }
}

fn write_text(input: &Input<'_>, pairs: &[Pair<'_>], forwards: bool, krate: &TokenStream) -> TokenStream {
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
        let fields = used_fields(variant, row);
        let pattern = pattern::binds(input, variant, &fields);
        let text = pieces(variant, row);
        arms.push(quote!(#pattern => { #never_fold #allow_utf8 #text }));
    }
    let rows = pairs.iter().filter(|(_, sent)| matches!(sent, Sent::Row(_))).count();
    if !forwards {
        if arms.len() == rows {
            return quote!(match self { #(#arms)* });
        }
        if arms.is_empty() {
            return quote!(__writer.literal(Self::REPLIES[self.__row()].text));
        }
        return quote!(match self { #(#arms)* _ => __writer.literal(Self::REPLIES[self.__row()].text), });
    }
    let never_fold = answers_hello.then(|| {
        quote! {
            if __inner.code().get() == 250 {
                __writer.never_fold();
            }
        }
    });
    let others = (arms.len() < pairs.len()).then(|| {
        quote! {
            _ => match self.__source() {
                #krate::__private::Source::Row(__row) => __writer.literal(Self::__OWN[__row].text),
                #krate::__private::Source::Inner(__inner) => {
                    #never_fold
                    __inner.write_text(__writer)
                }
            },
        }
    });
    quote!(match self { #(#arms)* #others })
}

/// Each piece by itself, so that no value can be taken for the template.
fn pieces(variant: &Variant<'_>, row: &Row<'_>) -> TokenStream {
    let mut writes: Vec<TokenStream> = Vec::new();
    for piece in &row.pieces {
        writes.push(match piece {
            Piece::Literal(text) => quote!(__writer.literal(#text)),
            Piece::Value(placeholder) => value(variant, row, placeholder),
        });
    }
    let Some(last) = writes.pop() else { return quote!(::core::fmt::Result::Ok(())) };
    quote!(#(#writes?;)* #last)
}

fn value(variant: &Variant<'_>, row: &Row<'_>, placeholder: &Placeholder) -> TokenStream {
    let format = Literal::string(&format!("{{{}}}", placeholder.spec));
    let value = variant.field(&placeholder.argument).map(pattern::binding).map(|mut binding| {
        binding.set_span(binding.span().located_at(row.text.literal.span()));
        binding
    });
    let counts = placeholder.counts.iter().filter_map(|(name, argument)| {
        let (name, binding) = (format_ident!("{name}"), pattern::binding(variant.field(argument)?));
        Some(quote!(, #name = *#binding))
    });
    quote!(__writer.value(::core::format_args!(#format, #value #(#counts)*)))
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
    fn fixed_text(&self) -> Option<&str> {
        match self.pieces.as_slice() {
            [] => Some(""),
            [Piece::Literal(text)] => Some(text),
            _ => None,
        }
    }
}
