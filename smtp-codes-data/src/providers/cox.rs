use super::ProviderTable;
use super::row::Again::{AfterChange, Later, Never};
use super::row::Confidence::{High, Medium};
use super::row::Pattern::{Digit, Start, Word};
use super::row::{ProviderRow, Statuses};
use crate::Party::{Sender, SendingAdministrator};
use crate::Reference;
use crate::Wait::{HalfHour, Hours};

pub(super) static TABLE: ProviderTable = ProviderTable {
    id: "cox",
    name: "Cox",
    hosts: &[".cox.net"],
    marks: &[
        Start("cox.com/residential"),
        Start("AUP#CX"),
        Start("AUP#CDRBL"),
        Start("AUP#IPBL"),
        Start("AUP#URLBL"),
    ],
    is_block_list: false,
    checked: "2026-11-29",
    parts: &[ROWS],
};

#[rustfmt::skip]
static ROWS: &[ProviderRow] = &[
    ProviderRow { id: "cx-cdrbl", codes: CODES, statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: Later(Hours), confidence: High, reference: &SISIMAI,
        tag: Some(Word("AUP#CDRBL")), phrases: &[],
        meaning: "Cox blocks the sending address for up to a day because of spam.",
    },
    ProviderRow { id: "cx-cxbl", codes: CODES, statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &SISIMAI,
        tag: Some(Word("AUP#CXBL")), phrases: &[],
        meaning: "Cox blocks the sending address because of spam.",
    },
    ProviderRow { id: "cx-cxcnct", codes: CODES, statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: Later(HalfHour), confidence: High, reference: &SISIMAI,
        tag: Some(Word("AUP#CXCNCT")), phrases: &[],
        meaning: "Too many connections at once.",
    },
    ProviderRow { id: "cx-cxdns", codes: CODES, statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &SISIMAI,
        tag: Some(Word("AUP#CXDNS")), phrases: &[],
        meaning: "The sending address has no proper reverse DNS entry.",
    },
    ProviderRow { id: "cx-cxmj", codes: CODES, statuses: Statuses::ANY, replaces: false,
        party: Sender, again: AfterChange, confidence: High, reference: &SISIMAI,
        tag: Some(Word("AUP#CXMJ")), phrases: &[],
        meaning: "The sending account is blocked because of suspicious use.",
    },
    ProviderRow { id: "cx-cxmxrt", codes: CODES, statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: Later(HalfHour), confidence: High, reference: &SISIMAI,
        tag: Some(Word("AUP#CXMXRT")), phrases: &[],
        meaning: "Too many recipients in a short time.",
    },
    ProviderRow { id: "cx-cxsmtp", codes: CODES, statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &SISIMAI,
        tag: Some(Word("AUP#CXSMTP")), phrases: &[],
        meaning: "The sending server breaks the rules of the protocol.",
    },
    ProviderRow { id: "cx-cxsndr", codes: CODES, statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &SISIMAI,
        tag: Some(Word("AUP#CXSNDR")), phrases: &[],
        meaning: "SPF or DKIM of the sender's domain failed.",
    },
    ProviderRow { id: "cx-cxthrt", codes: CODES, statuses: Statuses::ANY, replaces: false,
        party: Sender, again: AfterChange, confidence: High, reference: &SISIMAI,
        tag: Some(Word("AUP#CXTHRT")), phrases: &[],
        meaning: "The sending account is limited because of suspicious use.",
    },
    ProviderRow { id: "cx-ipbl", codes: CODES, statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: Medium, reference: &SISIMAI,
        tag: Some(Digit("AUP#IPBL")), phrases: &[],
        meaning: "Several block lists name the sending address. The digits 1 of the number stand for \
                  Cloudmark CSI, Invaluement, Return Path and Spamhaus, in this order.",
    },
    ProviderRow { id: "cx-ipbl00001", codes: CODES, statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: Medium, reference: &SISIMAI,
        tag: Some(Word("AUP#IPBL00001")), phrases: &[],
        meaning: "Spamhaus lists the sending address.",
    },
    ProviderRow { id: "cx-ipbl0001", codes: CODES, statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &SISIMAI,
        tag: Some(Word("AUP#IPBL0001")), phrases: &[],
        meaning: "Spamhaus lists the sending address.",
    },
    ProviderRow { id: "cx-ipbl1000", codes: CODES, statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &SISIMAI,
        tag: Some(Word("AUP#IPBL1000")), phrases: &[],
        meaning: "Cloudmark rates the reputation of the sending address as bad.",
    },
    ProviderRow { id: "cx-urlbl", codes: CODES, statuses: Statuses::ANY, replaces: false,
        party: Sender, again: Never, confidence: High, reference: &SISIMAI,
        tag: Some(Word("AUP#URLBL")), phrases: &[],
        meaning: "A link in the message is on a block list.",
    },
];

static SISIMAI: Reference = Reference::source(
    "Sisimai, Cox.pm",
    "https://github.com/sisimai/p5-sisimai/blob/HEAD/lib/Sisimai/Rhost/Cox.pm",
);

/// Whichever reply the tag comes with.
const CODES: &[u16] = &[421, 452, 550, 552, 554];
