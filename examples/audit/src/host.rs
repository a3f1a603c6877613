//! The names of hosts.

use std::net::IpAddr;

/// A domain, of one label or of several, or an address literal (RFC 5321 sections 4.1.2 and 4.1.3).
pub(crate) fn is_host(word: &str) -> bool {
    if let Some(literal) = word.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return literal.strip_prefix("IPv6:").unwrap_or(literal).parse::<IpAddr>().is_ok();
    }
    let is_label = |label: &str| {
        let is_inner = |octet: u8| octet.is_ascii_alphanumeric() || octet == b'-';
        !label.is_empty() && !label.starts_with('-') && !label.ends_with('-') && label.bytes().all(is_inner)
    };
    let word = word.strip_suffix('.').unwrap_or(word);
    word.split('.').all(is_label) && word.bytes().any(|octet| octet.is_ascii_alphabetic())
}
