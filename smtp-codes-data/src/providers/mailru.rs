use super::ProviderTable;
use super::row::Again::{AfterChange, Never};
use super::row::Confidence::High;
use super::row::Pattern::Start;
use super::row::{ProviderRow, Statuses};
use crate::Party::{Sender, SendingAdministrator};
use crate::Reference;

pub(super) static TABLE: ProviderTable = ProviderTable {
    id: "mailru",
    name: "Mail.ru",
    hosts: &[".mail.ru"],
    marks: &[
        Start("help.mail.ru"),
        Start("corp.mail.ru"),
        Start("Message was not accepted -- invalid mailbox"),
    ],
    is_block_list: false,
    checked: "2026-11-29",
    parts: &[ROWS],
};

#[rustfmt::skip]
static ROWS: &[ProviderRow] = &[
    ProviderRow { id: "mr-disabled", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: Sender, again: AfterChange, confidence: High, reference: &MAILOUT_RU,
        tag: None, phrases: &["message sending for this account is disabled"],
        meaning: "Mail.ru has locked the sending account. Change its password and confirm who you are.",
    },
    ProviderRow { id: "mr-dmarc", codes: &[550], statuses: Statuses::new("5.7.1"), replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &VIWS_RU,
        tag: None, phrases: &["owner DMARC policy"],
        meaning: "The domain of the From line asks, by its DMARC policy, to refuse mail that does not pass, \
                  and this message did not.",
    },
    ProviderRow { id: "mr-nobox", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: Sender, again: Never, confidence: High, reference: &KUMOMTA,
        tag: None, phrases: &["Message was not accepted -- invalid mailbox"],
        meaning: "No such mailbox at Mail.ru.",
    },
    ProviderRow { id: "mr-spam", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: Never, confidence: High, reference: &KUMOMTA,
        tag: None, phrases: &["spam message rejected"],
        meaning: "Mail.ru considers the message to be spam. The form that the link leads to is for \
                  complaints.",
    },
];

static KUMOMTA: Reference = Reference::source(
    "KumoMTA, bounces.toml",
    "https://github.com/KumoCorp/kumomta/blob/HEAD/assets/community/bounces.toml",
);
static MAILOUT_RU: Reference = Reference::source("mailout.ru", "https://mailout.ru/2015/09");
static VIWS_RU: Reference = Reference::source(
    "viws.ru",
    "https://viws.ru/en/poterya-pochtovyh-soobshchenii-oshibki-pochtovoi-sistemy.html",
);
