//! [`Command`]: what a reply answers.

use core::fmt;
use core::str::FromStr;

use smtp_codes_data as data;
use smtp_codes_data::Standing;

use super::code_error::ParseCommandError;
use super::reply_code::ReplyCode;

smtp_codes_derive::command! {
    /// The command that a reply answers, or a step of one, or nothing.
    ///
    /// Besides the verbs there are the greeting ([`Connect`](Self::Connect)), the reply to the message itself
    /// ([`EndOfData`](Self::EndOfData)), the steps of a login ([`AuthData`](Self::AuthData)), a verb that the server
    /// does not know ([`Unrecognized`](Self::Unrecognized)), and a reply that no command asked for
    /// ([`Unsolicited`](Self::Unsolicited)). Which replies are right for which of them is defined by
    /// [RFC 5321 section 4.3.2](https://www.rfc-editor.org/rfc/rfc5321#section-4.3.2) and the extensions.
    ///
    /// ```
    /// use smtp_codes::{Command, ReplyCode, Standing};
    ///
    /// let command = Command::from_line(b"rcpt to:<someone@example.org>\r\n");
    /// assert_eq!(command, Some(Command::Rcpt));
    /// assert_eq!(Command::Rcpt.standing(ReplyCode::MAILBOX_UNAVAILABLE), Standing::Listed);
    /// assert!(!Command::Rcpt.may_get(ReplyCode::START_MAIL_INPUT));
    /// ```
    ///
}

impl Command {
    /// Returns the name of the variant.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.to_rules().name()
    }

    /// Returns what the command asks for, in one sentence.
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        self.to_rules().meaning()
    }

    /// Returns the verb in upper case; for what has no verb `(connect)`, `.`, `(auth data)`, `(unrecognized)` or
    /// `(unsolicited)`.
    #[must_use]
    pub const fn verb(self) -> &'static str {
        self.to_rules().verb()
    }

    /// Returns how well a reply code fits this command.
    ///
    /// ```
    /// # use smtp_codes::{Command, ReplyCode, Standing};
    /// let relay_denied = ReplyCode::TEMPORARY_AUTH_OR_TLS_FAILURE; // 454
    /// assert_eq!(Command::Rcpt.standing(relay_denied), Standing::Practice);
    /// assert_eq!(Command::StartTls.standing(relay_denied), Standing::Listed);
    /// ```
    #[must_use]
    pub const fn standing(self, code: ReplyCode) -> Standing {
        data::standing(self.to_rules(), code.get())
    }

    /// Returns `true` if this command may get this code at all: for every [`Standing`] but `Unlisted`.
    ///
    /// ```
    /// # use smtp_codes::{Command, ReplyCode};
    /// assert!(Command::Data.may_get(ReplyCode::START_MAIL_INPUT));
    /// assert!(!Command::Data.may_get(ReplyCode::OKAY)); // only 3yz lets the message begin
    /// assert!(Command::Data.may_get(ReplyCode::SERVICE_NOT_AVAILABLE)); // 421 may come at any time
    /// ```
    #[must_use]
    pub const fn may_get(self, code: ReplyCode) -> bool {
        !matches!(self.standing(code), Standing::Unlisted)
    }

    /// Returns the command whose verb begins a client's line.
    ///
    /// Only the verb counts, in any case, with or without arguments and a line end. A line that is a lone dot is
    /// [`EndOfData`](Self::EndOfData). Returns `None` for a verb that no variant names, and for everything that is not
    /// one command: lines of a message, base64, the names in parentheses, two lines at once.
    ///
    /// ```
    /// # use smtp_codes::Command;
    /// assert_eq!(Command::from_line(b"EHLO client.example\r\n"), Some(Command::Ehlo));
    /// assert_eq!(Command::from_line(b".\r\n"), Some(Command::EndOfData));
    /// assert_eq!(Command::from_line(b"XCLIENT NAME=spike"), None);
    /// ```
    #[must_use]
    pub const fn from_line(line: &[u8]) -> Option<Self> {
        match data::Command::from_line(line) {
            Some(command) => Some(Self::from_rules(command)),
            None => None,
        }
    }

    #[inline]
    pub(crate) const fn known_to_rules(command: Option<Self>) -> Option<data::Command> {
        match command {
            Some(command) => Some(command.to_rules()),
            None => None,
        }
    }
}

/// [`Command::verb`].
impl fmt::Display for Command {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.verb())
    }
}

/// Reads the verb, as `Display` writes it, or the name of the variant, in upper or lower case.
///
/// [`Command::from_line`] reads what a client sends.
///
/// ```
/// # use smtp_codes::Command;
/// assert_eq!("rcpt".parse(), Ok(Command::Rcpt));
/// assert_eq!(".".parse(), Ok(Command::EndOfData));
/// assert_eq!("EndOfData".parse(), Ok(Command::EndOfData));
/// ```
impl FromStr for Command {
    type Err = ParseCommandError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_called = |command: &&Self| {
            [command.verb(), command.name()].iter().any(|word| word.eq_ignore_ascii_case(text))
        };
        Self::ALL.iter().find(is_called).copied().ok_or(ParseCommandError)
    }
}
