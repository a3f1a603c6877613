//! Delivery reports: what is read of whole, broken, folded and foreign ones, and that a diagnostic code is read back.

use proptest::prelude::*;
use smtp_codes::{
    DeliveryAction, DeliveryFaultKind, DeliveryReport, EnhancedCode, Explanation, Provider, ProviderRow,
    Reply, ReplyBuf, ReplyCode, Retry,
};

/// As Postfix writes it, for one recipient who was refused and one who waits.
const POSTFIX: &[u8] = b"Reporting-MTA: dns; mx.example.com\r\n\
    X-Postfix-Queue-ID: 4F1A22BD\r\n\
    X-Postfix-Sender: rfc822; ann@example.com\r\n\
    Arrival-Date: Tue, 24 Nov 2026 17:49:06 +0100 (CET)\r\n\
    \r\n\
    Final-Recipient: rfc822; kim@example.org\r\n\
    Original-Recipient: rfc822;Kim@example.org\r\n\
    Action: failed\r\n\
    Status: 5.1.1\r\n\
    Remote-MTA: dns; mx.example.org\r\n\
    Diagnostic-Code: smtp; 550-5.1.1 <kim@example.org>: no\r\n    such user\r\n\
    \r\n\
    Final-Recipient: rfc822; lee@example.org\r\n\
    Action: delayed\r\n\
    Status: 4.4.1\r\n\
    Diagnostic-Code: X-Postfix; connect to mx.example.org[192.0.2.25]:25: Connection timed out\r\n\
    Will-Retry-Until: Sun, 29 Nov 2026 17:49:06 +0100 (CET)\r\n";

fn enhanced(text: &str) -> Option<EnhancedCode> {
    Some(text.parse().unwrap())
}

#[test]
fn every_field_of_several_recipients() {
    let report = DeliveryReport::parse(POSTFIX);
    let host = report.reporting_mta().unwrap();
    assert_eq!((host.kind(), host.to_string()), (Some("dns"), "dns; mx.example.com".to_owned()));
    let [kim, lee] = report.recipients().collect::<Vec<_>>().try_into().unwrap();

    assert_eq!(kim.final_recipient().unwrap().value(), "kim@example.org");
    assert_eq!(kim.original_recipient().unwrap().value(), "Kim@example.org");
    assert_eq!((kim.action(), kim.status()), (Some(DeliveryAction::Failed), enhanced("5.1.1")));
    assert_eq!(kim.remote_mta().unwrap(), "dns; mx.example.org");
    let diagnosis = kim.diagnostic_code().unwrap();
    assert_eq!(diagnosis.to_string(), "smtp; 550-5.1.1 <kim@example.org>: no    such user");
    let reply = kim.reply().unwrap();
    assert_eq!((reply.code().map(ReplyCode::get), reply.enhanced()), (Some(550), enhanced("5.1.1")));
    assert_eq!(&diagnosis.as_bytes()[reply.range()], b"550-5.1.1");

    assert_eq!((lee.action(), lee.status()), (Some(DeliveryAction::Delayed), enhanced("4.4.1")));
    assert_eq!((lee.remote_mta(), lee.reply(), lee.original_recipient()), (None, None, None));
    assert_eq!(report.faults().count(), 0);
}

#[test]
fn a_failure_before_any_server_answered_has_no_reply() {
    let body = b"Final-Recipient: rfc822; a@example.com\nAction: failed\nStatus: 5.4.4\n\
        Diagnostic-Code: DNS; Host not found\n";
    let [recipient] = DeliveryReport::parse(body).recipients().collect::<Vec<_>>().try_into().unwrap();
    assert_eq!((recipient.status(), recipient.reply()), (enhanced("5.4.4"), None));
    assert_eq!(recipient.diagnostic_code().unwrap().kind(), Some("DNS"));
}

/// The explanation of the only recipient.
fn explained(fields: &str) -> Explanation<'_> {
    let mut recipients = DeliveryReport::parse(fields.as_bytes()).recipients();
    recipients.next().and_then(|recipient| recipient.explain()).unwrap()
}

#[test]
fn the_reply_is_explained_or_else_the_status() {
    let codes = |fields| {
        let explanation = explained(fields);
        (explanation.code().map(ReplyCode::get), explanation.enhanced())
    };
    assert_eq!(codes("Status: 5.4.4\nDiagnostic-Code: DNS; Host not found"), (None, enhanced("5.4.4")));
    assert_eq!(codes("Status: 5.1.1\nDiagnostic-Code: smtp; 550 no"), (Some(550), enhanced("5.1.1")));
    assert_eq!(codes("Status: 5.1.1\nDiagnostic-Code: smtp; 550 5.2.1 no"), (Some(550), enhanced("5.2.1")));
    // A status of another class, or one that says nothing, adds nothing.
    assert_eq!(codes("Status: 4.1.1\nDiagnostic-Code: smtp; 550 no"), (Some(550), None));
    assert_eq!(codes("Status: 5.0.0\nDiagnostic-Code: smtp; 550 no"), (Some(550), None));
    assert_eq!(codes("Diagnostic-Code: smtp; 5.1.1 no"), (None, enhanced("5.1.1")));
    let silent = DeliveryReport::parse(b"Action: failed\n").recipients().next().unwrap();
    assert_eq!(silent.explain(), None);
}

/// As La Poste wrote it, in a bounce of the collection of Sisimai: the lines of its reply do not have one code.
#[test]
fn the_last_line_decides_where_the_first_refuses_nothing() {
    let refused = explained(
        "Action: failed\nStatus: 4.2.1\nDiagnostic-Code: smtp; 220-laposte 421 4.2.1 Service refuse\n",
    );
    assert_eq!((refused.code(), refused.enhanced()), (ReplyCode::new(421), enhanced("4.2.1")));
    assert!(matches!(refused.retry(), Some(Retry::Later(_))));
    let code = |diagnostic: &str| {
        let report = format!("Diagnostic-Code: smtp; {diagnostic}\n");
        let recipient = DeliveryReport::parse(report.as_bytes()).recipients().next().unwrap();
        recipient.reply().and_then(|reply| reply.code()).map(ReplyCode::get)
    };
    assert_eq!(code("250-mx.example.org\r\n 250-hello\r\n 550 5.7.1 no"), Some(550));
    assert_eq!(code("220-mx.example.org 220 ready"), Some(220));
    // Nothing announces a further line.
    assert_eq!(code("250 2.1.5 ok, said: 550 5.1.1 no"), Some(250));
    assert_eq!(code("220-mx.example.org 220 2.0.0 ready, said: 550 5.1.1 no"), Some(220));
    // A refusal that quotes another one.
    assert_eq!(code("550-5.4.300 Message expired -> 421 4.4.2 dropped"), Some(550));
}

#[test]
fn a_provider_is_known_by_folded_words_and_by_the_remote_host() {
    let plain = Reply::parse(
        b"550 5.7.515 Access denied, sending domain EXAMPLE.COM does not meet the required authentication level.\r\n",
    );
    let row = plain.unwrap().provider_row().unwrap();
    let folded = explained(
        "Diagnostic-Code: smtp; 550 5.7.515 Access denied, sending\r\n domain EXAMPLE.COM does not meet the\r\n required \
         authentication level.\r\n",
    );
    assert_eq!(folded.provider_row(), Some(row));
    let refusal = "Diagnostic-Code: smtp; 550 5.7.1 Unable to relay\n";
    let host = "example-org.mail.protection.outlook.com";
    let from_host = format!("Remote-MTA: dns; {host}\n{refusal}");
    assert_eq!(explained(refusal).provider_row(), None);
    let provider = explained(&from_host).provider_row().map(ProviderRow::provider);
    assert!(provider.is_some() && provider == Provider::of_host(host), "{provider:?}");
}

#[test]
fn names_and_words_in_any_case_and_the_first_of_two_counts() {
    let body = b"FINAL-recipient:rfc822;a@b\nACTION : Failed (bounced)\nstatus:\t5.0.0\nStatus: 5.1.1\n";
    let [recipient] = DeliveryReport::parse(body).recipients().collect::<Vec<_>>().try_into().unwrap();
    assert_eq!((recipient.action(), recipient.status()), (Some(DeliveryAction::Failed), enhanced("5.0.0")));
    assert_eq!(recipient.final_recipient().unwrap().value(), "a@b");
}

#[test]
fn recipients_without_an_empty_line_between_them() {
    let body = b"Reporting-MTA: dns; mx\nOriginal-Recipient: rfc822; A@b\nFinal-Recipient: rfc822; a@b\nStatus: 5.1.1\n\
        Original-Recipient: rfc822; C@d\nFinal-Recipient: rfc822; c@d\nStatus: 5.2.2\n\n\n\nStatus: 4.4.7\n";
    let statuses: Vec<_> =
        DeliveryReport::parse(body).recipients().map(|recipient| recipient.status()).collect();
    assert_eq!(statuses, [enhanced("5.1.1"), enhanced("5.2.2"), enhanced("4.4.7")]);
    let named: Vec<_> = DeliveryReport::parse(body)
        .recipients()
        .map(|recipient| recipient.final_recipient().map(|field| field.value().to_string()))
        .collect();
    assert_eq!(named, [Some("a@b".to_owned()), Some("c@d".to_owned()), None]);
}

#[test]
fn what_is_broken_is_named_and_skipped() {
    let body = b" folded into nothing\r\n\
        Reporting-MTA mx\r\n\
        : no name\r\n\
        Final-Recipient: kim@example.org\r\n\
        Action: bounced\r\n\
        Status: 5.1\r\n\
        Diagnostic-Code:\r\n\
        Remote-MTA: dns; mx\r\n";
    let report = DeliveryReport::parse(body);
    let faults: Vec<_> =
        report.faults().map(|fault| (fault.kind(), body[fault.at()..].first_chunk().unwrap())).collect();
    use DeliveryFaultKind::{Action, NoType, NotAField, Status};
    assert_eq!(
        faults,
        [
            (NotAField, b" folded "),
            (NotAField, b"Reportin"),
            (NotAField, b": no nam"),
            (NoType, b"Final-Re"),
            (Action, b"Action: "),
            (Status, b"Status: "),
            (NoType, b"Diagnost"),
        ]
    );
    let [recipient] = report.recipients().collect::<Vec<_>>().try_into().unwrap();
    assert_eq!((recipient.action(), recipient.status(), recipient.reply()), (None, None, None));
    assert_eq!(recipient.final_recipient().unwrap(), "kim@example.org");
    assert_eq!(recipient.remote_mta().unwrap().value(), "mx");
    assert_eq!((report.reporting_mta(), DeliveryReport::parse(b"").recipients().count()), (None, 0));
}

#[test]
fn the_value_of_a_status_field() {
    for (value, status) in [
        ("5.1.1", "5.1.1"),
        (" 5.1.1 (Bad destination mailbox address)\r\n", "5.1.1"),
        ("4.7.650(a remark)", "4.7.650"),
        ("2.0.0 delivered", "2.0.0"),
    ] {
        assert_eq!(EnhancedCode::from_status_field(value.as_bytes()), enhanced(status), "{value}");
    }
    for value in ["", "5", "5.1", "5.1.1.1", "5.01.1", "3.1.1", "(5.1.1)", "x5.1.1", "5.1.1x", "5.1.1000"] {
        assert_eq!(EnhancedCode::from_status_field(value.as_bytes()), None, "{value}");
    }
}

/// Makes a report of a reply, and reads the reply back.
fn read_back(reply: &Reply<'_>) -> String {
    let body = format!("Final-Recipient: rfc822; a@b\r\nDiagnostic-Code: {}\r\n", reply.diagnostic_code());
    for line in body.split("\r\n") {
        assert!(line.len() <= 998, "{} octets", line.len());
    }
    assert!(body.split("\r\n").filter(|line| line.trim().is_empty()).count() <= 1, "{body:?}");
    let [recipient] =
        DeliveryReport::parse(body.as_bytes()).recipients().collect::<Vec<_>>().try_into().unwrap();
    let found = recipient.reply().unwrap();
    assert_eq!((found.code(), found.enhanced()), (Some(reply.code()), reply.enhanced()));
    recipient.diagnostic_code().unwrap().to_string()
}

#[test]
fn a_long_reply_is_folded_and_read_back() {
    for word in ["x", "word ", "\u{e9}", "two  spaces   ", "\t"] {
        for octets in [900, 960, 970, 980, 990, 1_000, 2_000, 12_000] {
            let text = word.repeat(octets / word.len()) + ".";
            let reply = ReplyBuf::lenient(ReplyCode::MAILBOX_UNAVAILABLE, enhanced("5.1.1"), &text);
            let raw = reply.as_reply().raw().strip_suffix(b"\r\n").unwrap();
            let escaped: String = raw
                .iter()
                .map(|octet| {
                    if octet.is_ascii() { char::from(*octet).to_string() } else { format!("\\x{octet:02x}") }
                })
                .collect();
            assert_eq!(
                read_back(&reply.as_reply()),
                format!("smtp; {}", escaped.replace("\r\n", " ")),
                "{word}"
            );
        }
    }
}

proptest! {
    #[test]
    fn every_reply_is_read_back(
        text in prop::collection::vec(
            prop_oneof!["[ -~]{1,40}", "[!-~]{900,1100}", "[\u{e9} ]{1,400}"],
            1..6,
        ),
    ) {
        let text = format!("a{}.", text.concat());
        let lines = [format!("5.1.1 {text}"), "5.1.1 b".to_owned()];
        let reply = ReplyBuf::from_lines(ReplyCode::MAILBOX_UNAVAILABLE, lines).unwrap();
        let escaped = text.replace('\u{e9}', "\\xc3\\xa9");
        prop_assert_eq!(read_back(&reply.as_reply()), format!("smtp; 550-5.1.1 {escaped} 550 5.1.1 b"));
    }

    #[test]
    fn any_octets_are_a_report(text in prop::collection::vec(any::<u8>(), 0..400)) {
        check(&text);
    }

    #[test]
    fn whatever_is_made_of_fields_is_a_report(pieces in prop::collection::vec(piece(), 0..24)) {
        check(pieces.concat().as_bytes());
    }
}

fn piece() -> impl Strategy<Value = String> {
    let whole = String::from_utf8_lossy(POSTFIX).into_owned();
    prop_oneof![
        prop::sample::select(
            &["\r\n", "\n", " ", "\t", ":", ";", "Status: 5.1.1", "Action: failed", "x", "550 5.1.1 no"][..]
        )
        .prop_map(str::to_owned),
        (0..40_usize).prop_map(move |line| whole
            .split_inclusive('\n')
            .nth(line)
            .unwrap_or_default()
            .to_owned()),
    ]
}

/// Nothing of a report panics, and all that is read is a part of it.
fn check(text: &[u8]) {
    let report = DeliveryReport::parse(text);
    for fault in report.faults() {
        assert!(fault.at() < text.len());
    }
    let is_part = |part: &[u8]| part.is_empty() || text.windows(part.len()).any(|window| window == part);
    let mut fields: Vec<_> = report.reporting_mta().into_iter().collect();
    for recipient in report.recipients() {
        fields.extend(
            [
                recipient.final_recipient(),
                recipient.original_recipient(),
                recipient.remote_mta(),
                recipient.diagnostic_code(),
            ]
            .into_iter()
            .flatten(),
        );
        if let Some(found) = recipient.reply() {
            assert_eq!(&recipient.diagnostic_code().unwrap().as_bytes()[found.range()], found.as_bytes());
        }
        let _ = (recipient.action(), recipient.status());
        if let Some(explanation) = recipient.explain() {
            assert!(!explanation.to_string().is_empty());
        }
    }
    for field in fields {
        assert!(is_part(field.as_bytes()) && field.as_bytes().ends_with(field.value().as_bytes()));
        assert!(!field.to_string().contains(char::is_control) || field.to_string().contains('\t'));
    }
    assert!(format!("{report:?}").starts_with("DeliveryReport"));
}
