use super::ProviderTable;
use super::row::Again::{AfterChange, Later, Never};
use super::row::Confidence::{High, Low, Medium};
use super::row::Pattern::{Shared, Start, Word};
use super::row::{ProviderRow, Statuses};
use crate::Party::{Nobody, Recipient, Sender, SendingAdministrator};
use crate::Reference;
use crate::Wait::HalfHour;

pub(super) static TABLE: ProviderTable = ProviderTable {
    id: "apple",
    name: "iCloud",
    hosts: &[".mail.icloud.com", ".me.com", ".apple.com"],
    marks: &[Start("[CS0"), Start("[HM"), Start("HT204137"), Start("support.apple.com"), Start("im-smtpin")],
    is_block_list: false,
    checked: "2026-11-29",
    parts: &[ROWS],
};

#[rustfmt::skip]
static ROWS: &[ProviderRow] = &[
    ProviderRow { id: "ap-421-errors", codes: &[421], statuses: Statuses::new("4.7.0"), replaces: false,
        party: SendingAdministrator, again: Later(HalfHour), confidence: High, reference: &SMTP_CODES,
        tag: Some(Shared("im-smtpin")), phrases: &["too many errors"],
        meaning: "Too many faulty commands or unknown recipients on this connection.",
    },
    ProviderRow { id: "ap-554-conn", codes: &[554], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &SISIMAI,
        tag: Some(Shared("im-smtpin")), phrases: &["not accepting connections"],
        meaning: "Apple does not let the sending server connect, usually because of its reputation.",
    },
    ProviderRow { id: "ap-alias", codes: &[550], statuses: Statuses::new("5.1.1"), replaces: false,
        party: Sender, again: Never, confidence: High, reference: &SISIMAI,
        tag: None, phrases: &["unknown or illegal alias"],
        meaning: "No such address at iCloud.",
    },
    ProviderRow { id: "ap-busy", codes: &[451], statuses: Statuses::new("4.7.1"), replaces: false,
        party: Nobody, again: Later(HalfHour), confidence: Medium, reference: &SMTP_CODES,
        tag: None, phrases: &["Service unavailable - try again later"],
        meaning: "Apple is busy.",
    },
    ProviderRow { id: "ap-cs01", codes: &[550, 554], statuses: Statuses::new("5.7.1"), replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &SISIMAI,
        tag: Some(Word("CS01")), phrases: &["local policy"],
        meaning: "The filter of iCloud refused the message, usually because of the reputation of the sender \
                  or the content.",
    },
    ProviderRow { id: "ap-cs02", codes: &[550, 554], statuses: Statuses::new("5.7.1"), replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: Medium, reference: &SUPED_COM,
        tag: Some(Word("CS02")), phrases: &["local policy"],
        meaning: "The filter of iCloud refused the message, usually because of its content or the reputation \
                  of the sender.",
    },
    ProviderRow { id: "ap-dbl", codes: &[550], statuses: Statuses::new("5.7.1"), replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &SISIMAI,
        tag: None, phrases: &["Spamhaus DBL"],
        meaning: "A domain in the message is on a list of Spamhaus.",
    },
    ProviderRow { id: "ap-dmarc", codes: &[550, 554], statuses: Statuses::new("5.7.1"), replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &SISIMAI,
        tag: None, phrases: &["DMARC policy"],
        meaning: "The domain of the From line asks, by its DMARC policy, to refuse mail that does not pass, \
                  and this message did not.",
    },
    ProviderRow { id: "ap-gone", codes: &[550], statuses: Statuses::new("5.1.6"), replaces: false,
        party: Sender, again: Never, confidence: High, reference: &SISIMAI,
        tag: None, phrases: &["no longer on server"],
        meaning: "The address does not exist any more.",
    },
    ProviderRow { id: "ap-hm07", codes: &[554], statuses: Statuses::new("5.7.1"), replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: Low, reference: &PUBLIC_LOGS,
        tag: Some(Word("HM07")), phrases: &["local policy"],
        meaning: "Apple refuses this sender for its reputation.",
    },
    ProviderRow { id: "ap-hm08", codes: &[554], statuses: Statuses::new("5.7.1"), replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: Medium, reference: &PUBLIC_LOGS,
        tag: Some(Word("HM08")), phrases: &["local policy"],
        meaning: "Apple refuses this sender for its reputation. Ask the postmaster of iCloud with the \
                  transaction number.",
    },
    ProviderRow { id: "ap-hme1", codes: &[554], statuses: Statuses::new("5.7.1"), replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &SISIMAI,
        tag: Some(Word("HME1")), phrases: &["failing both SPF and DKIM"],
        meaning: "Neither SPF nor DKIM passed.",
    },
    ProviderRow { id: "ap-inactive", codes: &[550], statuses: Statuses::new("5.1.1"), replaces: false,
        party: Sender, again: Never, confidence: High, reference: &SISIMAI,
        tag: None, phrases: &["inactive email address"],
        meaning: "The address is not in use.",
    },
    ProviderRow { id: "ap-nouser", codes: &[550], statuses: Statuses::new("5.1.1"), replaces: false,
        party: Sender, again: Never, confidence: High, reference: &SMTP_CODES,
        tag: None, phrases: &["user does not exist"],
        meaning: "No such mailbox at iCloud.",
    },
    ProviderRow { id: "ap-quota", codes: &[552], statuses: Statuses::new("5.2.2"), replaces: false,
        party: Recipient, again: AfterChange, confidence: High, reference: &SISIMAI,
        tag: None, phrases: &["user is over quota"],
        meaning: "The mailbox is full.",
    },
    ProviderRow { id: "ap-sbl", codes: &[550], statuses: Statuses::new("5.7.1"), replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &SISIMAI,
        tag: None, phrases: &["due to listing in Spamhaus"],
        meaning: "Spamhaus lists the sending address.",
    },
    ProviderRow { id: "ap-volume", codes: &[421], statuses: Statuses::new("4.7.1"), replaces: false,
        party: Nobody, again: Later(HalfHour), confidence: High, reference: &SISIMAI,
        tag: None, phrases: &["deferred due to excessive volume"],
        meaning: "The recipient gets too much mail at the moment.",
    },
];

static PUBLIC_LOGS: Reference = Reference::source("replies in public logs", "");
static SISIMAI: Reference = Reference::source(
    "Sisimai, Apple.pm",
    "https://github.com/sisimai/p5-sisimai/blob/HEAD/lib/Sisimai/Rhost/Apple.pm",
);
static SMTP_CODES: Reference = Reference::source("smtp.codes", "https://smtp.codes/icloud");
static SUPED_COM: Reference = Reference::source(
    "suped.com",
    "https://www.suped.com/knowledge/email-deliverability/troubleshooting/\
     how-do-i-resolve-email-blocking-issues-with-apple-servers-and-postmasters",
);
