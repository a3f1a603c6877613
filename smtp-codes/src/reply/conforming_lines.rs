//! A shortcut through the lines of a conforming reply, which deviates in nothing.
//!
//! The decoder has judged each octet of such a reply. So it is known, and not looked for again:
//!
//! * Each line is three digits, a separator, a text of 0x20 to 0x7e and HT, and CRLF. No line is empty, and nowhere
//!   else is a CR or an LF.
//! * If the reply has an enhanced status code, each line has it, after its separator and any spaces, and a space
//!   follows. Otherwise no line has one.
//!
//! It yields what the way over each octet yields, which [`Lines`](super::Lines) and
//! [`Capabilities`](super::Capabilities) take for any other reply.

use smtp_codes_data::limits;

use super::Reply;
use super::capability::Capability;
use crate::syntax::{ascii_line_feed, skip_spaces, word_prefix};

/// The texts of the lines that are left.
#[derive(Clone)]
pub(super) struct ConformingTexts<'a> {
    rest: &'a [u8],
    /// The octets of the enhanced code and of the space after it; 0 where there is none.
    enhanced: usize,
}

impl<'a> ConformingTexts<'a> {
    /// Returns `None` if the reply deviates in anything.
    pub(super) const fn of(reply: &Reply<'a>) -> Option<Self> {
        if !reply.deviation_set().is_empty() {
            return None;
        }
        let enhanced = match reply.enhanced() {
            Some(enhanced) => enhanced.written_len() + 1,
            None => 0,
        };
        Some(Self { rest: reply.raw(), enhanced })
    }

    /// Returns the next of so many lines that are left.
    #[inline]
    pub(super) fn next(&mut self, left: usize) -> Option<&'a [u8]> {
        let end = if left == 1 { self.rest.len().checked_sub(limits::CRLF)? } else { line_end(self.rest)? };
        let text = self.rest.get(limits::CODE_AND_SEPARATOR..end)?;
        self.rest = self.rest.get(end + limits::CRLF..)?;
        if self.enhanced == 0 { Some(text) } else { text.get(skip_spaces(text) + self.enhanced..) }
    }
}

/// The lines of a reply to EHLO that are left, from the text of the first of them on.
#[derive(Clone)]
pub(super) struct ConformingCapabilities<'a> {
    rest: &'a str,
}

impl<'a> ConformingCapabilities<'a> {
    /// Returns the first line, and those after it. Returns `None` if the reply deviates in anything.
    pub(super) fn of(reply: &Reply<'a>) -> Option<(&'a [u8], Self)> {
        if !reply.deviation_set().is_empty() {
            return None;
        }
        let (host, rest) = reply.raw().split_at_checked(line_end(reply.raw())?)?;
        // It is ASCII, which is asked once and not once a line.
        Some((host, Self { rest: after_line_end(core::str::from_utf8(rest).ok()?) }))
    }

    #[inline]
    pub(super) fn next(&mut self) -> Option<Capability<'a>> {
        let (keyword, after) = self.rest.split_at_checked(word_prefix(self.rest.as_bytes()))?;
        // Neither is there a space right after the separator, nor the `AUTH=LOGIN` of old servers.
        let is_usual = !keyword.is_empty() && keyword.as_bytes().get(4) != Some(&b'=');
        match after.as_bytes() {
            // Most lines are a keyword alone.
            [b'\r', ..] if is_usual => {
                self.rest = after_line_end(after);
                Some(Capability::new(keyword, ""))
            }
            _ if is_usual => self.with_parameters(keyword, after),
            _ => self.next_unusual(),
        }
    }

    #[inline(never)]
    fn with_parameters(&mut self, keyword: &'a str, after: &'a str) -> Option<Capability<'a>> {
        let (parameters, end) = after.split_at_checked(line_end(after.as_bytes())?)?;
        self.rest = after_line_end(end);
        Some(Capability::new(keyword, parameters.trim_ascii()))
    }

    #[cold]
    fn next_unusual(&mut self) -> Option<Capability<'a>> {
        while !self.rest.is_empty() {
            let (text, end) = self.rest.split_at_checked(line_end(self.rest.as_bytes())?)?;
            self.rest = after_line_end(end);
            let capability = Capability::of_text(text);
            if capability.is_some() {
                return capability;
            }
        }
        None
    }
}

/// Returns the offset of the CRLF.
fn line_end(line: &[u8]) -> Option<usize> {
    ascii_line_feed(line).checked_sub(1)
}

/// Returns the text of the next line; an empty one after the last.
#[inline]
fn after_line_end(line_end: &str) -> &str {
    line_end.get("\r\n250-".len()..).unwrap_or_default()
}

/// The replies with which [`Lines`](super::Lines) and [`Capabilities`](super::Capabilities) are tested.
#[cfg(test)]
pub(super) mod tests {
    use super::{ConformingTexts, Reply};

    const TEXTS: &[&str] = &[
        "",
        " ",
        "\t",
        "a",
        "seven77",
        "keyword8",
        "sixteen-octets--",
        "seventeen-octets-",
        "SIZE 10",
        "SIZE\t 10 \t",
        " SIZE 10",
        "keyword8 a longer parameter than one step",
        "AUTH",
        "AUTH=LOGIN PLAIN",
        "aUTH=",
        "AUTH =x",
        "4444=x",
        "AUTHS=x",
        "=",
        "5.1.1 no",
        " \t5.1.1\tno",
        "5.1.1  ",
        "5.10.100 x",
        "2.0.0 a",
        "2.0.0 ",
        "2.0.0 SIZE 10",
    ];

    /// Miri takes a thousand times as long.
    const STEP: usize = if cfg!(miri) { 9 } else { 1 };

    /// Checks a reply of each text, each two and each three of them, conforming or not.
    pub(in crate::reply) fn for_each_reply(check: fn(&Reply<'_>)) {
        let mut conforming = 0;
        let mut one = |parts: &[&str]| {
            let mut raw = [0; 256];
            let mut end = 0;
            for part in parts {
                raw[end..end + part.len()].copy_from_slice(part.as_bytes());
                end += part.len();
            }
            let reply = Reply::parse(&raw[..end]).unwrap();
            check(&reply);
            conforming += usize::from(ConformingTexts::of(&reply).is_some());
        };
        for code in ["250", "550", "354", "259"] {
            for (at, first) in TEXTS.iter().enumerate() {
                one(&[code, " ", first, "\r\n"]);
                for second in TEXTS.iter().step_by(STEP) {
                    one(&[code, "-", first, "\r\n", code, " ", second, "\r\n"]);
                    let third = TEXTS[(at * 7) % TEXTS.len()];
                    one(&[code, "-", third, "\r\n", code, "-", first, "\r\n", code, " ", second, "\r\n"]);
                }
            }
        }
        assert!(conforming > 2_000 / STEP, "{conforming}");
    }
}
