//! Writes the value of `reply!`: a constant, or static literals and a tuple of values.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use smtp_codes_data::Triple;
use syn::{Generics, Visibility};

use super::arguments::{self, Given};
use super::replies;
use crate::derive::ast::{Input, Kind, Variant};
use crate::derive::attr::{self, LineField};
use crate::derive::crate_path;
use crate::derive::ctxt::Ctxt;
use crate::derive::sent::{Row, Source};
use crate::derive::template::{Argument, Piece, Placeholder};
use crate::derive::tokens::Cursor;
use crate::derive::valid;

/// Expands the path of the crate, a semicolon, and what the user wrote.
pub(super) fn expand(input: TokenStream) -> TokenStream {
    let mut cursor = Cursor::new(input, Span::call_site());
    let mut krate = TokenStream::new();
    while !cursor.is_empty() && !cursor.eat_punct(';') {
        krate.extend(cursor.next());
    }
    let ctxt = Ctxt::default();
    let (reply, keys) = attr::parse_in_place(&ctxt, &mut cursor);
    let faults_before = ctxt.count();
    let arguments = arguments::parse(&ctxt, &mut cursor);
    let are_faulty = ctxt.count() > faults_before;
    let ident = Ident::new("reply", reply.token.unwrap_or_else(Span::call_site));
    let (vis, generics) = (Visibility::Inherited, Generics::default());
    let variants = vec![Variant::in_place(&ident, reply)];
    let (kind, has_deprecated) = (Kind::Struct, false);
    let input = Input { ident: &ident, vis: &vis, generics: &generics, keys, kind, variants, has_deprecated };
    let sent = valid::to_reply(&ctxt, &input);
    let value = sent.first().and_then(|sent| match &sent.source {
        Source::Row(_) if are_faulty => None,
        Source::Row(row) => Some(value(&ctxt, &input, sent.variant, row, arguments, &krate)),
        Source::Field(_) => None,
    });
    match ctxt.into_compile_errors() {
        None => value.unwrap_or_default(),
        Some(errors) => quote! {
            {
                #errors
                #krate::__private::no_reply()
            }
        },
    }
}

fn value(
    ctxt: &Ctxt,
    input: &Input<'_>,
    variant: &Variant<'_>,
    row: &Row<'_>,
    arguments: Vec<Given>,
    krate: &TokenStream,
) -> TokenStream {
    let template = template(input, variant, row, krate);
    if let Some(text) = row.fixed_text() {
        for unused in &arguments {
            ctxt.error(unused.token, NO_PLACEHOLDER);
        }
        let wire = replies::ready(row).unwrap_or_else(|| ascii(row, text));
        return quote!(#krate::__private::static_reply(const { &#template }, #wire));
    }
    let mut values = Values {
        ctxt,
        token: row.text.literal.span(),
        krate,
        arguments,
        known: Vec::new(),
        items: Vec::new(),
        refused: Vec::new(),
    };
    let head = replies::head(row);
    let head_len = Literal::usize_unsuffixed(head.len());
    let mut literals = vec![head];
    let mut order = Vec::new();
    for piece in &row.pieces {
        match piece {
            Piece::Literal(text) => literals.last_mut().map_or((), |last| last.push_str(text)),
            Piece::Value(placeholder) => {
                let place = Literal::usize_unsuffixed(values.place(placeholder));
                let has_lines = has_lines(variant, &placeholder.argument);
                order.push(quote!((#place, #has_lines)));
                literals.push(String::new());
            }
        }
    }
    let (items, tuple) = values.finish();
    let are_plain = replies::are_plain(&literals) && variant.attr.lines.is_none();
    quote! {
        {
            #items
            #krate::__private::Filled {
                template: const { &#template },
                head_len: #head_len,
                are_plain: #are_plain,
                literals: const { &[#(#literals),*] },
                order: const { &[#(#order),*] },
                values: (#(#tuple,)*),
            }
        }
    }
}

fn template(input: &Input<'_>, variant: &Variant<'_>, row: &Row<'_>, krate: &TokenStream) -> TokenStream {
    let (code, text) = (Literal::u16_unsuffixed(row.code), &row.text.literal);
    let enhanced = match row.enhanced {
        None => quote!(::core::option::Option::None),
        Some(Triple { class, subject, detail }) => {
            let class = Literal::u8_unsuffixed(class);
            let [subject, detail] = [subject, detail].map(Literal::u16_unsuffixed);
            quote!(#krate::__private::enhanced(#class, #subject, #detail))
        }
    };
    // A reply without placeholders is written as its text says, where `{{` is a brace.
    let text = match row.fixed_text() {
        Some(fixed) => quote!(#fixed),
        None => quote!(#text),
    };
    let (allows_utf8, closes) = (variant.attr.utf8.is_some(), variant.attr.close.is_some());
    let never_folds = input.keys.answer_a_hello() && row.code == 250;
    quote! {
        #krate::__private::Template {
            spec: #krate::ReplySpec { code: #krate::__private::code(#code), enhanced: #enhanced, text: #text },
            allows_utf8: #allows_utf8,
            never_folds: #never_folds,
            closes: #closes,
        }
    }
}

fn has_lines(variant: &Variant<'_>, argument: &Argument) -> bool {
    variant
        .attr
        .lines
        .as_ref()
        .is_some_and(|(_, fields)| fields.iter().any(|LineField { argument: field, .. }| field == argument))
}

/// Returns the text for a session without SMTPUTF8.
fn ascii(row: &Row<'_>, text: &str) -> String {
    let ascii: String = text.chars().map(|c| if c.is_ascii() { c } else { '?' }).collect();
    let pieces = vec![Piece::Literal(ascii)];
    replies::ready(&Row { pieces, ..*row }).unwrap_or_default()
}

/// The values of a text, each once in a tuple.
struct Values<'a> {
    ctxt: &'a Ctxt,
    token: Span,
    krate: &'a TokenStream,
    arguments: Vec<Given>,
    /// The value in each place of the tuple.
    known: Vec<(Argument, String, TokenStream)>,
    /// Types that format a value as its placeholder says.
    items: Vec<TokenStream>,
    /// Arguments that the text names as a width or a precision, which is reported there.
    refused: Vec<usize>,
}

impl Values<'_> {
    fn place(&mut self, placeholder: &Placeholder) -> usize {
        let wanted = (&placeholder.argument, &placeholder.spec);
        if let Some(place) = self.known.iter().position(|(argument, spec, _)| (argument, spec) == wanted) {
            return place;
        }
        let given = self.given(&placeholder.argument);
        let is_twice = given.is_some() && self.known.iter().any(|(one, ..)| self.given(one) == given);
        if is_twice {
            self.ctxt.error(
                self.token,
                "an argument is formatted in one way; keep it in a variable that the text captures for another",
            );
        }
        let (token, value) = match given {
            Some(index) => (self.arguments[index].token, self.arguments[index].value.clone()),
            None => (self.token, self.captured(&placeholder.argument)),
        };
        let value = self.formatted(placeholder, token, value);
        self.known.push((placeholder.argument.clone(), placeholder.spec.clone(), value));
        self.known.len() - 1
    }

    /// Returns the place of the argument that a placeholder names.
    fn given(&self, argument: &Argument) -> Option<usize> {
        match argument {
            Argument::Index(index) => (*index < self.arguments.len()).then_some(*index),
            Argument::Name(name) => self.arguments.iter().position(|one| one.name.as_deref() == Some(name)),
        }
    }

    /// Returns a variable that the text captures; it is lent, as `format!` does.
    fn captured(&self, argument: &Argument) -> TokenStream {
        match argument {
            Argument::Index(index) => {
                self.ctxt.error(self.token, format!("`{{{index}}}` names no argument after the text"));
                quote!("")
            }
            Argument::Name(name) => {
                let name = self.variable(name);
                quote_spanned!(self.token=> &#name)
            }
        }
    }

    fn variable(&self, name: &str) -> Ident {
        match syn::parse_str::<Ident>(name) {
            Ok(_) => Ident::new(name, self.token),
            Err(_) => Ident::new_raw(name, self.token),
        }
    }

    /// Wraps a value in a type that shows it. The token is where the compiler tells that this cannot be done.
    ///
    /// What is made is not called, so that a temporary in it lives as long as the reply, also before Rust 1.89.
    fn formatted(&mut self, placeholder: &Placeholder, token: Span, value: TokenStream) -> TokenStream {
        let here = Span::mixed_site().located_at(token);
        let krate = crate_path::located_at(self.krate, token);
        match placeholder.spec.as_str() {
            "" => {
                quote_spanned!(here=> #krate::__private::Displayed { 0: #value, 1: #krate::__private::displayed() })
            }
            ":?" => {
                quote_spanned!(here=> #krate::__private::Debugged { 0: #value, 1: #krate::__private::debugged() })
            }
            spec => {
                let name = format_ident!("__Formatted{}", self.items.len(), span = Span::mixed_site());
                let mut proof = format_ident!("__formatted{}", self.items.len(), span = Span::mixed_site());
                let mut format = Literal::string(&format!("{{{spec}}}"));
                format.set_span(self.token.resolved_at(Span::call_site()));
                let bound = Ident::new(placeholder.format, Span::call_site());
                let names: Vec<Ident> =
                    placeholder.counts.iter().map(|(name, _)| format_ident!("{name}")).collect();
                let places = (2..names.len() + 2).map(Literal::usize_unsuffixed);
                let types = names.iter().map(|_| quote!(::core::primitive::usize));
                let value_of = if placeholder.format == "Pointer" { quote!(self.0) } else { quote!(&self.0) };
                self.items.push(quote! {
                    #[derive(::core::clone::Clone, ::core::marker::Copy, ::core::fmt::Debug)]
                    struct #name<T>(T, ::core::marker::PhantomData<T>, #(#types),*);

                    const fn #proof<T: ::core::fmt::#bound>() -> ::core::marker::PhantomData<T> {
                        ::core::marker::PhantomData
                    }

                    impl<T: ::core::fmt::#bound> ::core::fmt::Display for #name<T> {
                        fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                            __formatter.write_fmt(::core::format_args!(#format, #value_of #(, #names = self.#places)*))
                        }
                    }
                });
                let mut counts = Vec::new();
                for (_, argument) in &placeholder.counts {
                    counts.push(self.count(argument));
                }
                let places = (2..counts.len() + 2).map(Literal::usize_unsuffixed);
                proof.set_span(here);
                quote_spanned!(here=> #name { 0: #value, 1: #proof(), #(#places: #counts),* })
            }
        }
    }

    /// Returns a width or a precision, which is a variable.
    fn count(&mut self, argument: &Argument) -> TokenStream {
        let given = self.given(argument);
        match argument {
            Argument::Name(name) if given.is_none() => {
                let name = self.variable(name);
                quote!(#name)
            }
            _ => {
                self.ctxt.error(self.token, "a width or a precision is a variable that the text captures");
                self.refused.extend(given);
                quote!(0)
            }
        }
    }

    fn finish(self) -> (TokenStream, Vec<TokenStream>) {
        for (index, argument) in self.arguments.iter().enumerate() {
            let is_used = self.known.iter().any(|(one, ..)| self.given(one) == Some(index));
            if !is_used && !self.refused.contains(&index) {
                self.ctxt.error(argument.token, NO_PLACEHOLDER);
            }
        }
        if self.known.len() > MOST_VALUES {
            self.ctxt.error(
                self.token,
                format!("the text has {} values, and a reply in place takes {MOST_VALUES}", self.known.len()),
            );
        }
        (self.items.into_iter().collect(), self.known.into_iter().map(|(.., value)| value).collect())
    }
}

/// The longest tuple of values.
const MOST_VALUES: usize = 12;

const NO_PLACEHOLDER: &str =
    "the text has no placeholder for this argument; remove it, or name it in the text";
