//! Judgements on the form of every reply, and on its enhanced status code.

use smtp_codes::{Command, DeviationKind, FindingKind, Reply, Severity};

use super::{Judged, broken, read, unusual};
use crate::outcome::Wrong;
use crate::transcript::{Answer, Turn};

/// One reply for each command: nothing more came, but a farewell.
pub(in crate::server) fn one_reply(turn: &Turn) -> Judged {
    match turn {
        Turn::Extra(octets) if !octets.starts_with(b"421") => broken("one reply for each command"),
        _ => Ok(()),
    }
}

/// The connection did not end when a reply was due.
pub(in crate::server) fn not_cut_off(turn: &Turn) -> Judged {
    match turn {
        Turn::CutOff => broken("a reply, or 421 before the connection ends"),
        _ => Ok(()),
    }
}

/// No such deviation from the grammar of replies.
fn without(answer: &Answer, kinds: &[DeviationKind]) -> Judged {
    read(answer, |reply| {
        let found = reply.deviations().find(|deviation| kinds.contains(&deviation.kind()));
        found.map_or(Ok(()), |deviation| broken(format!("a reply without this fault: {deviation}")))
    })
}

pub(in crate::server) fn codes_agree(answer: &Answer) -> Judged {
    without(answer, &[DeviationKind::CodeDiffers, DeviationKind::SeverityDiffers])
}

pub(in crate::server) fn ends_with_crlf(answer: &Answer) -> Judged {
    without(answer, &[DeviationKind::BareLf, DeviationKind::BareCr])
}

/// ASCII, unless the client can read more: with SMTPUTF8 (RFC 6531 section 3.7.4.2). What follows the host in the reply
/// to EHLO is read by nobody.
pub(in crate::server) fn is_ascii(answer: &Answer) -> Judged {
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

pub(in crate::server) fn is_short(answer: &Answer) -> Judged {
    without(answer, &[DeviationKind::LongLine])
}

pub(in crate::server) fn has_text(answer: &Answer) -> Judged {
    if answer.raw.starts_with(b"334") {
        return Ok(());
    }
    without(answer, &[DeviationKind::BareCode])
}

/// The code is one that may answer the command.
pub(in crate::server) fn is_known(answer: &Answer) -> Judged {
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

pub(in crate::server) fn enhanced_present(answer: &Answer) -> Judged {
    enhanced(answer, |reply| {
        if reply.code().is_intermediate() || reply.enhanced().is_some() {
            return Ok(());
        }
        broken("an enhanced status code after the reply code")
    })
}

pub(in crate::server) fn enhanced_everywhere(answer: &Answer) -> Judged {
    enhanced(answer, |_| without(answer, &[DeviationKind::EnhancedMissing, DeviationKind::EnhancedDiffers]))
}

pub(in crate::server) fn class_agrees(answer: &Answer) -> Judged {
    enhanced(answer, |_| without(answer, &[DeviationKind::EnhancedClassDiffers]))
}

pub(in crate::server) fn not_on_3yz(answer: &Answer) -> Judged {
    enhanced(answer, |_| without(answer, &[DeviationKind::EnhancedOn3yz]))
}

pub(in crate::server) fn registered(answer: &Answer) -> Judged {
    enhanced(answer, |reply| match reply.check(answer.command).contains(FindingKind::UnknownEnhanced) {
        true => broken("an enhanced status code of the registry"),
        false => Ok(()),
    })
}

/// A refusal after RCPT may speak of the sender, for servers delay that check.
pub(in crate::server) fn of_the_right_subject(answer: &Answer) -> Judged {
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
