use super::ProviderTable;
use super::row::Again::AfterChange;
use super::row::Confidence::{High, Medium};
use super::row::Pattern::{Start, Word};
use super::row::{ProviderRow, Statuses};
use crate::Party::{SendingAdministrator, ServerAdministrator};
use crate::Reference;

pub(super) static TABLE: ProviderTable = ProviderTable {
    id: "spamhaus",
    name: "Spamhaus",
    hosts: &[],
    marks: &[Start("spamhaus.org")],
    is_block_list: true,
    checked: "2026-11-29",
    parts: &[ROWS],
};

#[rustfmt::skip]
static ROWS: &[ProviderRow] = &[
    ProviderRow { id: "sh-any", codes: &[550, 554, 571], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &ZONE_MTA,
        tag: None, phrases: &["blocked using spamhaus.org"],
        meaning: "Spamhaus lists the sending address.",
    },
    ProviderRow { id: "sh-dbl", codes: &[550, 554], statuses: Statuses::new("5.7.1"), replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &ZONE_MTA,
        tag: Some(Word("dbl.spamhaus.org")), phrases: &[],
        meaning: "The domain list of Spamhaus lists a domain of the sender or in the message.",
    },
    ProviderRow { id: "sh-link", codes: &[550, 553, 554, 571], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: Medium, reference: &ZONE_MTA,
        tag: Some(Start("spamhaus.org/")), phrases: &[],
        meaning: "Spamhaus lists the sending address or a domain. Follow the link to see which and why.",
    },
    ProviderRow { id: "sh-lookup", codes: &[550, 554], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &ZONE_MTA,
        tag: Some(Start("spamhaus.org/lookup")), phrases: &[],
        meaning: "Spamhaus lists the sending address or a domain. Follow the link to see which and why.",
    },
    ProviderRow { id: "sh-open", codes: &[550, 553, 554, 571], statuses: Statuses::ANY, replaces: false,
        party: ServerAdministrator, again: AfterChange, confidence: High, reference: &SUPED_COM,
        tag: Some(Start("spamhaus.org/returnc/")), phrases: &["open resolver"],
        meaning: "The receiving server asks Spamhaus in a way that Spamhaus does not allow, so the listing \
                  is not real. Its administrator has to change the DNS resolver.",
    },
    ProviderRow { id: "sh-pbl", codes: &[550, 554], statuses: Statuses::new("5.7.1"), replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &SPAMHAUS_ORG,
        tag: Some(Word("pbl.spamhaus.org")), phrases: &[],
        meaning: "The policy list of Spamhaus: the sending address belongs to end users who should send \
                  through the relay of their provider.",
    },
    ProviderRow { id: "sh-query", codes: &[550, 553, 554], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &ZONE_MTA,
        tag: Some(Start("spamhaus.org/query")), phrases: &[],
        meaning: "Spamhaus lists the sending address or a domain. Follow the link to see which and why.",
    },
    ProviderRow { id: "sh-sbl", codes: &[550, 554], statuses: Statuses::new("5.7.1"), replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &ZONE_MTA,
        tag: Some(Word("sbl.spamhaus.org")), phrases: &[],
        meaning: "The spam source list of Spamhaus lists the sending address.",
    },
    ProviderRow { id: "sh-xbl", codes: &[550, 553, 554], statuses: Statuses::new("5.7.1"), replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: Medium, reference: &ZONE_MTA,
        tag: Some(Word("xbl.spamhaus.org")), phrases: &[],
        meaning: "The exploits list of Spamhaus: a computer at the sending address is infected or misused.",
    },
    ProviderRow { id: "sh-zen", codes: &[550, 553, 554, 571], statuses: Statuses::new("5.7.1"),
        replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &ZONE_MTA,
        tag: Some(Word("zen.spamhaus.org")), phrases: &[],
        meaning: "The sending address is on one of the lists of Spamhaus. Look it up at check.spamhaus.org \
                  to see which and why.",
    },
];

static SPAMHAUS_ORG: Reference =
    Reference::source("spamhaus.org", "http://www.spamhaus.org/faq/section/DNSBL%20Usage");
static SUPED_COM: Reference = Reference::source(
    "suped.com",
    "https://www.suped.com/knowledge/email-deliverability/troubleshooting/\
     why-is-spamhaus-blocking-my-rbl-queries-and-how-do-i-fix-it",
);
static ZONE_MTA: Reference = Reference::source(
    "ZoneMTA, bounces.txt",
    "https://github.com/zone-eu/zone-mta/blob/HEAD/config/bounces.txt",
);
