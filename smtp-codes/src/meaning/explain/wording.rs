//! The words, and whom they are for.

use smtp_codes_data::{Action, Class, Severity};

use super::{Explanation, Topic};
use crate::codes::{Command, EnhancedCode, KnownStatus, Party};

impl Explanation<'_> {
    /// What it says, as a short phrase; of a family the name of what its codes share.
    #[must_use]
    pub const fn summary(&self) -> &'static str {
        if self.is_echo {
            return "No recipient left";
        }
        if self.is_unexpected() {
            return "Out of place";
        }
        if let Some(status) = self.telling_status() {
            return status.summary();
        }
        if let Some(known) = self.known() {
            return known.summary();
        }
        match (self.topic, self.subject(), self.category(), self.severity()) {
            (Topic::Reply(_) | Topic::Code(_), ..) => "Not in the table",
            (Topic::Enhanced(_), ..) | (_, None, None, None) => "Not registered",
            (Topic::Family(_), Some(subject), ..) if self.class().is_some() => subject.name(),
            (Topic::Family(_), Some(_), ..) => "Not registered",
            (Topic::Family(_), _, Some(category), _) => category.name(),
            (Topic::Family(_), _, _, Some(severity)) => severity.name(),
        }
    }

    /// What has happened and what to do about it, in a few sentences.
    #[must_use]
    pub const fn explanation(&self) -> &'static str {
        if self.is_echo {
            return "The server has refused every recipient of this message, so there is nobody to send it to, and it says so once more. Read its replies to the recipients: they tell why.";
        }
        if self.is_unexpected() {
            return Action::Unexpected.meaning();
        }
        if let Some(status) = self.telling_status() {
            return status.explanation();
        }
        if let Some(known) = self.known() {
            return known.explanation();
        }
        match (self.topic, self.class(), self.category(), self.severity()) {
            (Topic::Reply(_) | Topic::Code(_), ..) => {
                "No standard has this code, and it is not widely seen. Its first digit counts."
            }
            (Topic::Enhanced(_), ..) | (_, None, None, None) => {
                "The registry of enhanced status codes does not have it. Go by the other numbers and by the text of the reply."
            }
            (Topic::Family(_), Some(class), ..) => class.meaning(),
            (Topic::Family(_), _, Some(category), _) => category.meaning(),
            (Topic::Family(_), _, _, Some(severity)) => severity.meaning(),
        }
    }

    /// Who has to act: after a 4yz, who can help if it stays; after a reply that does not belong there, who can mend that.
    #[must_use]
    pub const fn party(&self) -> Option<Party> {
        match self.topic {
            _ if self.is_echo => Some(Party::Nobody),
            // Whoever speaks another protocol to the server gets what does not fit.
            _ if self.is_unexpected() && matches!(self.command, Some(Command::Unrecognized)) => {
                Some(Party::ClientAuthor)
            }
            _ if self.is_unexpected() => Some(Party::ServerAdministrator),
            Topic::Reply(reply) => Some(Party::of(reply.code(), reply.enhanced())),
            Topic::Code(code) => Some(Party::of(code, None)),
            Topic::Enhanced(enhanced) => Some(match (enhanced.class(), self.telling_status()) {
                (Class::Success, _) => Party::Nobody,
                (_, Some(status)) => status.party(),
                (_, None) => Party::Unclear,
            }),
            Topic::Family(_) => match self.known_status() {
                Some(status) => Some(status.party()),
                None => None,
            },
        }
    }

    /// Whether the reply has no business where it stands. SMTP has no place at all for 1yz.
    const fn is_unexpected(&self) -> bool {
        match (self.verdict(), self.code()) {
            (Some(verdict), _) => matches!(verdict.action, Action::Unexpected),
            (None, Some(code)) => matches!(code.severity(), Severity::PositivePreliminary),
            (None, None) => false,
        }
    }

    /// The status that says more than the reply code: one that is registered, agrees, names a cause and stands beside a
    /// refusal.
    const fn telling_status(&self) -> Option<KnownStatus> {
        let counts = match (self.topic, self.enhanced()) {
            (Topic::Reply(reply), Some(enhanced)) => {
                enhanced.agrees_with(reply.code()) && !reply.code().is_positive() && !is_undefined(enhanced)
            }
            _ => true,
        };
        if counts { self.known_status() } else { None }
    }
}

const fn is_undefined(enhanced: EnhancedCode) -> bool {
    enhanced.subject() == 0 && enhanced.detail() == 0
}
