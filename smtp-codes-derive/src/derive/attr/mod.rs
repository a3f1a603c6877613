//! Reads `#[reply(..)]`: one grammar for both derives, so that one type may derive both.

mod commands;
mod key;

use proc_macro2::{Delimiter, Literal, Span, TokenStream, TokenTree};
use smtp_codes_data::Command;
use syn::Meta;

use crate::derive::ctxt::Ctxt;
use crate::derive::pattern::status::{self, Status};
use crate::derive::pattern::{self, Enhanced, Pattern};
use crate::derive::template::Argument;
use crate::derive::tokens::{self, Cursor};

/// The place of an attribute.
#[derive(Clone, Copy, Eq, PartialEq)]
pub(crate) enum Place {
    /// On an enum: keys for the type alone.
    Enum,
    /// On a variant: the reply.
    Variant,
    /// On a struct: the reply, and keys for the type.
    Struct,
    /// In the parentheses of `reply!`: the reply up to its text.
    Macro,
}

/// The reply, as an attribute says it.
#[derive(Default)]
pub(crate) struct ReplyAttr {
    /// The word `reply`, where a fault is shown if something is missing after it.
    pub(crate) token: Option<Span>,
    pub(crate) head: Head,
    pub(crate) text: Option<Text>,
    pub(crate) transparent: Option<Span>,
    pub(crate) from: Option<Span>,
    pub(crate) close: Option<Span>,
    /// The fields whose line breaks begin lines.
    pub(crate) lines: Option<(Span, Vec<LineField>)>,
    pub(crate) accept: Option<(Span, Pattern)>,
    pub(crate) unregistered: Option<Span>,
    pub(crate) utf8: Option<Span>,
    /// A part could not be read, which is reported; so nothing else is missing.
    pub(crate) faulty: bool,
}

/// The first item of an attribute.
#[derive(Default)]
pub(crate) enum Head {
    /// Nothing yet.
    #[default]
    Missing,
    /// It could not be read; the fault is reported.
    Faulty,
    Other(Span),
    Transparent,
    Pattern(Pattern),
}

/// A field in `lines(..)`.
pub(crate) struct LineField {
    pub(crate) token: Span,
    pub(crate) argument: Argument,
}

/// The text of a sent reply.
pub(crate) struct Text {
    pub(crate) literal: Literal,
    pub(crate) value: String,
}

/// The keys of a type.
#[derive(Default)]
pub(crate) struct TypeKeys {
    pub(crate) to: Option<(Span, Vec<Command>)>,
    pub(crate) unregistered: Option<Span>,
    pub(crate) display: Option<(Span, bool)>,
    pub(crate) from_str: Option<(Span, bool)>,
    pub(crate) krate: Option<(Span, TokenStream)>,
}

impl TypeKeys {
    /// Returns the commands that the type answers; none where `to` is left out.
    pub(crate) fn commands(&self) -> &[Command] {
        self.to.as_ref().map_or(&[], |(_, commands)| commands)
    }

    /// Returns `true` if one of them is a hello: the lines of its 250 are keywords, one each (RFC 5321 section
    /// 4.1.1.1).
    pub(crate) fn answer_a_hello(&self) -> bool {
        self.commands().iter().any(|command| matches!(command, Command::Ehlo | Command::Lhlo))
    }

    /// Returns `true` unless `display = false` leaves `Display` to the author.
    pub(crate) const fn has_display(&self) -> bool {
        !matches!(self.display, Some((_, false)))
    }
}

/// Reads every `#[reply(..)]` of a type or a variant.
pub(crate) fn parse(ctxt: &Ctxt, attributes: &[syn::Attribute], place: Place) -> (ReplyAttr, TypeKeys) {
    let mut reply = ReplyAttr::default();
    let mut keys = TypeKeys::default();
    let faults_before = ctxt.count();
    for attribute in attributes {
        let path = attribute.path();
        if !path.is_ident("reply") {
            continue;
        }
        let token = path.segments.first().map_or_else(Span::call_site, |segment| segment.ident.span());
        if place == Place::Variant && reply.token.is_some() {
            ctxt.error(
                token,
                "a variant has one `#[reply(..)]`, and this is a second one; write all in the first",
            );
            continue;
        }
        reply.token = Some(token);
        match &attribute.meta {
            Meta::List(list) => {
                let mut cursor = Cursor::new(list.tokens.clone(), token);
                let is_second_reply = !matches!(reply.head, Head::Missing)
                    && matches!(cursor.peek(), Some(TokenTree::Literal(_) | TokenTree::Group(_)));
                if is_second_reply {
                    ctxt.error(
                        token,
                        "a struct has one reply, and this is a second one; remove one of the two",
                    );
                    continue;
                }
                Parser { ctxt, place, reply: &mut reply, keys: &mut keys }.items(&mut cursor);
            }
            Meta::Path(_) | Meta::NameValue(_) => {
                reply.head = Head::Faulty;
                ctxt.error(
                    token,
                    "write the reply in parentheses, as in `#[reply(550, \"5.1.1\", \"no such user\")]`",
                );
            }
        }
    }
    reply.faulty = ctxt.count() > faults_before;
    (reply, keys)
}

/// Reads the reply of a `reply!` up to its text.
pub(crate) fn parse_in_place(ctxt: &Ctxt, cursor: &mut Cursor) -> (ReplyAttr, TypeKeys) {
    let mut reply = ReplyAttr { token: Some(cursor.span()), ..ReplyAttr::default() };
    let mut keys = TypeKeys::default();
    let faults_before = ctxt.count();
    let mut parser = Parser { ctxt, place: Place::Macro, reply: &mut reply, keys: &mut keys };
    parser.answered(cursor);
    parser.items(cursor);
    reply.faulty = ctxt.count() > faults_before;
    (reply, keys)
}

struct Parser<'a> {
    ctxt: &'a Ctxt,
    place: Place,
    reply: &'a mut ReplyAttr,
    keys: &'a mut TypeKeys,
}

/// The place of an item among the others.
#[derive(Clone, Copy, Eq, PartialEq)]
enum ItemPlace {
    /// Right after reply codes: a status there narrows them.
    AfterHead,
    /// Right after a status, or `none` in its place: a string there is the text, whatever it looks like.
    AfterStatus,
    Other,
}

impl Parser<'_> {
    fn items(&mut self, cursor: &mut Cursor) {
        if cursor.is_empty() && self.place != Place::Macro {
            self.reply.head = Head::Faulty;
            self.ctxt.error(
                cursor.span(),
                "the parentheses are empty; write a reply in them, as in `#[reply(550, \"5.1.1\", \"no such user\")]`",
            );
        }
        let mut place = ItemPlace::Other;
        while !cursor.is_empty() {
            let is_word = matches!(cursor.peek(), Some(TokenTree::Ident(_)));
            let is_first = matches!(self.reply.head, Head::Missing);
            place = if place == ItemPlace::AfterHead && is_none(cursor) {
                self.no_status(cursor);
                ItemPlace::AfterStatus
            } else if is_word {
                self.word(cursor);
                if is_first && matches!(self.reply.head, Head::Faulty) {
                    ItemPlace::AfterHead
                } else {
                    ItemPlace::Other
                }
            } else if place == ItemPlace::AfterHead && self.is_status(cursor) {
                self.statuses_after_codes(cursor);
                ItemPlace::AfterStatus
            } else if self.is_text(cursor, place) {
                self.text(cursor);
                ItemPlace::Other
            } else {
                self.head_pattern(cursor)
            };
            if !cursor.is_empty() && !cursor.eat_punct(',') {
                self.ctxt.error(cursor.span(), no_comma(cursor));
                cursor.skip_item();
                cursor.eat_punct(',');
            }
            // The arguments of the text come after it.
            if self.place == Place::Macro && self.reply.text.is_some() {
                return;
            }
        }
    }

    fn is_status(&self, cursor: &mut Cursor) -> bool {
        peek_string(cursor)
            .is_some_and(|string| status::looks_like_one(&string) || status::looks_like_a_family(&string))
    }

    /// Takes `550, none` for `(550, none)`.
    fn no_status(&mut self, cursor: &mut Cursor) {
        let token = cursor.span();
        cursor.next();
        let Head::Pattern(pattern) = &mut self.reply.head else { return };
        if pattern.is_codes_alone() {
            pattern.narrow(Enhanced::Absent);
        } else {
            pattern.faulty = true;
            self.ctxt.error(token, pattern::NONE_IS_ONE_ALTERNATIVE);
        }
    }

    /// Returns `true` for the text: a string that is not a status, if there is a reply before it, and any string after
    /// a status.
    fn is_text(&self, cursor: &mut Cursor, place: ItemPlace) -> bool {
        !matches!(self.reply.head, Head::Missing)
            && peek_string(cursor)
                .is_some_and(|string| place == ItemPlace::AfterStatus || !status::looks_like_one(&string))
    }

    fn head_pattern(&mut self, cursor: &mut Cursor) -> ItemPlace {
        let token = cursor.span();
        if self.place == Place::Enum {
            self.ctxt
                .error(token, "this belongs on a variant; an enum itself takes keys such as `to = Rcpt`");
            while cursor.next().is_some() {}
            return ItemPlace::Other;
        }
        match self.reply.head {
            Head::Missing => {}
            Head::Faulty => {
                if let Some(fault) = no_quotes(cursor) {
                    self.ctxt.error(token, fault);
                }
                cursor.skip_item();
                return ItemPlace::Other;
            }
            Head::Other(_) | Head::Transparent | Head::Pattern(_) => {
                self.second_head(cursor, token);
                cursor.skip_item();
                return ItemPlace::Other;
            }
        }
        // Without a dot it is a quoted reply code, or a number that is meant as text.
        let is_status = |text: &str| text.contains('.') && status::is_meant_as_one(text);
        if let Some(text) = peek_string(cursor).filter(|text| !is_status(text)) {
            self.reply.head = Head::Faulty;
            self.ctxt.error(token, no_code_before(&text));
            cursor.skip_item();
            return ItemPlace::AfterHead;
        }
        let pattern = pattern::parse(self.ctxt, cursor);
        self.reply.head = if pattern.alternatives.is_empty() { Head::Faulty } else { Head::Pattern(pattern) };
        match &self.reply.head {
            Head::Pattern(pattern) if pattern.is_one_with_status() => ItemPlace::AfterStatus,
            _ => ItemPlace::AfterHead,
        }
    }

    fn second_head(&self, cursor: &mut Cursor, token: Span) {
        if let Some(fault) = no_quotes(cursor) {
            return self.ctxt.error(token, fault);
        }
        let (has_text, is_before_a_string) = (self.reply.text.is_some(), cursor.has_string_ahead());
        let message = match cursor.peek() {
            Some(TokenTree::Literal(literal)) if tokens::string(literal).is_some() => {
                "an enhanced status code comes right after the reply code, as in `550, \"5.1.1\", \"no such \
                 user\"`; alternatives are separated by `|`"
            }
            Some(item) if may_begin_a_pattern(item) => {
                "the pattern comes first, and alternatives are separated by `|`, as in `250 | 251`"
            }
            Some(TokenTree::Literal(number)) if !has_text && tokens::is_number(number) => {
                if is_before_a_string {
                    let extra = format!(
                        "expected an enhanced status code, a key or the text here, and `{number}` is none; remove it"
                    );
                    return self.ctxt.error(token, extra);
                }
                let meant = format!("a text is written in quotes; did you mean `\"{number}\"`?");
                return self.ctxt.error(token, meant);
            }
            Some(TokenTree::Literal(_) | TokenTree::Group(_)) if !has_text => TEXT_IS_A_STRING,
            Some(TokenTree::Literal(_)) => {
                "expected a key here; a value is a field that the text names, as in `{name}` or `{0}`"
            }
            _ => "expected a string or a key here",
        };
        self.ctxt.error(token, message);
    }

    fn statuses_after_codes(&mut self, cursor: &mut Cursor) {
        let token = cursor.span();
        let codes: Vec<_> = match &self.reply.head {
            Head::Pattern(pattern) => pattern.codes().copied().collect(),
            _ => Vec::new(),
        };
        let statuses = pattern::statuses(self.ctxt, &codes, cursor);
        let Head::Pattern(pattern) = &mut self.reply.head else { return };
        match statuses {
            None => pattern.faulty = true,
            Some(_) if !pattern.is_codes_alone() => {
                pattern.faulty = true;
                self.ctxt.error(
                    token,
                    "an enhanced status code in second place goes with plain reply codes; here each alternative \
                     needs its own, as in `452 | (552, \"5.5.3\")`",
                );
            }
            Some(statuses) => pattern.narrow(Enhanced::OneOf(statuses)),
        }
    }

    fn text(&mut self, cursor: &mut Cursor) {
        let Some(literal) = cursor.eat_literal() else { return };
        let Some(value) = tokens::string(&literal) else { return };
        match &self.reply.text {
            Some(_) => {
                self.ctxt.error(literal.span(), "a reply has one text, whose lines are separated by `\\n`");
            }
            None => self.reply.text = Some(Text { literal, value }),
        }
    }
}

const TEXT_IS_A_STRING: &str =
    "expected a string or a key here; a text is a plain string, as in `550, \"5.1.1\", \"no such user\"`";

/// Returns the fault of a number with a dot, which is an enhanced status code without quotes, and takes it.
fn no_quotes(cursor: &mut Cursor) -> Option<String> {
    let (token, written) = match cursor.peek() {
        Some(TokenTree::Literal(number)) if tokens::is_number(number) => (number.span(), number.to_string()),
        _ => return None,
    };
    if !written.contains('.') {
        return None;
    }
    cursor.next();
    let fault = pattern::no_quotes(cursor, &written).or_else(|| Status::parse(&written, token).err());
    Some(fault.unwrap_or_else(|| TEXT_IS_A_STRING.to_owned()))
}

/// Returns why an attribute cannot begin with this string.
fn no_code_before(text: &str) -> String {
    if text.len() == 3 && text.starts_with(|first: char| first.is_ascii_digit()) {
        return format!("a reply code is written without quotes; did you mean `{text}`?");
    }
    "a text comes after its reply code, as in `550, \"5.1.1\", \"no such user\"`".into()
}

/// Returns the fault of an item that goes on where it should have ended.
fn no_comma(cursor: &mut Cursor) -> &'static str {
    if cursor.peek_punct('.') || cursor.peek_punct('-') {
        return "there are no ranges of reply codes: a family is written `25z` or `2yz`, a list `250 | 251`";
    }
    "expected a comma before this"
}

/// Returns `true` for a number of three digits, and for parentheses around what begins with a number.
fn may_begin_a_pattern(item: &TokenTree) -> bool {
    match item {
        TokenTree::Literal(literal) => tokens::is_number(literal) && literal.to_string().len() == 3,
        TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis => matches!(
            Cursor::inside(group).peek(),
            Some(TokenTree::Literal(literal)) if tokens::is_number(literal)
        ),
        _ => false,
    }
}

fn is_none(cursor: &mut Cursor) -> bool {
    matches!(cursor.peek(), Some(TokenTree::Ident(ident)) if ident == "none")
}

fn peek_string(cursor: &mut Cursor) -> Option<String> {
    match cursor.peek() {
        Some(TokenTree::Literal(literal)) => tokens::string(literal),
        _ => None,
    }
}
