use super::ProviderTable;
use super::row::Again::{AfterChange, Never};
use super::row::Confidence::{High, Medium};
use super::row::Pattern::{Start, Word};
use super::row::{ProviderRow, Statuses};
use crate::Party::SendingAdministrator;
use crate::Reference;

pub(super) static TABLE: ProviderTable = ProviderTable {
    id: "t-online",
    name: "T-Online",
    hosts: &[".t-online.de"],
    marks: &[
        Start("Expurgate-ID"),
        Start("Ask your postmaster for help or to contact"),
        Start("aul.t-online.de"),
        Start("(NOWL)"),
        Start("(DIAL)"),
    ],
    is_block_list: false,
    checked: "2026-11-29",
    parts: &[ROWS],
};

#[rustfmt::skip]
static ROWS: &[ProviderRow] = &[
    ProviderRow { id: "to-550-spam", codes: &[550], statuses: Statuses::new("5.7.0"), replaces: false,
        party: SendingAdministrator, again: Never, confidence: High, reference: &IT_KOSMOPOLIT_DE,
        tag: Some(Word("Expurgate-ID")), phrases: &["considered as spam or virus"],
        meaning: "T-Online considers the message to be spam or harmful. Short links are a known cause.",
    },
    ProviderRow { id: "to-554-bl", codes: &[554], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &SPAMRESOURCE_COM,
        tag: Some(Word("(BL)")), phrases: &["A problem occurred"],
        meaning: "The sending address is blocked at T-Online. Write to the contact in the reply.",
    },
    ProviderRow { id: "to-554-dial", codes: &[554], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: Medium, reference: &SPAMRESOURCE_COM,
        tag: Some(Word("(DIAL)")), phrases: &["Dialup/transient IP not allowed"],
        meaning: "T-Online accepts no mail from dial-up or changing addresses. Send through the mail server \
                  of your access provider, or write to the contact in the reply.",
    },
    ProviderRow { id: "to-554-nowl", codes: &[554], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &BLLMNN_DE,
        tag: Some(Word("(NOWL)")), phrases: &["None/bad reputation"],
        meaning: "T-Online does not know the sending address yet. Write to the contact in the reply to have \
                  it let in.",
    },
];

static BLLMNN_DE: Reference = Reference::source(
    "bllmnn.de",
    "https://bllmnn.de/2024/05/fehler-554-none-bad-reputation-beim-mailversand-an-t-online-de",
);
static IT_KOSMOPOLIT_DE: Reference = Reference::source(
    "it-kosmopolit.de",
    "https://it-kosmopolit.de/deutsche-telekom-stuft-bit-ly-links-in-newslettern-als-spam-ein/",
);
static SPAMRESOURCE_COM: Reference = Reference::source(
    "spamresource.com",
    "https://www.spamresource.com/2020/06/whoops-t-onlinede-not-accepting-mail.html",
);
