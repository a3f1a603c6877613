use super::ProviderTable;
use super::row::Again::{AfterChange, Later, Never};
use super::row::Confidence::High;
use super::row::Pattern::Start;
use super::row::{ProviderRow, Statuses};
use crate::Party::{Sender, SendingAdministrator};
use crate::Reference;
use crate::Wait::HalfHour;

pub(super) static TABLE: ProviderTable = ProviderTable {
    id: "united-internet",
    name: "GMX, WEB.DE, mail.com or IONOS",
    hosts: &[".gmx.net", ".web.de", ".mail.com", ".kundenserver.de", ".ionos.com"],
    marks: &[
        Start("Nemesis ESMTP"),
        Start("postmaster.gmx"),
        Start("postmaster.web.de"),
        Start("postmaster.mail.com"),
        Start("postmaster.1und1.de"),
        Start("postmaster.1and1"),
        Start("www.ionos."),
    ],
    is_block_list: false,
    checked: "2026-11-29",
    parts: &[ROWS],
};

#[rustfmt::skip]
static ROWS: &[ProviderRow] = &[
    ProviderRow { id: "ui-421-policy", codes: &[421, 450], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: Later(HalfHour), confidence: High,
        reference: &NEW_FAQ_COMSERVICE_FFO_DE,
        tag: None, phrases: &["Reject due to policy violations"],
        meaning: "The sending address is held back because too many of its recipients do not exist, or its \
                  EHLO name keeps changing.",
    },
    ProviderRow { id: "ui-421-rate", codes: &[421], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: Later(HalfHour), confidence: High,
        reference: &NEW_FAQ_COMSERVICE_FFO_DE,
        tag: None, phrases: &["Rate limit reached"],
        meaning: "Too much mail in a short time. Send more slowly.",
    },
    ProviderRow { id: "ui-550-policy", codes: &[550, 554], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: Never, confidence: High, reference: &KUMOMTA,
        tag: None, phrases: &["Reject due to policy restrictions"],
        meaning: "GMX, WEB.DE, mail.com or IONOS refuses the message by a rule, usually because of its header \
                  or content: a header line that is missing, is there twice, or is malformed.",
    },
    ProviderRow { id: "ui-550-rcpt", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: Sender, again: Never, confidence: High, reference: &GMX_ERRORS,
        tag: None, phrases: &["mailbox unavailable"],
        meaning: "No such mailbox at GMX, WEB.DE or mail.com.",
    },
    ProviderRow { id: "ui-550-spf", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &GMX_ERRORS,
        tag: None, phrases: &["Reject due to SPF policy"],
        meaning: "The SPF entry of the sender's domain does not list the sending server. Forwarding is a \
                  frequent cause.",
    },
    ProviderRow { id: "ui-554", codes: &[554], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &GMX_ERRORS,
        tag: None, phrases: &["Nemesis ESMTP Service not available"],
        meaning: "GMX, WEB.DE or mail.com does not let this server connect. The link in the reply leads to \
                  the case.",
    },
    ProviderRow { id: "ui-554-bl", codes: &[554], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &GMX_ERRORS,
        tag: None, phrases: &["block listed", "blocklisted"],
        meaning: "The sending address is on the block list of GMX, WEB.DE or mail.com. The link in the reply \
                  leads to the case.",
    },
    ProviderRow { id: "ui-554-bl2", codes: &[554], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &ZONE_MTA,
        tag: None, phrases: &["black listed", "blacklisted"],
        meaning: "The sending address is on the block list of GMX, WEB.DE or mail.com. The link in the reply \
                  leads to the case.",
    },
    ProviderRow { id: "ui-554-ptr", codes: &[554], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &GMX_ERRORS,
        tag: None, phrases: &["Bad DNS PTR"],
        meaning: "The sending address has no proper reverse DNS entry.",
    },
];

static GMX_ERRORS: Reference =
    Reference::source("GMX, error messages", "https://postmaster.gmx.net/en/error-messages");
static KUMOMTA: Reference = Reference::source(
    "KumoMTA, bounces.toml",
    "https://github.com/KumoCorp/kumomta/blob/HEAD/assets/community/bounces.toml",
);
static NEW_FAQ_COMSERVICE_FFO_DE: Reference = Reference::source(
    "new-faq.comservice-ffo.de",
    "https://new-faq.comservice-ffo.de/smtp-fehlermeldungen-e-mail-fehler/",
);
static ZONE_MTA: Reference = Reference::source(
    "ZoneMTA, bounces.txt",
    "https://github.com/zone-eu/zone-mta/blob/HEAD/config/bounces.txt",
);
