use super::{C4, C5, C45, C245, NONE, row};
use crate::Basic::List;
use crate::Party::{Recipient, Sender, ServerAdministrator};
use crate::StatusRow;
use crate::macros::{refs, rfc};

/// X.2: the mailbox.
#[rustfmt::skip]
pub(super) const ROWS: &[StatusRow] = &[
    //         name                                       stated classes registered with    party                summary                                        defined in         explanation
    row(2,  0, "OtherMailboxStatus",                      NONE, C245, List(&[]),         Recipient,           "Other or undefined mailbox status",           refs!(3463 "3.3"), "Other or undefined mailbox status."),
    row(2,  1, "MailboxDisabled",                         C45,  C45,  List(&[]),         Recipient,           "Mailbox disabled, not accepting messages",    refs!(3463 "3.3"), "Mailbox disabled, not accepting messages."),
    row(2,  2, "MailboxFull",                             C4,   C45,  List(&[552]),      Recipient,           "Mailbox full",                                refs!(3463 "3.3"), "Mailbox full."),
    row(2,  3, "MessageLengthExceedsAdministrativeLimit", C5,   C5,   List(&[552]),      Sender,              "Message length exceeds administrative limit", refs!(3463 "3.3"), "Message length exceeds administrative limit."),
    row(2,  4, "MailingListExpansionProblem",             C45,  C45,  List(&[450, 452]), ServerAdministrator, "Mailing list expansion problem",              refs!(3463 "3.3"), "Mailing list expansion problem."),
];
