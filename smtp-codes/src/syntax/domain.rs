//! The names that servers give themselves.

use core::net::{Ipv4Addr, Ipv6Addr};

/// Octets of a domain (RFC 5321 section 4.5.3.1.2) and of one of its labels (RFC 1035 section 2.3.4).
const DOMAIN: usize = 255;
const LABEL: usize = 63;

/// Returns `true` for a domain or an address literal (RFC 5321 sections 4.1.2 and 4.1.3).
///
/// As real servers write them: a label may hold `_`, and an IPv6 address may lack its tag. Digits and dots alone are
/// not a domain: that is an address without brackets, or looks like an enhanced status code.
pub(crate) fn is_domain_or_literal(text: &str) -> bool {
    match text.strip_prefix('[').map(|rest| rest.strip_suffix(']')) {
        Some(Some(address)) => is_address(address),
        Some(None) => false,
        None => is_domain(text),
    }
}

fn is_domain(text: &str) -> bool {
    let mut rest = text.as_bytes();
    loop {
        let label = prefix(rest, UNDERSCORE);
        let (Some((label, after)), 1..=LABEL) = (rest.split_at_checked(label), label) else { return false };
        if label.first() == Some(&b'-') || label.last() == Some(&b'-') {
            return false;
        }
        rest = match after {
            [] => break,
            [b'.', after @ ..] => after,
            _ => return false,
        };
    }
    text.len() <= DOMAIN && text.bytes().any(|octet| octet.is_ascii_alphabetic())
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

/// Returns the length of the letters, digits and hyphens that a text begins with, of which an EHLO keyword is made.
pub(crate) fn keyword_prefix(text: &[u8]) -> usize {
    prefix(text, HYPHEN)
}

/// Returns the length of what a text begins with in these classes of octets: up to this one.
#[inline]
fn prefix(text: &[u8], last: u8) -> usize {
    text.iter().position(|octet| CLASSES[*octet as usize] > last).unwrap_or(text.len())
}

/// Letters and digits, of which each class has more.
const ALPHANUMERIC: u8 = 0;
/// What a keyword may have too.
const HYPHEN: u8 = 1;
/// What a label of a domain may have too.
const UNDERSCORE: u8 = 2;
const OTHER: u8 = 3;

static CLASSES: [u8; 256] = {
    let mut classes = [OTHER; 256];
    let mut octet = 0;
    while octet < 128 {
        classes[octet as usize] = match octet as u8 {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => ALPHANUMERIC,
            b'-' => HYPHEN,
            b'_' => UNDERSCORE,
            _ => OTHER,
        };
        octet += 1;
    }
    classes
};

#[cfg(test)]
mod tests {
    use super::{DOMAIN, LABEL, is_domain, keyword_prefix};

    /// Judges a domain rule by rule.
    fn is_domain_by_rules(text: &str) -> bool {
        text.len() <= DOMAIN
            && text.bytes().any(|octet| octet.is_ascii_alphabetic())
            && text.split('.').all(|label| {
                (1..=LABEL).contains(&label.len())
                    && !label.starts_with('-')
                    && !label.ends_with('-')
                    && label
                        .bytes()
                        .all(|octet| octet.is_ascii_alphanumeric() || matches!(octet, b'-' | b'_'))
            })
    }

    /// Each text of up to six octets, with an octet of each class.
    #[test]
    fn every_short_text_is_judged_by_the_rules() {
        const OCTETS: &[u8; 6] = b"a0_-. ";
        for len in 0..=6 {
            for number in 0..6_usize.pow(len) {
                let mut text = [0; 6];
                let mut rest = number;
                for octet in &mut text {
                    *octet = OCTETS[rest % 6];
                    rest /= 6;
                }
                let text = core::str::from_utf8(&text[..len as usize]).unwrap();
                assert_eq!(is_domain(text), is_domain_by_rules(text), "{text:?}");
            }
        }
    }

    #[test]
    fn lengths_are_judged_by_the_rules() {
        let mut text = [b'x'; 260];
        for len in 0..260 {
            for dots in [&[][..], &[63], &[64], &[63, 127, 191], &[0], &[10, 11], &[100, 190]] {
                text.fill(b'x');
                dots.iter().for_each(|dot| text[*dot] = b'.');
                let text = core::str::from_utf8(&text[..len]).unwrap();
                assert_eq!(is_domain(text), is_domain_by_rules(text), "{text:?}");
            }
        }
    }

    #[test]
    fn each_octet_is_of_a_keyword_or_ends_it() {
        for octet in 0..=255_u8 {
            let is_of_keyword = octet.is_ascii_alphanumeric() || octet == b'-';
            assert_eq!(keyword_prefix(&[b'X', octet, b'X']), if is_of_keyword { 3 } else { 1 });
        }
    }
}
