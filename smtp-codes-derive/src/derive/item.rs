//! The item that is derived for, taken apart.
//!
//! The compiler has read it before, so that nothing is checked here. Types, bounds and values stay the tokens that
//! they are: nothing else than their end and the names in them is of interest, and a parser of all of Rust, as syn is,
//! takes the compiler as long to build as the derives.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};

use super::generics::Generics;
use super::tokens::{Cursor, is_punct};

/// A struct, an enum or a union.
pub(crate) struct Item {
    pub(crate) kind: Kind,
    pub(crate) vis: TokenStream,
    pub(crate) generics: Generics,
    /// The item itself; its fields are those of a struct.
    pub(crate) head: Part,
    pub(crate) variants: Vec<Part>,
}

#[derive(Clone, Copy, Eq, PartialEq)]
pub(crate) enum Kind {
    Enum,
    Struct,
    /// Neither, so that there is nothing to derive.
    Union,
}

/// What has a name, attributes and fields: an item, or a variant.
pub(crate) struct Part {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) ident: Ident,
    pub(crate) style: Style,
    pub(crate) fields: Vec<FieldTokens>,
}

#[derive(Clone, Copy, Eq, PartialEq)]
pub(crate) enum Style {
    Named,
    Tuple,
    Unit,
    /// A reply in place, whose text names variables and arguments.
    InPlace,
}

pub(crate) struct FieldTokens {
    pub(crate) attributes: Vec<Attribute>,
    /// `None` in a tuple.
    pub(crate) ident: Option<Ident>,
    pub(crate) ty: TokenStream,
}

/// A `#[reply(..)]`; the attributes of others are not kept.
pub(crate) struct Attribute {
    /// The word `reply`.
    pub(crate) token: Span,
    /// What is in the parentheses after it, `None` if it has none.
    pub(crate) list: Option<TokenStream>,
}

impl Item {
    /// Takes an item apart; `None` if it is of a kind for which nothing can be derived.
    pub(crate) fn parse(tokens: TokenStream) -> Option<Self> {
        let mut cursor = Cursor::unopened(tokens);
        let attributes = attributes(&mut cursor);
        let vis = visibility(&mut cursor);
        let kind = match cursor.eat_ident()?.to_string().as_str() {
            "enum" => Kind::Enum,
            "struct" => Kind::Struct,
            "union" => Kind::Union,
            _ => return None,
        };
        let ident = cursor.eat_ident()?;
        let mut generics = Generics::parameters(&mut cursor);
        generics.where_clause(&mut cursor);
        let body = cursor.eat_group();
        // That of a tuple struct comes after its fields.
        generics.where_clause(&mut cursor);
        let (mut style, mut fields, mut variants) = (Style::Unit, Vec::new(), Vec::new());
        if let Some(body) = body {
            let mut tokens = Cursor::unopened(body.stream());
            match kind {
                Kind::Enum => variants = of_enum(&mut tokens),
                Kind::Struct => (style, fields) = of_delimiter(body.delimiter(), &mut tokens),
                Kind::Union => {}
            }
        }
        Some(Self { kind, vis, generics, head: Part { attributes, ident, style, fields }, variants })
    }
}

fn of_enum(cursor: &mut Cursor) -> Vec<Part> {
    let mut variants = Vec::new();
    while !cursor.is_empty() {
        let attributes = attributes(cursor);
        visibility(cursor);
        let Some(ident) = cursor.eat_ident() else { break };
        let (style, fields) = match cursor.eat_group() {
            Some(group) => of_delimiter(group.delimiter(), &mut Cursor::unopened(group.stream())),
            None => (Style::Unit, Vec::new()),
        };
        if cursor.eat_punct('=') {
            cursor.expression();
        }
        cursor.eat_punct(',');
        variants.push(Part { attributes, ident, style, fields });
    }
    variants
}

fn of_delimiter(delimiter: Delimiter, cursor: &mut Cursor) -> (Style, Vec<FieldTokens>) {
    let style = if delimiter == Delimiter::Brace { Style::Named } else { Style::Tuple };
    let mut fields = Vec::new();
    while !cursor.is_empty() {
        let attributes = attributes(cursor);
        visibility(cursor);
        let ident = if style == Style::Named { cursor.eat_ident() } else { None };
        if ident.is_some() {
            cursor.eat_punct(':');
        }
        let ty = cursor.until(&|token| is_punct(token, ','));
        cursor.eat_punct(',');
        fields.push(FieldTokens { attributes, ident, ty: ty.into_iter().collect() });
    }
    (style, fields)
}

/// Skips the attributes, and returns those that are for the derives.
fn attributes(cursor: &mut Cursor) -> Vec<Attribute> {
    let mut found = Vec::new();
    while cursor.eat_punct('#') {
        let attribute = cursor.eat_group();
        found.extend(attribute.and_then(|attribute| of_derives(&mut Cursor::inside(&attribute))));
    }
    found
}

fn of_derives(cursor: &mut Cursor) -> Option<Attribute> {
    let name = cursor.eat_ident().filter(|name| name == "reply")?;
    match cursor.next() {
        Some(TokenTree::Punct(colon)) if colon.as_char() == ':' => None,
        Some(TokenTree::Group(list)) => Some(Attribute { token: name.span(), list: Some(list.stream()) }),
        _ => Some(Attribute { token: name.span(), list: None }),
    }
}

fn visibility(cursor: &mut Cursor) -> TokenStream {
    let is_public = |token: &TokenTree| matches!(token, TokenTree::Ident(ident) if ident == "pub");
    let mut vis = TokenStream::new();
    match cursor.peek() {
        // That of a `macro_rules!` fragment comes in an invisible group.
        Some(TokenTree::Group(group))
            if group.delimiter() == Delimiter::None
                && group.stream().into_iter().next().as_ref().is_none_or(is_public) =>
        {
            vis.extend(cursor.next());
        }
        Some(token) if is_public(token) => {
            vis.extend(cursor.next());
            vis.extend(restriction(cursor));
        }
        _ => {}
    }
    vis
}

/// Takes the `(crate)` of `pub(crate)`, if the next token is one: the `(u8, u16)` of `pub (u8, u16)` is a type.
fn restriction(cursor: &mut Cursor) -> Option<TokenTree> {
    let Some(TokenTree::Group(group)) = cursor.peek() else { return None };
    let mut inner = group.stream().into_iter();
    let is_one = match (group.delimiter(), inner.next(), inner.next()) {
        (Delimiter::Parenthesis, Some(TokenTree::Ident(first)), second) => {
            first == "in" || second.is_none() && ["crate", "self", "super"].iter().any(|word| first == word)
        }
        _ => false,
    };
    if is_one { cursor.next() } else { None }
}
