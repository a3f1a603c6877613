//! Words earlier in the text that tell what a number is, with anything between them and the number: Exim's
//! `SMTP error from remote mail server after MAIL FROM:<a@example.com> SIZE=2048: 550 ...`.

use super::words::begins_with;

/// The octets before a code within which a word of the same line counts.
const LINE_REACH: usize = 256;

/// The octets before a code within which a word of the same JSON record counts, on whatever line.
const RECORD_REACH: usize = 1_024;

/// Words that only records of mail hold: Mailgun, KumoMTA, Amazon SES, SendGrid, Microsoft.
const RECORD_WORDS: [&[u8]; 5] = [b"bounce", b"delivery-status", b"mx-host", b"recipient", b"smtp"];

/// The places where such words were last seen. It remembers how far it has looked, so that a text full of colons is
/// read once and not once for each of them.
#[derive(Clone, Copy)]
pub(super) struct Evidence {
    line: Line,
    record: Record,
}

#[derive(Clone, Copy)]
struct Line {
    looked_at: usize,
    smtp: Option<usize>,
    smtp_error: Option<usize>,
    http: Option<usize>,
}

#[derive(Clone, Copy)]
struct Record {
    looked_at: usize,
    seen: Option<usize>,
}

impl Evidence {
    pub(super) const NONE: Self = Self {
        line: Line { looked_at: 0, smtp: None, smtp_error: None, http: None },
        record: Record { looked_at: 0, seen: None },
    };

    /// Returns `true` if `SMTP` comes before `at` on its line, in any case.
    #[inline]
    pub(super) fn speaks_of_smtp(&mut self, text: &[u8], at: usize) -> bool {
        self.line.look(text, at);
        is_near(self.line.smtp, at, LINE_REACH)
    }

    /// Returns `true` if `SMTP error` comes before `at` on its line, in any case.
    #[inline]
    pub(super) fn speaks_of_smtp_error(&mut self, text: &[u8], at: usize) -> bool {
        self.line.look(text, at);
        is_near(self.line.smtp_error, at, LINE_REACH)
    }

    /// Returns `true` if `HTTP` comes before `at` on its line, not as the scheme of an address.
    #[inline]
    pub(super) fn speaks_of_http(&mut self, text: &[u8], at: usize) -> bool {
        self.line.look(text, at);
        is_near(self.line.http, at, LINE_REACH)
    }

    /// Returns `true` if a word that only records of mail hold comes before `at`.
    #[inline]
    pub(super) fn is_record_of_mail(&mut self, text: &[u8], at: usize) -> bool {
        self.record.look(text, at);
        is_near(self.record.seen, at, RECORD_REACH)
    }
}

impl Line {
    /// Looks at what comes before `at` and was not looked at. `at` never goes back.
    #[inline]
    fn look(&mut self, text: &[u8], at: usize) {
        let mut from = self.looked_at.max(at.saturating_sub(LINE_REACH));
        self.looked_at = self.looked_at.max(at);
        let Some(unseen) = text.get(from..at) else { return };
        if let Some(line_break) = unseen.iter().rposition(|octet| matches!(octet, b'\n' | b'\r')) {
            from += line_break + 1;
            (self.smtp, self.smtp_error, self.http) = (None, None, None);
        }
        let Some(line) = text.get(from..at) else { return };
        for (place, word) in line.windows(4).enumerate() {
            // Both words end in it, and few others have it.
            if !matches!(word, [.., b'p' | b'P']) {
                continue;
            }
            let rest = line.get(place..).unwrap_or_default();
            if begins_with(word, b"smtp") {
                self.smtp = Some(from + place);
                if begins_with(rest, b"smtp error") {
                    self.smtp_error = Some(from + place);
                }
            } else if begins_with(word, b"http")
                && !begins_with(rest, b"http://")
                && !begins_with(rest, b"https://")
            {
                self.http = Some(from + place);
            }
        }
    }
}

impl Record {
    /// Looks back from `at`, up to the first word, to what was not looked at. `at` never goes back.
    #[inline]
    fn look(&mut self, text: &[u8], at: usize) {
        let from = self.looked_at.max(at.saturating_sub(RECORD_REACH));
        let is_word = |place: &usize| {
            let rest = text.get(*place..at).unwrap_or_default();
            matches!(rest.first(), Some(b'b' | b'd' | b'm' | b'r' | b's' | b'B' | b'D' | b'M' | b'R' | b'S'))
                && RECORD_WORDS.iter().any(|word| begins_with(rest, word))
        };
        self.seen = (from..at).rev().find(is_word).or(self.seen);
        self.looked_at = self.looked_at.max(at);
    }
}

#[inline]
fn is_near(seen: Option<usize>, at: usize, reach: usize) -> bool {
    seen.is_some_and(|seen| seen + reach >= at)
}
