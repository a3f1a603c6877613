//! A cursor over the tokens of an attribute, and what tokens say.

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};

/// The tokens that are left, with one token of sight.
pub(crate) struct Cursor {
    tokens: std::iter::Peekable<std::vec::IntoIter<Flat>>,
    /// The place for a missing token: the last one that was taken, or the group itself.
    here: Span,
}

/// A token outside of invisible groups.
#[derive(Clone)]
struct Flat {
    token: TokenTree,
    /// The invisible group that begins with it, and the number of its tokens.
    group: Option<(Group, usize)>,
}

impl Cursor {
    /// Begins at the first token; `whole` is where an empty list is reported.
    pub(crate) fn new(tokens: TokenStream, whole: Span) -> Self {
        let mut flat = Vec::new();
        flatten(tokens, &mut flat);
        Self { tokens: flat.into_iter().peekable(), here: whole }
    }

    pub(crate) fn inside(group: &Group) -> Self {
        Self::new(group.stream(), group.span())
    }

    pub(crate) fn peek(&mut self) -> Option<&TokenTree> {
        self.tokens.peek().map(|flat| &flat.token)
    }

    pub(crate) fn next(&mut self) -> Option<TokenTree> {
        let token = self.tokens.next()?.token;
        self.here = token.span();
        Some(token)
    }

    /// Takes the next token, or the invisible group that begins with it: in `2 * $value` the value is one operand.
    pub(crate) fn next_unopened(&mut self) -> Option<TokenTree> {
        let Flat { token, group } = self.tokens.next()?;
        let token = match group {
            None => token,
            Some((group, len)) => {
                self.tokens.by_ref().take(len - 1).for_each(drop);
                TokenTree::Group(group)
            }
        };
        self.here = token.span();
        Some(token)
    }

    /// Returns `true` if one of the tokens left is a string.
    pub(crate) fn has_string_ahead(&self) -> bool {
        let is_string = |flat: Flat| matches!(flat.token, TokenTree::Literal(one) if string(&one).is_some());
        self.tokens.clone().any(is_string)
    }

    pub(crate) fn is_empty(&mut self) -> bool {
        self.peek().is_none()
    }

    /// Returns the next token's place, or that of the last one if none is left.
    pub(crate) fn span(&mut self) -> Span {
        let here = self.here;
        self.peek().map_or(here, TokenTree::span)
    }

    /// Returns the place of the last token that was taken.
    pub(crate) const fn last(&self) -> Span {
        self.here
    }

    pub(crate) fn peek_punct(&mut self, punct: char) -> bool {
        matches!(self.peek(), Some(TokenTree::Punct(found)) if found.as_char() == punct)
    }

    pub(crate) fn eat_punct(&mut self, punct: char) -> bool {
        let found = self.peek_punct(punct);
        if found {
            self.next();
        }
        found
    }

    pub(crate) fn eat_ident(&mut self) -> Option<Ident> {
        match self.peek() {
            Some(TokenTree::Ident(_)) => match self.next() {
                Some(TokenTree::Ident(ident)) => Some(ident),
                _ => None,
            },
            _ => None,
        }
    }

    pub(crate) fn eat_literal(&mut self) -> Option<Literal> {
        match self.peek() {
            Some(TokenTree::Literal(_)) => match self.next() {
                Some(TokenTree::Literal(literal)) => Some(literal),
                _ => None,
            },
            _ => None,
        }
    }

    pub(crate) fn eat_parentheses(&mut self) -> Option<Group> {
        match self.peek() {
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis => {
                match self.next() {
                    Some(TokenTree::Group(group)) => Some(group),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    /// Goes on after a fault: drops everything up to the next comma.
    pub(crate) fn skip_item(&mut self) {
        while !self.is_empty() && !self.peek_punct(',') {
            self.next();
        }
    }
}

/// Opens invisible groups, in which a `macro_rules!` fragment such as `$code:literal` comes.
fn flatten(tokens: TokenStream, out: &mut Vec<Flat>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
                let begin = out.len();
                flatten(group.stream(), out);
                let len = out.len() - begin;
                if let Some(first) = out.get_mut(begin) {
                    first.group = Some((group, len));
                }
            }
            token => out.push(Flat { token, group: None }),
        }
    }
}

/// Returns the value of a string literal, `None` for every other literal.
pub(crate) fn string(literal: &Literal) -> Option<String> {
    let written = literal.to_string();
    let plain = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    match plain {
        Some(plain) if !plain.contains('\\') => Some(plain.to_owned()),
        Some(_) => Some(unescaped(literal)?),
        None if written.starts_with('r') => Some(unescaped(literal)?),
        None => None,
    }
}

/// Returns `true` if a literal begins with a digit, as a reply code and a family do.
pub(crate) fn is_number(literal: &Literal) -> bool {
    literal.to_string().starts_with(|first: char| first.is_ascii_digit())
}

fn unescaped(literal: &Literal) -> Option<String> {
    match syn::Lit::new(literal.clone()) {
        syn::Lit::Str(string) => Some(string.value()),
        _ => None,
    }
}

/// Returns `true` if a type names what is meant: not as the end of a path, a lifetime, or an associated type.
pub(crate) fn names(ty: TokenStream, is_meant: &dyn Fn(&Ident) -> bool) -> bool {
    let punct = |token: &TokenTree| match token {
        TokenTree::Punct(punct) => Some(punct.as_char()),
        _ => None,
    };
    let mut tokens = ty.into_iter().peekable();
    let mut before = [None, None];
    while let Some(token) = tokens.next() {
        let is_other = matches!(before, [Some(':'), Some(':')] | [_, Some('\'')])
            || tokens.peek().and_then(punct) == Some('=');
        let is_named = match &token {
            TokenTree::Ident(name) => !is_other && is_meant(name),
            TokenTree::Group(group) => names(group.stream(), is_meant),
            TokenTree::Punct(_) | TokenTree::Literal(_) => false,
        };
        if is_named {
            return true;
        }
        before = [before[1], punct(&token)];
    }
    false
}
