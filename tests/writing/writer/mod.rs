//! The writer: lines, folding, and that no text gets out of its line.

use core::fmt;

use smtp_codes::{EnhancedCode, Reply, ReplyCode, ReplyDecoder, TextWriter, ToReply, WriteError};

mod properties;
mod shortcuts;

#[derive(Clone, Debug)]
enum Part {
    Literal(String),
    Value(String),
    Octets(Vec<u8>),
    NextLine,
}

/// A reply by hand, which may get everything wrong.
#[derive(Clone, Debug)]
struct Sent {
    code: ReplyCode,
    enhanced: Option<EnhancedCode>,
    parts: Vec<Part>,
    allows_utf8: bool,
    never_folds: bool,
}

impl ToReply for Sent {
    fn code(&self) -> ReplyCode {
        self.code
    }
    fn enhanced(&self) -> Option<EnhancedCode> {
        self.enhanced
    }
    fn write_text(&self, w: &mut TextWriter<'_>) -> fmt::Result {
        if self.allows_utf8 {
            w.allow_utf8();
        }
        if self.never_folds {
            w.never_fold();
        }
        self.parts.iter().try_for_each(|part| match part {
            Part::Literal(text) => w.literal(text),
            Part::Value(text) => w.value(format_args!("{text}")),
            Part::Octets(text) => w.octets(text),
            Part::NextLine => w.next_line(),
        })
    }
}

fn sent(code: u16, enhanced: &str, parts: &[Part]) -> Sent {
    let (code, enhanced) = (ReplyCode::new(code).unwrap(), enhanced.parse().ok());
    Sent { code, enhanced, parts: parts.into(), allows_utf8: true, never_folds: false }
}

fn literal(text: &str) -> Part {
    Part::Literal(text.into())
}

fn value(text: &str) -> Part {
    Part::Value(text.into())
}

/// The wire form, which must be the same for every target.
fn written(reply: &dyn ToReply, utf8: bool) -> Result<String, WriteError> {
    let wire = reply.wire().utf8(utf8);
    let mut out = b"before".to_vec();
    let result = wire.append_to(&mut out);
    assert_eq!(&out[..6], b"before");
    let out = String::from_utf8(out.split_off(6)).unwrap();
    let mut buffer = vec![0xff; out.len() + 20_000];
    match result {
        Ok(()) => {
            assert_eq!(wire.to_string(), out);
            assert_eq!(wire.write_into(&mut buffer), Ok(out.len()));
            assert_eq!(&buffer[..out.len()], out.as_bytes());
            assert!(buffer[out.len()..].iter().all(|octet| *octet == 0xff));
            Ok(out)
        }
        Err(error) => {
            assert_eq!(out, "", "nothing of a reply that could not be written stays");
            // A 334 over the limit is written whole where nothing can be said against it.
            let shown = fmt::write(&mut String::new(), format_args!("{wire}"));
            assert_eq!(shown.is_ok(), reply.code() == ReplyCode::AUTH_CONTINUE);
            assert_eq!(wire.write_into(&mut buffer), Err(error));
            Err(error)
        }
    }
}

fn wire(reply: &Sent) -> String {
    written(reply, true).unwrap()
}

#[test]
fn each_line_has_code_and_enhanced_code() {
    let two = [literal("mailbox full\ntry "), value("later")];
    assert_eq!(wire(&sent(452, "4.2.2", &two)), "452-4.2.2 mailbox full\r\n452 4.2.2 try later\r\n");
    assert_eq!(wire(&sent(452, "", &two)), "452-mailbox full\r\n452 try later\r\n");
    assert_eq!(
        wire(&sent(550, "5.999.999", &two)),
        "550-5.999.999 mailbox full\r\n550 5.999.999 try later\r\n"
    );
    assert_eq!(wire(&sent(250, "", &[])), "250 \r\n");
    assert_eq!(wire(&sent(250, "2.0.0", &[])), "250 2.0.0 \r\n");
    assert_eq!(wire(&sent(250, "", &[literal("\n\n")])), "250-\r\n250-\r\n250 \r\n");
    assert_eq!(wire(&sent(250, "", &[literal("a\r\nb\rc")])), "250-a\r\n250 b?c\r\n");
    assert_eq!(wire(&sent(250, "", &[value("a"), Part::NextLine, value("b")])), "250-a\r\n250 b\r\n");
}

#[test]
fn a_3yz_never_carries_an_enhanced_code() {
    assert_eq!(wire(&sent(354, "2.0.0", &[literal("go\non")])), "354-go\r\n354 on\r\n");
    assert_eq!(wire(&sent(334, "5.7.0", &[literal("aGk=")])), "334 aGk=\r\n");
}

#[test]
fn no_character_leaves_its_line() {
    for character in '\0'..=char::MAX {
        let is_control = character.is_control() && character != '\t';
        let is_separator = matches!(character, '\u{2028}' | '\u{2029}');
        let kept = character.to_string();
        for (allows, session) in [(true, true), (true, false), (false, true), (false, false)] {
            let reply =
                Sent { allows_utf8: allows, ..sent(550, "5.1.1", &[value(&format!("a{character}b"))]) };
            let may_stand = !is_control && !is_separator && (character.is_ascii() || (allows && session));
            let expected = if may_stand { &kept } else { "?" };
            let mut out = Vec::new();
            reply.wire().utf8(session).append_to(&mut out).unwrap();
            assert_eq!(
                String::from_utf8(out).unwrap(),
                format!("550 5.1.1 a{expected}b\r\n"),
                "{character:?}"
            );
        }
    }
}

#[test]
fn octets_that_are_no_utf8_are_replaced() {
    let octets = |octets: &[u8]| wire(&sent(250, "", &[Part::Octets(octets.into())]));
    assert_eq!(octets(b"caf\xe9 au lait"), "250 caf? au lait\r\n");
    assert_eq!(octets("café\r\n250 ok".as_bytes()), "250 café??250 ok\r\n");
    assert_eq!(octets(b"\xff\xfe"), "250 ??\r\n");
}

#[test]
fn lines_are_folded_at_blanks() {
    let word = "x".repeat(99);
    let text = [word.as_str(); 12].join(" ");
    let expected: String = [("-", 5), ("-", 5), (" ", 2)]
        .map(|(separator, words)| format!("550{separator}5.1.1 {}\r\n", vec![word.as_str(); words].join(" ")))
        .concat();
    assert_eq!(wire(&sent(550, "5.1.1", &[value(&text)])), expected);
    assert_eq!(wire(&sent(550, "5.1.1", &[literal(&text)])), expected);
    let bit_by_bit: Vec<Part> = text.chars().map(|character| value(&character.to_string())).collect();
    assert_eq!(wire(&sent(550, "5.1.1", &bit_by_bit)), expected);
}

#[test]
fn a_line_has_512_octets_and_no_more() {
    let exact = "x".repeat(506);
    assert_eq!(wire(&sent(250, "", &[value(&exact)])), format!("250 {exact}\r\n"));
    assert_eq!(wire(&sent(250, "", &[value(&exact), value("y")])), format!("250-{exact}\r\n250 y\r\n"));
    // The blank at which a line is full is the one that the line break stands for.
    assert_eq!(wire(&sent(250, "", &[value(&exact), value(" y")])), format!("250-{exact}\r\n250 y\r\n"));
    assert_eq!(wire(&sent(250, "", &[value(&exact), value("  y")])), format!("250-{exact}\r\n250  y\r\n"));
    // Spaces alone before a word are not a place to fold: the line would stay empty.
    let far = format!("{}{}", " ".repeat(10), "x".repeat(500));
    let lines = format!("250-{}{}\r\n250 xxxx\r\n", " ".repeat(10), "x".repeat(496));
    assert_eq!(wire(&sent(250, "", &[value(&far)])), lines);
}

#[test]
fn characters_are_never_cut() {
    for character in ["é", "€", "😀"] {
        for before in 0..8 {
            let text = format!("{}{}", "x".repeat(before), character.repeat(400));
            let out = wire(&sent(550, "5.1.1", &[value(&text)]));
            assert!(out.split("\r\n").all(|line| line.len() <= 510), "{out}");
            let joined: String = out.split("\r\n").map(|line| line.get(10..).unwrap_or_default()).collect();
            assert_eq!(joined, text);
        }
    }
}

/// A fold after one octet frees two, which are too few for a character of three or four.
#[test]
fn a_character_has_room_after_each_fold() {
    for short in ["", "a", "a b", "\t", "ab", "abc", "é"] {
        for character in ["é", "日", "😀", "a"] {
            for len in 480..=520 {
                let word = "y".repeat(len);
                let text = format!("{short} {word}{character}{character} end");
                for part in [literal(&text), value(&text)] {
                    let out = wire(&sent(550, "", &[part]));
                    assert!(out.split_inclusive("\r\n").all(|line| line.len() <= 512), "{out}");
                    let joined = out.replace("\r\n550-", "").replace("\r\n550 ", "").replace(' ', "");
                    let expected = format!("550{text}\r\n").replace(' ', "").replace("\r\n", "");
                    assert_eq!(joined.trim_end().replace("550-", "550"), expected);
                }
            }
        }
    }
}

#[test]
fn a_challenge_is_one_line() {
    for length in [0, 1, 505, 506, 507, 600, 1200, 12_287, 12_288] {
        let text = "x".repeat(length);
        assert_eq!(wire(&sent(334, "", &[value(&text)])), format!("334 {text}\r\n"));
        let halves = text.split_at(length / 2);
        assert_eq!(wire(&sent(334, "", &[literal(halves.0), value(halves.1)])), format!("334 {text}\r\n"));
    }
    let too_long = sent(334, "", &[value(&"x".repeat(12_289))]);
    assert_eq!(written(&too_long, false), Err(WriteError::LineTooLong));
    let in_pieces = vec![value("four"); 3073];
    assert_eq!(written(&sent(334, "", &in_pieces), false), Err(WriteError::LineTooLong));
    assert_eq!(wire(&sent(334, "", &[literal("a\nb"), Part::NextLine, value("c\nd")])), "334 a b c?d\r\n");
}

#[test]
fn a_line_that_must_not_be_folded_is_cut() {
    let hello = |parts: &[Part]| {
        let parts: Vec<Part> =
            [literal("mx.example.org\n")].iter().chain(parts).chain(&[literal("\nHELP")]).cloned().collect();
        let reply = Sent { never_folds: true, ..sent(250, "", &parts) };
        assert_eq!(reply.to_reply_buf().wire().utf8(true).to_string(), written(&reply, true).unwrap());
        written(&reply, true).unwrap()
    };
    let expected = |line: &str| format!("250-mx.example.org\r\n250-{line}\r\n250 HELP\r\n");
    let exact = "x".repeat(506);
    for length in [506, 507, 600, 5000] {
        assert_eq!(hello(&[literal(&"x".repeat(length))]), expected(&exact));
        assert_eq!(hello(&[value(&"x".repeat(length))]), expected(&exact));
        assert_eq!(hello(&vec![value("x"); length]), expected(&exact));
    }
    // No character is halved, and nothing comes after one that had no room.
    let wide = format!("{}é", "x".repeat(505));
    assert_eq!(hello(&[value(&wide), value("x")]), expected(&"x".repeat(505)));
    assert_eq!(hello(&[value(&"€".repeat(300))]), expected(&"€".repeat(168)));
}

#[test]
fn text_is_not_taken_for_an_enhanced_code() {
    let value_alone = |code, text| wire(&sent(code, "", &[value(text)]));
    assert_eq!(value_alone(250, "2.1.5 ok"), "250 2?1.5 ok\r\n");
    assert_eq!(value_alone(250, "  4.7.1"), "250   4?7.1\r\n");
    assert_eq!(value_alone(250, "\t5.7.509\tx"), "250 \t5?7.509\tx\r\n");
    for text in ["2.1 ok", "2.1.5: ok", "3.1.1 ok", "192.0.2.1 ok", "2.01.5 ok", "2.1.1000 ok", "ok 2.1.5"] {
        assert_eq!(value_alone(250, text), format!("250 {text}\r\n"));
    }
    // A strict decoder refuses one beside 3yz, but the text of a 334 is base64, which has no dots, and goes out as it
    // is.
    assert_eq!(value_alone(354, "2.1.5 ok"), "354 2?1.5 ok\r\n");
    assert_eq!(value_alone(334, "2.1.5 ok"), "334 2.1.5 ok\r\n");
    // It is text after an enhanced code.
    assert_eq!(wire(&sent(250, "2.0.0", &[value("2.1.5 ok")])), "250 2.0.0 2.1.5 ok\r\n");
    // In pieces, on a later line, and where a line is folded.
    let pieces = ["2", ".", "1", ".", "5"].map(value);
    assert_eq!(wire(&sent(250, "", &pieces)), "250 2?1.5\r\n");
    assert_eq!(wire(&sent(250, "", &[literal("a\n"), value("2.1.5")])), "250-a\r\n250 2?1.5\r\n");
    let folded = format!("{} 2.1.5 x", "y".repeat(502));
    assert_eq!(value_alone(250, &folded), format!("250-{}\r\n250 2?1.5 x\r\n", "y".repeat(502)));
    // On the one line for people, of which no more than a part is kept.
    for length in [0, 500, 501, 600, 5000] {
        for tail in ["x", "é"].map(|character| character.repeat(length)) {
            let received = format!("354 2.1.5 {tail}\r\n");
            let shown = Reply::parse(received.as_bytes()).unwrap().to_string();
            assert_eq!(shown, format!("354 2?1.5 {tail}"));
        }
    }
}

#[test]
fn a_buffer_of_each_length_holds_all_or_is_an_error() {
    let replies = [
        sent(452, "4.2.2", &[literal("mailbox full\ntry again"), value(" later")]),
        sent(550, "", &[value(&"word ".repeat(300))]),
        sent(550, "5.7.1", &[value(&"é".repeat(400))]),
        sent(334, "", &[value(&"x".repeat(700))]),
    ];
    for reply in &replies {
        let whole = wire(reply);
        for length in 0..whole.len() + 3 {
            let mut buffer = vec![0; length];
            let used = reply.wire().utf8(true).write_into(&mut buffer);
            if length < whole.len() {
                assert_eq!(used, Err(WriteError::BufferTooSmall));
            } else {
                assert_eq!((used, &buffer[..whole.len()]), (Ok(whole.len()), whole.as_bytes()));
            }
        }
    }
}

/// A value that fails, and a reply that does not care.
struct Careless;

impl fmt::Display for Careless {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Err(fmt::Error)
    }
}

impl ToReply for Careless {
    fn code(&self) -> ReplyCode {
        ReplyCode::AUTH_CONTINUE
    }
    fn enhanced(&self) -> Option<EnhancedCode> {
        None
    }
    fn write_text(&self, w: &mut TextWriter<'_>) -> fmt::Result {
        let _ = w.literal(&"x".repeat(13_000));
        let _ = w.literal("\nmore");
        Ok(())
    }
}

/// A reply whose only value fails.
struct Failing;

impl ToReply for Failing {
    fn code(&self) -> ReplyCode {
        ReplyCode::OKAY
    }
    fn enhanced(&self) -> Option<EnhancedCode> {
        None
    }
    fn write_text(&self, w: &mut TextWriter<'_>) -> fmt::Result {
        w.literal("so far")?;
        w.value(format_args!("{Careless}"))
    }
}

/// A reply that passes over a value which failed.
struct Hiding;

impl ToReply for Hiding {
    fn code(&self) -> ReplyCode {
        ReplyCode::OKAY
    }
    fn enhanced(&self) -> Option<EnhancedCode> {
        None
    }
    fn write_text(&self, w: &mut TextWriter<'_>) -> fmt::Result {
        w.literal("so far")?;
        let _ = w.value(format_args!("{Careless}"));
        let _ = w.lines(format_args!("{Careless}"));
        let _ = w.literal(" and more");
        Ok(())
    }
}

#[test]
fn a_failure_is_remembered() {
    assert_eq!(written(&Careless, false), Err(WriteError::LineTooLong));
    assert_eq!(written(&Failing, false), Err(WriteError::Formatting));
    assert_eq!(Failing.to_reply_buf().to_string(), "250 so far");
    assert_eq!(written(&Hiding, false), Err(WriteError::Formatting));
    assert_eq!(Hiding.to_reply_buf().to_string(), "250 so far");
}

/// Writes something else each time it is asked.
struct Fickle(core::cell::Cell<usize>);

impl fmt::Display for Fickle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.set(self.0.get() + 1);
        (0..self.0.get() * 700).try_for_each(|_| f.write_str("é\r\n"))
    }
}

impl ToReply for Fickle {
    fn code(&self) -> ReplyCode {
        ReplyCode::TRANSACTION_FAILED
    }
    fn enhanced(&self) -> Option<EnhancedCode> {
        None
    }
    fn write_text(&self, w: &mut TextWriter<'_>) -> fmt::Result {
        w.value(format_args!("{self}"))
    }
}

#[test]
fn a_value_that_changes_is_asked_once() {
    let fickle = Fickle(Default::default());
    for _ in 0..4 {
        let out = fickle.wire().utf8(true).to_string();
        let (reply, used) = ReplyDecoder::new().decode(out.as_bytes()).unwrap().expect("a whole reply");
        assert_eq!((reply.code(), used), (ReplyCode::TRANSACTION_FAILED, out.len()));
    }
}
