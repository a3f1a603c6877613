use super::ProviderTable;
use super::row::Again::{AfterChange, Later, Never};
use super::row::Confidence::High;
use super::row::Pattern::Start;
use super::row::{ProviderRow, Statuses};
use crate::Party::{Recipient, Sender, SendingAdministrator};
use crate::Reference;
use crate::Wait::HalfHour;

pub(super) static TABLE: ProviderTable = ProviderTable {
    id: "zoho",
    name: "Zoho",
    hosts: &[".zoho.com", ".zoho.eu"],
    marks: &[
        Start("Unusual sending activity detected"),
        Start("mail.zoho.com"),
        Start("MailPolicy violation Error delivering"),
        Start("Zoho"),
    ],
    is_block_list: false,
    checked: "2026-11-29",
    parts: &[ROWS],
};

#[rustfmt::skip]
static ROWS: &[ProviderRow] = &[
    ProviderRow { id: "zo-452", codes: &[452], statuses: Statuses::ANY, replaces: false,
        party: Recipient, again: Later(HalfHour), confidence: High, reference: &SMTP_CODES,
        tag: None, phrases: &["Mailbox delivery restricted by policy error"],
        meaning: "A rule of the recipient's organization holds the message back.",
    },
    ProviderRow { id: "zo-5.2.3", codes: &[554], statuses: Statuses::new("5.2.3"), replaces: true,
        party: Recipient, again: AfterChange, confidence: High, reference: &FIELD_MANUAL,
        tag: None, phrases: &["MailPolicy violation"],
        meaning: "A rule of the recipient's organization refused the message.",
    },
    ProviderRow { id: "zo-5.4.6", codes: &[550], statuses: Statuses::new("5.4.6"), replaces: true,
        party: Sender, again: AfterChange, confidence: High, reference: &UNBLOCK_ME,
        tag: None, phrases: &["Unusual sending activity detected"],
        meaning: "Zoho has stopped the sending account for unusual use.",
    },
    ProviderRow { id: "zo-5.7.1", codes: &[554], statuses: Statuses::new("5.7.1"), replaces: false,
        party: SendingAdministrator, again: Never, confidence: High, reference: &COLLECTED,
        tag: None, phrases: &["Email cannot be delivered. Reason"],
        meaning: "Zoho considers the message to be spam.",
    },
    ProviderRow { id: "zo-5.7.7", codes: &[554], statuses: Statuses::new("5.7.7"), replaces: true,
        party: Recipient, again: AfterChange, confidence: High, reference: &COLLECTED,
        tag: None, phrases: &["Email policy violation detected"],
        meaning: "A rule of the recipient's organization refused the message.",
    },
    ProviderRow { id: "zo-541", codes: &[541], statuses: Statuses::new("5.4.1"), replaces: true,
        party: Recipient, again: AfterChange, confidence: High, reference: &COLLECTED,
        tag: None, phrases: &["Mail rejected by destination domain"],
        meaning: "A filter of the recipient's organization refused the message.",
    },
    ProviderRow { id: "zo-nouser", codes: &[550], statuses: Statuses::new("5.1.1"), replaces: false,
        party: Sender, again: Never, confidence: High, reference: &COLLECTED,
        tag: None, phrases: &["User does not exist"],
        meaning: "No such mailbox at Zoho.",
    },
    ProviderRow { id: "zo-relay", codes: &[553], statuses: Statuses::ANY, replaces: false,
        party: Sender, again: AfterChange, confidence: High, reference: &ZSTATIC_ZOHOSTATIC_COM,
        tag: None, phrases: &["Relaying disallowed as"],
        meaning: "The account may not send with this From address.",
    },
];

static COLLECTED: Reference =
    Reference::source("Sisimai, set of bounces", "https://github.com/sisimai/set-of-emails");
static FIELD_MANUAL: Reference = Reference::source(
    "SMTP Field Manual",
    "https://github.com/ActiveCampaign/smtp-field-manual/blob/HEAD/data/codes/554.json",
);
static SMTP_CODES: Reference = Reference::source("smtp.codes", "https://smtp.codes/zoho");
static UNBLOCK_ME: Reference = Reference::source("Zoho, UnblockMe", "https://mail.zoho.com/UnblockMe");
static ZSTATIC_ZOHOSTATIC_COM: Reference = Reference::source(
    "zstatic.zohostatic.com",
    "https://zstatic.zohostatic.com/zeptomail/help/api/smtp-error-codes.html",
);
