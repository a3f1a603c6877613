use super::ProviderTable;
use super::row::Again::{AfterChange, Later};
use super::row::Confidence::High;
use super::row::Pattern::{Start, Word};
use super::row::{ProviderRow, Statuses};
use crate::Party::{Nobody, SendingAdministrator};
use crate::Reference;
use crate::Wait::HalfHour;

pub(super) static TABLE: ProviderTable = ProviderTable {
    id: "rackspace",
    name: "Rackspace",
    hosts: &[".emailsrvr.com"],
    marks: &[Start("(G1F)"), Start("(G2)"), Start("(G6)"), Start("(G28)"), Start("(G30)")],
    is_block_list: false,
    checked: "2026-11-29",
    parts: &[ROWS],
};

#[rustfmt::skip]
static ROWS: &[ProviderRow] = &[
    ProviderRow { id: "ra-g1f", codes: &[450], statuses: Statuses::new("4.7.1"), replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &SMTP_CODES,
        tag: Some(Word("(G1F)")), phrases: &["no PTR record"],
        meaning: "The sending address has no reverse DNS entry.",
    },
    ProviderRow { id: "ra-g2", codes: &[421], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: Later(HalfHour), confidence: High, reference: &SMTP_CODES,
        tag: Some(Word("(G2)")), phrases: &["Too many concurrent connections"],
        meaning: "Too many connections at once.",
    },
    ProviderRow { id: "ra-g28", codes: &[451], statuses: Statuses::new("4.7.1"), replaces: false,
        party: SendingAdministrator, again: Later(HalfHour), confidence: High, reference: &SMTP_CODES,
        tag: Some(Word("(G28)")), phrases: &["new or untrusted IP"],
        meaning: "The sending address is new and sends too much for that.",
    },
    ProviderRow { id: "ra-g30", codes: &[450], statuses: Statuses::new("4.2.1"), replaces: false,
        party: Nobody, again: Later(HalfHour), confidence: High, reference: &SMTP_CODES,
        tag: Some(Word("(G30)")), phrases: &["too much email in a short period"],
        meaning: "The recipient gets too much mail at the moment.",
    },
    ProviderRow { id: "ra-g6", codes: &[450], statuses: Statuses::new("4.4.1"), replaces: false,
        party: Nobody, again: Later(HalfHour), confidence: High, reference: &SMTP_CODES,
        tag: Some(Word("(G6)")), phrases: &["temporarily unavailable"],
        meaning: "The recipient address cannot be checked for the moment.",
    },
];

static SMTP_CODES: Reference = Reference::source("smtp.codes", "https://smtp.codes/rackspace");
