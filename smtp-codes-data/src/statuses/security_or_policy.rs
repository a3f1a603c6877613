use super::{C4, C5, C45, C245, NONE};
use crate::Basic::{Family, List};
use crate::Party::{Sender, SendingAdministrator, ServerAdministrator};
use crate::Severity::PermanentNegative;
use crate::StatusRow;
use crate::macros::{refs, rfc};

/// X.7: security and policy.
#[rustfmt::skip]
pub(super) const ROWS: &[StatusRow] = &[
    StatusRow { subject: 7, detail:  0, party: SendingAdministrator, stated: NONE, classes: C245,
        name: "OtherSecurityStatus", basic: List(&[220, 235, 450, 454, 500, 501, 503, 504, 530, 535, 550]),
        summary: "About security or policy",
        terms: &["authentication required", "policy", "reputation", "security"],
        references: refs!(3463 "3.8"),
        explanation: "It is about security or a rule of the server: a login or an encrypted connection that \
                      is missing, for instance, or what the server thinks of the sending side. After a \
                      refusal, the administrator of the sending side should read the text.",
    },
    StatusRow { subject: 7, detail:  1, party: SendingAdministrator, stated: C5,   classes: C45,
        name: "DeliveryNotAuthorized", basic: List(&[451, 454, 502, 503, 533, 550, 551]),
        summary: "Not allowed",
        terms: &["access denied", "blacklist", "blocked", "blocklist", "dmarc", "dnsbl", "graylisting",
                 "greylisting", "policy", "rbl", "relay access denied", "relaying denied", "spam", "virus"],
        references: refs!(3463 "3.8"),
        explanation: "A rule of the server stops the message. It may be a spam filter, a blocklist, a limit, \
                      greylisting, a check of the name or DNS of the sending server or, if relaying is \
                      denied, a login that is missing. The administrator of the sending side should read the \
                      text, which usually names the rule.",
    },
    StatusRow { subject: 7, detail:  2, party: Sender,               stated: C5,   classes: C5,
        name: "MailingListExpansionProhibited", basic: List(&[550]),
        summary: "Not allowed to write to the mailing list",
        terms: &["mailing list", "members only"],
        references: refs!(3463 "3.8"),
        explanation: "The sender may not write to this mailing list. Ask the owner of the list, or join it \
                      first.",
    },
    StatusRow { subject: 7, detail:  3, party: SendingAdministrator, stated: C5,   classes: C5,
        name: "SecurityConversionRequired", basic: List(&[]),
        summary: "Protection would be lost, or is missing",
        terms: &["conversion", "must issue starttls"],
        references: refs!(3463 "3.8"),
        explanation: "The message would have to be converted from one kind of protection, such as \
                      encryption, to another, and that cannot be done. Exchange says so of a login or an \
                      encrypted connection (TLS) that is missing. The administrator of the sending side \
                      should read the text.",
    },
    StatusRow { subject: 7, detail:  4, party: SendingAdministrator, stated: C5,   classes: C5,
        name: "SecurityFeaturesNotSupported", basic: List(&[504]),
        summary: "Protection not supported",
        terms: &["auth mechanism", "unsupported"],
        references: refs!(3463 "3.8"),
        explanation: "The message asks for a protection that the server does not offer, such as a certain \
                      way of logging in or of encrypting. The administrator of the sending side has to \
                      choose another one.",
    },
    StatusRow { subject: 7, detail:  5, party: SendingAdministrator, stated: NONE, classes: C245,
        name: "CryptographicFailure", basic: List(&[]),
        summary: "Encryption or signature failed",
        terms: &["certificate", "dane", "mta-sts", "tls", "tlsa"],
        references: refs!(3463 "3.8"),
        explanation: "The server could not decrypt the message or the login, or could not check a signature, \
                      for instance because a key is missing. The administrator of the sending side should \
                      check the keys.",
    },
    StatusRow { subject: 7, detail:  6, party: SendingAdministrator, stated: NONE, classes: C245,
        name: "CryptographicAlgorithmNotSupported", basic: List(&[]),
        summary: "Kind of encryption not supported",
        terms: &["encryption"],
        references: refs!(3463 "3.8"),
        explanation: "The message is protected in a way that the server does not know. The administrator of \
                      the sending side has to choose another one.",
    },
    StatusRow { subject: 7, detail:  7, party: SendingAdministrator, stated: C245, classes: C245,
        name: "MessageIntegrityFailure", basic: List(&[]),
        summary: "Message was altered, or refused by a rule",
        terms: &["altered", "policy", "signature"],
        references: refs!(3463 "3.8"),
        explanation: "The message is not the one that was signed: it was changed on the way, or the \
                      signature is faulty. Some providers also say so of a message that one of their rules \
                      refuses. The administrator of the sending side should read the text.",
    },
    StatusRow { subject: 7, detail:  8, party: Sender,               stated: C5,   classes: C5,
        name: "AuthCredentialsInvalid", basic: List(&[535, 554]),
        summary: "User name or password wrong",
        terms: &["authentication failed", "bad credentials", "login failed", "wrong password"],
        references: refs!(4954 "6"),
        explanation: "The server did not accept the login. Check the user name and the password; some \
                      providers want a separate password for mail programs.",
    },
    StatusRow { subject: 7, detail:  9, party: SendingAdministrator, stated: C5,   classes: C5,
        name: "AuthMechanismTooWeak", basic: List(&[534]),
        summary: "Way of logging in too weak",
        terms: &["app password", "auth mechanism"],
        references: refs!(4954 "6"),
        explanation: "The server does not let this user log in this way, because it is not safe enough. In \
                      the settings of the mail program, choose a stronger way of logging in.",
    },
    StatusRow { subject: 7, detail: 10, party: SendingAdministrator, stated: NONE, classes: C45,
        name: "EncryptionNeeded", basic: List(&[523]),
        summary: "Stronger encryption needed",
        terms: &["encryption", "starttls", "tls"],
        references: refs!(5248 "2.4"),
        explanation: "The server wants a better encrypted connection for this. The administrator of the \
                      sending side has to switch on TLS, or a newer version of it.",
    },
    StatusRow { subject: 7, detail: 11, party: SendingAdministrator, stated: C5,   classes: C5,
        name: "EncryptionRequiredForAuthMechanism", basic: List(&[524, 538]),
        summary: "Encryption needed for this way of logging in",
        terms: &["encryption", "starttls", "tls"],
        references: refs!(4954 "6"),
        explanation: "The server allows this way of logging in only over an encrypted connection. Switch on \
                      TLS in the settings of the mail program and log in again.",
    },
    StatusRow { subject: 7, detail: 12, party: Sender,               stated: C4,   classes: C45,
        name: "PasswordTransitionNeeded", basic: List(&[422, 432]),
        summary: "Password has to be converted first",
        terms: &["password"],
        references: refs!(4954 "6"),
        explanation: "This way of logging in does not work before the password has been converted for it. \
                      Log in once with the plain password over an encrypted connection, or set a new \
                      password.",
    },
    StatusRow { subject: 7, detail: 13, party: ServerAdministrator,  stated: C5,   classes: C5,
        name: "UserAccountDisabled", basic: List(&[525]),
        summary: "Account disabled",
        terms: &["account disabled", "disabled", "suspended"],
        references: refs!(5248 "2.4"),
        explanation: "The account exists, but has been switched off, for instance because it was misused. \
                      Ask the administrator of the server to switch it on.",
    },
    StatusRow { subject: 7, detail: 14, party: ServerAdministrator,  stated: NONE, classes: C45,
        name: "TrustRelationshipRequired", basic: List(&[535, 554]),
        summary: "Trust between two servers is missing",
        terms: &["burl", "trust"],
        references: refs!(5248 "2.4"),
        explanation: "The server needs a second server for this, for instance to fetch a part of the \
                      message, and the two do not trust each other yet. The administrator of the server has \
                      to set that up.",
    },
    StatusRow { subject: 7, detail: 15, party: Sender,               stated: C45,  classes: C45,
        name: "PriorityLevelTooLow", basic: List(&[450, 550]),
        summary: "Priority too low",
        terms: &["priority"],
        references: refs!(6710 "10"),
        explanation: "The server takes only messages of a higher priority at the moment. Give the message a \
                      higher priority if it is that urgent.",
    },
    StatusRow { subject: 7, detail: 16, party: Sender,               stated: C45,  classes: C45,
        name: "MessageTooBigForPriority", basic: List(&[552]),
        summary: "Message too big for its priority",
        terms: &["priority", "too big", "too large"],
        references: refs!(6710 "10"),
        explanation: "The message is bigger than the server allows at this priority. Send a smaller one, or \
                      choose another priority.",
    },
    StatusRow { subject: 7, detail: 17, party: Sender,               stated: NONE, classes: C45,
        name: "MailboxOwnerChanged", basic: Family(PermanentNegative),
        summary: "Mailbox has a new owner",
        terms: &["rrvs"],
        references: refs!(7293 "15.3"),
        explanation: "The mailbox now belongs to somebody else, and the message was meant for the owner \
                      before. Ask the person whom you know for the new address.",
    },
    StatusRow { subject: 7, detail: 18, party: Sender,               stated: NONE, classes: C45,
        name: "DomainOwnerChanged", basic: Family(PermanentNegative),
        summary: "Domain has a new owner",
        terms: &["rrvs"],
        references: refs!(7293 "15.3"),
        explanation: "The domain, the part of the address after the @ sign, now belongs to somebody else, \
                      and the message was meant for the owner before. Ask the person whom you know for the \
                      new address.",
    },
    StatusRow { subject: 7, detail: 19, party: ServerAdministrator,  stated: NONE, classes: C45,
        name: "RrvsTestCannotBeCompleted", basic: Family(PermanentNegative),
        summary: "Owner of the mailbox cannot be checked",
        terms: &["rrvs"],
        references: refs!(7293 "15.3"),
        explanation: "The message is only for the owner that the mailbox had on a certain day, and the \
                      server cannot tell who that was. Ask the recipient whether the address is still right; \
                      the administrator of the server can tell more.",
    },
    StatusRow { subject: 7, detail: 20, party: SendingAdministrator, stated: NONE, classes: C45,
        name: "NoPassingDkimSignature", basic: List(&[550]),
        summary: "No passing DKIM signature",
        terms: &["dkim"],
        references: refs!(7372 "3.1"),
        explanation: "The message has no DKIM signature that passes, and the server wants one. The \
                      administrator of the sending side has to set up DKIM, or find out what breaks the \
                      signature.",
    },
    StatusRow { subject: 7, detail: 21, party: SendingAdministrator, stated: NONE, classes: C45,
        name: "NoAcceptableDkimSignature", basic: List(&[550]),
        summary: "No acceptable DKIM signature",
        terms: &["dkim"],
        references: refs!(7372 "3.1"),
        explanation: "The message has a DKIM signature that passes, but none of a kind or domain that the \
                      server accepts. The administrator of the sending side has to sign with the right \
                      domain and a strong key.",
    },
    StatusRow { subject: 7, detail: 22, party: SendingAdministrator, stated: NONE, classes: C45,
        name: "NoAuthorMatchedDkimSignature", basic: List(&[550]),
        summary: "No DKIM signature of the author",
        terms: &["dkim"],
        references: refs!(7372 "3.1"),
        explanation: "The message has a DKIM signature that passes, but none of the domain in the From line. \
                      The administrator of the sending side has to sign with that domain.",
    },
    StatusRow { subject: 7, detail: 23, party: SendingAdministrator, stated: NONE, classes: C45,
        name: "SpfValidationFailed", basic: List(&[550]),
        summary: "Failed the SPF check",
        terms: &["spf"],
        references: refs!(7372 "3.2", 7208 "8.4"),
        explanation: "The domain of the sender says in the DNS, by SPF, that the sending server may not send \
                      for it. The administrator of the sending side has to add the server to the SPF entry, \
                      or send through a server that is in it.",
    },
    StatusRow { subject: 7, detail: 24, party: SendingAdministrator, stated: NONE, classes: C45,
        name: "SpfValidationError", basic: List(&[451, 550]),
        summary: "SPF check not possible",
        terms: &["dns", "permerror", "spf", "temperror"],
        references: refs!(7372 "3.2", 7208 "8.6", 7208 "8.7"),
        explanation: "The SPF entry of the sender domain in the DNS could not be read, or is faulty. The \
                      administrator of the sending side should check the entry and the DNS.",
    },
    StatusRow { subject: 7, detail: 25, party: SendingAdministrator, stated: NONE, classes: C45,
        name: "ReverseDnsValidationFailed", basic: List(&[550]),
        summary: "Failed the reverse DNS check",
        terms: &["fcrdns", "ptr", "rdns", "reverse dns"],
        references: refs!(7372 "3.3"),
        explanation: "The name that the DNS gives for the sending server is missing, or does not lead back \
                      to the server. The administrator of the sending side has to correct the DNS entries.",
    },
    StatusRow { subject: 7, detail: 26, party: SendingAdministrator, stated: NONE, classes: C45,
        name: "MultipleAuthenticationChecksFailed", basic: List(&[550]),
        summary: "Failed several sender checks",
        terms: &["dkim", "dmarc", "spf", "unauthenticated"],
        references: refs!(7372 "3.4"),
        explanation: "The message failed more than one check of its sender, such as SPF, DKIM and DMARC, and \
                      the server wants at least one to pass. The administrator of the sending side has to \
                      set them up.",
    },
    StatusRow { subject: 7, detail: 27, party: SendingAdministrator, stated: C5,   classes: C45,
        name: "SenderAddressHasNullMx", basic: List(&[550]),
        summary: "Sender domain takes no mail",
        terms: &["null mx"],
        references: refs!(7505 "6"),
        explanation: "The domain of the sender has declared in the DNS that it takes no mail, by a null MX, \
                      so nobody could answer. Use an address that can get mail, or let the administrator of \
                      the sending side correct the DNS.",
    },
    StatusRow { subject: 7, detail: 28, party: SendingAdministrator, stated: NONE, classes: C245,
        name: "MailFloodDetected", basic: List(&[]),
        summary: "Too much mail from one sender",
        terms: &["flood", "mail bomb", "rate limit", "throttled"],
        references: refs!(MAILBOMB_DRAFT),
        explanation: "The server sees a flood of mail and holds it up. The administrator of the sending side \
                      should look for a program or an account that sends too much.",
    },
    StatusRow { subject: 7, detail: 29, party: SendingAdministrator, stated: NONE, classes: C45,
        name: "ArcValidationFailure", basic: List(&[550]),
        summary: "Failed the ARC check",
        terms: &["arc"],
        references: refs!(8617 "10.4"),
        explanation: "The message was forwarded, and its ARC chain, the record of the servers that handled \
                      it, is broken. The administrator of the sending side should find out which server \
                      broke it.",
    },
    StatusRow { subject: 7, detail: 30, party: ServerAdministrator,  stated: NONE, classes: C45,
        name: "RequireTlsSupportRequired", basic: List(&[550]),
        summary: "Encryption on the whole way not possible",
        terms: &["requiretls", "tls"],
        references: refs!(8689 "7"),
        explanation: "The message may travel only over encrypted connections (REQUIRETLS), and the server \
                      cannot promise that for the rest of the way. The administrator of the server has to \
                      set it up, or the message has to be sent without the demand.",
    },
];
