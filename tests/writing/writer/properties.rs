//! Properties of every text.

use proptest::prelude::*;
use smtp_codes::{EnhancedCode, Reply, ReplyCode, ReplyDecoder, ToReply, WriteError};

use super::{Part, Sent, literal, sent, value, written};

/// Text as an attacker would choose it: what ends lines, begins replies, and looks like codes.
pub(super) fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        any::<String>(),
        "[a-z ]{0,700}",
        proptest::sample::select(vec![
            "\r\n",
            "\n",
            "\r",
            "\r\n250 ok\r\n",
            "250-",
            "354 ",
            "\u{2028}",
            "\u{85}",
            "\0",
            "2.1.5 ",
            "5.7.1",
            " ",
            "\t",
            ".\r\n",
            "é",
            "😀",
        ])
        .prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

fn parts() -> impl Strategy<Value = Vec<Part>> {
    let part = prop_oneof![
        hostile().prop_map(Part::Literal),
        hostile().prop_map(Part::Value),
        proptest::collection::vec(any::<u8>(), 0..600).prop_map(Part::Octets),
        Just(Part::NextLine),
    ];
    proptest::collection::vec(part, 0..6)
}

fn code() -> impl Strategy<Value = ReplyCode> {
    prop_oneof![4 => 200..=599u16, 1 => Just(334u16)].prop_map(|code| ReplyCode::new(code).unwrap())
}

fn enhanced() -> impl Strategy<Value = Option<(u16, u16)>> {
    proptest::option::of((0..=999u16, 0..=999u16))
}

fn agreeing(code: ReplyCode, enhanced: Option<(u16, u16)>) -> Option<EnhancedCode> {
    let (subject, detail) = enhanced?;
    EnhancedCode::new(code.severity().class()?, subject, detail)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_written_is_one_reply(
        code in code(), enhanced in enhanced(), parts in parts(), allows_utf8: bool, session: bool,
    ) {
        let enhanced = agreeing(code, enhanced);
        let reply = Sent { code, enhanced, parts, allows_utf8, never_folds: false };
        let out = match written(&reply, session) {
            Err(WriteError::LineTooLong) if code.get() == 334 => return Ok(()),
            out => out.unwrap(),
        };
        let strict = ReplyDecoder::new().max_line(12_294).max_lines(usize::MAX).max_len(usize::MAX);
        let (read, used) = strict.clone().decode(out.as_bytes()).unwrap().expect("a whole reply");
        prop_assert_eq!(used, out.len());
        prop_assert_eq!(read.code(), code);
        prop_assert_eq!(read.enhanced(), enhanced);
        prop_assert!(out.is_ascii() || (allows_utf8 && session));
        for line in out.split_terminator("\r\n") {
            prop_assert!(line.len() <= 510 || code.get() == 334);
            prop_assert!(line.starts_with(code.as_str()));
            prop_assert!(!line.contains(|character: char| character.is_control() && character != '\t'));
        }
        if code.get() == 334 {
            prop_assert_eq!(read.line_count(), 1);
        }
    }

    #[test]
    fn what_is_harmless_is_read_back(
        code in code(), enhanced in enhanced(), lines in proptest::collection::vec("[ -~é]{0,900}", 1..5),
    ) {
        let enhanced = agreeing(code, enhanced);
        // One line for each, where it fits, and its words else.
        let text = lines.join("\n");
        let reply = Sent { code, enhanced, parts: vec![literal(&text)], allows_utf8: true, never_folds: false };
        let out = written(&reply, true).unwrap();
        let read = Reply::parse(out.as_bytes()).unwrap();
        prop_assert_eq!((read.code(), read.enhanced()), (code, enhanced));
        let joined = |text: &str| text.replace(['\n', ' '], "");
        let harmless = |text: String| if enhanced.is_none() { text.replace('?', ".") } else { text };
        prop_assert_eq!(harmless(joined(&read.text().to_string())), harmless(joined(&text)));
        let fits = lines.iter().all(|line| line.len() <= 496 && !line.contains('.'));
        if fits && code.get() != 334 {
            prop_assert!(read.text() == text.as_str());
        }
    }

    #[test]
    fn words_are_never_cut(code in code(), words in proptest::collection::vec("[a-z0-9]{1,80}", 1..60)) {
        let text = words.join(" ");
        let out = written(&sent(code.get(), "", &[value(&text)]), false).unwrap();
        let read = Reply::parse(out.as_bytes()).unwrap();
        prop_assert_eq!(read.text().to_string().replace('\n', " "), text);
    }

    #[test]
    fn a_received_reply_is_sent_as_one(raw in proptest::collection::vec(
        prop_oneof![
            any::<Vec<u8>>(),
            proptest::sample::select(vec![&b"550-"[..], b"550 ", b"\r\n", b"\n", b"5.1.1 ", b"2.0.0", b"a b", b"334 ", b"\r", b"\xc3\xa9"])
                .prop_map(<[u8]>::to_vec),
        ],
        0..12,
    ), session: bool) {
        let raw = [&b"550-x\r\n"[..], &raw.concat(), b"\r\n550 end\r\n"].concat();
        let Ok(received) = Reply::parse(&raw) else { return Ok(()) };
        let out = written(&received, session).unwrap();
        let sent = Reply::parse(out.as_bytes()).unwrap();
        prop_assert_eq!((sent.code(), sent.enhanced()), (received.code(), received.enhanced()));
        if received.deviations().next().is_none() {
            prop_assert_eq!(out.as_bytes(), &raw[..]);
        }
        let kept = received.to_reply_buf();
        prop_assert_eq!(kept.as_reply(), received);
    }
}
