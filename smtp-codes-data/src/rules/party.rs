use super::classes::is_negative;
use super::leading::{code_leads, names_no_mailbox, status_beside};
use super::telling::{FITS, status_or_subject};
use crate::columns::{code_party, status_party};
use crate::{CODES, Command, Party, STATUSES, Severity, Triple, code_index, status_index};

/// Returns who has to act after a reply.
///
/// The enhanced status code of a refusal knows more than the reply code, unless it names no subject (X.0.0). It is read
/// by subject and detail, whatever its class; a detail that is not registered has the party of its subject. A refusal
/// for good always needs somebody, so where a status says that nobody has to act, the sender does then, or whom its
/// subject names if the status goes with success alone.
///
/// After a reply that is not a refusal the subject is not to blame for anything, and the reply code counts.
///
/// ```
/// use smtp_codes_data::{Party, Triple, party};
///
/// assert_eq!(party(552, None), Party::Recipient);
/// assert_eq!(party(552, Some(Triple { class: 5, subject: 3, detail: 4 })), Party::Sender);
/// assert_eq!(party(550, Some(Triple { class: 5, subject: 7, detail: 708 })), Party::SendingAdministrator);
/// assert_eq!(party(250, Some(Triple { class: 2, subject: 1, detail: 0 })), Party::Nobody);
/// ```
#[inline]
#[must_use]
pub const fn party(code: u16, enhanced: Option<Triple>) -> Party {
    if is_negative(code) {
        if let Some(Triple { subject: subject @ 1.., detail, .. }) = enhanced {
            if let Some(party) = party_of_status(Severity::of_code(code), subject, detail) {
                return party;
            }
        }
    }
    match code_index(code) {
        Some(index) => code_party(index),
        None => Party::Unclear,
    }
}

/// Returns who has to act after a reply as servers mean it: the [`party`] by the codes that count, and by the command.
///
/// An enhanced status code that speaks of something else than the reply code does not count ([`code_leads`]).
///
/// ```
/// use smtp_codes_data::{Command, Party, Triple, party, party_in_answer};
///
/// let about_security = Some(Triple { class: 4, subject: 7, detail: 0 });
/// assert_eq!(party_in_answer(Some(Command::Auth), 454, about_security), Party::ServerAdministrator);
///
/// // A refused login, to which Exchange adds a status about protected messages.
/// let conversion = Some(Triple { class: 5, subject: 7, detail: 3 });
/// assert_eq!(party_in_answer(None, 535, conversion), Party::Sender);
/// assert_eq!(party(535, conversion), Party::SendingAdministrator);
/// ```
#[inline]
#[must_use]
pub const fn party_in_answer(command: Option<Command>, code: u16, enhanced: Option<Triple>) -> Party {
    let counting = counting(command, code, enhanced);
    let Some(command) = command else { return party(code, counting) };
    match (command, code, counting) {
        // The server cannot check a login, or encrypt, whatever the subject says (RFC 4954 section 6, RFC 3207
        // section 4).
        (Command::Auth | Command::AuthData | Command::StartTls, 454, _) => Party::ServerAdministrator,
        // The message has its fate already (RFC 5321 section 4.1.1.10), and 221 is the only answer that is due.
        (Command::Quit, 400..=499, _) => Party::Nobody,
        (Command::Quit, 500..=599, _) => Party::ServerAdministrator,
        // Some servers refuse a second greeting, which RFC 5321 section 4.1.4 allows the client.
        (Command::Ehlo | Command::Helo | Command::Lhlo, 503, _) => Party::Unclear,
        // A recipient whose domain leads nowhere is mistyped more often than broken.
        (Command::Rcpt, 500..=599, Some(Triple { subject: 4, detail: 4, .. })) => Party::Sender,
        // No recipient has been named yet, so the message is too big (RFC 1870 section 6.1).
        (Command::Mail, 552, None) => Party::Sender,
        // Nor a mailbox that could be mistyped.
        (_, 550 | 551 | 553, None) if names_no_mailbox(command) => Party::SendingAdministrator,
        _ => party(code, counting),
    }
}

/// Returns the enhanced status code as it is read beside this reply code; `None` if it names no subject, or if the reply
/// code says more.
#[inline]
const fn counting(command: Option<Command>, code: u16, enhanced: Option<Triple>) -> Option<Triple> {
    match enhanced {
        Some(Triple { class, subject: subject @ 1.., detail })
            if !code_leads(command, code, subject, detail) =>
        {
            let (subject, detail) = status_beside(code, subject, detail);
            Some(Triple { class, subject, detail })
        }
        _ => None,
    }
}

/// Returns who has to act after a refusal with this status; `None` where not even its subject is registered.
#[inline]
#[must_use]
pub const fn party_of_status(severity: Option<Severity>, subject: u16, detail: u16) -> Option<Party> {
    match status_or_subject(subject, detail) {
        Some(index) if matches!(severity, Some(Severity::PermanentNegative)) => Some(REFUSED_PARTIES[index]),
        Some(index) => Some(status_party(index)),
        None => None,
    }
}

/// The parties in refusals for good, none of which is `Nobody`.
static REFUSED_PARTIES: [Party; STATUSES.len()] = {
    let mut parties = [Party::Unclear; STATUSES.len()];
    let mut index = 0;
    while index < STATUSES.len() {
        parties[index] = STATUSES[index].party;
        if matches!(parties[index], Party::Nobody) {
            parties[index] = match status_index(STATUSES[index].subject, 0) {
                // The status goes with success alone, and the reply is read by the subject.
                Some(subject) if !FITS[index].refusal => STATUSES[subject].party,
                _ => Party::Sender,
            };
        }
        assert!(!matches!(parties[index], Party::Nobody), "after a 5yz somebody has to act");
        index += 1;
    }
    parties
};

const _: () = {
    let mut index = 0;
    while index < CODES.len() {
        let row = &CODES[index];
        assert!(row.code < 500 || !matches!(row.party, Party::Nobody), "after a 5yz somebody has to act");
        index += 1;
    }
};
