use super::ProviderTable;
use super::row::Again::AfterChange;
use super::row::Confidence::{High, Medium};
use super::row::Pattern::{Start, Word};
use super::row::{ProviderRow, Statuses};
use crate::Party::{Recipient, SendingAdministrator};
use crate::Reference;

pub(super) static TABLE: ProviderTable = ProviderTable {
    id: "proofpoint",
    name: "Proofpoint",
    hosts: &[".pphosted.com", ".ppe-hosted.com"],
    marks: &[Start("ipcheck.proofpoint.com"), Start("support.proofpoint.com")],
    is_block_list: false,
    checked: "2026-11-29",
    parts: &[ROWS],
};

#[rustfmt::skip]
static ROWS: &[ProviderRow] = &[
    ProviderRow { id: "pp-550-dnsbl", codes: &[550, 554], statuses: Statuses::new("5.7.0"), replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &SISIMAI,
        tag: Some(Word("support.proofpoint.com/dnsbl-lookup")), phrases: &["Blocked - see"],
        meaning: "The address of the sending server has a bad reputation with Proofpoint. Its owner can ask \
                  for removal there.",
    },
    ProviderRow { id: "pp-550-policy", codes: &[550], statuses: Statuses::new("5.7.0"), replaces: false,
        party: Recipient, again: AfterChange, confidence: Medium, reference: &ZONE_MTA,
        tag: None, phrases: &["Local Policy Violation"],
        meaning: "A rule of the recipient's organization refused the message.",
    },
    ProviderRow { id: "pp-554-blocked", codes: &[554], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &ZONE_MTA,
        tag: Some(Word("ipcheck.proofpoint.com")), phrases: &["Blocked - see"],
        meaning: "The address of the sending server has a bad reputation with Proofpoint. Its owner can ask \
                  for removal there.",
    },
];

static SISIMAI: Reference = Reference::source(
    "Sisimai, Apple.pm",
    "https://github.com/sisimai/p5-sisimai/blob/HEAD/lib/Sisimai/Rhost/Apple.pm",
);
static ZONE_MTA: Reference = Reference::source(
    "ZoneMTA, bounces.txt",
    "https://github.com/zone-eu/zone-mta/blob/HEAD/config/bounces.txt",
);
