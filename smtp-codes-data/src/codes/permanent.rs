use crate::CodeRow;
use crate::Origin::{DeFacto, Extension, Obsolete, Standard};
use crate::Party::{ClientAuthor, Recipient, Sender, SendingAdministrator, ServerAdministrator, Unclear};
use crate::macros::{refs, rfc};

/// 5yz: it did not work, and the same again will not either.
#[rustfmt::skip]
pub(super) const ROWS: &[CodeRow] = &[
    CodeRow { code: 500, origin: Standard,  party: ClientAuthor,         closes: false,
        name: "CommandUnrecognized", constant: "COMMAND_UNRECOGNIZED",
        summary: "Command not understood",
        terms: &["line too long", "syntax error", "unknown command"],
        references: refs!(5321 "4.2.2", 5321 "4.3.2", 4954 "6", 2033 "4.1", 1985 "5.1", 821 "4.2.2", 788),
        explanation: "The server did not understand a command of the mail program, or the line was too long. \
                      The mail program is broken, or not set up for this server: tell its author, or check \
                      the settings of the sending side.",
    },
    CodeRow { code: 501, origin: Standard,  party: ClientAuthor,         closes: false,
        name: "ParameterSyntaxError", constant: "PARAMETER_SYNTAX_ERROR",
        summary: "Argument not understood",
        terms: &["invalid address", "syntax error"],
        references: refs!(5321 "4.2.2", 5321 "4.3.2", 4954 "4", 3207 "4", 1985 "5.1", 2852 "4", 6710 "4.1",
                          4865 "4.2", 6409 "5.1", 821 "4.2.2", 788),
        explanation: "The server knows the command, but does not understand what follows it, such as an \
                      address that is written wrongly. Check the addresses; if they are right, the mail \
                      program is broken, or not set up for this server: tell its author.",
    },
    CodeRow { code: 502, origin: Standard,  party: ClientAuthor,         closes: false,
        name: "CommandNotImplemented", constant: "COMMAND_NOT_IMPLEMENTED",
        summary: "Command not available here",
        terms: &["not implemented", "unsupported"],
        references: refs!(5321 "4.2.2", 5321 "4.2.4", 2645 "5.4", 821 "4.2.2", 788),
        explanation: "The server knows the command, but does not offer it. If this stops your mail, the mail \
                      program is broken, or not set up for this server: tell its author, or check the \
                      settings of the sending side.",
    },
    CodeRow { code: 503, origin: Standard,  party: ClientAuthor,         closes: false,
        name: "BadSequence", constant: "BAD_SEQUENCE",
        summary: "Commands in the wrong order",
        terms: &["authentication required", "bad sequence", "must authenticate first", "need rcpt"],
        references: refs!(5321 "4.2.2", 4954 "4", 3030 "2", 4468 "6", 2033 "4.2", 5321 "3.1", 821 "4.2.2",
                          788),
        explanation: "The mail program sent a command at the wrong time: before a recipient was accepted, \
                      for instance, or before the login or the encryption (TLS) that the server wants. If \
                      earlier replies refused recipients, look at those; otherwise the program is broken, or \
                      its login is switched off: tell its author.",
    },
    CodeRow { code: 504, origin: Standard,  party: ClientAuthor,         closes: false,
        name: "ParameterNotImplemented", constant: "PARAMETER_NOT_IMPLEMENTED",
        summary: "Option not available here",
        terms: &["fqdn", "fully-qualified", "helo", "not implemented"],
        references: refs!(5321 "4.2.2", 4954 "4", 4141 "4.2", 4141 "5.2", 821 "4.2.2", 788),
        explanation: "The server knows the command, but not an option of it, or wants a full host name where \
                      it got a short one. The mail program is broken, or not set up for this server: tell \
                      its author, or check the settings of the sending side.",
    },
    CodeRow { code: 521, origin: Standard,  party: Sender,               closes: false,
        name: "HostDoesNotAcceptMail", constant: "HOST_DOES_NOT_ACCEPT_MAIL",
        summary: "This host never takes mail",
        terms: &["does not accept mail", "no mail"],
        references: refs!(7504 "3", 7504 "5.1", 1846),
        explanation: "The computer that was called takes no mail at all. Check the part of the address after \
                      the @ sign; if it is right, the owner of that domain has to name another computer for \
                      its mail.",
    },
    CodeRow { code: 523, origin: DeFacto,   party: SendingAdministrator, closes: false,
        name: "EncryptionNeeded", constant: "ENCRYPTION_NEEDED",
        summary: "Stronger encryption needed",
        terms: &["encryption", "tls"],
        references: refs!(5248 "2.4"),
        explanation: "The server wants a better encrypted connection for this. The administrator of the \
                      sending side has to switch on TLS, or a newer version of it. No standard defines this \
                      code; the registry only names it with X.7.10.",
    },
    CodeRow { code: 524, origin: DeFacto,   party: SendingAdministrator, closes: false,
        name: "EncryptionRequiredOrListExpansion", constant: "ENCRYPTION_REQUIRED_OR_LIST_EXPANSION",
        summary: "Encryption needed, or a list cannot be expanded",
        terms: &["encryption", "mailing list", "tls"],
        references: refs!(5248 "2.4", OPENSMTPD),
        explanation: "The server lets nobody log in this way without encryption, or, if it is OpenSMTPD, \
                      cannot expand a mailing list. Read the text to see which it is; against the first, \
                      switch on TLS in the settings of the mail program. No standard defines this code.",
    },
    CodeRow { code: 525, origin: DeFacto,   party: ServerAdministrator,  closes: false,
        name: "UserAccountDisabled", constant: "USER_ACCOUNT_DISABLED",
        summary: "Account disabled",
        terms: &["account disabled"],
        references: refs!(5248 "2.4", SISIMAI_SENDMAIL),
        explanation: "The account exists, but has been switched off. Sending again does not help: the \
                      administrator of the server has to switch the account on. No standard defines this \
                      code; the registry only names it with X.7.13.",
    },
    CodeRow { code: 530, origin: Extension, party: SendingAdministrator, closes: false,
        name: "AuthenticationRequired", constant: "AUTHENTICATION_REQUIRED",
        summary: "Login or encryption needed first",
        terms: &["authentication required", "login required", "must issue starttls", "starttls", "tls"],
        references: refs!(4954 "6", 3207 "4", 2645 "7", 6409 "4.3", 2554 "6", 2487),
        explanation: "The server does this only after a login, or only over an encrypted connection. Switch \
                      on the login and TLS in the settings of the mail program or of the sending server.",
    },
    CodeRow { code: 533, origin: DeFacto,   party: SendingAdministrator, closes: false,
        name: "AuthorizationRefusedLegacy", constant: "AUTHORIZATION_REFUSED_LEGACY",
        summary: "Not allowed",
        terms: &["access denied"],
        references: refs!(5248 "2.4"),
        explanation: "The server does not allow this client to send this message. Sending again does not \
                      help: the administrator of the sending side has to find out which rule it broke. No \
                      standard defines this code; the registry only names it with X.7.1.",
    },
    CodeRow { code: 534, origin: Extension, party: SendingAdministrator, closes: false,
        name: "AuthMechanismTooWeak", constant: "AUTH_MECHANISM_TOO_WEAK",
        summary: "Way of logging in too weak",
        terms: &["app password", "auth mechanism"],
        references: refs!(4954 "6", 2554 "6"),
        explanation: "The server does not let this user log in this way, because it is not safe enough. In \
                      the settings of the mail program, choose a stronger way of logging in, or switch on \
                      TLS.",
    },
    CodeRow { code: 535, origin: Extension, party: Sender,               closes: false,
        name: "AuthCredentialsInvalid", constant: "AUTH_CREDENTIALS_INVALID",
        summary: "Login not accepted",
        terms: &["authentication failed", "bad credentials", "login failed", "wrong password"],
        references: refs!(4954 "6", 4954 "4"),
        explanation: "The server did not accept the login: the user name or the password is wrong, or the \
                      account may not log in this way. Check the user name and the password; some providers \
                      want a separate password for mail programs, or have this way of logging in switched \
                      off.",
    },
    CodeRow { code: 538, origin: Obsolete,  party: SendingAdministrator, closes: false,
        name: "EncryptionRequiredForAuth", constant: "ENCRYPTION_REQUIRED_FOR_AUTH",
        summary: "Encryption needed for this way of logging in",
        terms: &["encryption", "tls"],
        references: refs!(4954 "6", 2554 "6"),
        explanation: "The server allows this way of logging in only over an encrypted connection. Switch on \
                      TLS in the settings of the mail program and log in again. The code is an old one, \
                      which newer servers no longer use.",
    },
    CodeRow { code: 541, origin: DeFacto,   party: SendingAdministrator, closes: false,
        name: "RejectedByPolicy", constant: "REJECTED_BY_POLICY",
        summary: "Refused by policy",
        terms: &["blocked", "policy", "spam"],
        references: refs!(MADDY, SISIMAI_ZOHO),
        explanation: "The server refuses the message or the recipient by one of its rules, often a spam \
                      filter. Sending again does not help: the administrator of the sending side should read \
                      the text and ask the server about the rule. No standard defines this code.",
    },
    CodeRow { code: 550, origin: Standard,  party: Sender,               closes: false,
        name: "MailboxUnavailable", constant: "MAILBOX_UNAVAILABLE",
        summary: "No such mailbox, or refused",
        terms: &["bounce", "does not exist", "mailbox not found", "no such user", "rejected",
                 "relay not permitted", "relaying denied", "unknown user", "user unknown"],
        references: refs!(5321 "4.2.2", 6409 "6", 6531 "3.5", 7293 "5.1", 7505 "4.1", 4405 "4.2", 3865 "2.3",
                          821 "4.2.2", 788),
        explanation: "The mailbox does not exist, or is closed to you, or a rule of the server refuses the \
                      message. Check the address for typing errors; if it is right, the text of the reply \
                      usually names the rule. Where relaying is denied, a login is missing.",
    },
    CodeRow { code: 551, origin: Standard,  party: Sender,               closes: false,
        name: "UserNotLocalTryForwardPath", constant: "USER_NOT_LOCAL_TRY_FORWARD_PATH",
        summary: "Recipient is not on this server",
        terms: &["moved", "relaying denied", "user not local"],
        references: refs!(5321 "4.2.2", 5321 "3.4", 6531 "3.7.4.1", 821 "4.2.2", 788),
        explanation: "The recipient has no mailbox on this server, and the server does not forward. Send the \
                      message again, to the address that the text of the reply names. If it names none, \
                      check the address; where relaying is denied, a login is missing.",
    },
    CodeRow { code: 552, origin: Standard,  party: Recipient,            closes: false,
        name: "ExceededStorageAllocation", constant: "EXCEEDED_STORAGE_ALLOCATION",
        summary: "Mailbox full, or message too big",
        terms: &["full", "mailbox full", "message size", "over quota", "quota", "too big", "too large"],
        references: refs!(5321 "4.2.2", 1870 "6.1", 6710 "5", 4865 "6", 4468 "6", 821 "4.2.2", 788),
        explanation: "There is no room left in the mailbox, or the message is bigger than the server allows. \
                      Ask the recipient in another way to make room, or send a smaller message, for instance \
                      without attachments.",
    },
    CodeRow { code: 553, origin: Standard,  party: Sender,               closes: false,
        name: "MailboxNameNotAllowed", constant: "MAILBOX_NAME_NOT_ALLOWED",
        summary: "Address not allowed",
        terms: &["invalid address", "mailbox name", "relaying denied", "sender rejected"],
        references: refs!(5321 "4.2.2", 6531 "3.5", 821 "4.2.2", 788),
        explanation: "The server does not accept an address: it may be misspelled or incomplete, or one that \
                      you may not send from. Check the address of the recipient, and whether your own \
                      address belongs to the account that you send with. Where relaying is denied, a login \
                      is missing.",
    },
    CodeRow { code: 554, origin: Standard,  party: Unclear,              closes: false,
        name: "TransactionFailed", constant: "TRANSACTION_FAILED",
        summary: "Failed, and the code does not say why",
        terms: &["blacklist", "blocked", "blocklist", "dnsbl", "rbl", "rejected", "spam",
                 "transaction failed", "virus"],
        references: refs!(5321 "4.2.2", 5321 "3.1", 3207 "4.1", 6409 "4.1", 4468 "6", 6531 "3.5", 4405 "4.2",
                          821 "4.2.2", 788),
        explanation: "The message, or the whole connection, was refused, and the code alone does not say why \
                      or who could help. Read the text of the reply: it may name a spam filter, a blocklist, \
                      a missing recipient or, where relaying is denied, a login that is missing.",
    },
    CodeRow { code: 555, origin: Standard,  party: ClientAuthor,         closes: false,
        name: "ParametersNotRecognized", constant: "PARAMETERS_NOT_RECOGNIZED",
        summary: "Options not understood",
        terms: &["unsupported"],
        references: refs!(5321 "4.2.2", 5321 "4.1.1.11", 2852 "4", 1869 "6.1", 1651),
        explanation: "The mail program asked for something extra with the sender or a recipient, and the \
                      server does not know what that is. Tell the author of the mail program, or switch the \
                      extra off in its settings.",
    },
    CodeRow { code: 556, origin: Standard,  party: Sender,               closes: false,
        name: "DomainDoesNotAcceptMail", constant: "DOMAIN_DOES_NOT_ACCEPT_MAIL",
        summary: "The domain takes no mail",
        terms: &["does not accept mail", "null mx"],
        references: refs!(7504 "4", 7504 "5.1", 7505 "4.1"),
        explanation: "The owner of the domain, the part of the address after the @ sign, has declared that \
                      it takes no mail. Check the address for typing errors; if it is right, reach the \
                      recipient in another way.",
    },
    CodeRow { code: 571, origin: DeFacto,   party: SendingAdministrator, closes: false,
        name: "Blocked", constant: "BLOCKED",
        summary: "Blocked",
        terms: &["blacklist", "blocked", "blocklist", "rbl", "spam"],
        references: refs!(KURA_BLACKHOLE),
        explanation: "The server blocks the message, or everything from the sending server, often because of \
                      a blocklist or a spam filter. The administrator of the sending side should read the \
                      text and ask to be let through. No standard defines this code.",
    },
];
