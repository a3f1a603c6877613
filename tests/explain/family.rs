//! Families of codes against a naive reading of their notation.

use smtp_codes::{Class, EnhancedCode, Family, KnownStatus, ReplyCode, Severity};

fn family(text: &str) -> Family {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

fn reply_families() -> impl Iterator<Item = String> {
    let second = ('0'..='9').chain(['y']);
    (1..=5).flat_map(move |first| second.clone().map(move |second| format!("{first}{second}z")))
}

/// Returns `true` if the digits of a code are where the notation has digits.
fn matches(notation: &str, code: &str) -> bool {
    let is_any = |letter: char| matches!(letter, 'y' | 'z');
    notation.chars().zip(code.chars()).all(|(letter, digit)| is_any(letter) || letter == digit)
}

#[test]
fn a_family_of_reply_codes_is_what_its_digits_say() {
    for notation in reply_families() {
        let family = family(&notation);
        assert_eq!(family.to_string(), notation);
        for code in (100..600).filter_map(ReplyCode::new) {
            assert_eq!(family.contains(code), matches(&notation, code.as_str()), "{notation} {code}");
            assert_eq!(
                family.contains(code) && code.known().is_some(),
                family.codes().any(|known| known.code() == code)
            );
        }
        assert_eq!(family.statuses().count(), 0);
        assert!(!family.contains_enhanced(KnownStatus::MailboxFull.with_class(Class::Success)));
    }
}

#[test]
fn a_family_of_enhanced_codes_is_what_its_numbers_say() {
    for class in Class::ALL.iter().copied() {
        for subject in 0..=999 {
            let notation = format!("{}.{subject}.X", class.digit());
            let family = family(&notation);
            assert_eq!(family.to_string(), notation);
            assert!(EnhancedCode::new(class, subject, 7).is_some_and(|code| family.contains_enhanced(code)));
            assert!(
                !EnhancedCode::new(class, (subject + 1) % 1000, 7)
                    .is_some_and(|code| family.contains_enhanced(code))
            );
            let registered = KnownStatus::ALL
                .iter()
                .filter(|status| status.subject().number() == subject && status.classes().contains(&class));
            assert!(family.statuses().eq(registered.copied()), "{notation}");
        }
    }
}

#[test]
fn a_status_of_any_class_is_a_family() {
    for subject in 0..=999 {
        for detail in (0..=999).step_by(if subject < 10 { 1 } else { 111 }) {
            let notation = format!("X.{subject}.{detail}");
            let family = family(&notation);
            assert_eq!(family.to_string(), notation);
            assert_eq!(family.known(), notation.parse::<KnownStatus>().ok());
            for class in Class::ALL {
                assert!(
                    EnhancedCode::new(*class, subject, detail)
                        .is_some_and(|code| family.contains_enhanced(code))
                );
            }
        }
    }
    for status in KnownStatus::ALL {
        assert_eq!(family(&status.to_string()), Family::from(*status));
    }
    for severity in Severity::ALL {
        assert_eq!(family(&format!("{}yz", severity.digit())), Family::from(*severity));
    }
}

#[rustfmt::skip]
const REFUSED: &[(&str, usize)] = &[
    ("",         0), ("4",        1), ("4y",       2), ("4y0",      2), ("4yzz",     3), ("6yz",      0), ("0yz",      0),
    ("4zz",      1), ("4yx",      2), ("45y",      2), ("yyz",      0), ("4YZ",      1), (" 4yz",     0), ("450",      2),
    ("X",        1), ("X.",       2), ("X.7",      3), ("X.7.",     4), ("X.7.X",    4), ("X.07.1",   2), ("X.1000.1", 2),
    ("X.7.26 ",  6), ("x.7.26",   0), ("5.7.",     4), ("5.7.1",    4), ("5.7.X.",   5), ("5.X.X",    2), ("3.7.X",    1),
    ("5.7.x",    4), ("5.7X",     3), ("5.07.X",   2),
];

#[test]
fn what_is_no_family_is_refused_where_it_ceases_to_be_one() {
    for (text, at) in REFUSED {
        let error = text.parse::<Family>().expect_err(text);
        assert_eq!(error.at(), *at, "{text:?}");
        assert!(error.to_string().contains(&format!(", at octet {at}: ")));
    }
}
