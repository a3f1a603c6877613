use super::{C5, C25, C45, C245, NONE};
use crate::Basic::List;
use crate::Party::{ClientAuthor, Nobody, Sender, ServerAdministrator};
use crate::StatusRow;
use crate::macros::{refs, rfc};

/// X.6: the content.
#[rustfmt::skip]
pub(super) const ROWS: &[StatusRow] = &[
    StatusRow { subject: 6, detail:  0, party: Sender,               stated: NONE, classes: C245,
        name: "OtherMediaError", basic: List(&[]),
        summary: "About the content",
        terms: &["content"],
        references: refs!(3463 "3.7"),
        explanation: "It is about the content of the message. After a refusal, send the message in another \
                      form.",
    },
    StatusRow { subject: 6, detail:  1, party: Sender,               stated: C5,   classes: C5,
        name: "MediaNotSupported", basic: List(&[]),
        summary: "Kind of content not accepted",
        terms: &["attachment", "virus"],
        references: refs!(3463 "3.7"),
        explanation: "The recipient or the server does not take this kind of content, such as a certain kind \
                      of attachment. Send it in another form.",
    },
    StatusRow { subject: 6, detail:  2, party: Sender,               stated: NONE, classes: C245,
        name: "ConversionRequiredAndProhibited", basic: List(&[]),
        summary: "Conversion needed and forbidden",
        terms: &["conversion"],
        references: refs!(3463 "3.7"),
        explanation: "The content had to be converted on the way, and the message, or a rule, forbids that. \
                      Send it in a form that needs no conversion, or allow it.",
    },
    StatusRow { subject: 6, detail:  3, party: ServerAdministrator,  stated: NONE, classes: C45,
        name: "ConversionRequiredButNotSupported", basic: List(&[554]),
        summary: "Conversion needed and not possible",
        terms: &["8bitmime", "conversion"],
        references: refs!(3463 "3.7"),
        explanation: "The content had to be converted on the way, and the server cannot do that. Send it in \
                      a simpler form, or ask the administrator of the server.",
    },
    StatusRow { subject: 6, detail:  4, party: Nobody,               stated: C25,  classes: C25,
        name: "ConversionWithLossPerformed", basic: List(&[250]),
        summary: "Conversion loses something",
        terms: &["conversion"],
        references: refs!(3463 "3.7"),
        explanation: "Converting the content on the way loses some of it, such as formatting. If that part \
                      matters, send it in a form that needs no conversion.",
    },
    StatusRow { subject: 6, detail:  5, party: ServerAdministrator,  stated: C45,  classes: C45,
        name: "ConversionFailed", basic: List(&[]),
        summary: "Conversion failed",
        terms: &["conversion"],
        references: refs!(3463 "3.7"),
        explanation: "The server tried to convert the content, and it did not work. Send it in a simpler \
                      form, or tell the administrator of the server.",
    },
    StatusRow { subject: 6, detail:  6, party: ServerAdministrator,  stated: C45,  classes: C45,
        name: "MessageContentNotAvailable", basic: List(&[554]),
        summary: "Content cannot be fetched",
        terms: &["burl"],
        references: refs!(4468 "5"),
        explanation: "The server was to fetch a part of the message from another server, and could not. The \
                      administrator of the server has to find out why.",
    },
    StatusRow { subject: 6, detail:  7, party: Sender,               stated: NONE, classes: C45,
        name: "NonAsciiAddressesNotPermitted", basic: List(&[550, 553]),
        summary: "International addresses not allowed",
        terms: &["eai", "smtputf8"],
        references: refs!(6531 "4.2"),
        explanation: "An address holds letters beyond plain ASCII, and the server does not take such an \
                      address from this sender or for this recipient. Use an address in plain letters if \
                      there is one.",
    },
    StatusRow { subject: 6, detail:  8, party: ClientAuthor,         stated: NONE, classes: C245,
        name: "Utf8ReplyRequired", basic: List(&[252, 550, 553]),
        summary: "Answer needs international letters",
        terms: &["eai", "smtputf8"],
        references: refs!(6531 "4.2"),
        explanation: "The server can answer only with letters beyond plain ASCII, and the mail program did \
                      not say that it can read them. The author of the mail program has to add SMTPUTF8.",
    },
    StatusRow { subject: 6, detail:  9, party: Sender,               stated: NONE, classes: C45,
        name: "Utf8HeaderMessageNotTransferable", basic: List(&[550]),
        summary: "Message needs international mail",
        terms: &["eai", "smtputf8"],
        references: refs!(6531 "4.2"),
        explanation: "The headers of the message hold letters beyond plain ASCII, and the way to at least \
                      one recipient cannot carry them. Send it with plain letters in the subject, names and \
                      addresses.",
    },
    StatusRow { subject: 6, detail: 10, party: ClientAuthor,         stated: NONE, classes: C245,
        name: "Utf8ReplyRequiredDeprecated", basic: List(&[]),
        summary: "Answer needs international letters, old number",
        terms: &["eai", "smtputf8"],
        references: refs!(6531 "4.2", 5336),
        explanation: "The same as X.6.8, under a number that has been withdrawn. The server should send \
                      X.6.8 in its place, and the author of the mail program has to add SMTPUTF8.",
    },
];
