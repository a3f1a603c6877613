use super::ProviderTable;
use super::row::Again::{Later, Never};
use super::row::Confidence::{High, Medium};
use super::row::Pattern::Start;
use super::row::{ProviderRow, Statuses};
use crate::Party::SendingAdministrator;
use crate::Reference;
use crate::Wait::Hours;

pub(super) static TABLE: ProviderTable = ProviderTable {
    id: "free",
    name: "Free",
    hosts: &[".free.fr"],
    marks: &[Start("postmaster.free.fr")],
    is_block_list: false,
    checked: "2026-11-29",
    parts: &[ROWS],
};

#[rustfmt::skip]
static ROWS: &[ProviderRow] = &[
    ProviderRow { id: "fr-err", codes: &[421, 451], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: Later(Hours), confidence: High, reference: &POSTMASTER_FREE_FR,
        tag: None, phrases: &["too many errors from your ip"],
        meaning: "Free blocks the sending address for up to a day because of too many errors, such as \
                  unknown recipients.",
    },
    ProviderRow { id: "fr-ip", codes: &[421, 451], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: Later(Hours), confidence: Medium, reference: &POSTMASTER_FREE_FR,
        tag: None, phrases: &["Too many spams from your IP"],
        meaning: "Free blocks the sending address for up to a day because spam came from it.",
    },
    ProviderRow { id: "fr-spam", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: Never, confidence: High, reference: &POSTMASTER_FREE_FR,
        tag: None, phrases: &["spam detected"],
        meaning: "The filter of Free considers the message to be spam.",
    },
];

static POSTMASTER_FREE_FR: Reference = Reference::source("postmaster.free.fr", "http://postmaster.free.fr/");
