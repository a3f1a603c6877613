//! Who sends reply codes of its own, and what they mean there.
//!
//! A row replaces the words, the party and the advice to retry, and never the verdict, which is the first digit's (RFC
//! 5321 section 4.2). Each provider has a file with its hosts, its marks and its rows, in the order of their ids.

mod amazon_ses;
mod apple;
mod att;
mod barracuda;
mod cisco;
mod cloudflare;
mod cloudmark;
mod comcast;
mod cox;
mod facebook;
mod free;
mod godaddy;
mod google;
mod iua;
mod mailgun;
mod mailru;
mod messagelabs;
mod microsoft;
mod mimecast;
mod netease;
mod orange_laposte;
mod proofpoint;
mod qq;
mod rackspace;
mod recognize;
mod row;
mod sendgrid;
mod sfr;
mod sophos;
mod spamcop;
mod spamhaus;
mod spectrum;
mod t_online;
mod trend_micro;
mod united_internet;
mod vodafone_ziggo;
mod yahoo;
mod zoho;

use core::fmt;
use core::str::FromStr;

pub use recognize::{ProviderMatch, find_provider_row, shown_provider};
pub use row::{Again, Confidence, Pattern, ProviderRow, Statuses};

use crate::ParseNameError;

/// One provider: how it is recognised, and what its replies mean.
#[derive(Debug)]
pub struct ProviderTable {
    /// A short stable name, in lower case.
    pub id: &'static str,
    /// The name for people.
    pub name: &'static str,
    /// How the names of its servers end; the first label is taken as a whole.
    pub hosts: &'static [&'static str],
    /// The patterns of a text that show it.
    pub marks: &'static [Pattern],
    /// A list that other providers ask, so that their own rows come first.
    pub is_block_list: bool,
    /// The day on which its rows were last compared with their sources, `yyyy-mm-dd`.
    pub checked: &'static str,
    /// The meanings of its replies, in the order of their ids; in parts where a file would be too long.
    pub(crate) parts: &'static [&'static [ProviderRow]],
}

impl ProviderTable {
    /// Returns what its replies mean, in the order of their ids.
    #[inline]
    pub fn rows(&self) -> impl Iterator<Item = &'static ProviderRow> + Clone + use<> {
        self.parts.iter().copied().flatten()
    }
}

macro_rules! providers {
    ($($variant:ident: $module:ident, $name:literal;)+) => {
        /// A mail provider, a filter or a block list that sends reply codes of its own.
        #[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
        #[repr(u8)]
        #[non_exhaustive]
        pub enum Provider {
            $(#[doc = $name] $variant,)+
        }

        /// A static, so that every crate refers to the same one.
        static TABLES: [&ProviderTable; Provider::ALL.len()] = [$(&$module::TABLE,)+];

        impl Provider {
            /// Every provider, in the order of their ids.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            #[inline]
            #[doc(hidden)]
            #[must_use]
            pub const fn table(self) -> &'static ProviderTable {
                TABLES[self as usize]
            }

            /// Returns a short stable name in lower case: `amazon-ses`.
            #[inline]
            #[must_use]
            pub const fn id(self) -> &'static str {
                Self::NAMES[self as usize]
            }

            #[inline]
            #[doc(hidden)]
            #[must_use]
            pub const fn outcome(self, is_transient: bool) -> &'static str {
                let (put_off, refused, listed) = match self {
                    $(Self::$variant => (
                        concat!("Put off by ", $name),
                        concat!("Refused by ", $name),
                        concat!("On a block list: ", $name),
                    ),)+
                };
                match (self.table().is_block_list, is_transient) {
                    (true, _) => listed,
                    (false, true) => put_off,
                    (false, false) => refused,
                }
            }

            /// Returns the name for people: `Amazon SES`.
            #[inline]
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }
        }
    };
}

providers! {
    AmazonSes: amazon_ses, "Amazon SES";
    Apple: apple, "iCloud";
    Att: att, "AT&T";
    Barracuda: barracuda, "Barracuda";
    Cisco: cisco, "Cisco";
    Cloudflare: cloudflare, "Cloudflare";
    Cloudmark: cloudmark, "Cloudmark";
    Comcast: comcast, "Comcast";
    Cox: cox, "Cox";
    Facebook: facebook, "Facebook";
    Free: free, "Free";
    GoDaddy: godaddy, "GoDaddy";
    Google: google, "Google";
    Iua: iua, "I.UA";
    Mailgun: mailgun, "Mailgun";
    MailRu: mailru, "Mail.ru";
    MessageLabs: messagelabs, "MessageLabs";
    Microsoft: microsoft, "Microsoft 365 or Exchange";
    Mimecast: mimecast, "Mimecast";
    NetEase: netease, "NetEase";
    OrangeLaposte: orange_laposte, "Orange or La Poste";
    Proofpoint: proofpoint, "Proofpoint";
    Qq: qq, "QQ";
    Rackspace: rackspace, "Rackspace";
    SendGrid: sendgrid, "SendGrid";
    Sfr: sfr, "SFR";
    Sophos: sophos, "Sophos";
    SpamCop: spamcop, "SpamCop";
    Spamhaus: spamhaus, "Spamhaus";
    Spectrum: spectrum, "Spectrum";
    TOnline: t_online, "T-Online";
    TrendMicro: trend_micro, "Trend Micro";
    UnitedInternet: united_internet, "GMX, WEB.DE, mail.com or IONOS";
    VodafoneZiggo: vodafone_ziggo, "Ziggo";
    Yahoo: yahoo, "Yahoo or AOL";
    Zoho: zoho, "Zoho";
}

impl Provider {
    const NAMES: &'static [&'static str] = &{
        let mut ids = [""; Self::ALL.len()];
        let mut at = 0;
        while at < ids.len() {
            ids[at] = Self::ALL[at].table().id;
            at += 1;
        }
        ids
    };

    /// Returns the provider that a mail server belongs to, by its name: of an MX record, a `Remote-MTA` field, or the
    /// `host .. said:` of a log. Upper and lower case are the same, and a dot at the end is.
    ///
    /// ```
    /// use smtp_codes_data::Provider;
    ///
    /// assert_eq!(Provider::of_host("gmail-smtp-in.l.google.com"), Some(Provider::Google));
    /// assert_eq!(Provider::of_host("mx.google.com.example.org"), None);
    /// ```
    #[inline]
    #[must_use]
    pub fn of_host(host: &str) -> Option<Self> {
        let host = host.strip_suffix('.').unwrap_or(host).as_bytes();
        Self::ALL.iter().copied().find(|provider| {
            provider.table().hosts.iter().any(|wanted| match wanted.split_once('*') {
                Some((start, end)) => {
                    host.len() > start.len() + end.len() && starts(host, start) && ends(host, end)
                }
                // The domain itself is one of its hosts.
                None => {
                    ends(host, wanted) || host.eq_ignore_ascii_case(wanted.trim_start_matches('.').as_bytes())
                }
            })
        })
    }
}

#[inline]
fn starts(host: &[u8], start: &str) -> bool {
    host.get(..start.len()).is_some_and(|front| front.eq_ignore_ascii_case(start.as_bytes()))
}

#[inline]
fn ends(host: &[u8], end: &str) -> bool {
    let at = host.len().checked_sub(end.len());
    at.and_then(|at| host.get(at..)).is_some_and(|back| back.eq_ignore_ascii_case(end.as_bytes()))
}

/// The id.
impl fmt::Display for Provider {
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.id())
    }
}

/// Reads the id, or the name for people.
impl FromStr for Provider {
    type Err = ParseNameError;

    #[inline]
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_called = |provider: &&Self| provider.id() == text || provider.name() == text;
        Self::ALL.iter().find(is_called).copied().ok_or(ParseNameError::new("Provider", Self::NAMES))
    }
}

/// The id.
#[cfg(feature = "serde")]
impl serde::Serialize for Provider {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// The id.
#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Provider {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = crate::names::Name { of: "Provider", expected: Self::NAMES };
        deserializer.deserialize_str(name).map(|at| Self::ALL[at])
    }
}

#[cfg(feature = "strum")]
crate::variant_lists!(Provider);
