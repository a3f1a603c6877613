//! A stored value comes back, and one that contradicts itself does not.

use core::fmt::Debug;
use std::collections::BTreeMap;

use proptest::prelude::*;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use smtp_codes::{
    Command, EnhancedCode, KnownCode, KnownStatus, Reply, ReplyBuf, ReplyCode, ReplyDecoder, Verdict, scan,
};

/// Stores a value as JSON, and in binary forms: postcard, bincode, where a number has the width of its type, and CBOR.
/// Reads it back from each.
fn stored<T: Serialize + DeserializeOwned + Debug + PartialEq>(value: &T) -> Value {
    let octets = postcard::to_stdvec(value).unwrap();
    assert_eq!(&postcard::from_bytes::<T>(&octets).unwrap(), value);
    let octets = bincode::serialize(value).unwrap();
    assert_eq!(&bincode::deserialize::<T>(&octets).unwrap(), value);
    let mut octets = vec![];
    ciborium::into_writer(value, &mut octets).unwrap();
    assert_eq!(&ciborium::from_reader::<T, _>(&octets[..]).unwrap(), value);
    let json = serde_json::to_value(value).unwrap();
    assert_eq!(&serde_json::from_value::<T>(json.clone()).unwrap(), value);
    assert_eq!(&serde_json::from_str::<T>(&serde_json::to_string(value).unwrap()).unwrap(), value);
    json
}

fn refused<T: DeserializeOwned + Debug>(json: Value) -> String {
    serde_json::from_value::<T>(json).unwrap_err().to_string()
}

#[test]
fn codes_are_numbers() {
    for number in 100..=599 {
        assert_eq!(stored(&ReplyCode::new(number).unwrap()), json!(number));
    }
    for known in KnownCode::ALL {
        assert_eq!(stored(known), json!(known.code().get()));
    }
    for json in [json!(99), json!(600), json!(-250), json!(65_786), json!("250"), json!(250.0), json!(null)] {
        refused::<ReplyCode>(json);
    }
    assert_eq!(
        refused::<ReplyCode>(json!(600)),
        "invalid value: integer `600`, expected a reply code, 100 to 599"
    );
    assert_eq!(refused::<KnownCode>(json!(599)), "invalid value: integer `599`, expected a known reply code");
    let counts = BTreeMap::from([(ReplyCode::OKAY, 2), (ReplyCode::MAILBOX_UNAVAILABLE, 1)]);
    assert_eq!(stored(&counts), json!({"250": 2, "550": 1}));
}

#[test]
fn statuses_and_commands_are_text() {
    for text in ["2.0.0", "5.1.1", "4.999.999", "5.7.509"] {
        assert_eq!(stored(&text.parse::<EnhancedCode>().unwrap()), json!(text));
    }
    for status in KnownStatus::ALL {
        assert_eq!(stored(status), json!(status.to_string()));
    }
    for command in Command::ALL {
        assert_eq!(stored(command), json!(command.to_string()));
    }
    for json in [json!("5.1"), json!("3.1.1"), json!("5.01.1"), json!(5), json!([5, 1, 1])] {
        refused::<EnhancedCode>(json);
    }
    assert_eq!(
        refused::<EnhancedCode>(json!("5.1")),
        "invalid value: string \"5.1\", expected an enhanced status code such as `5.1.1`"
    );
    refused::<KnownStatus>(json!("X.99.99"));
    refused::<Command>(json!("FOO"));
}

#[derive(Debug, Deserialize, PartialEq, Serialize)]
struct Delivery {
    #[serde(with = "smtp_codes::class_subject_detail")]
    status: EnhancedCode,
    #[serde(with = "smtp_codes::class_subject_detail::option")]
    maybe: Option<EnhancedCode>,
}

#[test]
fn three_numbers_are_an_enhanced_code() {
    let numbers = |class, subject, detail| json!({"class": class, "subject": subject, "detail": detail});
    let status: EnhancedCode = "5.7.509".parse().unwrap();
    let json = stored(&Delivery { status, maybe: Some(status) });
    assert_eq!(json, json!({"status": numbers(5, 7, 509), "maybe": numbers(5, 7, 509)}));
    assert_eq!(stored(&Delivery { status, maybe: None })["maybe"], Value::Null);

    let read = |status: Value| refused::<Delivery>(json!({"status": status, "maybe": null}));
    assert!(read(numbers(3, 0, 0)).contains("the class of an enhanced status code is 2, 4 or 5"));
    assert!(read(numbers(5, 1000, 0)).contains("are 0 to 999"));
    assert!(read(json!({"class": 5, "subject": 1})).contains("missing field `detail`"));
    assert!(read(json!({"class": 5, "subject": 1, "detail": 1, "x": 1})).contains("unknown field `x`"));
    let twice = r#"{"status":{"class":5,"class":5,"subject":1,"detail":1},"maybe":null}"#;
    assert!(
        serde_json::from_str::<Delivery>(twice).unwrap_err().to_string().contains("duplicate field `class`")
    );
}

#[test]
fn replies_are_lines_for_people() {
    let reply: ReplyBuf = "550-5.1.1 no such user\r\n550 5.1.1 try \u{e4}nother\r\n".parse().unwrap();
    let lines = json!(["no such user", "try \u{e4}nother"]);
    assert_eq!(stored(&reply), json!({"code": 550, "enhanced": "5.1.1", "lines": lines}));
    let bare = stored(&ReplyBuf::from(Reply::parse(b"250 ok\r\n").unwrap()));
    assert_eq!(bare, json!({"code": 250, "enhanced": null, "lines": ["ok"]}));
    // The enhanced code may be left out, and the order does not matter.
    let typed: ReplyBuf = serde_json::from_str(r#"{"lines":["ok"],"code":250}"#).unwrap();
    assert_eq!(typed.as_reply().raw(), b"250 ok\r\n");
    let octets = stored(&ReplyBuf::from(Reply::parse(b"250 caf\xe9\r\n").unwrap()));
    assert_eq!(octets["lines"], json!([[99, 97, 102, 233]]));
}

#[test]
fn no_octet_is_lost() {
    for raw in [
        &b"250\n"[..],
        b"550-5.1.1 a\r\n\r\n550 b\r\n",
        b"550-5.1.1 a\r\n450 4.7.1 b\n",
        b"550 caf\xe9\x07\r\r\n",
        b"354 2.0.0 go\r\n",
        b"550 4.4.7 expired\r\n",
    ] {
        stored(&ReplyBuf::from(Reply::parse(raw).unwrap()));
    }
    let odd = stored(&ReplyBuf::from(Reply::parse(b"250 ok\n").unwrap()));
    assert_eq!(odd, json!({"code": 250, "enhanced": null, "lines": ["ok"], "raw": "250 ok\n"}));
}

/// The reader of CBOR lends no more than 4,096 octets.
#[test]
fn a_long_reply_comes_back_from_a_reader_that_gives_its_octets_away() {
    for octets in [4_000, 5_000, 60_000] {
        let long = ReplyBuf::new(ReplyCode::OKAY, None, &"x".repeat(octets)).unwrap();
        let lines = stored(&long)["lines"].as_array().unwrap().len();
        assert_eq!(lines, long.line_count());
    }
}

#[test]
fn replies_that_contradict_themselves_are_refused() {
    let with = |enhanced: Value, lines: Value| json!({"code": 550, "enhanced": enhanced, "lines": lines});
    for json in [
        with(json!(null), json!([])),
        with(json!(null), json!(["no\r\n250 ok"])),
        with(json!(null), json!(["no\n550 ok"])),
        with(json!(null), json!(["5.1.1 no"])),
        with(json!(null), json!([[300]])),
        with(json!("5.1.1"), json!("no")),
        json!({"code": 354, "enhanced": "2.0.0", "lines": ["go"]}),
        json!({"code": 550, "lines": ["a"], "raw": "550 b\r\n"}),
        json!({"code": 550, "lines": ["a"], "raw": "450 a\r\n"}),
        json!({"code": 550, "lines": ["a"], "raw": "550 5.1.1 a\r\n"}),
        json!({"code": 550, "lines": ["a"], "raw": "550 a\r\n250 ok\r\n"}),
        json!({"code": 550, "lines": ["a"], "raw": "\r\n550 a\r\n"}),
        json!({"code": 550, "lines": ["a"], "text": "a"}),
        json!({"code": 550}),
        json!({"lines": ["a"]}),
        json!("550 a"),
    ] {
        refused::<ReplyBuf>(json);
    }
    for raw in [&b""[..], b"250 ok", b"250-ok\r\n", b"250 ok\r\n250 ok\r\n", b"\r\n250 ok\r\n"] {
        let stored = postcard::to_stdvec(raw).unwrap();
        assert!(postcard::from_bytes::<ReplyBuf>(&stored).is_err(), "{raw:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_reply_comes_back(raw in proptest::collection::vec(
        prop_oneof![
            any::<Vec<u8>>(),
            proptest::sample::select(vec![&b"550-"[..], b"550 ", b"\r\n", b"\n", b"5.1.1 ", b"2.0.0", b"a b", b"\r"])
                .prop_map(<[u8]>::to_vec),
        ],
        0..12,
    )) {
        let raw = [&b"550-x\r\n"[..], &raw.concat(), b"\r\n550 end\r\n"].concat();
        let Ok(received) = Reply::parse(&raw) else { return Ok(()) };
        stored(&ReplyBuf::from(received));
    }
}

#[test]
fn verdicts_are_structures() {
    for &command in Command::ALL {
        for code in (100..=599).filter_map(ReplyCode::new) {
            stored(&Verdict::of(command, code, None));
        }
    }
    let full = Verdict::of(Command::Rcpt, ReplyCode::INSUFFICIENT_STORAGE, None);
    assert_eq!(stored(&full), json!({"action": "RetryLater", "scope": "Recipient", "closes": false}));
    for json in [
        json!({"action": "RetryLater", "scope": "Recipient"}),
        json!({"action": "Retry", "scope": "Recipient", "closes": false}),
        json!({"action": "RetryLater", "scope": "Recipient", "closes": false, "more": 1}),
        json!(["RetryLater", "Recipient"]),
        json!("RetryLater"),
    ] {
        refused::<Verdict>(json);
    }
    let twice = r#"{"action":"RetryLater","action":"RetryLater","scope":"Recipient","closes":false}"#;
    assert!(
        serde_json::from_str::<Verdict>(twice).unwrap_err().to_string().contains("duplicate field `action`")
    );
}

#[test]
fn what_is_found_is_written() {
    let reply = Reply::parse(b"250 5.1.1 ok\n").unwrap();
    let deviations: Vec<_> = reply.deviations().collect();
    assert_eq!(
        serde_json::to_value(deviations).unwrap(),
        json!([{"kind": "BareLf", "at": 12}, {"kind": "EnhancedClassDiffers", "at": 4}])
    );
    let findings: Vec<_> = reply.check(Command::Ehlo).collect();
    for (finding, json) in findings.iter().zip(serde_json::to_value(&findings).unwrap().as_array().unwrap()) {
        let expected = json!({
            "kind": finding.kind().name(), "weight": finding.weight().name(), "command": "EHLO"
        });
        assert_eq!(json, &expected);
    }
    assert!(!findings.is_empty());

    let text = b"host mx said: 550 5.1.1 caf\xe9";
    let found = scan(text).next().unwrap();
    assert_eq!(
        serde_json::to_value(found).unwrap(),
        json!({
            "start": found.range().start,
            "end": found.range().end,
            "code": 550,
            "enhanced": "5.1.1",
            "text": b"caf\xe9",
        })
    );

    let explanation = Reply::parse(b"452 4.2.2 full\r\n").unwrap().explain(Some(Command::Rcpt));
    let json = serde_json::to_value(explanation).unwrap();
    assert_eq!(json["code"], 452);
    assert_eq!(json["enhanced"], "4.2.2");
    assert_eq!(json["command"], "RCPT");
    assert_eq!(json["summary"], explanation.summary());
    assert_eq!(json["explanation"], explanation.explanation());
    assert_eq!(json["party"], explanation.party().unwrap().name());
    assert_eq!(json["retry"], json!({"Later": "Hours"}));
    assert_eq!(json["verdict"], json!({"action": "RetryLater", "scope": "Recipient", "closes": false}));
    let family = serde_json::to_value("5.7.X".parse::<smtp_codes::Family>().unwrap().explain()).unwrap();
    assert_eq!((&family["code"], &family["verdict"]), (&json!(null), &json!(null)));
}

/// Empty lines before a reply are told once, by its deviations, and not kept.
#[test]
fn a_kept_reply_equals_itself_whatever_came_before_it() {
    let octets = b"\r\n\n250 ok\r\n";
    let (reply, used) = ReplyDecoder::new().decode(octets).unwrap().unwrap();
    assert_eq!(used, octets.len());
    let kept = ReplyBuf::from(reply);
    stored(&kept);
    assert_eq!(kept, "250 ok".parse().unwrap());
}
