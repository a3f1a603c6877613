//! Judgements on what the server offers, what it is there for, and the order of its replies.

use super::{Judged, broken, unclear, unusual};
use crate::server::site::{Role, Security};
use crate::server::talk::Talk;
use crate::transcript::Answer;

/// Servers that only take mail from their users may refuse `<>`.
pub(in crate::server) fn takes_all_senders(talk: &Talk<'_>) -> Judged {
    let is_submission = talk.site.role == Role::Submission || talk.site.account.is_some();
    if is_submission { unclear("a server for its own users may refuse the empty sender") } else { Ok(()) }
}

/// SIZE names no limit under 64 KiB, unless 0, which is none (RFC 1870 section 3).
pub(in crate::server) fn size_holds_64k(talk: &Talk<'_>) -> Judged {
    match talk.offer("SIZE").map(str::parse::<u64>) {
        Some(Ok(1..65_536)) => broken("SIZE of 65536 at least, or 0"),
        _ => Ok(()),
    }
}

/// The last four replies are to MAIL, to two recipients that are refused, and to RSET.
pub(in crate::server) fn replies_in_order(talk: &Talk<'_>) -> Judged {
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
pub(in crate::server) fn last_is_refused(talk: &Talk<'_>) -> Judged {
    one_is_refused(talk, [false, true])
}

/// The message was refused for the first recipient alone.
pub(in crate::server) fn first_is_refused(talk: &Talk<'_>) -> Judged {
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

/// The keyword has no parameters.
pub(in crate::server) fn has_no_parameter(talk: &Talk<'_>, keyword: &str) -> Judged {
    match talk.offer(keyword) {
        Some("") | None => Ok(()),
        Some(parameter) => broken(format!("{keyword} without parameter, and not {parameter}")),
    }
}

pub(in crate::server) fn binary_has_chunks(talk: &Talk<'_>) -> Judged {
    if talk.has("CHUNKING") { Ok(()) } else { broken("CHUNKING beside BINARYMIME") }
}

pub(in crate::server) fn utf8_has_8bit(talk: &Talk<'_>) -> Judged {
    if talk.has("8BITMIME") { Ok(()) } else { broken("8BITMIME beside SMTPUTF8") }
}

pub(in crate::server) fn tls_not_offered(talk: &Talk<'_>) -> Judged {
    if talk.has("STARTTLS") { broken("no STARTTLS under TLS") } else { Ok(()) }
}

/// STARTTLS must not be offered under TLS; another check tries it there.
pub(in crate::server) fn in_clear(talk: &Talk<'_>) -> Judged {
    if talk.site.security == Security::Clear { Ok(()) } else { unclear("TLS is active already") }
}

pub(in crate::server) fn is_public(talk: &Talk<'_>) -> Judged {
    if talk.site.role == Role::Public { Ok(()) } else { unclear("only port 25 is public") }
}

pub(in crate::server) fn is_not_public(talk: &Talk<'_>) -> Judged {
    if talk.site.role == Role::Public { broken("another port than 25") } else { Ok(()) }
}

pub(in crate::server) fn lists_mechanisms(talk: &Talk<'_>) -> Judged {
    match talk.offer("AUTH") {
        Some("") => broken("AUTH with a mechanism at least"),
        _ => Ok(()),
    }
}

pub(in crate::server) fn has_mechanism(talk: &Talk<'_>, mechanism: &str) -> Judged {
    let has_it = talk.offer("AUTH").is_some_and(|list| list.split(' ').any(|one| one == mechanism));
    if has_it { Ok(()) } else { unclear(format!("AUTH {mechanism} is not offered")) }
}

pub(in crate::server) fn offers_passwords_in_clear(talk: &Talk<'_>) -> Judged {
    let asks = has_mechanism(talk, "PLAIN").is_ok() || has_mechanism(talk, "LOGIN").is_ok();
    match (talk.site.security, asks) {
        (Security::Clear, true) if talk.site.is_loopback => {
            unusual("PLAIN or LOGIN in clear, which does no harm within one machine")
        }
        (Security::Clear, true) => broken("no PLAIN and no LOGIN before TLS"),
        _ => Ok(()),
    }
}

/// PIPELINING and ENHANCEDSTATUSCODES by a MUST, 8BITMIME by a SHOULD (RFC 2033 section 5).
pub(in crate::server) fn offers_what_lmtp_needs(talk: &Talk<'_>) -> Judged {
    match ["PIPELINING", "ENHANCEDSTATUSCODES"].into_iter().find(|keyword| !talk.has(keyword)) {
        Some(missing) => broken(format!("{missing} in the reply to LHLO")),
        None if !talk.has("8BITMIME") => unusual("8BITMIME should be offered"),
        None => Ok(()),
    }
}
