use crate::CodeRow;
use crate::Origin::{DeFacto, Extension, Standard};
use crate::Party::{ClientAuthor, Nobody, Sender, SendingAdministrator, ServerAdministrator};
use crate::macros::{refs, rfc};

/// 4yz: it did not work this time.
#[rustfmt::skip]
pub(super) const ROWS: &[CodeRow] = &[
    CodeRow { code: 421, origin: Standard,  party: Nobody,               closes: true,
        name: "ServiceNotAvailable", constant: "SERVICE_NOT_AVAILABLE",
        summary: "Service not available, the connection closes",
        terms: &["busy", "overloaded", "rate limit", "shutting down", "throttled", "timeout",
                 "too many connections"],
        references: refs!(5321 "4.2.2", 5321 "4.3.2", 5321 "3.8", 6647 "5", 821 "4.2.2", 788),
        explanation: "The server is shutting down, is too busy, wants a pause from this client, or has a rule \
                      against it, and hangs up. Try again later; a mail server does so by itself. If it stays, \
                      the text may name the rule.",
    },
    CodeRow { code: 422, origin: DeFacto,   party: Sender,               closes: false,
        name: "PasswordTransitionNeededLegacy", constant: "PASSWORD_TRANSITION_NEEDED_LEGACY",
        summary: "Login or message not taken now",
        terms: &["password"],
        references: refs!(5248 "2.4"),
        explanation: "The registry names this code for an account that cannot log in before its password has \
                      been converted; some servers put off a message with it. Read the text, and log in as \
                      it asks for, or set a new password. No standard defines this code.",
    },
    CodeRow { code: 424, origin: DeFacto,   party: ServerAdministrator,  closes: false,
        name: "MailingListExpansionTransient", constant: "MAILING_LIST_EXPANSION_TRANSIENT",
        summary: "Mailing list cannot be expanded now",
        terms: &["mailing list"],
        references: refs!(OPENSMTPD),
        explanation: "The server could not find out who is on this mailing list or alias. Try again \
                      later; if it keeps happening, the administrator of the server has to repair it. No \
                      standard defines this code; OpenSMTPD sends it.",
    },
    CodeRow { code: 430, origin: DeFacto,   party: ClientAuthor,         closes: false,
        name: "InvalidCommandTransient", constant: "INVALID_COMMAND_TRANSIENT",
        summary: "Command not accepted now",
        terms: &[],
        references: refs!(5248 "2.4"),
        explanation: "The server did not accept a command of the mail program for the moment. Try again \
                      later; if it keeps happening, tell the author of the mail program. No standard defines \
                      this code; the registry only names it with X.5.1.",
    },
    CodeRow { code: 432, origin: Extension, party: Sender,               closes: false,
        name: "PasswordTransitionNeeded", constant: "PASSWORD_TRANSITION_NEEDED",
        summary: "Password has to be converted first",
        terms: &["password"],
        references: refs!(4954 "6", 2554 "6"),
        explanation: "This way of logging in does not work before the password has been converted for it. \
                      Log in once with the plain password over an encrypted connection, or set a new \
                      password; after that it works.",
    },
    CodeRow { code: 435, origin: DeFacto,   party: ServerAdministrator,  closes: false,
        name: "AuthTemporarilyUnavailable", constant: "AUTH_TEMPORARILY_UNAVAILABLE",
        summary: "Login cannot be checked now",
        terms: &["authentication failed", "login failed"],
        references: refs!(EXIM),
        explanation: "The server cannot check any login at the moment. Keep your password and try again \
                      later; if it keeps happening, tell the administrator of the server. No standard \
                      defines this code; Exim sends it.",
    },
    CodeRow { code: 450, origin: Standard,  party: Nobody,               closes: false,
        name: "MailboxTemporarilyUnavailable", constant: "MAILBOX_TEMPORARILY_UNAVAILABLE",
        summary: "Mailbox not available now",
        terms: &["deferred", "graylisting", "greylisting", "mailbox busy"],
        references: refs!(5321 "4.2.2", 2645 "7", 6647 "5", 6710 "4.1", 821 "4.2.2", 788),
        explanation: "The mailbox is busy, or the server puts off a sender that it does not know yet, which \
                      is called greylisting. Try again later; a mail server does so by itself, and usually \
                      it works then.",
    },
    CodeRow { code: 451, origin: Standard,  party: ServerAdministrator,  closes: false,
        name: "LocalError", constant: "LOCAL_ERROR",
        summary: "Error in the server",
        terms: &["internal error", "local error", "server error"],
        references: refs!(5321 "4.2.2", 2645 "7", 4468 "6", 7372 "3.2", 821 "4.2.2", 788),
        explanation: "Something went wrong inside the server, and it is not your fault; or a rule of the \
                      server puts the message off, such as a limit or greylisting, and the text says so. Try \
                      again later, and if it keeps happening, let the administrator of the server know.",
    },
    CodeRow { code: 452, origin: Standard,  party: ServerAdministrator,  closes: false,
        name: "InsufficientStorage", constant: "INSUFFICIENT_STORAGE",
        summary: "No room now, or too many recipients",
        terms: &["disk full", "out of space", "storage", "too many recipients"],
        references: refs!(5321 "4.2.2", 5321 "4.5.3.1.10", 1870 "6.1", 821 "4.2.2", 788),
        explanation: "The server has no room for the message at the moment, or takes no more recipients in \
                      one go. Try again later, and send to fewer recipients at a time; if it keeps \
                      happening, the administrator of the server has to make room.",
    },
    CodeRow { code: 453, origin: Extension, party: Nobody,               closes: false,
        name: "AtrnNoMail", constant: "ATRN_NO_MAIL",
        summary: "No mail is waiting",
        terms: &["no mail", "odmr"],
        references: refs!(2645 "7", 2645 "5.2.1"),
        explanation: "No mail is waiting for the domains that were asked for. Nothing is wrong; ask again \
                      later.",
    },
    CodeRow { code: 454, origin: Extension, party: ServerAdministrator,  closes: false,
        name: "TemporaryAuthOrTlsFailure", constant: "TEMPORARY_AUTH_OR_TLS_FAILURE",
        summary: "Login, encryption or message not taken now",
        terms: &["authentication failed", "starttls", "throttled", "tls not available"],
        references: refs!(3207 "4", 4954 "6", 2554 "6", 2487),
        explanation: "For the moment, the server cannot check a login or encrypt the connection, or, where \
                      this answers a message, does not take it. The text of the reply tells which. Try again \
                      later; if it keeps happening, tell the administrator of the server.",
    },
    CodeRow { code: 455, origin: Standard,  party: ServerAdministrator,  closes: false,
        name: "ParametersNotAccommodated", constant: "PARAMETERS_NOT_ACCOMMODATED",
        summary: "Options cannot be met now",
        terms: &[],
        references: refs!(5321 "4.2.2", 5321 "4.1.1.11", 2852 "4", 1869 "6.1", 1651),
        explanation: "The mail program asked for something extra with the sender or a recipient, and the \
                      server cannot provide it at the moment. Try again later; if it keeps happening, tell \
                      the administrator of the server.",
    },
    CodeRow { code: 458, origin: Extension, party: ServerAdministrator,  closes: false,
        name: "EtrnUnableToQueue", constant: "ETRN_UNABLE_TO_QUEUE",
        summary: "Waiting mail cannot be sent now",
        terms: &[],
        references: refs!(1985 "5.1"),
        explanation: "The server was asked to send the mail that waits for a host, and could not begin. Try \
                      again later; if it keeps happening, tell the administrator of the server.",
    },
    CodeRow { code: 459, origin: Extension, party: SendingAdministrator, closes: false,
        name: "EtrnNodeNotAllowed", constant: "ETRN_NODE_NOT_ALLOWED",
        summary: "Not allowed to ask for the mail of that host",
        terms: &[],
        references: refs!(1985 "5.1"),
        explanation: "The server does not send the mail of that host on request, or not at the request of \
                      this client. The administrator of the asking side should check the name of the host in \
                      its settings, or ask the administrator of the server.",
    },
];
