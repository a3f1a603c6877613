use super::{C2, C5, C45, C245, NONE};
use crate::Basic::List;
use crate::Party::{Nobody, Sender, SendingAdministrator};
use crate::StatusRow;
use crate::macros::{refs, rfc};

/// X.1: addresses.
#[rustfmt::skip]
pub(super) const ROWS: &[StatusRow] = &[
    StatusRow { subject: 1, detail:  0, party: Sender,               stated: NONE, classes: C245,
        name: "OtherAddressStatus", basic: List(&[]),
        summary: "About an address",
        terms: &["address"],
        references: refs!(3463 "3.2"),
        explanation: "It is about one of the addresses. After a refusal, check the address that the text \
                      names.",
    },
    StatusRow { subject: 1, detail:  1, party: Sender,               stated: C5,   classes: C45,
        name: "BadDestinationMailboxAddress", basic: List(&[451, 550]),
        summary: "No such mailbox",
        terms: &["does not exist", "invalid recipient", "mailbox not found", "no such user",
                 "unknown user", "user unknown"],
        references: refs!(3463 "3.2"),
        explanation: "There is no mailbox of this name on the server: the part of the address before the @ \
                      sign is wrong. Check it for typing errors, or ask the recipient for the right address.",
    },
    StatusRow { subject: 1, detail:  2, party: Sender,               stated: C5,   classes: C45,
        name: "BadDestinationSystemAddress", basic: List(&[]),
        summary: "No such domain",
        terms: &["dns", "domain not found", "host not found", "no such domain"],
        references: refs!(3463 "3.2"),
        explanation: "The domain, the part of the address after the @ sign, does not exist or cannot get \
                      mail. Check it for typing errors; if it is right, its owner has to repair it.",
    },
    StatusRow { subject: 1, detail:  3, party: Sender,               stated: C5,   classes: C5,
        name: "BadDestinationMailboxAddressSyntax", basic: List(&[501]),
        summary: "Recipient address malformed",
        terms: &["invalid address"],
        references: refs!(3463 "3.2"),
        explanation: "The address of the recipient is not written as an address has to be. Correct it.",
    },
    StatusRow { subject: 1, detail:  4, party: Sender,               stated: NONE, classes: C245,
        name: "DestinationMailboxAddressAmbiguous", basic: List(&[]),
        summary: "Recipient address ambiguous",
        terms: &["ambiguous"],
        references: refs!(3463 "3.2"),
        explanation: "The address fits more than one recipient, and the server cannot tell which one is \
                      meant. Use the full address.",
    },
    StatusRow { subject: 1, detail:  5, party: Nobody,               stated: C2,   classes: C2,
        name: "DestinationAddressValid", basic: List(&[250]),
        summary: "Recipient address right",
        terms: &["recipient ok"],
        references: refs!(3463 "3.2"),
        explanation: "The address of the recipient is right and was accepted. Nothing has to be done.",
    },
    StatusRow { subject: 1, detail:  6, party: Sender,               stated: C5,   classes: C5,
        name: "DestinationMailboxMoved", basic: List(&[]),
        summary: "Mailbox has moved, new address unknown",
        terms: &["moved"],
        references: refs!(3463 "3.2"),
        explanation: "The mailbox was here once and has moved, and the server does not know where to. Ask \
                      the recipient for the new address.",
    },
    StatusRow { subject: 1, detail:  7, party: SendingAdministrator, stated: NONE, classes: C245,
        name: "BadSenderMailboxAddressSyntax", basic: List(&[]),
        summary: "Sender address malformed",
        terms: &["invalid address", "sender address"],
        references: refs!(3463 "3.2"),
        explanation: "The address of the sender is not written as an address has to be. Correct it in the \
                      settings of the mail program or of the sending server.",
    },
    StatusRow { subject: 1, detail:  8, party: SendingAdministrator, stated: NONE, classes: C45,
        name: "BadSenderSystemAddress", basic: List(&[451, 501]),
        summary: "Sender domain does not exist",
        terms: &["dns", "sender domain", "sender rejected"],
        references: refs!(3463 "3.2"),
        explanation: "The domain of the sender, the part of the address after the @ sign, does not exist or \
                      cannot receive an answer. Correct the address, or let the administrator of the sending \
                      side correct the DNS.",
    },
    StatusRow { subject: 1, detail:  9, party: Nobody,               stated: C2,   classes: C2,
        name: "RelayedToNonCompliantMailer", basic: List(&[]),
        summary: "Passed on to a system that sends no reports",
        terms: &["relayed"],
        references: refs!(3886 "3.3.4"),
        explanation: "The message was passed on to a mail system that sends no reports, so nothing more will \
                      be heard of it. Nothing has to be done.",
    },
    StatusRow { subject: 1, detail: 10, party: Sender,               stated: C5,   classes: C5,
        name: "RecipientAddressHasNullMx", basic: List(&[556]),
        summary: "Recipient domain takes no mail",
        terms: &["does not accept mail", "null mx"],
        references: refs!(7505 "6", 7504 "6"),
        explanation: "The owner of the domain has declared in the DNS that it takes no mail, by a null MX. \
                      Check the part of the address after the @ sign; if it is right, reach the recipient in \
                      another way.",
    },
];
