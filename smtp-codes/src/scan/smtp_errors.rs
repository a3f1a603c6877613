//! Exim's `SMTP error from remote mail server after MAIL FROM:<a@example.com> SIZE=2048: 550 ...`, where anything may
//! stand between the words and the colon before the reply.

const WORDS: &[u8] = b"SMTP error";

/// How far before a code the words may stand.
const REACH: usize = 256;

/// Where the words were last seen. It remembers how far it has looked, so that a text full of colons is read once and
/// not once for each of them.
#[derive(Clone, Copy)]
pub(super) struct SmtpErrors {
    looked_at: usize,
    seen: Option<usize>,
}

impl SmtpErrors {
    pub(super) const NONE: Self = Self { looked_at: 0, seen: None };

    /// Whether the words stand on the line of `at`, no more than [`REACH`] before it. `at` never goes back.
    pub(super) fn stand_before(&mut self, text: &[u8], at: usize) -> bool {
        let reach = at.saturating_sub(REACH);
        for place in self.looked_at.max(reach)..at {
            match text.get(place) {
                Some(b'\n' | b'\r') => self.seen = None,
                Some(b'S') if text.get(place..at).is_some_and(|rest| rest.starts_with(WORDS)) => {
                    self.seen = Some(place);
                }
                _ => {}
            }
        }
        self.looked_at = self.looked_at.max(at);
        self.seen.is_some_and(|seen| seen >= reach)
    }
}
