use super::ProviderTable;
use super::row::Again::{AfterChange, Later, Never};
use super::row::Confidence::High;
use super::row::Pattern::{Digit, Start, Word};
use super::row::{ProviderRow, Statuses};
use crate::Party::{Sender, SendingAdministrator};
use crate::Reference;
use crate::Wait::HalfHour;

pub(super) static TABLE: ProviderTable = ProviderTable {
    id: "comcast",
    name: "Comcast",
    hosts: &[".comcast.net"],
    marks: &[
        Digit("BL0000"),
        Digit("ES0000"),
        Start("Comcast requires that all mail servers must have"),
        Start("postmaster.comcast.net"),
        Start("xfinity.com/support"),
    ],
    is_block_list: false,
    checked: "2026-11-29",
    parts: &[ROWS],
};

#[rustfmt::skip]
static ROWS: &[ProviderRow] = &[
    ProviderRow { id: "co-421-rdns", codes: &[421], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: Later(HalfHour), confidence: High,
        reference: &POSTMASTER_COMCAST_NET,
        tag: None, phrases: &["Reverse DNS failure"],
        meaning: "The reverse DNS of the sending address cannot be read for the moment.",
    },
    ProviderRow { id: "co-421-sess", codes: &[421], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: Later(HalfHour), confidence: High,
        reference: &POSTMASTER_COMCAST_NET,
        tag: None, phrases: &["Too many sessions opened"],
        meaning: "Too many connections at once.",
    },
    ProviderRow { id: "co-550-closed", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: Sender, again: Never, confidence: High, reference: &KUMOMTA,
        tag: None, phrases: &["Account Closed, Please Remove"],
        meaning: "The mailbox at Comcast is closed.",
    },
    ProviderRow { id: "co-550-not", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: Sender, again: Never, confidence: High, reference: &KUMOMTA,
        tag: None, phrases: &["Not our Customer"],
        meaning: "No such mailbox at Comcast.",
    },
    ProviderRow { id: "co-554-ptr", codes: &[550, 554], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &FIELD_MANUAL,
        tag: None, phrases: &["must have a PTR record with a valid Reverse DNS entry"],
        meaning: "The sending address has no proper reverse DNS entry.",
    },
    ProviderRow { id: "co-bl000000", codes: &[550, 554], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &POSTMASTER_COMCAST_NET,
        tag: Some(Word("BL000000")), phrases: &[],
        meaning: "Comcast saw spam from the sending address.",
    },
    ProviderRow { id: "co-bl000001", codes: &[550, 554], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &POSTMASTER_COMCAST_NET,
        tag: Some(Word("BL000001")), phrases: &[],
        meaning: "Spamhaus lists the sending address.",
    },
    ProviderRow { id: "co-bl000010", codes: &[550, 554], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &POSTMASTER_COMCAST_NET,
        tag: Some(Word("BL000010")), phrases: &[],
        meaning: "Cloudmark rates the reputation of the sending address as bad.",
    },
    ProviderRow { id: "co-bl000011", codes: &[550, 554], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &POSTMASTER_COMCAST_NET,
        tag: Some(Word("BL000011")), phrases: &[],
        meaning: "Spamhaus and Cloudmark list the sending address.",
    },
    ProviderRow { id: "co-bl000100", codes: &[550, 554], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &POSTMASTER_COMCAST_NET,
        tag: Some(Word("BL000100")), phrases: &[],
        meaning: "The sending address is on the Sender Score list.",
    },
    ProviderRow { id: "co-es000001", codes: &[550, 554], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &POSTMASTER_COMCAST_NET,
        tag: Some(Word("ES000001")), phrases: &[],
        meaning: "Mail directly from a home connection of Comcast is not accepted. Send through its mail \
                  server.",
    },
    ProviderRow { id: "co-es000010", codes: &[550, 554], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &POSTMASTER_COMCAST_NET,
        tag: Some(Word("ES000010")), phrases: &[],
        meaning: "Mail directly from a dynamic address is not accepted. Set up static names, or send through \
                  a mail server that has them.",
    },
];

static FIELD_MANUAL: Reference = Reference::source(
    "SMTP Field Manual",
    "https://github.com/ActiveCampaign/smtp-field-manual/blob/HEAD/data/codes/554.json",
);
static KUMOMTA: Reference = Reference::source(
    "KumoMTA, bounces.toml",
    "https://github.com/KumoCorp/kumomta/blob/HEAD/assets/community/bounces.toml",
);
static POSTMASTER_COMCAST_NET: Reference =
    Reference::source("postmaster.comcast.net", "http://postmaster.comcast.net/mail-error-codes.html");
