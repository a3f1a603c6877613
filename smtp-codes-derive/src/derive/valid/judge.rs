//! Asks the rule book about a reply.

use smtp_codes_data::{
    Class, Command, FindingKind, FindingSet, Standing, Triple, code_row, standing, status_row,
};

use crate::derive::ast::Strictness;

/// The numbers of one reply.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Numbers {
    pub(crate) code: u16,
    pub(crate) status: Option<Triple>,
}

/// The rules that replies are checked against.
#[derive(Clone, Copy)]
pub(crate) struct Rules<'a> {
    pub(crate) direction: Direction,
    /// The commands that are answered; empty for any.
    pub(crate) commands: &'a [Command],
    pub(crate) strictness: Strictness,
}

#[derive(Clone, Copy, Eq, PartialEq)]
pub(crate) enum Direction {
    /// A server must not send what is wrong, and a reply has to be right for each of the commands.
    Sent,
    /// A client has to live with what servers send (RFC 5321 section 4.2), so that what is left is probably a slip.
    Received,
}

/// The faults of a reply: at most one fault of its code and one of its status, the most specific alone.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Faults {
    pub(crate) code: Option<FindingKind>,
    pub(crate) status: Option<FindingKind>,
}

/// The faults of a code, the most specific first.
const OF_CODE: &[FindingKind] = &[
    FindingKind::PositivePreliminary,
    FindingKind::UnknownCode,
    FindingKind::DeFactoCode,
    FindingKind::UnlistedPositive,
    FindingKind::UnlistedNegative,
];

/// The faults of a status, the most specific first.
const OF_STATUS: &[FindingKind] = &[
    FindingKind::EnhancedNotPossible,
    FindingKind::EnhancedClassDiffers,
    FindingKind::UnknownEnhanced,
    FindingKind::ClassNotAllowed,
    FindingKind::RecipientCodeForSender,
];

impl Rules<'_> {
    pub(crate) fn faults(&self, reply: Numbers) -> Faults {
        let found = match self.direction {
            Direction::Sent => self.of_sent(reply),
            Direction::Received => self.of_received(reply),
        };
        let lifted = self.strictness == Strictness::Unregistered;
        let first = |kinds: &[FindingKind]| {
            kinds.iter().copied().find(|&kind| found.contains(kind) && !(lifted && is_lifted(kind)))
        };
        let status = first(OF_STATUS);
        // Of a 3yz only that rule speaks.
        let is_silenced = status == Some(FindingKind::EnhancedNotPossible);
        Faults { code: first(OF_CODE).filter(|_| !is_silenced), status }
    }

    fn of_sent(&self, reply: Numbers) -> FindingSet {
        let Numbers { code, status } = reply;
        if self.commands.is_empty() {
            return smtp_codes_data::faults(None, code, status);
        }
        let of_each =
            self.commands.iter().map(|&command| smtp_codes_data::faults(Some(command), code, status));
        // Where one of the commands may get it, an enhanced status code is not always wrong.
        let is_never_possible =
            of_each.clone().all(|faults| faults.contains(FindingKind::EnhancedNotPossible));
        of_each
            .flat_map(FindingSet::iter)
            .filter(|&kind| kind != FindingKind::EnhancedNotPossible || is_never_possible)
            .fold(FindingSet::EMPTY, FindingSet::with)
    }

    fn of_received(&self, reply: Numbers) -> FindingSet {
        let Numbers { code, status } = reply;
        let mut found = FindingSet::EMPTY;
        if code_row(code).is_none() {
            found = found.with(FindingKind::UnknownCode);
        } else if code < 400 && !self.commands.is_empty() && !self.commands.iter().any(|&one| gets(one, code))
        {
            found = found.with(FindingKind::UnlistedPositive);
        }
        if let Some(status) = status {
            if Class::of_code(code).is_none() {
                found = found.with(FindingKind::EnhancedNotPossible);
            } else if u16::from(status.class) != code / 100 {
                found = found.with(FindingKind::EnhancedClassDiffers);
            } else if status_row(status.subject, status.detail).is_none() {
                found = found.with(FindingKind::UnknownEnhanced);
            }
        }
        found
    }
}

/// Returns `true` for what the key `unregistered` permits: all but what RFC 2034 section 4 forbids.
pub(crate) const fn is_lifted(kind: FindingKind) -> bool {
    !matches!(kind, FindingKind::EnhancedNotPossible | FindingKind::EnhancedClassDiffers)
}

fn gets(command: Command, code: u16) -> bool {
    standing(command, code) != Standing::Unlisted
}
