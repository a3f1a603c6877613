//! [`EhloReply`]: the 250 to EHLO and LHLO.

use core::fmt;

use smtp_codes_data::{is_harmful, limits};

use super::reply_set::{ReplySet, ReplySpec};
use super::text_writer::{Filler, TextWriter};
use super::to_reply::ToReply;
use crate::codes::{EnhancedCode, ReplyCode};
use crate::syntax::{all_plain, is_domain_or_literal, keyword_prefix};

/// The 250 to EHLO or LHLO: a domain, and a line for each extension that the session has.
///
/// The list depends on the session (STARTTLS only before TLS, AUTH only with it), so it is given at run time, as an
/// array or a `Vec` of strings. Each keyword has a line of its own with its parameters. It is never folded, and has no
/// enhanced status code before it, which a client would take for a keyword. All of it is checked when the reply is
/// made, so that writing it cannot fail.
///
/// ```
/// use smtp_codes::{EhloReply, ToReply};
///
/// let is_encrypted = false;
/// let mut keywords = vec!["PIPELINING", "SIZE 52428800", "ENHANCEDSTATUSCODES"];
/// if !is_encrypted {
///     keywords.push("STARTTLS");
/// }
/// let reply = EhloReply::new("mx.example.org", &keywords)?.greeting("is glad to see you")?;
/// assert_eq!(
///     reply.wire().to_string(),
///     "250-mx.example.org is glad to see you\r\n\
///      250-PIPELINING\r\n\
///      250-SIZE 52428800\r\n\
///      250-ENHANCEDSTATUSCODES\r\n\
///      250 STARTTLS\r\n"
/// );
/// # Ok::<(), smtp_codes::EhloReplyError>(())
/// ```
///
/// See [RFC 5321 section 4.1.1.1](https://www.rfc-editor.org/rfc/rfc5321#section-4.1.1.1).
#[derive(Debug, Eq, Hash, PartialEq)]
pub struct EhloReply<'a, K = &'a str> {
    domain: &'a str,
    greeting: &'a str,
    keywords: &'a [K],
}

impl<'a, K: AsRef<str>> EhloReply<'a, K> {
    /// Creates the reply of the server `domain`, with one line for each of `keywords`.
    ///
    /// `domain` is a domain or an address literal
    /// ([RFC 5321 section 4.1.2](https://www.rfc-editor.org/rfc/rfc5321#section-4.1.2)), in which `_` is taken as well,
    /// as real servers have it. A keyword is such as `PIPELINING` or `SIZE 1000`: letters, digits and
    /// hyphens, then parameters with one space before each.
    ///
    /// # Errors
    ///
    /// The first part that the grammar does not allow, or that does not fit into a line of 512 octets.
    pub fn new(domain: &'a str, keywords: &'a [K]) -> Result<Self, EhloReplyError> {
        if !is_domain_or_literal(domain) {
            return Err(EhloReplyError::Domain);
        }
        for (index, keyword) in keywords.iter().enumerate() {
            let keyword = keyword.as_ref();
            if !is_ehlo_line(keyword) {
                return Err(EhloReplyError::Keyword { index });
            }
            if keyword.len() > limits::LINE_TEXT {
                return Err(EhloReplyError::KeywordTooLong { index });
            }
        }
        Self { domain, greeting: "", keywords }.checked()
    }

    /// Adds words after the domain.
    ///
    /// # Errors
    ///
    /// The words are not printable ASCII, or do not fit into the first line.
    pub fn greeting(self, greeting: &'a str) -> Result<Self, EhloReplyError> {
        if !all_plain(greeting.as_bytes()) && (!greeting.is_ascii() || greeting.contains(is_harmful)) {
            return Err(EhloReplyError::Greeting);
        }
        Self { greeting, ..self }.checked()
    }

    /// Returns the lines: the domain and the greeting, then each keyword alone.
    fn lines(&self) -> impl Iterator<Item = (&str, &str)> {
        core::iter::once((self.domain, self.greeting))
            .chain(self.keywords.iter().map(|keyword| (keyword.as_ref(), "")))
    }

    const fn checked(self) -> Result<Self, EhloReplyError> {
        let first = self.domain.len() + self.greeting.len() + 1;
        if first > limits::LINE_TEXT { Err(EhloReplyError::FirstLineTooLong) } else { Ok(self) }
    }
}

// Derived, they would require the same of `K`, which is only borrowed.
impl<K> Clone for EhloReply<'_, K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for EhloReply<'_, K> {}

/// Returns `true` for `ehlo-keyword *( SP ehlo-param )`.
fn is_ehlo_line(line: &str) -> bool {
    let line = line.as_bytes();
    let Some((keyword, parameters)) = line.split_at_checked(keyword_prefix(line)) else { return false };
    matches!(keyword.first(), Some(first) if *first != b'-')
        && (parameters.is_empty() || are_parameters(parameters))
}

/// Returns `true` for `1*( SP ehlo-param )`.
fn are_parameters(line: &[u8]) -> bool {
    line.first() == Some(&b' ')
        && line.last() != Some(&b' ')
        && all_plain(line)
        && !line.windows(2).any(|pair| pair == b"  ")
}

impl<K: AsRef<str>> ToReply for EhloReply<'_, K> {
    fn code(&self) -> ReplyCode {
        ReplyCode::OKAY
    }
    fn enhanced(&self) -> Option<EnhancedCode> {
        None
    }
    fn write_text(&self, writer: &mut TextWriter<'_>) -> fmt::Result {
        writer.never_fold();
        for (at, (text, greeting)) in self.lines().enumerate() {
            if at > 0 {
                writer.next_line()?;
            }
            writer.text(text)?;
            if !greeting.is_empty() {
                writer.text(" ")?;
                writer.text(greeting)?;
            }
        }
        Ok(())
    }
    fn __fill(&self, filler: &mut Filler<'_, '_>) -> fmt::Result {
        match filler {
            Filler::Shortcut(attempt) => {
                attempt.hello(self.domain, self.greeting, self.keywords);
                Ok(())
            }
            Filler::Writer(writer) => self.write_text(writer),
        }
    }
}

/// One row, so that a type which forwards to an `EhloReply` is a set too; its lines are known at run time only.
impl<K: AsRef<str>> ReplySet for EhloReply<'_, K> {
    const REPLIES: &'static [ReplySpec] =
        &[ReplySpec { code: ReplyCode::OKAY, enhanced: None, text: "{domain} {greeting}\n{keywords}" }];
}

/// Why an [`EhloReply`] could not be made.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
#[non_exhaustive]
pub enum EhloReplyError {
    /// The domain is neither a domain nor an address literal.
    Domain,
    /// The words after the domain are not printable ASCII.
    Greeting,
    /// Domain and greeting do not fit into a line of 512 octets.
    FirstLineTooLong,
    /// A keyword does not follow the grammar.
    Keyword {
        /// Which of the keywords, counted from 0.
        index: usize,
    },
    /// A keyword and its parameters do not fit into a line of 512 octets.
    KeywordTooLong {
        /// Which of the keywords, counted from 0.
        index: usize,
    },
}

impl fmt::Display for EhloReplyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Domain => f.write_str("not a domain or an address literal"),
            Self::Greeting => f.write_str("the greeting is not printable ASCII"),
            Self::FirstLineTooLong => {
                f.write_str("the domain and the greeting do not fit into a line of 512 octets")
            }
            Self::Keyword { index } => write!(
                f,
                "keyword {index} is not letters, digits and hyphens, and parameters with one space before each"
            ),
            Self::KeywordTooLong { index } => {
                write!(f, "keyword {index} does not fit into a line of 512 octets")
            }
        }
    }
}

impl core::error::Error for EhloReplyError {}
