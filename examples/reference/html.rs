//! The small parts of the page that the table and an explanation share. No allocation: WebAssembly runs it too.

use core::fmt::{self, Write as _};

use smtp_codes::{Command, Reference, ReplyCode, Severity};

/// Anything that can be shown, with the characters of HTML's own written as entities.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Escaped<T>(pub(crate) T);

impl<T: fmt::Display> fmt::Display for Escaped<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(Entities(f), "{}", self.0)
    }
}

struct Entities<'s, 'f>(&'s mut fmt::Formatter<'f>);

impl fmt::Write for Entities<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut plain = 0;
        for (at, found) in text.match_indices(['&', '<', '>', '"', '\'']) {
            self.0.write_str(&text[plain..at])?;
            self.0.write_str(match found {
                "&" => "&amp;",
                "<" => "&lt;",
                ">" => "&gt;",
                "\"" => "&quot;",
                _ => "&#39;",
            })?;
            plain = at + found.len();
        }
        self.0.write_str(&text[plain..])
    }
}

/// The name of a variant as words: `SendingAdministrator` is "Sending administrator".
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words(pub(crate) &'static str);

impl fmt::Display for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, letter) in self.0.char_indices() {
            let begins_word = letter.is_ascii_uppercase() || letter.is_ascii_digit();
            if at > 0 && begins_word {
                f.write_char(' ')?;
            }
            f.write_char(if at > 0 { letter.to_ascii_lowercase() } else { letter })?;
        }
        Ok(())
    }
}

/// Returns what a command is called, and the anchor of its entry: its verb, or its name where it has none.
pub(crate) const fn anchor(command: Command) -> &'static str {
    match command.verb().as_bytes() {
        [b'A'..=b'Z', ..] => command.verb(),
        _ => command.name(),
    }
}

/// The verb, or the name in words.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Called(pub(crate) Command);

impl fmt::Display for Called {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if anchor(self.0) == self.0.verb() { f.write_str(self.0.verb()) } else { Words(self.0.name()).fmt(f) }
    }
}

/// The class that colours by the first digit.
pub(crate) const fn tone(severity: Severity) -> &'static str {
    match severity {
        Severity::PositivePreliminary => "s1",
        Severity::PositiveCompletion => "s2",
        Severity::PositiveIntermediate => "s3",
        Severity::TransientNegative => "s4",
        Severity::PermanentNegative => "s5",
    }
}

/// A reply code that leads to its row, where it has one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CodeLink(pub(crate) ReplyCode);

impl fmt::Display for CodeLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (code, tone) = (self.0, tone(self.0.severity()));
        match code.known() {
            Some(_) => write!(f, r##"<a class="code {tone}" href="#{code}">{code}</a>"##),
            None => write!(f, r#"<span class="code {tone}">{code}</span>"#),
        }
    }
}

/// A command that leads to its entry.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CommandLink(pub(crate) Command);

impl fmt::Display for CommandLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, r##"<a class="verb" href="#{}">{}</a>"##, anchor(self.0), Called(self.0))
    }
}

/// A reference that leads out of the page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ReferenceLink(pub(crate) Reference);

impl fmt::Display for ReferenceLink {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(reference) = self;
        write!(f, r#"<a class="ref" rel="noreferrer" href="{}">"#, Escaped(reference.url()))?;
        write!(f, "{}", Escaped(reference.label()))?;
        if !reference.section().is_empty() {
            write!(f, " §\u{202f}{}", Escaped(reference.section()))?;
        }
        f.write_str("</a>")
    }
}

/// Items with something between them.
#[derive(Clone, Debug)]
pub(crate) struct Joined<I>(pub(crate) I, pub(crate) &'static str);

impl<I: Iterator<Item: fmt::Display> + Clone> fmt::Display for Joined<I> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, item) in self.0.clone().enumerate() {
            if at > 0 {
                f.write_str(self.1)?;
            }
            item.fmt(f)?;
        }
        Ok(())
    }
}
