use smtp_codes_data::{
    Command, STATUSES, Triple, carries_enhanced, class_allowed, closes_connection, pair_registered,
    status_row, transient_twin,
};

use super::{reply, statuses};

#[rustfmt::skip]
const CLASSES: &[(&[u8], &str)] = &[
    (&[2],       "X.1.5 X.1.9 X.3.6"),
    (&[4],       "X.3.1 X.4.2"),
    (&[5],       "X.1.3 X.1.6 X.1.10 X.2.3 X.3.4 X.6.1 X.7.2 X.7.3 X.7.4 X.7.8 X.7.9 X.7.11 X.7.13"),
    (&[2, 5],    "X.5.2 X.6.4"),
    (&[4, 5],    "X.1.1 X.1.2 X.1.8 X.2.1 X.2.2 X.2.4 X.3.2 X.4.1 X.4.3 X.4.4 X.4.5 X.4.6 X.5.1 X.5.3 X.5.4 X.5.6 X.6.3 X.6.5 X.6.6 X.6.7 X.6.9"),
    (&[4, 5],    "X.7.1 X.7.10 X.7.12 X.7.14 X.7.15 X.7.16 X.7.17 X.7.18 X.7.19 X.7.20 X.7.21 X.7.22 X.7.23 X.7.24 X.7.25 X.7.26 X.7.27 X.7.29 X.7.30"),
    (&[2, 4, 5], "X.0.0 X.1.0 X.2.0 X.3.0 X.4.0 X.5.0 X.6.0 X.7.0 X.1.4 X.1.7 X.3.3 X.3.5 X.4.7 X.5.5 X.6.2 X.6.8 X.6.10 X.7.5 X.7.6 X.7.7 X.7.28"),
];

#[test]
fn every_status_has_the_classes_of_the_table() {
    let mut seen = Vec::new();
    for &(classes, list) in CLASSES {
        for (subject, detail) in statuses(list) {
            for class in 0..=9 {
                let expected = classes.contains(&class);
                assert_eq!(class_allowed(subject, detail, class), expected, "{class}.{subject}.{detail}");
            }
            seen.push((subject, detail));
        }
    }
    seen.sort_unstable();
    assert!(seen.iter().copied().eq(STATUSES.iter().map(|row| (row.subject, row.detail))));
}

#[test]
fn a_status_without_a_row_may_have_each_class() {
    for (subject, detail) in [(7, 509), (1, 351), (8, 0), (999, 999)] {
        assert!(status_row(subject, detail).is_none());
        assert!([2, 4, 5].into_iter().all(|class| class_allowed(subject, detail, class)));
        assert!(![0, 1, 3, 6, 255].into_iter().any(|class| class_allowed(subject, detail, class)));
    }
}

/// Pairs that servers are known to send and that have to compile.
const MUST: &str = "552 5.2.2, 452 4.2.2, 451 4.7.1, 550 5.7.1, 554 5.7.1, 450 4.7.1, 421 4.7.0, 421 4.3.2, 421 4.4.2, \
    503 5.5.1, 502 5.5.1, 500 5.5.2, 501 5.5.4, 504 5.5.2, 555 5.5.4, 454 4.7.0, 454 4.7.1, 535 5.7.8, 534 5.7.9, \
    530 5.7.0, 538 5.7.11, 432 4.7.12, 235 2.7.0, 220 2.0.0, 221 2.0.0, 250 2.0.0, 250 2.1.0, 250 2.1.5, 251 2.1.5, \
    252 2.0.0, 250 2.6.0, 250 2.5.0, 451 4.3.0, 451 4.3.5, 452 4.3.1, 452 4.5.3, 450 4.1.1, 450 4.1.2, 450 4.1.8, \
    450 4.7.25, 553 5.1.8, 501 5.1.7, 550 5.1.0, 554 5.4.6, 556 5.1.10, 550 5.7.27";

/// The same for the cells in which the table is wider than the text of the RFCs.
const WIDER: &str =
    "550 5.4.1, 550 5.4.5, 252 2.5.2, 421 4.7.26, 421 4.7.27, 550 5.5.3, 550 5.7.12, 252 2.3.3";

#[test]
fn pairs_that_must_compile() {
    for text in MUST.split(", ").chain(WIDER.split(", ")) {
        let (code, enhanced) = reply(text);
        let Triple { class, subject, detail } = enhanced.unwrap();
        assert_eq!(u16::from(class), code / 100, "{text}");
        assert!(class_allowed(subject, detail, class), "{text}");
        assert!(carries_enhanced(Command::StartTls, code), "{text}");
    }
}

#[test]
fn pairs_that_must_not_compile() {
    let right = |command, text| {
        let (code, enhanced) = reply(text);
        let Triple { class, subject, detail } = enhanced.unwrap();
        carries_enhanced(command, code)
            && u16::from(class) == code / 100
            && class_allowed(subject, detail, class)
    };
    for (command, text) in [
        (Command::Rcpt, "250 5.1.1"),
        (Command::Data, "354 2.0.0"),
        (Command::Auth, "334 4.7.0"),
        (Command::Rcpt, "550 5.1.5"),
        (Command::EndOfData, "550 5.3.1"),
        (Command::EndOfData, "450 4.3.4"),
        (Command::Ehlo, "250 2.0.0"),
        (Command::Helo, "250 2.0.0"),
        (Command::Lhlo, "250 2.0.0"),
        (Command::Connect, "220 2.0.0"),
    ] {
        assert!(!right(command, text), "{text} to {command}");
    }
    for (command, text) in [
        (Command::StartTls, "220 2.0.0"),
        (Command::Mail, "250 2.1.0"),
        (Command::Connect, "421 4.7.0"),
        (Command::Connect, "554 5.7.1"),
        (Command::Ehlo, "500 5.5.1"),
        (Command::Helo, "450 4.7.1"),
    ] {
        assert!(right(command, text), "{text} to {command}");
    }
}

#[test]
fn registered_pairs() {
    for text in [
        "550 5.1.1",
        "451 4.1.1",
        "552 5.2.2",
        "452 4.5.3",
        "451 4.5.3",
        "550 5.7.17",
        "599 5.7.17",
        "354 2.0.0",
    ] {
        let (code, enhanced) = reply(text);
        let Triple { subject, detail, .. } = enhanced.unwrap();
        assert!(pair_registered(code, subject, detail), "{text}");
    }
    for text in [
        "554 5.7.1",
        "550 5.2.1",
        "421 4.7.0",
        "450 4.7.1",
        "550 5.2.2",
        "450 4.7.17",
        "600 5.7.17",
        "550 5.7.509",
    ] {
        let (code, enhanced) = reply(text);
        let Triple { subject, detail, .. } = enhanced.unwrap();
        assert!(!pair_registered(code, subject, detail), "{text}");
    }
}

#[test]
fn two_codes_close_the_connection() {
    assert!((0..1000).filter(|&code| closes_connection(code)).eq([221, 421]));
}

#[test]
fn twins_for_the_time_of_testing() {
    let twins = [(535, 454), (550, 450), (551, 451), (552, 452), (553, 451), (554, 451), (555, 455)];
    assert!((0..1000).filter_map(|code| Some((code, transient_twin(code)?))).eq(twins));
}
