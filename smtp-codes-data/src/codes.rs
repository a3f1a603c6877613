use crate::Origin::{DeFacto, Extension, Obsolete, Standard};
use crate::Party::{
    self, ClientAuthor, Nobody, Recipient, Sender, SendingAdministrator, ServerAdministrator, Unclear,
};
use crate::macros::{refs, rfc};
use crate::{CodeRow, Origin, Reference};

/// Every reply code that an RFC defines or that servers are known to send, ascending.
#[rustfmt::skip]
pub const CODES: &[CodeRow] = &[
    //  code name                                 origin     party                 closes  summary                                                           defined in                                                              explanation
    row(211, "SystemStatus",                      Standard,  Nobody,               OPEN,   "System status, or reply to a help request",                      refs!(5321 "4.2.2", 821 "4.2.2", 788),                                  "System status, or reply to a help request."),
    row(214, "HelpMessage",                       Standard,  Nobody,               OPEN,   "Help text meant for a human reader",                             refs!(5321 "4.2.2", 821 "4.2.2", 788),                                  "Help text meant for a human reader."),
    row(220, "ServiceReady",                      Standard,  Nobody,               OPEN,   "Greeting; also means start the TLS handshake after STARTTLS",    refs!(5321 "4.2.2", 3207 "4", 821 "4.2.2", 788),                        "Greeting; also means start the TLS handshake after STARTTLS."),
    row(221, "ServiceClosing",                    Standard,  Nobody,               CLOSES, "Server says goodbye and closes the channel",                     refs!(5321 "4.2.2", 5321 "4.1.1.10", 821 "4.2.2", 788),                 "Server says goodbye and closes the channel."),
    row(235, "AuthSucceeded",                     Extension, Nobody,               OPEN,   "SASL exchange finished; client is now authenticated",            refs!(4954 "6", 4954 "4", 2554 "4"),                                    "SASL exchange finished; client is now authenticated."),
    row(250, "Okay",                              Standard,  Nobody,               OPEN,   "Requested action completed",                                     refs!(5321 "4.2.2", 1985 "5.1", 2645 "7", 3030 "2", 4468 "6"),          "Requested action completed."),
    row(251, "UserNotLocalWillForward",           Standard,  Nobody,               OPEN,   "Recipient is elsewhere; server will forward the message",        refs!(5321 "4.2.2", 5321 "3.4", 1985 "5.1", 6531 "3.7.4.1"),            "Recipient is elsewhere; server will forward the message."),
    row(252, "CannotVerifyUser",                  Standard,  Nobody,               OPEN,   "Address not verified, but delivery will be attempted",           refs!(5321 "4.2.2", 5321 "3.5.3", 1123 "5.2.3", 1985 "5.1", 6531 "3.7.4.2"), "Address not verified, but delivery will be attempted."),
    row(253, "EtrnPendingMessagesStarted",        Extension, Nobody,               OPEN,   "ETRN accepted; text gives the count of pending messages",        refs!(1985 "5.1"),                                                      "ETRN accepted; text gives the count of pending messages."),
    row(334, "AuthContinue",                      Extension, Nobody,               OPEN,   "SASL challenge; text is base64 or empty",                        refs!(4954 "4", 4954 "8", 2554),                                        "SASL challenge; text is base64 or empty."),
    row(354, "StartMailInput",                    Standard,  Nobody,               OPEN,   "Send message content, end with a lone dot",                      refs!(5321 "4.2.2", 821 "4.2.2", 788),                                  "Send message content, end with a lone dot."),
    row(355, "TransactionOffset",                 Extension, Nobody,               OPEN,   "Resume a checkpointed transaction at the given octet offset",    refs!(1845 "3"),                                                        "Resume a checkpointed transaction at the given octet offset."),
    row(421, "ServiceNotAvailable",               Standard,  Nobody,               CLOSES, "Server is shutting down and closes the channel",                 refs!(5321 "4.2.2", 5321 "4.3.2", 5321 "3.8", 6647 "5", 821 "4.2.2", 788), "Server is shutting down and closes the channel."),
    row(422, "PasswordTransitionNeededLegacy",    DeFacto,   Sender,               OPEN,   "Listed beside 432 for a needed password transition",             refs!(5248 "2.4"),                                                      "Listed beside 432 for a needed password transition."),
    row(424, "MailingListExpansionTransient",     DeFacto,   ServerAdministrator,  OPEN,   "Transient failure while expanding an alias or list",             refs!(OPENSMTPD),                                                       "Transient failure while expanding an alias or list."),
    row(430, "InvalidCommandTransient",           DeFacto,   ClientAuthor,         OPEN,   "Listed beside 5yz codes for an invalid command",                 refs!(5248 "2.4"),                                                      "Listed beside 5yz codes for an invalid command."),
    row(432, "PasswordTransitionNeeded",          Extension, Sender,               OPEN,   "User must move to the selected mechanism first",                 refs!(4954 "6", 2554 "6"),                                              "User must move to the selected mechanism first."),
    row(435, "AuthTemporarilyUnavailable",        DeFacto,   ServerAdministrator,  OPEN,   "Server cannot authenticate anybody at present",                  refs!(EXIM),                                                            "Server cannot authenticate anybody at present."),
    row(450, "MailboxTemporarilyUnavailable",     Standard,  Nobody,               OPEN,   "Mailbox busy or temporarily blocked by policy",                  refs!(5321 "4.2.2", 2645 "7", 6647 "5", 6710 "4.1", 821 "4.2.2", 788),  "Mailbox busy or temporarily blocked by policy."),
    row(451, "LocalError",                        Standard,  ServerAdministrator,  OPEN,   "Processing aborted by an error at the server",                   refs!(5321 "4.2.2", 2645 "7", 4468 "6", 7372 "3.2", 821 "4.2.2", 788),  "Processing aborted by an error at the server."),
    row(452, "InsufficientStorage",               Standard,  ServerAdministrator,  OPEN,   "Not enough system storage; also too many recipients",            refs!(5321 "4.2.2", 5321 "4.5.3.1.10", 1870 "6.1", 821 "4.2.2", 788),   "Not enough system storage; also too many recipients."),
    row(453, "AtrnNoMail",                        Extension, Nobody,               OPEN,   "No mail is queued for the domains in ATRN",                      refs!(2645 "7", 2645 "5.2.1"),                                          "No mail is queued for the domains in ATRN."),
    row(454, "TemporaryAuthOrTlsFailure",         Extension, ServerAdministrator,  OPEN,   "TLS or authentication is unavailable for now",                   refs!(3207 "4", 4954 "6", 2554 "6", 2487),                              "TLS or authentication is unavailable for now."),
    row(455, "ParametersNotAccommodated",         Standard,  ServerAdministrator,  OPEN,   "Server cannot honour the given parameters at present",           refs!(5321 "4.2.2", 5321 "4.1.1.11", 2852 "4", 1869 "6.1", 1651),       "Server cannot honour the given parameters at present."),
    row(458, "EtrnUnableToQueue",                 Extension, ServerAdministrator,  OPEN,   "Queue for the named node cannot be started",                     refs!(1985 "5.1"),                                                      "Queue for the named node cannot be started."),
    row(459, "EtrnNodeNotAllowed",                Extension, SendingAdministrator, OPEN,   "ETRN is not permitted for the named node",                       refs!(1985 "5.1"),                                                      "ETRN is not permitted for the named node."),
    row(500, "CommandUnrecognized",               Standard,  ClientAuthor,         OPEN,   "Command unknown, or line too long",                              refs!(5321 "4.2.2", 5321 "4.3.2", 4954 "6", 2033 "4.1", 1985 "5.1", 821 "4.2.2", 788), "Command unknown, or line too long."),
    row(501, "ParameterSyntaxError",              Standard,  ClientAuthor,         OPEN,   "Arguments are malformed or not allowed",                         refs!(5321 "4.2.2", 5321 "4.3.2", 4954 "4", 3207 "4", 1985 "5.1", 2852 "4", 6710 "4.1", 4865 "4.2", 6409 "5.1", 821 "4.2.2", 788), "Arguments are malformed or not allowed."),
    row(502, "CommandNotImplemented",             Standard,  ClientAuthor,         OPEN,   "Command known but not implemented",                              refs!(5321 "4.2.2", 5321 "4.2.4", 2645 "5.4", 821 "4.2.2", 788),        "Command known but not implemented."),
    row(503, "BadSequence",                       Standard,  ClientAuthor,         OPEN,   "Commands arrived in the wrong order",                            refs!(5321 "4.2.2", 4954 "4", 3030 "2", 4468 "6", 2033 "4.2", 5321 "3.1", 821 "4.2.2", 788), "Commands arrived in the wrong order."),
    row(504, "ParameterNotImplemented",           Standard,  ClientAuthor,         OPEN,   "Command parameter or AUTH mechanism not supported",              refs!(5321 "4.2.2", 4954 "4", 4141 "4.2", 4141 "5.2", 821 "4.2.2", 788), "Command parameter or AUTH mechanism not supported."),
    row(521, "HostDoesNotAcceptMail",             Standard,  Sender,               OPEN,   "This host never accepts mail",                                   refs!(7504 "3", 7504 "5.1", 1846),                                      "This host never accepts mail."),
    row(523, "EncryptionNeeded",                  DeFacto,   SendingAdministrator, OPEN,   "Stronger encryption layer needed for this mechanism",            refs!(5248 "2.4"),                                                      "Stronger encryption layer needed for this mechanism."),
    row(524, "EncryptionRequiredOrListExpansion", DeFacto,   SendingAdministrator, OPEN,   "Listed for encryption required; OpenSMTPD means list expansion", refs!(5248 "2.4", OPENSMTPD),                                           "Listed for encryption required; OpenSMTPD means list expansion."),
    row(525, "UserAccountDisabled",               DeFacto,   ServerAdministrator,  OPEN,   "Account exists and authenticated but is disabled",               refs!(5248 "2.4", SISIMAI_SENDMAIL),                                    "Account exists and authenticated but is disabled."),
    row(530, "AuthenticationRequired",            Extension, SendingAdministrator, OPEN,   "Authenticate, or start TLS, before this command",                refs!(4954 "6", 3207 "4", 2645 "7", 6409 "4.3", 2554 "6", 2487),        "Authenticate, or start TLS, before this command."),
    row(533, "AuthorizationRefusedLegacy",        DeFacto,   SendingAdministrator, OPEN,   "Listed beside other codes for refused delivery",                 refs!(5248 "2.4"),                                                      "Listed beside other codes for refused delivery."),
    row(534, "AuthMechanismTooWeak",              Extension, SendingAdministrator, OPEN,   "Policy wants a stronger mechanism for this user",                refs!(4954 "6", 2554 "6"),                                              "Policy wants a stronger mechanism for this user."),
    row(535, "AuthCredentialsInvalid",            Extension, Sender,               OPEN,   "Credentials wrong or insufficient",                              refs!(4954 "6", 4954 "4"),                                              "Credentials wrong or insufficient."),
    row(538, "EncryptionRequiredForAuth",         Obsolete,  SendingAdministrator, OPEN,   "Mechanism is allowed only on an encrypted connection",           refs!(4954 "6", 2554 "6"),                                              "Mechanism is allowed only on an encrypted connection."),
    row(541, "RejectedByPolicy",                  DeFacto,   SendingAdministrator, OPEN,   "Server refuses the message or recipient by policy",              refs!(MADDY, SISIMAI_ZOHO),                                             "Server refuses the message or recipient by policy."),
    row(550, "MailboxUnavailable",                Standard,  Sender,               OPEN,   "Mailbox missing, inaccessible, or refused by policy",            refs!(5321 "4.2.2", 6409 "6", 6531 "3.5", 7293 "5.1", 7505 "4.1", 4405 "4.2", 3865 "2.3", 821 "4.2.2", 788), "Mailbox missing, inaccessible, or refused by policy."),
    row(551, "UserNotLocalTryForwardPath",        Standard,  Sender,               OPEN,   "Recipient is elsewhere; text names the new path",                refs!(5321 "4.2.2", 5321 "3.4", 6531 "3.7.4.1", 821 "4.2.2", 788),      "Recipient is elsewhere; text names the new path."),
    row(552, "ExceededStorageAllocation",         Standard,  Recipient,            OPEN,   "Storage quota or fixed size limit exceeded",                     refs!(5321 "4.2.2", 1870 "6.1", 6710 "5", 4865 "6", 4468 "6", 821 "4.2.2", 788), "Storage quota or fixed size limit exceeded."),
    row(553, "MailboxNameNotAllowed",             Standard,  Sender,               OPEN,   "Mailbox name is malformed or not permitted",                     refs!(5321 "4.2.2", 6531 "3.5", 821 "4.2.2", 788),                      "Mailbox name is malformed or not permitted."),
    row(554, "TransactionFailed",                 Standard,  Unclear,              OPEN,   "Transaction failed; as greeting, no SMTP service here",          refs!(5321 "4.2.2", 5321 "3.1", 3207 "4.1", 6409 "4.1", 4468 "6", 6531 "3.5", 4405 "4.2", 821 "4.2.2", 788), "Transaction failed; as greeting, no SMTP service here."),
    row(555, "ParametersNotRecognized",           Standard,  ClientAuthor,         OPEN,   "MAIL or RCPT parameters unknown or not implemented",             refs!(5321 "4.2.2", 5321 "4.1.1.11", 2852 "4", 1869 "6.1", 1651),       "MAIL or RCPT parameters unknown or not implemented."),
    row(556, "DomainDoesNotAcceptMail",           Standard,  Sender,               OPEN,   "Recipient domain publishes that it takes no mail",               refs!(7504 "4", 7504 "5.1", 7505 "4.1"),                                "Recipient domain publishes that it takes no mail."),
    row(571, "Blocked",                           DeFacto,   SendingAdministrator, OPEN,   "Message or client blocked",                                      refs!(KURA_BLACKHOLE),                                                  "Message or client blocked."),
];

const OPEN: bool = false;
const CLOSES: bool = true;

#[expect(clippy::too_many_arguments, reason = "one argument a column")]
const fn row(
    code: u16,
    name: &'static str,
    origin: Origin,
    party: Party,
    closes: bool,
    summary: &'static str,
    references: &'static [Reference],
    explanation: &'static str,
) -> CodeRow {
    CodeRow { code, name, summary, explanation, origin, party, closes, references }
}
