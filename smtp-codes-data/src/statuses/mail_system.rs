use super::{C2, C4, C5, C45, C245, NONE, row};
use crate::Basic::List;
use crate::Party::{ClientAuthor, Nobody, Sender, ServerAdministrator};
use crate::StatusRow;
use crate::macros::{refs, rfc};

/// X.3: the mail system.
#[rustfmt::skip]
pub(super) const ROWS: &[StatusRow] = &[
    //         name                                  stated classes registered with                 party                summary                                    defined in                   explanation
    row(3,  0, "OtherMailSystemStatus",              NONE, C245, List(&[221, 250, 421, 451, 550, 554]), ServerAdministrator, "Other or undefined mail system status",   refs!(3463 "3.4"),           "Other or undefined mail system status."),
    row(3,  1, "MailSystemFull",                     C4,   C4,   List(&[452]),                   ServerAdministrator, "Mail system full",                        refs!(3463 "3.4"),           "Mail system full."),
    row(3,  2, "SystemNotAcceptingNetworkMessages",  C45,  C45,  List(&[453, 521]),              ServerAdministrator, "System not accepting network messages",   refs!(3463 "3.4", 7504 "6"), "System not accepting network messages."),
    row(3,  3, "SystemNotCapableOfSelectedFeatures", NONE, C245, List(&[]),                      ClientAuthor,        "System not capable of selected features", refs!(3463 "3.4"),           "System not capable of selected features."),
    row(3,  4, "MessageTooBigForSystem",             C5,   C5,   List(&[552, 554]),              Sender,              "Message too big for system",              refs!(3463 "3.4"),           "Message too big for system."),
    row(3,  5, "SystemIncorrectlyConfigured",        NONE, C245, List(&[]),                      ServerAdministrator, "System incorrectly configured",           refs!(3463 "3.4"),           "System incorrectly configured."),
    row(3,  6, "RequestedPriorityChanged",           NONE, C2,   List(&[250, 251]),              Nobody,              "Requested priority was changed",          refs!(6710 "10"),            "Requested priority was changed."),
];
