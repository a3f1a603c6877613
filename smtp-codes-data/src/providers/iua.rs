use super::ProviderTable;
use super::row::Again::{AfterChange, Later, Never};
use super::row::Confidence::High;
use super::row::Pattern::{Start, Word};
use super::row::{ProviderRow, Statuses};
use crate::Party::{Recipient, Sender, SendingAdministrator};
use crate::Reference;
use crate::Wait::{HalfHour, Hours};

pub(super) static TABLE: ProviderTable = ProviderTable {
    id: "iua",
    name: "I.UA",
    hosts: &[".email.ua"],
    marks: &[Start("mail.i.ua/err/")],
    is_block_list: false,
    checked: "2026-11-29",
    parts: &[ROWS],
};

#[rustfmt::skip]
static ROWS: &[ProviderRow] = &[
    ProviderRow { id: "ua-1", codes: &[450, 550, 552, 554], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &SISIMAI,
        tag: Some(Word("mail.i.ua/err/1")), phrases: &[],
        meaning: "Relaying is not allowed.",
    },
    ProviderRow { id: "ua-2", codes: &[450, 550, 552, 554], statuses: Statuses::ANY, replaces: false,
        party: Sender, again: Never, confidence: High, reference: &SISIMAI,
        tag: Some(Word("mail.i.ua/err/2")), phrases: &[],
        meaning: "No such mailbox.",
    },
    ProviderRow { id: "ua-3", codes: &[450, 550, 552, 554], statuses: Statuses::ANY, replaces: false,
        party: Recipient, again: Never, confidence: High, reference: &SISIMAI,
        tag: Some(Word("mail.i.ua/err/3")), phrases: &[],
        meaning: "The mailbox was not used for more than three months.",
    },
    ProviderRow { id: "ua-4", codes: &[450, 550, 552, 554], statuses: Statuses::ANY, replaces: false,
        party: Recipient, again: Later(Hours), confidence: High, reference: &SISIMAI,
        tag: Some(Word("mail.i.ua/err/4")), phrases: &[],
        meaning: "The mailbox is full.",
    },
    ProviderRow { id: "ua-5", codes: &[450, 550, 552, 554], statuses: Statuses::ANY, replaces: false,
        party: Sender, again: Later(HalfHour), confidence: High, reference: &SISIMAI,
        tag: Some(Word("mail.i.ua/err/5")), phrases: &[],
        meaning: "Too much mail sent.",
    },
    ProviderRow { id: "ua-9", codes: &[450, 550, 552, 554], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &SISIMAI,
        tag: Some(Word("mail.i.ua/err/9")), phrases: &[],
        meaning: "The sending address is on a block list.",
    },
];

static SISIMAI: Reference = Reference::source(
    "Sisimai, IUA.pm",
    "https://github.com/sisimai/p5-sisimai/blob/HEAD/lib/Sisimai/Rhost/IUA.pm",
);
