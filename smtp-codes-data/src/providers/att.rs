use super::ProviderTable;
use super::row::Again::AfterChange;
use super::row::Confidence::High;
use super::row::Pattern::{Start, Word};
use super::row::{ProviderRow, Statuses};
use crate::Party::SendingAdministrator;
use crate::Reference;

pub(super) static TABLE: ProviderTable = ProviderTable {
    id: "att",
    name: "AT&T",
    hosts: &[],
    marks: &[Start("DNSBL:RBL"), Start("DNSBL:ATTRBL")],
    is_block_list: false,
    checked: "2026-11-29",
    parts: &[ROWS],
};

#[rustfmt::skip]
static ROWS: &[ProviderRow] = &[
    ProviderRow { id: "at-521", codes: &[553], statuses: Statuses::new("5.3.0"), replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &ZONE_MTA,
        tag: Some(Word("DNSBL:RBL 521")), phrases: &["is_blocked"],
        meaning: "AT&T blocks the sending address. The contact is in the reply.",
    },
    ProviderRow { id: "at-rbl", codes: &[553], statuses: Statuses::new("5.3.0"), replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &ZONE_MTA,
        tag: Some(Word("DNSBL:ATTRBL")), phrases: &["is_blocked"],
        meaning: "AT&T blocks the sending address. The contact is in the reply.",
    },
];

static ZONE_MTA: Reference = Reference::source(
    "ZoneMTA, bounces.txt",
    "https://github.com/zone-eu/zone-mta/blob/HEAD/config/bounces.txt",
);
