//! Bounds that follow from the fields, and types without their parameters.

use proc_macro2::{Delimiter, Group, Ident, Spacing, TokenStream, TokenTree};
use quote::quote;

use crate::derive::generics::{Generics, ParameterKind};
use crate::derive::tokens::{Cursor, is_punct, spaced, split};

/// The type parameters of a type, and the bounds that its impls need besides its own.
pub(super) struct Bounds<'a> {
    generics: &'a Generics,
    parameters: Vec<&'a Ident>,
    predicates: Vec<TokenStream>,
    known: Vec<String>,
}

impl<'a> Bounds<'a> {
    pub(super) fn new(generics: &'a Generics) -> Self {
        let parameters = generics.type_params().map(|parameter| &parameter.ident).collect();
        Self { generics, parameters, predicates: Vec::new(), known: Vec::new() }
    }

    /// Returns `true` if a type depends on a type parameter.
    pub(super) fn is_generic(&self, ty: &TokenStream) -> bool {
        !self.parameters.is_empty() && mentions(ty.clone(), &self.parameters)
    }

    /// Requires `ty: bound` if `ty` is generic; the compiler reports what else is missing where the bound is used.
    pub(super) fn require(&mut self, ty: &TokenStream, bound: &TokenStream) {
        if self.is_generic(ty) {
            let predicate = quote!(#ty: #bound);
            let written = spaced(&predicate);
            if !self.known.contains(&written) {
                self.known.push(written);
                self.predicates.push(predicate);
            }
        }
    }

    /// Requires `FromReply` as [`require`](Self::require) does, unless the author of the type gives such a bound: of
    /// two lifetimes for which `ty` may be read the compiler would choose none.
    pub(super) fn require_from_reply(&mut self, ty: &TokenStream, bound: &TokenStream) {
        let written = spaced(ty);
        let declarations = self.generics.type_params().map(|parameter| &parameter.declaration);
        let is_given = declarations
            .chain(&self.generics.predicates)
            .any(|predicate| bounds_of(predicate, &written).iter().any(|bound| is_from_reply(bound)));
        if !is_given {
            self.require(ty, bound);
        }
    }

    /// Returns the type's own where clause with these bounds.
    pub(super) fn where_clause(&self) -> TokenStream {
        self.where_clause_and(std::iter::empty())
    }

    /// Returns the same with more of them.
    pub(super) fn where_clause_and(&self, more: impl Iterator<Item = TokenStream>) -> TokenStream {
        let own = self.generics.predicates.iter().chain(&self.predicates).cloned();
        let all: Vec<_> = own.chain(more).collect();
        if all.is_empty() { TokenStream::new() } else { quote!(where #(#all),*) }
    }
}

/// Returns the bounds of `T: Bound + Bound` or `for<'a> T: Bound`, if they are those of the type that is written so.
fn bounds_of(predicate: &TokenStream, written: &str) -> Vec<Vec<TokenTree>> {
    let mut cursor = Cursor::unopened(predicate.clone());
    skip_for(&mut cursor);
    let mut ty = TokenStream::new();
    // `T: ::path::Bound` has a space that `T::Item: Bound` has not.
    while !cursor.is_empty() {
        ty.extend(cursor.until(&|token| is_punct(token, ':')));
        match cursor.next() {
            Some(TokenTree::Punct(colon)) if colon.spacing() == Spacing::Joint && cursor.peek_punct(':') => {
                ty.extend([TokenTree::from(colon)].into_iter().chain(cursor.next()));
            }
            _ => break,
        }
    }
    let is_it = spaced(&ty) == written;
    if is_it { split(cursor.until(&|_| false), '+') } else { Vec::new() }
}

/// Skips the `for<'a>` before a type or a bound.
fn skip_for(cursor: &mut Cursor) {
    if matches!(cursor.peek(), Some(TokenTree::Ident(word)) if word == "for") {
        cursor.next();
        cursor.eat_punct('<');
        cursor.until(&|token| is_punct(token, '>'));
        cursor.eat_punct('>');
    }
}

/// Returns `true` if the path of a bound ends in `FromReply`, before its arguments.
fn is_from_reply(bound: &[TokenTree]) -> bool {
    if let [TokenTree::Group(group)] = bound {
        return is_from_reply(&group.stream().into_iter().collect::<Vec<_>>());
    }
    let mut cursor = Cursor::unopened(bound.iter().cloned().collect());
    skip_for(&mut cursor);
    let path = cursor.until(&|token| is_punct(token, '<'));
    matches!(path.last(), Some(TokenTree::Ident(name)) if name == "FromReply")
}

/// Returns `true` if a type cannot be named outside of the impl: it mentions a parameter other than a lifetime.
pub(super) fn is_parametric(ty: &TokenStream, generics: &Generics) -> bool {
    let others = generics.parameters.iter().filter(|parameter| parameter.kind != ParameterKind::Lifetime);
    let others: Vec<_> = others.map(|parameter| &parameter.ident).collect();
    mentions(ty.clone(), &others)
}

/// Returns what a reference refers to, for bounds that hold for `&T` where they hold for `T`.
///
/// One on `&'a T` itself would be taken for each `&T` in the impl, also for a borrow that is shorter than `'a`.
pub(super) fn referent(ty: &TokenStream) -> TokenStream {
    let mut cursor = Cursor::unopened(ty.clone());
    if cursor.eat_punct('&') {
        if cursor.eat_punct('\'') {
            cursor.next();
        }
        if matches!(cursor.peek(), Some(TokenTree::Ident(word)) if word == "mut") {
            cursor.next();
        }
        return referent(&cursor.until(&|_| false).into_iter().collect());
    }
    match (cursor.next(), cursor.next()) {
        (Some(TokenTree::Group(group)), None) if is_one_type(&group) => referent(&group.stream()),
        _ => ty.clone(),
    }
}

/// Returns `true` for `(T)`, which is `T`; `(T,)` is a tuple.
fn is_one_type(group: &Group) -> bool {
    let mut inner = Cursor::unopened(group.stream());
    let is_around = matches!(group.delimiter(), Delimiter::Parenthesis | Delimiter::None);
    let first = inner.until(&|token| is_punct(token, ','));
    is_around && !first.is_empty() && inner.is_empty()
}

/// Returns the impl's parameters after a lifetime that outlives every other.
pub(super) fn with_lifetime(generics: &Generics, lifetime: &TokenStream) -> TokenStream {
    let outlived: Vec<_> = generics.lifetimes().map(|parameter| &parameter.name).collect();
    let parameter = if outlived.is_empty() { quote!(#lifetime) } else { quote!(#lifetime: #(#outlived)+*) };
    let own = generics.parameters.iter().map(|parameter| &parameter.declaration);
    quote!(<#parameter #(, #own)*>)
}

/// Returns the type with every lifetime parameter replaced by `'static`, as a constant outside of the impl needs it.
pub(super) fn static_type(ty: &TokenStream, generics: &Generics) -> TokenStream {
    let parameters: Vec<_> = generics.lifetimes().map(|parameter| &parameter.ident).collect();
    replace_lifetimes(ty.clone(), &parameters)
}

fn replace_lifetimes(tokens: TokenStream, parameters: &[&Ident]) -> TokenStream {
    let mut out = Vec::new();
    let mut is_after_quote = false;
    for token in tokens {
        let is_name = std::mem::replace(
            &mut is_after_quote,
            matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '\''),
        );
        out.push(match token {
            // Any other is that of a `for<'x>` within the type.
            TokenTree::Ident(name) if is_name && parameters.contains(&&name) => {
                TokenTree::Ident(Ident::new("static", name.span()))
            }
            TokenTree::Group(group) => {
                let stream = replace_lifetimes(group.stream(), parameters);
                let mut replaced = Group::new(group.delimiter(), stream);
                replaced.set_span(group.span());
                TokenTree::Group(replaced)
            }
            token => token,
        });
    }
    out.into_iter().collect()
}

fn mentions(tokens: TokenStream, names: &[&Ident]) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => names.iter().any(|name| **name == ident),
        TokenTree::Group(group) => mentions(group.stream(), names),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Returns the lifetime of the reply that `FromReply` reads.
pub(super) fn reply_lifetime() -> TokenStream {
    quote!('__reply)
}
