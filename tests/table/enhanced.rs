//! Every enhanced status code there is, held against a naive reading of the grammar.

use std::fmt::Write;

use smtp_codes::{BasicCodes, Class, EnhancedCode, KnownStatus, ParseKnownStatusError, ReplyCode, Subject};

const CLASSES: [(u8, Class); 3] =
    [(2, Class::Success), (4, Class::PersistentTransientFailure), (5, Class::PermanentFailure)];

#[test]
fn every_class_subject_and_detail_goes_round() {
    let mut text = String::new();
    let mut last = None;
    for (digit, class) in CLASSES {
        for subject in 0..1000 {
            for detail in 0..1000 {
                let code = EnhancedCode::new(class, subject, detail).unwrap();
                assert_eq!((code.class(), code.subject(), code.detail()), (class, subject, detail));
                assert_eq!(EnhancedCode::from_bits(code.to_bits()), Some(code));
                assert!(last < Some(code));
                last = Some(code);

                text.clear();
                write!(text, "{code}").unwrap();
                let mut parts = text.splitn(3, '.');
                assert_eq!(parts.next().and_then(|part| part.parse().ok()), Some(digit));
                assert_eq!(parts.next().and_then(|part| part.parse().ok()), Some(subject));
                assert_eq!(parts.next().and_then(|part| part.parse().ok()), Some(detail));
                assert_eq!(text.parse(), Ok(code));
            }
        }
    }
}

#[test]
fn numbers_above_999_are_no_code() {
    for (_, class) in CLASSES {
        for number in (1000..=2047).chain([u16::MAX]) {
            assert_eq!(EnhancedCode::new(class, number, 0), None);
            assert_eq!(EnhancedCode::new(class, 0, number), None);
        }
    }
}

#[test]
fn bits_that_no_code_has_are_refused() {
    for high in 0..=0xfff {
        for (subject, detail) in [(0, 0), (7, 26), (999, 999), (1000, 0), (0, 1000), (1023, 1023)] {
            let bits: u32 = high << 20 | subject << 10 | detail;
            let expected =
                CLASSES.iter().any(|&(digit, _)| u32::from(digit) == high) && subject < 1000 && detail < 1000;
            assert_eq!(EnhancedCode::from_bits(bits).is_some(), expected, "{bits:#x}");
        }
    }
}

#[test]
fn the_stored_form_never_changes() {
    let code: EnhancedCode = "5.7.509".parse().unwrap();
    assert_eq!(code.to_bits(), 5 << 20 | 7 << 10 | 509);
}

#[test]
fn nearly_a_code_is_no_code_and_the_error_says_where() {
    let cases = [
        ("", 0, "class"),
        (" 5.1.1", 0, "class"),
        ("+5.1.1", 0, "class"),
        ("-5.1.1", 0, "class"),
        ("1.1.1", 0, "class"),
        ("3.0.0", 0, "class"),
        ("6.1.1", 0, "class"),
        ("X.1.1", 0, "class"),
        ("05.1.1", 0, "class"),
        ("5", 1, "dot"),
        ("51.1.1", 1, "dot"),
        ("550 5.1.1", 1, "dot"),
        ("5,1,1", 1, "dot"),
        ("5.", 2, "digit"),
        ("5..1", 2, "digit"),
        ("5. 1.1", 2, "digit"),
        ("5.+1.1", 2, "digit"),
        ("5.-1.1", 2, "digit"),
        ("5.x.1", 2, "digit"),
        ("5.1", 3, "dot"),
        ("5.1 .1", 3, "dot"),
        ("5.01.1", 2, "begin with 0"),
        ("5.00.1", 2, "begin with 0"),
        ("5.1000.1", 2, "three digits"),
        ("5.0001.1", 2, "begin with 0"),
        ("5.1.", 4, "digit"),
        ("5.1. 1", 4, "digit"),
        ("5.1.x", 4, "digit"),
        ("5.1.00", 4, "begin with 0"),
        ("5.1.007", 4, "begin with 0"),
        ("5.7.5090", 4, "three digits"),
        ("5.7.99999999999999999999", 4, "three digits"),
        ("5.1.1 ", 5, "unexpected text"),
        ("5.1.1.", 5, "unexpected text"),
        ("5.1.1\n", 5, "unexpected text"),
        ("5.999.999x", 9, "unexpected text"),
        ("5.1.\u{0661}", 4, "digit"),
        ("\u{ff15}.1.1", 0, "class"),
    ];
    for (text, at, what) in cases {
        let error = text.parse::<EnhancedCode>().unwrap_err();
        assert_eq!(error.at(), at, "{text:?}: {error}");
        assert!(error.to_string().contains(what), "{text:?}: {error}");
    }
}

#[test]
fn debug_and_display_show_the_three_numbers() {
    let code: EnhancedCode = "4.7.509".parse().unwrap();
    assert_eq!(format!("{code:?} {:?}", Some(code)), "4.7.509 Some(4.7.509)");
    assert_eq!(format!("[{code:>9}] [{code:-<9}]"), "[  4.7.509] [4.7.509--]");
}

#[test]
fn another_class_keeps_the_rest() {
    let code: EnhancedCode = "5.7.509".parse().unwrap();
    for (digit, class) in CLASSES {
        assert_eq!(code.with_class(class).to_string(), format!("{digit}.7.509"));
    }
}

#[test]
fn known_codes_are_the_rows_of_the_table_under_any_class() {
    let rows = smtp_codes_data::STATUSES;
    for (_, class) in CLASSES {
        for subject in 0..1000 {
            for detail in 0..1000 {
                let code = EnhancedCode::new(class, subject, detail).unwrap();
                let expected = rows.iter().find(|row| row.subject == subject && row.detail == detail);
                assert_eq!(code.known().map(KnownStatus::name), expected.map(|row| row.name), "{code}");
            }
            let code = EnhancedCode::new(class, subject, 999).unwrap();
            let expected = Subject::ALL.iter().copied().find(|known| known.number() == subject);
            assert_eq!(code.known_subject(), expected);
        }
    }
}

#[test]
fn the_known_statuses_are_the_rows_of_the_table() {
    let rows = smtp_codes_data::STATUSES;
    assert_eq!(KnownStatus::ALL.len(), rows.len());
    assert!(KnownStatus::ALL.is_sorted());
    for (&known, row) in KnownStatus::ALL.iter().zip(rows) {
        assert_eq!(known as u16, row.subject * 1000 + row.detail);
        assert_eq!(known.subject().number(), row.subject);
        assert_eq!(known.detail(), row.detail);
        assert_eq!(format!("{known:?}"), row.name);
        assert_eq!(known.name(), row.name);
        assert_eq!(known.summary(), row.summary);
        assert_eq!(known.explanation(), row.explanation);
        assert_eq!(known.party().name(), row.party.name());
        assert_eq!(known.references(), row.references);
        assert_eq!(known.classes(), row.classes);
        for &class in Class::ALL {
            assert_eq!(known.with_class(class).known(), Some(known));
            assert_eq!(known.with_class(class).class(), class);
        }
        let basic = match known.basic_codes() {
            BasicCodes::Any => smtp_codes_data::Basic::Any,
            BasicCodes::Family(severity) => smtp_codes_data::Basic::Family(severity),
            BasicCodes::List(codes) => {
                let codes: Vec<u16> = codes.iter().map(|code| code.get()).collect();
                smtp_codes_data::Basic::List(codes.leak())
            }
        };
        assert_eq!(basic, row.basic);
        for number in 100..600 {
            let registered = smtp_codes_data::pair_registered(number, row.subject, row.detail);
            assert_eq!(known.basic_codes().contains(ReplyCode::new(number).unwrap()), registered);
        }
    }
}

#[test]
fn a_known_status_is_read_from_its_form_and_its_name_alone() {
    for &known in KnownStatus::ALL {
        assert_eq!(known.to_string(), format!("X.{}.{}", known.subject().number(), known.detail()));
        assert_eq!(known.to_string().parse(), Ok(known));
        assert_eq!(known.name().parse(), Ok(known));
        assert_eq!(known.to_string().to_lowercase().parse::<KnownStatus>(), Err(ParseKnownStatusError::Name));
        assert_eq!(
            known.with_class(Class::Success).to_string().parse::<KnownStatus>(),
            Err(ParseKnownStatusError::Name)
        );
    }
    for text in ["", "X", "x.1.1", "5.1.1", " X.1.1", "MailboxFull ", "mailbox full"] {
        assert_eq!(text.parse::<KnownStatus>(), Err(ParseKnownStatusError::Name), "{text:?}");
    }
    for (text, at) in [("X.", 2), ("X.1", 3), ("X.01.1", 2), ("X.1.1 ", 5), ("X.1.1000", 4), ("X.1.X", 4)] {
        let error = text.parse::<KnownStatus>().unwrap_err();
        assert!(matches!(error, ParseKnownStatusError::Form(error) if error.at() == at), "{text:?}: {error}");
    }
    let unregistered = ParseKnownStatusError::Unregistered { subject: 7, detail: 509 };
    assert_eq!("X.7.509".parse::<KnownStatus>(), Err(unregistered));
    assert_eq!(unregistered.to_string(), "X.7.509 is not registered");
}

#[test]
fn codes_stand_in_statics_and_patterns() {
    const NO_SUCH_USER: EnhancedCode = EnhancedCode::new(Class::PermanentFailure, 1, 1).unwrap();
    static KNOWN: Option<KnownStatus> = NO_SUCH_USER.known();
    static CLASSES: &[Class] = KnownStatus::MailboxFull.classes();

    assert_eq!(KNOWN, Some(KnownStatus::BadDestinationMailboxAddress));
    assert!(!CLASSES.is_empty());
    assert!(matches!("5.1.1".parse(), Ok(NO_SUCH_USER)));
    assert!(!matches!("4.1.1".parse(), Ok(NO_SUCH_USER)));
}
