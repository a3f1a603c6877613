//! Any text: each code is where it is said to be, in order, and was not torn out of a longer number or word.

#![no_main]

use libfuzzer_sys::fuzz_target;
use smtp_codes::{EnhancedCode, ReplyCode, scan};

fuzz_target!(|text: &[u8]| {
    let mut end = 0;
    for found in scan(text) {
        let range = found.range();
        assert!(end <= range.start && range.start < range.end && range.end <= text.len());
        end = range.end;
        assert!(found.code().is_some() || found.enhanced().is_some());
        let octets =
            |range: std::ops::Range<usize>| std::str::from_utf8(&text[range]).expect("codes are ASCII");
        if let Some((code, place)) = found.code().zip(found.code_range()) {
            assert_eq!(octets(place.clone()).parse::<ReplyCode>(), Ok(code));
            assert!(range.start <= place.start && place.end <= range.end);
            assert!(code.get() >= 200);
            stands_alone(text, place);
        }
        if let Some((enhanced, place)) = found.enhanced().zip(found.enhanced_range()) {
            // As an object it has names between its numbers.
            let numbers: Vec<_> =
                octets(place.clone()).split(|octet: char| !octet.is_ascii_digit()).collect();
            let numbers: Vec<_> = numbers.into_iter().filter(|number| !number.is_empty()).collect();
            assert_eq!(numbers.join(".").parse::<EnhancedCode>(), Ok(enhanced));
            assert!(range.start <= place.start && place.end <= range.end);
            stands_alone(text, place);
        }
        assert_eq!(found.code().is_some(), found.code_range().is_some());
        assert_eq!(found.enhanced().is_some(), found.enhanced_range().is_some());
        assert_eq!(found.as_bytes(), &text[range]);
        assert!(found.text().len() <= text.len());
    }
});

fn stands_alone(text: &[u8], place: std::ops::Range<usize>) {
    let before = text[..place.start].last();
    let after = text.get(place.end);
    assert!(!before.is_some_and(u8::is_ascii_alphanumeric), "torn off at {}", place.start);
    assert!(!after.is_some_and(u8::is_ascii_alphanumeric), "torn off at {}", place.end);
}
