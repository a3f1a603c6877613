//! What a server asks of strangers.

use super::Site;

/// A server that has TLS, takes mail for one domain, and relays for those who authenticate.
#[derive(Clone, Debug)]
pub struct Guard {
    /// The domain whose mail it takes from anybody.
    pub domain: String,
    /// `name:password` of the one that it knows.
    pub account: Option<String>,
    /// Takes mail under TLS alone.
    pub requires_tls: bool,
}

impl Guard {
    /// What the server offers, before TLS or under it.
    #[must_use]
    pub fn keywords(&self, site: &Site, is_tls: bool) -> Vec<String> {
        let mut keywords = site.keywords();
        keywords.push("CHUNKING".into());
        if !is_tls {
            keywords.push("STARTTLS".into());
        } else if self.has_account() {
            keywords.push("AUTH PLAIN LOGIN".into());
        }
        keywords
    }

    pub(super) const fn has_account(&self) -> bool {
        self.account.is_some()
    }

    pub(super) fn has_domain_of(&self, mailbox: &str) -> bool {
        mailbox.rsplit_once('@').is_none_or(|(_, domain)| domain.eq_ignore_ascii_case(&self.domain))
    }

    /// Takes as long for a password that is nearly right as for any other of its length.
    pub(super) fn admits(&self, name: &str, password: &str) -> bool {
        let Some(account) = &self.account else { return false };
        let given = format!("{name}:{password}");
        let difference =
            account.bytes().zip(given.bytes()).fold(0, |sum, (ours, theirs)| sum | (ours ^ theirs));
        account.len() == given.len() && difference == 0
    }
}
