//! Any body of a delivery report: it is read without a panic, each octet of it belongs to one recipient at most, and
//! the time is linear in it.

#![no_main]

use std::ops::Range;

use libfuzzer_sys::fuzz_target;
use smtp_codes::{DeliveryField, DeliveryReport, EnhancedCode};
use smtp_codes_fuzz::ask;

/// A short input is read as often, one after the other: what is not linear in it does not come to an end in time.
const REPEATED: usize = 1_024;

fuzz_target!(|text: &[u8]| {
    let recipients = read(text);
    if !text.is_empty() && text.len() <= 64 {
        let apart = [text, b"\n\n"].concat();
        assert!(read(&apart.repeat(REPEATED)) >= recipients);
        read(&text.repeat(REPEATED));
    }
    let _ = EnhancedCode::from_status_field(text);
});

/// Asks a report everything, and returns how many recipients it has.
fn read(text: &[u8]) -> usize {
    let report = DeliveryReport::parse(text);
    if let Some(field) = report.reporting_mta() {
        ask_field(text, &field);
    }
    let mut end = 0;
    let mut recipients = 0;
    for recipient in report.recipients() {
        recipients += 1;
        let mut last = end;
        let fields = [
            recipient.final_recipient(),
            recipient.original_recipient(),
            recipient.remote_mta(),
            recipient.diagnostic_code(),
        ];
        for field in fields.into_iter().flatten() {
            let place = ask_field(text, &field);
            assert!(end <= place.start, "a field belongs to one recipient");
            last = last.max(place.end);
        }
        end = last;
        if let Some(found) = recipient.reply() {
            let diagnostic = recipient.diagnostic_code().expect("the reply is in it").as_bytes();
            assert_eq!(found.as_bytes(), &diagnostic[found.range()]);
        }
        let explanation = recipient.explain();
        if let Some(explanation) = &explanation {
            ask::explanation(explanation);
        }
        assert!(explanation.is_some() || recipient.status().is_none());
        let _ = (recipient.action(), format!("{recipient:?}"));
    }
    let places: Vec<usize> = report.faults().map(|fault| fault.at()).collect();
    assert!(places.is_sorted() && places.iter().all(|at| *at < text.len()));
    assert!(format!("{report:?}").is_ascii());
    recipients
}

/// Asks a field, and returns where in `text` it is.
fn ask_field(text: &[u8], field: &DeliveryField<'_>) -> Range<usize> {
    let shown = field.to_string();
    assert!(!shown.chars().any(|character| character.is_control() && character != '\t'), "{shown:?}");
    assert!(field.kind().is_none_or(|kind| !kind.is_empty()));
    let value = field.value();
    assert!(field.as_bytes().ends_with(value.as_bytes()) && !value.to_string().contains('\n'));
    let places = text.as_bytes_range();
    let place = field.as_bytes().as_bytes_range();
    assert!(places.start <= place.start && place.end <= places.end);
    place.start - places.start..place.end - places.start
}

/// The addresses of octets, as numbers.
trait Addresses {
    fn as_bytes_range(&self) -> Range<usize>;
}

impl Addresses for [u8] {
    fn as_bytes_range(&self) -> Range<usize> {
        let Range { start, end } = self.as_ptr_range();
        start.addr()..end.addr()
    }
}
