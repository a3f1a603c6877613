//! A message and its envelope.

/// A message to deliver, and its recipients.
#[derive(Clone, Debug)]
pub(crate) struct Mail<'m> {
    pub(crate) sender: &'m str,
    pub(crate) recipients: Vec<&'m str>,
    /// Header and body, with whatever line ends.
    pub(crate) text: &'m str,
}

impl Mail<'_> {
    /// Octets of the text as it goes over the wire, without the dots that are doubled there: what SIZE means.
    pub(crate) fn size(&self) -> usize {
        self.text.lines().map(|line| line.len() + 2).sum()
    }

    /// Returns `true` if an address goes beyond ASCII, for which the server has to offer SMTPUTF8.
    pub(crate) fn needs_utf8(&self) -> bool {
        !self.sender.is_ascii() || !self.recipients.iter().all(|recipient| recipient.is_ascii())
    }

    /// The text as it goes over the wire after DATA: a dot before each line that begins with one, and a lone dot at the
    /// end (RFC 5321 section 4.5.2).
    pub(crate) fn wire_lines(&self) -> impl Iterator<Item = String> {
        let stuffed = |line: &str| if line.starts_with('.') { format!(".{line}") } else { line.to_owned() };
        self.text.lines().map(stuffed).chain([".".to_owned()])
    }
}
