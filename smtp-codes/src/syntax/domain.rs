//! The names that servers give themselves.

use core::net::{Ipv4Addr, Ipv6Addr};

/// Octets of a domain (RFC 5321 section 4.5.3.1.2) and of one of its labels (RFC 1035 section 2.3.4).
const DOMAIN: usize = 255;
const LABEL: usize = 63;

/// Returns `true` for a domain or an address literal (RFC 5321 sections 4.1.2 and 4.1.3).
///
/// As real servers write them: a label may hold `_`, and an IPv6 address may lack its tag. Digits and dots alone are not a
/// domain: that is an address without brackets, or looks like an enhanced status code.
pub(crate) fn is_domain_or_literal(text: &str) -> bool {
    match text.strip_prefix('[').map(|rest| rest.strip_suffix(']')) {
        Some(Some(address)) => is_address(address),
        Some(None) => false,
        None => is_domain(text),
    }
}

fn is_domain(text: &str) -> bool {
    text.len() <= DOMAIN
        && text.bytes().any(|octet| octet.is_ascii_alphabetic())
        && text.split('.').all(|label| {
            let may_end = |octet: Option<&u8>| octet.is_some_and(|octet| *octet != b'-');
            label.len() <= LABEL
                && may_end(label.as_bytes().first())
                && may_end(label.as_bytes().last())
                && label.bytes().all(|octet| octet.is_ascii_alphanumeric() || matches!(octet, b'-' | b'_'))
        })
}

fn is_address(text: &str) -> bool {
    if text.parse::<Ipv4Addr>().is_ok() || text.parse::<Ipv6Addr>().is_ok() {
        return true;
    }
    let Some((tag, address)) = text.split_once(':') else { return false };
    if tag.eq_ignore_ascii_case("IPv6") {
        return address.parse::<Ipv6Addr>().is_ok();
    }
    let is_tag_octet = |octet: u8| octet.is_ascii_alphanumeric() || octet == b'-';
    !tag.is_empty()
        && !tag.ends_with('-')
        && tag.bytes().all(is_tag_octet)
        && !address.is_empty()
        && address.bytes().all(|octet| octet.is_ascii_graphic() && !matches!(octet, b'[' | b'\\' | b']'))
}
