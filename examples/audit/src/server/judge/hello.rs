//! Judgements on the greeting, and on EHLO and HELO.

use smtp_codes::FindingKind;

use super::{Judged, broken, read, speaks_of, unclear, unusual};
use crate::host::is_host;
use crate::server::talk::Talk;
use crate::transcript::Answer;

/// The text begins with a domain or an address literal (RFC 5321 sections 4.2 and 4.1.1.1).
pub(in crate::server) fn host_first(answer: &Answer, _: &Talk<'_>) -> Judged {
    read(answer, |reply| {
        let first = reply.lines().next().map(|line| line.to_string()).unwrap_or_default();
        let is_right = is_host(first.split(' ').next().unwrap_or_default());
        if is_right { Ok(()) } else { broken("a text that begins with a domain or an address literal") }
    })
}

/// No enhanced status code where there can be none (RFC 2034 section 4).
pub(in crate::server) fn no_enhanced(answer: &Answer, _: &Talk<'_>) -> Judged {
    read(answer, |reply| {
        let has_one = reply.check(answer.command).contains(FindingKind::EnhancedNotPossible);
        if has_one { broken("a text without enhanced status code") } else { Ok(()) }
    })
}

/// Both, for HELO.
pub(in crate::server) fn helo_text(answer: &Answer, talk: &Talk<'_>) -> Judged {
    no_enhanced(answer, talk).and_then(|()| host_first(answer, talk))
}

/// Each line after the first is `ehlo-line` of RFC 5321 section 4.1.1.1.
pub(in crate::server) fn hello_grammar(answer: &Answer, _: &Talk<'_>) -> Judged {
    let mut remark = Ok(());
    for line in answer.raw.split(|octet| *octet == b'\n').filter(|line| line.len() > 3).skip(1) {
        let line = String::from_utf8_lossy(&line[4.min(line.len())..]);
        let line = line.strip_suffix('\r').unwrap_or(&line);
        let bare = line.trim_end_matches(' ');
        let mut words = bare.split(' ');
        let keyword = words.next().unwrap_or_default();
        let is_parameter =
            |word: &str| !word.is_empty() && word.bytes().all(|octet| octet.is_ascii_graphic());
        let is_keyword = |word: &str| {
            let is_inner = |octet: u8| octet.is_ascii_alphanumeric() || octet == b'-';
            word.starts_with(|first: char| first.is_ascii_alphanumeric()) && word.bytes().all(is_inner)
        };
        if !words.all(is_parameter) {
            return broken(format!("one space before each parameter: {line}"));
        }
        if is_keyword(keyword) && bare.len() == line.len() {
            continue;
        }
        // The form of old clients, names that somebody made up, and a space too many: no client stumbles over them.
        if !is_keyword(&keyword.replace(['=', '_'], "-")) {
            return broken(format!("a keyword of letters, digits and hyphens: {line}"));
        }
        remark = unusual(format!("not in the grammar, and widely seen: {}", line.escape_debug()));
    }
    remark
}

/// The reply to HELO has none of the lines that the reply to EHLO had (RFC 5321 section 3.2).
pub(in crate::server) fn keywords_not_listed(answer: &Answer, talk: &Talk<'_>) -> Judged {
    read(answer, |reply| {
        let mut lines = reply.lines().skip(1).map(|line| line.to_string().to_ascii_uppercase());
        match lines.find(|line| talk.offers().contains(line)) {
            Some(line) => broken(format!("a reply to HELO that does not list {line}")),
            None => Ok(()),
        }
    })
}

/// Not refused because the name has another address (RFC 5321 section 4.1.4).
pub(in crate::server) fn not_for_mismatch(answer: &Answer, _: &Talk<'_>) -> Judged {
    read(answer, |reply| match reply.code().is_positive() {
        true => Ok(()),
        false if speaks_of(reply, &["match", "does not resolve to", "reverse", "forged"]) => {
            broken("no refusal for a name that is not of the client's address")
        }
        false => unclear(format!("{} was refused for another reason", answer.command)),
    })
}
