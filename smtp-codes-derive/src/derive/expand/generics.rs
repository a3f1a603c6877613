//! Bounds that follow from the fields, and types without their parameters.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Data, DeriveInput, GenericParam, Generics, Lifetime, Type, TypeParamBound, WherePredicate};

use crate::derive::tokens;

/// The type parameters of a type, and the bounds that its impls need in addition to its own.
#[derive(Clone)]
pub(super) struct Bounds<'a> {
    generics: &'a Generics,
    parameters: Vec<&'a Ident>,
    predicates: Vec<Predicate>,
}

#[derive(Clone)]
struct Predicate {
    ty: TokenStream,
    bound: TokenStream,
    /// How many lifetimes it holds for any of.
    any: usize,
    /// The same in all that differ in their lifetimes alone.
    shape: String,
}

impl<'a> Bounds<'a> {
    pub(super) fn new(generics: &'a Generics) -> Self {
        let parameters = generics.type_params().map(|parameter| &parameter.ident).collect();
        Self { generics, parameters, predicates: Vec::new() }
    }

    /// Returns `true` if a type depends on a type parameter.
    pub(super) fn is_generic(&self, ty: &Type) -> bool {
        !self.parameters.is_empty() && names(ty, &self.parameters)
    }

    /// Requires `ty: bound` if `ty` is generic; the compiler reports what else is missing where the bound is used.
    pub(super) fn require(&mut self, ty: &Type, bound: &TokenStream) {
        if self.is_generic(ty) {
            self.add(ty, bound, 0, None);
        }
    }

    /// Adds `ty: bound`, or for any lifetime where one is known for another: of two that differ in their lifetimes
    /// alone the compiler would choose none. A lifetime that is longer than each of them stands for all instead.
    fn add(&mut self, ty: &Type, bound: &TokenStream, any: usize, longest: Option<&Lifetime>) {
        let (for_any, count) = self.for_any(ty, longest);
        let shape = quote!(#for_any: #bound).to_string();
        let ty = ty.to_token_stream();
        match self.predicates.iter_mut().find(|one| one.shape == shape) {
            None => self.predicates.push(Predicate { ty, bound: bound.clone(), any, shape }),
            Some(known) if known.ty.to_string() == ty.to_string() => {}
            Some(known) => (known.ty, known.any) = (for_any, count.max(any)),
        }
    }

    /// Returns a type for any lifetimes, and the number of these, or the type for the longest.
    fn for_any(&self, ty: &Type, longest: Option<&Lifetime>) -> (TokenStream, usize) {
        let lifetimes: Vec<_> =
            self.generics.lifetimes().map(|parameter| &parameter.lifetime.ident).collect();
        let mut count = 0;
        let mut next = || match longest {
            Some(longest) => longest.ident.clone(),
            None => {
                count += 1;
                any_lifetime(count - 1).ident
            }
        };
        (replace_lifetimes(ty.to_token_stream(), &lifetimes, &mut next), count)
    }

    /// Requires `FromReply` as [`require`](Self::require) does, unless the author of the type gives such a bound: of
    /// two lifetimes for which `ty` may be read the compiler would choose none.
    ///
    /// What is read for the lifetime of the reply can be taken for shorter ones.
    pub(super) fn require_from_reply(&mut self, ty: &Type, bound: &TokenStream) {
        let written = ty.to_token_stream().to_string();
        let parameters = self.generics.type_params().filter(|parameter| parameter.ident == written);
        let predicates = self.generics.where_clause.iter().flat_map(|clause| &clause.predicates);
        let of_clause = predicates.filter_map(|predicate| match predicate {
            WherePredicate::Type(bound) if bound.bounded_ty.to_token_stream().to_string() == written => {
                Some(&bound.bounds)
            }
            _ => None,
        });
        let mut given = parameters.map(|parameter| &parameter.bounds).chain(of_clause).flatten();
        let is_given = given.any(|bound| match bound {
            TypeParamBound::Trait(bound) => {
                bound.path.segments.last().is_some_and(|name| name.ident == "FromReply")
            }
            _ => false,
        });
        if !is_given && self.is_generic(ty) {
            self.add(ty, bound, 0, Some(&reply_lifetime()));
        }
    }

    /// Returns the type's own where clause with these bounds, and `bound` on each type.
    ///
    /// Bound by a lifetime that it does not mention, a false bound is not an error: the impl is not there.
    pub(super) fn where_clause_and(&self, types: &[&Type], bound: &TokenStream) -> TokenStream {
        let mut bounds = self.clone();
        for ty in types {
            bounds.add(ty, bound, 1, None);
        }
        bounds.where_clause()
    }

    /// Returns the type's own where clause with these bounds.
    pub(super) fn where_clause(&self) -> TokenStream {
        let own = self.generics.where_clause.as_ref().map(|clause| clause.predicates.iter());
        let own = own.into_iter().flatten().map(ToTokens::to_token_stream);
        let inferred = self.predicates.iter().map(|Predicate { ty, bound, any, .. }| {
            let lifetimes = (0..*any).map(any_lifetime);
            let any = (*any > 0).then(|| quote!(for<#(#lifetimes),*>));
            quote!(#any #ty: #bound)
        });
        let all: Vec<_> = own.chain(inferred).collect();
        if all.is_empty() { TokenStream::new() } else { quote!(where #(#all),*) }
    }
}

/// Requires a size of what a struct ends with, where it may have none: a reply has one.
pub(super) fn require_size(input: &mut DeriveInput) {
    let Data::Struct(data) = &input.data else { return };
    let Some(ty) = data.fields.iter().last().map(|field| &field.ty) else { return };
    let generics = &input.generics;
    let (parameters, where_clause) = (&generics.params, &generics.where_clause);
    let is_lifted = quote!(#parameters #where_clause).into_iter().any(|token| is_question_mark(&token));
    if !is_lifted || !Bounds::new(generics).is_generic(ty) || matches!(ty, Type::Reference(_)) {
        return;
    }
    // The compiler does not conclude the one from the other.
    let sized = [quote!(#ty: ::core::marker::Sized), quote!(Self: ::core::marker::Sized)];
    let sized = sized.into_iter().flat_map(syn::parse2::<WherePredicate>);
    input.generics.make_where_clause().predicates.extend(sized);
}

/// Returns `true` for that of `?Sized`.
fn is_question_mark(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == '?')
}

/// Returns `true` if a type cannot be named outside of the impl: it mentions a parameter other than a lifetime.
pub(super) fn is_parametric(ty: &Type, generics: &Generics) -> bool {
    let types = generics.type_params().map(|parameter| &parameter.ident);
    let parameters: Vec<_> = types.chain(generics.const_params().map(|parameter| &parameter.ident)).collect();
    names(ty, &parameters)
}

/// Returns what a reference refers to, for bounds that hold for `&T` where they hold for `T`.
///
/// One on `&'a T` itself would be taken for each `&T` in the impl, also for a borrow that is shorter than `'a`.
pub(super) fn referent(ty: &Type) -> &Type {
    match ty {
        Type::Reference(reference) => referent(&reference.elem),
        Type::Paren(paren) => referent(&paren.elem),
        Type::Group(group) => referent(&group.elem),
        _ => ty,
    }
}

/// Returns the arguments of the type in its impls. A constant is in braces: alone it would be taken for a type of the
/// same name, if there is one.
pub(super) fn arguments(generics: &Generics) -> TokenStream {
    if generics.params.is_empty() {
        return TokenStream::new();
    }
    let arguments = generics.params.iter().map(|parameter| match parameter {
        GenericParam::Lifetime(parameter) => parameter.lifetime.to_token_stream(),
        GenericParam::Type(parameter) => parameter.ident.to_token_stream(),
        GenericParam::Const(parameter) => {
            let name = &parameter.ident;
            quote!({ #name })
        }
    });
    quote!(<#(#arguments),*>)
}

/// Returns the impl's parameters after a lifetime that outlives every other.
pub(super) fn with_lifetime(generics: &Generics, lifetime: &Lifetime) -> TokenStream {
    let outlived: Vec<_> = generics.lifetimes().map(|parameter| &parameter.lifetime).collect();
    let parameter = if outlived.is_empty() { quote!(#lifetime) } else { quote!(#lifetime: #(#outlived)+*) };
    let (own, ..) = generics.split_for_impl();
    let mut own = own.to_token_stream().into_iter();
    match own.next() {
        Some(bracket) => quote!(#bracket #parameter, #(#own)*),
        None => quote!(<#parameter>),
    }
}

/// Returns the type with every lifetime parameter replaced by `'static`, as a constant outside of the impl needs it.
pub(super) fn static_type(ty: &Type, generics: &Generics) -> TokenStream {
    let parameters: Vec<_> = generics.lifetimes().map(|parameter| &parameter.lifetime.ident).collect();
    let mut next = || Ident::new("static", Span::call_site());
    replace_lifetimes(ty.to_token_stream(), &parameters, &mut next)
}

fn replace_lifetimes(
    tokens: TokenStream,
    parameters: &[&Ident],
    next: &mut dyn FnMut() -> Ident,
) -> TokenStream {
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
                let mut replaced = next();
                replaced.set_span(name.span());
                TokenTree::Ident(replaced)
            }
            TokenTree::Group(group) => {
                let stream = replace_lifetimes(group.stream(), parameters, next);
                let mut replaced = Group::new(group.delimiter(), stream);
                replaced.set_span(group.span());
                TokenTree::Group(replaced)
            }
            token => token,
        });
    }
    out.into_iter().collect()
}

fn names(ty: &Type, parameters: &[&Ident]) -> bool {
    tokens::names(ty.to_token_stream(), &|name| parameters.contains(&name))
}

/// Returns the lifetime of the reply that `FromReply` reads.
pub(super) fn reply_lifetime() -> Lifetime {
    Lifetime::new("'__reply", Span::call_site())
}

/// Returns one of the lifetimes of a `for<..>`.
fn any_lifetime(index: usize) -> Lifetime {
    let name = if index == 0 { "'__any".to_owned() } else { format!("'__any{index}") };
    Lifetime::new(&name, Span::call_site())
}
