//! A reply as one line of a log.

use core::fmt;

use super::Reply;
use crate::syntax::{Escaped, whole_characters};

/// The octets of text that a log line shows.
const SHOWN: usize = 2_048;

impl<'a> Reply<'a> {
    /// Returns the reply as one line: code, enhanced code once, and the lines joined by spaces.
    ///
    /// What could break the line or control a display is escaped, as by [`Escaped`](crate::Escaped). If the text has more
    /// than 2,048 octets, the rest is counted instead of shown.
    ///
    /// ```
    /// use smtp_codes::Reply;
    ///
    /// let reply = Reply::parse(b"550-5.7.25 does not have a\r\n550 5.7.25 PTR record\r\n")?;
    /// assert_eq!(reply.to_log().to_string(), "550 5.7.25 does not have a PTR record");
    /// # Ok::<(), smtp_codes::DecodeError>(())
    /// ```
    pub const fn to_log(&self) -> LogLine<'a> {
        LogLine(*self)
    }
}

/// A value with `Display`, from [`Reply::to_log`].
#[derive(Clone, Copy, Debug)]
#[must_use = "it writes nothing until it is shown"]
pub struct LogLine<'a>(Reply<'a>);

impl fmt::Display for LogLine<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.code().as_str())?;
        if let Some(enhanced) = self.0.enhanced() {
            f.write_str(" ")?;
            f.write_str(enhanced.written().as_str())?;
        }
        let mut room = SHOWN;
        let mut hidden = 0;
        for line in self.0.lines().filter(|line| !line.as_bytes().is_empty()) {
            let text = line.as_bytes();
            let (shown, rest) = text.split_at(whole_characters(text, room));
            if !shown.is_empty() {
                f.write_str(" ")?;
                Escaped(shown).fmt(f)?;
            }
            hidden += rest.len();
            room = if rest.is_empty() { room - shown.len() } else { 0 };
        }
        if hidden > 0 { write!(f, " [{hidden} more octets]") } else { Ok(()) }
    }
}
