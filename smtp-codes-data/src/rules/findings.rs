use super::pairs::right_by_registry;
use super::{agreeing, carries_enhanced, class_allowed, pair_registered, standing};
use crate::columns::code_origin;
use crate::macros::for_each;
use crate::{Class, Command, Origin, Severity, Standing, Triple, code_index, status_index};
use crate::{by_name, closed_enum, kind_set};

closed_enum! {
    /// An oddity of a reply to a command. None makes the reply unreadable: a client has to be ready for all of them
    /// (RFC 5321 section 4.2).
    #[non_exhaustive]
    pub enum FindingKind {
        PositivePreliminary    =  0, "SMTP has no reply that begins with 1 (RFC 5321 section 4.2.1).";
        UnknownCode            =  1, "No RFC defines this reply code, and it is not widely seen.";
        DeFactoCode            =  2,
            "Servers send this reply code, but no RFC defines it, and a server should send only listed ones \
             (RFC 5321 section 4.2).";
        UnlistedPositive       =  3,
            "This positive reply code does not answer this command; the lists of RFC 5321 section 4.3.2 are \
             closed for 2yz and 3yz.";
        UnlistedNegative       =  4,
            "This reply code belongs to other commands; a client goes by its first digit (RFC 5321 section 4.3.2).";
        PracticeOnly           =  5, "No RFC lists this reply code for this command, but many servers send it.";
        UnknownEnhanced        =  6, "This enhanced status code is not registered (RFC 5248).";
        ClassNotAllowed        =  7, "This enhanced status code is never right with this class (RFC 3463).";
        EnhancedClassDiffers   =  8,
            "The class of the enhanced status code is not the first digit of the reply code \
             (RFC 2034 section 4); it is ignored.";
        EnhancedNotPossible    =  9,
            "This reply carries no enhanced status code (RFC 2034 section 4): a client takes it for something else.";
        PairNotRegistered      = 10,
            "The registry does not list these two codes together; it calls its list incomplete (RFC 5248 section 2.1).";
        RecipientCodeForSender = 11,
            "The enhanced status code speaks of a recipient, but this command names the sender.";
        SenderCodeForRecipient = 12,
            "The enhanced status code speaks of the sender, but this command names a recipient.";
    }
}

closed_enum! {
    /// How much a finding matters.
    pub enum Weight {
        Strong   = 0, "A fault of the server that can mislead a client.";
        Ordinary = 1, "A fault of the server that does no harm.";
        Weak     = 2, "Common and harmless; for the record.";
    }
}

by_name!(FindingKind, Weight);

kind_set! {
    /// The findings about one reply; each kind at most once.
    pub struct FindingSet(u16) of FindingKind;
    /// The kinds of a [`FindingSet`].
    struct FindingSetIter;
}

/// Returns the oddities of this reply to this command.
///
/// ```
/// use smtp_codes_data::{Command, FindingKind, Triple, findings};
///
/// let no_such_mailbox = Triple { class: 5, subject: 1, detail: 1 };
/// assert!(findings(Command::Rcpt, 550, Some(no_such_mailbox)).is_empty());
/// let odd = findings(Command::Rcpt, 354, None);
/// assert!(odd.contains(FindingKind::UnlistedPositive));
/// ```
#[must_use]
pub const fn findings(command: Command, code: u16, enhanced: Option<Triple>) -> FindingSet {
    found(Some(command), code, enhanced)
}

/// Returns the findings that are more than weak: a server must not send such a reply. Without a command, those that
/// hold for every command.
///
/// ```
/// use smtp_codes_data::{Command, faults};
///
/// assert!(faults(Some(Command::StartTls), 451, None).is_empty()); // seen in practice
/// assert!(!faults(Some(Command::Data), 502, None).is_empty());
/// assert!(faults(None, 502, None).is_empty());
/// ```
#[must_use]
pub const fn faults(command: Option<Command>, code: u16, enhanced: Option<Triple>) -> FindingSet {
    let found = found(command, code, enhanced);
    let mut faults = FindingSet::EMPTY;
    for_each!(&kind in FindingKind::ALL, {
        if found.contains(kind) && !is_weak(kind) {
            faults = faults.with(kind);
        }
    });
    faults
}

const fn found(command: Option<Command>, code: u16, enhanced: Option<Triple>) -> FindingSet {
    match enhanced {
        Some(enhanced) if right_by_registry(command, code, enhanced) => FindingSet::EMPTY,
        Some(enhanced) => of_enhanced(of_code(command, code), command, code, enhanced),
        None => of_code(command, code),
    }
}

/// Returns how much a finding matters in a reply to this command.
#[must_use]
pub const fn weight(kind: FindingKind, command: Command) -> Weight {
    match kind {
        FindingKind::PositivePreliminary
        | FindingKind::UnlistedPositive
        | FindingKind::EnhancedClassDiffers
        | FindingKind::EnhancedNotPossible => Weight::Strong,
        // Where no command waits, every reply but the announced end shifts the count of replies.
        FindingKind::UnlistedNegative if matches!(command, Command::Unsolicited) => Weight::Strong,
        _ if is_weak(kind) => Weight::Weak,
        _ => Weight::Ordinary,
    }
}

const fn is_weak(kind: FindingKind) -> bool {
    matches!(
        kind,
        FindingKind::PracticeOnly | FindingKind::PairNotRegistered | FindingKind::SenderCodeForRecipient
    )
}

const fn of_code(command: Option<Command>, code: u16) -> FindingSet {
    let mut set = FindingSet::EMPTY;
    let positive = match Severity::of_code(code) {
        Some(Severity::PositiveCompletion | Severity::PositiveIntermediate) => true,
        Some(Severity::TransientNegative | Severity::PermanentNegative) => false,
        Some(Severity::PositivePreliminary) | None => return set.with(FindingKind::PositivePreliminary),
    };
    let known = match code_index(code) {
        Some(index) => {
            if matches!(code_origin(index), Origin::DeFacto) {
                set = set.with(FindingKind::DeFactoCode);
            }
            true
        }
        None => {
            set = set.with(FindingKind::UnknownCode);
            false
        }
    };
    let Some(command) = command else { return set };
    match standing(command, code) {
        Standing::Unlisted if positive => set.with(FindingKind::UnlistedPositive),
        Standing::Unlisted if known => set.with(FindingKind::UnlistedNegative),
        Standing::Practice if !set.contains(FindingKind::DeFactoCode) => set.with(FindingKind::PracticeOnly),
        _ => set,
    }
}

const fn of_enhanced(
    mut set: FindingSet,
    command: Option<Command>,
    code: u16,
    enhanced: Triple,
) -> FindingSet {
    let Triple { class, subject, detail } = enhanced;
    let can_carry = match command {
        Some(command) => carries_enhanced(command, code),
        None => Class::of_code(code).is_some(),
    };
    if !can_carry {
        return set.with(FindingKind::EnhancedNotPossible);
    }
    // A code of another class is ignored by every reader, so nothing more is said about it.
    if agreeing(code, Some(enhanced)).is_none() {
        return set.with(FindingKind::EnhancedClassDiffers);
    }
    if status_index(subject, detail).is_none() {
        return set.with(FindingKind::UnknownEnhanced);
    }
    // A class that is never right is with no reply code either, which need not be said twice.
    if !class_allowed(subject, detail, class) {
        set = set.with(FindingKind::ClassNotAllowed);
    } else if !pair_registered(code, subject, detail) {
        set = set.with(FindingKind::PairNotRegistered);
    }
    match (command, subject, detail) {
        (Some(Command::Mail), 1, 1..=6 | 10) => set.with(FindingKind::RecipientCodeForSender),
        // A server that checks the sender late refuses it in answer to RCPT (RFC 5321 section 3.3).
        (Some(Command::Rcpt), 1, 7 | 8) | (Some(Command::Rcpt), 7, 27) if class == 2 => {
            set.with(FindingKind::SenderCodeForRecipient)
        }
        _ => set,
    }
}
