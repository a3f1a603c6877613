use super::{C4, C5, C45, C245, NONE};
use crate::Basic::List;
use crate::Party::{Recipient, Sender, ServerAdministrator, Unclear};
use crate::StatusRow;
use crate::macros::{refs, rfc};

/// X.2: the mailbox.
#[rustfmt::skip]
pub(super) const ROWS: &[StatusRow] = &[
    StatusRow { subject: 2, detail:  0, party: Unclear,              stated: NONE, classes: C245,
        name: "OtherMailboxStatus", basic: List(&[]),
        summary: "About the mailbox",
        terms: &[],
        references: refs!(3463 "3.3"),
        explanation: "It is about the mailbox of the recipient or a rule for it: a limit, a check of the \
                      sender, greylisting, or the mailbox itself. Read the text of the reply, which may say \
                      which it is.",
    },
    StatusRow { subject: 2, detail:  1, party: Recipient,            stated: C45,  classes: C45,
        name: "MailboxDisabled", basic: List(&[]),
        summary: "Mailbox takes no messages",
        terms: &["account disabled", "deactivated", "disabled", "inactive", "suspended"],
        references: refs!(3463 "3.3"),
        explanation: "The mailbox exists, but takes no messages, for now or for good: it is switched off, or \
                      gets too many at once. Reach the recipient in another way; if it is switched off, only \
                      the recipient or the owner of the mailbox can switch it on.",
    },
    StatusRow { subject: 2, detail:  2, party: Recipient,            stated: C4,   classes: C45,
        name: "MailboxFull", basic: List(&[552]),
        summary: "Mailbox full",
        terms: &["full", "mailbox full", "over quota", "quota"],
        references: refs!(3463 "3.3"),
        explanation: "The recipient has no room left for new mail. Ask the recipient in another way to make \
                      room.",
    },
    StatusRow { subject: 2, detail:  3, party: Sender,               stated: C5,   classes: C5,
        name: "MessageLengthExceedsAdministrativeLimit", basic: List(&[552]),
        summary: "Message too long for the mailbox",
        terms: &["message size", "too big", "too large"],
        references: refs!(3463 "3.3"),
        explanation: "The message is longer than this mailbox may receive. Send a shorter one, for instance \
                      with a link in place of an attachment.",
    },
    StatusRow { subject: 2, detail:  4, party: ServerAdministrator,  stated: C45,  classes: C45,
        name: "MailingListExpansionProblem", basic: List(&[450, 452]),
        summary: "Mailing list cannot be expanded",
        terms: &["mailing list"],
        references: refs!(3463 "3.3"),
        explanation: "The server could not find out who is on the mailing list. The owner of the list or the \
                      administrator of the server has to repair it.",
    },
];
