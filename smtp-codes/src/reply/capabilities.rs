//! The capabilities in a reply to EHLO or LHLO.

use core::fmt;
use core::iter::FusedIterator;

use smtp_codes_data::Extension;

use super::Reply;
use super::capability::Capability;
use super::conforming_lines::ConformingCapabilities;
use super::lines::RawLines;
use crate::codes::ReplyCode;

impl<'a> Reply<'a> {
    /// Returns the capabilities that a 250 to EHLO or LHLO lists: every line but the first, which names the host.
    ///
    /// Nothing is cut from the lines. An enhanced code that a server puts before a keyword is part of the keyword.
    /// Lines that are not UTF-8 are skipped. A reply with another code lists nothing.
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
        let plain = if self.code() == ReplyCode::OKAY { ConformingCapabilities::of(self) } else { None };
        match plain {
            Some((host, lines)) => {
                let lines = Lines::Conforming(lines);
                Capabilities { host, all: lines.clone(), lines }
            }
            None => Capabilities::of_any(self),
        }
    }
}

/// The capabilities in a reply to EHLO or LHLO, from [`Reply::capabilities`].
///
/// It is an iterator over them. The results of its other methods do not depend on how far the iterator has gone.
///
/// ```
/// use smtp_codes::Reply;
///
/// let reply = Reply::parse(
///     b"250-mx.example.org hello\r\n250-PIPELINING\r\n250-SIZE 52428800\r\n250 AUTH PLAIN LOGIN\r\n",
/// )?;
/// let capabilities = reply.capabilities();
/// assert_eq!(capabilities.host(), Some("mx.example.org"));
/// assert!(capabilities.has("pipelining"));
/// assert_eq!(capabilities.size(), Some(52_428_800));
/// assert!(capabilities.auth_mechanisms().eq(["PLAIN", "LOGIN"]));
/// assert_eq!(capabilities.count(), 3);
/// # Ok::<(), smtp_codes::DecodeError>(())
/// ```
#[derive(Clone)]
#[must_use = "iterators are lazy"]
pub struct Capabilities<'a> {
    /// The first line, with its code.
    host: &'a [u8],
    /// All that this iterates over, from the beginning.
    all: Lines<'a>,
    lines: Lines<'a>,
}

#[derive(Clone)]
enum Lines<'a> {
    Conforming(ConformingCapabilities<'a>),
    Any(RawLines<'a>),
}

impl<'a> Capabilities<'a> {
    /// Reads any reply, whatever it deviates in.
    fn of_any(reply: &Reply<'a>) -> Self {
        let raw = if reply.code() == ReplyCode::OKAY { reply.raw() } else { &[] };
        let mut lines = RawLines::new(raw);
        let host = lines.by_ref().find(|line| !line.is_empty()).unwrap_or_default();
        Self { host, all: Lines::Any(lines.clone()), lines: Lines::Any(lines) }
    }

    /// Returns the name that the server gives itself, the first word of the first line. `None` where it has none.
    ///
    /// RFC 5321 section 4.1.1.1 asks for a domain or an address literal, but it is not checked to be one.
    #[must_use]
    pub fn host(&self) -> Option<&'a str> {
        let line = core::str::from_utf8(self.host.get(4..)?).ok()?;
        line.split_ascii_whitespace().next()
    }

    /// Returns the first capability with this keyword, in any case.
    #[must_use]
    pub fn get(&self, keyword: &str) -> Option<Capability<'a>> {
        self.all().find(|capability| capability.is(keyword))
    }

    /// Returns `true` if a capability with this keyword is listed, in any case.
    #[must_use]
    pub fn has(&self, keyword: &str) -> bool {
        self.get(keyword).is_some()
    }

    /// Returns the size in octets of the largest message that the server takes
    /// ([RFC 1870 section 4](https://www.rfc-editor.org/rfc/rfc1870#section-4)).
    ///
    /// `None` where it does not say, and for `SIZE 0`, which says that no limit is fixed. A number over 64 bits, of
    /// which the RFC allows 20 digits, is `u64::MAX`.
    #[must_use]
    pub fn size(&self) -> Option<u64> {
        let number = self.get(Extension::Size.keyword())?.parameters().next()?;
        if !number.bytes().all(|digit| digit.is_ascii_digit()) {
            return None;
        }
        match number.parse() {
            Ok(0) => None,
            Ok(octets) => Some(octets),
            Err(_) => Some(u64::MAX),
        }
    }

    /// Returns the mechanisms by which the client can log in
    /// ([RFC 4954 section 3](https://www.rfc-editor.org/rfc/rfc4954#section-3)), as they were received.
    ///
    /// Where a server lists AUTH twice, as with the old form `AUTH=LOGIN`, later lines add what the first one lacks.
    ///
    /// ```
    /// # use smtp_codes::Reply;
    /// let reply = Reply::parse(b"250-mx\r\n250-AUTH PLAIN LOGIN\r\n250 AUTH=LOGIN XOAUTH2\r\n")?;
    /// assert!(reply.capabilities().auth_mechanisms().eq(["PLAIN", "LOGIN", "XOAUTH2"]));
    /// # Ok::<(), smtp_codes::DecodeError>(())
    /// ```
    pub fn auth_mechanisms(&self) -> impl Iterator<Item = &'a str> + Clone + use<'a> {
        let auth = Extension::Auth.keyword();
        let first = self.get(auth);
        let is_in_first = move |mechanism: &str| {
            first.is_some_and(|first| first.usual_parameters().any(|one| one.eq_ignore_ascii_case(mechanism)))
        };
        let later = self.all().filter(move |capability| capability.is(auth)).skip(1);
        let added = later.flat_map(|capability| capability.parameters());
        let first = first.into_iter().flat_map(|capability| capability.parameters());
        first.chain(added.filter(move |mechanism| !is_in_first(mechanism)))
    }

    fn all(&self) -> Self {
        Self { lines: self.all.clone(), ..self.clone() }
    }
}

impl<'a> Iterator for Capabilities<'a> {
    type Item = Capability<'a>;

    #[inline]
    fn next(&mut self) -> Option<Capability<'a>> {
        match &mut self.lines {
            Lines::Conforming(lines) => lines.next(),
            Lines::Any(lines) => next_of(lines),
        }
    }
}

#[inline(never)]
fn next_of<'a>(lines: &mut RawLines<'a>) -> Option<Capability<'a>> {
    lines.find_map(|line| Capability::of_text(core::str::from_utf8(line.get(4..)?).ok()?))
}

impl FusedIterator for Capabilities<'_> {}

impl fmt::Debug for Capabilities<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.clone()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::super::conforming_lines::tests::for_each_reply;
    use super::Capabilities;

    #[test]
    fn the_shortcut_agrees_with_the_way_over_each_octet() {
        for_each_reply(|reply| {
            let (capabilities, expected) = (reply.capabilities(), Capabilities::of_any(reply));
            assert_eq!(capabilities.host(), expected.host());
            assert!(capabilities.eq(expected), "{}", reply.raw().escape_ascii());
        });
    }
}
