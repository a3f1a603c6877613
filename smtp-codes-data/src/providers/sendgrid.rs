use super::ProviderTable;
use super::row::Again::{AfterChange, Later};
use super::row::Confidence::High;
use super::row::Pattern::Start;
use super::row::{ProviderRow, Statuses};
use crate::Party::{Sender, SendingAdministrator};
use crate::Reference;
use crate::Wait::Hours;

pub(super) static TABLE: ProviderTable = ProviderTable {
    id: "sendgrid",
    name: "SendGrid",
    hosts: &["smtp.sendgrid.net"],
    marks: &[
        Start("sendgrid.com/docs"),
        Start("Maximum credits exceeded"),
        Start("verified Sender Identity"),
        Start("The provided authorization grant is invalid"),
        Start("Unauthenticated senders not allowed"),
    ],
    is_block_list: false,
    checked: "2026-11-30",
    parts: &[ROWS],
};

#[rustfmt::skip]
static ROWS: &[ProviderRow] = &[
    ProviderRow { id: "sendgrid-451-credits", codes: &[451], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: Later(Hours), confidence: High, reference: &SMTP_ERRORS,
        tag: None, phrases: &["Maximum credits exceeded"],
        meaning: "The SendGrid account has used up the messages that it may send.",
    },
    ProviderRow { id: "sendgrid-535-key", codes: &[535], statuses: Statuses::ANY, replaces: false,
        party: Sender, again: AfterChange, confidence: High, reference: &KEY,
        tag: None, phrases: &["authorization grant is invalid"],
        meaning: "The API key of SendGrid, which is the password here, is wrong, expired or revoked.",
    },
    ProviderRow { id: "sendgrid-550-identity", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &SMTP_ERRORS,
        tag: None, phrases: &["does not match a verified Sender Identity"],
        meaning: "The From address has not been confirmed in the SendGrid account.",
    },
    ProviderRow { id: "sendgrid-550-login", codes: &[550], statuses: Statuses::ANY, replaces: false,
        party: SendingAdministrator, again: AfterChange, confidence: High, reference: &LOGIN,
        tag: None, phrases: &["Unauthenticated senders not allowed"],
        meaning: "A login has to come first, with the API key of SendGrid as the password.",
    },
];

static KEY: Reference = Reference::source(
    "SendGrid, issue 3947 of its documentation",
    "https://github.com/sendgrid/docs/issues/3947",
);
static LOGIN: Reference = Reference::source(
    "SendGrid, issue 6473 of its documentation",
    "https://github.com/sendgrid/docs/issues/6473",
);
static SMTP_ERRORS: Reference = Reference::source(
    "SendGrid, SMTP errors",
    "https://www.twilio.com/docs/sendgrid/for-developers/sending-email/smtp-errors-and-troubleshooting",
);
