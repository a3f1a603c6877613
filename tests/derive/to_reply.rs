//! `#[derive(ToReply)]`: what each part of the attribute does.

use std::borrow::Cow;
use std::fmt::{self, Display};
use std::rc::Rc;
use std::sync::Arc;

use smtp_codes::{EnhancedCode, Reply, ReplyBuf, ReplyCode, ReplySet, ReplySpec, TextWriter, ToReply};

fn wire(reply: &dyn ToReply) -> String {
    reply.wire().to_string()
}

fn spec(code: u16, enhanced: &str, text: &'static str) -> ReplySpec {
    ReplySpec { code: ReplyCode::new(code).unwrap(), enhanced: enhanced.parse().ok(), text }
}

#[derive(ToReply)]
enum Formatted<'a> {
    #[reply(250, "2.1.5", "<{mailbox}> and {size:?}, {{braces}}")]
    Named { mailbox: &'a str, size: Option<u32> },
    #[reply(250, "2.1.5", "{1:03} before {0:>6}, {0:-<4}, {1:#x}")]
    Numbered(&'a str, u32),
    #[reply(250, "2.1.5", "{} then {}")]
    Implicit(u8, char),
    #[reply(250, "2.1.5", "[{text:>width$}] [{text:.places$}] [{text:^width$.places$}]")]
    Counts { text: &'a str, width: usize, places: usize },
    #[reply(250, "2.1.5", "[{0:>1$}] [{0:.2}]")]
    NumberedCount(f32, usize),
    #[reply(250, "2.1.5", "{type} {r} {r}")]
    Raw { r#type: u8, r: &'a str },
    #[reply(250, "2.1.5", "{x:}<4} {x: >4} {x }")]
    Fill { x: u8 },
}

#[test]
fn placeholders_are_those_of_format_strings() {
    for (reply, text) in [
        (Formatted::Named { mailbox: "ann", size: Some(7) }, "<ann> and Some(7), {braces}"),
        (Formatted::Numbered("bob", 9), "009 before    bob, bob-, 0x9"),
        (Formatted::Implicit(1, 'x'), "1 then x"),
        (Formatted::Counts { text: "abc", width: 5, places: 2 }, "[  abc] [ab] [ ab  ]"),
        (Formatted::NumberedCount(1.5, 6), "[   1.5] [1.50]"),
        (Formatted::Raw { r#type: 3, r: "raw" }, "3 raw raw"),
        (Formatted::Fill { x: 5 }, "5}}}    5 5"),
    ] {
        assert_eq!(wire(&reply), format!("250 2.1.5 {text}\r\n"));
        assert_eq!(reply.to_string(), format!("250 2.1.5 {text}"));
        assert_eq!(reply.as_static(), None);
    }
}

#[derive(ToReply)]
enum Fixed {
    #[reply(250, "2.0.0", "{{literally}}")]
    Braces,
    #[reply(214, "2.0.0", "first\nsecond\n\nlast")]
    Lines,
    #[reply(354, "")]
    Empty,
    #[reply(214, "")]
    #[allow(dead_code)]
    Bare,
    #[reply(550, "5.1.1", r"a raw \ text")]
    RawText,
    #[reply(553, "5.6.7", "kein Empfänger", utf8)]
    Utf8,
    #[reply((551, "5.1.6"), "in parentheses")]
    Parentheses,
    #[reply((552, none), "none of them")]
    Absent,
}

#[test]
fn what_needs_no_filling_in_is_ready() {
    const LINES: Option<&str> = Fixed::Lines.as_static();
    assert_eq!(LINES, Some("214-2.0.0 first\r\n214-2.0.0 second\r\n214-2.0.0 \r\n214 2.0.0 last\r\n"));
    assert_eq!(Fixed::Braces.as_static(), Some("250 2.0.0 {literally}\r\n"));
    assert_eq!(Fixed::Empty.as_static(), Some("354 \r\n"));
    assert_eq!(Fixed::RawText.as_static(), Some("550 5.1.1 a raw \\ text\r\n"));
    assert_eq!(Fixed::Utf8.as_static(), None);
    assert_eq!(Fixed::Parentheses.as_static(), Some("551 5.1.6 in parentheses\r\n"));
    assert_eq!(Fixed::Absent.as_static(), Some("552 none of them\r\n"));
    for reply in
        [Fixed::Braces, Fixed::Lines, Fixed::Empty, Fixed::RawText, Fixed::Parentheses, Fixed::Absent]
    {
        assert_eq!(Some(wire(&reply).as_str()), reply.as_static());
        // A ready reply is what the writer would have written.
        struct Written<'a>(&'a Fixed);
        impl ToReply for Written<'_> {
            fn code(&self) -> ReplyCode {
                self.0.code()
            }
            fn enhanced(&self) -> Option<EnhancedCode> {
                self.0.enhanced()
            }
            fn write_text(&self, writer: &mut TextWriter<'_>) -> fmt::Result {
                self.0.write_text(writer)
            }
        }
        assert_eq!(wire(&Written(&reply)), wire(&reply));
    }
    assert_eq!(Fixed::Lines.to_string(), "214 2.0.0 first second  last");
}

#[test]
fn text_beyond_ascii_needs_both_permissions() {
    assert_eq!(Fixed::Utf8.wire().utf8(true).to_string(), "553 5.6.7 kein Empfänger\r\n");
    assert_eq!(Fixed::Utf8.wire().to_string(), "553 5.6.7 kein Empf?nger\r\n");
    assert_eq!(Fixed::Utf8.to_string(), "553 5.6.7 kein Empfänger");

    #[derive(ToReply)]
    #[reply(250, "2.1.5", "<{0}>")]
    struct Plain(&'static str);
    assert_eq!(Plain("jürgen").wire().utf8(true).to_string(), "250 2.1.5 <j?rgen>\r\n");
}

#[derive(ToReply)]
#[reply(to = Ehlo)]
enum Hello {
    #[reply(250, "mx.example.org\n{keywords}")]
    Keywords { keywords: String },
    #[reply(250, "mx.example.org")]
    None,
    #[reply(550, "5.7.1", "{0}")]
    Refused(String),
    #[reply(transparent)]
    Forwarded(Plain250),
}

#[derive(ToReply)]
#[reply(250, "{0}")]
struct Plain250(String);

#[test]
fn the_answer_to_a_hello_is_never_folded() {
    let long = "KEYWORD ".repeat(80);
    for unfolded in [Hello::Keywords { keywords: long.clone() }, Hello::Forwarded(Plain250(long.clone()))] {
        let lines = wire(&unfolded);
        assert_eq!(lines.lines().next_back().map(str::len), Some(510));
        assert!(lines.lines().count() <= 2, "{lines}");
    }
    assert!(wire(&Hello::Refused(long.clone())).lines().count() > 1);
    assert!(wire(&Plain250(long)).lines().count() > 1);
    assert_eq!(wire(&Hello::None), "250 mx.example.org\r\n");
}

#[derive(Clone, ToReply)]
#[reply(503, "5.5.1", "bad sequence of commands")]
struct BadSequence;

#[derive(ToReply)]
#[reply(421, "4.3.2", "{host} shuts down in {seconds} seconds", to = (Mail, Rcpt, Data, Unsolicited))]
struct ShuttingDown<'a> {
    host: &'a str,
    seconds: u8,
}

#[derive(ToReply)]
#[reply(to = Rcpt)]
#[reply(transparent)]
struct Newtype<'a>(ShuttingDown<'a>);

#[test]
fn structs_are_replies_too() {
    const CODE: ReplyCode = BadSequence.code();
    assert_eq!(CODE, 503);
    assert_eq!(BadSequence.as_static(), Some("503 5.5.1 bad sequence of commands\r\n"));
    let down = ShuttingDown { host: "mx", seconds: 9 };
    assert_eq!(wire(&down), "421 4.3.2 mx shuts down in 9 seconds\r\n");
    assert_eq!(ShuttingDown::REPLIES, [spec(421, "4.3.2", "{host} shuts down in {seconds} seconds")]);
    let newtype = Newtype(down);
    assert_eq!(newtype.code(), 421);
    assert_eq!(newtype.enhanced(), "4.3.2".parse().ok());
    assert_eq!(wire(&newtype), "421 4.3.2 mx shuts down in 9 seconds\r\n");
    assert_eq!(Newtype::REPLIES, ShuttingDown::REPLIES);
}

/// Every way to hold a reply, with lifetimes, and what a `ReplySet` makes of them.
#[derive(ToReply)]
enum Forwarding<'a, 'b> {
    #[reply(250, "2.0.0", "own")]
    Own,
    #[reply(transparent)]
    Named { inner: Formatted<'a> },
    #[reply(transparent)]
    Borrowed(&'b BadSequence),
    #[reply(transparent)]
    Boxed(Box<ShuttingDown<'a>>),
    #[reply(5yz, transparent)]
    WithPattern(Newtype<'b>),
    #[reply(451, "4.3.0", "own {0}")]
    Filled(u8),
}

#[test]
fn transparent_forwards_everything() {
    let sequence = BadSequence;
    let down = || ShuttingDown { host: "mx", seconds: 1 };
    for (reply, code, text) in [
        (Forwarding::Own, 250, "250 2.0.0 own\r\n"),
        (Forwarding::Named { inner: Formatted::Implicit(1, 'y') }, 250, "250 2.1.5 1 then y\r\n"),
        (Forwarding::Borrowed(&sequence), 503, "503 5.5.1 bad sequence of commands\r\n"),
        (Forwarding::Boxed(Box::new(down())), 421, "421 4.3.2 mx shuts down in 1 seconds\r\n"),
        (Forwarding::WithPattern(Newtype(down())), 421, "421 4.3.2 mx shuts down in 1 seconds\r\n"),
        (Forwarding::Filled(3), 451, "451 4.3.0 own 3\r\n"),
    ] {
        assert_eq!(reply.code(), code);
        assert_eq!(wire(&reply), text);
        assert_eq!(format!("{reply}\r\n"), text);
        assert_eq!(reply.to_reply_buf().wire().to_string(), text);
    }
    assert_eq!(Forwarding::Own.as_static(), Some("250 2.0.0 own\r\n"));
    assert_eq!(Forwarding::Borrowed(&sequence).as_static(), None);

    let all = [
        &[spec(250, "2.0.0", "own"), spec(451, "4.3.0", "own {0}")],
        Formatted::REPLIES,
        BadSequence::REPLIES,
        ShuttingDown::REPLIES,
    ];
    assert_eq!(Forwarding::REPLIES, all.concat());
    assert_eq!(<Forwarding<'_, '_> as ReplySet>::REPLIES, Forwarding::REPLIES);
}

/// Forwarding to a reply that is not a set of replies is fine; then neither is the type.
#[derive(ToReply)]
#[reply(to = Rcpt)]
enum Open {
    #[reply(transparent)]
    Anything(ReplyBuf),
    #[reply(transparent)]
    Dynamic(&'static dyn ToReply),
    #[reply(250, "2.1.5", "fine")]
    Fine,
}

/// A pointer to a reply is a reply; a pointer to a set of replies, a set.
#[derive(ToReply)]
#[reply(to = Rcpt)]
enum Pointing<'a> {
    #[reply(transparent)]
    Mutable(&'a mut BadSequence),
    #[reply(transparent)]
    Counted(Rc<BadSequence>),
    #[reply(transparent)]
    Shared(Arc<BadSequence>),
    #[reply(transparent)]
    Owned(Cow<'a, BadSequence>),
}

#[test]
fn forwarding_to_what_points_to_a_reply() {
    let mut sequence = BadSequence;
    let shared: Arc<dyn ToReply + Send + Sync> = Arc::new(BadSequence);
    let counted: Rc<dyn ToReply> = Rc::new(BadSequence);
    for reply in [
        &Pointing::Counted(Rc::new(BadSequence)) as &dyn ToReply,
        &Pointing::Shared(Arc::new(BadSequence)),
        &Pointing::Owned(Cow::Owned(BadSequence)),
        &Pointing::Owned(Cow::Borrowed(&BadSequence)),
        &Pointing::Mutable(&mut sequence),
        &shared,
        &counted,
    ] {
        assert_eq!(wire(reply), "503 5.5.1 bad sequence of commands\r\n");
        assert_eq!(reply.to_reply_buf().code(), 503);
    }
    assert_eq!(Pointing::REPLIES, BadSequence::REPLIES);
}

#[test]
fn forwarding_to_what_is_no_set() {
    let anything: ReplyBuf = "550-5.7.1 one\r\n550 5.7.1 two".parse().unwrap();
    assert_eq!(Open::Anything(anything.clone()).code(), 550);
    assert_eq!(wire(&Open::Anything(anything)), "550-5.7.1 one\r\n550 5.7.1 two\r\n");
    assert_eq!(wire(&Open::Dynamic(&BadSequence)), "503 5.5.1 bad sequence of commands\r\n");
    assert_eq!(wire(&Open::Fine), "250 2.1.5 fine\r\n");
}

mod other_traits {
    use super::*;

    /// `display = false` leaves room for one's own.
    #[derive(Debug, ToReply)]
    #[reply(to = Rcpt, display = false)]
    enum Own {
        #[reply(550, "5.1.1", "no such user")]
        NoSuchUser,
    }

    impl Display for Own {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("nobody")
        }
    }

    impl std::error::Error for Own {}

    #[test]
    fn display_is_left_to_others() {
        assert_eq!(Own::NoSuchUser.to_string(), "nobody");
        assert_eq!(wire(&Own::NoSuchUser), "550 5.1.1 no such user\r\n");
    }
}

/// A code that is not in the table can be sent where the author insists.
#[derive(ToReply)]
#[reply(to = Rcpt)]
enum InTheWild {
    #[reply(571, "5.7.1", "blocked", unregistered)]
    DeFacto,
    #[reply(511, "5.1.1", "no such user", unregistered)]
    Unknown,
    #[reply(550, "5.7.509", "no DMARC", unregistered)]
    Status,
    #[reply(354, "go on", unregistered)]
    Command,
    #[reply(550, "5.3.1", "full", unregistered)]
    Class,
}

#[derive(ToReply)]
#[reply(to = Quit, unregistered)]
enum AllInTheWild {
    #[reply(250, "2.0.0", "bye")]
    Okay,
    #[reply(595, "5.99.99", "bye")]
    #[allow(dead_code)]
    Unknown,
}

#[test]
fn unregistered_lifts_the_checks_of_the_table() {
    let codes: Vec<_> = InTheWild::REPLIES.iter().map(|reply| reply.code.get()).collect();
    assert_eq!(codes, [571, 511, 550, 354, 550]);
    assert_eq!(wire(&InTheWild::DeFacto), "571 5.7.1 blocked\r\n");
    assert_eq!(wire(&AllInTheWild::Okay), "250 2.0.0 bye\r\n");
    let _ = [InTheWild::Unknown, InTheWild::Status, InTheWild::Command, InTheWild::Class];
}

/// Keys that only `FromReply` reads do no harm.
#[derive(ToReply)]
enum Dual {
    #[reply(250, "2.0.0", "fine", accept(2yz))]
    Fine,
    #[reply(other, transparent)]
    Other(ReplyBuf),
}

#[test]
fn what_only_the_other_derive_needs_is_accepted() {
    assert_eq!(wire(&Dual::Fine), "250 2.0.0 fine\r\n");
    let other: ReplyBuf = "451 later".parse().unwrap();
    assert_eq!(wire(&Dual::Other(other)), "451 later\r\n");
}

#[test]
fn replies_work_as_trait_objects() {
    let replies: [Box<dyn ToReply>; 3] =
        [Box::new(BadSequence), Box::new(Formatted::Implicit(1, 'z')), Box::new(Open::Fine)];
    let text: String = replies.iter().map(|reply| reply.wire().to_string()).collect();
    assert_eq!(text, "503 5.5.1 bad sequence of commands\r\n250 2.1.5 1 then z\r\n250 2.1.5 fine\r\n");
    let codes: Vec<_> =
        replies.iter().map(|reply| (reply.code().get(), reply.to_reply_buf().code().get())).collect();
    assert_eq!(codes, [(503, 503), (250, 250), (250, 250)]);
}

#[derive(ToReply)]
enum OneText<'a> {
    #[reply(550, "5.1.1", "no <{text}> here")]
    Within { text: &'a str },
    #[reply(250, none, "{text}")]
    Whole { text: &'a str },
    #[reply(250, none, "{text}.1.5 x")]
    Before { text: &'a str },
}

#[test]
fn a_line_of_one_text_is_the_same_in_every_target() {
    let (fits, too_long) = ("x".repeat(506), "x".repeat(507));
    for text in ["", "a", "2", "2.1.5", "2.1.5 x", "VRFY", "a\r\nb", "é", &fits, &too_long] {
        for reply in [OneText::Within { text }, OneText::Whole { text }, OneText::Before { text }] {
            let shown = reply.wire().to_string();
            let mut out = b"250 ok\r\n".to_vec();
            reply.wire().append_to(&mut out).unwrap();
            assert_eq!(out.strip_prefix(b"250 ok\r\n"), Some(shown.as_bytes()), "{text:?}");
            let mut buffer = vec![0; shown.len()];
            assert_eq!(reply.wire().write_into(&mut buffer), Ok(shown.len()), "{text:?}");
            assert_eq!(buffer, shown.as_bytes());
            assert!(reply.wire().write_into(&mut buffer[1..]).is_err(), "{text:?}");
            assert!(Reply::parse(shown.as_bytes()).is_ok_and(|read| read.enhanced() == reply.enhanced()));
        }
    }
}
