//! The commands that replies answer: `to = Rcpt`, `to = (Mail, Rcpt)`, and the first words of `reply!`.

use proc_macro2::{Group, Ident, TokenTree};
use smtp_codes_data::Command;

use super::key::{Key, is_constant, keep};
use super::{Head, Parser, peek_string};
use crate::derive::suggest;
use crate::derive::tokens::Cursor;

impl Parser<'_> {
    /// Reads what `reply!` begins with: a command, a list of them, or nothing.
    pub(super) fn answered(&mut self, cursor: &mut Cursor) {
        let token = cursor.span();
        match cursor.peek() {
            Some(TokenTree::Ident(word)) if Key::parse(&word.to_string()).is_none() => {}
            Some(TokenTree::Group(group))
                if matches!(group.stream().into_iter().next(), Some(TokenTree::Ident(_))) => {}
            _ => return,
        }
        let mut commands = Vec::new();
        match cursor.eat_parentheses() {
            Some(group) => self.command_list(&group, &mut commands),
            None => self.command(cursor, &mut commands),
        }
        if !cursor.eat_punct(',') {
            self.ctxt.error(
                cursor.span(),
                "expected a comma and the reply, as in `reply!(Rcpt, 550, \"5.1.1\", \"no such user\")`",
            );
            // A reply without a comma before it is read as ever.
            if !matches!(cursor.peek(), Some(TokenTree::Literal(_) | TokenTree::Group(_))) {
                cursor.skip_item();
                cursor.eat_punct(',');
            }
        }
        // The constant of `reply!(CODE, "5.1.1", ..)` stands for a reply code, which is not missing then.
        if commands.is_empty() && peek_string(cursor).is_some() {
            self.reply.head = Head::Faulty;
        }
        self.keys.to = Some((token, commands));
    }

    fn command_list(&self, group: &Group, commands: &mut Vec<Command>) {
        let mut list = Cursor::inside(group);
        if list.is_empty() {
            self.ctxt.error(
                group.span(),
                "the list of commands is empty; leave it out if the replies are given to any command",
            );
        }
        while !list.is_empty() {
            self.command(&mut list, commands);
            if !list.is_empty() && !list.eat_punct(',') {
                self.ctxt.error(list.span(), "expected a comma between two commands");
                list.skip_item();
                list.eat_punct(',');
            }
        }
    }

    pub(super) fn to(&mut self, cursor: &mut Cursor, word: &Ident) {
        if !self.equals(cursor, word, "a command or a list of them, as in `to = Rcpt` or `to = (Mail, Rcpt)`")
        {
            return;
        }
        let mut commands = Vec::new();
        match cursor.eat_parentheses() {
            Some(group) => self.command_list(&group, &mut commands),
            None => {
                self.command(cursor, &mut commands);
                if cursor.peek_punct('|') {
                    let token = cursor.span();
                    self.fault(cursor, token, "several commands need parentheses, as in `to = (Mail, Rcpt)`");
                }
            }
        }
        keep(self.ctxt, &mut self.keys.to, word, commands);
    }

    fn command(&self, cursor: &mut Cursor, commands: &mut Vec<Command>) {
        let token = cursor.span();
        let Some(name) = cursor.eat_ident() else {
            return self.fault(
                cursor,
                token,
                "expected the name of a command, as in `to = Rcpt` or `to = (Mail, Rcpt)`",
            );
        };
        let path = last_of_path(cursor);
        let name = path.as_ref().unwrap_or(&name).to_string();
        match Command::ALL.iter().find(|command| command.name() == name) {
            Some(command) if path.is_some() => {
                let name = command.name();
                self.ctxt
                    .error(token, format!("a command is named without its path; did you mean `{name}`?"));
            }
            Some(command) if commands.contains(command) => {
                self.ctxt.error(token, format!("`{name}` is in the list already; remove one of the two"));
            }
            Some(&command) => commands.push(command),
            None => {
                self.ctxt.error(token, self.no_command(&name, path.is_some()));
                // The rest of `RCPT TO` is not a second fault.
                while cursor.eat_ident().is_some() {}
            }
        }
    }

    fn no_command(&self, name: &str, has_path: bool) -> String {
        let names = || Command::ALL.iter().map(|command| command.name());
        match suggest::nearest(name, names()) {
            Some(near) => format!("`{name}` is not a command; did you mean `{near}`?"),
            None if is_constant(name) && !has_path => self.not_evaluated().to_owned(),
            None => format!("`{name}` is not a command; the commands are {}", suggest::all_of(names())),
        }
    }
}

/// Returns `Rcpt` of `Command::Rcpt`, after the first word.
fn last_of_path(cursor: &mut Cursor) -> Option<Ident> {
    let mut last = None;
    while cursor.eat_punct(':') {
        last = cursor.eat_ident().or(last);
    }
    last
}
