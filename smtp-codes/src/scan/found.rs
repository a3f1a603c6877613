//! [`Found`]: what a scan finds.

use core::fmt;
use core::ops::Range;

use super::pair::Member;
use crate::codes::{EnhancedCode, ReplyCode};

/// One reply code, one enhanced status code, or a pair of both, and where it is. See [`scan`](crate::scan()).
///
/// At least one of [`code`](Self::code) and [`enhanced`](Self::enhanced) is there.
#[derive(Clone, Copy)]
pub struct Found<'a> {
    text: &'a [u8],
    start: usize,
    end: usize,
    /// The end of its line, or 0 where nobody has looked for it.
    pub(super) line_end: usize,
    code: Option<ReplyCode>,
    /// With the place where it begins; it ends where all ends.
    enhanced: Option<(EnhancedCode, usize)>,
}

impl<'a> Found<'a> {
    #[inline]
    pub(super) const fn enhanced_alone(
        text: &'a [u8],
        start: usize,
        end: usize,
        enhanced: EnhancedCode,
    ) -> Self {
        Self { text, start, end, line_end: 0, code: None, enhanced: Some((enhanced, start)) }
    }

    #[inline]
    pub(super) const fn code_alone(text: &'a [u8], start: usize, code: ReplyCode) -> Self {
        Self { text, start, end: start + 3, line_end: 0, code: Some(code), enhanced: None }
    }

    #[inline]
    pub(super) const fn pair(
        text: &'a [u8],
        start: usize,
        code: ReplyCode,
        (enhanced, at, end): (EnhancedCode, usize, usize),
    ) -> Self {
        Self { text, start, end, line_end: 0, code: Some(code), enhanced: Some((enhanced, at)) }
    }

    /// Returns the reply code.
    #[inline]
    #[must_use]
    pub const fn code(&self) -> Option<ReplyCode> {
        self.code
    }

    /// Returns the enhanced status code, whatever its class.
    #[inline]
    #[must_use]
    pub const fn enhanced(&self) -> Option<EnhancedCode> {
        match self.enhanced {
            Some((enhanced, _)) => Some(enhanced),
            None => None,
        }
    }

    /// Returns where it is in the text, from the first digit to the last, with what joins the two codes of a pair.
    ///
    /// ```
    /// # use smtp_codes::scan;
    /// let line = b"said: 550 5.1.1 no such user";
    /// let found = scan(line).next().expect("a reply");
    /// assert_eq!((found.range(), found.code_range(), found.enhanced_range()), (6..15, Some(6..9), Some(10..15)));
    /// ```
    #[inline]
    #[must_use]
    pub const fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// Returns where the three digits of the reply code are.
    #[inline]
    #[must_use]
    pub const fn code_range(&self) -> Option<Range<usize>> {
        match self.code {
            Some(_) => Some(self.start..self.start + 3),
            None => None,
        }
    }

    /// Returns where the enhanced status code is, from its first digit to its last.
    #[inline]
    #[must_use]
    pub const fn enhanced_range(&self) -> Option<Range<usize>> {
        match self.enhanced {
            Some((_, start)) => Some(start..self.end),
            None => None,
        }
    }

    /// Returns the octets of [`range`](Self::range).
    #[inline]
    #[must_use]
    pub fn as_bytes(&self) -> &'a [u8] {
        self.text.get(self.range()).unwrap_or_default()
    }

    /// Returns what follows on the same line, without the punctuation that ends the code.
    ///
    /// Where the text stops and the words of the log begin again, only the writer of the log knows.
    ///
    /// ```
    /// # use smtp_codes::scan;
    /// let found = scan(b"Diagnostic-Code: smtp; 550 (#5.1.1): no such user\r\n").next().unwrap();
    /// assert_eq!(found.text(), b"no such user");
    /// ```
    #[inline]
    #[must_use]
    pub fn text(&self) -> &'a [u8] {
        let line_end = if self.line_end == 0 { line_end(self.text, self.end) } else { self.line_end };
        self.text_to(line_end)
    }

    /// Returns the same with the lines after it, which go on with a folded field.
    #[inline]
    pub(crate) fn text_to_end(&self) -> &'a [u8] {
        self.text_to(self.text.len())
    }

    #[inline]
    fn text_to(&self, end: usize) -> &'a [u8] {
        let begin = match Member::after(self.text, self.start) {
            Some(member) if self.enhanced.is_none() && member.is_quoted() => member.begin(),
            _ => self.end,
        };
        let rest = self.text.get(begin..end).unwrap_or_default();
        let text = rest.iter().position(|octet| !b" \t_-:,;)]\"'>".contains(octet)).unwrap_or(rest.len());
        rest.get(text..).unwrap_or_default()
    }
}

/// Returns where the line ends that the octet at `from` belongs to.
#[inline]
pub(super) fn line_end(text: &[u8], from: usize) -> usize {
    const STEP: usize = 16;
    let is_end = |octet: &u8| matches!(octet, b'\r' | b'\n');
    let rest = text.get(from..).unwrap_or_default();
    // A step without a branch on each octet, which compilers make vector instructions of.
    let holds_end = |step: &[u8]| step.iter().fold(false, |any, octet| any | is_end(octet));
    let within = rest.chunks_exact(STEP).take_while(|step| !holds_end(step)).count() * STEP;
    let last = rest.get(within..).unwrap_or_default();
    from + within + last.iter().position(is_end).unwrap_or(last.len())
}

/// Two are the same where their codes are, in equal texts at the same place.
impl PartialEq for Found<'_> {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        // The text last, and not at all where it is the very same: to compare each code of a text with another one would
        // be to read the text as often.
        (self.start, self.end, self.code, self.enhanced)
            == (other.start, other.end, other.code, other.enhanced)
            && (core::ptr::eq(self.text, other.text) || self.text == other.text)
    }
}

impl Eq for Found<'_> {}

impl fmt::Debug for Found<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Found")
            .field("code", &self.code())
            .field("enhanced", &self.enhanced())
            .field("range", &self.range())
            .finish_non_exhaustive()
    }
}
