use super::ProviderTable;
use super::row::Again::Later;
use super::row::Confidence::High;
use super::row::Pattern::Start;
use super::row::{ProviderRow, Statuses};
use crate::Party::Nobody;
use crate::Reference;
use crate::Wait::HalfHour;

pub(super) static TABLE: ProviderTable = ProviderTable {
    id: "cloudflare",
    name: "Cloudflare",
    hosts: &[".mx.cloudflare.net"],
    marks: &[Start("developers.cloudflare.com/email")],
    is_block_list: false,
    checked: "2026-11-29",
    parts: &[ROWS],
};

#[rustfmt::skip]
static ROWS: &[ProviderRow] = &[
    ProviderRow { id: "cf-421-up", codes: &[421], statuses: Statuses::new("4.3.0"), replaces: false,
        party: Nobody, again: Later(HalfHour), confidence: High, reference: &COLLECTED,
        tag: None, phrases: &["Upstream error"],
        meaning: "Cloudflare passes mail on, and the mailbox it passes mail to does not accept the message \
                  for the moment.",
    },
];

static COLLECTED: Reference =
    Reference::source("Sisimai, set of bounces", "https://github.com/sisimai/set-of-emails");
