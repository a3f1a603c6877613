//! A cursor over the tokens of an attribute.

use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};

/// The tokens that are left, with one token of sight.
pub(crate) struct Cursor {
    tokens: std::iter::Peekable<std::vec::IntoIter<TokenTree>>,
    /// The place for a missing token: the last one that was taken, or the group itself.
    here: Span,
}

impl Cursor {
    /// Begins at the first token; `whole` is where an empty list is reported.
    pub(crate) fn new(tokens: TokenStream, whole: Span) -> Self {
        let mut flat = Vec::new();
        flatten(tokens, &mut flat);
        Self { tokens: flat.into_iter().peekable(), here: whole }
    }

    /// Begins at the first token, and leaves invisible groups as they are: a type in one is a unit.
    pub(crate) fn unopened(tokens: TokenStream) -> Self {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        Self { tokens: tokens.into_iter().peekable(), here: Span::call_site() }
    }

    pub(crate) fn inside(group: &Group) -> Self {
        Self::new(group.stream(), group.span())
    }

    pub(crate) fn peek(&mut self) -> Option<&TokenTree> {
        self.tokens.peek()
    }

    pub(crate) fn next(&mut self) -> Option<TokenTree> {
        let token = self.tokens.next();
        if let Some(token) = &token {
            self.here = token.span();
        }
        token
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

    pub(crate) fn eat_group(&mut self) -> Option<Group> {
        match self.peek() {
            Some(TokenTree::Group(_)) => match self.next() {
                Some(TokenTree::Group(group)) => Some(group),
                _ => None,
            },
            _ => None,
        }
    }

    pub(crate) fn eat_parentheses(&mut self) -> Option<Group> {
        match self.peek() {
            Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis => self.eat_group(),
            _ => None,
        }
    }

    /// Takes everything before a token of a type or a bound that is not between angle brackets.
    pub(crate) fn until(&mut self, is_end: &dyn Fn(&TokenTree) -> bool) -> Vec<TokenTree> {
        let mut taken = Vec::new();
        let mut brackets = Brackets::default();
        while self.peek().is_some_and(|token| brackets.hold(token) || !is_end(token)) {
            let Some(token) = self.next() else { break };
            brackets.take(&token);
            taken.push(token);
        }
        taken
    }

    /// Takes an expression up to the comma after it. Commas between the angle brackets of `f::<A, B>()` and
    /// `<A as B<C, D>>::E` do not end it, and a `<` between two values is no bracket.
    pub(crate) fn expression(&mut self) -> Vec<TokenTree> {
        let mut taken = Vec::new();
        let mut brackets = Brackets::default();
        let mut before = [':', ':'];
        while self.peek().is_some() && (brackets.are_open() || !self.peek_punct(',')) {
            let Some(token) = self.next() else { break };
            if brackets.are_open() || before == [':', ':'] {
                brackets.take(&token);
            }
            before = [before[1], punct(&token)];
            taken.push(token);
        }
        taken
    }

    /// Goes on after a fault: drops everything up to the next comma.
    pub(crate) fn skip_item(&mut self) {
        while !self.is_empty() && !self.peek_punct(',') {
            self.next();
        }
    }
}

/// The angle brackets that are open.
#[derive(Default)]
struct Brackets {
    depth: u32,
    is_after_dash: bool,
}

impl Brackets {
    const fn are_open(&self) -> bool {
        self.depth > 0
    }

    /// Returns `true` if a token is between them, or belongs to the arrow of `fn() -> T`, which closes none.
    fn hold(&self, token: &TokenTree) -> bool {
        self.are_open() || self.is_after_dash && is_punct(token, '>')
    }

    fn take(&mut self, token: &TokenTree) {
        let punct = punct(token);
        match punct {
            '<' => self.depth += 1,
            '>' if !self.is_after_dash => self.depth = self.depth.saturating_sub(1),
            _ => {}
        }
        self.is_after_dash = punct == '-';
    }
}

/// Returns the character of a punct, a space for another token.
fn punct(token: &TokenTree) -> char {
    match token {
        TokenTree::Punct(punct) => punct.as_char(),
        _ => ' ',
    }
}

pub(crate) fn is_punct(token: &TokenTree, wanted: char) -> bool {
    punct(token) == wanted
}

/// Splits types or bounds where a punct is not between angle brackets; the one at the end may be followed by it.
pub(crate) fn split(tokens: Vec<TokenTree>, at: char) -> Vec<Vec<TokenTree>> {
    let mut cursor = Cursor::unopened(tokens.into_iter().collect());
    let mut parts = Vec::new();
    while !cursor.is_empty() {
        parts.push(cursor.until(&|token| is_punct(token, at)));
        cursor.eat_punct(at);
    }
    parts
}

/// Returns the tokens with one space between each two, however they were written.
pub(crate) fn spaced(tokens: &TokenStream) -> String {
    let mut written = String::new();
    for token in tokens.clone() {
        match &token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("( ", ") "),
                    Delimiter::Brace => ("{ ", "} "),
                    Delimiter::Bracket => ("[ ", "] "),
                    Delimiter::None => ("", ""),
                };
                written.push_str(open);
                written.push_str(&spaced(&group.stream()));
                written.push_str(close);
            }
            token => {
                written.push_str(&token.to_string());
                written.push(' ');
            }
        }
    }
    written
}

/// Returns where tokens are: as much of them as the compiler can say.
pub(crate) fn span(tokens: &TokenStream) -> Span {
    let mut tokens = tokens.clone().into_iter();
    let Some(first) = tokens.next().map(|token| token.span()) else { return Span::call_site() };
    tokens.last().and_then(|last| first.join(last.span())).unwrap_or(first)
}

/// Opens invisible groups, in which a `macro_rules!` fragment such as `$code:literal` comes.
fn flatten(tokens: TokenStream, out: &mut Vec<TokenTree>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => flatten(group.stream(), out),
            token => out.push(token),
        }
    }
}

/// Returns `true` for a word of the language, which names nothing.
pub(crate) fn is_keyword(word: &str) -> bool {
    const KEYWORDS: &str = "_ abstract as async await become box break const continue crate do dyn else enum extern \
                            false final fn for if impl in let loop macro match mod move mut override priv pub ref \
                            return Self self static struct super trait true try type typeof unsafe unsized use virtual \
                            where while yield";
    KEYWORDS.split(' ').any(|keyword| keyword == word)
}

/// Returns `true` for a path without arguments, such as `::a::b`.
pub(crate) fn is_path(tokens: &TokenStream) -> bool {
    let mut cursor = Cursor::unopened(tokens.clone());
    let mut colons = usize::from(cursor.eat_punct(':')) + usize::from(cursor.eat_punct(':'));
    while colons == 0 || colons == 2 {
        let Some(name) = cursor.eat_ident().map(|name| name.to_string()) else { return false };
        if is_keyword(&name) && !["self", "Self", "super", "crate"].contains(&name.as_str()) {
            return false;
        }
        if cursor.is_empty() {
            return true;
        }
        colons = usize::from(cursor.eat_punct(':')) + usize::from(cursor.eat_punct(':'));
        if colons == 0 {
            return false;
        }
    }
    false
}
