use super::ProviderTable;
use super::row::Again::AfterChange;
use super::row::Confidence::High;
use super::row::Pattern::Start;
use super::row::{ProviderRow, Statuses};
use crate::Party::{Sender, SendingAdministrator};
use crate::Reference;

pub(super) static TABLE: ProviderTable = ProviderTable {
    id: "mailgun",
    name: "Mailgun",
    hosts: &[".mailgun.org"],
    marks: &[
        Start("Sandbox subdomains are for test purposes only"),
        Start("Mailgun is not loving your login or password"),
    ],
    is_block_list: false,
    checked: "2026-11-30",
    parts: &[ROWS],
};

#[rustfmt::skip]
static ROWS: &[ProviderRow] = &[
    ProviderRow { id: "mailgun-login", codes: &[535], statuses: Statuses::ANY, replaces: false,
        party: Sender, again: AfterChange, confidence: High, reference: &LOGIN,
        tag: None, phrases: &["not loving your login or password"],
        meaning: "The SMTP user name or password of Mailgun is wrong.",
    },
    ProviderRow { id: "mailgun-sandbox", codes: &[421, 550, 554], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &SANDBOX,
        tag: None, phrases: &["Sandbox subdomains are for test purposes only"],
        meaning: "The domain of the Mailgun account is for tests, and sends to the recipients alone that the \
                  account has confirmed. Set up a domain of your own.",
    },
];

static LOGIN: Reference =
    Reference::source("Faveo, issue 3105", "https://github.com/faveosuite/faveo-helpdesk/issues/3105");
static SANDBOX: Reference =
    Reference::source("Swap My Vote, issue 891", "https://github.com/swapmyvote/swapmyvote/issues/891");
