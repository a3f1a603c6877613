//! Replies that own their octets: made, typed, received, and sent again.

use proptest::prelude::*;
use smtp_codes::{
    Class, DecodeErrorKind, EhloReply, EhloReplyError, EnhancedCode, FromReply, Reply, ReplyBuf,
    ReplyBufError, ReplyCode, Severity, ToReply,
};

const fn code(number: u16) -> ReplyCode {
    ReplyCode::new(number).unwrap()
}

fn enhanced(text: &str) -> Option<EnhancedCode> {
    text.parse().ok()
}

fn new(number: u16, status: &str, text: &str) -> Result<ReplyBuf, ReplyBufError> {
    ReplyBuf::new(code(number), enhanced(status), text)
}

fn lenient(number: u16, status: &str, text: &str) -> String {
    let reply = ReplyBuf::lenient(code(number), enhanced(status), text);
    let wire = reply.wire().utf8(true).to_string();
    assert_eq!(Reply::parse(wire.as_bytes()).unwrap().code(), code(number));
    wire
}

#[test]
fn new_makes_what_may_be_sent() {
    let reply = new(550, "5.1.1", "no such user").unwrap();
    assert_eq!(reply.code(), 550);
    assert_eq!(reply.enhanced(), enhanced("5.1.1"));
    assert_eq!(reply.severity(), Severity::PermanentNegative);
    assert!(reply.lines().map(|line| line.as_bytes()).eq([b"no such user"]));
    assert_eq!(reply.as_reply().raw(), b"550 5.1.1 no such user\r\n");
    assert_eq!(reply.to_string(), "550 5.1.1 no such user");
    assert_eq!(new(250, "", "").unwrap().to_string(), "250");
    assert_eq!(new(250, "", "").unwrap().as_reply().raw(), b"250 \r\n");
    assert_eq!(new(571, "5.7.509", "in the wild").unwrap().to_string(), "571 5.7.509 in the wild");
    let two = new(452, "4.2.2", "full\nlater").unwrap();
    assert_eq!(two.as_reply().raw(), b"452-4.2.2 full\r\n452 4.2.2 later\r\n");
    assert_eq!(two.to_string(), "452 4.2.2 full later");
    let beyond_ascii = new(550, "5.1.1", "kein Empf\u{e4}nger\t!").unwrap();
    assert_eq!(beyond_ascii.wire().utf8(true).to_string(), "550 5.1.1 kein Empf\u{e4}nger\t!\r\n");
    assert_eq!(beyond_ascii.wire().to_string(), "550 5.1.1 kein Empf?nger\t!\r\n");
    let folded = new(550, "5.1.1", &"word ".repeat(200)).unwrap();
    assert_eq!(folded.as_reply().line_count(), 2);
    assert!(folded.as_reply().deviations().next().is_none());
}

#[test]
fn new_refuses_what_may_not_be_sent() {
    use ReplyBufError as Error;
    assert_eq!(new(150, "", "wait"), Err(Error::PositivePreliminary));
    assert_eq!(new(354, "2.0.0", "go"), Err(Error::EnhancedOn3yz));
    assert_eq!(new(250, "5.1.1", "ok"), Err(Error::EnhancedClassDiffers));
    assert_eq!(new(550, "4.1.1", "no"), Err(Error::EnhancedClassDiffers));
    assert_eq!(new(550, "", "no\r\n250 ok"), Err(Error::ControlCharacter { at: 2 }));
    for (text, at) in
        [("a\0", 1), ("\u{7f}", 0), ("\u{e4}\u{85}", 2), ("ab\u{2028}", 2), ("\r", 0), ("a\u{1b}[2J", 1)]
    {
        assert_eq!(new(550, "5.1.1", text), Err(Error::ControlCharacter { at }), "{text:?}");
    }
    assert_eq!(new(250, "", "2.1.5 ok"), Err(Error::EnhancedInText { at: 0 }));
    assert_eq!(new(550, "", "no\n 5.1.1"), Err(Error::EnhancedInText { at: 3 }));
    assert_eq!(new(354, "", "2.1.5 go"), Err(Error::EnhancedInText { at: 0 }), "a strict decoder refuses it");
    assert!(new(250, "2.0.0", "2.1.5 ok").is_ok(), "after an enhanced code it is text");
    assert_eq!(new(334, "", "a\nb"), Err(Error::Challenge));
    assert!(new(334, "", &"x".repeat(12_288)).is_ok());
    assert_eq!(new(334, "", &"x".repeat(12_289)), Err(Error::Challenge));
    assert!(new(250, "", &"\n".repeat(511)).is_ok());
    assert_eq!(new(250, "", &"\n".repeat(512)), Err(Error::TooManyLines));
    assert_eq!(new(250, "", &"x".repeat(66_000)), Err(Error::ReplyTooLong));
}

#[test]
fn lenient_repairs() {
    assert_eq!(lenient(550, "2.0.0", "no"), "550 5.0.0 no\r\n");
    assert_eq!(lenient(450, "5.7.1", "no"), "450 4.7.1 no\r\n");
    assert_eq!(lenient(550, "", "5.7.1 no"), "550 5.7.1 no\r\n");
    assert_eq!(lenient(550, "", "  4.7.1\tno"), "550 5.7.1 no\r\n");
    assert_eq!(lenient(550, "", "5.7.1"), "550 5.7.1 \r\n");
    // It cannot be kept as a status, and is not lost.
    assert_eq!(lenient(199, "", "2.1.0 a"), "199 2?1.0 a\r\n");
    assert_eq!(lenient(550, "", "5.7.1 no\n5.7.1 really"), "550-5.7.1 no\r\n550 5.7.1 really\r\n");
    assert_eq!(
        lenient(550, "", "4.7.1 no\n5.1.1 \n4.7.1"),
        "550-5.7.1 no\r\n550-5.7.1 5.1.1 \r\n550 5.7.1 \r\n"
    );
    assert_eq!(lenient(550, "", "5.7.1\nno"), "550-5.7.1 \r\n550 5.7.1 no\r\n");
    assert_eq!(lenient(550, "5.0.0", "5.7.1 no"), "550 5.0.0 5.7.1 no\r\n");
    assert_eq!(lenient(354, "2.0.0", "go"), "354 go\r\n");
    assert_eq!(lenient(354, "", "2.0.0 go"), "354 2?0.0 go\r\n");
    assert_eq!(lenient(150, "2.0.0", "2.0.0 x"), "150 x\r\n".replace("x", "2?0.0 x"));
    assert_eq!(
        lenient(550, "5.1.1", "a\r\nb\rc\nd"),
        "550-5.1.1 a\r\n550-5.1.1 b\r\n550-5.1.1 c\r\n550 5.1.1 d\r\n"
    );
    assert_eq!(lenient(550, "", "a\0b\u{2028}c\u{85}"), "550 a?b?c?\r\n");
    assert_eq!(lenient(550, "", "a\n5.1.1 b"), "550-a\r\n550 5?1.1 b\r\n");
    assert_eq!(lenient(334, "", "a\nb"), "334 a b\r\n");
}

#[test]
fn from_str_takes_one_reply() {
    let parse = |text: &str| text.parse::<ReplyBuf>();
    for text in
        ["550-5.1.1 a\r\n550 5.1.1 b", "550-5.1.1 a\r\n550 5.1.1 b\r\n", "550-5.1.1 a\r\n550 5.1.1 b\r"]
    {
        assert_eq!(parse(text).unwrap().to_string(), "550 5.1.1 a b", "{text:?}");
    }
    assert_eq!(parse("250").unwrap().code(), 250);
    assert_eq!(parse("250 ok\n").unwrap().as_reply().raw(), b"250 ok\n");
    for (text, kind, at) in [
        ("", DecodeErrorKind::Incomplete, 0),
        ("25", DecodeErrorKind::Incomplete, 2),
        ("2x", DecodeErrorKind::NoCode, 1),
        ("hello", DecodeErrorKind::NoCode, 0),
        ("250-more", DecodeErrorKind::Incomplete, 8),
        ("250-more\r", DecodeErrorKind::Incomplete, 9),
        ("250-more\r\n", DecodeErrorKind::Incomplete, 10),
        ("250-more\r\n2", DecodeErrorKind::Incomplete, 11),
        ("250 ok\r\n250 ok\r\n", DecodeErrorKind::TrailingOctets, 8),
        ("250 ok\r\nx", DecodeErrorKind::TrailingOctets, 8),
    ] {
        let error = parse(text).unwrap_err();
        assert_eq!((error.kind(), error.at()), (kind, at), "{text:?}");
    }
}

#[test]
fn a_received_reply_is_kept_octet_for_octet() {
    for raw in [
        &b"250 ok\r\n"[..],
        b"250\n",
        b"550-5.1.1 a\r\n\r\n550 b\r\n",
        b"550-5.1.1 a\r\n450 4.7.1 b\n",
        b"550 caf\xe9\x07\r\r\n",
        b"571 blocked\r\n",
        b"334-a\r\n334 b\r\n",
    ] {
        let reply = Reply::parse(raw).unwrap();
        let kept = ReplyBuf::from(reply);
        assert_eq!(kept.as_reply(), reply);
        assert_eq!(kept.as_reply().raw(), raw);
        assert!(kept.as_reply().deviations().eq(reply.deviations()));
        assert_eq!(ReplyBuf::from_reply(&reply), kept);
        assert_eq!(reply.to_reply_buf(), kept);
        assert_eq!(kept.to_reply_buf(), kept);
        assert_eq!((&&kept as &dyn ToReply).to_reply_buf(), kept);
        assert_eq!((&Box::new(kept.clone()) as &dyn ToReply).to_reply_buf(), kept);
        assert_eq!(kept.wire().to_string(), reply.wire().to_string());
    }
}

#[test]
fn a_received_reply_is_sent_harmless() {
    let sent = |raw: &[u8]| Reply::parse(raw).unwrap().wire().to_string();
    assert_eq!(sent(b"250\n"), "250 \r\n");
    assert_eq!(sent(b"550-5.1.1 a\r\n\r\n550 b\r\n"), "550-5.1.1 a\r\n550 5.1.1 b\r\n");
    assert_eq!(sent(b"550-5.1.1 a\r\n450 4.7.1 b\n"), "450-4.7.1 5.1.1 a\r\n450 4.7.1 b\r\n");
    assert_eq!(sent(b"550 caf\xe9\x07\r\r\n"), "550 caf???\r\n");
    assert_eq!(sent(b"334-a\r\n334 b\r\n"), "334 a b\r\n");
    assert_eq!(sent(b"550 4.4.7 expired\r\n"), "550 4.4.7 expired\r\n");
    let long = [b"250 ", &b"x".repeat(600)[..], b"\r\n"].concat();
    assert!(sent(&long).split("\r\n").all(|line| line.len() <= 510));
}

#[test]
fn the_line_for_people_is_one() {
    let shown = |raw: &str| raw.parse::<ReplyBuf>().unwrap().to_string();
    assert_eq!(shown("250-a\r\n250-\r\n250 b"), "250 a  b");
    assert_eq!(shown("550 \u{1b}[2J\u{202e}caf\u{e9}"), "550 ?[2J?caf\u{e9}");
    let long = "word ".repeat(2000);
    assert_eq!(shown(&format!("250 {long}")), format!("250 {long}"));
    assert_eq!(format!("{:>20}|", new(250, "", "ok").unwrap()), "250 ok|");
}

#[test]
fn the_reply_to_ehlo_has_a_line_for_each_keyword() {
    let long = format!("X-LONG {}", "x".repeat(499));
    let keywords = [String::from("PIPELINING"), String::from("SIZE 1000"), long.clone()];
    let reply = EhloReply::new("mx.example.org", &keywords).unwrap();
    let wire = reply.wire().to_string();
    assert_eq!(wire, format!("250-mx.example.org\r\n250-PIPELINING\r\n250-SIZE 1000\r\n250 {long}\r\n"));
    let read = Reply::parse(wire.as_bytes()).unwrap();
    assert!(read.capabilities().map(|capability| capability.to_string()).eq(keywords.iter().cloned()));
    assert_eq!(read.enhanced(), None);
    assert_eq!(EhloReply::<&str>::new("[192.0.2.1]", &[]).unwrap().wire().to_string(), "250 [192.0.2.1]\r\n");
    assert_eq!(reply.to_reply_buf().wire().to_string(), wire);
}

#[test]
fn the_reply_to_ehlo_is_checked() {
    use EhloReplyError as Error;
    let new = |domain: &'static str, keyword: &str| EhloReply::new(domain, &[keyword]).err();
    for domain in ["", "mx example", "mx\r\n250", "2.1.5", "m\u{fc}ller.example"] {
        assert_eq!(new(domain, "HELP"), Some(Error::Domain), "{domain:?}");
    }
    for keyword in [
        "",
        " ",
        "-X",
        "SIZE  1",
        "SIZE ",
        "A_B",
        "AUTH=LOGIN",
        "X\r\n250 Y",
        "X \u{e9}",
        "X \t",
        "2.1.5",
        "X \0",
    ] {
        assert_eq!(new("mx.example.org", keyword), Some(Error::Keyword { index: 0 }), "{keyword:?}");
    }
    assert_eq!(new("mx.example.org", &"x".repeat(506)), None);
    assert_eq!(new("mx.example.org", &"x".repeat(507)), Some(Error::KeywordTooLong { index: 0 }));
    let reply = EhloReply::<&str>::new("mx.example.org", &[]).unwrap();
    assert_eq!(reply.greeting("hi\nthere"), Err(Error::Greeting));
    let long = "x".repeat(506 - 15);
    assert!(reply.greeting(&long).unwrap().wire().to_string().len() == 512);
    assert_eq!(reply.greeting(&format!("{long}x")), Err(Error::FirstLineTooLong));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_becomes_one_reply(
        number in 200..=599u16, status in proptest::option::of((0..=999u16, 0..=999u16)), text in any::<String>(),
    ) {
        let status = status.and_then(|(subject, detail)| EnhancedCode::new(Class::PermanentFailure, subject, detail));
        let reply = ReplyBuf::lenient(code(number), status, &text);
        let harmless = ["NonAscii", "CodeOutOfGrammar"];
        let is_harmless = reply.as_reply().deviations().all(|deviation| harmless.contains(&deviation.name()));
        prop_assert!(is_harmless);
        let wire = reply.wire().to_string();
        let read = Reply::parse(wire.as_bytes()).unwrap();
        prop_assert_eq!((read.code(), read.enhanced()), (reply.code(), reply.enhanced()));
        prop_assert_eq!(reply.to_string().lines().count(), 1);
    }

    #[test]
    fn what_new_takes_is_read_back(
        number in 200..=599u16, status in proptest::option::of((0..=999u16, 0..=999u16)), text in "[ -~\n\u{e4}]{0,1500}",
    ) {
        let class = code(number).severity().class();
        let status = status.zip(class).and_then(|((subject, detail), class)| EnhancedCode::new(class, subject, detail));
        let Ok(reply) = ReplyBuf::new(code(number), status, &text) else { return Ok(()) };
        let read: ReplyBuf = reply.wire().utf8(true).to_string().parse().unwrap();
        prop_assert_eq!(&read, &reply);
        prop_assert_eq!((read.code(), read.enhanced()), (code(number), status));
        if text.lines().all(|line| line.len() <= 490) {
            prop_assert!(read.as_reply().text() == text.as_str());
        }
    }
}

#[test]
fn a_line_is_handed_over_without_a_line_end() {
    for (lines, at) in [
        (&["ok\r\n250 more"][..], 7),
        (&["ok\n"], 6),
        (&["a\r\n250-b", "c"], 6),
        (&["a", "\n"], 11),
        (&["a", "250 b", "c\nd"], 23),
    ] {
        let error = ReplyBuf::from_lines(code(250), lines).unwrap_err();
        assert_eq!((error.kind(), error.at()), (DecodeErrorKind::LineEndInLine, at), "{lines:?}");
    }
    // A CR alone ends no line (RFC 5321 section 2.3.8).
    assert_eq!(ReplyBuf::from_lines(code(250), ["a\rb"]).unwrap().raw(), b"250 a\rb\r\n");
}
