//! The type that is derived for, as read from its tokens.

use proc_macro2::{Ident, Span, TokenTree};
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Attribute, Data, DeriveInput, Fields, Generics, Meta, Type, Visibility};

use crate::derive::attr::{self, Head, Place, ReplyAttr, TypeKeys};
use crate::derive::ctxt::Ctxt;
use crate::derive::pattern::Alternative;
use crate::derive::template::Argument;
use crate::derive::tokens;

pub(crate) struct Input<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) vis: &'a Visibility,
    pub(crate) generics: &'a Generics,
    pub(crate) keys: TypeKeys,
    pub(crate) kind: Kind,
    pub(crate) variants: Vec<Variant<'a>>,
    /// Attributes say that a part of it is deprecated, or may be.
    pub(crate) has_deprecated: bool,
}

#[derive(Clone, Copy, Eq, PartialEq)]
pub(crate) enum Kind {
    Enum,
    Struct,
    /// Neither, so that there is nothing to derive.
    Union,
}

/// A variant, or the struct itself.
pub(crate) struct Variant<'a> {
    /// The variant's name, or the struct's.
    pub(crate) ident: &'a Ident,
    pub(crate) attr: ReplyAttr,
    pub(crate) fields: Vec<Field<'a>>,
    pub(crate) style: Style,
}

/// How strictly a reply is checked.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(crate) enum Strictness {
    /// The protocol and the table.
    Table,
    /// The protocol alone: the key `unregistered` lifts the table.
    Unregistered,
}

#[derive(Clone, Copy, Eq, PartialEq)]
pub(crate) enum Style {
    Named,
    Tuple,
    Unit,
    /// A reply in place, whose text names variables and arguments.
    InPlace,
}

pub(crate) struct Field<'a> {
    /// `None` in a tuple.
    pub(crate) ident: Option<&'a Ident>,
    pub(crate) index: usize,
    pub(crate) ty: &'a Type,
}

impl<'a> Input<'a> {
    pub(crate) fn new(ctxt: &Ctxt, input: &'a DeriveInput) -> Self {
        let place = if matches!(input.data, Data::Enum(_)) { Place::Enum } else { Place::Struct };
        let (reply, keys) = attr::parse(ctxt, &input.attrs, place);
        let (kind, variants) = match &input.data {
            Data::Struct(data) => (Kind::Struct, vec![Variant::new(ctxt, &input.ident, &data.fields, reply)]),
            Data::Enum(data) => {
                let variants = data.variants.iter().map(|variant| {
                    let (reply, _) = attr::parse(ctxt, &variant.attrs, Place::Variant);
                    Variant::new(ctxt, &variant.ident, &variant.fields, reply)
                });
                (Kind::Enum, variants.collect())
            }
            Data::Union(_) => (Kind::Union, Vec::new()),
        };
        let has_deprecated = attributes(input).any(is_about_deprecated);
        let (ident, vis, generics) = (&input.ident, &input.vis, &input.generics);
        Self { ident, vis, generics, keys, kind, variants, has_deprecated }
    }

    /// Returns `true` if a field holds a value of the type itself, as far as its tokens tell: an alias may hide it.
    pub(crate) fn is_held_by(&self, field: &Field<'_>) -> bool {
        tokens::names(field.ty.to_token_stream(), &|name| name == "Self" || name == self.ident)
    }

    /// Returns the last field of a struct if a value of it has no size of its own, as far as its tokens tell. Of the
    /// other fields the compiler says so.
    pub(crate) fn unsized_field(&self) -> Option<&Field<'a>> {
        let [variant] = self.variants.as_slice() else { return None };
        variant.fields.last().filter(|field| self.kind == Kind::Struct && is_unsized(field.ty))
    }

    /// Returns `true` unless `from_str = false` leaves `FromStr` to the author, or the type borrows from the reply.
    pub(crate) fn has_from_str(&self) -> bool {
        let is_borrowed = self.generics.lifetimes().next().is_some();
        !is_borrowed && !matches!(self.keys.from_str, Some((_, false)))
    }

    /// Returns how strictly a variant is checked.
    pub(crate) fn strictness(&self, variant: &Variant<'_>) -> Strictness {
        match self.keys.unregistered.or(variant.attr.unregistered) {
            Some(_) => Strictness::Unregistered,
            None => Strictness::Table,
        }
    }
}

impl<'a> Variant<'a> {
    /// Takes the reply of a `reply!`.
    pub(crate) const fn in_place(ident: &'a Ident, attr: ReplyAttr) -> Self {
        Self { ident, attr, fields: Vec::new(), style: Style::InPlace }
    }

    fn new(ctxt: &Ctxt, ident: &'a Ident, fields: &'a Fields, attr: ReplyAttr) -> Self {
        let style = match fields {
            Fields::Named(_) => Style::Named,
            Fields::Unnamed(_) => Style::Tuple,
            Fields::Unit => Style::Unit,
        };
        let fields = fields
            .iter()
            .enumerate()
            .map(|(index, field)| {
                for attribute in &field.attrs {
                    if attribute.path().is_ident("reply") {
                        ctxt.error(
                            attribute.path().span(),
                            "not expected here: `#[reply(..)]` belongs on a variant or a type, not on a field",
                        );
                    }
                }
                Field { ident: field.ident.as_ref(), index, ty: &field.ty }
            })
            .collect();
        Self { ident, attr, fields, style }
    }

    /// Returns the patterns that the variant is read from, in the order in which they are tried.
    pub(crate) fn arms(&self) -> impl Iterator<Item = &Alternative> {
        let head = match &self.attr.head {
            Head::Pattern(pattern) => Some(pattern),
            _ => None,
        };
        let accepted = self.attr.accept.as_ref().map(|(_, pattern)| pattern);
        head.into_iter().chain(accepted).flat_map(|pattern| &pattern.alternatives)
    }

    /// Returns the field that a placeholder names.
    pub(crate) fn field(&self, argument: &Argument) -> Option<&Field<'a>> {
        match argument {
            Argument::Index(index) if self.style == Style::Tuple => self.fields.get(*index),
            Argument::Index(_) => None,
            Argument::Name(name) => self.fields.iter().find(|field| field.name().as_deref() == Some(name)),
        }
    }
}

/// Returns the attributes of a type, its variants and its fields.
fn attributes(input: &DeriveInput) -> impl Iterator<Item = &Attribute> {
    let (variants, fields) = match &input.data {
        Data::Enum(data) => (Some(&data.variants), None),
        Data::Struct(data) => (None, Some(&data.fields)),
        Data::Union(_) => (None, None),
    };
    let variants = variants.into_iter().flatten();
    let fields = variants.clone().map(|variant| &variant.fields).chain(fields).flatten();
    let of_variants = variants.flat_map(|variant| &variant.attrs);
    input.attrs.iter().chain(of_variants).chain(fields.flat_map(|field| &field.attrs))
}

/// Returns `true` for `#[deprecated]`, and for what allows it.
fn is_about_deprecated(attribute: &Attribute) -> bool {
    match &attribute.meta {
        Meta::List(list) if ["allow", "expect"].iter().any(|word| list.path.is_ident(word)) => {
            let is_word =
                |token| matches!(token, TokenTree::Ident(word) if word == "deprecated" || word == "warnings");
            list.tokens.clone().into_iter().any(is_word)
        }
        meta => meta.path().is_ident("deprecated"),
    }
}

fn is_unsized(ty: &Type) -> bool {
    match ty {
        Type::Slice(_) | Type::TraitObject(_) => true,
        Type::Path(path) => path.qself.is_none() && path.path.is_ident("str"),
        Type::Group(group) => is_unsized(&group.elem),
        Type::Paren(paren) => is_unsized(&paren.elem),
        _ => false,
    }
}

impl Field<'_> {
    /// Returns the name as a placeholder has it, without `r#`.
    pub(crate) fn name(&self) -> Option<String> {
        let name = self.ident?.to_string();
        Some(name.strip_prefix("r#").map_or(name.clone(), str::to_owned))
    }

    /// Returns the place for a fault of the field's type, with names resolved as in generated code.
    pub(crate) fn span(&self) -> Span {
        self.ty.span().resolved_at(Span::call_site())
    }
}
