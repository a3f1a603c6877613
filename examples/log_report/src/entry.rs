//! [`Entry`]: what one line of a log says about one reply.

use smtp_codes::{Action, Command, EnhancedCode, ReplyCode, Severity, Verdict};

use crate::clock::Moment;
use crate::shape::Shape;

/// Whose replies they are.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Side {
    /// Other servers gave them, to what was sent from here.
    Received,
    /// This server gave them, to those who sent something.
    Given,
}

/// How a line counts, where several tell of one reply.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Count<'a> {
    /// Yes.
    Once,
    /// No: it repeats an earlier reply, or tells what would have been said.
    Not,
    /// It counts, unless an outcome of this message repeats it.
    Notice {
        /// The queue's name for it.
        message: &'a [u8],
    },
    /// It counts, and may repeat a notice about this message.
    Outcome {
        /// The queue's name for it.
        message: &'a [u8],
    },
}

/// The words of a program around the codes.
#[derive(Clone, Copy, Debug)]
pub struct Frame<'a> {
    /// Whose reply it is.
    pub side: Side,
    /// How the line counts, where several tell of one reply.
    pub count: Count<'a>,
    /// The command that the reply answers, where the log tells.
    pub command: Option<Command>,
    /// The words of the reply, or those of the program where it logs a status without a reply.
    pub text: &'a [u8],
    /// `true` if what has to follow the words is missing.
    pub is_cut: bool,
    /// The name of the host that answered, where the log tells; of a reply of this server none.
    pub host: Option<&'a [u8]>,
    /// Whom the mail was for, or for a reply of this server whom it was from.
    pub domain: Option<&'a [u8]>,
}

/// One reply. A line has one at most, however many codes are on it.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    /// Which program wrote it down.
    pub shape: Shape,
    /// When the line was written.
    pub time: Option<Moment>,
    /// `None` where only a status is logged.
    pub code: Option<ReplyCode>,
    /// The enhanced status code, wherever in the reply it is: see [`Codes`](crate::Codes).
    pub enhanced: Option<EnhancedCode>,
    /// The words around the codes.
    pub frame: Frame<'a>,
    /// The whole line after its timestamp, and after the host and the program where the log has them. Of a line that
    /// Exim gave to syslog in parts, all from the first one on.
    pub message: &'a [u8],
    /// Octets of the message before the codes.
    pub(crate) codes: usize,
}

impl<'a> Entry<'a> {
    /// Returns the queue's name for the mail, where the line has one.
    ///
    /// ```
    /// # use smtp_log_report::{Day, lines};
    /// # let newest = Day::new(2026, 11, 30).unwrap();
    /// let log = b"Nov 24 08:00:00 mx1 postfix/smtp[1]: 4F1A22BD: to=<ann@example.org>, relay=mx.example.org[192.0.2.1]:25, \
    ///     dsn=4.2.0, status=deferred (host mx.example.org[192.0.2.1] said: 451 4.2.0 later)\n";
    /// let entry = lines(log, newest).next().unwrap().entry;
    /// assert_eq!(entry.queue_id(), Some(&b"4F1A22BD"[..]));
    /// assert_eq!(entry.recipient_domain(), Some(&b"example.org"[..]));
    /// ```
    #[must_use]
    pub fn queue_id(&self) -> Option<&'a [u8]> {
        self.shape.queue_id(self.message)
    }

    /// Returns the domain of whom the mail was for, where the line names that: never the one of a host, nor of a
    /// sender.
    #[must_use]
    pub fn recipient_domain(&self) -> Option<&'a [u8]> {
        self.shape.recipient_domain(self.frame.side, self.message, self.codes)
    }
}

/// Returns what a client does after these codes: by [`Verdict`] where the command is known, else by the first digit.
#[must_use]
pub const fn action(
    command: Option<Command>,
    code: Option<ReplyCode>,
    enhanced: Option<EnhancedCode>,
) -> Action {
    let severity = match (command, code, enhanced) {
        (Some(command), Some(code), _) => return Verdict::of(command, code, enhanced).action,
        (None, Some(code), _) => code.severity(),
        (_, None, Some(enhanced)) => enhanced.class().severity(),
        (_, None, None) => return Action::Unexpected,
    };
    match severity {
        Severity::PositivePreliminary => Action::Unexpected,
        Severity::PositiveCompletion => Action::Accepted,
        Severity::PositiveIntermediate => Action::Continue,
        Severity::TransientNegative => Action::RetryLater,
        Severity::PermanentNegative => Action::Rejected,
    }
}
