use super::agreeing;
use crate::{Command, Severity, Triple, by_name, closed_enum};

closed_enum! {
    /// The next step of a client after a reply.
    pub enum Action {
        Accepted   = 0, "The command is done.";
        Continue   = 1, "The next step may follow: the text of the message, or the answer to a challenge.";
        RetryLater = 2, "Try again later, with nothing changed.";
        Rejected   = 3, "Give up, or change something first.";
        Unexpected = 4,
            "The reply has no business here: break off and try again later, as after a lost connection \
             (RFC 5321 section 3.8).";
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

by_name!(Action, Scope);

/// The consequence of a reply for the client that got it.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Verdict {
    /// The next step.
    pub action: Action,
    /// For how much of the work.
    pub scope: Scope,
    /// `true` if the connection is over: the server closes it, or the client has to.
    pub closes: bool,
}

/// Returns the next step of a client after this reply to this command. The first digit always wins over an enhanced
/// status code of another class.
///
/// ```
/// use smtp_codes_data::{Action, Command, Scope, Triple, verdict};
///
/// let too_many = verdict(Command::Rcpt, 552, None);
/// assert_eq!((too_many.action, too_many.scope), (Action::RetryLater, Scope::Recipient));
/// let too_big = verdict(Command::Rcpt, 552, Some(Triple { class: 5, subject: 3, detail: 4 }));
/// assert_eq!(too_big.action, Action::Rejected);
/// ```
#[inline]
#[must_use]
pub const fn verdict(command: Command, code: u16, enhanced: Option<Triple>) -> Verdict {
    use Action::{Accepted, Continue, Rejected, RetryLater, Unexpected};
    use Command::{Auth, AuthData, Connect, Data, Mail, Quit, Rcpt, Unsolicited};
    use Severity::{
        PermanentNegative, PositiveCompletion, PositiveIntermediate, PositivePreliminary, TransientNegative,
    };

    // A number outside 100..=599 is as far out of range as a 1yz, and as fatal (RFC 5321 section 4.2).
    let severity = match Severity::of_code(code) {
        Some(severity) => severity,
        None => PositivePreliminary,
    };
    let scope = scope(command);
    let too_many = means_too_many_recipients(code, enhanced);
    // The first row that applies; the order is part of the rule.
    #[rustfmt::skip]
    let verdict = match (command, severity, code) {
        // RFC 5321 4.2: out of range
        (_,               PositivePreliminary,  _)               => fatal(),
        // RFC 5321 4.1.1.10: the message has its fate already
        (Quit,            _,                    _)               => last(log_only(severity), scope),
        // RFC 5321 3.8
        (Connect,         _,                    421)             => last(RetryLater, scope),
        // RFC 5321 3.8
        (_,               _,                    421)             => last(RetryLater, Scope::Session),
        // RFC 5321 4.2.2: announces the close
        (_,               _,                    221)             => fatal(),
        // RFC 2920 3.1: one reply a command
        (Unsolicited,     _,                    _)               => fatal(),
        // RFC 5321 4.1.1.4: only 354 lets the text begin
        (Data,            PositiveCompletion,   _)               => next(Unexpected, scope),
        // RFC 5321 4.3.2: by the first digit
        (Data,            PositiveIntermediate, _)               => next(Continue, scope),
        // RFC 4954 4
        (Auth | AuthData, PositiveIntermediate, _)               => next(Continue, scope),
        // RFC 1845 3
        (Mail,            PositiveIntermediate, 355)             => next(Continue, scope),
        // RFC 5321 4.3.2
        (_,               PositiveIntermediate, _)               => next(Unexpected, Scope::Session),
        // RFC 5321 4.2.1
        (_,               PositiveCompletion,   _)               => next(Accepted, scope),
        // RFC 5321 4.5.3.1.10
        (Rcpt,            PermanentNegative,    552) if too_many => next(RetryLater, scope),
        // RFC 5321 4.2.1
        (_,               TransientNegative,    _)               => next(RetryLater, scope),
        // RFC 5321 4.2.1; for 521 and 556 RFC 7504 3 and 4
        (_,               PermanentNegative,    _)               => next(Rejected, scope),
    };
    verdict
}

/// Returns the scope of a reply as far as only the command counts.
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

/// Returns `true` if a 552 may mean too many recipients: servers of RFC 821 said it where 452 is meant, and said no
/// more about it (RFC 5321 section 4.5.3.1.10).
const fn means_too_many_recipients(code: u16, enhanced: Option<Triple>) -> bool {
    matches!(agreeing(code, enhanced), None | Some((0, 0) | (5, 0) | (5, 3)))
}

/// Returns the action that the reply to QUIT names; it changes nothing any more.
const fn log_only(severity: Severity) -> Action {
    match severity {
        Severity::PositiveCompletion => Action::Accepted,
        Severity::TransientNegative => Action::RetryLater,
        Severity::PermanentNegative => Action::Rejected,
        Severity::PositivePreliminary | Severity::PositiveIntermediate => Action::Unexpected,
    }
}

/// Returns a verdict after which the connection goes on.
const fn next(action: Action, scope: Scope) -> Verdict {
    Verdict { action, scope, closes: false }
}

/// Returns a verdict after which the connection ends.
const fn last(action: Action, scope: Scope) -> Verdict {
    Verdict { action, scope, closes: true }
}

/// Returns the verdict where the two sides no longer agree on what is being answered: only closing is safe.
const fn fatal() -> Verdict {
    last(Action::Unexpected, Scope::Session)
}
