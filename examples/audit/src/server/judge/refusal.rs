//! Judgements on why something was refused, where the code alone does not tell.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use smtp_codes::{Command, FindingKind, Reply};

use super::{Judged, broken, read, speaks_of, text_of, unclear, unusual};
use crate::server::talk::Talk;
use crate::transcript::Answer;

/// Returns `true` if a refusal may only ask for TLS or a login first (RFC 3207 section 4, RFC 4954 section 6).
pub(in crate::server) fn may_want_more(answer: &Answer, reply: &Reply<'_>) -> bool {
    let is_exempt =
        matches!(answer.command, Command::Noop | Command::Ehlo | Command::StartTls | Command::Quit);
    let is_for_lack_of_tls =
        reply.code() == 538 && matches!(answer.command, Command::Auth | Command::AuthData);
    if is_for_lack_of_tls || reply.code() == 530 && !is_exempt {
        return true;
    }
    matches!(answer.command, Command::Mail | Command::Rcpt)
        && reply.code().is_permanent()
        && speaks_of(*reply, &["authent", "starttls", "log in", "login"])
}

/// A refusal after RCPT does not speak of the sender.
pub(in crate::server) fn not_for_sender(answer: &Answer, _: &Talk<'_>) -> Judged {
    read(answer, |reply| {
        let speaks_of_sender = reply.check(answer.command).contains(FindingKind::SenderCodeForRecipient);
        let is_refused = reply.code().is_permanent();
        if is_refused && speaks_of_sender { broken("no refusal of the empty sender") } else { Ok(()) }
    })
}

/// Not refused because it is too long: 500, or words of length.
pub(in crate::server) fn not_for_length(answer: &Answer, _: &Talk<'_>) -> Judged {
    read(answer, |reply| match reply.code().is_permanent() {
        false => Ok(()),
        true if reply.code() == 500 || speaks_of(reply, &["long", "length", "too large"]) => {
            broken("no refusal for the length")
        }
        true => unclear("it was refused for another reason"),
    })
}

/// Not refused because it is too big.
pub(in crate::server) fn not_for_size(answer: &Answer, _: &Talk<'_>) -> Judged {
    read(answer, |reply| match reply.code().is_permanent() {
        false => Ok(()),
        true if reply.code() == 552 || speaks_of(reply, &["size", "too big", "too large"]) => {
            broken("no refusal for the size")
        }
        true => unclear("it was refused for another reason"),
    })
}

/// Demands 452 for too many of something: later they may be few enough (RFC 5321 section 4.5.3.1.10).
pub(in crate::server) fn too_many_is_452(answer: &Answer, _: &Talk<'_>) -> Judged {
    read(answer, |reply| match reply.code().is_transient() && reply.code() != 452 {
        true if speaks_of(reply, &["too many"]) => broken("452"),
        true => unclear("it was put off for another reason"),
        false => Ok(()),
    })
}

/// The text has the address of a user (RFC 5321 section 3.5.1).
pub(in crate::server) fn has_mailbox(answer: &Answer, _: &Talk<'_>) -> Judged {
    read(answer, |reply| {
        let text = text_of(reply);
        let is_mailbox = |word: &str| {
            word.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && !domain.is_empty())
        };
        let has_one = text.split([' ', '<', '>', '\n']).any(is_mailbox);
        if has_one { Ok(()) } else { broken("a text with local-part@domain") }
    })
}

/// Refused for lack of TLS, and so with 530 (RFC 3207 section 4).
pub(in crate::server) fn wants_tls(answer: &Answer, _: &Talk<'_>) -> Judged {
    read(answer, |reply| match reply.code().get() {
        530 => Ok(()),
        _ if speaks_of(reply, &["starttls", "tls"]) => unusual("530 is usual"),
        _ => unclear("MAIL was refused for another reason"),
    })
}

/// `334`, a space, and base64 (RFC 4954 section 4).
pub(in crate::server) fn challenge_form(answer: &Answer, _: &Talk<'_>) -> Judged {
    read(answer, |reply| match reply.challenge() {
        Some(_) if answer.raw == b"334\r\n" => unusual("the space after 334 is missing"),
        Some(challenge) if BASE64_STANDARD.decode(challenge).is_ok() => Ok(()),
        _ => broken("334, a space, and base64 alone"),
    })
}

/// Refused for lack of a login, and so with 530 (RFC 4954 section 6).
pub(in crate::server) fn wants_login(answer: &Answer, _: &Talk<'_>) -> Judged {
    read(answer, |reply| match reply.code().get() {
        code if code < 400 || code == 530 => Ok(()),
        550 | 553 | 554 | 503 if may_want_more(answer, &reply) || speaks_of(reply, &["auth"]) => {
            unusual("530 is usual")
        }
        _ if speaks_of(reply, &["authent", "auth ", "log in", "login"]) => broken("530"),
        _ => unclear(format!("{} was refused for another reason", answer.command)),
    })
}
