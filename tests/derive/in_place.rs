//! `reply!`: one reply in place.

use std::collections::BTreeMap;
use std::convert::identity;
use std::fmt::Display;

use smtp_codes::{ReplyCode, StaticReply, ToReply, reply};

const NO_SUCH_USER: StaticReply = reply!(Rcpt, 550, "5.1.1", "no such user");
static GOODBYE: StaticReply = reply!(Quit, 221, "2.0.0", "bye");

#[test]
fn a_reply_without_values_is_a_constant() {
    const OCTETS: &[u8] = NO_SUCH_USER.as_bytes();
    assert_eq!(OCTETS, b"550 5.1.1 no such user\r\n");
    assert_eq!(NO_SUCH_USER.as_str().as_bytes(), OCTETS);
    assert_eq!(
        (NO_SUCH_USER.code(), NO_SUCH_USER.enhanced()),
        (ReplyCode::MAILBOX_UNAVAILABLE, "5.1.1".parse().ok())
    );
    assert_eq!(NO_SUCH_USER.to_string(), "550 5.1.1 no such user");
    assert!(GOODBYE.closes() && !NO_SUCH_USER.closes());

    let replies: [StaticReply; 6] = [
        reply!(354, "go on"),
        reply!((Mail, Rcpt), 451, "4.3.0", "later,\nor never"),
        reply!(250, none, "10.0.1"),
        reply!(Connect, 554, "5.7.1", close, "go away"),
        reply!(Rcpt, 571, unregistered, "blocked {{for good}}"),
        reply!(Rcpt, 550, "5.1.1", utf8, "kein Empfänger"),
    ];
    for (reply, octets) in replies.iter().zip([
        "354 go on\r\n",
        "451-4.3.0 later,\r\n451 4.3.0 or never\r\n",
        "250 10.0.1\r\n",
        "554 5.7.1 go away\r\n",
        "571 blocked {for good}\r\n",
        "550 5.1.1 kein Empf?nger\r\n",
    ]) {
        assert_eq!(reply.as_str(), octets);
        assert_eq!(reply.wire().to_string(), octets);
        assert_eq!(reply.to_bytes(), octets.as_bytes());
    }
    assert!(replies[3].closes());
    assert_eq!(replies[5].wire().utf8(true).to_string(), "550 5.1.1 kein Empfänger\r\n");
    assert_eq!(replies[5].to_reply_buf().wire().utf8(true).to_string(), "550 5.1.1 kein Empfänger\r\n");
    assert_eq!(replies[4].to_reply_buf().to_string(), "571 blocked {for good}");
}

#[test]
fn the_arms_of_a_match_have_one_type() {
    for (number, wire) in
        [(0, "250 2.0.0 ok\r\n"), (1, "501 5.5.4 no arguments\r\n"), (2, "221 2.0.0 bye\r\n")]
    {
        let reply = match number {
            0 => reply!(Noop, 250, "2.0.0", "ok"),
            1 => reply!(Noop, 501, "5.5.4", "no arguments"),
            _ => GOODBYE,
        };
        assert_eq!(reply.as_str(), wire);
    }
}

fn wire(reply: &dyn ToReply) -> String {
    reply.wire().to_string()
}

#[test]
fn what_the_text_captures_is_lent_and_arguments_are_owned() {
    let mailbox = String::from("ann@example.org");
    let lent = reply!(Rcpt, 250, "2.1.5", "recipient <{mailbox}> ok, {mailbox}");
    assert_eq!(wire(&lent), "250 2.1.5 recipient <ann@example.org> ok, ann@example.org\r\n");
    assert_eq!(lent.to_string(), "250 2.1.5 recipient <ann@example.org> ok, ann@example.org");
    let copy = lent;
    assert_eq!(wire(&copy), wire(&lent));

    fn owned(mailbox: String, size: u64) -> impl ToReply + Display {
        reply!(Rcpt, 452, "4.2.2", "<{}> is full: {size} {0} {}", mailbox, "octets", size = size + 1)
    }
    assert_eq!(wire(&owned(mailbox, 7)), "452 4.2.2 <ann@example.org> is full: 8 ann@example.org octets\r\n");

    let boxed: Vec<Box<dyn ToReply>> = vec![
        Box::new(reply!(Vrfy, 252, "2.5.0", "{:?}", "a\nb")),
        Box::new(reply!(Etrn, 253, "{}", Vec::<(u8, u8)>::new().len())),
        Box::new(NO_SUCH_USER),
    ];
    let all: Vec<String> = boxed.iter().map(|reply| wire(&**reply)).collect();
    assert_eq!(all, ["252 2.5.0 \"a\\nb\"\r\n", "253 0\r\n", "550 5.1.1 no such user\r\n"]);
}

#[test]
fn an_argument_ends_where_its_expression_does() {
    trait Sum<A, B> {
        const SUM: u8;
    }
    impl Sum<u8, u16> for u8 {
        const SUM: u8 = 3;
    }
    trait Shown<A, B>: Display {}
    impl Shown<u8, u16> for u8 {}

    let (one, two) = (1_u8, 2_u8);
    let reply = reply!(
        250,
        "{} {} {} {} {} {} {} {last}",
        <u8 as Sum<u8, u16>>::SUM,
        one + <u8 as Sum<u8, u16>>::SUM,
        &one as &dyn Shown<u8, u16>,
        one < two,
        one << 2,
        identity::<fn(u8, u8) -> u8>(|a, b| a * b)(two, two) < one,
        u16::from(one) as u8 + two,
        last = <u8 as Sum<u8, u16>>::SUM,
    );
    assert_eq!(wire(&reply), "250 3 4 1 true 4 false 3 3\r\n");

    // A type goes on after its own signs, and a word of the language is not a value that could be compared.
    fn none(_: u8) -> BTreeMap<u8, u16> {
        BTreeMap::new()
    }
    let map = none(one);
    let reply = reply!(
        250,
        "{} {} {} {last}",
        if <u8 as Sum<u8, u16>>::SUM > 1 { 1 } else { 2 },
        match <u8 as Sum<u8, u16>>::SUM {
            0 => one,
            sum => sum,
        },
        (none as fn(u8) -> BTreeMap<u8, u16> as usize != 0) as u8,
        last = (&&map as &&BTreeMap<u8, u16>).len(),
    );
    assert_eq!(wire(&reply), "250 1 3 1 0\r\n");
    let twice_lent = &&map;
    let pointer = none as fn(u8) -> BTreeMap<u8, u16>;
    assert_eq!(
        wire(&reply!(
            250,
            "{:p} {:?} {}",
            none as fn(u8) -> BTreeMap<u8, u16>,
            twice_lent as &&BTreeMap<u8, u16>,
            one
        )),
        format!("250 {pointer:p} {{}} 1\r\n")
    );
}

/// What a macro was given as one expression stays one, as in `format!`.
#[test]
fn an_expression_that_a_macro_passes_on_is_one_operand() {
    macro_rules! shown {
        ($value:expr, $type:ty, $path:path, $text:literal) => {
            wire(&reply!(
                250,
                "{} {} {} {} {} {} {} {last} {text}",
                2 * $value,
                -$value,
                $value as $type,
                $value.to_string().len(),
                <$type>::MAX,
                $path(2),
                $value,
                last = $value * 2,
                text = $text,
            ))
        };
    }
    assert_eq!(shown!(1 + 2, i8, i8::abs, "text"), "250 6 -3 3 1 127 2 3 6 text\r\n");
    assert_eq!(
        shown!(if true { 10 } else { 20 }, i64, identity::<u8>, "a, b"),
        format!("250 20 -10 10 2 {} 2 10 20 a, b\r\n", i64::MAX)
    );
}

/// A temporary that is lent to a reply in a variable lives as long as that, however it is formatted.
#[test]
fn a_temporary_lives_as_long_as_the_reply() {
    let width = 5;
    let shown = reply!(250, "{}", &String::from("a"));
    let debugged = reply!(250, "{:?}", &String::from("a"));
    let padded = reply!(250, "{:>width$} {:x}", &String::from("a"), &(10 + width));
    assert_eq!(
        [wire(&shown), wire(&debugged), wire(&padded)],
        ["250 a\r\n", "250 \"a\"\r\n", "250     a f\r\n"]
    );
}

#[test]
fn placeholders_are_those_of_format_strings() {
    let (text, width, r#type, bøx) = ("abc", 6, 1.5, Some(3));
    assert_eq!(
        wire(&reply!(250, "[{text:>width$}] [{text:^5}] [{type:08.3}] {bøx:?} {:#x} {{{}}}", 255, 'x')),
        "250 [   abc] [ abc ] [0001.500] Some(3) 0xff {x}\r\n"
    );
}

#[test]
fn no_value_begins_a_line_but_those_that_may() {
    let evil = "a\r\n250 ok";
    assert_eq!(wire(&reply!(Rcpt, 550, "5.7.1", "{evil} {}", evil)), "550 5.7.1 a??250 ok a??250 ok\r\n");
    assert_eq!(
        wire(&reply!(Rcpt, 550, "5.7.1", lines(evil), "{evil} {}", evil)),
        "550-5.7.1 a\r\n550 5.7.1 250 ok a??250 ok\r\n"
    );
    assert_eq!(wire(&reply!(250, "{}", "2.1.5 x")), "250 2?1.5 x\r\n");
    let long = "x".repeat(600);
    let hello = reply!(Ehlo, 250, "{long}\nSIZE {}", 10);
    assert_eq!(wire(&hello), format!("250-{}\r\n250 SIZE 10\r\n", &long[..506]));
    assert!(wire(&reply!(Rcpt, 550, "{long}")).lines().count() > 1);
    let banned = reply!(Connect, 554, "5.7.1", close, "{long}");
    assert!(banned.closes());
}

/// Under another name, where nothing is called as usual, and in a function of a module of its own.
mod renamed {
    use smtp_codes as replies;

    #[test]
    fn it_works_all_the_same() {
        #[allow(dead_code)]
        struct Option;
        #[allow(dead_code)]
        struct Filled;
        let name = "kim";
        let reply = replies::reply!(Rcpt, 250, "2.1.5", "<{name:>5}> {}", 1);
        assert_eq!(replies::ToReply::to_bytes(&reply), b"250 2.1.5 <  kim> 1\r\n");
        assert_eq!(replies::reply!(Rcpt, 250, "2.1.5", "ok").as_str(), "250 2.1.5 ok\r\n");
    }
}
