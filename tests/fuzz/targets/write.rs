//! Any reply that is written is read back as what it is: one reply, with the same codes and the same joined text. A
//! value that fails leaves nothing of it.

#![no_main]

use std::fmt::{self, Write};

use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;
use smtp_codes::{Class, EnhancedCode, Reply, ReplyBuf, ReplyCode, ReplyDecoder, TextWriter, ToReply};

#[derive(Arbitrary, Debug)]
struct Input<'a> {
    code: u16,
    enhanced: Option<(u8, u16, u16)>,
    /// Written in turn.
    parts: Vec<(Way, &'a str)>,
    allow_utf8: bool,
    session_has_utf8: bool,
    never_fold: bool,
    room: u16,
}

/// How a part of the text is written.
#[derive(Arbitrary, Clone, Copy, Debug, PartialEq)]
enum Way {
    Literal,
    Value,
    /// A value that writes each character by itself.
    Characters,
    Lines,
    Octets,
    /// As to any other `fmt::Write`.
    Piece,
    NextLine,
    /// A value that fails after its text, and whether the reply goes on as if it had not.
    Failing {
        is_hidden: bool,
    },
}

/// A value that writes each character by itself, and then fails if it is told to.
struct Hostile<'a> {
    text: &'a str,
    fails: bool,
}

impl fmt::Display for Hostile<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.chars().try_for_each(|character| f.write_char(character))?;
        if self.fails { Err(fmt::Error) } else { Ok(()) }
    }
}

struct Written<'a> {
    code: ReplyCode,
    enhanced: Option<EnhancedCode>,
    input: &'a Input<'a>,
}

impl ToReply for Written<'_> {
    fn code(&self) -> ReplyCode {
        self.code
    }

    fn enhanced(&self) -> Option<EnhancedCode> {
        self.enhanced
    }

    fn write_text(&self, writer: &mut TextWriter<'_>) -> fmt::Result {
        if self.input.allow_utf8 {
            writer.allow_utf8();
        }
        if self.input.never_fold {
            writer.never_fold();
        }
        for &(way, text) in &self.input.parts {
            match way {
                Way::Literal => writer.literal(text)?,
                Way::Value => writer.value(format_args!("{text}"))?,
                Way::Characters => writer.value(format_args!("{}", Hostile { text, fails: false }))?,
                Way::Lines => writer.lines(format_args!("{}", Hostile { text, fails: false }))?,
                Way::Octets => writer.octets(text.as_bytes())?,
                Way::Piece => writer.write_str(text)?,
                Way::NextLine => writer.next_line()?,
                Way::Failing { is_hidden } => {
                    let outcome = writer.value(format_args!("{}", Hostile { text, fails: true }));
                    assert!(outcome.is_err(), "a value that fails is an error");
                    if !is_hidden {
                        outcome?;
                    }
                }
            }
        }
        Ok(())
    }
}

fuzz_target!(|input: Input<'_>| {
    let Some(code) = ReplyCode::new(100 + input.code % 500) else { return };
    let enhanced = input.enhanced.and_then(|(class, subject, detail)| {
        let class = code
            .severity()
            .class()
            .unwrap_or([Class::Success, Class::PermanentFailure][usize::from(class % 2)]);
        EnhancedCode::new(class, subject % 1000, detail % 1000)
    });
    let reply = Written { code, enhanced, input: &input };

    let wire = reply.wire().utf8(input.session_has_utf8);
    let mut octets = b"before".to_vec();
    let written = wire.append_to(&mut octets);
    let octets = octets.strip_prefix(b"before").expect("what was there stays");
    let mut buffer = vec![0; usize::from(input.room)];
    let into = wire.write_into(&mut buffer);
    if input.parts.iter().any(|(way, _)| matches!(way, Way::Failing { .. })) {
        assert!(written.is_err(), "a reply with a value that fails is not sent");
    }
    if written.is_err() {
        assert!(octets.is_empty() && into.is_err());
        return;
    }
    assert_eq!(format!("{wire}").as_bytes(), octets, "every target gets the same");
    match into {
        Ok(used) => assert_eq!(&buffer[..used], octets),
        Err(_) => assert!(octets.len() > buffer.len()),
    }

    let mut decoder = ReplyDecoder::new().max_lines(usize::MAX).max_len(usize::MAX);
    let (back, used) = decoder.decode(octets).expect("it is a reply").expect("it is a whole one");
    assert_eq!(used, octets.len(), "there is no second reply");
    assert_eq!(back.code(), code);
    let expected = enhanced.filter(|_| !code.is_intermediate());
    assert_eq!(back.enhanced(), expected, "{}", octets.escape_ascii());
    if !(input.allow_utf8 && input.session_has_utf8) {
        assert!(octets.is_ascii());
    }
    for line in octets.split_inclusive(|octet| *octet == b'\n') {
        assert!(line.len() <= 512 || code == ReplyCode::AUTH_CONTINUE && line.len() <= 12_294);
        assert!(line.ends_with(b"\r\n"));
    }
    let owned = ReplyBuf::from(back);
    assert_eq!(owned.wire().utf8(true).to_string().as_bytes(), octets, "what was read is sent as it came");
    assert_eq!(owned.as_reply(), back);
    let plain = reply.to_reply_buf().to_string();
    assert!(!plain.contains(['\r', '\n']), "{plain:?}");

    let typed: String = input.parts.iter().map(|(_, text)| *text).collect();
    let lenient = ReplyBuf::lenient(code, enhanced, &typed);
    assert_eq!(lenient.code(), code);
    let reparsed = Reply::parse(lenient.as_reply().raw());
    if lenient.lines().count() <= 512 && lenient.as_reply().raw().len() <= 65_536 {
        assert!(reparsed.is_ok() || lenient.as_reply().raw().len() > 12_294, "{lenient:?}");
    }
    if let Ok(new) = ReplyBuf::new(code, enhanced, &typed) {
        assert_eq!(Reply::parse(new.as_reply().raw()), Ok(new.as_reply()));
        let text: String = new.as_reply().text().octets().map(char::from).collect();
        if typed.is_ascii() && typed.split('\n').all(|line| line.len() < 490) {
            assert_eq!(text, typed, "nothing is lost");
        }
    }
});
