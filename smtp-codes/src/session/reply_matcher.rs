//! [`ReplyMatcher`]: which reply answers which command.

use smtp_codes_data::Severity;

use super::expected::{Expected, Unanswered};
use super::match_error::MatchError;
use crate::codes::{Command, ReplyCode};
use crate::decode::ReplyDecoder;
use crate::meaning::Verdict;
use crate::reply::Reply;

/// Tells which reply answers which command, without reading from a connection and without allocating.
///
/// Say which commands you send, **before** you send them, with [`expect`](Self::expect); hand the octets that arrive to
/// [`next`](Self::next). Replies are matched by counting, never by what they say
/// ([RFC 2920 section 3.1](https://www.rfc-editor.org/rfc/rfc2920#section-3.1)), so any number of commands can be
/// pipelined: up to 32 runs of equal commands, each as long as you like.
///
/// Take every reply that has come, until `None`, before you read more octets. A client that reads on while more than 32
/// replies lie in its buffer, and expects a command after each of them, begins a run with each: where one of them may
/// begin is then another place each time. More runs than fit are [`MatchError::TooManyCommands`], never a wrong match.
///
/// # Replies that nobody asked for
///
/// A reply that began in octets which [`next`](Self::next) saw before its command was expected cannot answer that
/// command. Its sender, a confused server or somebody who injects octets, would otherwise answer each later
/// command with the reply to the one before, and a refused message would count as delivered. It is
/// [`MatchError::Unsolicited`] when its turn comes, whatever is expected by then. The 421 with which a server may say
/// goodbye at any time ([RFC 5321 section 3.8](https://www.rfc-editor.org/rfc/rfc5321#section-3.8)) is
/// [`Command::Unsolicited`] instead.
///
/// # STARTTLS
///
/// Octets after the 220 (or another 2yz) to STARTTLS came before the handshake, so an attacker may have put them there.
/// They are [`MatchError::OctetsBeforeTls`], as are replies that other commands still wait for
/// ([RFC 3207 section 4.2](https://www.rfc-editor.org/rfc/rfc3207#section-4.2)). Continue over TLS with
/// [`after_tls`](Self::after_tls), which expects no greeting.
///
/// # Examples
///
/// ```
/// use smtp_codes::{Action, Command, ReplyMatcher};
///
/// let mut matcher = ReplyMatcher::new();
/// matcher.expect_all([Command::Mail, Command::Rcpt]);
///
/// let mut received = &b"220 mx.example.org\r\n250 2.1.0 ok\r\n550 5.1.1 no such user\r\n"[..];
/// let mut outcomes = Vec::new();
/// while let Some((matched, used)) = matcher.next(received)? {
///     outcomes.push((matched.command, matched.verdict().action));
///     received = &received[used..];
/// }
/// assert_eq!(outcomes, [
///     (Command::Connect, Action::Accepted),
///     (Command::Mail, Action::Accepted),
///     (Command::Rcpt, Action::Rejected),
/// ]);
/// # Ok::<(), smtp_codes::MatchError>(())
/// ```
#[derive(Clone, Debug)]
pub struct ReplyMatcher {
    decoder: ReplyDecoder,
    expected: Expected,
    /// Octets of the stream that were used up.
    used: u64,
    /// The place in the stream where a reply to the next expected command can begin at the earliest.
    not_before: u64,
    /// The place in the stream before which no reply begins but that to the oldest expected command.
    settled: u64,
    failed: Option<MatchError>,
}

/// A reply, and the command that it answers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct Matched<'b> {
    /// The command. It is [`Command::Unsolicited`] for a 421 that no command asked for.
    pub command: Command,
    /// The reply.
    pub reply: Reply<'b>,
}

impl ReplyMatcher {
    /// Creates a matcher for a new connection, which expects the greeting.
    #[must_use]
    pub fn new() -> Self {
        let mut matcher = Self::after_tls();
        matcher.expect(Command::Connect);
        matcher
    }

    /// Creates a matcher for a connection that has just become TLS, on which the client speaks first.
    #[must_use]
    pub const fn after_tls() -> Self {
        Self {
            decoder: ReplyDecoder::new(),
            expected: Expected::EMPTY,
            used: 0,
            not_before: 0,
            settled: 0,
            failed: None,
        }
    }

    /// Takes this decoder, for other limits or a strict reading.
    #[must_use]
    pub const fn decoder(self, decoder: ReplyDecoder) -> Self {
        Self { decoder, ..self }
    }

    /// Expects one reply to a command that is about to be sent.
    ///
    /// LMTP gives one for each accepted recipient at the end of data, and each is expected by itself
    /// ([RFC 2033 section 4.2](https://www.rfc-editor.org/rfc/rfc2033#section-4.2)).
    pub fn expect(&mut self, command: Command) {
        self.expected.push(command, self.not_before, self.settled.max(self.used));
    }

    /// Expects one reply to each of these commands. A reply that does not fit is an error of [`next`](Self::next).
    pub fn expect_all(&mut self, commands: impl IntoIterator<Item = Command>) {
        for command in commands {
            self.expect(command);
        }
    }

    /// Matches the reply at the start of `buf`, if all of it is there.
    ///
    /// It is called as [`ReplyDecoder::decode`] is: after `Some((matched, used))` the caller drops the first `used`
    /// octets, after `None` it calls again with the same octets and more after them.
    ///
    /// # Errors
    ///
    /// Returns why replies cannot be matched any more. The same error is returned by each later call.
    pub fn next<'b>(&mut self, buf: &'b [u8]) -> Result<Option<(Matched<'b>, usize)>, MatchError> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        let outcome = self.next_or_fail(buf);
        if let Err(error) = outcome {
            self.failed = Some(error);
        }
        outcome
    }

    fn next_or_fail<'b>(&mut self, buf: &'b [u8]) -> Result<Option<(Matched<'b>, usize)>, MatchError> {
        let shown = self.used + buf.len() as u64;
        let Some((reply, used)) = self.decoder.decode(buf)? else {
            if self.expected.is_empty() && self.expected.has_overflowed() {
                return Err(MatchError::TooManyCommands);
            }
            // A reply that has begun here answers a command expected now; replies to later commands come after it.
            (self.not_before, self.settled) =
                if self.expected.is_empty() { (shown, self.settled) } else { (0, shown) };
            return Ok(None);
        };
        let begins_at = self.used + (used - reply.raw().len()) as u64;
        let command = self.command_of(reply, begins_at)?;
        let left = buf.len() - used;
        // RFC 3207 section 4 has 220 alone, but a client that goes by the verdict begins TLS after any 2yz.
        let begins_tls = command == Command::StartTls && reply.severity() == Severity::PositiveCompletion;
        if begins_tls && (left > 0 || !self.expected.is_empty()) {
            return Err(MatchError::OctetsBeforeTls { octets: left });
        }
        self.used += used as u64;
        self.not_before = if left > 0 { shown } else { 0 };
        Ok(Some((Matched { command, reply }, used)))
    }

    /// Finds the command that a reply answers which began at this place in the stream.
    fn command_of(&mut self, reply: Reply<'_>, begins_at: u64) -> Result<Command, MatchError> {
        match self.expected.pop(begins_at) {
            Some(command) => Ok(command),
            None if self.expected.is_empty() && self.expected.has_overflowed() => {
                Err(MatchError::TooManyCommands)
            }
            None if reply.code() == ReplyCode::SERVICE_NOT_AVAILABLE => Ok(Command::Unsolicited),
            None => Err(MatchError::Unsolicited(reply.code())),
        }
    }

    /// Checks the end of the connection, after which only empty lines may be left in `buf`.
    ///
    /// Commands that are still [`unanswered`](Self::unanswered) are not an error here.
    ///
    /// # Errors
    ///
    /// Returns [`MatchError::UnexpectedEof`] if a reply was cut, or the error that an earlier call returned.
    ///
    /// ```
    /// # use smtp_codes::{MatchError, ReplyMatcher};
    /// let matcher = ReplyMatcher::new();
    /// assert_eq!(matcher.end(b"\r\n"), Ok(()));
    /// assert_eq!(matcher.end(b"220 mx.ex"), Err(MatchError::UnexpectedEof { octets: 9 }));
    /// ```
    pub const fn end(&self, buf: &[u8]) -> Result<(), MatchError> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        match after_empty_lines(buf).len() {
            0 => Ok(()),
            octets => Err(MatchError::UnexpectedEof { octets }),
        }
    }

    /// Returns the commands whose replies have not come yet, the oldest first.
    ///
    /// If the connection is lost, they went unanswered, which counts as 451
    /// ([RFC 5321 section 3.8](https://www.rfc-editor.org/rfc/rfc5321#section-3.8)).
    ///
    /// ```
    /// # use smtp_codes::{Command, ReplyMatcher};
    /// let mut matcher = ReplyMatcher::after_tls();
    /// matcher.expect_all([Command::Mail, Command::Rcpt, Command::Data]);
    /// let (_, used) = matcher.next(b"250 2.1.0 ok\r\n")?.expect("a whole reply");
    /// assert_eq!(used, 14);
    /// // The connection is lost here:
    /// assert!(matcher.unanswered().eq([Command::Rcpt, Command::Data]));
    /// # Ok::<(), smtp_codes::MatchError>(())
    /// ```
    pub fn unanswered(&self) -> Unanswered<'_> {
        self.expected.iter()
    }

    #[cfg(feature = "std")]
    pub(super) fn oldest_unanswered(&self) -> Option<Command> {
        self.expected.oldest()
    }
}

/// Returns the octets after empty lines, the last of which may lack its LF.
const fn after_empty_lines(mut octets: &[u8]) -> &[u8] {
    while let [b'\r', b'\n', rest @ ..] | [b'\n', rest @ ..] = octets {
        octets = rest;
    }
    match octets {
        [b'\r'] => &[],
        _ => octets,
    }
}

impl Default for ReplyMatcher {
    /// Creates a matcher for a new connection, as [`new`](Self::new).
    fn default() -> Self {
        Self::new()
    }
}

impl Matched<'_> {
    /// Returns what the reply means for the client.
    #[must_use]
    pub const fn verdict(&self) -> Verdict {
        self.reply.verdict(self.command)
    }
}
