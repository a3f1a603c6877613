use super::ProviderTable;
use super::row::Again::AfterChange;
use super::row::Confidence::Medium;
use super::row::Pattern::{Start, Word};
use super::row::{ProviderRow, Statuses};
use crate::Party::SendingAdministrator;
use crate::Reference;

pub(super) static TABLE: ProviderTable = ProviderTable {
    id: "vodafone-ziggo",
    name: "Ziggo",
    hosts: &[],
    marks: &[Start("MXIN5"), Start("prd-nl1-vmo")],
    is_block_list: false,
    checked: "2026-11-29",
    parts: &[ROWS],
};

#[rustfmt::skip]
static ROWS: &[ProviderRow] = &[
    ProviderRow { id: "vz-506", codes: &[550], statuses: Statuses::new("5.1.0"), replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: Medium, reference: &COLLECTED,
        tag: Some(Word("MXIN506")), phrases: &["listed in Spamhaus"],
        meaning: "Spamhaus lists the domain of the envelope sender.",
    },
];

static COLLECTED: Reference =
    Reference::source("Sisimai, set of bounces", "https://github.com/sisimai/set-of-emails");
