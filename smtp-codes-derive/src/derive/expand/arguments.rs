//! Reads the arguments of `reply!`, the expressions after its text.

use proc_macro2::{Delimiter, Group, Spacing, Span, TokenStream, TokenTree};

use crate::derive::ctxt::Ctxt;
use crate::derive::tokens::Cursor;

/// An expression after the text, and its name.
pub(super) struct Given {
    pub(super) name: Option<String>,
    pub(super) token: Span,
    pub(super) value: TokenStream,
}

/// Reads all that is left.
pub(super) fn parse(ctxt: &Ctxt, cursor: &mut Cursor) -> Vec<Given> {
    let mut given: Vec<Given> = Vec::new();
    while !cursor.is_empty() {
        let token = cursor.span();
        let value = argument(cursor);
        cursor.eat_punct(',');
        let name = match value.as_slice() {
            [TokenTree::Ident(name), TokenTree::Punct(equals), next, ..]
                if equals.as_char() == '=' && !matches!(next, TokenTree::Punct(p) if p.as_char() == '=') =>
            {
                Some(name.to_string().trim_start_matches("r#").to_owned())
            }
            _ => None,
        };
        let value: TokenStream = value.into_iter().skip(if name.is_some() { 2 } else { 0 }).collect();
        if value.is_empty() {
            ctxt.error(token, "expected an argument for the text here");
        } else if name.is_some() && given.iter().any(|one| one.name == name) {
            ctxt.error(token, "the text has an argument of this name already; remove one of the two");
        } else if name.is_none() && given.iter().any(|one| one.name.is_some()) {
            ctxt.error(token, "arguments without a name come before those with one; move it to the front");
        }
        given.push(Given { name, token, value });
    }
    given
}

/// Takes an argument up to the comma after it. The commas between angle brackets do not end it: those of `f::<A, B>()`,
/// of `<A as B<C, D>>::E`, and of `a as &dyn B<C, D>`. A `<` between two values is not a bracket.
fn argument(cursor: &mut Cursor) -> Vec<TokenTree> {
    let mut taken: Vec<TokenTree> = Vec::new();
    let (mut depth, mut is_type) = (0_u32, false);
    while !cursor.is_empty() && (depth > 0 || !cursor.peek_punct(',')) {
        let Some(next) = cursor.next_unopened() else { break };
        let before = taken.last();
        match &next {
            TokenTree::Punct(punct) => match punct.as_char() {
                '<' if depth > 0 || is_type || !ends_a_value(before) => depth += 1,
                '>' if depth > 0 => depth -= u32::from(!is_punct(before, "-")),
                ':' | '\'' => {}
                // An arrow leads to a type as well.
                '-' if cursor.peek_punct('>') => {}
                '>' if is_punct(before, "-") => {}
                // Of `a as &dyn B` the `&` belongs to the type, of `a as u8 & b` it does not.
                _ => is_type &= depth > 0 || begins_a_type(before),
            },
            TokenTree::Ident(_) => is_type |= depth == 0 && is_word(Some(&next), &["as"]),
            TokenTree::Group(_) | TokenTree::Literal(_) => {}
        }
        taken.push(next);
    }
    in_parentheses(taken)
}

/// Puts what a macro passes on as one expression into parentheses: older compilers open an invisible group that comes
/// out of a macro like this one, so that `2 * $value` of `1 + 2` would be 4.
fn in_parentheses(mut argument: Vec<TokenTree>) -> Vec<TokenTree> {
    if argument.len() == 1 {
        return argument;
    }
    for token in &mut argument {
        if let TokenTree::Group(group) = token {
            if group.delimiter() == Delimiter::None && !is_path(group.stream()) {
                let mut visible = Group::new(Delimiter::Parenthesis, group.stream());
                visible.set_span(group.span());
                *group = visible;
            }
        }
    }
    argument
}

/// Returns `true` for a path and for a single token, which nothing can take apart. A path cannot stand in parentheses
/// everywhere.
fn is_path(tokens: TokenStream) -> bool {
    let mut tokens = tokens.into_iter();
    let first = tokens.next();
    let mut rest = tokens.peekable();
    rest.peek().is_none()
        || first.into_iter().chain(rest).all(|token| match token {
            TokenTree::Ident(word) => !is_word(Some(&word.into()), WORDS_BEFORE_A_VALUE),
            TokenTree::Punct(punct) => punct.as_char() == ':',
            TokenTree::Group(_) | TokenTree::Literal(_) => false,
        })
}

fn is_punct(token: Option<&TokenTree>, puncts: &str) -> bool {
    matches!(token, Some(TokenTree::Punct(found)) if puncts.contains(found.as_char()))
}

fn is_word(token: Option<&TokenTree>, words: &[&str]) -> bool {
    matches!(token, Some(TokenTree::Ident(word)) if words.iter().any(|one| word == one))
}

/// Returns `true` if a `&` or a `*` after this token is the beginning of a type.
fn begins_a_type(token: Option<&TokenTree>) -> bool {
    is_word(token, &["as", "const", "mut"]) || is_punct(token, "&*>")
}

/// Words after which a value begins, so that a `<` begins a path.
const WORDS_BEFORE_A_VALUE: &[&str] =
    &["break", "const", "else", "if", "in", "let", "match", "move", "mut", "return", "unsafe", "while"];

/// Returns `true` if a `<` after this token compares or shifts; the second half of `<<` does so too.
fn ends_a_value(token: Option<&TokenTree>) -> bool {
    match token {
        None => false,
        Some(TokenTree::Punct(punct)) => match punct.as_char() {
            '<' => punct.spacing() == Spacing::Joint,
            punct => punct == '?',
        },
        Some(TokenTree::Ident(_)) => !is_word(token, WORDS_BEFORE_A_VALUE),
        Some(TokenTree::Group(_) | TokenTree::Literal(_)) => true,
    }
}
