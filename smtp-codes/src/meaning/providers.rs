//! The meanings that big providers give to their replies, where they say more than the codes, or something else.

use core::fmt;
use core::hash::{Hash, Hasher};

use smtp_codes_data as data;
use smtp_codes_data::{Again, Provider, Reference, Severity};

use crate::codes::{EnhancedCode, KnownStatus, Party, ReplyCode};
use crate::meaning::retry::Retry;
use crate::reply::{Lines, Reply};
use crate::scan::Found;

impl Reply<'_> {
    /// Returns the provider that the text shows, by its own tags, links or host names.
    ///
    /// A server that speaks *about* a provider is not taken for it: neither an address nor the name of a client is a
    /// sign. Where the text shows a provider and a block list that it has asked, this is the provider.
    ///
    /// ```
    /// use smtp_codes::{Provider, Reply};
    ///
    /// let reply = Reply::parse(b"550 5.7.30 DKIM did not pass. a12-x.1 - gsmtp\r\n")?;
    /// assert_eq!(reply.provider(), Some(Provider::Google));
    /// let reply = Reply::parse(b"554 5.7.1 <someone@gmail.com>: Relay access denied\r\n")?;
    /// assert_eq!(reply.provider(), None);
    /// # Ok::<(), smtp_codes::DecodeError>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn provider(&self) -> Option<Provider> {
        shown(self.code(), ProviderText::Reply(self.lines()))
    }

    /// Returns what the provider means by this reply, where that is known.
    ///
    /// It changes the words, the party and the advice to retry, which [`explain`](Self::explain) takes from it, and
    /// never the [`verdict`](Self::verdict): there the first digit decides (RFC 5321 section 4.2).
    ///
    /// ```
    /// use smtp_codes::{KnownStatus, Party, Reply};
    ///
    /// let reply = Reply::parse(b"550 5.7.30 DKIM did not pass. a12-x.1 - gsmtp\r\n")?;
    /// let row = reply.provider_row().expect("Gmail says so");
    /// assert_eq!(row.id(), "go-5.7.30");
    /// assert_eq!(row.party(), Party::SendingAdministrator);
    /// assert_eq!(row.replaces(), Some(KnownStatus::RequireTlsSupportRequired));
    /// # Ok::<(), smtp_codes::DecodeError>(())
    /// ```
    #[inline]
    #[must_use]
    pub fn provider_row(&self) -> Option<ProviderRow> {
        let text = ProviderText::Reply(self.lines());
        Recognized::find(self.code(), self.enhanced(), text, None).map(|recognized| recognized.row)
    }
}

/// The octets of a reply inside other text that are read.
const QUOTED: usize = 2_048;

/// Returns what is read of a reply inside other text: a line with thousands of replies must not be read to its end for
/// each of them.
#[inline]
pub(super) fn head_of_quoted(text: &[u8]) -> &[u8] {
    text.get(..QUOTED).unwrap_or(text)
}

impl Found<'_> {
    /// Returns the provider that the text after the codes shows, as [`Reply::provider`] does for a reply.
    ///
    /// ```
    /// use smtp_codes::{Provider, scan};
    ///
    /// let log = b"status=bounced (host mx.example.com[192.0.2.25] said: 550 5.7.30 DKIM did not pass. a12-x.1 - gsmtp)";
    /// let found = scan(log).next().expect("a reply");
    /// assert_eq!(found.provider(), Some(Provider::Google));
    /// ```
    #[inline]
    #[must_use]
    pub fn provider(&self) -> Option<Provider> {
        shown(self.code()?, ProviderText::Part(Some(head_of_quoted(self.text()))))
    }
}

/// The meaning that one provider gives to one of its replies: a row of the table of providers.
///
/// From [`Reply::provider_row`] and [`Explanation::provider_row`](crate::Explanation::provider_row); a new release may
/// have new rows.
#[derive(Clone, Copy)]
pub struct ProviderRow {
    provider: Provider,
    row: &'static data::ProviderRow,
}

impl ProviderRow {
    /// Returns every row, by provider and id.
    #[inline]
    pub fn all() -> impl Iterator<Item = Self> + Clone {
        Provider::ALL
            .iter()
            .flat_map(|&provider| provider.table().rows().map(move |row| Self { provider, row }))
    }

    /// Returns the stable name of the row: `ms-5.7.708`.
    #[inline]
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.row.id
    }

    /// Returns the provider.
    #[inline]
    #[must_use]
    pub const fn provider(self) -> Provider {
        self.provider
    }

    /// Returns what the provider means, in one or two sentences.
    #[inline]
    #[must_use]
    pub const fn meaning(self) -> &'static str {
        self.row.meaning
    }

    /// Returns who has to act.
    #[inline]
    #[must_use]
    pub const fn party(self) -> Party {
        Party::from_rules(self.row.party)
    }

    /// Returns whether sending the same again makes sense, and when: also after a 5yz where the provider means "later".
    #[inline]
    #[must_use]
    pub const fn retry(self) -> Retry {
        match self.row.again {
            Again::Later(wait) => Retry::Later(wait),
            Again::AfterChange | Again::Never => Retry::Useless,
        }
    }

    /// Returns the registered status whose number the provider uses for something else.
    #[inline]
    #[must_use]
    pub const fn replaces(self) -> Option<KnownStatus> {
        match (self.row.replaces, self.row.statuses.first()) {
            (true, Some(first)) => KnownStatus::find(first.subject, first.detail),
            _ => None,
        }
    }

    /// Returns where the provider, or somebody who collects its replies, says so. Not all of it can be read on the web:
    /// the URL may be empty.
    #[inline]
    #[must_use]
    pub const fn reference(self) -> Reference {
        *self.row.reference
    }

    /// Returns the outcome, as a short phrase.
    #[inline]
    pub(crate) const fn outcome(self, severity: Severity) -> &'static str {
        self.provider.outcome(matches!(severity, Severity::TransientNegative))
    }

    /// Returns the party after a reply of this severity: a refusal for good is never nobody's business.
    #[inline]
    pub(crate) const fn party_after(self, severity: Severity) -> Party {
        match (self.party(), severity) {
            (Party::Nobody, Severity::PermanentNegative) => Party::Sender,
            (party, _) => party,
        }
    }
}

impl PartialEq for ProviderRow {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.row.id == other.row.id
    }
}

impl Eq for ProviderRow {}

impl Hash for ProviderRow {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.row.id.hash(state);
    }
}

impl fmt::Debug for ProviderRow {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("ProviderRow").field(&self.row.id).finish()
    }
}

/// The evidence that a reply is a provider's.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) enum RecognizedBy {
    /// These words of the text.
    Mark(&'static str),
    /// Codes and words that nobody else sends together.
    Numbers,
    /// The caller knew it.
    Caller,
}

/// A row, and what shows that the reply is this provider's.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub(crate) struct Recognized {
    pub(crate) row: ProviderRow,
    pub(crate) by: RecognizedBy,
}

impl Recognized {
    #[inline]
    pub(crate) fn find(
        code: ReplyCode,
        enhanced: Option<EnhancedCode>,
        text: ProviderText<'_>,
        known: Option<Provider>,
    ) -> Option<Self> {
        let found = data::find_provider_row(code.get(), EnhancedCode::triple_of(enhanced), text, known)?;
        let by = match found.mark {
            _ if known == Some(found.provider) => RecognizedBy::Caller,
            Some(mark) => RecognizedBy::Mark(mark),
            None => RecognizedBy::Numbers,
        };
        Some(Self { row: ProviderRow { provider: found.provider, row: found.row }, by })
    }
}

#[inline]
fn shown(code: ReplyCode, text: ProviderText<'_>) -> Option<Provider> {
    data::shown_provider(code.get(), text).map(|(provider, _)| provider)
}

/// The lines in which a provider is looked for: one type, as the search is compiled anew for each.
#[derive(Clone)]
pub(crate) enum ProviderText<'a> {
    Reply(Lines<'a>),
    /// Lines that are still to be read, without the spaces around each.
    Quoted(Option<&'a [u8]>),
    /// A part of a line.
    Part(Option<&'a [u8]>),
}

impl<'a> Iterator for ProviderText<'a> {
    type Item = &'a [u8];

    #[inline]
    fn next(&mut self) -> Option<&'a [u8]> {
        match self {
            Self::Reply(lines) => lines.next().map(|line| line.as_bytes()),
            Self::Quoted(rest) => {
                let text = rest.take()?;
                let end = text.iter().position(|octet| *octet == b'\n');
                *rest = end.and_then(|end| text.get(end + 1..));
                Some(text.get(..end.unwrap_or(text.len())).unwrap_or_default().trim_ascii())
            }
            Self::Part(part) => part.take(),
        }
    }
}
