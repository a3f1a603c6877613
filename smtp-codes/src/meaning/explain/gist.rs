//! The gist of an explanation: the words that count, from what overrides everything down to the first digit.

use smtp_codes_data as data;
use smtp_codes_data::{Action, Class, Severity};

use super::topic::{Facts, Topic};
use super::{Cause, Explanation};
use crate::codes::{Command, EnhancedCode, KnownStatus, Party, ReplyCode};
use crate::meaning::verdict::Verdict;

/// What has happened as a short phrase and as a few sentences, and who has to act.
#[derive(Clone, Copy)]
pub(super) struct Gist {
    pub(super) summary: &'static str,
    pub(super) explanation: &'static str,
    pub(super) party: Option<Party>,
}

const NO_RECIPIENT_LEFT: Gist = Gist {
    summary: "No recipient left",
    explanation: "The server has refused every recipient of this message, so there is nobody to send it to, and it \
                  says so once more. Read its replies to the recipients: they tell why.",
    party: Some(Party::Nobody),
};

/// The reply would be right after another command.
const OUT_OF_STEP: Gist = Gist {
    summary: "Answers another command",
    explanation: "The reply does not answer this command, but would answer another one: the client and the server no \
                  longer agree on which reply belongs to which command. The client should close the connection and \
                  try again later, as after a lost connection (RFC 5321 section 3.8).",
    party: Some(Party::ClientAuthor),
};

/// The reply would be right nowhere, or ends the connection before its time.
const OUT_OF_PLACE: Gist = Gist {
    summary: "Out of place",
    explanation: "The server sent a reply that does not belong here. The client should close the connection and try \
                  again later, as after a lost connection (RFC 5321 section 3.8).",
    party: Some(Party::ServerAdministrator),
};

const LINES_DISAGREE: Gist = Gist {
    summary: "Lines contradict each other",
    explanation: "Some lines of the reply refuse and others do not, so nobody can tell what happened at the server. \
                  The client should close the connection and try again later, as after a lost connection (RFC 5321 \
                  section 3.8).",
    party: Some(Party::ServerAdministrator),
};

/// A refusal in answer to QUIT, whose codes speak of a message that has its fate already (RFC 5321 section 4.1.1.10).
const GOODBYE: (&str, &str) = (
    "Goodbye, with a complaint",
    "The server should have said goodbye with 221 and complains instead. The connection is over in any case, and each \
     message has had a reply of its own before this one, which counts.",
);

/// X.1.1 with a 4yz, though it is of use for permanent failures alone (RFC 3463 section 3.2): Postfix sends it while it
/// verifies an address.
const NOT_CONFIRMED: (&str, &str) = (
    "Recipient not confirmed",
    "The server does not take this recipient for the moment: often, it could not find out yet whether the mailbox \
     exists. Check the address for typing errors all the same.",
);

impl Explanation<'_> {
    /// Looks for the gist from what overrides everything down to the first digit.
    #[inline]
    pub(super) const fn gist(&self) -> Gist {
        let facts = &self.facts;
        if self.is_echo {
            return NO_RECIPIENT_LEFT;
        }
        if let Some(gist) = self.misplaced() {
            return gist;
        }
        if let (Some(row), Some(severity)) = (self.provider_row(), facts.severity) {
            let party = match row.party_after(severity) {
                Party::Unclear if self.cause.is_some() => self.party_of_codes(),
                party => Some(party),
            };
            return Gist { summary: row.outcome(severity), explanation: row.meaning(), party };
        }
        let party = self.party_of_codes();
        if let (Some(Command::Quit), Some(Severity::TransientNegative | Severity::PermanentNegative)) =
            (self.command, facts.severity)
        {
            return Gist { summary: GOODBYE.0, explanation: GOODBYE.1, party };
        }
        if let (Some(command), Some(code)) = (self.command, facts.code) {
            let enhanced = EnhancedCode::triple_of(facts.enhanced);
            if let Some(row) = data::answer_row(command.to_rules(), code.get(), enhanced) {
                return Gist { summary: row.summary, explanation: row.explanation, party };
            }
        }
        if let (Some(Severity::TransientNegative), Some(KnownStatus::BadDestinationMailboxAddress)) =
            (facts.severity, facts.telling)
        {
            return Gist { summary: NOT_CONFIRMED.0, explanation: NOT_CONFIRMED.1, party };
        }
        if let Some(status) = facts.telling {
            return Gist { summary: status.summary(), explanation: status.explanation(), party };
        }
        if let Some(code) = facts.code {
            return match data::code_row(code.get()) {
                Some(row) => Gist { summary: row.summary, explanation: row.explanation, party },
                None => Gist {
                    summary: "Not in the table",
                    explanation: "No standard has this code, and it is not widely seen. Its first digit counts.",
                    party,
                },
            };
        }
        match (facts.class, facts.category, facts.severity) {
            (None, Some(category), _) => {
                Gist { summary: category.name(), explanation: category.meaning(), party }
            }
            (None, None, Some(severity)) => {
                Gist { summary: severity.name(), explanation: severity.meaning(), party }
            }
            _ => Gist {
                summary: "Not registered",
                explanation: "The registry of enhanced status codes does not have it, nor its subject. Go by the \
                              other numbers and by the text of the reply.",
                party,
            },
        }
    }

    /// Returns the gist of a reply that has no business where it is. SMTP has no place at all for 1yz.
    #[inline]
    const fn misplaced(&self) -> Option<Gist> {
        let is_misplaced = match (self.verdict(), self.facts.code) {
            (Some(verdict), _) => matches!(verdict.action, Action::Unexpected),
            (None, Some(code)) => matches!(code.severity(), Severity::PositivePreliminary),
            (None, None) => false,
        };
        let (true, Some(code)) = (is_misplaced, self.facts.code) else { return None };
        if let (Topic::Reply(reply), Some(command)) = (self.topic, self.command) {
            if !matches!(Verdict::of(command, code, reply.enhanced()).action, Action::Unexpected) {
                return Some(LINES_DISAGREE);
            }
        }
        Some(match (self.command, code.severity()) {
            // A client that speaks another protocol to the server gets what does not fit.
            (Some(Command::Unrecognized), _) => Gist { party: Some(Party::ClientAuthor), ..OUT_OF_PLACE },
            // Before the first command there is nothing to be confused with.
            (Some(Command::Connect), _) => OUT_OF_PLACE,
            _ if code.get() == ReplyCode::SERVICE_CLOSING.get() => OUT_OF_PLACE,
            (_, Severity::PositiveCompletion | Severity::PositiveIntermediate) => OUT_OF_STEP,
            _ => OUT_OF_PLACE,
        })
    }

    /// Returns who has to act by the rules, or by those for the reply that this one quotes.
    #[inline]
    const fn party_of_codes(&self) -> Option<Party> {
        let facts = &self.facts;
        let Some(code) = facts.code else { return party_without_code(facts) };
        let own = party_in_answer(self.command, code, facts.enhanced);
        match self.cause {
            // A cause that may pass has passed for good where the reply itself refuses for good.
            Some(Cause { code: cause, enhanced }) if cause.is_permanent() == code.is_permanent() => {
                match party_in_answer(None, cause, enhanced) {
                    Party::Unclear => Some(own),
                    party => Some(party),
                }
            }
            _ => Some(own),
        }
    }
}

#[inline]
const fn party_in_answer(command: Option<Command>, code: ReplyCode, enhanced: Option<EnhancedCode>) -> Party {
    let command = Command::known_to_rules(command);
    Party::from_rules(data::party_in_answer(command, code.get(), EnhancedCode::triple_of(enhanced)))
}

/// Returns the party of a status. Those of one class and subject, as of `5.7.X`, have none in common.
#[inline]
const fn party_without_code(facts: &Facts) -> Option<Party> {
    let (subject, detail) = match (facts.class, facts.enhanced, facts.telling) {
        (Some(Class::Success), Some(_), _) => return Some(Party::Nobody),
        (_, Some(enhanced), _) => (enhanced.subject(), enhanced.detail()),
        (None, None, Some(status)) => (status.subject().number(), status.detail()),
        _ => return None,
    };
    match data::party_of_status(facts.severity, subject, detail) {
        Some(party) => Some(Party::from_rules(party)),
        None => Some(Party::Unclear),
    }
}
