use super::ProviderTable;
use super::row::Again::{AfterChange, Later, Never};
use super::row::Confidence::High;
use super::row::Pattern::{Start, Word};
use super::row::{ProviderRow, Statuses};
use crate::Party::{Nobody, Recipient, Sender, SendingAdministrator, ServerAdministrator};
use crate::Reference;
use crate::Wait::HalfHour;

pub(super) static TABLE: ProviderTable = ProviderTable {
    id: "sophos",
    name: "Sophos",
    hosts: &[".sophos.com"],
    marks: &[Start("XGEMAIL_"), Start("sophos.com")],
    is_block_list: false,
    checked: "2026-11-29",
    parts: &[ROWS],
};

#[rustfmt::skip]
static ROWS: &[ProviderRow] = &[
    ProviderRow { id: "so-0001", codes: CODES, statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &DOCS_SOPHOS_COM,
        tag: Some(Word("XGEMAIL_0001")), phrases: &[],
        meaning: "No valid DKIM signature.",
    },
    ProviderRow { id: "so-0002", codes: CODES, statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &DOCS_SOPHOS_COM,
        tag: Some(Word("XGEMAIL_0002")), phrases: &[],
        meaning: "SPF failed.",
    },
    ProviderRow { id: "so-0003", codes: CODES, statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &DOCS_SOPHOS_COM,
        tag: Some(Word("XGEMAIL_0003")), phrases: &[],
        meaning: "DMARC failed.",
    },
    ProviderRow { id: "so-0004", codes: CODES, statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &DOCS_SOPHOS_COM,
        tag: Some(Word("XGEMAIL_0004")), phrases: &[],
        meaning: "The sending address is on a block list.",
    },
    ProviderRow { id: "so-0005", codes: CODES, statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &DOCS_SOPHOS_COM,
        tag: Some(Word("XGEMAIL_0005")), phrases: &[],
        meaning: "The sender's domain is on a block list.",
    },
    ProviderRow { id: "so-0006", codes: CODES, statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &DOCS_SOPHOS_COM,
        tag: Some(Word("XGEMAIL_0006")), phrases: &[],
        meaning: "The TLS version is not the one that the recipient's organization wants.",
    },
    ProviderRow { id: "so-0007", codes: CODES, statuses: Statuses::ANY, replaces: false,
        party: ServerAdministrator, again: AfterChange, confidence: High, reference: &DOCS_SOPHOS_COM,
        tag: Some(Word("XGEMAIL_0007")), phrases: &[],
        meaning: "The Sophos licence of the recipient's organization has run out.",
    },
    ProviderRow { id: "so-0008", codes: CODES, statuses: Statuses::ANY, replaces: false,
        party: Recipient, again: AfterChange, confidence: High, reference: &DOCS_SOPHOS_COM,
        tag: Some(Word("XGEMAIL_0008")), phrases: &[],
        meaning: "The administrator of the recipient blocks the sender.",
    },
    ProviderRow { id: "so-0009", codes: CODES, statuses: Statuses::ANY, replaces: false,
        party: Recipient, again: AfterChange, confidence: High, reference: &DOCS_SOPHOS_COM,
        tag: Some(Word("XGEMAIL_0009")), phrases: &[],
        meaning: "The recipient blocks the sender.",
    },
    ProviderRow { id: "so-0010", codes: CODES, statuses: Statuses::ANY, replaces: false,
        party: ServerAdministrator, again: AfterChange, confidence: High, reference: &DOCS_SOPHOS_COM,
        tag: Some(Word("XGEMAIL_0010")), phrases: &[],
        meaning: "The domain of the recipient is not set up at Sophos.",
    },
    ProviderRow { id: "so-0011", codes: CODES, statuses: Statuses::ANY, replaces: false,
        party: Sender, again: Never, confidence: High, reference: &DOCS_SOPHOS_COM,
        tag: Some(Word("XGEMAIL_0011")), phrases: &[],
        meaning: "No such mailbox.",
    },
    ProviderRow { id: "so-0012", codes: CODES, statuses: Statuses::ANY, replaces: false,
        party: Sender, again: Never, confidence: High, reference: &DOCS_SOPHOS_COM,
        tag: Some(Word("XGEMAIL_0012")), phrases: &[],
        meaning: "The message is too large.",
    },
    ProviderRow { id: "so-0013", codes: CODES, statuses: Statuses::ANY, replaces: false,
        party: Sender, again: Never, confidence: High, reference: &DOCS_SOPHOS_COM,
        tag: Some(Word("XGEMAIL_0013")), phrases: &[],
        meaning: "Too many recipients for so large a message.",
    },
    ProviderRow { id: "so-0014", codes: CODES, statuses: Statuses::ANY, replaces: false,
        party: Sender, again: Later(HalfHour), confidence: High, reference: &DOCS_SOPHOS_COM,
        tag: Some(Word("XGEMAIL_0014")), phrases: &[],
        meaning: "This sender writes too often to this recipient.",
    },
    ProviderRow { id: "so-0015", codes: CODES, statuses: Statuses::ANY, replaces: false,
        party: Nobody, again: Later(HalfHour), confidence: High, reference: &DOCS_SOPHOS_COM,
        tag: Some(Word("XGEMAIL_0015")), phrases: &[],
        meaning: "The recipient gets too much mail at the moment.",
    },
    ProviderRow { id: "so-5.7.28", codes: &[554], statuses: Statuses::new("5.7.28"), replaces: false,
        party: SendingAdministrator, again: Later(HalfHour), confidence: High, reference: &THETECHGEEKS_COM,
        tag: None, phrases: &["Mail flood detected"],
        meaning: "The sending account of the Sophos customer sends too much at once.",
    },
];

static DOCS_SOPHOS_COM: Reference = Reference::source(
    "docs.sophos.com",
    "https://docs.sophos.com/central/customer/help/en-us/ManageYourProducts/EmailSecurity/SMTPErrorCodes/index.html",
);
static THETECHGEEKS_COM: Reference = Reference::source(
    "thetechgeeks.com",
    "https://thetechgeeks.com/blogs/sophos/\
     sophos-central-email-outbound-email-rate-limit-mail-flood-detected-notifications-and-bounce-backs",
);

/// Whichever reply the tag comes with.
const CODES: &[u16] = &[450, 451, 550, 554];
