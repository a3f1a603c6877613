//! A derived reply is what its text and values are when a type by hand gives them to the writer one by one.

use core::cell::Cell;
use core::fmt::{self, Write as _};
use std::borrow::Cow;

use proptest::prelude::*;
use smtp_codes::{EhloReply, EnhancedCode, Reply, ReplyBuf, ReplyCode, TextWriter, ToReply, WriteError};

use super::properties::hostile;

/// A value that comes in pieces, may fail between them, and says something else if it is asked again.
#[derive(Clone, Debug)]
struct Shown {
    pieces: Vec<String>,
    fails: bool,
    was_asked: Cell<bool>,
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.was_asked.replace(true) {
            return f.write_str("asked again");
        }
        self.pieces.iter().try_for_each(|piece| f.write_str(piece))?;
        if self.fails { Err(fmt::Error) } else { Ok(()) }
    }
}

#[derive(ToReply)]
enum Derived<'a, D> {
    #[reply(550, "5.1.1", "no mailbox <{0}> here")]
    Text(&'a str),
    #[reply(550, "5.7.25", "{0}{1}, {2} of {3}")]
    Known(String, Cow<'a, str>, u8, u64),
    #[reply(452, "4.2.2", "{1} and {0:>4} and {1}{2}")]
    Mixed(u32, &'a str, D),
    #[reply(250, "{0}{1}")]
    Bare(&'a str, D),
    #[reply(250, "{0}")]
    BareText(&'a str),
    #[reply(334, "{0}")]
    ChallengeText(&'a str),
    #[reply(354, "{0}{1}")]
    Intermediate(D, &'a str),
    #[reply(334, "{0}{1}")]
    Challenge(&'a str, D),
    #[reply(550, "5.7.1", "{1}\tno\n{0}")]
    Lines(&'a str, D),
    #[reply(550, "5.7.1", "{1} no {0}", lines(1))]
    TypedLines(&'a str, D),
    #[reply(550, "5.6.7", "{0} no {1}", utf8)]
    Utf8(&'a str, D),
    #[reply(550, "5.6.7", "k\u{e4}se {0}{1}", utf8)]
    Utf8Text(&'a str, D),
}

#[derive(ToReply)]
#[reply(to = Ehlo)]
enum Hello<'a, D> {
    #[reply(250, "{0} {1}")]
    Name(&'a str, D),
    #[reply(transparent)]
    Other(Derived<'a, D>),
}

enum Part<'a, D> {
    Literal(&'a str),
    Value(&'a dyn fmt::Display),
    Shown(&'a D),
    Lines(&'a D),
}

use Part::{Literal, Value};

/// A reply by hand, of which no shortcut knows anything.
struct ByHand<'a, D> {
    code: u16,
    enhanced: &'a str,
    parts: Vec<Part<'a, D>>,
    allows_utf8: bool,
    never_folds: bool,
}

impl<D: fmt::Display> ToReply for ByHand<'_, D> {
    fn code(&self) -> ReplyCode {
        ReplyCode::new(self.code).unwrap()
    }
    fn enhanced(&self) -> Option<EnhancedCode> {
        self.enhanced.parse().ok()
    }
    fn write_text(&self, w: &mut TextWriter<'_>) -> fmt::Result {
        if self.never_folds {
            w.never_fold();
        }
        if self.allows_utf8 {
            w.allow_utf8();
        }
        self.parts.iter().try_for_each(|part| match part {
            Literal(text) => w.literal(text),
            Value(value) => w.value(format_args!("{value}")),
            Part::Shown(value) => w.value(format_args!("{value}")),
            Part::Lines(value) => w.lines(format_args!("{value}")),
        })
    }
}

/// A reply as one line, as the derive shows it.
struct Line<'a>(&'a dyn ToReply);

impl fmt::Display for Line<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        smtp_codes::__private::display(self.0, f)
    }
}

fn by_hand<'a, D>(derived: &'a Derived<'a, D>) -> ByHand<'a, D> {
    let (code, enhanced, parts) = match derived {
        Derived::Text(text) => (550, "5.1.1", vec![Literal("no mailbox <"), Value(text), Literal("> here")]),
        Derived::Known(a, b, c, d) => {
            let parts = vec![Value(a), Value(b), Literal(", "), Value(c), Literal(" of "), Value(d)];
            (550, "5.7.25", parts)
        }
        Derived::Mixed(number, text, shown) => {
            // The format string has the number to the right of four columns.
            let number: &'a str = format!("{number:>4}").leak();
            let parts = vec![Value(text), Literal(" and "), Literal(number), Literal(" and "), Value(text)];
            (452, "4.2.2", parts.into_iter().chain([Part::Shown(shown)]).collect())
        }
        Derived::Bare(text, shown) => (250, "", vec![Value(text), Part::Shown(shown)]),
        Derived::BareText(text) => (250, "", vec![Value(text)]),
        Derived::ChallengeText(text) => (334, "", vec![Value(text)]),
        Derived::Intermediate(shown, text) => (354, "", vec![Part::Shown(shown), Value(text)]),
        Derived::Challenge(text, shown) => (334, "", vec![Value(text), Part::Shown(shown)]),
        Derived::Lines(text, shown) => {
            (550, "5.7.1", vec![Part::Shown(shown), Literal("\tno\n"), Value(text)])
        }
        Derived::TypedLines(text, shown) => {
            (550, "5.7.1", vec![Part::Lines(shown), Literal(" no "), Value(text)])
        }
        Derived::Utf8(text, shown) => (550, "5.6.7", vec![Value(text), Literal(" no "), Part::Shown(shown)]),
        Derived::Utf8Text(text, shown) => {
            (550, "5.6.7", vec![Literal("k\u{e4}se "), Value(text), Part::Shown(shown)])
        }
    };
    let allows_utf8 = matches!(derived, Derived::Utf8(..) | Derived::Utf8Text(..));
    ByHand { code, enhanced, parts, allows_utf8, never_folds: false }
}

fn hello_by_hand<'a, D>(hello: &'a Hello<'a, D>) -> ByHand<'a, D> {
    let by_hand = match hello {
        Hello::Name(text, shown) => ByHand {
            code: 250,
            enhanced: "",
            parts: vec![Value(text), Literal(" "), Part::Shown(shown)],
            allows_utf8: false,
            never_folds: false,
        },
        Hello::Other(derived) => by_hand(derived),
    };
    ByHand { never_folds: by_hand.code == 250, ..by_hand }
}

/// Writes a reply to each target, as octets or as an error. The reply is made anew for each.
fn written<R: ToReply>(make: impl Fn() -> R) -> Vec<(Result<usize, WriteError>, Vec<u8>)> {
    let mut all = Vec::new();
    for utf8 in [false, true] {
        let mut out = b"before".to_vec();
        let result = make().wire().utf8(utf8).append_to(&mut out).map(|()| out.len());
        all.push((result, out));
        for room in [0, 9, 40, 300, 511, 512, 513, 15_000] {
            let mut buffer = vec![0; room];
            let result = make().wire().utf8(utf8).write_into(&mut buffer);
            buffer.truncate(result.unwrap_or_default());
            all.push((result, buffer));
        }
        let mut shown = String::new();
        let result = write!(shown, "{}", make().wire().utf8(utf8));
        all.push((result.map(|()| shown.len()).map_err(|_| WriteError::Formatting), shown.into_bytes()));
    }
    let mut shown = String::new();
    let result = write!(shown, "{}", Line(&make()));
    all.push((result.map(|()| shown.len()).map_err(|_| WriteError::Formatting), shown.into_bytes()));
    all.push((Ok(0), make().to_bytes()));
    all.push((Ok(0), make().to_bytes_utf8()));
    let kept = make().to_reply_buf();
    all.push((Ok(kept.line_count()), kept.raw().to_vec()));
    let facts = (kept.code(), kept.enhanced(), kept.deviations().collect::<Vec<_>>());
    all.push((Ok(0), format!("{facts:?}").into_bytes()));
    all
}

fn agree(make: impl Fn() -> Derived<'static, Shown>) {
    let derived: Vec<_> = written(&make);
    let expected = written(|| Borrowed(make()));
    assert_eq!(derived, expected);
    let hello = written(|| Hello::Other(make()));
    let expected = written(|| BorrowedHello(Hello::Other(make())));
    assert_eq!(hello, expected);
}

/// Owns what [`ByHand`] borrows.
struct Borrowed(Derived<'static, Shown>);
struct BorrowedHello(Hello<'static, Shown>);

macro_rules! by_hand {
    ($name:ident, $by_hand:ident) => {
        impl ToReply for $name {
            fn code(&self) -> ReplyCode {
                $by_hand(&self.0).code()
            }
            fn enhanced(&self) -> Option<EnhancedCode> {
                $by_hand(&self.0).enhanced()
            }
            fn write_text(&self, w: &mut TextWriter<'_>) -> fmt::Result {
                $by_hand(&self.0).write_text(w)
            }
        }
    };
}

by_hand!(Borrowed, by_hand);
by_hand!(BorrowedHello, hello_by_hand);

/// Mostly what a server says, so that the shortcuts are taken too.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => "[ -~]{0,40}",
        1 => "[ -~]{480,520}",
        1 => "[245][.][0-9][.][0-9]{1,3}[ a]?",
        2 => hostile(),
    ]
}

fn shown() -> impl Strategy<Value = Shown> {
    (proptest::collection::vec(text(), 0..4), proptest::bool::weighted(0.2))
        .prop_map(|(pieces, fails)| Shown { pieces, fails, was_asked: Cell::new(false) })
}

fn number() -> impl Strategy<Value = u64> {
    prop_oneof![
        any::<u64>(),
        0..=1000u64,
        (0..20u32, 0..=2u64).prop_map(|(power, off)| (10u64.pow(power) + off).saturating_sub(1))
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_derived_reply_is_what_the_writer_makes_of_it(
        which in 0..12, text in text(), more in text(), shown in shown(), number in number(),
    ) {
        // Leaked, as the types by hand borrow for as long as they like.
        let text: &'static str = text.leak();
        agree(|| {
            let shown = Shown { was_asked: Cell::new(false), ..shown.clone() };
            match which {
                0 => Derived::Text(text),
                1 => Derived::Known(text.into(), Cow::Owned(more.clone()), number as u8, number),
                2 => Derived::Mixed(number as u32, text, shown),
                3 => Derived::Bare(text, shown),
                4 => Derived::Intermediate(shown, text),
                5 => Derived::Challenge(text, shown),
                6 => Derived::Lines(text, shown),
                7 => Derived::TypedLines(text, shown),
                8 => Derived::Utf8(text, shown),
                9 => Derived::BareText(text),
                10 => Derived::ChallengeText(text),
                _ => Derived::Utf8Text(text, shown),
            }
        });
    }

    #[test]
    fn a_hello_is_what_the_writer_makes_of_it(text in text(), shown in shown()) {
        let text: &'static str = text.leak();
        let hello = || Hello::Name(text, Shown { was_asked: Cell::new(false), ..shown.clone() });
        assert_eq!(written(hello), written(|| BorrowedHello(hello())));
    }

    #[test]
    fn a_number_is_written_as_it_is_shown(number in number()) {
        let reply = Derived::<Shown>::Known(String::new(), "".into(), number as u8, number);
        let expected = format!("550 5.7.25 , {} of {number}\r\n", number as u8);
        prop_assert_eq!(reply.to_bytes(), expected.as_bytes());
    }
}

#[test]
fn each_octet_in_a_value_goes_the_right_way() {
    for octet in 0..=127u8 {
        for len in 0..40 {
            for at in 0..=len {
                let mut text = "x".repeat(len);
                text.insert(at, char::from(octet));
                let expected = match octet {
                    b'\t' | b' '..=b'~' => text.clone(),
                    _ => text.replace(char::from(octet), "?"),
                };
                let reply = Derived::<Shown>::Text(&text);
                assert_eq!(
                    reply.to_bytes(),
                    format!("550 5.1.1 no mailbox <{expected}> here\r\n").as_bytes()
                );
            }
        }
    }
}

#[test]
fn a_line_of_each_length_is_folded_where_it_must() {
    for len in 440..560 {
        for text in ["x".repeat(len), "word ".repeat(len / 5)] {
            let text: &'static str = text.leak();
            let shown = Shown { pieces: vec![text.into()], fails: false, was_asked: Cell::new(false) };
            agree(|| Derived::Text(text));
            agree(|| Derived::BareText(text));
            agree(|| Derived::ChallengeText(text));
            agree(|| Derived::Bare(text, Shown { was_asked: Cell::new(false), ..shown.clone() }));
            agree(|| Derived::Challenge(text, Shown { was_asked: Cell::new(false), ..shown.clone() }));
        }
    }
}

/// The texts of a hello, given to the writer one by one.
struct HelloLines<'a> {
    first: String,
    keywords: Vec<&'a str>,
}

impl ToReply for HelloLines<'_> {
    fn code(&self) -> ReplyCode {
        ReplyCode::OKAY
    }
    fn enhanced(&self) -> Option<EnhancedCode> {
        None
    }
    fn write_text(&self, w: &mut TextWriter<'_>) -> fmt::Result {
        w.never_fold();
        w.value(format_args!("{}", self.first))?;
        self.keywords.iter().try_for_each(|keyword| {
            w.next_line()?;
            w.value(format_args!("{keyword}"))
        })
    }
}

/// A keyword that is well formed as long as the reply is made.
struct Turned<'a> {
    was_asked: Cell<bool>,
    later: &'a str,
}

impl AsRef<str> for Turned<'_> {
    fn as_ref(&self) -> &str {
        if self.was_asked.replace(true) { self.later } else { "HELP" }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lines_of_a_hello_are_what_the_writer_makes_of_them(
        domain in "[a-z0-9]{0,3}[.]?[a-z][a-z0-9-]{0,9}[a-z]", greeting in "[ -~\t]{0,200}",
        keywords in proptest::collection::vec("[A-Z0-9][A-Za-z0-9-]{0,20}( [!-~]{1,20}){0,3}", 0..8),
    ) {
        let Ok(made) = EhloReply::new(&domain, &keywords).and_then(|made| made.greeting(&greeting)) else {
            return Ok(());
        };
        let first = if greeting.is_empty() { domain.clone() } else { format!("{domain} {greeting}") };
        let lines =
            || HelloLines { first: first.clone(), keywords: keywords.iter().map(String::as_str).collect() };
        assert_eq!(written(|| made), written(lines));
    }

    #[test]
    fn a_keyword_that_turns_is_what_the_writer_makes_of_it(later in text(), first in text()) {
        let keyword = |later| Turned { was_asked: Cell::new(false), later };
        let keywords = [keyword(&first), keyword("SIZE 1000"), keyword(&later)];
        let made = EhloReply::new("mx.example", &keywords).unwrap();
        let lines =
            || HelloLines { first: "mx.example".into(), keywords: vec![&first, "SIZE 1000", &later] };
        assert_eq!(written(|| made), written(lines));
    }
}

/// A received reply, of which the writer is not told that it is ready.
struct Unready<'a>(Reply<'a>);

impl ToReply for Unready<'_> {
    fn code(&self) -> ReplyCode {
        self.0.code()
    }
    fn enhanced(&self) -> Option<EnhancedCode> {
        self.0.enhanced()
    }
    fn write_text(&self, w: &mut TextWriter<'_>) -> fmt::Result {
        self.0.write_text(w)
    }
}

#[derive(ToReply)]
enum Wrapped<'a> {
    #[reply(transparent)]
    Received(Reply<'a>),
}

#[test]
fn a_reply_that_is_ready_is_shown_and_kept_as_the_writer_writes_it() {
    const STATUSES: [&str; 8] =
        ["", "2.0.0 ", "4.7.1 ", "5.1.1 ", "5.999.10 ", " 5.1.1 ", "5.1.1\t", "5.1.1"];
    let long = "x".repeat(505);
    let texts =
        ["", "ok", " ok", "a  b ", "5.1.1 x", "2", "\tx", "a\tb", "caf\u{e9}", "\u{7}", &long, &long[..496]];
    for number in 100..=599 {
        for status in STATUSES {
            for text in texts {
                for raw in
                    [format!("{number} {status}{text}\r\n"), format!("{number}-{text}\r\n{number} a\r\n")]
                {
                    let received = Reply::parse(raw.as_bytes()).unwrap();
                    let shown = Line(&Unready(received)).to_string();
                    let kept = Unready(received).to_reply_buf();
                    assert_eq!(received.to_string(), shown, "{raw:?}");
                    assert_eq!(ReplyBuf::from(received).to_string(), shown, "{raw:?}");
                    let wrapped = Wrapped::Received(received);
                    assert_eq!(wrapped.to_string(), shown, "{raw:?}");
                    let wrapped = wrapped.to_reply_buf();
                    assert_eq!(wrapped.as_reply(), kept.as_reply(), "{raw:?}");
                    assert!(wrapped.deviations().eq(kept.deviations()), "{raw:?}");
                }
            }
        }
    }
}
