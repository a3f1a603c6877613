//! The demands of a server on strangers.

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
    /// Returns what the server offers, before TLS or under it.
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

    /// Takes as long for a password that is nearly right as for any other of its length. The name ends at the first
    /// colon.
    pub(super) fn admits(&self, name: &str, password: &str) -> bool {
        let Some(account) = &self.account else { return false };
        let (our_name, our_password) = account.split_once(':').unwrap_or((account, ""));
        let difference = our_password
            .bytes()
            .zip(password.bytes())
            .fold(0, |difference, (ours, theirs)| difference | (ours ^ theirs));
        our_name == name && our_password.len() == password.len() && difference == 0
    }
}

#[cfg(test)]
mod tests {
    use super::Guard;

    #[test]
    fn an_account_is_one_name_and_one_password() {
        for (account, name, password, is_admitted) in [
            ("user:sec:ret", "user", "sec:ret", true),
            ("user:sec:ret", "user:sec", "ret", false),
            ("user:sec:ret", "user", "sec", false),
            ("user:sec:ret", "", "user:sec:ret", false),
            ("user:", "user", "", true),
            ("user:", "", "user:", false),
            (":secret", "", "secret", true),
        ] {
            let guard =
                Guard { domain: String::new(), account: Some(account.to_owned()), requires_tls: false };
            assert_eq!(guard.admits(name, password), is_admitted, "{account} {name} {password}");
        }
    }
}
