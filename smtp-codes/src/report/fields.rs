//! The fields of a report, folded as they arrived, and the lines between them.

use core::fmt;

use crate::syntax::{Escaped, unfolded};

/// One line of a report, or the lines of one folded field.
#[derive(Clone, Copy)]
pub(super) enum Item<'a> {
    Field(Field<'a>),
    /// An empty line, which ends the fields about one recipient.
    Gap,
    /// A line that is not a field, at this octet.
    Broken(usize),
}

/// A field: its name and its value, without the white space around it.
#[derive(Clone, Copy)]
pub(super) struct Field<'a> {
    /// Offset of the name in the report.
    pub(super) at: usize,
    pub(super) name: &'a [u8],
    pub(super) value: DeliveryField<'a>,
}

impl Field<'_> {
    #[inline]
    pub(super) fn is_named(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name.as_bytes())
    }
}

/// The lines of a report, each read when it is asked for.
#[derive(Clone, Copy)]
pub(super) struct Items<'a> {
    text: &'a [u8],
    at: usize,
}

impl<'a> Items<'a> {
    #[inline]
    pub(super) const fn of(text: &'a [u8]) -> Self {
        Self { text, at: 0 }
    }

    /// Returns the offset of the next line.
    #[inline]
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// Returns the next line without its line end, and where the one after it begins.
    #[inline]
    fn line(&self) -> Option<(&'a [u8], usize)> {
        let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
        let len = rest.iter().position(|octet| *octet == b'\n').unwrap_or(rest.len());
        let line = rest.get(..len).unwrap_or_default();
        Some((line.strip_suffix(b"\r").unwrap_or(line), (self.at + len + 1).min(self.text.len())))
    }
}

impl<'a> Iterator for Items<'a> {
    type Item = Item<'a>;

    #[inline]
    fn next(&mut self) -> Option<Item<'a>> {
        let at = self.at;
        let (line, next) = self.line()?;
        self.at = next;
        if line.trim_ascii().is_empty() {
            return Some(Item::Gap);
        }
        let Some(colon) = line.iter().position(|octet| *octet == b':') else { return Some(Item::Broken(at)) };
        let name = line.get(..colon).unwrap_or_default().trim_ascii_end();
        // RFC 5322 section 2.2: printable ASCII without a space.
        if name.is_empty() || !name.iter().all(u8::is_ascii_graphic) {
            return Some(Item::Broken(at));
        }
        let mut end = at + line.len();
        while let Some((folded, next)) = self.line().filter(|(line, _)| is_folded(line)) {
            end = self.at + folded.len();
            self.at = next;
        }
        let value = self.text.get(at + colon + 1..end).unwrap_or_default();
        let begin = colon + 1 + (value.len() - value.trim_ascii_start().len());
        Some(Item::Field(Field { at, name, value: DeliveryField { octets: value.trim_ascii(), begin } }))
    }
}

/// Returns `true` for a line that goes on with the field before it: it begins with white space, and has more.
#[inline]
fn is_folded(line: &[u8]) -> bool {
    matches!(line, [b' ' | b'\t', ..]) && !line.trim_ascii().is_empty()
}

/// The value of a field of a [`DeliveryReport`](crate::DeliveryReport).
///
/// `Display` shows it unfolded ([RFC 5322 section 2.2.3](https://www.rfc-editor.org/rfc/rfc5322#section-2.2.3)), and
/// harmless: control characters and octets that are not UTF-8 as escapes.
///
/// ```
/// use smtp_codes::DeliveryReport;
///
/// let report = DeliveryReport::parse(b"Final-Recipient: rfc822; kim@example.org\r\nStatus: 5.1.1\r\n");
/// let recipient = report.recipients().next().and_then(|recipient| recipient.final_recipient()).unwrap();
/// assert_eq!(recipient.to_string(), "rfc822; kim@example.org");
/// assert_eq!(recipient.kind(), Some("rfc822"));
/// assert_eq!(recipient.value(), "kim@example.org");
/// ```
#[derive(Clone, Copy)]
pub struct DeliveryField<'a> {
    octets: &'a [u8],
    /// The octets of its line before it.
    begin: usize,
}

impl<'a> DeliveryField<'a> {
    /// Returns the value as it arrived, folds included, without the white space around it.
    #[inline]
    #[must_use]
    pub const fn as_bytes(&self) -> &'a [u8] {
        self.octets
    }

    /// Returns the type before the semicolon: `rfc822` of an address, `dns` of a host, `smtp` of a diagnostic code.
    ///
    /// RFC 3464 section 2.1.2.
    #[inline]
    #[must_use]
    pub fn kind(&self) -> Option<&'a str> {
        let semicolon = self.semicolon()?;
        core::str::from_utf8(self.octets.get(..semicolon)?.trim_ascii_end()).ok()
    }

    /// Returns the value without its type: the address, the name of the host, the text.
    #[inline]
    #[must_use]
    pub fn value(&self) -> DeliveryField<'a> {
        let Some(semicolon) = self.semicolon() else { return *self };
        let rest = self.octets.get(semicolon + 1..).unwrap_or_default();
        let octets = rest.trim_ascii_start();
        let before = self.octets.get(..self.octets.len() - octets.len()).unwrap_or_default();
        let begin = match before.iter().rposition(|octet| *octet == b'\n') {
            Some(line_break) => before.len() - line_break - 1,
            None => self.begin + before.len(),
        };
        DeliveryField { octets, begin }
    }

    /// Returns where the type ends: it is one word.
    #[inline]
    fn semicolon(&self) -> Option<usize> {
        let semicolon = self.octets.iter().position(|octet| *octet == b';')?;
        let kind = self.octets.get(..semicolon)?.trim_ascii_end();
        let is_word = !kind.is_empty() && kind.iter().all(u8::is_ascii_graphic);
        is_word.then_some(semicolon)
    }

    /// Returns the octets without the folds.
    #[inline]
    fn octets(&self) -> impl Iterator<Item = u8> + use<'a> {
        unfolded(self.octets, self.begin).flatten().copied()
    }
}

impl fmt::Display for DeliveryField<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        unfolded(self.octets, self.begin).try_for_each(|part| Escaped(part).fmt(f))
    }
}

impl fmt::Debug for DeliveryField<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\"", self.octets.escape_ascii())
    }
}

/// Octet by octet, without the folds.
impl PartialEq for DeliveryField<'_> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.octets().eq(other.octets())
    }
}

impl Eq for DeliveryField<'_> {}

impl PartialEq<str> for DeliveryField<'_> {
    #[inline]
    fn eq(&self, other: &str) -> bool {
        self.octets().eq(other.bytes())
    }
}

impl PartialEq<&str> for DeliveryField<'_> {
    #[inline]
    fn eq(&self, other: &&str) -> bool {
        *self == **other
    }
}
