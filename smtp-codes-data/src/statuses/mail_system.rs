use super::{C2, C4, C5, C45, C245, NONE};
use crate::Basic::List;
use crate::Party::{ClientAuthor, Nobody, Sender, ServerAdministrator};
use crate::StatusRow;
use crate::macros::{refs, rfc};

/// X.3: the mail system.
#[rustfmt::skip]
pub(super) const ROWS: &[StatusRow] = &[
    StatusRow { subject: 3, detail:  0, party: ServerAdministrator,  stated: NONE, classes: C245,
        name: "OtherMailSystemStatus", basic: List(&[221, 250, 421, 451, 550, 554]),
        summary: "About the mail system",
        terms: &[],
        references: refs!(3463 "3.4"),
        explanation: "It is about the mail system of the recipient as a whole. After a refusal, its \
                      administrator can tell more.",
    },
    StatusRow { subject: 3, detail:  1, party: ServerAdministrator,  stated: C4,   classes: C4,
        name: "MailSystemFull", basic: List(&[452]),
        summary: "Mail system full",
        terms: &["disk full", "out of space", "storage"],
        references: refs!(3463 "3.4"),
        explanation: "The mail system has no room for any message, whoever the recipient is. Its \
                      administrator has to make room.",
    },
    StatusRow { subject: 3, detail:  2, party: ServerAdministrator,  stated: C45,  classes: C45,
        name: "SystemNotAcceptingNetworkMessages", basic: List(&[453, 521]),
        summary: "Mail system takes no messages",
        terms: &["busy", "overloaded", "shutting down", "too many connections"],
        references: refs!(3463 "3.4", 7504 "6"),
        explanation: "The mail system takes no messages: it is being shut down, has too much to do, or never \
                      takes any. Its administrator can tell which.",
    },
    StatusRow { subject: 3, detail:  3, party: ClientAuthor,         stated: NONE, classes: C245,
        name: "SystemNotCapableOfSelectedFeatures", basic: List(&[]),
        summary: "Feature not available",
        terms: &["unsupported"],
        references: refs!(3463 "3.4"),
        explanation: "The message asks for something that this mail system cannot do. The mail program has \
                      to send without it: tell its author.",
    },
    StatusRow { subject: 3, detail:  4, party: Sender,               stated: C5,   classes: C5,
        name: "MessageTooBigForSystem", basic: List(&[552, 554]),
        summary: "Message too big",
        terms: &["attachment", "message size", "too big", "too large"],
        references: refs!(3463 "3.4"),
        explanation: "The message is bigger than the mail system allows for any recipient. Send a smaller \
                      one, for instance with a link in place of an attachment.",
    },
    StatusRow { subject: 3, detail:  5, party: ServerAdministrator,  stated: NONE, classes: C245,
        name: "SystemIncorrectlyConfigured", basic: List(&[]),
        summary: "Mail system set up wrongly",
        terms: &["misconfigured"],
        references: refs!(3463 "3.4"),
        explanation: "The mail system is set up in a way that keeps it from taking the message. Its \
                      administrator has to correct the settings.",
    },
    StatusRow { subject: 3, detail:  6, party: Nobody,               stated: NONE, classes: C2,
        name: "RequestedPriorityChanged", basic: List(&[250, 251]),
        summary: "Priority changed",
        terms: &["priority"],
        references: refs!(6710 "10"),
        explanation: "The message was taken, with another priority than it asked for. Nothing has to be \
                      done.",
    },
];
