use super::ProviderTable;
use super::row::Again::AfterChange;
use super::row::Confidence::High;
use super::row::Pattern::{Start, Word};
use super::row::{ProviderRow, Statuses};
use crate::Party::SendingAdministrator;
use crate::Reference;

pub(super) static TABLE: ProviderTable = ProviderTable {
    id: "spamcop",
    name: "SpamCop",
    hosts: &[],
    marks: &[Start("spamcop.net")],
    is_block_list: true,
    checked: "2026-11-29",
    parts: &[ROWS],
};

#[rustfmt::skip]
static ROWS: &[ProviderRow] = &[
    ProviderRow { id: "sc-bl", codes: &[550, 554], statuses: Statuses::new("5.7.1"), replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &ZONE_MTA,
        tag: Some(Word("bl.spamcop.net")), phrases: &[],
        meaning: "SpamCop lists the sending address after reports of spam. It leaves the list by itself \
                  about a day after the last report.",
    },
    ProviderRow { id: "sc-url", codes: &[550, 554], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &ZONE_MTA,
        tag: Some(Start("spamcop.net/bl.shtml")), phrases: &[],
        meaning: "SpamCop lists the sending address after reports of spam. It leaves the list by itself \
                  about a day after the last report.",
    },
];

static ZONE_MTA: Reference = Reference::source(
    "ZoneMTA, bounces.txt",
    "https://github.com/zone-eu/zone-mta/blob/HEAD/config/bounces.txt",
);
