use smtp_codes_data::FindingKind::{self, *};
use smtp_codes_data::{Command, FindingSet, Triple, Weight, faults, findings, weight};

use super::reply;

/// Reply, command and the findings about it; the rows of the strictness table in their order.
#[rustfmt::skip]
const ROWS: &[(Command, &str, &[FindingKind])] = &[
    // 2yz or 3yz that the command never gets.
    (Command::Rcpt,        "354",         &[UnlistedPositive]),
    (Command::Rcpt,        "252",         &[UnlistedPositive]),
    (Command::Data,        "250",         &[UnlistedPositive]),
    (Command::Mail,        "220",         &[UnlistedPositive]),
    (Command::Quit,        "250",         &[UnlistedPositive]),
    (Command::Help,        "250",         &[UnlistedPositive]),
    (Command::Auth,        "250",         &[UnlistedPositive]),
    (Command::Data,        "355",         &[UnlistedPositive]),
    (Command::Rcpt,        "299",         &[UnknownCode, UnlistedPositive]),
    // 4yz or 5yz that belongs to other commands.
    (Command::Rcpt,        "535",         &[UnlistedNegative]),
    (Command::Mail,        "458",         &[UnlistedNegative]),
    (Command::Connect,     "500",         &[UnlistedNegative]),
    // Practice, of an RFC.
    (Command::Rcpt,        "454 4.7.1",   &[PracticeOnly]),
    (Command::Mail,        "454 4.7.0",   &[PracticeOnly]),
    (Command::Unsolicited, "451",         &[PracticeOnly]),
    // In a state.
    (Command::Vrfy,        "530 5.7.0",   &[]),
    (Command::Quit,        "503 5.5.1",   &[]),
    // De facto, whatever its standing.
    (Command::Rcpt,        "571",         &[DeFactoCode]),
    (Command::Rcpt,        "541",         &[DeFactoCode]),
    (Command::Rcpt,        "524",         &[DeFactoCode]),
    (Command::Auth,        "435",         &[DeFactoCode]),
    (Command::Mail,        "435",         &[DeFactoCode, UnlistedNegative]),
    // Right beside the enhanced status code that the registry pairs with it, where that can be meant.
    (Command::Auth,        "422 4.7.12",  &[]),
    (Command::AuthData,    "525 5.7.13",  &[]),
    (Command::Auth,        "524 5.7.11",  &[]),
    (Command::Rcpt,        "525 5.7.13",  &[DeFactoCode]),
    (Command::Auth,        "525 5.7.8",   &[DeFactoCode, PairNotRegistered]),
    (Command::Auth,        "525",         &[DeFactoCode]),
    (Command::Quit,        "430 4.5.1",   &[]),
    (Command::Unsolicited, "430 4.5.1",   &[DeFactoCode, UnlistedNegative]),
    (Command::Bdat,        "533 5.7.1",   &[]),
    (Command::Vrfy,        "533 5.7.1",   &[DeFactoCode, UnlistedNegative]),
    (Command::EndOfData,   "453 4.3.2",   &[]),
    (Command::EndOfData,   "453 4.3.1",   &[UnlistedNegative, PairNotRegistered]),
    // Commands that every server has, and those that are not a command.
    (Command::Mail,        "502 5.5.1",   &[UnlistedNegative, PairNotRegistered]),
    (Command::EndOfData,   "503 5.5.1",   &[UnlistedNegative]),
    (Command::AuthData,    "530 5.7.0",   &[UnlistedNegative]),
    (Command::Bdat,        "503 5.5.1",   &[]),
    (Command::StartTls,    "451 4.3.0",   &[PracticeOnly]),
    // Without a row.
    (Command::Rcpt,        "511",         &[UnknownCode]),
    (Command::Rcpt,        "517",         &[UnknownCode]),
    (Command::Rcpt,        "471",         &[UnknownCode]),
    // An enhanced status code that is not registered.
    (Command::EndOfData,   "550 5.7.509", &[UnknownEnhanced]),
    (Command::Rcpt,        "550 5.4.316", &[UnknownEnhanced]),
    // A class that the status never has.
    (Command::Rcpt,        "550 5.1.5",   &[ClassNotAllowed]),
    (Command::EndOfData,   "452 4.3.4",   &[ClassNotAllowed]),
    // A class that is not the first digit.
    (Command::EndOfData,   "550 4.4.7",   &[EnhancedClassDiffers]),
    (Command::Rcpt,        "250 5.1.1",   &[EnhancedClassDiffers]),
    (Command::Rcpt,        "450 5.7.509", &[EnhancedClassDiffers]),
    // No place for an enhanced status code.
    (Command::Data,        "354 3.0.0",   &[EnhancedNotPossible]),
    (Command::Auth,        "334 4.7.0",   &[EnhancedNotPossible]),
    (Command::Connect,     "220 2.0.0",   &[EnhancedNotPossible]),
    (Command::Ehlo,        "250 2.0.0",   &[EnhancedNotPossible]),
    (Command::Helo,        "250 2.5.0",   &[EnhancedNotPossible]),
    (Command::Lhlo,        "250 2.0.0",   &[EnhancedNotPossible]),
    (Command::Connect,     "421 4.3.0",   &[]),
    (Command::Ehlo,        "500 5.5.1",   &[]),
    (Command::StartTls,    "220 2.0.0",   &[]),
    // A pair that the registry does not have.
    (Command::EndOfData,   "554 5.7.1",   &[PairNotRegistered]),
    (Command::EndOfData,   "550 5.2.2",   &[PairNotRegistered]),
    (Command::Rcpt,        "452 4.5.3",   &[]),
    // Sender and recipient forms.
    (Command::Mail,        "550 5.1.1",   &[RecipientCodeForSender]),
    (Command::Mail,        "501 5.1.3",   &[RecipientCodeForSender]),
    (Command::Mail,        "550 5.1.10",  &[PairNotRegistered, RecipientCodeForSender]),
    (Command::Mail,        "501 5.1.8",   &[]),
    (Command::Mail,        "550 5.7.27",  &[]),
    (Command::Mail,        "250 2.1.5",   &[RecipientCodeForSender]),
    (Command::Rcpt,        "250 2.1.7",   &[PairNotRegistered, SenderCodeForRecipient]),
    (Command::Rcpt,        "501 5.1.8",   &[]),
    (Command::Rcpt,        "553 5.1.7",   &[PairNotRegistered]),
    (Command::Rcpt,        "550 5.7.27",  &[]),
    (Command::Rcpt,        "550 5.1.1",   &[]),
    // No SMTP at all.
    (Command::Rcpt,        "150",         &[PositivePreliminary]),
    // Right replies.
    (Command::Rcpt,        "250 2.1.5",   &[]),
    (Command::Rcpt,        "550",         &[]),
    (Command::Data,        "354",         &[]),
];

#[test]
fn every_row_of_the_strictness_table() {
    for &(command, text, expected) in ROWS {
        let (code, enhanced) = reply(text);
        let found = findings(command, code, enhanced);
        assert_eq!(found.iter().collect::<Vec<_>>(), expected, "{text} to {command}");
        assert_eq!(found.is_empty(), expected.is_empty());
        let mut left = found.iter();
        for expected in (0..=expected.len()).rev() {
            assert_eq!(left.len(), expected, "{text} to {command}");
            left.next();
        }
        for &kind in FindingKind::ALL {
            assert_eq!(found.contains(kind), expected.contains(&kind), "{text} to {command}");
        }
    }
}

/// After MAIL, X.1.1 to X.1.6 and X.1.10 speak of the wrong address; after RCPT a sender may be refused.
#[test]
fn forms_of_the_sender_and_of_the_recipient() {
    for subject in 0..=9 {
        for detail in 0..=99 {
            let after = |command| findings(command, 550, Some(Triple { class: 5, subject, detail }));
            let recipient = subject == 1 && matches!(detail, 1..=6 | 10);
            assert_eq!(after(Command::Mail).contains(RecipientCodeForSender), recipient);
            // Late checks of the sender are right (RFC 5321 section 3.3).
            assert!(!after(Command::Rcpt).contains(SenderCodeForRecipient));
            assert!(!after(Command::Mail).contains(SenderCodeForRecipient));
            assert!(!after(Command::Rcpt).contains(RecipientCodeForSender));
        }
    }
}

/// A server must not send what is more than weak, whether the command is known or not.
#[test]
fn faults_are_what_is_more_than_weak() {
    for &(command, text, expected) in ROWS {
        let (code, enhanced) = reply(text);
        let faults: Vec<_> = faults(Some(command), code, enhanced).iter().collect();
        let strong: Vec<_> =
            expected.iter().copied().filter(|&kind| weight(kind, command) != Weight::Weak).collect();
        assert_eq!(faults, strong, "{text} to {command}");
    }
    for (text, expected) in [
        ("250 2.0.0", &[][..]),
        ("502 5.5.1", &[]),
        ("550 5.1.1", &[]),
        ("525 5.7.13", &[]),
        ("525", &[DeFactoCode]),
        ("511", &[UnknownCode]),
        ("150", &[PositivePreliminary]),
        ("354 3.0.0", &[EnhancedNotPossible]),
        ("250 5.1.1", &[EnhancedClassDiffers]),
        ("550 5.1.5", &[ClassNotAllowed]),
        ("550 5.1.99", &[UnknownEnhanced]),
    ] {
        let (code, enhanced) = reply(text);
        assert_eq!(faults(None, code, enhanced).iter().collect::<Vec<_>>(), expected, "{text}");
    }
}

#[test]
fn every_finding_has_its_weight() {
    for &kind in FindingKind::ALL {
        let expected = match kind {
            PositivePreliminary | UnlistedPositive | EnhancedClassDiffers | EnhancedNotPossible => {
                Weight::Strong
            }
            UnknownCode
            | DeFactoCode
            | UnlistedNegative
            | UnknownEnhanced
            | ClassNotAllowed
            | RecipientCodeForSender => Weight::Ordinary,
            PracticeOnly | PairNotRegistered | SenderCodeForRecipient => Weight::Weak,
            _ => panic!("{kind} has no weight here"),
        };
        assert_eq!(weight(kind, Command::Rcpt), expected, "{kind}");
    }
    assert_eq!(weight(UnlistedNegative, Command::Unsolicited), Weight::Strong);
}

#[test]
fn the_empty_set_is_empty() {
    assert!(FindingSet::EMPTY.is_empty() && FindingSet::EMPTY.iter().next().is_none());
    assert_eq!(FindingSet::default(), FindingSet::EMPTY);
}
