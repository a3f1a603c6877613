use crate::CodeRow;
use crate::Origin::{Extension, Standard};
use crate::Party::Nobody;
use crate::macros::{refs, rfc};

/// 2yz and 3yz: it worked, or goes on.
#[rustfmt::skip]
pub(super) const ROWS: &[CodeRow] = &[
    CodeRow { code: 211, origin: Standard,  party: Nobody,               closes: false,
        name: "SystemStatus", constant: "SYSTEM_STATUS",
        summary: "System status, or an answer to a request for help",
        terms: &["status"],
        references: refs!(5321 "4.2.2", 821 "4.2.2", 788),
        explanation: "The server tells how it is doing, or answers a request for help. Nothing is wrong and \
                      nothing has to be done.",
    },
    CodeRow { code: 214, origin: Standard,  party: Nobody,               closes: false,
        name: "HelpMessage", constant: "HELP_MESSAGE",
        summary: "Help text for a human reader",
        terms: &["help"],
        references: refs!(5321 "4.2.2", 821 "4.2.2", 788),
        explanation: "The server sends a text on how to use it, written for people rather than for programs. \
                      Read it if you like; nothing has to be done.",
    },
    CodeRow { code: 220, origin: Standard,  party: Nobody,               closes: false,
        name: "ServiceReady", constant: "SERVICE_READY",
        summary: "Ready",
        terms: &["banner", "greeting"],
        references: refs!(5321 "4.2.2", 3207 "4", 821 "4.2.2", 788),
        explanation: "The server says hello and is ready for mail, or, after STARTTLS, ready to go on \
                      encrypted. All is well, and the client may begin.",
    },
    CodeRow { code: 221, origin: Standard,  party: Nobody,               closes: true,
        name: "ServiceClosing", constant: "SERVICE_CLOSING",
        summary: "Goodbye, the connection closes",
        terms: &["bye", "goodbye", "quit"],
        references: refs!(5321 "4.2.2", 5321 "4.1.1.10", 821 "4.2.2", 788),
        explanation: "The server says goodbye and hangs up, as it should when the client is done. Nothing \
                      has to be done.",
    },
    CodeRow { code: 235, origin: Extension, party: Nobody,               closes: false,
        name: "AuthSucceeded", constant: "AUTH_SUCCEEDED",
        summary: "Logged in",
        terms: &["authenticated", "login successful"],
        references: refs!(4954 "6", 4954 "4", 2554 "4"),
        explanation: "The server accepted the login. All is well, and the client may now send mail.",
    },
    CodeRow { code: 250, origin: Standard,  party: Nobody,               closes: false,
        name: "Okay", constant: "OKAY",
        summary: "Done",
        terms: &["accepted", "delivered", "ok", "queued", "success"],
        references: refs!(5321 "4.2.2", 1985 "5.1", 2645 "7", 3030 "2", 4468 "6"),
        explanation: "What was asked for has been done. At the end of a message it means that the server has \
                      taken the message over and will deliver it, or report back if it cannot.",
    },
    CodeRow { code: 251, origin: Standard,  party: Nobody,               closes: false,
        name: "UserNotLocalWillForward", constant: "USER_NOT_LOCAL_WILL_FORWARD",
        summary: "Recipient is elsewhere, the server forwards",
        terms: &["forward", "will forward"],
        references: refs!(5321 "4.2.2", 5321 "3.4", 1985 "5.1", 6531 "3.7.4.1"),
        explanation: "The recipient has no mailbox on this server, but the server knows the new address and \
                      passes the message on. Nothing has to be done; next time you may write to the new \
                      address in the text of the reply.",
    },
    CodeRow { code: 252, origin: Standard,  party: Nobody,               closes: false,
        name: "CannotVerifyUser", constant: "CANNOT_VERIFY_USER",
        summary: "Address not checked, but mail for it is taken",
        terms: &["cannot verify"],
        references: refs!(5321 "4.2.2", 5321 "3.5.3", 1123 "5.2.3", 1985 "5.1", 6531 "3.7.4.2"),
        explanation: "The server does not say whether the address exists, but takes a message for it and \
                      will try to deliver it. Just send the message: if the address is wrong, it comes back.",
    },
    CodeRow { code: 253, origin: Extension, party: Nobody,               closes: false,
        name: "EtrnPendingMessagesStarted", constant: "ETRN_PENDING_MESSAGES_STARTED",
        summary: "Waiting messages are on their way",
        terms: &[],
        references: refs!(1985 "5.1"),
        explanation: "The server has begun to send the messages that wait for the named host; the text of \
                      the reply says how many. Nothing has to be done.",
    },
    CodeRow { code: 334, origin: Extension, party: Nobody,               closes: false,
        name: "AuthContinue", constant: "AUTH_CONTINUE",
        summary: "Login goes on, the client is next",
        terms: &["challenge", "sasl"],
        references: refs!(4954 "4", 4954 "8", 2554),
        explanation: "The login is under way, and the server waits for the next piece of it, in base64. The \
                      mail program answers by itself; nothing has to be done.",
    },
    CodeRow { code: 354, origin: Standard,  party: Nobody,               closes: false,
        name: "StartMailInput", constant: "START_MAIL_INPUT",
        summary: "Go ahead with the message",
        terms: &["end data with", "go ahead"],
        references: refs!(5321 "4.2.2", 821 "4.2.2", 788),
        explanation: "The server waits for the text of the message, which ends with a line that holds a dot \
                      and nothing else. The mail program sends it by itself; nothing has to be done.",
    },
    CodeRow { code: 355, origin: Extension, party: Nobody,               closes: false,
        name: "TransactionOffset", constant: "TRANSACTION_OFFSET",
        summary: "Go on from the given place in the message",
        terms: &["checkpoint"],
        references: refs!(1845 "3"),
        explanation: "The server still holds the first part of this message from a connection that broke. \
                      The mail program sends the rest, from the place that the reply names; nothing has to \
                      be done.",
    },
];
