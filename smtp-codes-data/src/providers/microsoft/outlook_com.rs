use super::super::row::Again::{AfterChange, Later};
use super::super::row::Confidence::{High, Medium};
use super::super::row::Pattern::Word;
use super::super::row::{ProviderRow, Statuses};
use crate::Party::SendingAdministrator;
use crate::Reference;
use crate::Wait::HalfHour;

/// Outlook.com and Hotmail, with tags of their own.
#[rustfmt::skip]
pub(super) static ROWS: &[ProviderRow] = &[
    ProviderRow { id: "ms-dy-001", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High,
        reference: &OUTLOOK_TROUBLESHOOTING,
        tag: Some(Word("DY-001")), phrases: &[],
        meaning: "Mail directly from a dynamic address is not accepted. Send it through the mail server of \
                  your access provider.",
    },
    ProviderRow { id: "ms-dy-002", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: Medium, reference: &ZONE_MTA,
        tag: Some(Word("DY-002")), phrases: &[],
        meaning: "The sending computer seems to be infected. Block or clean it.",
    },
    ProviderRow { id: "ms-ou-001", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: Medium, reference: &ZONE_MTA,
        tag: Some(Word("OU-001")), phrases: &[],
        meaning: "Spamhaus lists the sending address, and Outlook.com follows that list. Ask for removal at \
                  Spamhaus.",
    },
    ProviderRow { id: "ms-ou-002", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: Medium, reference: &ZONE_MTA,
        tag: Some(Word("OU-002")), phrases: &[],
        meaning: "Refused for content that looks like spam, or for reputation.",
    },
    ProviderRow { id: "ms-rp-001", codes: &[421], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: Later(HalfHour), confidence: High,
        reference: &OUTLOOK_TROUBLESHOOTING,
        tag: Some(Word("RP-001")), phrases: &[],
        meaning: "Outlook.com limits the rate of this server because of its reputation.",
    },
    ProviderRow { id: "ms-rp-002", codes: &[421], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: Later(HalfHour), confidence: High,
        reference: &OUTLOOK_TROUBLESHOOTING,
        tag: Some(Word("RP-002")), phrases: &[],
        meaning: "Outlook.com limits the rate on this connection because of reputation.",
    },
    ProviderRow { id: "ms-rp-003", codes: &[421], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: Later(HalfHour), confidence: High,
        reference: &OUTLOOK_TROUBLESHOOTING,
        tag: Some(Word("RP-003")), phrases: &[],
        meaning: "Outlook.com limits the number of connections of this server because of its reputation.",
    },
    ProviderRow { id: "ms-sc-001", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High,
        reference: &OUTLOOK_TROUBLESHOOTING,
        tag: Some(Word("SC-001")), phrases: &[],
        meaning: "Refused for content that looks like spam, or for the reputation of server or domain.",
    },
    ProviderRow { id: "ms-sc-002", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High,
        reference: &OUTLOOK_TROUBLESHOOTING,
        tag: Some(Word("SC-002")), phrases: &[],
        meaning: "The server tries out addresses to learn which ones exist.",
    },
    ProviderRow { id: "ms-sc-003", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High,
        reference: &OUTLOOK_TROUBLESHOOTING,
        tag: Some(Word("SC-003")), phrases: &[],
        meaning: "The sending address looks like an open relay or proxy.",
    },
    ProviderRow { id: "ms-sc-004", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High,
        reference: &OUTLOOK_TROUBLESHOOTING,
        tag: Some(Word("SC-004")), phrases: &[],
        meaning: "Users of Outlook.com complained about mail from this address, and it is blocked.",
    },
];

static OUTLOOK_TROUBLESHOOTING: Reference =
    Reference::source("Outlook.com, troubleshooting for senders", "https://olcsupport.office.com/");
static ZONE_MTA: Reference = Reference::source(
    "ZoneMTA, bounces.txt",
    "https://github.com/zone-eu/zone-mta/blob/HEAD/config/bounces.txt",
);
