//! [`scan`]: reply codes and enhanced status codes inside text that is not a reply itself.

mod candidates;
mod evidence;
mod found;
mod pair;
mod place;
mod rules;
mod token;
mod words;

pub use found::Found;

use core::fmt;
use core::iter::FusedIterator;

use crate::codes::ReplyCode;
use evidence::Evidence;
use pair::{Member, Opener};
use place::Ahead;
use token::{Spacing, is_word};

/// Finds every reply code and every enhanced status code inside other text.
///
/// Made for log lines, exceptions, the `Diagnostic-Code:` and `Status:` fields of delivery reports
/// ([RFC 3464 section 2.3](https://www.rfc-editor.org/rfc/rfc3464#section-2.3)), and the prose of bounces. One reply
/// itself is read by [`Reply::parse`](crate::Reply::parse), which is strict about what it takes.
///
/// Nothing is allocated, the text may be any octets, and the work grows with its length alone. A line need not end;
/// codes that are cut off at the end of the text are judged as if a line ended there, so feed whole lines.
///
/// # What is taken for a code
///
/// **A pair** is a reply code from 200 to 599 and an enhanced code. It is taken wherever it is
/// - where no more comes between the two than a `-` or `:`, then spaces, then one or two opening brackets, quotes or
///   `#`: `550 5.1.1`, `550-5.1.1`, `550 #5.1.1`, `550 (5.1.1)`, `550: 5.1.1` and, with the reply code in brackets,
///   `(550): 5.1.1`, also where the line is folded there (a line break, and a space at the front of the next line). The
///   class is reported as it is, even where it contradicts the reply code;
/// - as the first two members of a tuple: `(550, b'5.1.1 ...')`, `SMTPDataError(550, '5.1.1 ...')` and
///   `('550', ['5.1.1 ...'])`;
/// - as two members of a record, `"code":550,"message":"5.1.1 ..."` or `Code: 550, Enhanced code: 5.1.1`, if the class
///   is the first digit of the reply code. The enhanced code may be an object, `{"class":5,"subject":1,"detail":1}`.
///
/// **A code alone** is taken by what comes before it. An enhanced code must have class 4 or 5 and be registered, and a
/// reply code must be in the table and followed by text, unless a rule says otherwise.
/// - *The value of a field*, after a colon or an equals sign, is taken as it is: after `said`, `stat`, `reply`,
///   `response`, `server message`, `talk to me` and their kin; an enhanced code also after `dsn`, `status`, `code` and
///   `enhanced`; both after `smtp;` and `lmtp;`, the types of a diagnostic code; a reply code after Exim's ` C=`, and
///   after `code` in a record where `smtp`, `recipient`, `bounce` or the like comes no more than 1,024 octets before.
/// - *Remarks*: after `reject`, `refused`, `denied`, `failed`, `error` and their kin a 4yz or 5yz; after `reason`,
///   `message`, `was`, `msg`, `result` and their kin any; without text after curl's `RCPT failed:`, after
///   `permanent error (`, `SMTP error` and `SMTP code`; as it is after `status=sent (`, and after a colon and a space,
///   if `SMTP error` comes no more than 256 octets before on the same line.
/// - *Exceptions*: after their name and a colon or a bracket a 4yz or 5yz; an enhanced code as it is, if the name
///   speaks of SMTP or mail. At the front of a tuple, `(550, b'no such user')` and
///   `SMTPDataError(550, 'no such user')`.
/// - *Whose reply it is*: after a mailbox or a host and a colon, as in `RCPT TO:<a@example.com>: 550` and
///   `unknown[192.0.2.1]:25: 450`, a reply code as it is.
/// - *The lines of a transcript*: after `<<<`, `<<`, `<-`, `<--`, `<~`, `<~*`, `<**`, `S:`, `Out:`,
///   `SERVER -> CLIENT:`, and `<` at the front of a line as it is; after Sendmail's `: ---`; at the front of a line,
///   indented or not.
/// - *Brackets*: an enhanced code after an opening `(`, `[` or `#` that no word touches, if its class is 4 or 5 and its
///   subject is registered. Not after `figure`, `section`, `version` and the like, nor where the sentence goes on after
///   the closing bracket.
///
/// **Never** taken is what touches a letter, a digit, or one of `.` `-` `/` `_` `@` `+`, as the parts of IP addresses,
/// version numbers, dates, hosts and queue ids do; so `10.5.1.1`, `5.1.1.4`, `v5.1.1`, `mx:250`, `[550]` and `size=550`
/// hold no code, and neither does `Postfix 2.5.1`. A full stop or a hyphen may end an enhanced code where no letter or
/// digit follows. After a reply code alone comes a space, a hyphen, the end of the line, or what closes a quotation.
/// What counts something (`250 bytes`) or is a status of HTTP (`HTTP error: 503`, `503 Service Unavailable`) is taken
/// only where nothing but a reply can be, as after `host mx[192.0.2.25] said:` of Postfix. In the words of a server as
/// qmail logs them an underscore is a space (`Remote_host_said:_550_5.1.1_no_such_user`).
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
    Scan { text, block: 0, starts: 0, resume: 0, line_end: 0, unmeasured: 0, evidence: Evidence::NONE }
}

/// The codes inside a text, in the order of the text. See [`scan`].
#[derive(Clone)]
#[must_use = "an iterator does nothing until it is asked"]
pub struct Scan<'a> {
    text: &'a [u8],
    /// The beginning of the next block that was not looked at.
    block: usize,
    /// Places in the block before it where a code may begin and that are not judged yet, one bit each.
    starts: u64,
    /// The end of the last code: nothing inside it is a code again.
    resume: usize,
    /// The end of the last line that was measured.
    line_end: usize,
    /// The number of codes found since then on other lines.
    unmeasured: u8,
    evidence: Evidence,
}

/// So many codes are handed out before the line of one is measured. Logs have few codes a line, and rarely is the text
/// of one asked for; on a line with many, each would search for the same end.
const UNMEASURED: u8 = 16;

impl<'a> Iterator for Scan<'a> {
    type Item = Found<'a>;

    #[inline]
    fn next(&mut self) -> Option<Found<'a>> {
        loop {
            while self.starts == 0 {
                if self.block >= self.text.len() {
                    return None;
                }
                self.starts = candidates::starts_in_block(self.text, self.block);
                if self.resume > self.block {
                    self.starts &= candidates::places_from(self.resume - self.block);
                }
                self.block += candidates::BLOCK;
            }
            let at = self.block - candidates::BLOCK + self.starts.trailing_zeros() as usize;
            self.starts &= self.starts - 1;
            if let Some(mut found) = self.judge(at) {
                self.resume = found.range().end;
                self.starts &=
                    candidates::places_from((self.resume + candidates::BLOCK).saturating_sub(self.block));
                found.line_end = self.line_end_of(&found);
                return Some(found);
            }
        }
    }
}

impl FusedIterator for Scan<'_> {}

impl<'a> Scan<'a> {
    /// Returns the end of the line, or 0 where the line is not measured.
    #[inline]
    fn line_end_of(&mut self, found: &Found<'_>) -> usize {
        let end = found.range().end;
        if end > self.line_end {
            self.unmeasured += 1;
            if self.unmeasured < UNMEASURED {
                return 0;
            }
            self.unmeasured = 0;
            self.line_end = found::line_end(self.text, end);
        }
        self.line_end
    }

    /// Returns the code that begins at `at`, which is a digit from 2 to 5.
    #[inline]
    fn judge(&mut self, at: usize) -> Option<Found<'a>> {
        let text = self.text;
        if text.get(at + 1) == Some(&b'.') {
            let (enhanced, end) = token::enhanced(text, at, Spacing::Spaces)?;
            return place::admits_enhanced(text, at, end, enhanced, &mut self.evidence)
                .then(|| Found::enhanced_alone(text, at, end, enhanced));
        }
        let spacing = token::spacing_before(text, at)?;
        let code = token::reply_code(text, at)?;
        let before = text.get(..at)?;
        let may_be_port = matches!(before, [.., host, b':'] if is_word(*host) || *host == b']');
        if may_be_port && Ahead::read(before).ends_like_host() {
            return None;
        }
        if let Some(joined) = pair::adjacent(text, at, spacing) {
            return Some(Found::pair(text, at, code, joined));
        }
        let ahead = Ahead::read(before);
        if let Some(found) = self.judge_member(at, code, &ahead) {
            return Some(found);
        }
        place::admits_code(text, at, code, &ahead, &mut self.evidence)
            .then(|| Found::code_alone(text, at, code))
    }

    /// Returns the code at `at` if it and what follows are members of a tuple or a record.
    #[inline]
    fn judge_member(&mut self, at: usize, code: ReplyCode, ahead: &Ahead<'_>) -> Option<Found<'a>> {
        let text = self.text;
        let member = Member::after(text, at)?;
        let joined = member.enhanced(text);
        let agreeing = joined.filter(|(enhanced, ..)| enhanced.agrees_with(code));
        if matches!(member, Member::Named { .. }) {
            let joined = agreeing.filter(|_| ahead.names_a_code());
            return joined.map(|joined| Found::pair(text, at, code, joined));
        }
        let is_sure = match (member, pair::opener_of_tuple(text, at)) {
            (_, Opener::Touched) => return None,
            (_, Opener::MailException) => true,
            (Member::Bytes { .. }, Opener::Alone) if code.known().is_some() => true,
            (_, Opener::Alone) => self.evidence.speaks_of_smtp(text, at),
        };
        match if is_sure { joined } else { agreeing } {
            Some(joined) => Some(Found::pair(text, at, code, joined)),
            None => is_sure.then(|| Found::code_alone(text, at, code)),
        }
    }
}

impl fmt::Debug for Scan<'_> {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scan")
            .field("len", &self.text.len())
            .field("resume", &self.resume)
            .finish_non_exhaustive()
    }
}
