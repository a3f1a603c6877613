//! The text of a reply, line by line.

use core::fmt::{self, Write as _};
use core::iter::FusedIterator;

use super::Reply;
use super::conforming_lines::ConformingTexts;
use crate::codes::Written;
use crate::syntax::{Escaped, plain_prefix, skip_spaces};

impl<'a> Reply<'a> {
    /// Returns the texts of the lines, without the code and the reply's enhanced code. There is at least one.
    ///
    /// ```
    /// # use smtp_codes::Reply;
    /// let reply = Reply::parse(b"550-5.1.1 no such user\r\n550 5.1.1 ask the postmaster\r\n")?;
    /// let lines: Vec<_> = reply.lines().map(|line| line.to_string()).collect();
    /// assert_eq!(lines, ["no such user", "ask the postmaster"]);
    /// # Ok::<(), smtp_codes::DecodeError>(())
    /// ```
    pub const fn lines(&self) -> Lines<'a> {
        Lines::of(self)
    }

    /// Returns the lines joined by `\n`, as a value that is not put together before it is used.
    ///
    /// ```
    /// # use smtp_codes::Reply;
    /// let reply = Reply::parse(b"550-5.1.1 no such user\r\n550 5.1.1 ask the postmaster\r\n")?;
    /// assert_eq!(reply.text().to_string(), "no such user\nask the postmaster");
    /// # Ok::<(), smtp_codes::DecodeError>(())
    /// ```
    pub const fn text(&self) -> Text<'a> {
        Text(*self)
    }
}

/// The text of one line: any octets but LF, without code and the reply's enhanced code.
///
/// `Display` writes control characters and octets that are not UTF-8 as escapes, so that it is safe to show.
///
/// # Examples
///
/// ```
/// use smtp_codes::Reply;
///
/// let reply = Reply::parse(b"550 5.1.1 caf\xe9\x07 closed\r\n")?;
/// let line = reply.lines().next().expect("a reply has a line");
/// assert_eq!(line.as_bytes(), b"caf\xe9\x07 closed");
/// assert!(line.to_str().is_err());
/// assert_eq!(line.to_string(), r"caf\xe9\x07 closed");
/// # Ok::<(), smtp_codes::DecodeError>(())
/// ```
#[derive(Clone, Copy, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct Line<'a>(&'a [u8]);

impl<'a> Line<'a> {
    /// Returns the octets.
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.0
    }

    /// Returns the text.
    ///
    /// # Errors
    ///
    /// The text is not UTF-8; the error has the offset.
    pub const fn to_str(&self) -> Result<&'a str, core::str::Utf8Error> {
        core::str::from_utf8(self.0)
    }
}

impl AsRef<[u8]> for Line<'_> {
    fn as_ref(&self) -> &[u8] {
        self.0
    }
}

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Escaped(self.0).fmt(f)
    }
}

impl fmt::Debug for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", self.0.escape_ascii())
    }
}

/// The lines of a reply, from [`Reply::lines`].
#[derive(Clone)]
#[must_use = "iterators are lazy"]
pub struct Lines<'a> {
    way: Way<'a>,
    left: usize,
}

#[derive(Clone)]
enum Way<'a> {
    Conforming(ConformingTexts<'a>),
    /// With the written form of the enhanced code.
    Any(RawLines<'a>, Option<Written>),
}

impl<'a> Lines<'a> {
    const fn of(reply: &Reply<'a>) -> Self {
        match ConformingTexts::of(reply) {
            Some(texts) => Self { way: Way::Conforming(texts), left: reply.line_count() },
            None => Self::of_any(reply),
        }
    }

    /// Reads any reply, whatever it deviates in.
    const fn of_any(reply: &Reply<'a>) -> Self {
        let enhanced = match reply.enhanced() {
            Some(enhanced) => Some(enhanced.written()),
            None => None,
        };
        Self { way: Way::Any(RawLines::new(reply.raw()), enhanced), left: reply.line_count() }
    }
}

impl<'a> Iterator for Lines<'a> {
    type Item = Line<'a>;

    #[inline]
    fn next(&mut self) -> Option<Line<'a>> {
        let text = match &mut self.way {
            Way::Conforming(texts) => texts.next(self.left)?,
            Way::Any(lines, enhanced) => next_text(lines, enhanced.as_ref())?,
        };
        self.left = self.left.saturating_sub(1);
        Some(Line(text))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.left, Some(self.left))
    }
}

#[inline(never)]
fn next_text<'a>(lines: &mut RawLines<'a>, enhanced: Option<&Written>) -> Option<&'a [u8]> {
    // An empty line is not a line of the reply (RFC 5321 section 4.2).
    let line = lines.find(|line| !line.is_empty())?;
    Some(text_of(line, enhanced.map(Written::as_bytes)))
}

impl ExactSizeIterator for Lines<'_> {}
impl FusedIterator for Lines<'_> {}

impl fmt::Debug for Lines<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

/// Returns the text after the code, and after the enhanced code if it is that of the reply. Another one stays.
fn text_of<'a>(line: &'a [u8], enhanced: Option<&[u8]>) -> &'a [u8] {
    let text = line.get(4..).unwrap_or_default();
    let Some(enhanced) = enhanced else { return text };
    if line.first() == Some(&b'3') {
        return text;
    }
    // Equal codes are written alike, so none has to be parsed.
    match text.get(skip_spaces(text)..).and_then(|text| text.strip_prefix(enhanced)) {
        Some([]) => &[],
        Some([b' ' | b'\t', rest @ ..]) => rest,
        _ => text,
    }
}

/// The text of a reply, from [`Reply::text`]: its lines joined by `\n`.
///
/// `Display` writes escapes as that of [`Line`] does, so that it is safe to show.
#[derive(Clone, Copy)]
#[must_use = "it writes nothing until it is shown"]
pub struct Text<'a>(Reply<'a>);

impl<'a> Text<'a> {
    /// Returns the lines that are joined.
    pub const fn lines(&self) -> Lines<'a> {
        self.0.lines()
    }

    /// Returns the octets of the text, with LF between the lines.
    pub fn octets(&self) -> impl Iterator<Item = u8> + Clone + use<'a> {
        self.lines().enumerate().flat_map(|(at, line)| {
            (at > 0).then_some(b'\n').into_iter().chain(line.as_bytes().iter().copied())
        })
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, line) in self.lines().enumerate() {
            if at > 0 {
                f.write_char('\n')?;
            }
            line.fmt(f)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.lines().fmt(f)
    }
}

/// Compares octet by octet; how the lines were written does not matter.
impl PartialEq for Text<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.octets().eq(other.octets())
    }
}

impl Eq for Text<'_> {}

impl PartialEq<str> for Text<'_> {
    fn eq(&self, other: &str) -> bool {
        self.octets().eq(other.bytes())
    }
}

impl PartialEq<&str> for Text<'_> {
    fn eq(&self, other: &&str) -> bool {
        *self == **other
    }
}

/// The lines of [`Reply::raw`] without their line ends, empty ones included.
#[derive(Clone)]
pub(crate) struct RawLines<'a> {
    rest: &'a [u8],
}

impl<'a> RawLines<'a> {
    pub(crate) const fn new(raw: &'a [u8]) -> Self {
        Self { rest: raw }
    }
}

impl<'a> Iterator for RawLines<'a> {
    type Item = &'a [u8];

    #[inline]
    fn next(&mut self) -> Option<&'a [u8]> {
        if self.rest.is_empty() {
            return None;
        }
        let (line, rest) = self.rest.split_at_checked(line_feed(self.rest))?;
        self.rest = rest.get(1..).unwrap_or_default();
        Some(if let [text @ .., b'\r'] = line { text } else { line })
    }
}

/// Returns the offset of the first LF, or the length if there is none. Most lines are plain text up to the CR before
/// it.
fn line_feed(octets: &[u8]) -> usize {
    let mut at = 0;
    loop {
        let rest = octets.get(at..).unwrap_or_default();
        let plain = plain_prefix(rest);
        match rest.get(plain..) {
            Some([b'\r', b'\n', ..]) => return at + plain + 1,
            Some([b'\n', ..] | []) | None => return at + plain,
            Some([_, ..]) => at += plain + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::conforming_lines::tests::for_each_reply;
    use super::Lines;

    #[test]
    fn the_shortcut_agrees_with_the_way_over_each_octet() {
        for_each_reply(|reply| {
            assert!(reply.lines().eq(Lines::of_any(reply)), "{}", reply.raw().escape_ascii());
            assert_eq!(reply.lines().count(), reply.line_count());
        });
    }
}
