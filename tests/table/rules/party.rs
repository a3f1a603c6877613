use smtp_codes_data::Party::*;
use smtp_codes_data::{
    CODES, Command, Party, STATUSES, Triple, code_row, party, party_in_answer, status_row,
};

use super::{codes, reply, statuses};

#[rustfmt::skip]
const OF_CODES: &[(Party, &str)] = &[
    (Nobody,               "211 214 220 221 235 250 251 252 253 334 354 355"),
    (Nobody,               "421 450 453"),
    (ServerAdministrator,  "451"),
    (ServerAdministrator,  "424 435 452 454 455 458 525"),
    (ClientAuthor,         "430 500 501 502 503 504 555"),
    (Sender,               "422 432 535"),
    (SendingAdministrator, "459 523 524 530 533 534 538 541 571"),
    (Sender,               "521 550 551 553 556"),
    (Recipient,            "552"),
    (Unclear,              "554"),
];

#[rustfmt::skip]
const OF_STATUSES: &[(Party, &str)] = &[
    (Nobody,               "X.1.5 X.1.9 X.3.6 X.4.2 X.4.5 X.6.4"),
    (Unclear,              "X.0.0 X.2.0"),
    (Sender,               "X.1.0 X.1.1 X.1.2 X.1.3 X.1.4 X.1.6 X.1.10 X.2.3 X.3.4 X.4.7 X.6.0 X.6.1 X.6.2 X.6.7 X.6.9"),
    (Sender,               "X.7.2 X.7.8 X.7.12 X.7.15 X.7.16 X.7.17 X.7.18"),
    (Recipient,            "X.2.1 X.2.2"),
    (ServerAdministrator,  "X.2.4 X.3.0 X.3.1 X.3.2 X.3.5 X.4.0 X.4.1 X.4.3 X.4.4 X.4.6 X.6.3 X.6.5 X.6.6 X.7.13 X.7.14 X.7.19 X.7.30"),
    (ClientAuthor,         "X.3.3 X.5.0 X.5.1 X.5.2 X.5.3 X.5.4 X.5.5 X.5.6 X.6.8 X.6.10"),
    (SendingAdministrator, "X.1.7 X.1.8 X.7.0 X.7.1 X.7.3 X.7.4 X.7.5 X.7.6 X.7.7 X.7.9 X.7.10 X.7.11"),
    (SendingAdministrator, "X.7.20 X.7.21 X.7.22 X.7.23 X.7.24 X.7.25 X.7.26 X.7.27 X.7.28 X.7.29"),
];

#[test]
fn every_code_has_the_party_of_the_table() {
    let mut seen = 0;
    for &(expected, list) in OF_CODES {
        for code in codes(list) {
            assert_eq!(code_row(code).unwrap().party, expected, "{code}");
            assert_eq!(party(code, None), expected, "{code}");
            seen += 1;
        }
    }
    assert_eq!(seen, CODES.len());
}

#[test]
fn every_status_has_the_party_of_the_table() {
    let mut seen = 0;
    for &(expected, list) in OF_STATUSES {
        for (subject, detail) in statuses(list) {
            assert_eq!(status_row(subject, detail).unwrap().party, expected, "X.{subject}.{detail}");
            if (subject, detail) != (0, 0) {
                // Somebody has to act after a refusal for good; of a status of success alone the subject is left.
                let refused = match (expected, subject, detail) {
                    (Nobody, 3, 6) => ServerAdministrator,
                    (Nobody, ..) => Sender,
                    _ => expected,
                };
                assert_eq!(
                    party(550, Some(Triple { class: 5, subject, detail })),
                    refused,
                    "5.{subject}.{detail}"
                );
                assert_eq!(
                    party(450, Some(Triple { class: 4, subject, detail })),
                    expected,
                    "4.{subject}.{detail}"
                );
            }
            seen += 1;
        }
    }
    assert_eq!(seen, STATUSES.len());
}

#[test]
fn the_enhanced_status_code_counts_where_it_says_more() {
    for (text, expected) in [
        ("552", Recipient),
        ("552 5.2.2", Recipient),
        ("552 5.2.3", Sender),
        ("552 5.3.4", Sender),
        ("554 5.0.0", Unclear),
        ("550 5.0.0", Sender),
        ("554 5.7.1", SendingAdministrator),
        // Subject and detail mean the same under each class.
        ("550 4.2.2", Recipient),
        ("450 5.7.1", SendingAdministrator),
        ("550 2.7.1", SendingAdministrator),
        // A detail without a row: the subject. Not even that: as if it were not there.
        ("550 5.7.708", SendingAdministrator),
        ("451 4.7.651", SendingAdministrator),
        ("550 5.4.316", ServerAdministrator),
        ("550 5.2.121", Unclear),
        ("550 5.99.1", Sender),
        ("550 5.0.350", Sender),
        // A reply code without a row says nothing by itself.
        ("591", Unclear),
        ("511 5.1.1", Sender),
        // Success has no culprit, whatever the subject.
        ("250 2.1.0", Nobody),
        ("250 2.6.0", Nobody),
        ("235 2.7.0", Nobody),
        ("252 2.5.2", Nobody),
        ("354", Nobody),
    ] {
        let (code, enhanced) = reply(text);
        assert_eq!(party(code, enhanced), expected, "{text}");
    }
}

#[test]
fn the_command_tells_what_the_codes_leave_open() {
    for (command, text, expected) in [
        // The server cannot check a login, or encrypt.
        (Command::Auth, "454 4.7.0", ServerAdministrator),
        (Command::AuthData, "454 4.7.0", ServerAdministrator),
        (Command::StartTls, "454 4.7.0", ServerAdministrator),
        (Command::Rcpt, "454 4.7.1", SendingAdministrator),
        // A mistyped domain; while it is put off, a fault of the server.
        (Command::Rcpt, "550 5.4.4", Sender),
        (Command::Rcpt, "450 4.4.4", ServerAdministrator),
        (Command::EndOfData, "550 5.4.4", ServerAdministrator),
        // A second greeting is not a fault of the program.
        (Command::Ehlo, "503 5.5.1", Unclear),
        (Command::Helo, "503", Unclear),
        (Command::Lhlo, "503", Unclear),
        (Command::Data, "503", ClientAuthor),
        (Command::Mail, "552", Sender),
        (Command::Rcpt, "552", Recipient),
        // No mailbox is to blame before one was named, unless the server says so.
        (Command::Connect, "550", SendingAdministrator),
        (Command::Helo, "553 5.0.0", SendingAdministrator),
        (Command::Connect, "550 5.1.1", Sender),
        (Command::Rcpt, "550", Sender),
    ] {
        let (code, enhanced) = reply(text);
        assert_eq!(party_in_answer(Some(command), code, enhanced), expected, "{text} to {command}");
    }
}

#[test]
fn a_status_that_does_not_go_with_its_code_counts_by_the_registry_alone() {
    for (text, registered, meant) in [
        ("535 5.7.3", SendingAdministrator, Sender),
        ("535 5.7.0", SendingAdministrator, Sender),
        ("452 4.1.1", Sender, ServerAdministrator),
        ("552 5.1.1", Sender, Recipient),
        ("541 5.4.1", ServerAdministrator, SendingAdministrator),
        ("530 5.5.1", ClientAuthor, SendingAdministrator),
        ("454 4.7.0", SendingAdministrator, ServerAdministrator),
        ("535 5.7.13", ServerAdministrator, ServerAdministrator),
        ("535 5.0.0", Sender, Sender),
    ] {
        let (code, enhanced) = reply(text);
        assert_eq!(
            (party(code, enhanced), party_in_answer(None, code, enhanced)),
            (registered, meant),
            "{text}"
        );
    }
}
