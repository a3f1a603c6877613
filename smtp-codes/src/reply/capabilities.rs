//! The capabilities in a reply to EHLO or LHLO.

use core::fmt;
use core::iter::FusedIterator;
use core::str::SplitAsciiWhitespace;

use super::Reply;
use super::lines::{RawLine, RawLines};
use crate::codes::ReplyCode;

impl<'a> Reply<'a> {
    /// The capabilities that a 250 to EHLO or LHLO lists: every line but the first, which names the host.
    ///
    /// Nothing is cut from the lines, also where a server puts an enhanced code before a keyword, which makes it
    /// another keyword. Lines that are not UTF-8 are passed over. A reply with another code lists none.
    ///
    /// ```
    /// use smtp_codes::Reply;
    ///
    /// let reply = Reply::parse(b"250-mx.example.org\r\n250-SIZE 1000\r\n250 AUTH=LOGIN PLAIN\r\n")?;
    /// let size = reply.capabilities().find(|capability| capability.is("size")).expect("SIZE is listed");
    /// assert_eq!(size.parameters().next(), Some("1000"));
    /// let auth = reply.capabilities().find(|capability| capability.is("auth")).expect("AUTH is listed");
    /// assert!(auth.parameters().eq(["LOGIN", "PLAIN"]));
    /// # Ok::<(), smtp_codes::DecodeError>(())
    /// ```
    ///
    /// RFC 5321 section 4.1.1.1 has the grammar.
    pub fn capabilities(&self) -> Capabilities<'a> {
        let raw = if self.code() == ReplyCode::OKAY { self.raw() } else { &[] };
        let mut lines = RawLines::of(raw);
        let is_coded = |line: &RawLine<'_>| !line.text.is_empty();
        let _host = lines.by_ref().find(is_coded);
        Capabilities { lines }
    }
}

/// One line of a reply to EHLO: a keyword and its parameters.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Capability<'a> {
    keyword: &'a str,
    parameters: &'a str,
}

impl<'a> Capability<'a> {
    fn read(line: &'a [u8]) -> Option<Self> {
        let line = core::str::from_utf8(line.get(4..)?).ok()?.trim_ascii();
        let (keyword, parameters) = match line.split_at_checked(4) {
            // Old servers write `AUTH=LOGIN`, for clients older than RFC 4954.
            Some((auth, rest)) if rest.starts_with('=') && auth.eq_ignore_ascii_case("AUTH") => {
                (auth, &rest[1..])
            }
            _ => line
                .split_at(line.bytes().position(|octet| matches!(octet, b' ' | b'\t')).unwrap_or(line.len())),
        };
        (!keyword.is_empty()).then_some(Self { keyword, parameters: parameters.trim_ascii() })
    }

    /// The keyword as it was received.
    #[must_use]
    pub const fn keyword(&self) -> &'a str {
        self.keyword
    }

    /// Whether the keyword is this one, case ignored.
    #[must_use]
    pub fn is(&self, keyword: &str) -> bool {
        self.keyword.eq_ignore_ascii_case(keyword)
    }

    /// The parameters, as they were received.
    #[must_use]
    pub fn parameters(&self) -> SplitAsciiWhitespace<'a> {
        self.parameters.split_ascii_whitespace()
    }
}

impl fmt::Display for Capability<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.keyword)?;
        self.parameters().try_for_each(|parameter| write!(f, " {parameter}"))
    }
}

/// The capabilities in a reply, from [`Reply::capabilities`].
#[derive(Clone)]
#[must_use = "iterators are lazy"]
pub struct Capabilities<'a> {
    lines: RawLines<'a>,
}

impl<'a> Iterator for Capabilities<'a> {
    type Item = Capability<'a>;

    fn next(&mut self) -> Option<Capability<'a>> {
        self.lines.find_map(|line| Capability::read(line.text))
    }
}

impl FusedIterator for Capabilities<'_> {}

impl fmt::Debug for Capabilities<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}
