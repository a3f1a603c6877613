use super::{C5, C25, C45, C245, NONE};
use crate::Basic::List;
use crate::Party::ClientAuthor;
use crate::StatusRow;
use crate::macros::{refs, rfc};

/// X.5: the conversation of the programs.
#[rustfmt::skip]
pub(super) const ROWS: &[StatusRow] = &[
    StatusRow { subject: 5, detail:  0, party: ClientAuthor,         stated: NONE, classes: C245,
        name: "OtherProtocolStatus",
        basic: List(&[220, 250, 251, 252, 253, 451, 452, 454, 458, 459, 501, 502, 503, 554]),
        summary: "About the conversation of the programs",
        terms: &["protocol"],
        references: refs!(3463 "3.6"),
        explanation: "It is about the conversation between the two mail programs. After a refusal, tell the \
                      author of the sending program.",
    },
    StatusRow { subject: 5, detail:  1, party: ClientAuthor,         stated: C5,   classes: C45,
        name: "InvalidCommand", basic: List(&[430, 500, 501, 503, 530, 550, 554, 555]),
        summary: "Command not valid",
        terms: &["bad sequence", "must authenticate first", "must issue starttls", "unknown command"],
        references: refs!(3463 "3.6"),
        explanation: "The server does not take this command, or not at this point: it may not know it, or \
                      want something else before it, such as a login or an encrypted connection (TLS). The \
                      mail program is broken, or not set up for this server: check its settings, or tell its \
                      author.",
    },
    StatusRow { subject: 5, detail:  2, party: ClientAuthor,         stated: C5,   classes: C25,
        name: "SyntaxError", basic: List(&[500, 501, 502, 550, 555]),
        summary: "Command malformed",
        terms: &["line too long", "syntax error"],
        references: refs!(3463 "3.6"),
        explanation: "The server could not read the command, because it is written wrongly or is too long, \
                      or it got a short host name where it wants a full one. The mail program is broken, or \
                      not set up for this server: check its settings, or tell its author.",
    },
    StatusRow { subject: 5, detail:  3, party: ClientAuthor,         stated: NONE, classes: C45,
        name: "TooManyRecipients", basic: List(&[451, 452]),
        summary: "Too many recipients",
        terms: &["too many recipients"],
        references: refs!(3463 "3.6"),
        explanation: "The message has more recipients than the server takes in one go. Send it to fewer at a \
                      time; a good mail program does so by itself.",
    },
    StatusRow { subject: 5, detail:  4, party: ClientAuthor,         stated: C5,   classes: C45,
        name: "InvalidCommandArguments", basic: List(&[451, 501, 502, 503, 504, 550, 555]),
        summary: "Arguments not valid",
        terms: &["fqdn", "helo", "invalid argument", "syntax error"],
        references: refs!(3463 "3.6"),
        explanation: "The server knows the command, but what follows it is wrong, out of range or not \
                      offered here. The mail program is broken, or not set up for this server: tell its \
                      author.",
    },
    StatusRow { subject: 5, detail:  5, party: ClientAuthor,         stated: NONE, classes: C245,
        name: "WrongProtocolVersion", basic: List(&[]),
        summary: "Wrong version of the protocol",
        terms: &["version"],
        references: refs!(3463 "3.6"),
        explanation: "The two mail programs speak versions of the protocol that do not go together. Bring \
                      the mail program up to date, or tell its author.",
    },
    StatusRow { subject: 5, detail:  6, party: ClientAuthor,         stated: C45,  classes: C45,
        name: "AuthExchangeLineTooLong", basic: List(&[500]),
        summary: "Login line too long",
        terms: &["login failed"],
        references: refs!(4954 "6"),
        explanation: "A line of the login was longer than the server takes. The mail program or the way of \
                      logging in does not suit this server: choose another one, or tell the author of the \
                      program.",
    },
];
