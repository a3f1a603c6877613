use smtp_codes_data::Action::*;
use smtp_codes_data::{Action, Command, Scope, Verdict, Wait, verdict, wait};

use super::{enhanced, reply};

/// Row of the table, command, reply, action, scope, closes.
type Row = (u8, Command, &'static str, Action, Scope, bool);

#[rustfmt::skip]
const ROWS: &[Row] = &[
    ( 1, Command::Rcpt,         "150",        Unexpected, Scope::Session,     true),
    ( 1, Command::Quit,         "199",        Unexpected, Scope::Session,     true),
    ( 1, Command::Data,         "100 2.0.0",  Unexpected, Scope::Session,     true),
    ( 2, Command::Quit,         "221",        Accepted,   Scope::Command,     true),
    ( 2, Command::Quit,         "250",        Accepted,   Scope::Command,     true),
    ( 2, Command::Quit,         "354",        Unexpected, Scope::Command,     true),
    ( 2, Command::Quit,         "421 4.4.2",  RetryLater, Scope::Command,     true),
    ( 2, Command::Quit,         "500",        Rejected,   Scope::Command,     true),
    ( 3, Command::Rcpt,         "421 4.7.0",  RetryLater, Scope::Session,     true),
    ( 3, Command::Mail,         "421",        RetryLater, Scope::Session,     true),
    ( 3, Command::Connect,      "421 4.3.2",  RetryLater, Scope::Host,        true),
    ( 3, Command::Unsolicited,  "421",        RetryLater, Scope::Session,     true),
    ( 4, Command::Unrecognized, "221 2.7.0",  Unexpected, Scope::Session,     true),
    ( 4, Command::Rcpt,         "221",        Unexpected, Scope::Session,     true),
    ( 4, Command::Data,         "221",        Unexpected, Scope::Session,     true),
    ( 5, Command::Unsolicited,  "250",        Unexpected, Scope::Session,     true),
    ( 5, Command::Unsolicited,  "451 4.4.2",  Unexpected, Scope::Session,     true),
    ( 6, Command::Data,         "250 2.0.0",  Unexpected, Scope::Transaction, false),
    ( 7, Command::Data,         "354",        Continue,   Scope::Transaction, false),
    ( 7, Command::Data,         "399",        Continue,   Scope::Transaction, false),
    ( 8, Command::Auth,         "334",        Continue,   Scope::Command,     false),
    ( 8, Command::AuthData,     "334",        Continue,   Scope::Command,     false),
    ( 9, Command::Mail,         "355",        Continue,   Scope::Transaction, false),
    (10, Command::Mail,         "354",        Unexpected, Scope::Session,     false),
    (10, Command::Rcpt,         "354",        Unexpected, Scope::Session,     false),
    (10, Command::EndOfData,    "354",        Unexpected, Scope::Session,     false),
    (11, Command::Connect,      "220",        Accepted,   Scope::Host,        false),
    (11, Command::Ehlo,         "250",        Accepted,   Scope::Session,     false),
    (11, Command::Rcpt,         "252",        Accepted,   Scope::Recipient,   false),
    (11, Command::Rcpt,         "250 5.1.1",  Accepted,   Scope::Recipient,   false),
    (11, Command::EndOfData,    "250 2.0.0",  Accepted,   Scope::Transaction, false),
    (11, Command::Auth,         "250",        Accepted,   Scope::Command,     false),
    (11, Command::Help,         "250",        Accepted,   Scope::Command,     false),
    (12, Command::Rcpt,         "552",        RetryLater, Scope::Recipient,   false),
    (12, Command::Rcpt,         "552 5.0.0",  RetryLater, Scope::Recipient,   false),
    (12, Command::Rcpt,         "552 5.5.0",  RetryLater, Scope::Recipient,   false),
    (12, Command::Rcpt,         "552 5.5.3",  RetryLater, Scope::Recipient,   false),
    (12, Command::Rcpt,         "552 4.2.2",  RetryLater, Scope::Recipient,   false),
    (13, Command::Rcpt,         "552 5.2.2",  Rejected,   Scope::Recipient,   false),
    (13, Command::Rcpt,         "552 5.2.3",  Rejected,   Scope::Recipient,   false),
    (13, Command::Rcpt,         "552 5.3.4",  Rejected,   Scope::Recipient,   false),
    (13, Command::Rcpt,         "552 5.2.0",  Rejected,   Scope::Recipient,   false),
    (14, Command::Connect,      "450",        RetryLater, Scope::Host,        false),
    (14, Command::Connect,      "451 4.7.1",  RetryLater, Scope::Host,        false),
    (14, Command::Rcpt,         "450 4.7.1",  RetryLater, Scope::Recipient,   false),
    (14, Command::Rcpt,         "452 4.5.3",  RetryLater, Scope::Recipient,   false),
    (14, Command::Rcpt,         "450 5.1.1",  RetryLater, Scope::Recipient,   false),
    (14, Command::EndOfData,    "451",        RetryLater, Scope::Transaction, false),
    (14, Command::EndOfData,    "432 4.3.2",  RetryLater, Scope::Transaction, false),
    (14, Command::Auth,         "454 4.7.0",  RetryLater, Scope::Command,     false),
    (14, Command::AuthData,     "435",        RetryLater, Scope::Command,     false),
    (14, Command::StartTls,     "454",        RetryLater, Scope::Command,     false),
    (14, Command::Mail,         "451 5.7.3",  RetryLater, Scope::Transaction, false),
    (15, Command::Connect,      "554",        Rejected,   Scope::Host,        false),
    (15, Command::Connect,      "521",        Rejected,   Scope::Host,        false),
    (15, Command::Connect,      "550",        Rejected,   Scope::Host,        false),
    (16, Command::Ehlo,         "502",        Rejected,   Scope::Session,     false),
    (16, Command::Helo,         "550",        Rejected,   Scope::Session,     false),
    (16, Command::Lhlo,         "500",        Rejected,   Scope::Session,     false),
    (17, Command::StartTls,     "502",        Rejected,   Scope::Command,     false),
    (17, Command::StartTls,     "554",        Rejected,   Scope::Command,     false),
    (18, Command::Auth,         "535 5.7.8",  Rejected,   Scope::Command,     false),
    (18, Command::AuthData,     "534",        Rejected,   Scope::Command,     false),
    (18, Command::Auth,         "538",        Rejected,   Scope::Command,     false),
    (19, Command::Data,         "503",        Rejected,   Scope::Transaction, false),
    (19, Command::Data,         "554 5.5.1",  Rejected,   Scope::Transaction, false),
    (20, Command::Mail,         "552 5.3.4",  Rejected,   Scope::Transaction, false),
    (20, Command::Mail,         "552",        Rejected,   Scope::Transaction, false),
    (20, Command::Data,         "550",        Rejected,   Scope::Transaction, false),
    (20, Command::EndOfData,    "550 4.4.7",  Rejected,   Scope::Transaction, false),
    (20, Command::Bdat,         "552 5.3.4",  Rejected,   Scope::Transaction, false),
    (20, Command::Burl,         "554 5.6.6",  Rejected,   Scope::Transaction, false),
    (21, Command::Rcpt,         "550 5.1.1",  Rejected,   Scope::Recipient,   false),
    (21, Command::Rcpt,         "556 5.1.10", Rejected,   Scope::Recipient,   false),
    (21, Command::Rcpt,         "571",        Rejected,   Scope::Recipient,   false),
    (21, Command::Rcpt,         "590",        Rejected,   Scope::Recipient,   false),
    (22, Command::Vrfy,         "550",        Rejected,   Scope::Command,     false),
    (22, Command::Unrecognized, "500 5.5.1",  Rejected,   Scope::Command,     false),
    (22, Command::Noop,         "503",        Rejected,   Scope::Command,     false),
    (22, Command::Etrn,         "501",        Rejected,   Scope::Command,     false),
];

#[test]
fn every_row_of_the_verdict_table() {
    for &(row, command, text, action, scope, closes) in ROWS {
        let (code, enhanced) = reply(text);
        assert_eq!(
            verdict(command, code, enhanced),
            Verdict { action, scope, closes },
            "row {row}: {text} to {command}"
        );
    }
    for row in 1..=22 {
        assert!(ROWS.iter().any(|&(number, ..)| number == row), "row {row} has no example");
    }
}

/// A client that goes on after such a number could be answered out of step (RFC 5321 section 4.2).
#[test]
fn a_number_that_is_no_reply_code_ends_the_session() {
    for &command in Command::ALL {
        for code in [0, 99, 600, 999, u16::MAX] {
            let fatal = Verdict { action: Unexpected, scope: Scope::Session, closes: true };
            assert_eq!(verdict(command, code, None), fatal, "{code} to {command}");
        }
    }
}

/// The scope that a command gives its reply where no row says otherwise.
#[test]
fn every_command_has_its_scope() {
    use Command::*;
    for &command in Command::ALL {
        let expected = match command {
            Connect => Scope::Host,
            Ehlo | Helo | Lhlo | Unsolicited => Scope::Session,
            Mail | Data | EndOfData | Bdat | Burl => Scope::Transaction,
            Rcpt => Scope::Recipient,
            _ => Scope::Command,
        };
        assert_eq!(verdict(command, 451, None).scope, expected, "{command}");
        assert_eq!(verdict(command, 550, None).scope, expected, "{command}");
    }
}

/// The first digit decides whatever the enhanced status code says; only 552 at RCPT is read more closely.
#[test]
fn no_enhanced_status_code_turns_a_verdict() {
    for &command in Command::ALL {
        for code in 100..=599 {
            let alone = verdict(command, code, None);
            for text in ["2.0.0", "2.1.5", "4.4.7", "4.5.3", "5.1.1", "5.5.3", "5.7.509"] {
                if (command, code) != (Command::Rcpt, 552) {
                    assert_eq!(verdict(command, code, enhanced(text)), alone, "{code} {text} to {command}");
                }
            }
        }
    }
}

#[test]
fn waiting_makes_sense_after_4yz_only() {
    for (text, expected) in [
        ("450 4.7.1", Some(Wait::Minutes)),
        ("451 4.7.1", Some(Wait::Minutes)),
        ("450 4.2.0", Some(Wait::Minutes)),
        ("452 4.5.3", Some(Wait::NextTransaction)),
        ("552 5.5.3", Some(Wait::NextTransaction)),
        ("421 4.5.3", Some(Wait::HalfHour)),
        ("421 4.7.0", Some(Wait::Hours)),
        ("450 4.7.28", Some(Wait::Hours)),
        ("452 4.3.1", Some(Wait::Hours)),
        ("452 4.2.2", Some(Wait::Hours)),
        ("450 4.2.1", Some(Wait::Hours)),
        ("451 4.4.5", Some(Wait::Hours)),
        ("451 4.2.4", Some(Wait::HalfHour)),
        ("451 4.4.2", Some(Wait::HalfHour)),
        ("421 4.3.2", Some(Wait::HalfHour)),
        ("421", Some(Wait::HalfHour)),
        ("451", Some(Wait::HalfHour)),
        ("450 5.7.1", Some(Wait::Minutes)),
        ("499", Some(Wait::HalfHour)),
        ("250 2.0.0", None),
        ("354", None),
        ("550 5.7.1", None),
        ("552 5.2.2", None),
    ] {
        let (code, enhanced) = reply(text);
        assert_eq!(wait(code, enhanced), expected, "{text}");
    }
}
