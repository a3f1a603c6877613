//! Any octets as a delivery report: all that is read is a part of them, and can be shown.

#![no_main]

use libfuzzer_sys::fuzz_target;
use smtp_codes::DeliveryReport;

fuzz_target!(|text: &[u8]| {
    let report = DeliveryReport::parse(text);
    for fault in report.faults() {
        assert!(fault.at() < text.len());
    }
    let mut fields: Vec<_> = report.reporting_mta().into_iter().collect();
    for recipient in report.recipients() {
        let of_recipient = [
            recipient.final_recipient(),
            recipient.original_recipient(),
            recipient.remote_mta(),
            recipient.diagnostic_code(),
        ];
        fields.extend(of_recipient.into_iter().flatten());
        if let Some(found) = recipient.reply() {
            let diagnosis = recipient.diagnostic_code().expect("a reply is found in it");
            assert_eq!(&diagnosis.as_bytes()[found.range()], found.as_bytes());
        }
        if let Some(explanation) = recipient.explain() {
            assert!(!explanation.to_string().is_empty());
        }
        assert!(recipient.status().is_none() || recipient.explain().is_some());
    }
    for field in fields {
        assert!(field.as_bytes().len() <= text.len());
        assert!(field.as_bytes().ends_with(field.value().as_bytes()));
        assert!(field.to_string().chars().all(|character| character == '\t' || !character.is_control()));
    }
});
