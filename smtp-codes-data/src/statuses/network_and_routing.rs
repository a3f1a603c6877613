use super::{C4, C45, C245, NONE, row};
use crate::Basic::List;
use crate::Party::{Nobody, Sender, ServerAdministrator};
use crate::StatusRow;
use crate::macros::{refs, rfc};

/// X.4: network and routing.
#[rustfmt::skip]
pub(super) const ROWS: &[StatusRow] = &[
    //         name                           stated classes registered with    party                summary                                         defined in         explanation
    row(4,  0, "OtherNetworkOrRoutingStatus", NONE, C245, List(&[]),         ServerAdministrator, "Other or undefined network or routing status", refs!(3463 "3.5"), "Other or undefined network or routing status."),
    row(4,  1, "NoAnswerFromHost",            C4,   C45,  List(&[451]),      ServerAdministrator, "No answer from host",                          refs!(3463 "3.5"), "No answer from host."),
    row(4,  2, "BadConnection",               C4,   C4,   List(&[421]),      Nobody,              "Bad connection",                               refs!(3463 "3.5"), "Bad connection."),
    row(4,  3, "DirectoryServerFailure",      C4,   C45,  List(&[451, 550]), ServerAdministrator, "Directory server failure",                     refs!(3463 "3.5"), "Directory server failure."),
    row(4,  4, "UnableToRoute",               C45,  C45,  List(&[]),         ServerAdministrator, "Unable to route",                              refs!(3463 "3.5"), "Unable to route."),
    row(4,  5, "MailSystemCongestion",        C4,   C45,  List(&[451]),      Nobody,              "Mail system congestion",                       refs!(3463 "3.5"), "Mail system congestion."),
    row(4,  6, "RoutingLoopDetected",         C4,   C45,  List(&[]),         ServerAdministrator, "Routing loop detected",                        refs!(3463 "3.5"), "Routing loop detected."),
    row(4,  7, "DeliveryTimeExpired",         NONE, C245, List(&[]),         Sender,              "Delivery time expired",                        refs!(3463 "3.5"), "Delivery time expired."),
];
