use super::ProviderTable;
use super::row::Again::AfterChange;
use super::row::Confidence::High;
use super::row::Pattern::{Start, Word};
use super::row::{ProviderRow, Statuses};
use crate::Party::SendingAdministrator;
use crate::Reference;

pub(super) static TABLE: ProviderTable = ProviderTable {
    id: "cloudmark",
    name: "Cloudmark",
    hosts: &[],
    marks: &[Start("csi.cloudmark.com")],
    is_block_list: true,
    checked: "2026-11-29",
    parts: &[ROWS],
};

#[rustfmt::skip]
static ROWS: &[ProviderRow] = &[
    ProviderRow { id: "cm-csi", codes: &[550, 554], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &ZONE_MTA,
        tag: Some(Word("csi.cloudmark.com")), phrases: &[],
        meaning: "Cloudmark rates the reputation of the sending address as bad. Its owner can ask for a \
                  reset there.",
    },
];

static ZONE_MTA: Reference = Reference::source(
    "ZoneMTA, bounces.txt",
    "https://github.com/zone-eu/zone-mta/blob/HEAD/config/bounces.txt",
);
