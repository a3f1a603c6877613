//! The check that the replies of a `transparent` field fit the type around it, made while the user's crate is compiled.

#![allow(missing_docs, missing_debug_implementations, clippy::must_use_candidate)] // all of it is for generated code

use smtp_codes_data::{FindingKind, faults};

use super::reply_set::ReplySpec;
use crate::codes::{Command, EnhancedCode, ReplyCode};

/// The reason why a reply of a `transparent` field does not fit the type around it.
#[derive(Clone, Copy)]
pub enum Misfit {
    /// A command, by its place in the list, does not get the code.
    Unlisted(usize),
    /// The enhanced status code speaks of a recipient, and one of the commands is MAIL.
    Recipient,
    /// The reply has an enhanced status code, which it cannot carry in answer to any of the commands.
    OnAHello,
}

/// Checks the rows of a field against the commands as the derive checks those of a variant; `unregistered` is the
/// key.
///
/// Faults that do not depend on the command are left out: the type that sends the reply was checked for them, or
/// permits them.
pub const fn misfit(
    set: Option<&[ReplySpec]>,
    commands: &[Command],
    unregistered: bool,
) -> Option<(Misfit, ReplyCode)> {
    let Some(mut rows) = set else { return None };
    while let [ReplySpec { code, enhanced, .. }, rest @ ..] = rows {
        let code = *code;
        let enhanced = EnhancedCode::triple_of(*enhanced);
        let mut all_are_hellos = !commands.is_empty();
        let mut command = 0;
        while command < commands.len() {
            let faults = faults(Some(commands[command].to_rules()), code.get(), enhanced);
            let is_unlisted = faults.contains(FindingKind::UnlistedPositive)
                || faults.contains(FindingKind::UnlistedNegative)
                    && !faults.contains(FindingKind::DeFactoCode);
            if !unregistered && is_unlisted && !faults.contains(FindingKind::UnknownCode) {
                return Some((Misfit::Unlisted(command), code));
            }
            if !unregistered && faults.contains(FindingKind::RecipientCodeForSender) {
                return Some((Misfit::Recipient, code));
            }
            all_are_hellos &= faults.contains(FindingKind::EnhancedNotPossible);
            command += 1;
        }
        if all_are_hellos {
            return Some((Misfit::OnAHello, code));
        }
        rows = rest;
    }
    None
}

/// Refuses to compile, with a message of the derive in which the digits of the code take the place of `at`.
#[track_caller]
pub const fn refuse<const N: usize>(mut message: [u8; N], at: usize, code: ReplyCode) -> ! {
    [message[at], message[at + 1], message[at + 2]] = code.digits();
    match core::str::from_utf8(&message) {
        Ok(message) => panic!("{}", message),
        Err(_) => unreachable!(),
    }
}
