//! The keys of `#[reply(..)]`.

use std::fmt::Display;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use smtp_codes_data::{CODES, STATUSES};
use syn::parse::Parser as _;

use super::{Head, LineField, Parser, Place};
use crate::derive::ctxt::Ctxt;
use crate::derive::pattern;
use crate::derive::suggest;
use crate::derive::template::Argument;
use crate::derive::tokens::Cursor;

/// A word of an attribute.
#[derive(Clone, Copy)]
pub(super) enum Key {
    Other,
    Transparent,
    From,
    Accept,
    Close,
    Lines,
    Utf8,
    Unregistered,
    To,
    Display,
    FromStr,
    Crate,
}

/// Where a key belongs.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Home {
    Type,
    Reply,
    Both,
}

impl Key {
    /// In the order in which messages list them.
    const ALL: &[Self] = &[
        Self::Other,
        Self::Transparent,
        Self::From,
        Self::Accept,
        Self::Close,
        Self::Lines,
        Self::Utf8,
        Self::Unregistered,
        Self::To,
        Self::Display,
        Self::FromStr,
        Self::Crate,
    ];

    pub(super) fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|key| key.word() == word)
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Other => "other",
            Self::Transparent => "transparent",
            Self::From => "from",
            Self::Accept => "accept",
            Self::Close => "close",
            Self::Lines => "lines",
            Self::Utf8 => "utf8",
            Self::Unregistered => "unregistered",
            Self::To => "to",
            Self::Display => "display",
            Self::FromStr => "from_str",
            Self::Crate => "crate",
        }
    }

    /// Returns how it is written, with what follows it.
    const fn form(self) -> &'static str {
        match self {
            Self::Accept => "accept(..)",
            Self::Lines => "lines(..)",
            Self::To => "to = ..",
            Self::Display => "display = false",
            Self::FromStr => "from_str = false",
            Self::Crate => "crate = ..",
            Self::Other | Self::Transparent | Self::From | Self::Close | Self::Utf8 | Self::Unregistered => {
                self.word()
            }
        }
    }

    /// Returns `true` for a key without a value.
    fn stands_alone(self) -> bool {
        self.form() == self.word()
    }

    const fn home(self) -> Home {
        match self {
            Self::Other
            | Self::Transparent
            | Self::From
            | Self::Accept
            | Self::Close
            | Self::Lines
            | Self::Utf8 => Home::Reply,
            Self::To | Self::Display | Self::FromStr | Self::Crate => Home::Type,
            Self::Unregistered => Home::Both,
        }
    }

    fn belongs(self, place: Place) -> bool {
        match place {
            Place::Struct => true,
            Place::Macro => matches!(self, Self::Close | Self::Lines | Self::Utf8 | Self::Unregistered),
            Place::Enum => self.home() != Home::Reply,
            Place::Variant => self.home() != Home::Type,
        }
    }
}

/// What others take for the keys of a reply.
const PARTS_OF_A_REPLY: &[&str] =
    &["code", "enhanced", "enhanced_code", "enhanced_status", "message", "msg", "status", "text"];

impl Parser<'_> {
    /// Returns why there is no expression here.
    pub(super) const fn not_evaluated(&self) -> &'static str {
        match self.place {
            Place::Enum | Place::Variant | Place::Struct => {
                "an attribute is not evaluated: a reply code is three digits, a text is a string literal, and a value \
                 is a field that the text names, as in `{name}` or `{0}`"
            }
            Place::Macro => {
                "`reply!` is checked before constants have values: a reply code is three digits, a text is a string \
                 literal, and a value comes after the text, as in `reply!(250, \"{} octets\", size)`"
            }
        }
    }

    /// Reads an item that begins with a word.
    pub(super) fn word(&mut self, cursor: &mut Cursor) {
        let Some(word) = cursor.eat_ident() else { return };
        let name = word.to_string();
        let Some(key) = Key::parse(&name) else {
            self.unknown(&name, word.span(), cursor);
            cursor.skip_item();
            return;
        };
        if !key.belongs(self.place) {
            let home = match (self.place, key.home()) {
                (Place::Enum, _) => "on a variant, as it is about one reply; move it there",
                (Place::Macro, _) if matches!(key, Key::To) => {
                    "on a type; a reply in place begins with the command, as in `reply!(Rcpt, 550, \"no such user\")`"
                }
                (Place::Macro, Home::Reply) => "on a variant, not in a reply in place; remove it",
                (Place::Macro, Home::Type | Home::Both) => "on a type, not in a reply in place; remove it",
                (Place::Struct | Place::Variant, _) => {
                    "on the type, as it is about all replies; move it there"
                }
            };
            return self.fault(cursor, word.span(), format!("`{name}` belongs {home}"));
        }
        match key {
            Key::Other => self.other(cursor, word.span()),
            Key::Transparent => self.transparent(&word),
            Key::From => flag(self.ctxt, &mut self.reply.from, &word),
            Key::Accept => self.accept(cursor, &word),
            Key::Close => flag(self.ctxt, &mut self.reply.close, &word),
            Key::Lines => self.lines(cursor, &word),
            Key::Utf8 => flag(self.ctxt, &mut self.reply.utf8, &word),
            Key::Unregistered if matches!(self.place, Place::Variant | Place::Macro) => {
                flag(self.ctxt, &mut self.reply.unregistered, &word);
            }
            Key::Unregistered => flag(self.ctxt, &mut self.keys.unregistered, &word),
            Key::To => self.to(cursor, &word),
            Key::Display => {
                if let Some(value) = self.switch(cursor, key) {
                    keep(self.ctxt, &mut self.keys.display, &word, value);
                }
            }
            Key::FromStr => {
                if let Some(value) = self.switch(cursor, key) {
                    keep(self.ctxt, &mut self.keys.from_str, &word, value);
                }
            }
            Key::Crate => self.krate(cursor, &word),
        }
        let has_value = cursor.peek_punct('=') || matches!(cursor.peek(), Some(TokenTree::Group(_)));
        if key.stands_alone() && has_value {
            let token = cursor.span();
            self.fault(
                cursor,
                token,
                format!("`{name}` takes no value; write the word alone, or leave it out"),
            );
        }
    }

    fn other(&mut self, cursor: &mut Cursor, token: Span) {
        match self.reply.head {
            Head::Missing => self.reply.head = Head::Other(token),
            _ => self
                .ctxt
                .error(token, "`other` matches every reply that is left, so it comes first and alone"),
        }
        if cursor.peek_punct('|') {
            let token = cursor.span();
            self.fault(
                cursor,
                token,
                "`other` matches every reply that is left, so there is no alternative to it",
            );
        }
    }

    fn transparent(&mut self, word: &Ident) {
        flag(self.ctxt, &mut self.reply.transparent, word);
        if matches!(self.reply.head, Head::Missing) {
            self.reply.head = Head::Transparent;
        }
    }

    fn accept(&mut self, cursor: &mut Cursor, word: &Ident) {
        let Some(group) = cursor.eat_parentheses() else {
            return self.fault(
                cursor,
                word.span(),
                "`accept` takes a pattern in parentheses, as in `accept(421 | \"4.7.X\")`",
            );
        };
        let mut inner = Cursor::inside(&group);
        let accepted = pattern::parse(self.ctxt, &mut inner);
        if !inner.is_empty() {
            self.ctxt.error(
                inner.span(),
                "not expected here: `accept` takes one pattern, whose alternatives are separated by `|`",
            );
        }
        keep(self.ctxt, &mut self.reply.accept, word, accepted);
    }

    fn lines(&mut self, cursor: &mut Cursor, word: &Ident) {
        const FORM: &str = "`lines` takes fields that the text names, as in `lines(reason)` or `lines(0)`";
        let fields = cursor.eat_parentheses();
        let mut fields = match &fields {
            Some(group) => Cursor::inside(group),
            None => return self.fault(cursor, word.span(), FORM),
        };
        if fields.is_empty() {
            return self.fault(cursor, word.span(), FORM);
        }
        let mut named: Vec<LineField> = Vec::new();
        while !fields.is_empty() {
            let token = fields.span();
            let argument = match fields.next() {
                Some(TokenTree::Ident(name)) => {
                    let name = name.to_string();
                    Some(Argument::Name(name.strip_prefix("r#").unwrap_or(&name).to_owned()))
                }
                Some(TokenTree::Literal(index)) => index.to_string().parse().ok().map(Argument::Index),
                _ => None,
            };
            let Some(argument) = argument else { return self.fault(cursor, token, FORM) };
            if named.iter().any(|field| field.argument == argument) {
                self.ctxt.error(token, "this field is in the list already; remove one of the two");
            } else {
                named.push(LineField { token, argument });
            }
            if !fields.is_empty() && !fields.eat_punct(',') {
                return self.fault(cursor, fields.span(), FORM);
            }
        }
        keep(self.ctxt, &mut self.reply.lines, word, named);
    }

    /// Reports a fault, after which nothing else of the item is read.
    pub(super) fn fault(&self, cursor: &mut Cursor, token: Span, message: impl Display) {
        self.ctxt.error(token, message);
        cursor.skip_item();
    }

    /// Reads `= false` or `= true`.
    fn switch(&self, cursor: &mut Cursor, key: Key) -> Option<bool> {
        let message = format!("`{}` is on by default; switch it off with `{}`", key.word(), key.form());
        if !cursor.eat_punct('=') {
            self.fault(cursor, cursor.last(), message);
            return None;
        }
        let token = cursor.span();
        match cursor.eat_ident().map(|ident| ident.to_string()).as_deref() {
            Some("false") => Some(false),
            Some("true") => Some(true),
            _ => {
                self.fault(cursor, token, message);
                None
            }
        }
    }

    fn krate(&mut self, cursor: &mut Cursor, word: &Ident) {
        let takes = "the path of this crate, as in `crate = other_name`";
        if !self.equals(cursor, word, takes) {
            return;
        }
        let token = cursor.span();
        let mut path = TokenStream::new();
        while !cursor.is_empty() && !cursor.peek_punct(',') {
            path.extend(cursor.next());
        }
        if syn::Path::parse_mod_style.parse2(path.clone()).is_err() {
            self.ctxt.error(token, format!("`crate` takes {takes}"));
            return;
        }
        keep(self.ctxt, &mut self.keys.krate, word, path);
    }

    pub(super) fn equals(&self, cursor: &mut Cursor, word: &Ident, takes: &str) -> bool {
        let found = cursor.eat_punct('=') && !cursor.is_empty() && !cursor.peek_punct(',');
        if !found {
            self.fault(cursor, word.span(), format!("`{word}` takes {takes}"));
        }
        found
    }

    fn unknown(&mut self, name: &str, token: Span, cursor: &mut Cursor) {
        let is_part = self.place != Place::Enum && PARTS_OF_A_REPLY.contains(&name);
        let may_be_head = self.place != Place::Enum && !cursor.peek_punct('=');
        let fitting = || Key::ALL.iter().filter(|key| key.belongs(self.place));
        let missing: Vec<_> = fitting().filter(|key| self.is_missing(**key)).map(|key| key.word()).collect();
        if (may_be_head || is_part) && matches!(self.reply.head, Head::Missing) {
            self.reply.head = Head::Faulty;
        }
        if may_be_head {
            if let Some(number) = self.number_of(name) {
                self.ctxt.error(token, format!("a pattern consists of numbers; did you mean {number}?"));
                return;
            }
        }
        if name == "none" {
            return self.ctxt.error(token, pattern::NONE_NEEDS_A_CODE);
        }
        // A name in capitals is a constant, unless it is a key but for that.
        let near = if is_constant(name) {
            missing.iter().copied().find(|word| word.eq_ignore_ascii_case(name))
        } else {
            let word = match name {
                "_" | "default" | "else" => "other",
                "command" | "commands" => "to",
                name => name,
            };
            suggest::nearest(word, missing.iter().copied())
        };
        let is_expression = ['!', ':', '.'].into_iter().any(|punct| cursor.peek_punct(punct));
        let message = match near {
            _ if is_expression => self.not_evaluated().to_owned(),
            None if is_constant(name) => self.not_evaluated().to_owned(),
            _ if is_part => format!(
                "there is no key `{name}`; a reply is written without keys, as in `550, \"5.1.1\", \"no such user\"`"
            ),
            Some(near) => format!("there is no key `{name}`; did you mean `{near}`?"),
            None => {
                let place = match self.place {
                    Place::Enum => "an enum",
                    Place::Variant => "a variant",
                    Place::Struct => "a struct",
                    Place::Macro => "a reply in place",
                };
                let keys = suggest::all_of(fitting().map(|key| key.form()));
                format!("there is no key `{name}`; the keys of {place} are {keys}")
            }
        };
        self.ctxt.error(token, message);
    }

    /// Returns `true` if a key may still come.
    const fn is_missing(&self, key: Key) -> bool {
        let Self { reply, keys, .. } = self;
        match key {
            Key::Other => matches!(reply.head, Head::Missing),
            Key::Transparent => reply.transparent.is_none() && reply.text.is_none(),
            Key::From => reply.from.is_none() && reply.transparent.is_some(),
            Key::Accept => reply.accept.is_none(),
            Key::Close => reply.close.is_none(),
            Key::Lines => reply.lines.is_none(),
            Key::Utf8 => reply.utf8.is_none(),
            Key::Unregistered => reply.unregistered.is_none() && keys.unregistered.is_none(),
            Key::To => keys.to.is_none(),
            Key::Display => keys.display.is_none(),
            Key::FromStr => keys.from_str.is_none(),
            Key::Crate => keys.krate.is_none(),
        }
    }

    /// Returns the number of a code that was written by its name, as a variant or as a constant.
    fn number_of(&self, name: &str) -> Option<String> {
        let name = name.replace('_', "");
        let is_meant = |row: &str| row.eq_ignore_ascii_case(&name);
        if let Some(row) = CODES.iter().find(|row| is_meant(row.name)) {
            return Some(format!("`{}`", row.code));
        }
        let row = STATUSES.iter().find(|row| is_meant(row.name))?;
        let class = match &self.reply.head {
            Head::Pattern(pattern) => pattern.first_digit().map(|digit| digit.to_string()),
            _ => None,
        };
        let class = class.as_deref().unwrap_or("X");
        Some(format!("`\"{class}.{}.{}\"`", row.subject, row.detail))
    }
}

/// Returns `true` for a name in capitals.
pub(super) fn is_constant(name: &str) -> bool {
    name.starts_with(|first: char| first.is_ascii_uppercase())
        && !name.contains(|letter: char| letter.is_ascii_lowercase())
}

fn flag(ctxt: &Ctxt, place: &mut Option<Span>, word: &Ident) {
    match *place {
        Some(_) => twice(ctxt, word),
        None => *place = Some(word.span()),
    }
}

pub(super) fn keep<T>(ctxt: &Ctxt, place: &mut Option<(Span, T)>, word: &Ident, value: T) {
    match place {
        Some(_) => twice(ctxt, word),
        None => *place = Some((word.span(), value)),
    }
}

fn twice(ctxt: &Ctxt, word: &Ident) {
    ctxt.error(word.span(), format!("`{word}` is here twice, and once is enough; remove one of the two"));
}
