use super::ProviderTable;
use super::row::Again::{AfterChange, Never};
use super::row::Confidence::High;
use super::row::Pattern::{Start, Word};
use super::row::{ProviderRow, Statuses};
use crate::Party::{Sender, SendingAdministrator};
use crate::Reference;

pub(super) static TABLE: ProviderTable = ProviderTable {
    id: "cisco",
    name: "Cisco",
    hosts: &[".iphmx.com"],
    marks: &[
        Start("sending MTA's poor reputation"),
        Start("poor reputation of a domain"),
        Start("talosintelligence.com"),
        Start("senderbase.org"),
        Start("ironport"),
    ],
    is_block_list: false,
    checked: "2026-11-29",
    parts: &[ROWS],
};

#[rustfmt::skip]
static ROWS: &[ProviderRow] = &[
    ProviderRow { id: "ci-550-5.1.0", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: Sender, again: Never, confidence: High, reference: &COLLECTED,
        tag: Some(Word("#5.1.0")), phrases: &["Address rejected"],
        meaning: "The recipient address is not accepted.",
    },
    ProviderRow { id: "ci-550-spf", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &ASYNCOS_GUIDE,
        tag: Some(Word("#5.7.1")), phrases: &["SPF unauthorized mail is prohibited"],
        meaning: "The SPF entry of the sender's domain does not list the sending server.",
    },
    ProviderRow { id: "ci-554-dom", codes: &[554], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &KUMOMTA,
        tag: None, phrases: &["poor reputation of a domain used in message transfer"],
        meaning: "Cisco rates the reputation of a domain of the sender as bad. Look it up at \
                  talosintelligence.com.",
    },
    ProviderRow { id: "ci-554-rep", codes: &[554], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &DANRICHARD_COM,
        tag: None, phrases: &["due to the sending MTA's poor reputation"],
        meaning: "Cisco rates the reputation of the sending address as bad. Look it up at \
                  talosintelligence.com.",
    },
];

static ASYNCOS_GUIDE: Reference = Reference::source("Cisco IronPort AsyncOS 7.1 guide, page 267", "");
static COLLECTED: Reference =
    Reference::source("Sisimai, set of bounces", "https://github.com/sisimai/set-of-emails");
static DANRICHARD_COM: Reference =
    Reference::source("danrichard.com", "http://www.danrichard.com/2011/03/18/");
static KUMOMTA: Reference = Reference::source(
    "KumoMTA, bounces.toml",
    "https://github.com/KumoCorp/kumomta/blob/HEAD/assets/community/bounces.toml",
);
