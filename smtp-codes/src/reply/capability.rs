//! One capability of a server.

use core::fmt;
use core::str::SplitAsciiWhitespace;

use smtp_codes_data::{Extension, limits};

/// One line of a reply to EHLO: a keyword and its parameters.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Capability<'a> {
    keyword: &'a str,
    parameters: &'a str,
}

impl<'a> Capability<'a> {
    pub(super) const fn new(keyword: &'a str, parameters: &'a str) -> Self {
        Self { keyword, parameters }
    }

    /// Reads the text of a line.
    #[cold]
    pub(super) fn of_text(text: &'a str) -> Option<Self> {
        let line = text.trim_ascii();
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

    /// Returns the keyword as it was received.
    #[must_use]
    pub const fn keyword(&self) -> &'a str {
        self.keyword
    }

    /// Returns the registered extension of the keyword. `None` for a private one, such as `XCLIENT`.
    ///
    /// ```
    /// use smtp_codes::{Extension, Reply};
    ///
    /// let reply = Reply::parse(b"250-mx.example.org\r\n250-XCLIENT NAME\r\n250 8bitmime\r\n")?;
    /// let extensions = reply.capabilities().map(|capability| capability.extension());
    /// assert!(extensions.eq([None, Some(Extension::EightBitMime)]));
    /// # Ok::<(), smtp_codes::DecodeError>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn extension(&self) -> Option<Extension> {
        Extension::from_keyword(self.keyword)
    }

    /// Returns `true` if this is the keyword, in any case.
    #[must_use]
    pub fn is(&self, keyword: &str) -> bool {
        self.keyword.eq_ignore_ascii_case(keyword)
    }

    /// Returns the parameters as they were received.
    #[must_use]
    pub fn parameters(&self) -> SplitAsciiWhitespace<'a> {
        self.parameters.split_ascii_whitespace()
    }

    /// Returns those within the octets that a line may have (RFC 5321 section 4.5.3.1.5). In a line without end they
    /// can be compared with those of another one, which would take the square of its length.
    pub(super) fn usual_parameters(&self) -> SplitAsciiWhitespace<'a> {
        let head = self.parameters.as_bytes().get(..limits::LINE as usize);
        let end = match head.map(|head| head.iter().rposition(u8::is_ascii_whitespace)) {
            None => self.parameters.len(),
            Some(last_space) => last_space.unwrap_or_default(),
        };
        self.parameters.get(..end).unwrap_or_default().split_ascii_whitespace()
    }
}

impl fmt::Display for Capability<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.keyword)?;
        self.parameters().try_for_each(|parameter| write!(f, " {parameter}"))
    }
}
