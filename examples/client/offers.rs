//! The extensions that a server offers.

use smtp_codes::Reply;

/// The extensions in the reply to EHLO or LHLO; none, where there was no such reply.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(crate) struct Offers {
    pub(crate) pipelining: bool,
    pub(crate) chunking: bool,
    pub(crate) eight_bit: bool,
    pub(crate) utf8: bool,
    pub(crate) starttls: bool,
    pub(crate) auth_plain: bool,
    pub(crate) takes_size: bool,
    /// Octets of a message, where the server says how many it takes.
    pub(crate) max_size: Option<usize>,
    /// The protocol is LMTP, where the message is answered once for each recipient.
    pub(crate) lmtp: bool,
}

impl Offers {
    pub(crate) fn of(reply: &Reply<'_>, lmtp: bool) -> Self {
        let mut offers = Self { lmtp, ..Self::default() };
        for capability in reply.capabilities() {
            match capability.keyword().to_ascii_uppercase().as_str() {
                "PIPELINING" => offers.pipelining = true,
                "CHUNKING" => offers.chunking = true,
                "8BITMIME" => offers.eight_bit = true,
                "SMTPUTF8" => offers.utf8 = true,
                "STARTTLS" => offers.starttls = true,
                "AUTH" => {
                    offers.auth_plain |=
                        capability.parameters().any(|name| name.eq_ignore_ascii_case("PLAIN"));
                }
                "SIZE" => {
                    offers.takes_size = true;
                    let octets = capability.parameters().next().and_then(|octets| octets.parse().ok());
                    // 0 says that there is no limit (RFC 1870 section 4).
                    offers.max_size = octets.filter(|octets| *octets > 0);
                }
                _ => {}
            }
        }
        offers
    }
}
