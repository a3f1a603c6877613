//! The parameters of the type that is derived for, and what is asked of them.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::quote;

use super::tokens::{Cursor, is_punct, split};

/// The parameters of a type, and its `where` clause.
#[derive(Default)]
pub(crate) struct Generics {
    pub(crate) parameters: Vec<Parameter>,
    /// The predicates after `where`.
    pub(crate) predicates: Vec<TokenStream>,
}

pub(crate) struct Parameter {
    pub(crate) kind: ParameterKind,
    /// The name without the quote of a lifetime.
    pub(crate) ident: Ident,
    /// The name with it.
    pub(crate) name: TokenStream,
    /// The parameter as an impl declares it: with its bounds, without its default.
    pub(crate) declaration: TokenStream,
}

#[derive(Clone, Copy, Eq, PartialEq)]
pub(crate) enum ParameterKind {
    Lifetime,
    Type,
    Const,
}

impl Generics {
    /// Reads `<'a, T: Bound, const N: usize>`, if the type has it.
    pub(crate) fn parameters(cursor: &mut Cursor) -> Self {
        let mut generics = Self::default();
        if cursor.eat_punct('<') {
            let parameters = cursor.until(&|token| is_punct(token, '>'));
            cursor.eat_punct('>');
            generics.parameters = split(parameters, ',').into_iter().filter_map(Parameter::new).collect();
        }
        generics
    }

    /// Reads `where T: Bound`, if it is here.
    pub(crate) fn where_clause(&mut self, cursor: &mut Cursor) {
        if !matches!(cursor.peek(), Some(TokenTree::Ident(ident)) if ident == "where") {
            return;
        }
        cursor.next();
        let is_end = |token: &TokenTree| match token {
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            token => is_punct(token, ';'),
        };
        let predicates = split(cursor.until(&is_end), ',').into_iter();
        self.predicates = predicates.map(|predicate| predicate.into_iter().collect()).collect();
    }

    pub(crate) fn lifetimes(&self) -> impl Iterator<Item = &Parameter> {
        self.parameters.iter().filter(|one| one.kind == ParameterKind::Lifetime)
    }

    pub(crate) fn type_params(&self) -> impl Iterator<Item = &Parameter> {
        self.parameters.iter().filter(|one| one.kind == ParameterKind::Type)
    }

    /// Returns the parameters of an impl, those of the type, and its `where` clause.
    pub(crate) fn split_for_impl(&self) -> (TokenStream, TokenStream, TokenStream) {
        let declarations = self.parameters.iter().map(|one| &one.declaration);
        let names = self.parameters.iter().map(|one| &one.name);
        let predicates = &self.predicates;
        let where_clause =
            if predicates.is_empty() { TokenStream::new() } else { quote!(where #(#predicates),*) };
        if self.parameters.is_empty() {
            return (TokenStream::new(), TokenStream::new(), where_clause);
        }
        (quote!(<#(#declarations),*>), quote!(<#(#names),*>), where_clause)
    }
}

impl Parameter {
    fn new(tokens: Vec<TokenTree>) -> Option<Self> {
        let mut cursor = Cursor::unopened(tokens.into_iter().collect());
        let declaration: TokenStream = cursor.until(&|token| is_punct(token, '=')).into_iter().collect();
        let mut cursor = Cursor::unopened(declaration.clone());
        while cursor.eat_punct('#') {
            cursor.next();
        }
        let quote = if cursor.peek_punct('\'') { cursor.next() } else { None };
        let mut ident = cursor.eat_ident()?;
        let kind = match quote {
            Some(_) => ParameterKind::Lifetime,
            None if ident == "const" => {
                ident = cursor.eat_ident()?;
                ParameterKind::Const
            }
            None => ParameterKind::Type,
        };
        let name = quote.into_iter().chain([ident.clone().into()]).collect();
        Some(Self { kind, ident, name, declaration })
    }
}
