use super::ProviderTable;
use super::row::Again::AfterChange;
use super::row::Confidence::{High, Medium};
use super::row::Pattern::{Start, Word};
use super::row::{ProviderRow, Statuses};
use crate::Party::{Recipient, SendingAdministrator};
use crate::Reference;

pub(super) static TABLE: ProviderTable = ProviderTable {
    id: "barracuda",
    name: "Barracuda",
    hosts: &[".barracudanetworks.com", ".cudamail.com"],
    marks: &[Start("barracudacentral."), Start("barracudanetworks.com"), Start("Barracuda Reputation")],
    is_block_list: true,
    checked: "2026-11-29",
    parts: &[ROWS],
};

#[rustfmt::skip]
static ROWS: &[ProviderRow] = &[
    ProviderRow { id: "ba-550-perm", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: Recipient, again: AfterChange, confidence: Medium, reference: &ZONE_MTA,
        tag: None, phrases: &[":blocked"],
        meaning: "A rule of the recipient's Barracuda filter refused the message.",
    },
    ProviderRow { id: "ba-554-brbl", codes: &[554], statuses: Statuses::new("5.7.1"), replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &ZONE_MTA,
        tag: Some(Word("b.barracudacentral.org")), phrases: &[],
        meaning: "Barracuda lists the address of the sending server. Its owner can ask for removal at \
                  barracudacentral.org.",
    },
    ProviderRow { id: "ba-554-rep", codes: &[554], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &TIG_CSAIL_MIT_EDU,
        tag: None, phrases: &["blocked using Barracuda Reputation"],
        meaning: "Barracuda lists an address that the message came through, not always the one of the last \
                  server.",
    },
];

static TIG_CSAIL_MIT_EDU: Reference =
    Reference::source("tig.csail.mit.edu", "http://tig.csail.mit.edu/wiki/TIG/EmailBlockedByBarracuda");
static ZONE_MTA: Reference = Reference::source(
    "ZoneMTA, bounces.txt",
    "https://github.com/zone-eu/zone-mta/blob/HEAD/config/bounces.txt",
);
