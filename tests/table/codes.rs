//! Every reply code there is, held against a naive reading of the rules.

use std::collections::HashSet;

use smtp_codes::{
    Category, CodeOutOfRange, KnownCode, NotAKnownCode, ParseKnownCodeError, ReplyCode, Severity, UnknownCode,
};

fn all_codes() -> impl Iterator<Item = ReplyCode> {
    (100..=599).filter_map(ReplyCode::new)
}

#[test]
fn every_u16_is_a_code_from_100_to_599_or_none() {
    for number in 0..=u16::MAX {
        let expected = (100..=599).contains(&number).then_some(number);
        assert_eq!(ReplyCode::new(number).map(ReplyCode::get), expected);
        assert_eq!(ReplyCode::try_from(number).map(u16::from), expected.ok_or(CodeOutOfRange(number)));
    }
}

#[test]
fn every_three_octets_are_read_as_digits_or_refused() {
    let digit = |octet: u8| octet.is_ascii_digit().then(|| usize::from(octet - b'0'));
    let digits: Vec<_> = (0..=255).map(digit).collect();
    for first in 0..=255 {
        for second in 0..=255 {
            for (third, ones) in (0..=255).zip(&digits) {
                let expected = match (digits[usize::from(first)], digits[usize::from(second)], ones) {
                    (Some(hundreds @ 1..=5), Some(tens), Some(ones)) => {
                        Some(hundreds * 100 + tens * 10 + ones)
                    }
                    _ => None,
                };
                let code = ReplyCode::from_digits([first, second, third]);
                assert_eq!(code.map(|code| usize::from(code.get())), expected);
            }
        }
    }
}

#[test]
fn every_digit_triple_is_read_from_text_or_refused() {
    for number in 0..1000_u16 {
        let text = format!("{number:03}");
        match text.parse::<ReplyCode>() {
            Ok(code) => {
                assert_eq!(code, number);
                assert_eq!(code.to_string(), text);
                assert_eq!(code.as_str(), text);
                assert_eq!(code.digits(), *text.as_bytes());
                assert_eq!(format!("{code:?}"), text);
                assert_eq!(format!("[{code:>5}]"), format!("[{text:>5}]"));
            }
            Err(error) => {
                assert!(!(100..=599).contains(&number), "{text}: {error}");
                assert_eq!(error.at(), 0);
            }
        }
    }
}

#[test]
fn nearly_a_code_is_no_code_and_the_error_says_where() {
    let cases = [
        ("", 0, "ends before"),
        ("2", 1, "ends before"),
        ("25", 2, "ends before"),
        ("2500", 3, "unexpected text"),
        ("250 ", 3, "unexpected text"),
        ("250-", 3, "unexpected text"),
        ("250\n", 3, "unexpected text"),
        ("+25", 0, "expected a digit"),
        ("-25", 0, "expected a digit"),
        ("+250", 0, "expected a digit"),
        (" 250", 0, "expected a digit"),
        (" 25", 0, "expected a digit"),
        ("2_5", 1, "expected a digit"),
        ("25x", 2, "expected a digit"),
        ("25", 2, "ends before"),
        ("0x226", 0, "first digit"),
        ("0250", 0, "first digit"),
        ("000", 0, "first digit"),
        ("099", 0, "first digit"),
        ("600", 0, "first digit"),
        ("999", 0, "first digit"),
        ("hello", 0, "expected a digit"),
        ("2\u{e9}", 1, "expected a digit"),
        ("\u{0662}50", 0, "expected a digit"),
        ("\u{ff12}\u{ff15}\u{ff10}", 0, "expected a digit"),
    ];
    for (text, at, what) in cases {
        let error = text.parse::<ReplyCode>().unwrap_err();
        assert_eq!(error.at(), at, "{text:?}: {error}");
        assert!(error.to_string().contains(what), "{text:?}: {error}");
        assert!(error.to_string().ends_with(&format!("at octet {at}")), "{text:?}: {error}");
    }
}

#[test]
fn classification_is_what_the_digits_say() {
    for code in all_codes() {
        let [first, second, _] = code.digits().map(|digit| digit - b'0');
        let severity = match first {
            1 => Severity::PositivePreliminary,
            2 => Severity::PositiveCompletion,
            3 => Severity::PositiveIntermediate,
            4 => Severity::TransientNegative,
            _ => Severity::PermanentNegative,
        };
        let category = match second {
            0 => Category::Syntax,
            1 => Category::Information,
            2 => Category::Connections,
            3 => Category::Unspecified3,
            4 => Category::Unspecified4,
            5 => Category::MailSystem,
            _ => Category::Unassigned,
        };
        assert_eq!((code.severity(), code.category()), (severity, category), "{code}");
        assert_eq!(code.is_positive(), first == 2 || first == 3, "{code}");
        assert_eq!(code.is_intermediate(), first == 3, "{code}");
        assert_eq!(code.is_transient(), first == 4, "{code}");
        assert_eq!(code.is_permanent(), first == 5, "{code}");
        assert_eq!(code.closes_connection(), code == 221 || code == 421, "{code}");
        assert_eq!(code.is_rfc5321(), first >= 2 && second <= 5, "{code}");
    }
}

#[test]
fn a_known_code_is_classified_as_its_reply_code() {
    for &known in KnownCode::ALL {
        let code = known.code();
        assert_eq!(known.severity(), code.severity());
        assert_eq!(known.category(), code.category());
        assert_eq!(known.is_positive(), code.is_positive());
        assert_eq!(known.is_intermediate(), code.is_intermediate());
        assert_eq!(known.is_transient(), code.is_transient());
        assert_eq!(known.is_permanent(), code.is_permanent());
        assert_eq!(known.closes_connection(), code.closes_connection());
    }
}

#[test]
fn another_severity_keeps_the_other_digits() {
    for code in all_codes() {
        for &severity in Severity::ALL {
            let other = code.with_severity(severity);
            assert_eq!(other.severity(), severity);
            assert_eq!(other.digits()[1..], code.digits()[1..]);
        }
    }
}

#[test]
fn transient_twins_are_those_of_the_table() {
    let twins = [(550, 450), (551, 451), (552, 452), (553, 451), (554, 451), (535, 454), (555, 455)];
    for code in all_codes() {
        let expected = twins.iter().find(|(hard, _)| code == *hard).map(|(_, soft)| *soft);
        assert_eq!(code.transient_twin().map(ReplyCode::get), expected, "{code}");
    }
}

#[test]
fn the_known_codes_are_the_rows_of_the_table() {
    let rows = smtp_codes_data::CODES;
    assert_eq!(KnownCode::ALL.len(), rows.len());
    for (&known, row) in KnownCode::ALL.iter().zip(rows) {
        assert_eq!(known as u16, row.code);
        assert_eq!(known.code(), row.code);
        assert_eq!(format!("{known:?}"), row.name);
        assert_eq!(known.name(), row.name);
        assert_eq!(known.summary(), row.summary);
        assert_eq!(known.explanation(), row.explanation);
        assert_eq!(known.origin(), row.origin);
        assert_eq!(known.party().name(), row.party.name());
        assert_eq!(known.references(), row.references);
        assert_eq!(known.closes_connection(), row.closes);
    }
}

#[test]
fn a_known_code_is_found_by_number_digits_and_name_alone() {
    let numbers: HashSet<_> = KnownCode::ALL.iter().map(|known| *known as u16).collect();
    for code in all_codes() {
        let known = code.known();
        assert_eq!(known.is_some(), numbers.contains(&code.get()));
        assert_eq!(KnownCode::try_from(code), known.ok_or(UnknownCode(code)));
        assert_eq!(KnownCode::try_from(code.get()), known.ok_or(NotAKnownCode::Unknown(UnknownCode(code))));
        assert_eq!(code.as_str().parse(), known.ok_or(ParseKnownCodeError::Unknown(UnknownCode(code))));
        if let Some(known) = known {
            assert_eq!(ReplyCode::from(known), code);
            assert_eq!(known.to_string(), code.to_string());
            assert_eq!(known.name().parse(), Ok(known));
            let lower_case = known.name().to_lowercase();
            assert_eq!(lower_case.parse::<KnownCode>(), Err(ParseKnownCodeError::Name));
        }
    }
    for number in (0..100).chain(600..=u16::MAX) {
        assert_eq!(KnownCode::try_from(number), Err(NotAKnownCode::OutOfRange(CodeOutOfRange(number))));
    }
    for text in ["", "Okay ", " Okay", "O", "X.1.1", "-250", "MAILBOX_UNAVAILABLE"] {
        assert_eq!(text.parse::<KnownCode>(), Err(ParseKnownCodeError::Name), "{text:?}");
    }
    assert!(matches!("25".parse::<KnownCode>(), Err(ParseKnownCodeError::Digits(error)) if error.at() == 2));
}

#[test]
fn codes_compare_with_numbers_and_sort_by_them() {
    let okay = ReplyCode::OKAY;
    assert_eq!((okay == 250, 250 == okay, okay != 251, 251 != okay), (true, true, true, true));
    assert!(all_codes().is_sorted());
    assert!(KnownCode::ALL.is_sorted());
    assert_eq!(all_codes().collect::<HashSet<_>>().len(), 500);
}

#[test]
fn every_constant_is_named_as_its_variant() {
    // Pairs that a rule for upper case could get wrong; the rest is the same rule.
    let pairs = [
        (ReplyCode::OKAY, KnownCode::Okay),
        (ReplyCode::MAILBOX_UNAVAILABLE, KnownCode::MailboxUnavailable),
        (ReplyCode::ETRN_PENDING_MESSAGES_STARTED, KnownCode::EtrnPendingMessagesStarted),
        (ReplyCode::TEMPORARY_AUTH_OR_TLS_FAILURE, KnownCode::TemporaryAuthOrTlsFailure),
        (ReplyCode::ATRN_NO_MAIL, KnownCode::AtrnNoMail),
        (ReplyCode::USER_NOT_LOCAL_TRY_FORWARD_PATH, KnownCode::UserNotLocalTryForwardPath),
    ];
    for (code, known) in pairs {
        assert_eq!(code, known.code());
    }
}

#[test]
fn constants_stand_in_statics_and_patterns() {
    static REFUSED: [ReplyCode; 2] = [ReplyCode::MAILBOX_UNAVAILABLE, ReplyCode::TRANSACTION_FAILED];
    static KNOWN: Option<KnownCode> = ReplyCode::MAILBOX_UNAVAILABLE.known();
    const SUMMARY: &str = KnownCode::MailboxUnavailable.summary();
    const SEVERITY: Severity = ReplyCode::from_digits(*b"450").unwrap().severity();
    const TEXT: &str = ReplyCode::OKAY.as_str();

    assert_eq!(KNOWN, Some(KnownCode::MailboxUnavailable));
    assert!(!SUMMARY.is_empty());
    assert_eq!(SEVERITY, Severity::TransientNegative);
    assert_eq!(TEXT, "250");
    for code in REFUSED {
        let answer = match code {
            ReplyCode::OKAY => "accepted",
            ReplyCode::MAILBOX_UNAVAILABLE => "no such mailbox",
            _ => "something else",
        };
        assert_eq!(answer, if code == 550 { "no such mailbox" } else { "something else" });
    }
}

#[test]
fn errors_are_small_copies_and_work_with_a_question_mark() {
    fn boxed(text: &str) -> Result<KnownCode, Box<dyn std::error::Error>> {
        let code: ReplyCode = text.parse()?;
        Ok(KnownCode::try_from(code.get())?)
    }
    assert_eq!(boxed("250").unwrap(), KnownCode::Okay);
    assert_eq!(boxed("299").unwrap_err().to_string(), "the reply code 299 is not in the table");
    assert_eq!(
        boxed("25").unwrap_err().to_string(),
        "not a reply code: the text ends before three digits, at octet 2"
    );
    assert_eq!(
        KnownCode::try_from(7).unwrap_err().to_string(),
        "7 is not a reply code: the number must be 100 to 599"
    );
    assert_eq!(
        "Ok".parse::<KnownCode>().unwrap_err().to_string(),
        "no reply code of the table has this name"
    );
    assert!(size_of::<Result<ReplyCode, smtp_codes::ParseReplyCodeError>>() <= 4);
}

#[test]
fn a_glob_import_shadows_nothing_of_the_prelude() {
    #[allow(unused_imports)]
    use smtp_codes::*;

    fn prelude() -> Result<Option<String>, Box<dyn std::error::Error>> {
        let some: Option<String> = Some(String::from("250")).into_iter().next();
        let vec: Vec<u8> = Vec::default();
        drop(vec);
        Ok(some)
    }
    {
        #[allow(unused_imports)]
        use smtp_codes::{Command::*, KnownCode::*, KnownStatus::*, Party::*};
        let done: Result<(), ()> = Ok(());
        assert!(done.is_ok() && Some(1).is_some() && None::<u8>.is_none());
    }
    assert!(prelude().is_ok());
}

#[test]
fn completion_is_2yz_alone() {
    for code in all_codes() {
        assert_eq!(code.is_completion(), code.severity() == Severity::PositiveCompletion);
    }
    for known in KnownCode::ALL {
        assert_eq!(known.is_completion(), known.code().is_completion());
    }
}

#[test]
fn codes_compare_whatever_they_are_written_as() {
    for &known in KnownCode::ALL {
        for code in all_codes() {
            let are_equal = known.code() == code;
            assert_eq!((known == code, code == known), (are_equal, are_equal));
            assert_eq!((known == code.get(), code.get() == known), (are_equal, are_equal));
        }
    }
}
