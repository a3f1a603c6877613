use super::ProviderTable;
use super::row::Again::Later;
use super::row::Confidence::Medium;
use super::row::Pattern::{Numbered, Start};
use super::row::{ProviderRow, Statuses};
use crate::Party::SendingAdministrator;
use crate::Reference;
use crate::Wait::{HalfHour, Hours};

pub(super) static TABLE: ProviderTable = ProviderTable {
    id: "sfr",
    name: "SFR",
    hosts: &[".sfr.fr"],
    marks: &[Start("SFR_IN_")],
    is_block_list: false,
    checked: "2026-11-29",
    parts: &[ROWS],
};

#[rustfmt::skip]
static ROWS: &[ProviderRow] = &[
    ProviderRow { id: "sfr-01", codes: &[421, 450, 550], statuses: Statuses::new("4.7.1"), replaces: false,
        party: SendingAdministrator, again: Later(Hours), confidence: Medium, reference: &BENTONOW_COM,
        tag: Some(Numbered(&["SFR_IN_"], "01")), phrases: &[],
        meaning: "SFR blocks the sending address for two hours because of spam.",
    },
    ProviderRow { id: "sfr-02", codes: &[421, 450, 550], statuses: Statuses::new("4.7.1"), replaces: false,
        party: SendingAdministrator, again: Later(Hours), confidence: Medium, reference: &BENTONOW_COM,
        tag: Some(Numbered(&["SFR_IN_"], "02")), phrases: &[],
        meaning: "SFR blocks the sending address for two hours because of harmful mail.",
    },
    ProviderRow { id: "sfr-03", codes: &[421, 450, 550], statuses: Statuses::new("4.7.1"), replaces: false,
        party: SendingAdministrator, again: Later(Hours), confidence: Medium, reference: &BENTONOW_COM,
        tag: Some(Numbered(&["SFR_IN_"], "03")), phrases: &[],
        meaning: "SFR blocks the sending address for two hours because of protocol errors.",
    },
    ProviderRow { id: "sfr-04", codes: &[421, 450, 550], statuses: Statuses::new("4.7.1"), replaces: false,
        party: SendingAdministrator, again: Later(Hours), confidence: Medium, reference: &BENTONOW_COM,
        tag: Some(Numbered(&["SFR_IN_"], "04")), phrases: &[],
        meaning: "SFR blocks the sending address for two hours because of too many unknown recipients.",
    },
    ProviderRow { id: "sfr-05", codes: &[421, 450, 550], statuses: Statuses::new("4.7.1"), replaces: false,
        party: SendingAdministrator, again: Later(HalfHour), confidence: Medium, reference: &BENTONOW_COM,
        tag: Some(Numbered(&["SFR_IN_"], "05")), phrases: &[],
        meaning: "SFR slows the sending address down because it sends too much.",
    },
];

static BENTONOW_COM: Reference = Reference::source("bentonow.com", "https://bentonow.com/smtp-errors/sfr");
