use super::{C2, C4, C5, C45, C245, NONE, row};
use crate::Basic::List;
use crate::Party::{ClientAuthor, Nobody, Sender, ServerAdministrator};
use crate::StatusRow;
use crate::macros::{refs, rfc};

/// X.3: the mail system.
#[rustfmt::skip]
pub(super) const ROWS: &[StatusRow] = &[
    //         name                                  stated classes registered with                 party                summary                          defined in                   explanation
    row(3,  0, "OtherMailSystemStatus",              NONE, C245, List(&[221, 250, 421, 451, 550, 554]), ServerAdministrator, "About the mail system",         refs!(3463 "3.4"),           "It is about the mail system of the recipient as a whole, and no finer code fits. After a refusal, its administrator can tell more."),
    row(3,  1, "MailSystemFull",                     C4,   C4,   List(&[452]),                   ServerAdministrator, "Mail system full",              refs!(3463 "3.4"),           "The mail system has no room for any message, whoever the recipient is. Try again later; its administrator has to make room."),
    row(3,  2, "SystemNotAcceptingNetworkMessages",  C45,  C45,  List(&[453, 521]),              ServerAdministrator, "Mail system takes no messages", refs!(3463 "3.4", 7504 "6"), "The mail system takes no messages: it is being shut down, has too much to do, or never takes any. Try again later if the reply begins with 4; otherwise only its administrator can help."),
    row(3,  3, "SystemNotCapableOfSelectedFeatures", NONE, C245, List(&[]),                      ClientAuthor,        "Feature not available",         refs!(3463 "3.4"),           "The message asks for something that this mail system cannot do. The mail program has to send without it: tell its author."),
    row(3,  4, "MessageTooBigForSystem",             C5,   C5,   List(&[552, 554]),              Sender,              "Message too big",               refs!(3463 "3.4"),           "The message is bigger than the mail system allows for any recipient. Send a smaller one, for instance with a link in place of an attachment."),
    row(3,  5, "SystemIncorrectlyConfigured",        NONE, C245, List(&[]),                      ServerAdministrator, "Mail system set up wrongly",    refs!(3463 "3.4"),           "The mail system is set up in a way that keeps it from taking the message. Its administrator has to correct the settings."),
    row(3,  6, "RequestedPriorityChanged",           NONE, C2,   List(&[250, 251]),              Nobody,              "Priority changed",              refs!(6710 "10"),            "The message was taken, with another priority than it asked for. Nothing has to be done."),
];
