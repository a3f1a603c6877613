use super::ProviderTable;
use super::row::Again::{AfterChange, Later, Never};
use super::row::Confidence::{High, Low, Medium};
use super::row::Pattern::Start;
use super::row::{ProviderRow, Statuses};
use crate::Party::{Recipient, Sender, SendingAdministrator};
use crate::Reference;
use crate::Wait::{HalfHour, Hours};

pub(super) static TABLE: ProviderTable = ProviderTable {
    id: "qq",
    name: "QQ",
    hosts: &[".qq.com"],
    marks: &[Start("service.mail.qq.com"), Start("service.exmail.qq.com")],
    is_block_list: false,
    checked: "2026-11-29",
    parts: &[ROWS],
};

#[rustfmt::skip]
static ROWS: &[ProviderRow] = &[
    ProviderRow { id: "qq-bounce", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: Medium, reference: &SISIMAI,
        tag: None, phrases: &["Suspected bounce attacks"],
        meaning: "QQ sees too many bounces from this address and considers them to be an attack.",
    },
    ProviderRow { id: "qq-connfreq", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: Later(Hours), confidence: High, reference: &COLLECTED,
        tag: None, phrases: &["Connection frequency limited"],
        meaning: "QQ limits the connections from this address for minutes, hours or the day. Waiting helps.",
    },
    ProviderRow { id: "qq-content", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: Never, confidence: High, reference: &SISIMAI,
        tag: None, phrases: &["Mail content denied"],
        meaning: "QQ considers the content to be spam.",
    },
    ProviderRow { id: "qq-denied", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &SISIMAI,
        tag: None, phrases: &["Connection denied"],
        meaning: "QQ does not let the sending address connect.",
    },
    ProviderRow { id: "qq-dmarc", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &COLLECTED,
        tag: None, phrases: &["DMARC check failed"],
        meaning: "The domain of the From line asks, by its DMARC policy, to refuse mail that does not pass, \
                  and this message did not.",
    },
    ProviderRow { id: "qq-domfreq", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: Later(Hours), confidence: High, reference: &SISIMAI,
        tag: None, phrases: &["Domain frequency limited"],
        meaning: "QQ limits the mail of this domain for minutes, hours or the day. Waiting helps.",
    },
    ProviderRow { id: "qq-inactive", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: Recipient, again: Never, confidence: Low, reference: &SISIMAI,
        tag: None, phrases: &["is a deactivated mailbox"],
        meaning: "The mailbox at QQ is no longer in use.",
    },
    ProviderRow { id: "qq-ipfreq", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: Later(Hours), confidence: High, reference: &COLLECTED,
        tag: None, phrases: &["Ip frequency limited"],
        meaning: "QQ limits the mail from this address for minutes, hours or the day. The code begins with \
                  5, but waiting helps.",
    },
    ProviderRow { id: "qq-nouser", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: Sender, again: Never, confidence: High, reference: &SISIMAI,
        tag: None, phrases: &["Mailbox not found"],
        meaning: "No such mailbox at QQ.",
    },
    ProviderRow { id: "qq-rej", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: Recipient, again: AfterChange, confidence: High, reference: &SISIMAI,
        tag: None, phrases: &["Mail is rejected by recipients"],
        meaning: "The recipient blocks the sender.",
    },
    ProviderRow { id: "qq-size", codes: &[552], statuses: Statuses::ANY, replaces: false,
        party: Sender, again: Never, confidence: Medium, reference: &SISIMAI,
        tag: None, phrases: &["Message too large"],
        meaning: "The message is larger than QQ accepts.",
    },
    ProviderRow { id: "qq-sndfreq", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: Sender, again: Later(Hours), confidence: High, reference: &SISIMAI,
        tag: None, phrases: &["Sender frequency limited"],
        meaning: "QQ limits the mail of this sender for minutes, hours or the day. Waiting helps.",
    },
    ProviderRow { id: "qq-spam", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: Never, confidence: Medium, reference: &SISIMAI,
        tag: None, phrases: &["Suspected spam"],
        meaning: "QQ considers the message to be spam.",
    },
    ProviderRow { id: "qq-spamip", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &SISIMAI,
        tag: None, phrases: &["Suspected spam ip"],
        meaning: "QQ considers the sending address to be a source of spam.",
    },
    ProviderRow { id: "qq-spf", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &SISIMAI,
        tag: None, phrases: &["SPF check failed"],
        meaning: "The SPF entry of the sender's domain does not list the sending server.",
    },
    ProviderRow { id: "qq-syntax", codes: &[501], statuses: Statuses::ANY, replaces: false,
        party: Sender, again: Never, confidence: High, reference: &SISIMAI,
        tag: None, phrases: &["Bad address syntax"],
        meaning: "The recipient address is not valid.",
    },
    ProviderRow { id: "qq-unav", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: Sender, again: Later(HalfHour), confidence: High, reference: &SMTP_CODES,
        tag: None, phrases: &["Mailbox unavailable or access den"],
        meaning: "The recipient gets too much mail at the moment. Waiting helps.",
    },
];

static COLLECTED: Reference =
    Reference::source("Sisimai, set of bounces", "https://github.com/sisimai/set-of-emails");
static SISIMAI: Reference = Reference::source(
    "Sisimai, Tencent.pm",
    "https://github.com/sisimai/p5-sisimai/blob/HEAD/lib/Sisimai/Rhost/Tencent.pm",
);
static SMTP_CODES: Reference = Reference::source("smtp.codes", "https://smtp.codes/qq");
