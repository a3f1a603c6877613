//! Judgements on replies. What a code may mean, and which may answer which command, is the library's to say.

use smtp_codes::FindingKind;

use super::step::Wrong;
use super::talk::Talk;
use crate::transcript::Answer;

/// The text begins with a domain or an address literal (RFC 5321 section 4.2).
pub(crate) fn host_first(answer: &Answer, _: &Talk<'_>) -> Result<(), Wrong> {
    let Some(reply) = answer.reply() else { return Ok(()) };
    let text = reply.lines().next().map(|line| line.to_string()).unwrap_or_default();
    if is_host(text.split(' ').next().unwrap_or_default()) {
        return Ok(());
    }
    Err(Wrong::Broken("a text that begins with a domain or an address literal".into()))
}

/// A domain, of one label or of several, or an address literal (RFC 5321 sections 4.1.2 and 4.1.3).
fn is_host(word: &str) -> bool {
    if let Some(literal) = word.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        let address = literal.strip_prefix("IPv6:").unwrap_or(literal);
        return address.parse::<std::net::IpAddr>().is_ok();
    }
    let is_label = |label: &str| {
        let is_inner = |octet: u8| octet.is_ascii_alphanumeric() || octet == b'-';
        !label.is_empty() && !label.starts_with('-') && !label.ends_with('-') && label.bytes().all(is_inner)
    };
    let word = word.strip_suffix('.').unwrap_or(word);
    word.split('.').all(is_label) && word.bytes().any(|octet| octet.is_ascii_alphabetic())
}

/// No line begins with an enhanced status code (RFC 2034 section 4).
pub(crate) fn no_enhanced(answer: &Answer, _: &Talk<'_>) -> Result<(), Wrong> {
    let Some(reply) = answer.reply() else { return Ok(()) };
    if reply.check(answer.command).contains(FindingKind::EnhancedNotPossible) {
        return Err(Wrong::Broken("a text without enhanced status code".into()));
    }
    Ok(())
}
