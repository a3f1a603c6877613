//! [`scan`]: reply codes and enhanced status codes inside text that is not a reply itself.

mod candidates;
mod context;
mod smtp_errors;
mod token;

use core::fmt;
use core::iter::FusedIterator;
use core::ops::Range;

use crate::codes::{EnhancedCode, ReplyCode};
use smtp_errors::SmtpErrors;

/// Finds every reply code and every enhanced status code inside other text.
///
/// Made for log lines, the `Diagnostic-Code:` and `Status:` fields of delivery reports
/// ([RFC 3464 section 2.3](https://www.rfc-editor.org/rfc/rfc3464#section-2.3)), and the prose of bounces. One reply
/// itself is read by [`Reply::parse`](crate::Reply::parse), which is strict about what it takes.
///
/// Nothing is allocated, the text may be any octets, and the work grows with its length alone: what goes before a
/// code is looked at through a window of fixed size. A line need not end; codes that are cut off at the end of the
/// text are judged as if a line ended there, so feed whole lines.
///
/// # What is taken for a code
///
/// **A pair** is taken wherever it stands: a reply code from 200 to 599, then `-`, `:`, blanks or a bracket, then an
/// enhanced code, which may be in brackets, in quotes, or behind a `#`. `550 5.1.1`, `550-5.1.1`, `550 #5.1.1`,
/// `550 (5.1.1)` and `550: 5.1.1` are pairs, also where the line is folded between the two (a line break, and a blank
/// at the front of the next line), and so is `(550, b'5.1.1 ...')`, as Python shows it. The class is reported as it
/// stands, even where it contradicts the reply code.
///
/// **An enhanced code alone** is taken
/// - as the value of a field, after `dsn`, `status`, `stat`, `code`, `enhanced`, `said`, `reply`, `response`, `reject`
///   and their kin with `=` or a colon (`dsn=5.1.1`, `Status: 5.1.1`, `"status":"5.1.1"`), and after `smtp;` or
///   `lmtp;`, the types of a diagnostic code;
/// - after an opening `(`, `[` or `#` that no word touches, if its class is 4 or 5 and its subject is registered;
/// - after `rejected:`, `failed:`, `status code` and the like, and after a mailbox or a host and a colon
///   (`unknown[192.0.2.1]: 5.7.1`), if its class is 4 or 5 and its subject and detail are registered.
///
/// **A reply code alone**, from 200 to 599, is taken
/// - as the value of a field, after `said`, `stat`, `reply`, `response`, `reject`, `refused to talk to me` and their
///   kin with `=` or a colon, after Exim's `C="`, and after `smtp;` or `lmtp;`, also where the line is folded between;
/// - after a mailbox or a host and a colon, as in `RCPT TO:<a@example.com>: 550` and `unknown[192.0.2.1]:25: 450`;
/// - after a colon and a blank, if `SMTP error` stands on the same line no more than 256 octets before;
/// - at the front of a pair of Python's, `(550, b'no such user')`;
/// - at the front of a remark in brackets after `status=` or `stat=` (`status=sent (250 Ok)`);
/// - after the marks of a transcript: `<<<`, `<<`, `<-`, `<--`, `<~`, `<**`, `S:`, `Out:`, and `<` at the front of a
///   line;
/// - at the front of a line, indented or not, or after `rejected:`, `failed:`, `reason:`, `msg="` and the like, after
///   `returned '`, `Permanent Error` and `Transient Error`, if the table knows the code and `-` or one blank, and then
///   text, stands behind it. The same code may stand before the text once more.
///
/// **Never** taken is what touches a letter, a digit, or one of `.` `-` `/` `_` `@` `+`, as the parts of IP addresses,
/// version numbers, dates, hosts and queue ids do; so `10.5.1.1`, `5.1.1.4`, `v5.1.1`, `mx:250`, `[550]` and `size=550`
/// hold no code, and neither does `Postfix 2.5.1`. A full stop or a hyphen may end an enhanced code where no letter or
/// digit follows. Behind a reply code alone stands a blank, a hyphen, the end of the line, or what closes a quotation.
/// In the words of a server as qmail logs them an underscore is a blank
/// (`Remote_host_said:_550_5.1.1_no_such_user`).
///
/// ```
/// use smtp_codes::scan;
///
/// let log = b"to=<a@example.com>, relay=mx.example.com[192.0.2.25]:25, dsn=5.1.1, status=bounced \
///             (host mx.example.com[192.0.2.25] said: 550-5.1.1 no such user (in reply to RCPT TO command))";
/// let mut found = scan(log);
///
/// let field = found.next().unwrap();
/// assert_eq!(field.code(), None);
/// assert_eq!(field.enhanced().unwrap().to_string(), "5.1.1");
///
/// let reply = found.next().unwrap();
/// assert_eq!(reply.code().unwrap(), 550);
/// assert_eq!(reply.as_bytes(), b"550-5.1.1");
/// assert_eq!(&log[reply.range()], b"550-5.1.1");
/// assert!(reply.text().starts_with(b"no such user"));
///
/// assert_eq!(found.next(), None);
/// ```
#[inline]
pub const fn scan(text: &[u8]) -> Scan<'_> {
    Scan { text, block: 0, starts: 0, resume: 0, smtp_errors: SmtpErrors::NONE }
}

/// The codes inside a text, in the order in which they stand there. See [`scan`].
#[derive(Clone)]
#[must_use = "an iterator does nothing until it is asked"]
pub struct Scan<'a> {
    text: &'a [u8],
    /// Where the next block begins that was not looked at.
    block: usize,
    /// Places in the block before it where a code may begin and that are not judged yet, one bit each.
    starts: u64,
    /// The end of the last code: nothing inside it is a code again.
    resume: usize,
    smtp_errors: SmtpErrors,
}

impl<'a> Iterator for Scan<'a> {
    type Item = Found<'a>;

    fn next(&mut self) -> Option<Found<'a>> {
        loop {
            while self.starts == 0 {
                if self.block >= self.text.len() {
                    return None;
                }
                self.starts = candidates::starts_in_block(self.text, self.block);
                self.block += candidates::BLOCK;
                self.skip_to(self.resume);
            }
            let at = self.block - candidates::BLOCK + self.starts.trailing_zeros() as usize;
            self.starts &= self.starts - 1;
            if let Some(found) = self.judge(at) {
                self.resume = found.end;
                self.skip_to(found.end);
                return Some(found);
            }
        }
    }
}

impl FusedIterator for Scan<'_> {}

impl<'a> Scan<'a> {
    /// Forgets the places of the current block that stand before `end`.
    const fn skip_to(&mut self, end: usize) {
        let places = (end + candidates::BLOCK).saturating_sub(self.block);
        if places >= candidates::BLOCK {
            self.starts = 0;
        } else {
            self.starts &= u64::MAX << places;
        }
    }

    /// The code that begins at `at`, which is a digit from 2 to 5.
    fn judge(&mut self, at: usize) -> Option<Found<'a>> {
        let text = self.text;
        if text.get(at + 1) == Some(&b'.') {
            let (enhanced, end) = token::enhanced(text, at, token::Blanks::Plain)?;
            context::admits_enhanced(text, at, enhanced).then_some(Found {
                text,
                start: at,
                end,
                code: None,
                enhanced: Some((enhanced, at)),
            })
        } else {
            let blanks = token::blanks_before(text, at)?;
            let code = token::reply_code(text, at)?;
            if context::is_port(text, at) {
                return None;
            }
            let in_tuple = token::begins_tuple(text, at);
            let behind = at + 3 + if in_tuple { token::TUPLE } else { 0 };
            if let Some((enhanced, start, end)) = token::joined(text, behind, blanks) {
                return Some(Found {
                    text,
                    start: at,
                    end,
                    code: Some(code),
                    enhanced: Some((enhanced, start)),
                });
            }
            (in_tuple || context::admits_code(text, at, code, &mut self.smtp_errors)).then_some(Found {
                text,
                start: at,
                end: at + 3,
                code: Some(code),
                enhanced: None,
            })
        }
    }
}

impl fmt::Debug for Scan<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scan")
            .field("len", &self.text.len())
            .field("resume", &self.resume)
            .finish_non_exhaustive()
    }
}

/// One reply code, one enhanced status code, or a pair of both, and where it stands. See [`scan`].
///
/// At least one of [`code`](Self::code) and [`enhanced`](Self::enhanced) is there.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Found<'a> {
    text: &'a [u8],
    start: usize,
    end: usize,
    code: Option<ReplyCode>,
    /// With the place where it begins; it ends where all ends.
    enhanced: Option<(EnhancedCode, usize)>,
}

impl<'a> Found<'a> {
    /// The reply code.
    #[inline]
    #[must_use]
    pub const fn code(&self) -> Option<ReplyCode> {
        self.code
    }

    /// The enhanced status code, whatever its class.
    #[inline]
    #[must_use]
    pub const fn enhanced(&self) -> Option<EnhancedCode> {
        match self.enhanced {
            Some((enhanced, _)) => Some(enhanced),
            None => None,
        }
    }

    /// From the first digit to the last, with what joins the two codes of a pair.
    #[inline]
    #[must_use]
    pub const fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// Where the three digits of the reply code stand.
    #[inline]
    #[must_use]
    pub const fn code_range(&self) -> Option<Range<usize>> {
        match self.code {
            Some(_) => Some(self.start..self.start + 3),
            None => None,
        }
    }

    /// Where the enhanced status code stands.
    #[inline]
    #[must_use]
    pub const fn enhanced_range(&self) -> Option<Range<usize>> {
        match self.enhanced {
            Some((_, start)) => Some(start..self.end),
            None => None,
        }
    }

    /// The octets of [`range`](Self::range).
    #[inline]
    #[must_use]
    pub fn as_bytes(&self) -> &'a [u8] {
        self.text.get(self.range()).unwrap_or_default()
    }

    /// What follows on the same line, without the punctuation that ends the code.
    ///
    /// Where the text stops and the words of the log begin again, only the writer of the log knows.
    ///
    /// ```
    /// # use smtp_codes::scan;
    /// let found = scan(b"Diagnostic-Code: smtp; 550 (#5.1.1): no such user\r\n").next().unwrap();
    /// assert_eq!(found.text(), b"no such user");
    /// ```
    #[must_use]
    pub fn text(&self) -> &'a [u8] {
        let rest = self.text.get(self.end..).unwrap_or_default();
        let line = rest.split(|octet| matches!(octet, b'\r' | b'\n')).next().unwrap_or_default();
        let line = if token::begins_tuple(self.text, self.start) && self.enhanced.is_none() {
            line.get(token::TUPLE..).unwrap_or_default()
        } else {
            line
        };
        let begin = line.iter().position(|octet| !b" \t-:,;)]\"'>".contains(octet)).unwrap_or(line.len());
        line.get(begin..).unwrap_or_default()
    }
}

impl fmt::Debug for Found<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Found")
            .field("code", &self.code())
            .field("enhanced", &self.enhanced())
            .field("range", &self.range())
            .finish_non_exhaustive()
    }
}
