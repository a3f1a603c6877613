use super::super::row::Again::{AfterChange, Later};
use super::super::row::Confidence::{High, Medium};
use super::super::row::Pattern::{Digit, Shared, Word};
use super::super::row::{ProviderRow, Statuses};
use crate::Party::{Nobody, SendingAdministrator, ServerAdministrator};
use crate::Reference;
use crate::Wait::{HalfHour, Minutes, NextTransaction};

/// Exchange and Microsoft 365: put off, or given up in the end.
#[rustfmt::skip]
pub(super) static ROWS: &[ProviderRow] = &[
    ProviderRow { id: "ms-4.4.316", codes: &[450], statuses: Statuses::new("4.4.316"), replaces: false,
        party: ServerAdministrator, again: Later(HalfHour), confidence: High, reference: &EXCHANGE_ONLINE,
        tag: None, phrases: &["Connection refused"],
        meaning: "Microsoft 365 could not connect to the next mail server outside it. The cause is nearly \
                  always on that other side.",
    },
    ProviderRow { id: "ms-4.4.317", codes: &[450], statuses: Statuses::new("4.4.317"), replaces: false,
        party: ServerAdministrator, again: AfterChange, confidence: Medium, reference: &SISIMAI,
        tag: None, phrases: &["STARTTLS is required to send mail"],
        meaning: "Microsoft 365 must deliver encrypted here and the next mail server offers no STARTTLS.",
    },
    ProviderRow { id: "ms-4.4.318", codes: &[450], statuses: Statuses::new("4.4.318"), replaces: false,
        party: ServerAdministrator, again: Later(HalfHour), confidence: Medium, reference: &SISIMAI,
        tag: None, phrases: &["SuspiciousRemoteServerError"],
        meaning: "The other mail server broke the connection off while Microsoft 365 was sending.",
    },
    ProviderRow { id: "ms-4.4.4-attr", codes: &[451], statuses: Statuses::new("4.4.4 4.4.3"),
        replaces: false,
        party: Nobody, again: Later(HalfHour), confidence: High, reference: &SISIMAI,
        tag: None, phrases: &["Temporary server error"],
        meaning: "Microsoft 365 cannot look up for the moment which tenant the recipient belongs to.",
    },
    ProviderRow { id: "ms-4.4.4-nosub", codes: &[451], statuses: Statuses::new("4.4.4"), replaces: false,
        party: ServerAdministrator, again: AfterChange, confidence: High, reference: &SISIMAI,
        tag: None, phrases: &["no mail-enabled subscriptions"],
        meaning: "The recipient domain is set up at Microsoft 365 but has no active mail plan.",
    },
    ProviderRow { id: "ms-4.4.62", codes: &[451], statuses: Statuses::new("4.4.62"), replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: Medium, reference: &SMTP_CODES,
        tag: Some(Word("ATTR35")), phrases: &["wrong Office 365 region"],
        meaning: "The message reached a Microsoft 365 region that does not host this tenant. A connector or \
                  smart host points to the wrong place.",
    },
    ProviderRow { id: "ms-4.4.7", codes: &[450, 550], statuses: Statuses::new("4.4.7 5.4.7"),
        replaces: false,
        party: ServerAdministrator, again: AfterChange, confidence: High, reference: &EXCHANGE_ONLINE,
        tag: None, phrases: &["message expired"],
        meaning: "The message waited in the queue until its time ran out because the next server did not \
                  accept it.",
    },
    ProviderRow { id: "ms-4.5.3", codes: &[452], statuses: Statuses::new("4.5.3"), replaces: false,
        party: SendingAdministrator, again: Later(NextTransaction), confidence: High,
        reference: &EXCHANGE_ONLINE,
        tag: None, phrases: &["Too many recipients"],
        meaning: "Too many recipients at once. Send the rest in another transaction.",
    },
    ProviderRow { id: "ms-4.7.0-prx", codes: &[451], statuses: Statuses::new("4.7.0"), replaces: false,
        party: Nobody, again: Later(HalfHour), confidence: High, reference: &SISIMAI,
        tag: Some(Shared("PRX")), phrases: &["Temporary server error"],
        meaning: "An inner Microsoft 365 server did not answer. Nothing is wrong with the message.",
    },
    ProviderRow { id: "ms-4.7.26", codes: &[450], statuses: Statuses::new("4.7.26"), replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &EXCHANGE_ONLINE,
        tag: None, phrases: &["must pass either SPF or DKIM"],
        meaning: "Mail over IPv6 is accepted only if SPF or DKIM passes, and neither did.",
    },
    ProviderRow { id: "ms-4.7.3-quota", codes: &[450], statuses: Statuses::new("4.7.3"), replaces: true,
        party: Nobody, again: Later(HalfHour), confidence: Medium, reference: &FIELD_MANUAL,
        tag: None, phrases: &["Organization queue quota exceeded"],
        meaning: "The organization of the recipient gets more mail at the moment than Microsoft 365 takes \
                  for it.",
    },
    ProviderRow { id: "ms-4.7.321", codes: &[450], statuses: Statuses::new("4.7.321"), replaces: false,
        party: ServerAdministrator, again: AfterChange, confidence: High, reference: &EXCHANGE_ONLINE,
        tag: None, phrases: &["starttls-not-supported"],
        meaning: "DANE demands TLS for this domain and its mail server offers none.",
    },
    ProviderRow { id: "ms-4.7.322", codes: &[450, 550], statuses: Statuses::new("4.7.322 5.7.322"),
        replaces: false,
        party: ServerAdministrator, again: AfterChange, confidence: High, reference: &EXCHANGE_ONLINE,
        tag: None, phrases: &["certificate-expired"],
        meaning: "The TLS certificate of the destination server has run out.",
    },
    ProviderRow { id: "ms-4.7.323", codes: &[450, 550], statuses: Statuses::new("4.7.323 5.7.323"),
        replaces: false,
        party: ServerAdministrator, again: AfterChange, confidence: High, reference: &EXCHANGE_ONLINE,
        tag: None, phrases: &["tlsa-invalid"],
        meaning: "The TLSA record of the destination and its certificate do not fit each other.",
    },
    ProviderRow { id: "ms-4.7.324", codes: &[450, 550], statuses: Statuses::new("4.7.324 5.7.324"),
        replaces: false,
        party: ServerAdministrator, again: AfterChange, confidence: High, reference: &EXCHANGE_ONLINE,
        tag: None, phrases: &["dnssec-invalid"],
        meaning: "The destination domain claims DNSSEC, but its signatures cannot be checked.",
    },
    ProviderRow { id: "ms-4.7.325", codes: &[450, 550], statuses: Statuses::new("4.7.325 5.7.325"),
        replaces: false,
        party: ServerAdministrator, again: AfterChange, confidence: High, reference: &EXCHANGE_ONLINE,
        tag: None, phrases: &["certificate-host-mismatch"],
        meaning: "The TLS certificate of the destination does not carry the name of its mail host.",
    },
    ProviderRow { id: "ms-4.7.500-699", codes: &[451], statuses: Statuses::new("4.7.500-4.7.699"),
        replaces: false,
        party: SendingAdministrator, again: Later(HalfHour), confidence: High, reference: &CODES_4_7_500,
        tag: None, phrases: &["Server busy"],
        meaning: "The sending server sends more mail than it used to, so Microsoft 365 slows it down until \
                  it has a better reputation.",
    },
    ProviderRow { id: "ms-4.7.650", codes: &[451], statuses: Statuses::new("4.7.650 4.7.651"),
        replaces: false,
        party: SendingAdministrator, again: Later(HalfHour), confidence: High, reference: &SISIMAI,
        tag: Some(Digit("(S77")), phrases: &["rate limited due to IP reputation"],
        meaning: "Outlook.com slows this server down because of the reputation of its address.",
    },
    ProviderRow { id: "ms-4.7.652", codes: &[451], statuses: Statuses::new("4.7.652"), replaces: false,
        party: SendingAdministrator, again: Later(HalfHour), confidence: Medium, reference: &PUBLIC_LOGS,
        tag: Some(Word("S3115")), phrases: &["exceeded the maximum number of connections"],
        meaning: "Too many connections from this server at once, measured against its reputation at \
                  Outlook.com.",
    },
    ProviderRow { id: "ms-4.7.700", codes: &[451], statuses: Statuses::new("4.7.700"), replaces: false,
        party: Nobody, again: Later(HalfHour), confidence: High, reference: &SISIMAI,
        tag: None, phrases: &["PFA agent busy"],
        meaning: "A filter inside Microsoft 365 was busy.",
    },
    ProviderRow { id: "ms-4.7.850-899", codes: &[451], statuses: Statuses::new("4.7.850-4.7.899"),
        replaces: false,
        party: SendingAdministrator, again: Later(HalfHour), confidence: High, reference: &EXCHANGE_ONLINE,
        tag: None, phrases: &["Access denied, please try again later"],
        meaning: "The sending address does something unusual and is held back while it is being looked at.",
    },
    ProviderRow { id: "ms-421-4.3.2-forest", codes: &[421], statuses: Statuses::new("4.3.2"),
        replaces: false,
        party: Nobody, again: Later(HalfHour), confidence: Medium, reference: &SMTP_CODES,
        tag: Some(Word("PRX8")), phrases: &["concurrent connections per resource forest"],
        meaning: "Too many connections to this Microsoft 365 data centre are open at the moment.",
    },
    ProviderRow { id: "ms-421-4.4.2-rate", codes: &[421], statuses: Statuses::new("4.4.2"), replaces: true,
        party: SendingAdministrator, again: Later(Minutes), confidence: High, reference: &RATE_LIMITS,
        tag: None, phrases: &["Message submission rate for this client has exceeded"],
        meaning: "The client sends faster than its limit for a minute, which the receive connector of the \
                  server sets.",
    },
    ProviderRow { id: "ms-432-4.3.2", codes: &[432], statuses: Statuses::new("4.3.2"), replaces: false,
        party: Nobody, again: Later(HalfHour), confidence: High, reference: &EXCHANGE_ONLINE,
        tag: None, phrases: &["recipient thread limit exceeded"],
        meaning: "Microsoft 365 slows down delivery to one mailbox that gets too many messages at the same \
                  time.",
    },
];

static CODES_4_7_500: Reference = Reference::source(
    "Microsoft, error code 451 4.7.500-699",
    "https://github.com/MicrosoftDocs/OfficeDocs-Exchange/blob/HEAD/Exchange/ExchangeOnline/\
     mail-flow-best-practices/non-delivery-reports-in-exchange-online/\
     fix-error-code-451-4-7-500-699-asxxx-in-exchange-online.md",
);
static EXCHANGE_ONLINE: Reference = Reference::source(
    "Microsoft, non-delivery reports in Exchange Online",
    "https://github.com/MicrosoftDocs/SupportArticles-docs/blob/HEAD/Exchange/ExchangeOnline/email-delivery/\
     ndr/non-delivery-reports-in-exchange-online.md",
);
static FIELD_MANUAL: Reference = Reference::source(
    "SMTP Field Manual",
    "https://github.com/ActiveCampaign/smtp-field-manual/blob/HEAD/data/codes/450.json",
);
static PUBLIC_LOGS: Reference = Reference::source("replies in public logs", "");
static RATE_LIMITS: Reference = Reference::source(
    "ANS, error codes of Exchange",
    "https://www.ans.co.uk/docs/operating-systems/windows/exchange/error-codes/",
);
static SISIMAI: Reference = Reference::source(
    "Sisimai, Microsoft.pm",
    "https://github.com/sisimai/p5-sisimai/blob/HEAD/lib/Sisimai/Rhost/Microsoft.pm",
);
static SMTP_CODES: Reference = Reference::source("smtp.codes", "https://smtp.codes/exchangeonline");
