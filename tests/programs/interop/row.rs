//! Commands to a server, and the replies to expect, a line each.

use smtp_codes::{Action, Command, DeviationKind, FindingKind, Scope};

/// One command and its reply.
#[derive(Clone, Copy)]
pub(crate) struct Row {
    pub(crate) sent: Sent,
    pub(crate) command: Command,
    /// The code and, where there is one, the enhanced code.
    pub(crate) reply: &'static str,
    /// The verdict on it: the action, its scope, and `true` if the connection is over.
    pub(crate) verdict: (Action, Scope, bool),
    pub(crate) deviations: &'static [DeviationKind],
    /// The findings of `Reply::check`, but for the weak ones.
    pub(crate) findings: &'static [FindingKind],
    /// The connection ends, also where nothing in the reply says so.
    pub(crate) ends: bool,
    /// Where the server's own documentation, or its source, says what this reply means.
    pub(crate) says: &'static str,
}

#[derive(Clone, Copy)]
pub(crate) enum Sent {
    /// The server speaks first, or once more.
    Nothing,
    Line(&'static str),
    /// A message of at least so many octets, with the dot that ends it.
    Message(usize),
    /// `BDAT n LAST` and its octets.
    Chunk(usize),
}

/// A row whose connection goes on.
pub(crate) const fn row(
    sent: Sent,
    command: Command,
    reply: &'static str,
    action: Action,
    scope: Scope,
    says: &'static str,
) -> Row {
    let verdict = (action, scope, false);
    Row { sent, command, reply, verdict, deviations: &[], findings: &[], ends: false, says }
}

impl Row {
    /// The connection ends with this reply, which says so.
    pub(crate) const fn closes(mut self) -> Self {
        self.verdict.2 = true;
        self.hangs_up()
    }

    /// The connection ends with this reply, which does not say so.
    pub(crate) const fn hangs_up(self) -> Self {
        Self { ends: true, ..self }
    }

    /// The reply announces the end of the connection, and the server leaves it to the client.
    pub(crate) const fn only_announces(mut self) -> Self {
        self.verdict.2 = true;
        self
    }

    pub(crate) const fn odd(self, findings: &'static [FindingKind]) -> Self {
        Self { findings, ..self }
    }

    pub(crate) const fn deviates(self, deviations: &'static [DeviationKind]) -> Self {
        Self { deviations, ..self }
    }
}

impl Sent {
    pub(crate) fn octets(self) -> Vec<u8> {
        let message = |length: usize| {
            let mut message = b"From: <sender@example.com>\r\nSubject: test\r\n\r\n".to_vec();
            while message.len() < length {
                message.extend_from_slice(b"A line of a message which says nothing at all.\r\n");
            }
            message
        };
        match self {
            Sent::Nothing => Vec::new(),
            Sent::Line(line) => format!("{line}\r\n").into_bytes(),
            Sent::Message(length) => [message(length).as_slice(), b".\r\n"].concat(),
            Sent::Chunk(length) => {
                let message = message(length);
                [format!("BDAT {} LAST\r\n", message.len()).as_bytes(), &message].concat()
            }
        }
    }
}
