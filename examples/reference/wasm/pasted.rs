//! The text that somebody pasted: a code, replies, or a text with codes in it, tried in this order.

use core::fmt::{self, Write};
use core::str::FromStr;

use smtp_codes::{
    Command, DecodeError, EnhancedCode, Explanation, Family, Found, KnownCode, KnownStatus, Reply, ReplyCode,
    ReplyDecoder, scan,
};

use crate::card::write_card;
use crate::html::Escaped;

/// Explanations of one text.
const MOST: usize = 50;

/// The longest line that is made of a found code and what follows it, in octets.
const LINE: usize = 1 << 12;

/// Writes a card for whatever there is to explain in the text, whose lines end with CRLF.
pub(crate) fn explain(text: &[u8], command: Option<Command>, out: &mut dyn Write) -> fmt::Result {
    let word = core::str::from_utf8(text).map_or("", str::trim);
    if let Some(explanation) = topic(word, command) {
        return write_card(out, &explanation);
    }
    let mut cards = Cards { out, count: 0 };
    match Replies::of(text).find_map(Result::err) {
        None => {
            for reply in Replies::of(text).filter_map(Result::ok) {
                cards.write(&reply.explain(command))?;
            }
        }
        Some(error) => {
            for found in scan(text) {
                cards.found(&found, command)?;
            }
            if cards.count == 0 {
                write!(cards.out, r#"<p class="fault">There is no reply in it: {}.</p>"#, Escaped(error))?;
            }
        }
    }
    cards.end()
}

/// A code, a family of codes or a name of the table, alone.
fn topic(word: &str, command: Option<Command>) -> Option<Explanation<'static>> {
    fn read<T: FromStr>(word: &str) -> Option<T> {
        word.parse().ok()
    }
    let code = read::<ReplyCode>(word).or_else(|| read::<KnownCode>(word).map(KnownCode::code));
    let family = read::<Family>(word).or_else(|| read::<KnownStatus>(word).map(Family::from));
    code.map(|code| code.explain(command))
        .or_else(|| read::<EnhancedCode>(word).map(EnhancedCode::explain))
        .or_else(|| family.map(Family::explain))
}

/// Reply after reply, up to the first octet that belongs to none.
struct Replies<'a> {
    rest: &'a [u8],
}

impl<'a> Replies<'a> {
    const fn of(text: &'a [u8]) -> Self {
        Self { rest: text.trim_ascii_start() }
    }
}

impl<'a> Iterator for Replies<'a> {
    type Item = Result<Reply<'a>, DecodeError>;

    fn next(&mut self) -> Option<Self::Item> {
        let text = self.rest;
        if text.trim_ascii().is_empty() {
            return None;
        }
        self.rest = &[];
        match ReplyDecoder::new().decode(text) {
            Ok(Some((reply, used))) => {
                self.rest = text.get(used..).unwrap_or_default();
                Some(Ok(reply))
            }
            // The whole text is there, so what is cut short stays so.
            Ok(None) => Some(Reply::parse(text)),
            Err(error) => Some(Err(error)),
        }
    }
}

struct Cards<'o> {
    out: &'o mut dyn Write,
    /// Of all that there is to explain, also beyond [`MOST`].
    count: usize,
}

impl Cards<'_> {
    fn write(&mut self, explanation: &Explanation<'_>) -> fmt::Result {
        self.count += 1;
        if self.count <= MOST { write_card(self.out, explanation) } else { Ok(()) }
    }

    /// A code inside other text is explained with what follows it on its line.
    fn found(&mut self, found: &Found<'_>, command: Option<Command>) -> fmt::Result {
        match (found.code(), found.enhanced()) {
            (Some(code), enhanced) => {
                let mut line = Line { octets: [0; LINE], len: 0 };
                let _ = match enhanced {
                    Some(enhanced) => write!(line, "{code} {enhanced} "),
                    None => write!(line, "{code} "),
                };
                match Reply::parse(line.end(found.text())) {
                    Ok(reply) => self.write(&reply.explain(command)),
                    Err(_) => self.write(&code.explain(command)),
                }
            }
            (None, Some(enhanced)) => self.write(&enhanced.explain()),
            (None, None) => Ok(()),
        }
    }

    fn end(self) -> fmt::Result {
        match self.count.saturating_sub(MOST) {
            0 => Ok(()),
            hidden => write!(self.out, r#"<p class="fault">{hidden} more are not shown.</p>"#),
        }
    }
}

/// One line of a reply, cut where it gets too long to be shown.
struct Line {
    octets: [u8; LINE],
    len: usize,
}

impl Line {
    fn end(&mut self, text: &[u8]) -> &[u8] {
        let room = LINE - self.len - 2;
        for octets in [&text[..text.len().min(room)], b"\r\n"] {
            self.octets[self.len..][..octets.len()].copy_from_slice(octets);
            self.len += octets.len();
        }
        &self.octets[..self.len]
    }
}

impl Write for Line {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let room = self.octets.get_mut(self.len..self.len + text.len()).ok_or(fmt::Error)?;
        room.copy_from_slice(text.as_bytes());
        self.len += text.len();
        Ok(())
    }
}
