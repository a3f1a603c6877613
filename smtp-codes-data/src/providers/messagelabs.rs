use super::ProviderTable;
use super::row::Again::AfterChange;
use super::row::Confidence::Medium;
use super::row::Pattern::Start;
use super::row::{ProviderRow, Statuses};
use crate::Party::{Recipient, SendingAdministrator};
use crate::Reference;

pub(super) static TABLE: ProviderTable = ProviderTable {
    id: "messagelabs",
    name: "MessageLabs",
    hosts: &[".messagelabs.com"],
    marks: &[Start("messagelabs.com/"), Start("symanteccloud.com/troubleshooting")],
    is_block_list: false,
    checked: "2026-11-29",
    parts: &[ROWS],
};

#[rustfmt::skip]
static ROWS: &[ProviderRow] = &[
    ProviderRow { id: "ml-542", codes: &[542], statuses: Statuses::ANY, replaces: false,
        party: Recipient, again: AfterChange, confidence: Medium, reference: &COLLECTED,
        tag: None, phrases: &["Rejected"],
        meaning: "A rule of the recipient's organization refused the message.",
    },
    ProviderRow { id: "ml-553", codes: &[553], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: Medium, reference: &FIELD_MANUAL,
        tag: None, phrases: &["Message filtered"],
        meaning: "A filter takes the message for spam, or for unwanted in another way.",
    },
    ProviderRow { id: "ml-auth", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: Medium, reference: &COLLECTED,
        tag: None, phrases: &["Please turn on SMTP Authentication"],
        meaning: "A login has to come first.",
    },
];

static COLLECTED: Reference =
    Reference::source("Sisimai, set of bounces", "https://github.com/sisimai/set-of-emails");
static FIELD_MANUAL: Reference = Reference::source(
    "SMTP Field Manual",
    "https://github.com/ActiveCampaign/smtp-field-manual/blob/HEAD/data/codes/553.json",
);
