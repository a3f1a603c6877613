use super::agreeing;
use crate::macros::{closed_enum, display_as};
use crate::{Command, Severity};

closed_enum! {
    /// What a client does after a reply.
    pub enum Action {
        Accepted   = 0, "The command is done.";
        Continue   = 1, "The next step may follow: the text of the message, or the answer to a challenge.";
        RetryLater = 2, "Try again later, with nothing changed.";
        Rejected   = 3, "Give up, or change something first.";
        Unexpected = 4, "The reply has no business here: break off and try again later, as after a lost connection (RFC 5321 section 3.8).";
    }
}

closed_enum! {
    /// How far a reply reaches.
    pub enum Scope {
        Host        = 0, "This host; another host of the domain may be tried.";
        Session     = 1, "The rest of this connection.";
        Command     = 2, "This command alone.";
        Transaction = 3, "The message that is being sent, for all its recipients.";
        Recipient   = 4, "The one recipient that was named.";
    }
}

display_as!(Action::name, Scope::name);

/// What a reply means for the client that got it.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Verdict {
    /// What to do.
    pub action: Action,
    /// For how much of the work.
    pub scope: Scope,
    /// Whether the connection is over: the server closes it, or the client has to.
    pub closes: bool,
}

/// What a client does after this reply to this command. The first digit always wins over an enhanced status code of another class.
///
/// ```
/// use smtp_codes_data::{Action, Command, Scope, verdict};
///
/// let too_many = verdict(Command::Rcpt, 552, None);
/// assert_eq!((too_many.action, too_many.scope), (Action::RetryLater, Scope::Recipient));
/// let too_big = verdict(Command::Rcpt, 552, Some((5, 3, 4)));
/// assert_eq!(too_big.action, Action::Rejected);
/// ```
#[inline]
#[must_use]
pub const fn verdict(command: Command, code: u16, enhanced: Option<(u8, u16, u16)>) -> Verdict {
    use Severity::{
        PermanentNegative, PositiveCompletion, PositiveIntermediate, PositivePreliminary, TransientNegative,
    };

    // A number outside 100..=599 is as far out of range as a 1yz, and as fatal (RFC 5321 section 4.2).
    let severity = match Severity::of_code(code) {
        Some(severity) => severity,
        None => PositivePreliminary,
    };
    let scope = scope(command);
    // The first row that applies; the order is part of the rule.
    match (command, severity) {
        (_, PositivePreliminary) => fatal(),
        (Command::Quit, _) => Verdict { closes: true, ..by_severity(severity, Scope::Command) },
        (Command::Connect, _) if code == 421 => {
            Verdict { action: Action::RetryLater, scope: Scope::Host, closes: true }
        }
        (_, _) if code == 421 => Verdict { action: Action::RetryLater, scope: Scope::Session, closes: true },
        (_, _) if code == 221 => fatal(),
        (Command::Unsolicited, _) => fatal(),
        (Command::Data, PositiveCompletion) => open(Action::Unexpected, scope),
        (Command::Data | Command::Auth | Command::AuthData, PositiveIntermediate) => {
            open(Action::Continue, scope)
        }
        (Command::Mail, PositiveIntermediate) if code == 355 => open(Action::Continue, scope),
        (_, PositiveIntermediate) => open(Action::Unexpected, Scope::Session),
        (_, PositiveCompletion) => open(Action::Accepted, scope),
        (Command::Rcpt, PermanentNegative) if code == 552 && means_too_many_recipients(code, enhanced) => {
            open(Action::RetryLater, scope)
        }
        (_, TransientNegative) => open(Action::RetryLater, scope),
        (_, PermanentNegative) => open(Action::Rejected, scope),
    }
}

/// The scope of a reply as far as only the command counts.
const fn scope(command: Command) -> Scope {
    match command {
        Command::Connect => Scope::Host,
        Command::Ehlo | Command::Helo | Command::Lhlo => Scope::Session,
        Command::Mail | Command::Data | Command::EndOfData | Command::Bdat | Command::Burl => {
            Scope::Transaction
        }
        Command::Rcpt => Scope::Recipient,
        _ => Scope::Command,
    }
}

/// Servers of RFC 821 said 552 where 452 is meant, and said no more about it (RFC 5321 section 4.5.3.1.10).
const fn means_too_many_recipients(code: u16, enhanced: Option<(u8, u16, u16)>) -> bool {
    matches!(agreeing(code, enhanced), None | Some((0, 0) | (5, 0) | (5, 3)))
}

const fn by_severity(severity: Severity, scope: Scope) -> Verdict {
    let action = match severity {
        Severity::PositiveCompletion => Action::Accepted,
        Severity::TransientNegative => Action::RetryLater,
        Severity::PermanentNegative => Action::Rejected,
        Severity::PositivePreliminary | Severity::PositiveIntermediate => Action::Unexpected,
    };
    open(action, scope)
}

const fn open(action: Action, scope: Scope) -> Verdict {
    Verdict { action, scope, closes: false }
}

/// The two sides no longer agree on what is being answered: only closing is safe.
const fn fatal() -> Verdict {
    Verdict { action: Action::Unexpected, scope: Scope::Session, closes: true }
}
