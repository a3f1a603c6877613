use super::ProviderTable;
use super::row::Again::AfterChange;
use super::row::Confidence::High;
use super::row::Pattern::{Start, Word};
use super::row::{ProviderRow, Statuses};
use crate::Party::SendingAdministrator;
use crate::Reference;

pub(super) static TABLE: ProviderTable = ProviderTable {
    id: "trend-micro",
    name: "Trend Micro",
    hosts: &[],
    marks: &[Start("mail-abuse.com"), Start("Trend Micro")],
    is_block_list: true,
    checked: "2026-11-29",
    parts: &[ROWS],
};

#[rustfmt::skip]
static ROWS: &[ProviderRow] = &[
    ProviderRow { id: "tm-ers", codes: &[450, 550], statuses: Statuses::new("5.7.1"), replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &SUCCESS_TRENDMICRO_COM,
        tag: Some(Word("Email Reputation")), phrases: &["mail-abuse.com"],
        meaning: "Trend Micro rates the reputation of the sending address as bad.",
    },
];

static SUCCESS_TRENDMICRO_COM: Reference =
    Reference::source("success.trendmicro.com", "https://success.trendmicro.com/solution/1097055");
