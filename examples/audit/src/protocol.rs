//! The protocols.

/// The protocol that a program speaks.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Protocol {
    /// SMTP (RFC 5321).
    Smtp,
    /// LMTP (RFC 2033).
    Lmtp,
}

/// The protocols that a check is for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum For {
    Both,
    Smtp,
    Lmtp,
}

impl For {
    pub(crate) const fn includes(self, protocol: Protocol) -> bool {
        match protocol {
            Protocol::Smtp => !matches!(self, Self::Lmtp),
            Protocol::Lmtp => !matches!(self, Self::Smtp),
        }
    }
}
