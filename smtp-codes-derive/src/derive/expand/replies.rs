//! `REPLIES`: the own rows, and those of the fields that are forwarded to.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{quote, quote_spanned};
use smtp_codes_data::{Command, Triple};
use syn::GenericParam;

use super::generics::{self, Bounds};
use super::lints;
use crate::derive::ast::{Field, Input, Strictness, Variant};
use crate::derive::crate_path;
use crate::derive::sent::{self, Row, Sent, Shape};
use crate::derive::valid::not_a_reply_to;

/// Rows that are kept free for each field whose own rows can only be counted where the type is used.
const ROOM: usize = 256;

/// Families that are kept free for all such fields.
const FAMILIES: usize = 8;

/// Returns the type's own rows, and for each its ready wire form.
///
/// The rows are calls in one constant: a constant for each code or status would cost the compiler more than the calls.
pub(super) fn rows(sent: &[Sent<'_>], krate: &TokenStream) -> (TokenStream, TokenStream) {
    let rows: Vec<_> = sent::rows(sent).map(|(_, row)| row).collect();
    let ready = rows.iter().map(|row| ready(row).unwrap_or_default());
    let ready = quote!(&[#(#ready),*]);
    let calls = rows.iter().map(|row| call(row));
    if rows.len() < 2 {
        return (quote!(&[#(#krate::__private::#calls)*]), ready);
    }
    let bare_spec = rows.iter().any(|row| row.enhanced.is_none()).then(|| quote!(bare_spec,));
    let spec = rows.iter().any(|row| row.enhanced.is_some()).then(|| quote!(spec,));
    let specs = quote! {
        {
            use #krate::__private::{#bare_spec #spec};
            &[#(#calls),*]
        }
    };
    (specs, ready)
}

/// Returns the one row of a type: with one constant for it and no function, the type costs the compiler an eighth less.
pub(super) fn one_row(row: &Row<'_>, krate: &TokenStream) -> TokenStream {
    let (call, ready) = (call(row), ready(row).unwrap_or_default());
    quote!(#krate::__private::Row { spec: &#krate::__private::#call, ready: #ready })
}

fn call(row: &Row<'_>) -> TokenStream {
    let (code, text) = (Literal::u16_unsuffixed(row.code), &row.text.literal);
    match row.enhanced {
        None => quote!(bare_spec(#code, #text)),
        Some(Triple { class, subject, detail }) => {
            let [class, subject, detail] = [class.into(), subject, detail].map(Literal::u16_unsuffixed);
            quote!(spec(#code, [#class, #subject, #detail], #text))
        }
    }
}

/// How many of the type's own rows have a ready wire form.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(super) enum Ready {
    None,
    Some,
    All,
}

impl Ready {
    pub(super) fn of(sent: &[Sent<'_>]) -> Self {
        let mut are_ready = sent::rows(sent).map(|(_, row)| is_ready(row));
        match are_ready.next() {
            None => Self::None,
            Some(first) if are_ready.all(|one| one == first) => {
                if first {
                    Self::All
                } else {
                    Self::None
                }
            }
            Some(_) => Self::Some,
        }
    }
}

/// Returns `true` if the wire form is known, as the text is ASCII and has no placeholder.
fn is_ready(row: &Row<'_>) -> bool {
    row.fixed_text().is_some_and(str::is_ascii)
}

/// Returns every line with its code and CRLF, `None` if that is only known at run time.
pub(super) fn ready(row: &Row<'_>) -> Option<String> {
    let text = row.fixed_text().filter(|_| is_ready(row))?;
    let mut lines = text.split('\n').peekable();
    let mut ready = String::new();
    while let Some(line) = lines.next() {
        let separator = if lines.peek().is_some() { '-' } else { ' ' };
        ready.push_str(&format!("{}{line}\r\n", line_start(row, separator)));
    }
    Some(ready)
}

/// Returns what the last line of the reply begins with.
pub(super) fn head(row: &Row<'_>) -> String {
    line_start(row, ' ')
}

/// Returns `true` if every session may get these literals as they are.
pub(super) fn are_plain(literals: &[String]) -> bool {
    literals.iter().all(|literal| literal.bytes().all(|octet| matches!(octet, b' '..=b'~')))
}

fn line_start(row: &Row<'_>, separator: char) -> String {
    let status = row
        .enhanced
        .map_or_else(String::new, |Triple { class, subject, detail }| format!("{class}.{subject}.{detail} "));
    format!("{}{separator}{status}", row.code)
}

/// Writes `impl ReplySet`, and the assertions that what is forwarded to fits the command.
pub(super) fn expand(
    input: &Input<'_>,
    sent: &[Sent<'_>],
    shape: Shape,
    bounds: &Bounds<'_>,
    krate: &TokenStream,
) -> TokenStream {
    match shape {
        Shape::Row => of_rows(input, &slice_of_one(), bounds, krate),
        Shape::Rows => of_rows(input, &quote!(Self::__OWN), bounds, krate),
        Shape::Forwards | Shape::Mixed => {
            let set = with_fields(input, sent, bounds, krate);
            let assertions = assertions(input, krate);
            quote!(#set #assertions)
        }
    }
}

/// Returns the slice of the row of a type that has one.
pub(super) fn slice_of_one() -> TokenStream {
    quote!(::core::slice::from_ref(Self::__ROW.spec))
}

/// Writes a set of which the own rows are all there are.
fn of_rows(input: &Input<'_>, rows: &TokenStream, bounds: &Bounds<'_>, krate: &TokenStream) -> TokenStream {
    let ident = input.ident;
    let (impl_generics, _, _) = input.generics.split_for_impl();
    let ty_generics = generics::arguments(input.generics);
    let (where_clause, allow) = (bounds.where_clause(), lints::of_trait(input));
    quote! {
        #[automatically_derived]
        #allow
        impl #impl_generics #krate::ReplySet for #ident #ty_generics #where_clause {
            const REPLIES: &'static [#krate::ReplySpec] = #rows;
        }
    }
}

/// Writes a set of the own rows, and those of the fields that are forwarded to, if each is a set.
fn with_fields(
    input: &Input<'_>,
    sent: &[Sent<'_>],
    bounds: &Bounds<'_>,
    krate: &TokenStream,
) -> TokenStream {
    let (ident, vis) = (input.ident, input.vis);
    let (impl_generics, _, _) = input.generics.split_for_impl();
    let ty_generics = generics::arguments(input.generics);
    let fields: Vec<_> = sent::fields(sent).collect();
    let sets: Vec<_> = fields.iter().map(|field| generics::referent(field.ty)).collect();
    let where_clause = bounds.where_clause_and(&sets, &quote!(#krate::ReplySet));
    let is_known = input.generics.params.iter().all(|one| matches!(one, GenericParam::Lifetime(_)));
    let (replies, families) = if is_known {
        exact(input, &fields, krate)
    } else {
        with_room(sent.len() - fields.len(), fields.len(), krate)
    };
    let parts = (!is_known).then(|| {
        quote! {
            const __PARTS: &'static [&'static [#krate::ReplySpec]] =
                &[Self::__OWN, #(<#sets as #krate::ReplySet>::REPLIES),*];

            const __FAMILIES: &'static [&'static [#krate::Family]] =
                &[#(<#sets as #krate::ReplySet>::FAMILIES),*];
        }
    });
    let (allow, allow_inherent) = (lints::of_trait(input), lints::of_inherent(input));
    quote! {
        #[automatically_derived]
        #allow
        impl #impl_generics #krate::ReplySet for #ident #ty_generics #where_clause {
            const REPLIES: &'static [#krate::ReplySpec] = #replies;

            const FAMILIES: &'static [#krate::Family] = #families;
        }

        #allow_inherent
        impl #impl_generics #ident #ty_generics #where_clause {
            /// Every reply that this type can send: its own, and those of the fields that it forwards to.
            #vis const REPLIES: &'static [#krate::ReplySpec] = <Self as #krate::ReplySet>::REPLIES;

            #parts
        }
    }
}

/// Asserts that the replies of the fields that are forwarded to fit the command as well.
pub(super) fn assertions(input: &Input<'_>, krate: &TokenStream) -> TokenStream {
    let forwarding = input.variants.iter().filter(|variant| variant.attr.transparent.is_some());
    let assertions = forwarding.filter_map(|variant| match variant.fields.as_slice() {
        [field] if !input.is_held_by(field) => assertion(input, variant, field, krate),
        _ => None,
    });
    assertions.collect()
}

/// Writes the rows and the families where every type is known: room for as many as there are before what is there
/// twice is dropped.
fn exact(input: &Input<'_>, fields: &[&Field<'_>], krate: &TokenStream) -> (TokenStream, TokenStream) {
    let ident = input.ident;
    let lifetimes: Vec<_> = input.generics.lifetimes().map(|_| quote!('static)).collect();
    let own = if lifetimes.is_empty() { quote!(#ident) } else { quote!(<#ident<#(#lifetimes),*>>) };
    let not_a_set = import_not_a_set(input, krate);
    let probes: Vec<_> = fields
        .iter()
        .map(|field| {
            let ty = generics::static_type(field.ty, input.generics);
            quote!(#krate::__private::SetProbe::<#ty>)
        })
        .collect();
    // These are the user's own types, so nothing may be brought into scope that one of them could be called.
    let replies = quote! {
        {
            #not_a_set
            const __PARTS: &[&[#krate::ReplySpec]] =
                &[#own::__OWN, #(#krate::__private::rows_of(#probes::__SMTP_CODES_ROWS)),*];
            const __ALL: ([#krate::ReplySpec; #krate::__private::total(__PARTS)], ::core::primitive::usize) =
                #krate::__private::concat_rows(__PARTS);
            <[#krate::ReplySpec]>::split_at(&__ALL.0, __ALL.1).0
        }
    };
    let families = quote! {
        {
            #not_a_set
            const __PARTS: &[&[#krate::Family]] =
                &[#(#krate::__private::families_of(#probes::__SMTP_CODES_FAMILIES)),*];
            const __ALL: ([#krate::Family; #krate::__private::total(__PARTS)], ::core::primitive::usize) =
                #krate::__private::concat_families(__PARTS);
            <[#krate::Family]>::split_at(&__ALL.0, __ALL.1).0
        }
    };
    (replies, families)
}

fn import_not_a_set(input: &Input<'_>, krate: &TokenStream) -> TokenStream {
    crate_path::import(&input.keys, krate, "NotASet", &quote!(SetProbe::<()>::__SMTP_CODES_ROWS))
}

/// Writes arrays that may be too long, where the number of rows depends on a type parameter.
fn with_room(own: usize, forwarded: usize, krate: &TokenStream) -> (TokenStream, TokenStream) {
    let room = Literal::usize_unsuffixed(own + ROOM * forwarded);
    let replies = quote! {
        {
            let all: &'static ([#krate::ReplySpec; #room], ::core::primitive::usize) =
                const { &#krate::__private::concat_rows(Self::__PARTS) };
            <[#krate::ReplySpec]>::split_at(&all.0, all.1).0
        }
    };
    let room = Literal::usize_unsuffixed(FAMILIES);
    let families = quote! {
        {
            let all: &'static ([#krate::Family; #room], ::core::primitive::usize) =
                const { &#krate::__private::concat_families(Self::__FAMILIES) };
            <[#krate::Family]>::split_at(&all.0, all.1).0
        }
    };
    (replies, families)
}

/// Lets the compiler, which alone knows what the type of the field can send, say what does not fit, in our words.
fn assertion(
    input: &Input<'_>,
    variant: &Variant<'_>,
    field: &Field<'_>,
    krate: &TokenStream,
) -> Option<TokenStream> {
    let commands = input.keys.commands();
    if commands.is_empty() || generics::is_parametric(field.ty, input.generics) {
        return None;
    }
    let ty = generics::static_type(field.ty, input.generics);
    let not_a_set = import_not_a_set(input, krate);
    let lifted = input.strictness(variant) == Strictness::Unregistered;
    let names = commands.iter().map(|command| Ident::new(command.name(), Span::call_site()));
    let unlisted = commands.iter().enumerate().map(|(at, command)| {
        let at = Literal::usize_unsuffixed(at);
        let after = format!(
            "`, which {} (RFC 5321 section 4.3.2); the key `unregistered` permits it anyway",
            not_a_reply_to(&[*command])
        );
        refusal(field, &quote!(Unlisted(#at)), &after, krate)
    });
    let recipient = commands.contains(&Command::Mail).then(|| {
        refusal(
            field,
            &quote!(Recipient),
            "`, whose enhanced status code speaks of a recipient, but MAIL names the sender (RFC 3463 section 3.2); \
             the key `unregistered` permits it anyway",
            krate,
        )
    });
    let on_a_hello = refusal(
        field,
        &quote!(OnAHello),
        "` with an enhanced status code, which a greeting and the answer to a hello cannot carry (RFC 2034 section 4)",
        krate,
    );
    let allow = lints::of_trait(input);
    Some(quote_spanned! {field.span()=>
        #allow
        const _: () = {
            #not_a_set
            use #krate::__private::refuse as __refuse;
            let __misfit = #krate::__private::misfit(
                #krate::__private::SetProbe::<#ty>::__SMTP_CODES_ROWS,
                &[#(#krate::Command::#names),*],
                #lifted,
            );
            #(#unlisted)*
            #recipient
            #on_a_hello
        };
    })
}

/// Refuses one misfit with its message, in which the compiler puts the code that it has found.
fn refusal(field: &Field<'_>, misfit: &TokenStream, after: &str, krate: &TokenStream) -> TokenStream {
    const BEFORE: &str = "one of its replies is `";
    let message = Literal::byte_string(format!("{BEFORE}000{after}").as_bytes());
    let at = Literal::usize_unsuffixed(BEFORE.len());
    quote_spanned! {field.span()=>
        if let ::core::option::Option::Some((#krate::__private::Misfit::#misfit, __code)) = __misfit {
            __refuse(*#message, #at, __code);
        }
    }
}
