//! The kinds of servers that the checks are for.

/// A kind of server.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Kind {
    /// SMTP with every extension.
    Smtp,
    /// LMTP.
    Lmtp,
    /// LMTP, on a port for everybody.
    LmtpPublic,
    /// SMTP, and the auditor logs in.
    Account,
    /// SMTP under TLS from the first octet.
    Tls,
    /// SMTP, and the auditor begins TLS before each check.
    StartTls,
    /// SMTP, on a port for everybody.
    Public,
    /// SMTP, reached over the network.
    Remote,
    /// SMTP that lists nothing but PIPELINING.
    Few,
    /// SMTP for those who begin TLS.
    NeedsTls,
    /// SMTP for those who log in.
    NeedsLogin,
    /// SMTP that greets with 554.
    Refuses,
    /// SMTP, and the auditor has much time for one check.
    Slow,
    /// SMTP, and the auditor may send much.
    Heavy,
}

impl Kind {
    pub(crate) const fn is_lmtp(self) -> bool {
        matches!(self, Self::Lmtp | Self::LmtpPublic)
    }

    /// The kinds that can be right.
    pub(crate) const ALL: [Self; 13] = [
        Self::Smtp,
        Self::Lmtp,
        Self::Account,
        Self::Tls,
        Self::StartTls,
        Self::Public,
        Self::Remote,
        Self::Few,
        Self::NeedsTls,
        Self::NeedsLogin,
        Self::Refuses,
        Self::Slow,
        Self::Heavy,
    ];

    /// The rules to check, where it is not all.
    pub(crate) fn only(self) -> &'static [String] {
        static SLOW: std::sync::OnceLock<[String; 1]> = std::sync::OnceLock::new();
        match self {
            Self::Slow => SLOW.get_or_init(|| ["reply/timeout-5min".to_owned()]),
            _ => &[],
        }
    }
}
