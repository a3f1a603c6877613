use super::{C4, C45, C245, NONE};
use crate::Basic::List;
use crate::Party::{Nobody, Sender, ServerAdministrator};
use crate::StatusRow;
use crate::macros::{refs, rfc};

/// X.4: network and routing.
#[rustfmt::skip]
pub(super) const ROWS: &[StatusRow] = &[
    StatusRow { subject: 4, detail:  0, party: ServerAdministrator,  stated: NONE, classes: C245,
        name: "OtherNetworkOrRoutingStatus", basic: List(&[]),
        summary: "About the network",
        terms: &[],
        references: refs!(3463 "3.5"),
        explanation: "It is about the network or the way to the recipient. After a refusal, the \
                      administrator of the server can tell more.",
    },
    StatusRow { subject: 4, detail:  1, party: ServerAdministrator,  stated: C4,   classes: C45,
        name: "NoAnswerFromHost", basic: List(&[451]),
        summary: "No answer from the next server",
        terms: &["connection refused", "no answer", "unreachable"],
        references: refs!(3463 "3.5"),
        explanation: "The next server on the way did not answer, because it was busy or out of reach; some \
                      servers also say so of an address that they refuse. If the address is right, tell the \
                      administrator of the server.",
    },
    StatusRow { subject: 4, detail:  2, party: Nobody,               stated: C4,   classes: C4,
        name: "BadConnection", basic: List(&[421]),
        summary: "Connection broke",
        terms: &["connection dropped", "connection lost", "timeout"],
        references: refs!(3463 "3.5"),
        explanation: "The connection broke or took too long before the message was through.",
    },
    StatusRow { subject: 4, detail:  3, party: ServerAdministrator,  stated: C4,   classes: C45,
        name: "DirectoryServerFailure", basic: List(&[451, 550]),
        summary: "Look-up failed",
        terms: &["directory", "dns", "lookup failed"],
        references: refs!(3463 "3.5"),
        explanation: "The server could not look up where the message has to go, for instance in the DNS. The \
                      administrator of the server has to find out why.",
    },
    StatusRow { subject: 4, detail:  4, party: ServerAdministrator,  stated: C45,  classes: C45,
        name: "UnableToRoute", basic: List(&[]),
        summary: "No way to the recipient",
        terms: &["dns", "host not found", "mx", "no route", "unrouteable"],
        references: refs!(3463 "3.5"),
        explanation: "The server does not know where to send the message next, often because the DNS has no \
                      usable entry for the domain. Check the domain; if it is right, the administrator of \
                      the server has to find out why.",
    },
    StatusRow { subject: 4, detail:  5, party: Nobody,               stated: C4,   classes: C45,
        name: "MailSystemCongestion", basic: List(&[451]),
        summary: "Too much mail at once",
        terms: &["congestion", "quota", "rate limit", "sending limit", "throttled"],
        references: refs!(3463 "3.5"),
        explanation: "The mail system has too much to do, or a limit on how much mail may be sent has been \
                      reached.",
    },
    StatusRow { subject: 4, detail:  6, party: ServerAdministrator,  stated: C4,   classes: C45,
        name: "RoutingLoopDetected", basic: List(&[]),
        summary: "Message goes in circles",
        terms: &["loop", "mail loop", "too many hops"],
        references: refs!(3463 "3.5"),
        explanation: "The message has passed through too many servers, most likely the same ones again and \
                      again. The administrators have to find the loop, such as two mailboxes that forward to \
                      each other.",
    },
    StatusRow { subject: 4, detail:  7, party: Sender,               stated: NONE, classes: C245,
        name: "DeliveryTimeExpired", basic: List(&[]),
        summary: "Message too old",
        terms: &["expired", "timeout", "too old"],
        references: refs!(3463 "3.5"),
        explanation: "The message could not be delivered within the time that was set for it. The address \
                      may be out of use: check it, or reach the recipient in another way.",
    },
];
