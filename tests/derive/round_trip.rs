//! Types that derive both: what is sent is read back as what it was.

use std::fmt::Debug;

use proptest::prelude::*;
use smtp_codes::{Command, FromReply, Reply, ReplyBuf, ToReply};

/// Nothing is filled in, so the value is the same.
#[derive(Clone, Debug, PartialEq, ToReply, FromReply)]
#[reply(to = Rcpt)]
enum Fixed {
    #[reply(250, "2.1.5", "fine", accept((250, none) | "2.0.0"))]
    Fine,
    #[reply(251, "2.1.5", "will forward")]
    Forwarded,
    #[reply(550, "5.1.1", "no such user")]
    NoSuchUser,
    #[reply(550, "5.2.1", "mailbox disabled\nask its owner")]
    Disabled,
    #[reply(452, "4.2.2", "mailbox full, {{sorry}}", accept("X.2.2"))]
    Full,
    #[reply(553, "5.6.7", "kein ASCII: ä", utf8)]
    NotAscii,
    #[reply(451, "")]
    NoText,
    #[reply(5yz, transparent)]
    Refused(ReplyBuf),
    #[reply(other, transparent)]
    Other(Box<Other>),
}

#[derive(Clone, Debug, PartialEq, ToReply, FromReply)]
enum Other {
    #[reply(421, "4.3.2", "shutting down")]
    ShuttingDown,
    #[reply(other, transparent)]
    Anything(ReplyBuf),
}

fn sent_and_read<T: ToReply + for<'a> FromReply<'a>>(reply: &T) -> T {
    let wire = reply.wire().utf8(true).to_string();
    T::from_reply(&Reply::parse(wire.as_bytes()).expect("what is sent is a reply"))
}

#[test]
fn the_same_value_where_nothing_is_filled_in() {
    let buf = |text: &str| text.parse::<ReplyBuf>().expect("a reply");
    for reply in [
        Fixed::Fine,
        Fixed::Forwarded,
        Fixed::NoSuchUser,
        Fixed::Disabled,
        Fixed::Full,
        Fixed::NotAscii,
        Fixed::NoText,
        Fixed::Refused(buf("550 5.7.1 no")),
        Fixed::Refused(buf("554-5.7.1 no\r\n554 5.7.1 really")),
        Fixed::Other(Box::new(Other::ShuttingDown)),
        Fixed::Other(Box::new(Other::Anything(buf("450 4.7.1 greylisted")))),
        Fixed::Other(Box::new(Other::Anything(buf("354 go on")))),
    ] {
        assert_eq!(sent_and_read(&reply), reply);
        assert_eq!(reply.to_reply_buf().wire().utf8(true).to_string().parse().as_ref(), Ok(&reply));
    }
}

/// Values are filled in, so the variant is the same; the text that comes back holds them.
#[derive(Debug, PartialEq, ToReply, FromReply)]
enum Filled {
    #[reply(250, "2.1.5", "<{0}> fine")]
    Fine(ReplyBuf),
    #[reply(551, "5.1.6", "try {code} or <{text}>\nor {text:?}", accept(551))]
    Moved { code: smtp_codes::ReplyCode, text: ReplyBuf },
    #[reply(334, "{0}")]
    Challenge(ReplyBuf),
    #[reply(other, transparent)]
    Other(ReplyBuf),
}

proptest! {
    #[test]
    fn the_same_variant_where_values_are_filled_in(text in ".{0,300}", which in 0..3) {
        let inner = ReplyBuf::lenient(smtp_codes::ReplyCode::OKAY, None, &text);
        let reply = match which {
            0 => Filled::Fine(inner),
            1 => Filled::Moved { code: smtp_codes::ReplyCode::OKAY, text: inner },
            _ => Filled::Challenge(inner),
        };
        let read = sent_and_read(&reply);
        prop_assert_eq!(std::mem::discriminant(&read), std::mem::discriminant(&reply));
    }
}

/// The types of one command, as a session would have them.
#[derive(ToReply)]
#[reply(to = (Rcpt, EndOfData))]
enum Injected<'a> {
    #[reply(250, "2.1.5", "{0}")]
    Alone(&'a str),
    #[reply(250, "{0}")]
    WithoutStatus(&'a str),
    #[reply(550, "5.1.1", "<{0}> is no user\n<{0}> {0:?}\n{0}")]
    Lines(&'a str),
    #[reply(553, "5.6.7", "{a}{b:>20}{a:^30}", utf8)]
    Beyond { a: &'a str, b: char },
}

impl Injected<'_> {
    /// As many lines as the template has, but for folding, which begins a line with the same code.
    fn check(&self, utf8: bool, lines: usize) -> Result<(), TestCaseError> {
        let wire = self.wire().utf8(utf8).to_string();
        let reply = Reply::parse(wire.as_bytes());
        prop_assert!(reply.is_ok(), "{:?}", wire);
        let Ok(reply) = reply else { return Ok(()) };
        prop_assert_eq!(reply.code(), self.code());
        prop_assert_eq!(reply.enhanced(), self.enhanced());
        // Where a line ends that is folded at its last space depends on the length of the word after it.
        let may_be_folded = wire.len() > 510;
        prop_assert!(may_be_folded || wire.matches('\n').count() == lines, "{:?}", wire);
        for line in wire.split_inclusive("\r\n") {
            prop_assert!(line.len() <= 512 && line.ends_with("\r\n"));
            let text = &line[..line.len() - 2];
            prop_assert!(!text.contains(is_harmful));
            prop_assert!(utf8 || text.is_ascii());
        }
        prop_assert!(!self.to_string().contains(is_harmful));
        Ok(())
    }

    fn check_all(text: &str) -> Result<(), TestCaseError> {
        for utf8 in [false, true] {
            Injected::Alone(text).check(utf8, 1)?;
            Injected::WithoutStatus(text).check(utf8, 1)?;
            Injected::Lines(text).check(utf8, 3)?;
            let b = text.chars().next().unwrap_or('\n');
            Injected::Beyond { a: text, b }.check(utf8, 1)?;
        }
        Ok(())
    }
}

/// Control characters but the tab, and the line separators of Unicode.
fn is_harmful(c: char) -> bool {
    c.is_control() && c != '\t' || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Every character of Unicode, with what an attacker would put around it.
#[test]
fn no_character_begins_a_line() {
    let all: Vec<char> = ('\0'..=char::MAX).collect();
    for characters in all.chunks(24) {
        let text: String = characters.iter().flat_map(|c| [*c, '\n']).collect();
        Injected::check_all(&text).unwrap();
    }
    // Those that matter one by one, between a code and its separator.
    for c in ('\0'..='\u{ff}').chain(['\u{2028}', '\u{2029}', '\u{feff}', '\u{85}']) {
        for text in
            [format!("{c}"), format!("ok{c}250 2.0.0 ok"), format!("{c}250-x\r\n{c}"), format!("2.1.5{c}x")]
        {
            Injected::check_all(&text).unwrap();
        }
    }
}

proptest! {
    #[test]
    fn no_text_begins_a_line(text in "(\\PC|[\\x00-\\xff]|\r\n|\n|[0-9]{3}[ -]|[245]\\.[0-9]\\.[0-9] ){0,80}") {
        Injected::check_all(&text)?;
    }
}

/// A `Display` that is not the same twice, and one that fails half way.
#[test]
fn a_value_that_misbehaves_makes_no_second_reply() {
    use std::cell::Cell;
    use std::fmt;

    struct Moody(Cell<usize>);
    impl fmt::Display for Moody {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            self.0.set(self.0.get() + 1);
            (0..self.0.get() * 40).try_for_each(|_| f.write_str("250 ok\r\n"))
        }
    }
    struct Failing;
    impl fmt::Display for Failing {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("half\r\n250 ok")?;
            Err(fmt::Error)
        }
    }

    #[derive(ToReply)]
    #[reply(550, "5.1.1", "{0} and {0}")]
    struct Twice<T>(T);

    let moody = Twice(Moody(Cell::new(0)));
    for _ in 0..4 {
        let wire = moody.wire().to_string();
        let reply = Reply::parse(wire.as_bytes()).unwrap();
        assert_eq!(reply.code(), 550);
        assert_eq!(reply.check(Command::Rcpt).count(), 0);
    }
    let mut buffer = [0; 512];
    assert!(Twice(Failing).wire().write_into(&mut buffer).is_err());
}
