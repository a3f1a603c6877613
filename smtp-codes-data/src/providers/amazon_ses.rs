use super::ProviderTable;
use super::row::Again::{AfterChange, Later};
use super::row::Confidence::{High, Low, Medium};
use super::row::Pattern::Start;
use super::row::{ProviderRow, Statuses};
use crate::Party::{ClientAuthor, Nobody, Sender, SendingAdministrator};
use crate::Reference;
use crate::Wait::{HalfHour, Hours};

pub(super) static TABLE: ProviderTable = ProviderTable {
    id: "amazon-ses",
    name: "Amazon SES",
    hosts: &["email-smtp.*.amazonaws.com", "inbound-smtp.*.amazonaws.com"],
    marks: &[
        Start("Throttling failure"),
        Start("Sending paused for this account"),
        Start("Email address is not verified"),
    ],
    is_block_list: false,
    checked: "2026-11-29",
    parts: &[ROWS],
};

#[rustfmt::skip]
static ROWS: &[ProviderRow] = &[
    ProviderRow { id: "ses-421", codes: &[421], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: Later(HalfHour), confidence: High, reference: &SES_REPLIES,
        tag: None, phrases: &["Too many concurrent SMTP connections"],
        meaning: "Too many connections at once.",
    },
    ProviderRow { id: "ses-451", codes: &[451], statuses: Statuses::ANY, replaces: false,
        party: Nobody, again: Later(HalfHour), confidence: High, reference: &SES_REPLIES,
        tag: None, phrases: &["Temporary service failure"],
        meaning: "Amazon SES had a temporary problem of its own.",
    },
    ProviderRow { id: "ses-451-timeout", codes: &[451], statuses: Statuses::ANY, replaces: false,
        party: ClientAuthor, again: Later(HalfHour), confidence: High, reference: &SES_REPLIES,
        tag: None, phrases: &["Timeout waiting for data from client"],
        meaning: "The sending program was silent for too long.",
    },
    ProviderRow { id: "ses-454-day", codes: &[454], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: Later(Hours), confidence: High, reference: &SES_QUOTAS,
        tag: None, phrases: &["Daily message quota exceeded"],
        meaning: "The account has used up its limit for 24 hours.",
    },
    ProviderRow { id: "ses-454-rate", codes: &[454], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: Later(HalfHour), confidence: High, reference: &SES_REPLIES,
        tag: None, phrases: &["Maximum sending rate exceeded"],
        meaning: "The account sends faster than its limit per second.",
    },
    ProviderRow { id: "ses-535", codes: &[535], statuses: Statuses::ANY, replaces: false,
        party: Sender, again: AfterChange, confidence: Medium, reference: &SES_REPLIES,
        tag: None, phrases: &["Authentication Credentials Invalid"],
        meaning: "The SMTP user name or password of Amazon SES is wrong.",
    },
    ProviderRow { id: "ses-554-pause", codes: &[554], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: Low, reference: &UNSOURCED,
        tag: None, phrases: &["Sending paused for this account"],
        meaning: "Amazon has stopped the account, usually because of bounces or complaints.",
    },
    ProviderRow { id: "ses-554-verify", codes: &[554], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &SES_REPLIES,
        tag: None, phrases: &["Email address is not verified"],
        meaning: "The sender, or in the sandbox the recipient, has not been confirmed at Amazon SES in this \
                  region.",
    },
];

static SES_QUOTAS: Reference = Reference::source(
    "Amazon SES, sending quotas",
    "https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas-errors.html",
);
static SES_REPLIES: Reference = Reference::source(
    "Amazon SES, SMTP response codes",
    "https://docs.aws.amazon.com/ses/latest/DeveloperGuide/smtp-response-codes.html",
);
static UNSOURCED: Reference = Reference::source("no source found yet", "");
