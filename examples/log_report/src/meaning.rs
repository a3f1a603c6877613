//! [`Meaning`]: what a reply means, of whoever gave it.

use smtp_codes::{Explanation, Party, Provider, ProviderRow, ReplyBuf};

use crate::entry::Entry;

/// The meaning of a reply. It is found once for all replies of a row, as that takes longer than to read a line.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Meaning {
    /// The meaning of the codes, in a few words.
    pub summary: Option<&'static str>,
    /// Who has to act.
    pub party: Option<Party>,
    /// Who gave it: whom its words show, or else whose host it was.
    pub provider: Option<Provider>,
    /// The provider's meaning, where it is known.
    pub row: Option<ProviderRow>,
}

impl Meaning {
    pub(crate) const NONE: Self = Self { summary: None, party: None, provider: None, row: None };

    /// Returns what the reply of a line means that came from a host of this provider.
    pub(crate) fn of(entry: &Entry<'_>, host: Option<Provider>) -> Self {
        let Some(code) = entry.code else {
            return match entry.enhanced {
                Some(enhanced) => Self::explained(&enhanced.explain(), host),
                None => Self::NONE,
            };
        };
        let text = String::from_utf8_lossy(entry.frame.text);
        let reply = ReplyBuf::lenient(code, entry.enhanced, &text);
        let reply = reply.as_reply();
        let explanation = reply.explain(entry.frame.command);
        match host {
            Some(provider) => {
                Self::explained(&explanation.with_provider(provider), reply.provider().or(host))
            }
            None => Self::explained(&explanation, reply.provider()),
        }
    }

    fn explained(explanation: &Explanation<'_>, provider: Option<Provider>) -> Self {
        let row = explanation.provider_row();
        Self {
            summary: Some(explanation.summary()),
            party: explanation.party(),
            provider: row.map(ProviderRow::provider).or(provider),
            row,
        }
    }
}
