//! Judgements that no set of codes can tell. What a reply may mean, which may answer which command, and how one deviates
//! from the grammar, is the library's to say.

use std::net::IpAddr;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use smtp_codes::{Command, DeviationKind, FindingKind, Reply, Severity};

use super::play::may_want_more;
use super::site::{Role, Security};
use super::step::Wrong;
use super::talk::Talk;
use crate::transcript::{Answer, Turn};

type Judged = Result<(), Wrong>;

fn broken(right: impl Into<String>) -> Judged {
    Err(Wrong::Broken(right.into()))
}

fn unusual(what: impl Into<String>) -> Judged {
    Err(Wrong::Unusual(what.into()))
}

fn unclear(what: impl Into<String>) -> Judged {
    Err(Wrong::Unclear(what.into()))
}

/// Judges a reply, of which there is one: what cannot be read was refused before.
fn read(answer: &Answer, judge: impl FnOnce(Reply<'_>) -> Judged) -> Judged {
    answer.reply().map_or(Ok(()), judge)
}

fn text_of(reply: Reply<'_>) -> String {
    reply.text().to_string().to_ascii_lowercase()
}

fn speaks_of(reply: Reply<'_>, words: &[&str]) -> bool {
    let text = text_of(reply);
    words.iter().any(|word| text.contains(word))
}

/// The text begins with a domain or an address literal (RFC 5321 sections 4.2 and 4.1.1.1).
pub(super) fn host_first(answer: &Answer, _: &Talk<'_>) -> Judged {
    read(answer, |reply| {
        let first = reply.lines().next().map(|line| line.to_string()).unwrap_or_default();
        let is_right = is_host(first.split(' ').next().unwrap_or_default());
        if is_right { Ok(()) } else { broken("a text that begins with a domain or an address literal") }
    })
}

/// A domain, of one label or of several, or an address literal (RFC 5321 sections 4.1.2 and 4.1.3).
fn is_host(word: &str) -> bool {
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

/// No enhanced status code where there can be none (RFC 2034 section 4).
pub(super) fn no_enhanced(answer: &Answer, _: &Talk<'_>) -> Judged {
    read(answer, |reply| {
        let has_one = reply.check(answer.command).contains(FindingKind::EnhancedNotPossible);
        if has_one { broken("a text without enhanced status code") } else { Ok(()) }
    })
}

/// Both, for HELO.
pub(super) fn helo_text(answer: &Answer, talk: &Talk<'_>) -> Judged {
    no_enhanced(answer, talk).and_then(|()| host_first(answer, talk))
}

/// Each line after the first is `ehlo-line` of RFC 5321 section 4.1.1.1.
pub(super) fn hello_grammar(answer: &Answer, _: &Talk<'_>) -> Judged {
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
pub(super) fn keywords_not_listed(answer: &Answer, talk: &Talk<'_>) -> Judged {
    read(answer, |reply| {
        let mut lines = reply.lines().skip(1).map(|line| line.to_string().to_ascii_uppercase());
        match lines.find(|line| talk.offers().contains(line)) {
            Some(line) => broken(format!("a reply to HELO that does not list {line}")),
            None => Ok(()),
        }
    })
}

/// Not refused because the name has another address (RFC 5321 section 4.1.4).
pub(super) fn not_for_mismatch(answer: &Answer, _: &Talk<'_>) -> Judged {
    read(answer, |reply| match reply.code().is_positive() {
        true => Ok(()),
        false if speaks_of(reply, &["match", "does not resolve to", "reverse", "forged"]) => {
            broken("no refusal for a name that is not of the client's address")
        }
        false => unclear(format!("{} was refused for another reason", answer.command)),
    })
}

/// One reply for each command: nothing came besides, but a farewell.
pub(super) fn one_reply(turn: &Turn) -> Judged {
    match turn {
        Turn::Extra(octets) if !octets.starts_with(b"421") => broken("one reply for each command"),
        _ => Ok(()),
    }
}

/// The connection did not end when a reply was due.
pub(super) fn not_cut_off(turn: &Turn) -> Judged {
    match turn {
        Turn::CutOff => broken("a reply, or 421 before the connection ends"),
        _ => Ok(()),
    }
}

/// Servers that take mail from their users alone may refuse `<>`.
pub(super) fn takes_all_senders(talk: &Talk<'_>) -> Judged {
    let is_submission = talk.site.role == Role::Submission || talk.site.account.is_some();
    if is_submission { unclear("a server for its own users may refuse the empty sender") } else { Ok(()) }
}

/// A refusal after RCPT does not speak of the sender.
pub(super) fn not_for_sender(answer: &Answer, _: &Talk<'_>) -> Judged {
    read(answer, |reply| {
        let speaks_of_sender = reply.check(answer.command).contains(FindingKind::SenderCodeForRecipient);
        let is_refused = reply.code().is_permanent();
        if is_refused && speaks_of_sender { broken("no refusal of the empty sender") } else { Ok(()) }
    })
}

/// Not refused because it is too long: 500, or words of length.
pub(super) fn not_for_length(answer: &Answer, _: &Talk<'_>) -> Judged {
    read(answer, |reply| match reply.code().is_permanent() {
        false => Ok(()),
        true if reply.code() == 500 || speaks_of(reply, &["long", "length", "too large"]) => {
            broken("no refusal for the length")
        }
        true => unclear("it was refused for another reason"),
    })
}

/// Not refused because it is too big.
pub(super) fn not_for_size(answer: &Answer, _: &Talk<'_>) -> Judged {
    read(answer, |reply| match reply.code().is_permanent() {
        false => Ok(()),
        true if reply.code() == 552 || speaks_of(reply, &["size", "too big", "too large"]) => {
            broken("no refusal for the size")
        }
        true => unclear("it was refused for another reason"),
    })
}

/// What is too many now may be few enough later (RFC 5321 section 4.5.3.1.10).
pub(super) fn too_many_is_452(answer: &Answer, _: &Talk<'_>) -> Judged {
    read(answer, |reply| match reply.code().is_transient() && reply.code() != 452 {
        true if speaks_of(reply, &["too many"]) => broken("452"),
        true => unclear("it was put off for another reason"),
        false => Ok(()),
    })
}

/// SIZE names no limit under 64 KiB, unless 0, which is none (RFC 1870 section 3).
pub(super) fn size_holds_64k(talk: &Talk<'_>) -> Judged {
    match talk.offer("SIZE").map(str::parse::<u64>) {
        Some(Ok(1..65_536)) => broken("SIZE of 65536 at least, or 0"),
        _ => Ok(()),
    }
}

/// The text has the address of a user (RFC 5321 section 3.5.1).
pub(super) fn has_mailbox(answer: &Answer, _: &Talk<'_>) -> Judged {
    read(answer, |reply| {
        let text = text_of(reply);
        let is_mailbox = |word: &str| {
            word.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty())
        };
        let has_one = text.split([' ', '<', '>', '\n']).any(is_mailbox);
        if has_one { Ok(()) } else { broken("a text with local-part@domain") }
    })
}

/// No such deviation from the grammar of replies.
fn without(answer: &Answer, kinds: &[DeviationKind]) -> Judged {
    read(answer, |reply| {
        let found = reply.deviations().find(|deviation| kinds.contains(&deviation.kind()));
        found.map_or(Ok(()), |deviation| broken(format!("a reply without this fault: {deviation}")))
    })
}

pub(super) fn codes_agree(answer: &Answer) -> Judged {
    without(answer, &[DeviationKind::CodeDiffers, DeviationKind::SeverityDiffers])
}

pub(super) fn ends_with_crlf(answer: &Answer) -> Judged {
    without(answer, &[DeviationKind::BareLf, DeviationKind::BareCr])
}

/// ASCII, unless the client can read more: with SMTPUTF8 (RFC 6531 section 3.7.4.2). What follows the host in the reply
/// to EHLO is read by nobody.
pub(super) fn is_ascii(answer: &Answer) -> Judged {
    let has_utf8 = answer.line.to_ascii_uppercase().windows(8).any(|word| word == b"SMTPUTF8");
    if has_utf8 {
        return Ok(());
    }
    let judged = without(
        answer,
        &[DeviationKind::NonAscii, DeviationKind::ControlCharacter, DeviationKind::BlankLine],
    );
    match judged {
        Err(Wrong::Broken(what)) if matches!(answer.command, Command::Ehlo | Command::Lhlo) => unusual(what),
        judged => judged,
    }
}

pub(super) fn is_short(answer: &Answer) -> Judged {
    without(answer, &[DeviationKind::LongLine])
}

pub(super) fn has_text(answer: &Answer) -> Judged {
    if answer.raw.starts_with(b"334") {
        return Ok(());
    }
    without(answer, &[DeviationKind::BareCode])
}

/// The code is one that may answer the command.
pub(super) fn is_known(answer: &Answer) -> Judged {
    read(answer, |reply| {
        if answer.command.may_get(reply.code()) {
            return Ok(());
        }
        let codes: Vec<String> = answer.command.replies().iter().map(ToString::to_string).collect();
        broken(format!("a code that may answer {}: {}", answer.command, codes.join(", ")))
    })
}

/// Judges the enhanced status code of a reply that may have one, where the server has offered them.
fn enhanced(answer: &Answer, judge: impl FnOnce(Reply<'_>) -> Judged) -> Judged {
    if answer.is_enhanced { read(answer, judge) } else { Ok(()) }
}

pub(super) fn enhanced_present(answer: &Answer) -> Judged {
    enhanced(answer, |reply| {
        if reply.code().is_intermediate() || reply.enhanced().is_some() {
            return Ok(());
        }
        broken("an enhanced status code after the reply code")
    })
}

pub(super) fn enhanced_everywhere(answer: &Answer) -> Judged {
    enhanced(answer, |_| without(answer, &[DeviationKind::EnhancedMissing, DeviationKind::EnhancedDiffers]))
}

pub(super) fn class_agrees(answer: &Answer) -> Judged {
    enhanced(answer, |_| without(answer, &[DeviationKind::EnhancedClassDiffers]))
}

pub(super) fn not_on_3yz(answer: &Answer) -> Judged {
    enhanced(answer, |_| without(answer, &[DeviationKind::EnhancedOn3yz]))
}

pub(super) fn registered(answer: &Answer) -> Judged {
    enhanced(answer, |reply| match reply.check(answer.command).contains(FindingKind::UnknownEnhanced) {
        true => broken("an enhanced status code of the registry"),
        false => Ok(()),
    })
}

/// A refusal after RCPT may speak of the sender, for servers delay that check.
pub(super) fn of_the_right_subject(answer: &Answer) -> Judged {
    enhanced(answer, |reply| {
        let findings = reply.check(answer.command);
        let is_wrong = findings.contains(FindingKind::RecipientCodeForSender)
            || reply.severity() == Severity::PositiveCompletion
                && findings.contains(FindingKind::SenderCodeForRecipient);
        if is_wrong {
            broken("an enhanced status code that speaks of what the command names")
        } else {
            Ok(())
        }
    })
}

/// The last four replies are to MAIL, to two recipients that are refused, and to RSET.
pub(super) fn replies_in_order(talk: &Talk<'_>) -> Judged {
    let mut codes: Vec<_> =
        talk.transcript.answers().rev().take(4).filter_map(Answer::reply).map(|reply| reply.code()).collect();
    codes.reverse();
    let shown = codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
    match codes.as_slice() {
        [mail, first, second, rset] if *mail == 250 && *rset == 250 => {
            if first.is_permanent() && second.is_permanent() {
                return Ok(());
            }
            unclear("a recipient was taken that was to be refused")
        }
        // Somewhere among them are the two that are right, or MAIL or RSET was refused as such.
        codes if codes.iter().filter(|code| **code == 250).count() == 2 => {
            broken(format!("replies in the order of the commands: 250, 5yz, 5yz, 250, and not {shown}"))
        }
        _ => unclear(format!("the replies were {shown}")),
    }
}

/// The message was refused for the second recipient alone.
pub(super) fn last_is_refused(talk: &Talk<'_>) -> Judged {
    one_is_refused(talk, [false, true])
}

/// The message was refused for the first recipient alone.
pub(super) fn first_is_refused(talk: &Talk<'_>) -> Judged {
    one_is_refused(talk, [true, false])
}

fn one_is_refused(talk: &Talk<'_>, right: [bool; 2]) -> Judged {
    let is_refused = |answer: &Answer| answer.reply().is_some_and(|reply| !reply.code().is_positive());
    let mut refused: Vec<bool> = talk.transcript.answers().rev().take(2).map(is_refused).collect();
    refused.reverse();
    match refused.as_slice() {
        refused if refused == right => Ok(()),
        [true, false] | [false, true] => broken("the replies in the order of the recipients"),
        _ => unclear("the message was taken for both recipients, or for none"),
    }
}

/// The keyword stands alone.
pub(super) fn has_no_parameter(talk: &Talk<'_>, keyword: &str) -> Judged {
    match talk.offer(keyword) {
        Some("") | None => Ok(()),
        Some(parameter) => broken(format!("{keyword} without parameter, and not {parameter}")),
    }
}

pub(super) fn binary_has_chunks(talk: &Talk<'_>) -> Judged {
    if talk.has("CHUNKING") { Ok(()) } else { broken("CHUNKING beside BINARYMIME") }
}

pub(super) fn utf8_has_8bit(talk: &Talk<'_>) -> Judged {
    if talk.has("8BITMIME") { Ok(()) } else { broken("8BITMIME beside SMTPUTF8") }
}

pub(super) fn tls_not_offered(talk: &Talk<'_>) -> Judged {
    if talk.has("STARTTLS") { broken("no STARTTLS under TLS") } else { Ok(()) }
}

/// Refused for lack of TLS, and so with 530 (RFC 3207 section 4).
pub(super) fn wants_tls(answer: &Answer, _: &Talk<'_>) -> Judged {
    read(answer, |reply| match reply.code().get() {
        530 => Ok(()),
        _ if speaks_of(reply, &["starttls", "tls"]) => unusual("530 is usual"),
        _ => unclear("MAIL was refused for another reason"),
    })
}

/// STARTTLS is not to be offered under TLS, and what comes of it there is another check.
pub(super) fn in_clear(talk: &Talk<'_>) -> Judged {
    if talk.site.security == Security::Clear { Ok(()) } else { unclear("TLS is active already") }
}

pub(super) fn is_public(talk: &Talk<'_>) -> Judged {
    if talk.site.role == Role::Public { Ok(()) } else { unclear("only port 25 is public") }
}

pub(super) fn is_not_public(talk: &Talk<'_>) -> Judged {
    if talk.site.role == Role::Public { broken("another port than 25") } else { Ok(()) }
}

pub(super) fn lists_mechanisms(talk: &Talk<'_>) -> Judged {
    match talk.offer("AUTH") {
        Some("") => broken("AUTH with a mechanism at least"),
        _ => Ok(()),
    }
}

pub(super) fn has_mechanism(talk: &Talk<'_>, mechanism: &str) -> Judged {
    let has_it = talk.offer("AUTH").is_some_and(|list| list.split(' ').any(|one| one == mechanism));
    if has_it { Ok(()) } else { unclear(format!("AUTH {mechanism} is not offered")) }
}

pub(super) fn offers_passwords_in_clear(talk: &Talk<'_>) -> Judged {
    let asks = has_mechanism(talk, "PLAIN").is_ok() || has_mechanism(talk, "LOGIN").is_ok();
    match (talk.site.security, asks) {
        (Security::Clear, true) if talk.site.is_loopback => {
            unusual("PLAIN or LOGIN in clear, which does no harm within one machine")
        }
        (Security::Clear, true) => broken("no PLAIN and no LOGIN before TLS"),
        _ => Ok(()),
    }
}

/// `334`, a space, and base64 (RFC 4954 section 4).
pub(super) fn challenge_form(answer: &Answer, _: &Talk<'_>) -> Judged {
    read(answer, |reply| match reply.challenge() {
        Some(_) if answer.raw == b"334\r\n" => unusual("the space after 334 is missing"),
        Some(challenge) if BASE64_STANDARD.decode(challenge).is_ok() => Ok(()),
        _ => broken("334, a space, and base64 alone"),
    })
}

/// Refused for lack of a login, and so with 530 (RFC 4954 section 6).
pub(super) fn wants_login(answer: &Answer, _: &Talk<'_>) -> Judged {
    read(answer, |reply| match reply.code().get() {
        code if code < 400 || code == 530 => Ok(()),
        550 | 553 | 554 | 503 if may_want_more(answer, &reply) || speaks_of(reply, &["auth"]) => {
            unusual("530 is usual")
        }
        _ if speaks_of(reply, &["authent", "auth ", "log in", "login"]) => broken("530"),
        _ => unclear(format!("{} was refused for another reason", answer.command)),
    })
}

/// PIPELINING and ENHANCEDSTATUSCODES by a MUST, 8BITMIME by a SHOULD (RFC 2033 section 5).
pub(super) fn offers_what_lmtp_needs(talk: &Talk<'_>) -> Judged {
    match ["PIPELINING", "ENHANCEDSTATUSCODES"].into_iter().find(|keyword| !talk.has(keyword)) {
        Some(missing) => broken(format!("{missing} in the reply to LHLO")),
        None if !talk.has("8BITMIME") => unusual("8BITMIME should be offered"),
        None => Ok(()),
    }
}
