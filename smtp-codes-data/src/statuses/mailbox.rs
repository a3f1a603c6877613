use super::{C4, C5, C45, C245, NONE, row};
use crate::Basic::List;
use crate::Party::{Recipient, Sender, ServerAdministrator};
use crate::StatusRow;
use crate::macros::{refs, rfc};

/// X.2: the mailbox.
#[rustfmt::skip]
pub(super) const ROWS: &[StatusRow] = &[
    //         name                                       stated classes registered with    party                summary                             defined in         explanation
    row(2,  0, "OtherMailboxStatus",                      NONE, C245, List(&[]),         Recipient,           "About the mailbox",                refs!(3463 "3.3"), "It is about the mailbox of the recipient, and no finer code fits. After a refusal, only the recipient can tell more."),
    row(2,  1, "MailboxDisabled",                         C45,  C45,  List(&[]),         Recipient,           "Mailbox switched off",             refs!(3463 "3.3"), "The mailbox exists, but takes no messages, for now or for good. Reach the recipient in another way; only the recipient or the owner of the mailbox can switch it on."),
    row(2,  2, "MailboxFull",                             C4,   C45,  List(&[552]),      Recipient,           "Mailbox full",                     refs!(3463 "3.3"), "The recipient has no room left for new mail. Ask the recipient in another way to make room, and send the message again later."),
    row(2,  3, "MessageLengthExceedsAdministrativeLimit", C5,   C5,   List(&[552]),      Sender,              "Message too long for the mailbox", refs!(3463 "3.3"), "The message is longer than this mailbox may receive. Send a shorter one, for instance with a link in place of an attachment."),
    row(2,  4, "MailingListExpansionProblem",             C45,  C45,  List(&[450, 452]), ServerAdministrator, "Mailing list cannot be expanded",  refs!(3463 "3.3"), "The server could not find out who is on the mailing list. The owner of the list or the administrator of the server has to repair it."),
];
