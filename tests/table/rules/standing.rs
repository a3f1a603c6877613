use smtp_codes_data::Command::*;
use smtp_codes_data::{Command, Standing, replies, standing, standing_row};

use super::codes;

/// The codes of each standing; a code that is named nowhere is unlisted.
struct Row {
    command: Command,
    listed: &'static str,
    any: &'static str,
    in_state: &'static str,
    practice: &'static str,
}

const STATES: &str = "450 503 521 530 554";
const PRACTICE_OF_AUTH: &str = "422 435 451 523 524 525 550";
const LISTED_OF_EHLO: &str = "250 421 500 501 502 504 550 554";
const LISTED_OF_RCPT: &str = "250 251 450 451 452 455 501 503 504 521 530 550 551 552 553 554 555 556";
const LISTED_OF_END_OF_DATA: &str = "250 251 450 451 452 455 501 504 550 551 552 553 554 555 556";
const LISTED_OF_BDAT: &str = "250 251 432 450 451 452 454 455 501 503 504 550 551 552 553 554 555 556";

#[rustfmt::skip]
const ROWS: &[Row] = &[
    row(Connect,      "220 421 521 554",                                                "",                "",                "450 451 452 550 553"),
    row(Ehlo,         LISTED_OF_EHLO,                                                   "",                "450 503 521 530", "451"),
    row(Helo,         "250 421 500 501 502 504 550",                                    "",                STATES,            "451"),
    row(Lhlo,         LISTED_OF_EHLO,                                                   "",                "450 503 521 530", "451"),
    row(Mail,         "250 355 450 451 452 455 501 503 504 530 550 552 553 554 555",    "421 500",     "521",             "454"),
    row(Rcpt,         LISTED_OF_RCPT,                                                   "421 500",     "",                "424 454 524 525 541 571"),
    row(Data,         "354 451 503 550 554",                                            "421 500 501", "450 521 530",     "452"),
    row(EndOfData,    LISTED_OF_END_OF_DATA,                                            "421 500",     "",                "424 432 454 524 525 541 571"),
    row(Bdat,         LISTED_OF_BDAT,                                                   "421 500 502",     "521 530",         "424 524 525 541 571"),
    row(Burl,         LISTED_OF_BDAT,                                                   "421 500 502",     "521 530",         "424 524 525 541 571"),
    row(Rset,         "250 501",                                                        "421 500",     STATES,            ""),
    row(Vrfy,         "250 251 252 502 504 550 551 553",                                "421 500 501",     STATES,            "451"),
    row(Expn,         "250 252 500 502 504 550",                                        "421 501",         STATES,            "451 553"),
    row(Help,         "211 214 502 504",                                                "421 500 501",     STATES,            ""),
    row(Noop,         "250",                                                            "421 500 501", STATES,            ""),
    row(Quit,         "221",                                                            "421 500 501", STATES,            ""),
    row(StartTls,     "220 454 501",                                                    "421 500 502",     STATES,            "451 550"),
    row(Auth,         "235 334 432 454 500 501 503 504 534 535 538",                    "421 502",         "450 521 530 554", PRACTICE_OF_AUTH),
    row(AuthData,     "235 334 432 454 500 501 534 535 538",                            "421",             "450 554",         PRACTICE_OF_AUTH),
    row(Etrn,         "250 251 252 253 458 459 500 501",                                "421 502",         STATES,            "451 550"),
    row(Atrn,         "250 450 451 453 502 530",                                        "421 500 501",     "503 521 554",     ""),
    row(Unrecognized, "",                                                               "421 500 501 502", "503 521 530 554", "221"),
    row(Unsolicited,  "421",                                                            "",                "",                "451"),
];

const fn row(
    command: Command,
    listed: &'static str,
    any: &'static str,
    in_state: &'static str,
    practice: &'static str,
) -> Row {
    Row { command, listed, any, in_state, practice }
}

#[test]
fn every_number_has_the_standing_of_the_table() {
    assert!(ROWS.iter().map(|row| row.command).eq(Command::ALL.iter().copied()));
    for row in ROWS {
        let standings = [
            (row.listed, Standing::Listed),
            (row.any, Standing::Any),
            (row.in_state, Standing::InState),
            (row.practice, Standing::Practice),
        ];
        let mut named: Vec<_> = standings
            .iter()
            .flat_map(|&(list, standing)| codes(list).into_iter().map(move |code| (code, standing)))
            .collect();
        named.sort_unstable();
        for code in 0..=u16::MAX {
            let expected = named
                .iter()
                .find(|(named, _)| *named == code)
                .map_or(Standing::Unlisted, |&(_, standing)| standing);
            assert_eq!(standing(row.command, code), expected, "{code} to {}", row.command);
            assert_eq!(
                standing_row(row.command, code).map_or(Standing::Unlisted, |row| row.standing),
                expected
            );
        }
        assert!(
            named.iter().map(|&(code, _)| code).eq(replies(row.command).iter().copied()),
            "{}",
            row.command
        );
    }
}

/// Makes the session's own replies usable in the reply type of every command.
#[test]
fn replies_of_the_session_fit_every_command() {
    for &command in Command::ALL {
        if !matches!(command, Connect | Unsolicited) {
            for code in [421, 500, 501] {
                assert_ne!(standing(command, code), Standing::Unlisted, "{code} to {command}");
            }
        }
    }
}

/// Every server has these commands (RFC 5321 section 4.5.1), so that a 502 to them is wrong (section 4.2.4); EHLO, HELO
/// and VRFY may get one (section 4.3.2).
#[test]
fn no_server_lacks_what_all_have() {
    for &command in Command::ALL {
        let may_lack = !matches!(
            command,
            Mail | Rcpt | Data | EndOfData | Rset | Noop | Quit | AuthData | Connect | Unsolicited
        );
        assert_eq!(standing(command, 502) != Standing::Unlisted, may_lack, "502 to {command}");
    }
    for command in [Ehlo, Helo, Vrfy] {
        assert_eq!(standing(command, 502), Standing::Listed);
    }
}

/// Neither is a command that could be out of order or too early.
#[test]
fn the_end_of_data_and_an_answer_have_no_state() {
    for code in [503, 521, 530] {
        for &command in Command::ALL {
            let has_state =
                !(matches!(command, EndOfData | AuthData | Unsolicited) || command == Connect && code != 521);
            assert_eq!(standing(command, code) != Standing::Unlisted, has_state, "{code} to {command}");
        }
    }
}

/// The rows that were added to the collected lists, each with who sends it.
#[test]
fn every_widened_row_counts() {
    #[rustfmt::skip]
    const WIDENED: &[(Command, &str)] = &[
        (Connect,   "450 451 452 550 553"),
        (Ehlo,      "450 451 554 503"),
        (Helo,      "450 451 554 503"),
        (Lhlo,      "250 421 450 451 500 501 502 503 504 550 554"),
        (Mail,      "454"),
        (Rcpt,      "454 541 571 424 524 525"),
        (Data,      "450 452"),
        (EndOfData, "432 454 551 553 541"),
        (Bdat,      "432 454 551 552 553 541 503"),
        (Burl,      "432 454 551 553 541"),
        (Vrfy,      "450 451 554"),
        (Expn,      "450 451 554 553"),
        (Auth,      "435 451 550 422 523 524 525"),
        (AuthData,  "435 451 550 422 523 524 525"),
        (StartTls,  "451 550 554 503"),
        (Etrn,      "450 451 550 554"),
    ];
    for &(command, list) in WIDENED {
        for code in codes(list) {
            let row = standing_row(command, code).unwrap_or_else(|| panic!("{code} to {command}"));
            assert!(!row.reason.is_empty());
            assert_eq!(row.reference.is_none(), row.standing == Standing::Practice);
        }
    }
    for code in replies(Rcpt) {
        assert_eq!(replies(EndOfData).contains(code), !matches!(code, 503 | 521 | 530));
    }
    for code in replies(EndOfData) {
        assert!(replies(Bdat).contains(code) && replies(Burl).contains(code));
    }
    assert_eq!(replies(Lhlo), replies(Ehlo));
}

/// Where an RFC gives a command the codes of another one, that RFC is named, and what it says of this command.
#[test]
fn a_row_of_another_command_says_who_brought_it_here() {
    for (command, code, reference, word) in [
        (Lhlo, 250, "RFC 2033 section 4.1", "EHLO"),
        (Lhlo, 504, "RFC 2033 section 4.1", "EHLO"),
        (EndOfData, 251, "RFC 2033 section 4.2", "each recipient"),
        (EndOfData, 556, "RFC 2033 section 4.2", "each recipient"),
        (Bdat, 552, "RFC 3030 section 2", "chunk"),
        (Bdat, 432, "RFC 3030 section 2", "chunk"),
        (Bdat, 556, "RFC 3030 section 2", "chunk"),
        (Burl, 550, "RFC 4468 section 6", "LAST"),
        // RFC 3030 section 2 opens BDAT to 4yz and 5yz alone.
        (Bdat, 251, "RFC 2033 section 4.2", "each recipient"),
        // The command's own reply, from RFC 5321 section 4.3.2 or from its own RFC, comes first.
        (EndOfData, 250, "RFC 5321 section 4.3.2", "message accepted"),
        (EndOfData, 552, "RFC 5321 section 4.3.2", "too big"),
        (Bdat, 503, "RFC 3030 section 2", "BDAT"),
        (Burl, 451, "RFC 4468 section 6", "IMAP"),
        // A reply to every command, and one that is right in a state, need no other command.
        (Lhlo, 450, "RFC 6647 section 5", "greylisting"),
        (Bdat, 421, "RFC 5321 section 4.3.2", "closes"),
    ] {
        let row = standing_row(command, code).unwrap();
        assert_eq!(row.reference.unwrap().to_string(), reference, "{code} to {command}");
        assert!(row.reason.contains(word), "{code} to {command}: {}", row.reason);
    }
}

/// Deviations that stay deviations.
#[test]
fn no_row_was_made_for_a_slip() {
    for (command, code) in
        [(Help, 250), (Quit, 250), (Connect, 500), (Connect, 501), (Connect, 502), (Connect, 503)]
    {
        assert_eq!(standing(command, code), Standing::Unlisted, "{code} to {command}");
    }
    for code in [530, 535] {
        assert_eq!(standing(Connect, code), Standing::Unlisted);
    }
    assert_eq!(standing(Rcpt, 535), Standing::Unlisted);
    assert_eq!(standing(Mail, 458), Standing::Unlisted);
}
