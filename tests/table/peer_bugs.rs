//! Bugs of other libraries about which code is for what, each as a test of what is right here. The name says whose bug
//! it is.

use std::collections::HashSet;

use smtp_codes::{
    Action, Class, Command, FindingKind, FromReply, KnownCode, KnownStatus, Party, Reference, Reply,
    ReplyCode, Severity, Standing, Verdict,
};

const fn code(number: u16) -> ReplyCode {
    ReplyCode::new(number).expect("a reply code")
}

fn status(text: &str) -> KnownStatus {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// The status that a reply is read as.
fn read(text: &str) -> Option<KnownStatus> {
    let octets = format!("{text}\r\n");
    Option::<KnownStatus>::from_reply(&Reply::parse(octets.as_bytes()).expect("a reply"))
}

fn is_registered(number: u16, text: &str) -> bool {
    status(text).basic_codes().contains(code(number))
}

#[test]
fn kumomta_looks_for_a_mail_flood_under_38() {
    assert_eq!(read("550 5.7.28 too much mail"), Some(KnownStatus::MailFloodDetected));
    assert_eq!(read("550 5.7.38 what is this"), None);
}

#[test]
fn kumomta_never_reaches_too_many_recipients() {
    assert_eq!(read("452 4.5.3 too many recipients"), Some(KnownStatus::TooManyRecipients));
    assert!(is_registered(452, "X.5.3"));
}

#[test]
fn kumomta_expects_other_reply_codes_than_the_registry() {
    assert!(is_registered(556, "X.1.10"));
    assert!(is_registered(501, "X.1.3") && is_registered(501, "X.1.8"));
    for (text, expected) in [
        ("556 5.1.10 no mail here", "X.1.10"),
        ("501 5.1.3 bad address", "X.1.3"),
        ("501 5.1.8 bad sender", "X.1.8"),
        ("452 4.2.2 mailbox full", "X.2.2"),
        ("550 5.2.2 mailbox full", "X.2.2"),
        ("451 4.7.24 SPF", "X.7.24"),
        ("454 4.7.0 TLS", "X.7.0"),
        ("432 4.7.12 convert your password", "X.7.12"),
    ] {
        assert_eq!(read(text), Some(status(expected)), "{text}");
    }
    for text in ["X.7.24", "X.7.0", "X.7.12"] {
        assert!(status(text).classes().contains(&Class::PersistentTransientFailure), "{text}");
    }
}

#[test]
fn kumomta_lacks_statuses() {
    assert_eq!(status("X.7.16").party(), Party::Sender);
    assert_eq!(status("X.3.2").party(), Party::ServerAdministrator);
}

#[test]
fn kumomta_wants_a_space_after_the_enhanced_code() {
    assert_eq!(read("550 5.1.1"), Some(KnownStatus::BadDestinationMailboxAddress));
}

#[test]
fn haraka_dsn_stops_too_early() {
    for text in ["X.6.7", "X.6.8", "X.6.9", "X.6.10", "X.7.28", "X.7.29", "X.7.30"] {
        assert_eq!(status(text).to_string(), text);
    }
}

#[test]
fn haraka_dsn_answers_with_codes_that_are_not_registered() {
    let first = [
        (501, "X.1.3"),
        (452, "X.3.1"),
        (451, "X.4.1"),
        (421, "X.4.2"),
        (500, "X.5.2"),
        (552, "X.2.3"),
        (504, "X.7.4"),
    ];
    for (number, text) in first {
        assert!(is_registered(number, text), "{number} {text}");
    }
    assert!(!is_registered(550, "X.1.3") && !is_registered(450, "X.4.2"));
}

#[test]
fn go_smtp_answers_a_bad_sequence_with_502() {
    assert_eq!(KnownCode::BadSequence.code(), 503);
    for command in [Command::Mail, Command::Rcpt, Command::Data, Command::StartTls] {
        assert!(matches!(command.standing(code(503)), Standing::Listed | Standing::InState), "{command}");
    }
}

#[test]
fn go_smtp_answers_an_unknown_parameter_with_500() {
    assert_eq!(Command::Mail.standing(code(555)), Standing::Listed);
    assert_eq!(Command::Rcpt.standing(code(555)), Standing::Listed);
    assert_eq!(KnownCode::ParametersNotRecognized.code(), 555);
}

#[test]
fn go_smtp_says_try_again_to_what_is_not_base64() {
    assert_eq!(Command::AuthData.standing(code(501)), Standing::Listed);
    assert_eq!(Verdict::of(Command::AuthData, code(501), "5.5.2".parse().ok()).action, Action::Rejected);
    assert!(is_registered(501, "X.5.2"));
}

#[test]
fn go_smtp_answers_a_login_with_2_0_0() {
    assert!(is_registered(235, "X.7.0"));
    assert!(status("X.7.0").classes().contains(&Class::Success));
}

#[test]
fn mailin_answers_a_missing_parameter_with_502() {
    assert_eq!(KnownCode::ParameterSyntaxError.code(), 501);
    assert_eq!(Command::Mail.standing(code(501)), Standing::Listed);
}

#[test]
fn smtp_types_has_two_values_for_one_code() {
    for known in KnownCode::ALL {
        assert_eq!(ReplyCode::new(*known as u16), Some(known.code()));
        assert_eq!(KnownCode::try_from(*known as u16), Ok(*known));
    }
    let set: HashSet<_> = [code(250), ReplyCode::OKAY, KnownCode::Okay.code()].into();
    assert_eq!(set.len(), 1);
    for number in [556, 235, 334] {
        assert!(code(number).known().is_some(), "{number}");
    }
}

#[test]
fn smtp_types_explains_521_by_an_obsolete_rfc() {
    assert_eq!(
        KnownCode::HostDoesNotAcceptMail.references().first().and_then(|reference| reference.rfc()),
        Some(7504)
    );
}

#[test]
fn sisimai_does_not_know_334_and_files_354_under_2yz() {
    assert_eq!(code(334).known(), Some(KnownCode::AuthContinue));
    assert_eq!(code(354).severity(), Severity::PositiveIntermediate);
}

#[test]
fn sisimai_confuses_statuses() {
    assert!(status("X.7.27").summary().contains("Sender"));
    assert!("X.4.8".parse::<KnownStatus>().is_err());
    assert_eq!(read("452 4.5.3 x"), Some(KnownStatus::TooManyRecipients));
    assert_eq!(read("552 5.5.3 x"), Some(KnownStatus::TooManyRecipients));
}

#[test]
fn sisimai_refers_to_rfcs_that_are_about_something_else() {
    let references = || {
        let codes = KnownCode::ALL.iter().flat_map(|known| known.references());
        codes.chain(KnownStatus::ALL.iter().flat_map(|known| known.references()))
    };
    let rfcs: HashSet<u16> = references().filter_map(|reference: &Reference| reference.rfc()).collect();
    assert!([5248, 2645, 1985].iter().all(|rfc| rfcs.contains(rfc)));
    assert!([5238, 2465].iter().all(|rfc| !rfcs.contains(rfc)));
    assert!(rfcs.iter().all(|rfc| *rfc < 10_000));
}

#[test]
fn aiosmtplib_takes_530_for_a_peculiarity_of_sendmail() {
    let rfcs: Vec<_> =
        KnownCode::AuthenticationRequired.references().iter().filter_map(|at| at.rfc()).collect();
    assert!(rfcs.contains(&4954) && rfcs.contains(&3207));
    for number in [432, 454, 455, 534, 535, 538, 556] {
        assert!(code(number).known().is_some(), "{number}");
    }
    assert_eq!(KnownCode::ParametersNotRecognized.code(), 555);
}

#[test]
fn samotop_spells_vrfy_wrongly_and_has_a_code_0() {
    assert_eq!(Command::Vrfy.to_string(), "VRFY");
    assert_eq!(ReplyCode::new(0), None);
    assert_eq!(size_of::<Option<ReplyCode>>(), 2);
}

#[test]
fn the_registry_forgets_452_for_too_many_recipients() {
    assert!(is_registered(451, "X.5.3") && is_registered(452, "X.5.3"));
    let reply = Reply::parse(b"452 4.5.3 too many recipients\r\n").expect("a reply");
    assert!(!reply.check(Command::Rcpt).contains(FindingKind::PairNotRegistered));
    assert!(is_registered(422, "X.7.12") && is_registered(432, "X.7.12"));
}
