//! Reply codes and enhanced status codes that do not go together.

use super::telling::status_or_subject;
use crate::commands::WITHOUT_MAILBOX;
use crate::macros::exists;
use crate::{Command, STATUSES};

/// Returns `true` if a refusal is to be read by its reply code alone, as the enhanced status code speaks of something
/// else, or says less.
///
/// Usually the enhanced status code is the more exact one. But some reply codes have one meaning, such as 535 for a
/// refused login (RFC 4954 section 6), and servers send them with a status that means something else, if they filled
/// it in at all: `535 5.7.3` is the login that Exchange refuses, and no conversion of a protected message; `452 4.1.1`
/// is a full mailbox at servers that begin every status of a recipient with X.1. A status counts beside such a code if
/// it speaks of the same. One about the mailbox of a recipient does not count where the command is known and names none.
///
/// ```
/// use smtp_codes_data::{Command, code_leads};
///
/// assert!(code_leads(None, 535, 7, 3));
/// assert!(code_leads(None, 535, 7, 0)); // security, of whatever kind
/// assert!(!code_leads(None, 535, 7, 8) && !code_leads(None, 535, 7, 13)); // about the login as well
/// assert!(!code_leads(None, 550, 7, 3)); // 550 has many meanings
///
/// assert!(code_leads(Some(Command::Connect), 421, 2, 1));
/// assert!(!code_leads(Some(Command::Rcpt), 421, 2, 1));
/// ```
#[inline]
#[must_use]
pub const fn code_leads(command: Option<Command>, code: u16, subject: u16, detail: u16) -> bool {
    let Some(index) = status_or_subject(subject, detail) else { return false };
    let detail = STATUSES[index].detail;
    // X.2.3 is about the size of the message, which MAIL names (RFC 1870 section 6.1).
    if subject == 2 && detail != 3 {
        if let Some(command) = command {
            if matches!(command, Command::Mail) || names_no_mailbox(command) {
                return true;
            }
        }
    }
    // No command has been sent that could be malformed.
    if matches!((command, subject, detail), (Some(Command::Connect), 5, 2..)) {
        return true;
    }
    match code {
        // A login, or the encryption before it. Of the others that the registry has for a login, none means it alone.
        435 | 530 | 534 | 535 | 538 => !matches!((subject, detail), (0, _) | (5, 6) | (7, 4..=6 | 8..=14)),
        // A login or encryption that is not to be had now (RFC 4954 section 6, RFC 3207 section 4).
        454 => subject == 7 && detail == 0,
        // The syntax of STARTTLS, of which Google says that encryption is missing.
        501 => subject == 7 && detail == 11,
        // The command was understood, and X.5.0 is what servers send for want of a better one.
        450 | 451 | 550 | 553 | 554 => subject == 5 && detail == 0,
        // Room: for the message, in the mailbox, or for one more recipient.
        452 | 552 => matches!((subject, detail), (1, 1) | (5, 0)),
        // The new address, which X.1.6 says is not known.
        551 => subject == 1 && detail == 6,
        // A rule, which no fault of the network is.
        541 => subject == 4,
        _ => false,
    }
}

/// Returns subject and detail by which an enhanced status code is read beside this reply code.
///
/// X.7.9 refuses a way of logging in (RFC 4954 section 6). Beside a code that refuses a message, servers use it for
/// rules of their own: all that can be said is X.7.0.
///
/// ```
/// use smtp_codes_data::status_beside;
///
/// assert_eq!(status_beside(534, 7, 9), (7, 9));
/// assert_eq!(status_beside(554, 7, 9), (7, 0));
/// ```
#[inline]
#[must_use]
pub const fn status_beside(code: u16, subject: u16, detail: u16) -> (u16, u16) {
    match (code, subject, detail) {
        (421 | 450..=452 | 541 | 550..=556 | 571, 7, 9) => (7, 0),
        _ => (subject, detail),
    }
}

#[inline]
pub(super) const fn names_no_mailbox(command: Command) -> bool {
    exists!(&one in WITHOUT_MAILBOX, one as u8 == command as u8)
}
