use super::{C4, C45, C245, NONE, row};
use crate::Basic::List;
use crate::Party::{Nobody, Sender, ServerAdministrator};
use crate::StatusRow;
use crate::macros::{refs, rfc};

/// X.4: network and routing.
#[rustfmt::skip]
pub(super) const ROWS: &[StatusRow] = &[
    //         name                           stated classes registered with    party                summary                           defined in         explanation
    row(4,  0, "OtherNetworkOrRoutingStatus", NONE, C245, List(&[]),         ServerAdministrator, "About the network",              refs!(3463 "3.5"), "It is about the network or the way to the recipient, and no finer code fits. After a refusal, the administrator of the server can tell more."),
    row(4,  1, "NoAnswerFromHost",            C4,   C45,  List(&[451]),      ServerAdministrator, "No answer from the next server", refs!(3463 "3.5"), "The next server on the way did not answer, because it was busy or out of reach; some servers also say so of an address that they refuse. A mail server tries again by itself where that makes sense; if it keeps happening, tell the administrator of the server."),
    row(4,  2, "BadConnection",               C4,   C4,   List(&[421]),      Nobody,              "Connection broke",               refs!(3463 "3.5"), "The connection broke or took too long before the message was through. Try again later; a mail server does so by itself."),
    row(4,  3, "DirectoryServerFailure",      C4,   C45,  List(&[451, 550]), ServerAdministrator, "Look-up failed",                 refs!(3463 "3.5"), "The server could not look up where the message has to go, for instance in the DNS. Try again later; if it keeps happening, tell the administrator of the server."),
    row(4,  4, "UnableToRoute",               C45,  C45,  List(&[]),         ServerAdministrator, "No way to the recipient",        refs!(3463 "3.5"), "The server does not know where to send the message next, often because the DNS has no usable entry for the domain. Check the domain; if it is right, the administrator of the server has to find out why."),
    row(4,  5, "MailSystemCongestion",        C4,   C45,  List(&[451]),      Nobody,              "Too much mail at once",          refs!(3463 "3.5"), "The mail system has too much to do, or a limit for mail has been reached. Just wait, and send less at a time."),
    row(4,  6, "RoutingLoopDetected",         C4,   C45,  List(&[]),         ServerAdministrator, "Message goes in circles",        refs!(3463 "3.5"), "The message has passed through too many servers, most likely the same ones again and again. The administrators have to find the loop, such as two mailboxes that forward to each other."),
    row(4,  7, "DeliveryTimeExpired",         NONE, C245, List(&[]),         Sender,              "Message too old",                refs!(3463 "3.5"), "The message could not be delivered within the time that was set for it, and is given up. Send it again if it still matters; if it fails again, the address may be out of use."),
];
